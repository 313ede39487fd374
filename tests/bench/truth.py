#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""truth.py [--show N] [--json FILE] [--answers FILE] [--within FOLDER] BENCH_STATEMENTS FOLDER[:ENGINE,…]…

Compares the SQL that Limbeck reads out of scripts with the SQL that stock Alembic writes when it runs
them offline (`--sql`), script by script and direction by direction, without regard to white space.
BENCH_STATEMENTS is the program of that name. A reading is *wrong* if Limbeck is certain of other SQL
than Alembic writes; what Limbeck calls opaque is no reading, and what Alembic cannot run offline is
nothing to compare with. The exit code is 1 if a reading is wrong.

This runs the projects' code: each script in a process of its own, without a network, as nobody where
the caller is root, with limits of time, memory and file size. Alembic and SQLAlchemy come from
PYTHONPATH or the system; a project's modules are found in the folders above its scripts, up to
--within. What cannot be imported is no obstacle until a function uses it.
"""
import argparse
import collections
import difflib
import functools
import itertools
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

COMMENT = re.compile(r"('(?:[^']|'')*'|\"[^\"]*\")|--[^\n]*")
INDEX = re.compile("CREATE (UNIQUE )?INDEX ")
WORKER = pathlib.Path(__file__).with_name("alembicworker.py")


def normal(statements):
    """The statements without white space, comments and transactions, and without an order that is no
    order: Alembic makes the indexes of a new table in the order of a Python set."""
    text = ";".join(COMMENT.sub(lambda found: found[1] or "", each) + "\n" for each in statements)
    pieces = [re.sub(r"\s+", " ", piece).strip() for piece in text.split(";")]
    pieces = [piece for piece in pieces if piece and piece.upper() not in ("BEGIN", "COMMIT")]
    ordered = []
    for is_index, run in itertools.groupby(pieces, lambda piece: INDEX.match(piece) is not None):
        ordered += sorted(run) if is_index else run
    return ordered


def limbeck_lines(program, folder):
    out = subprocess.run([program, folder], check=True, capture_output=True, text=True).stdout
    return [json.loads(line) for line in out.splitlines()]


def sandboxed(command):
    """`command` without a network, and without rights where they can be given up."""
    if subprocess.run(["unshare", "-n", "true"], stderr=subprocess.DEVNULL).returncode != 0:
        sys.exit("Cannot take the network away (unshare -n): a stranger's code is not run with it.")
    if os.geteuid() == 0:
        nobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
        return ["unshare", "-n", *nobody, *command]
    return ["unshare", "-n", *command]


def alembic_lines(within, wanted):
    """What Alembic writes for each of `wanted` (file, engine, direction); None where it fails."""
    files = collections.defaultdict(set)
    for file, engine, direction in wanted:
        files[file].add((engine, direction))
    request = {"within": within,
               "scripts": [[file, sorted(cases)] for file, cases in sorted(files.items())]}
    with tempfile.TemporaryDirectory() as home:
        os.chmod(home, 0o777)
        environment = {"PATH": os.environ["PATH"], "HOME": home, "LC_ALL": "C.UTF-8", "TZ": "UTC",
                       "PYTHONPATH": os.environ.get("PYTHONPATH", ""),
                       "PYTHONDONTWRITEBYTECODE": "1", "PYTHONHASHSEED": "0"}
        done = subprocess.run(sandboxed([sys.executable, "-P", str(WORKER)]), input=json.dumps(request),
                              capture_output=True, text=True, cwd=home, env=environment)
    if done.returncode != 0:
        sys.exit(f"The worker stopped: {done.stderr[-2000:]}")
    answers = {}
    for line in done.stdout.splitlines():
        answer = json.loads(line)
        answers[answer["file"], answer["engine"], answer["direction"]] = answer
    return answers


def parts(text):
    """`text` cut at its commas outside parentheses and quotes."""
    found, depth, start, quote = [], 0, 0, None
    for position, char in enumerate(text):
        if quote:
            quote = None if char == quote else quote
        elif char in "'\"`":
            quote = char
        elif char in "()":
            depth += 1 if char == "(" else -1
        elif char == "," and depth == 0:
            found.append(text[start:position].strip())
            start = position + 1
    return found + [text[start:].strip()]


def checks_apart(part):
    """A column of CREATE TABLE, and behind it the CHECKs that Alembic writes into it: Limbeck writes
    them behind the columns, where they say the same."""
    depth, start = 0, None
    for found in re.finditer(r"'(?:[^']|'')*'|(?:CONSTRAINT \S+ )?CHECK \(|[()]", part):
        text = found[0]
        if text.endswith("CHECK (") and depth == 0 and found.start() > 0 and start is None:
            start = found.start()
        depth += (text.endswith("(")) - (text == ")")
        if start is not None and depth == 0:
            rest = checks_apart(part[:start].rstrip() + part[found.end():])
            return [rest[0], part[start:found.end()], *rest[1:]]
    return [part]


def without_order(statement):
    """CREATE TABLE with its constraints, which stand behind the columns, and its options sorted:
    Alembic writes constraints of different kinds in the order of the script and options in that of a
    Python set, Limbeck kind by kind and by name. ON DELETE has its word in upper case."""
    statement = re.sub(r"(ON (?:DELETE|UPDATE)) ((?i:CASCADE|RESTRICT|NO ACTION|SET NULL|SET DEFAULT))",
                       lambda found: f"{found[1]} {found[2].upper()}", statement)
    table = re.match(r"(CREATE TABLE [^(]*)\((.*)\)([^)]*)$", statement)
    if not table:
        return statement
    return (table[1], sorted(itertools.chain.from_iterable(map(checks_apart, parts(table[2])))), sorted(table[3].split(" ")))


def is_meant(mine, stock, engine):
    """True for what migrations/dialect/README.md says of two statements that differ on purpose."""
    if mine == stock:
        return True
    if re.match("ALTER TABLE .* (CHANGE|MODIFY) ", stock):
        mine, stock = [re.sub(r"CHANGE (\S+) \1 ", r"MODIFY \1 ", each) for each in (mine, stock)]
        mine = re.sub(r"DEFAULT \((.*?)\)(?=$| )", r"DEFAULT \1", mine)
        return mine.startswith(stock) or mine.startswith(re.sub(" NULL$", " NOT NULL", stock))
    if engine == "mysql":
        return mine == re.sub(r"IF (NOT )?EXISTS ", "", stock)
    return mine == stock.replace("DROP TYPE ", "DROP TYPE IF EXISTS ")


def is_all_meant(mine, stock, engine):
    """Statement by statement. A type that is there already is made by no run, but offline Alembic
    cannot ask, and neither can MySQL be asked to add only what is missing."""
    mine = list(mine)
    for each in stock:
        if mine and is_meant(mine[0], each, engine):
            mine.pop(0)
        elif not (each.startswith("CREATE TYPE ") or (engine == "mysql" and "EXISTS " in each)):
            return False
    return not mine


@functools.cache
def recorded_answers(path):
    """Alembic's part of what --json wrote."""
    answers = {}
    with open(path, encoding="utf-8") as recorded:
        for line in recorded:
            theirs = json.loads(line)["alembic"]
            if theirs:
                answers[theirs["file"], theirs["engine"], theirs["direction"]] = theirs
    return answers


