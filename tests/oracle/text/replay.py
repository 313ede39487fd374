#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Replays every recorded command line on the built CLI and compares what it prints and leaves.

    replay.py LIMBECK [--case ID] [--list]

README.md beside this file tells what is compared and what may differ.
"""

import argparse
import concurrent.futures
import json
import os
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
TIMEOUT = 60
MIGRATING = {"upgrade", "downgrade", "stamp"}

# -- what was recorded and what may differ ---------------------------------------------------


def recorded_cases():
    with open(HERE / "text.jsonl", encoding="ascii") as lines:
        return [json.loads(line) for line in lines]


def listed_differences():
    """Of differences.txt: "case#step" to the set of parts that differ."""
    listed = {}
    for line in (HERE / "differences.txt").read_text(encoding="utf-8").splitlines():
        if re.match(r"\S+/\S+#\d+ ", line):
            name, *parts = line.split()
            if name in listed:
                raise SystemExit(f"differences.txt: {name} is listed twice")
            listed[name] = set(parts)
    return listed


# -- sorting what stock prints in the order of a Python set -----------------------------------


def sorted_list(text):
    return ", ".join(sorted(text.split(", ")))


def sorted_line(line):
    found = re.match(r"(Branch names: |Branches into: )(.*)$", line)
    if found:
        return found.group(1) + sorted_list(found.group(2))
    return re.sub(r"\(([^()]*, [^()]*)\)", lambda list_: f"({sorted_list(list_.group(1))})", line)


def sorted_text(text, argv):
    lines, children = [], []
    for line in map(sorted_line, text.split("\n")):
        if re.match(r" +-> ", line):
            children.append(line)
        elif children and line:
            children[-1] += "\n" + line  # a message of several lines
        else:
            lines += sorted(children) + [line]
            children = []
    text = "\n".join(lines + sorted(children))
    if "current" not in argv or text.startswith("FAILED"):
        return text
    if "Rev: " in text:
        return "".join(sorted(re.split(r"(?m)(?=^Rev: )", text)))
    return "\n".join(sorted(line for line in text.split("\n") if line))


# -- running ----------------------------------------------------------------------------------


def write_files(project, files):
    for name, text in files.items():
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def version_rows(project):
    """Of every database in the folder: "file:table" to sorted rows, as in the recording."""
    rows = {}
    for path in sorted(project.glob("*.db")):
        database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for (table,) in tables:
            if table.endswith("version"):
                found = database.execute(f'SELECT version_num FROM "{table}"').fetchall()
                rows[f"{path.name}:{table}"] = sorted(row for (row,) in found)
        database.close()
    return rows


def set_version_rows(project, rows):
    """Goes on from where stock was."""
    for key, wanted in rows.items():
        file, table = key.split(":")
        database = sqlite3.connect(project / file)
        database.execute(
            f'CREATE TABLE IF NOT EXISTS "{table}" (version_num VARCHAR(32) NOT NULL,'
            f" CONSTRAINT {table}_pkc PRIMARY KEY (version_num))"
        )
        database.execute(f'DELETE FROM "{table}"')
        database.executemany(f'INSERT INTO "{table}" VALUES (?)', [(row,) for row in wanted])
        database.commit()
        database.close()


def log_of(text):
    """The log: Alembic's messages, then the warnings, which have loggers of their own."""
    messages, warnings, last = [], [], []
    for line in text.splitlines():
        found = re.match(r"(INFO |WARNI|ERROR) \[([\w.]+)\] (.*)", line)
        if found is None and last:
            last[-1] += "\n" + line
        elif found is not None:
            level, logger, message = found.groups()
            is_alembics = level == "INFO " and logger == "alembic.runtime.migration"
            last = messages if is_alembics else warnings if level == "WARNI" else []
            last.append(message)
    return messages + ["warning: " + first_line(warning) for warning in warnings]


def run(limbeck, project, argv, environment):
    """What one command does, in the form of the recording."""
    # Limbeck asks before rows can be lost; the recording was made by somebody who said yes.
    consent = ["--yes"] if MIGRATING.intersection(argv) else []
    done = subprocess.run(
        [limbeck, *argv, *consent],
        cwd=project,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=TIMEOUT,
        check=False,
    )
    normal = lambda text: text.decode("utf-8", "replace").replace(str(project), "<PROJECT>")
    return {
        "exit": done.returncode,
        "stdout": normal(done.stdout),
        "log": log_of(normal(done.stderr)),
        "rows": version_rows(project),
        "stderr": normal(done.stderr),
    }


# -- comparing --------------------------------------------------------------------------------


def first_line(text):
    return text.split("\n", 1)[0]


def differs_in_log(stock, ours):
    """Stock's driver for SQLite has no transactional DDL, ours has: the sentence is true of each.
    Where stock warns, we must; we may warn of more."""
    note = re.compile(r"Will assume (non-)?transactional DDL\.$")
    plain = lambda log: [
        "Will assume …" if note.match(line) else line
        for line in log
        if not line.startswith("warning: ")
    ]
    warnings = lambda log: {line for line in log if line.startswith("warning: ")}
    return plain(stock) != plain(ours) or not warnings(stock) <= warnings(ours)


