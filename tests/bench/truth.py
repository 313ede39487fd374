#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""truth.py [--show N] [--json FILE] BENCH_STATEMENTS FOLDER[:ENGINE,…]…

Compares the SQL that Limbeck reads out of scripts with the SQL that stock Alembic writes when it runs
them offline (`--sql`), script by script and direction by direction, without regard to white space.
BENCH_STATEMENTS is the program of that name. A reading is *wrong* if Limbeck is certain of other SQL
than Alembic writes; what Limbeck calls opaque is no reading, and what Alembic cannot run offline is
nothing to compare with. The exit code is 1 if a reading is wrong.

This runs the projects' code: each script in a process of its own, without a network, as nobody where
the caller is root, with limits of time, memory and file size. Alembic and SQLAlchemy come from
PYTHONPATH or the system; modules of the project are found from the folder given.
"""
import argparse
import collections
import difflib
import itertools
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

INDEX = re.compile("CREATE (UNIQUE )?INDEX ")
WORKER = pathlib.Path(__file__).with_name("alembicworker.py")


def normal(statements):
    """The statements without white space, transactions and an order that is no order: Alembic
    makes the indexes of a new table in the order of a Python set."""
    text = ";".join(re.sub(r"\s+", " ", each).strip() for each in statements)
    parts = [part.strip() for part in text.split(";")]
    parts = [part for part in parts if part and part.upper() not in ("BEGIN", "COMMIT")]
    ordered = []
    for is_index, run in itertools.groupby(parts, lambda part: INDEX.match(part) is not None):
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


def alembic_lines(root, wanted):
    """What Alembic writes for each of `wanted` (file, engine, direction); None where it fails."""
    files = collections.defaultdict(set)
    for file, engine, direction in wanted:
        files[file].add((engine, direction))
    request = {"root": root,
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


def judge(ours, theirs):
    if theirs is None or "error" in theirs:
        return "alembic cannot"
    if ours["doubts"]:
        return "opaque"
    return "equal" if normal(ours["statements"]) == normal(theirs["statements"]) else "DIFFERENT"


def difference(ours, theirs):
    return "\n".join(difflib.unified_diff(normal(theirs["statements"]), normal(ours["statements"]),
                                          "alembic", "limbeck", lineterm="", n=0))


def measure(program, folder, cases):
    lines = limbeck_lines(program, folder)
    root = os.path.abspath(folder.partition(":")[0])
    answers = alembic_lines(root, [(x["file"], x["engine"], x["direction"]) for x in lines])
    for ours in lines:
        theirs = answers.get((ours["file"], ours["engine"], ours["direction"]))
        cases.append((judge(ours, theirs), ours, theirs))


def print_table(cases):
    verdicts = ["equal", "DIFFERENT", "opaque", "alembic cannot"]
    table = collections.Counter((ours["engine"], ours["direction"], verdict)
                                for verdict, ours, _ in cases)
    print(f"{'':24}" + "".join(f"{verdict:>16}" for verdict in verdicts))
    for engine, direction in sorted({key[:2] for key in table}):
        row = "".join(f"{table[engine, direction, verdict]:>16}" for verdict in verdicts)
        print(f"{engine + ' ' + direction:24}{row}")
    totals = collections.Counter(verdict for verdict, _, _ in cases)
    print(f"{'TOTAL':24}" + "".join(f"{totals[verdict]:>16}" for verdict in verdicts))
    return totals["DIFFERENT"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--show", type=int, default=20, help="how many wrong readings to print")
    parser.add_argument("--json", help="a file for every case")
    parser.add_argument("program")
    parser.add_argument("folders", nargs="+")
    options = parser.parse_args()
    cases = []
    for folder in options.folders:
        measure(options.program, folder, cases)
    shown = 0
    for verdict, ours, theirs in cases:
        if verdict == "DIFFERENT" and shown < options.show:
            shown += 1
            print(f"== {ours['file']} {ours['direction']} {ours['engine']}")
            print(difference(ours, theirs))
    if options.json:
        with open(options.json, "w", encoding="utf-8") as out:
            for verdict, ours, theirs in cases:
                out.write(json.dumps({"verdict": verdict, "limbeck": ours, "alembic": theirs}) + "\n")
    return 1 if print_table(cases) else 0


if __name__ == "__main__":
    sys.exit(main())