def judge(ours, theirs):
    if theirs is None or "error" in theirs:
        return "alembic cannot"
    if ours["doubts"]:
        return "opaque"
    mine, stock = normal(ours["statements"]), normal(theirs["statements"])
    if mine == stock:
        return "equal"
    mine, stock = [[without_order(each) for each in side] for side in (mine, stock)]
    if mine == stock:
        return "other order"
    texts = [[each if isinstance(each, str) else str(each) for each in side] for side in (mine, stock)]
    return "on purpose" if is_all_meant(*texts, ours["engine"]) else "DIFFERENT"


def difference(ours, theirs):
    return "\n".join(difflib.unified_diff(normal(theirs["statements"]), normal(ours["statements"]),
                                          "alembic", "limbeck", lineterm="", n=0))


def measure(options, folder, cases):
    lines = limbeck_lines(options.program, folder)
    if options.answers:
        answers = recorded_answers(options.answers)
    else:
        within = options.within or os.path.dirname(folder.partition(":")[0])
        wanted = [(each["file"], each["engine"], each["direction"]) for each in lines]
        answers = alembic_lines(os.path.abspath(within), wanted)
    for ours in lines:
        theirs = answers.get((ours["file"], ours["engine"], ours["direction"]))
        cases.append((judge(ours, theirs), ours, theirs))


def print_table(cases):
    verdicts = ["equal", "other order", "on purpose", "DIFFERENT", "opaque", "alembic cannot"]
    table = collections.Counter((ours["engine"], ours["direction"], verdict)
                                for verdict, ours, _ in cases)
    print(f"{'':24}" + "".join(f"{verdict:>15}" for verdict in verdicts))
    for engine, direction in sorted({key[:2] for key in table}):
        row = "".join(f"{table[engine, direction, verdict]:>15}" for verdict in verdicts)
        print(f"{engine + ' ' + direction:24}{row}")
    totals = collections.Counter(verdict for verdict, _, _ in cases)
    print(f"{'TOTAL':24}" + "".join(f"{totals[verdict]:>15}" for verdict in verdicts))
    return totals["DIFFERENT"]


def write_cases(path, cases):
    with open(path, "w", encoding="utf-8") as out:
        for verdict, ours, theirs in cases:
            out.write(json.dumps({"verdict": verdict, "limbeck": ours, "alembic": theirs}) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--show", type=int, default=20, help="how many wrong readings to print")
    parser.add_argument("--json", help="a file for every case")
    parser.add_argument("--answers", help="a file of --json: what Alembic wrote then; runs nothing")
    parser.add_argument("--within", help="the folder in which the projects lie, for their modules")
    parser.add_argument("program")
    parser.add_argument("folders", nargs="+")
    options = parser.parse_args()
    cases = []
    for folder in options.folders:
        measure(options, folder, cases)
        if options.json:
            write_cases(options.json, cases)
    wrong = [case for case in cases if case[0] == "DIFFERENT"]
    for _, ours, theirs in wrong[:options.show]:
        print(f"== {ours['file']} {ours['direction']} {ours['engine']}")
        print(difference(ours, theirs))
    return 1 if print_table(cases) else 0


if __name__ == "__main__":
    sys.exit(main())