def differs_in_text(stock, ours, argv):
    # Crashes, wrong usage and help have words of their own.
    if "names" in stock:
        return set(stock["names"]) != set(re.findall(r"(?m)^(\w+) - ", ours["stdout"]))
    if stock["exit"] == 2 or stock.get("crash") or is_help(argv):
        return False
    expected, text = stock.get("stdout", ""), ours["stdout"]
    if stock.get("unordered"):
        expected, text = sorted_text(expected, argv), sorted_text(text, argv)
    if stock["exit"] == 255 and expected.startswith("FAILED: "):
        return first_line(expected) != first_line(text)
    return expected != text


def is_help(argv):
    return argv == ["--version"] or argv[-1:] in (["-h"], ["--help"])


def differences(stock, ours, argv, rows):
    """The parts in which ours differs: any of exit, stdout, log, rows."""
    different = set()
    exit_code = 255 if stock.get("crash") else stock["exit"]
    if ours["exit"] != exit_code:
        different.add("exit")
    if differs_in_text(stock, ours, argv):
        different.add("stdout")
    is_answer = not stock.get("crash") and stock["exit"] != 2
    if is_answer and differs_in_log(stock.get("log", []), ours["log"]):
        different.add("log")
    if ours["rows"] != without_tables_of_readers(stock, ours, argv, rows):
        different.add("rows")
    return different


def without_tables_of_readers(stock, ours, argv, rows):
    """Stock makes the version table also for commands that only read, or fail; we do not."""
    if MIGRATING.intersection(argv) and stock["exit"] == 0:
        return rows
    return {key: value for key, value in rows.items() if value or key in ours["rows"]}


def is_reordered(stock, ours):
    lines = lambda result: sorted(result.get("stdout", "").split("\n"))
    return lines(stock) == lines(ours) and not differs_in_log(
        sorted(stock.get("log", [])), sorted(ours["log"])
    )


def compare(step, ours, rows):
    """The parts that differ from the recording, or from the nearest of several recordings."""
    if "any" not in step:
        return differences(step, ours, step["argv"], step.get("rows", rows))
    best = None
    for stock in step["any"]:
        different = differences(stock, ours, step["argv"], stock.get("rows", rows))
        # Stock's order of a Python set has more forms than were recorded.
        if is_reordered(stock, ours):
            different -= {"stdout", "log"}
        if best is None or len(different) < len(best):
            best = different
    return best


def describe(name, step, ours, different):
    stock = step if "any" not in step else step["any"][0]
    lines = [f"{name} {' '.join(sorted(different))}    limbeck {' '.join(step['argv'])}"]
    for part in sorted(different):
        lines.append(f"    {part}, stock: {stock.get(part)!r}")
        lines.append(f"    {part}, ours:  {ours[part]!r}")
    if "exit" in different:
        lines.append(f"    stderr: {ours['stderr']!r}")
    return "\n".join(lines)


def replay(limbeck, case, folder):
    """Every difference of one case: name to (parts, description)."""
    project = folder / case["id"].replace("/", "-")
    project.mkdir()
    write_files(project, case["files"])
    if "mig/env.py" in case["files"] and case["id"] != "special/no_versions_dir":
        (project / "mig" / "versions").mkdir(exist_ok=True)
    environment = {
        "PATH": "/usr/bin:/bin",
        "HOME": str(folder),
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "COLUMNS": "80",
    }
    for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS"):
        if name in os.environ:
            environment[name] = os.environ[name]
    found, rows = {}, {}
    for number, step in enumerate(case["steps"]):
        name = f"{case['id']}#{number}"
        ours = run(limbeck, project, step["argv"], environment)
        different = compare(step, ours, rows)
        rows = step.get("rows", rows)
        if different:
            found[name] = (different, describe(name, step, ours, different))
        if "rows" in different:
            set_version_rows(project, rows)
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("limbeck", type=pathlib.Path)
    parser.add_argument("--case", help="replay only cases whose name begins like this")
    parser.add_argument("--list", action="store_true", help="print all differences as they are listed")
    arguments = parser.parse_args()
    listed = listed_differences()
    limbeck = str(arguments.limbeck.resolve())
    cases = [case for case in recorded_cases() if case["id"].startswith(arguments.case or "")]
    found = {}
    with tempfile.TemporaryDirectory(prefix="limbeck-text-") as root:
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count() or 2) as pool:
            folder = pathlib.Path(root).resolve()
            for result in pool.map(lambda case: replay(limbeck, case, folder), cases):
                found.update(result)
    steps = {f"{case['id']}#{number}" for case in cases for number in range(len(case["steps"]))}
    wrong = [text for name, (parts, text) in found.items() if listed.get(name) != parts]
    gone = [name for name in listed if name in steps and name not in found]
    if arguments.list:
        print("\n".join(f"{name} {' '.join(sorted(parts))}" for name, (parts, _) in found.items()))
        return 0
    for text in wrong:
        print(text)
    for name in gone:
        print(f"{name} is listed in differences.txt but no longer differs: take it out")
    print(f"{len(steps)} commands: {len(found)} differ, {len(wrong)} not as listed, {len(gone)} no longer")
    return 1 if wrong or gone else 0


if __name__ == "__main__":
    sys.exit(main())
