#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Several processes work on one database at the same moment.

    races.py LIMBECK PROJECT [--engine sqlite|postgresql|mariadb] [--rounds N] [--processes 8]
             [--mixed]

All upgrade: each step must be applied exactly once, and every process must end well. --mixed: some
upgrade, some take the newest revision back, some reset. Then each must end well, or say that
somebody else had the database; afterwards an upgrade must make of it what an
upgrade alone makes.

PROJECT is copied. Servers are started by serve.sh. Each round has a new database. Three rounds, or
twenty where LIMBECK_SOAK is set.
"""

import argparse
import collections
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from server import Server


def race(limbeck, project, url, processes):
    """Returns what is wrong with one race, in sentences."""
    command = [limbeck, "-c", str(project), "--url", url, "upgrade", "head"]
    running = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(processes)
    ]
    wrong = []
    steps = collections.Counter()
    for each in running:
        output, log = each.communicate(timeout=300)
        if each.returncode != 0:
            wrong.append(f"a process ended with {each.returncode}:\n{output}{log}")
        steps.update(line for line in log.splitlines() if "Running upgrade" in line)
    wrong += [f"{count} times: {line}" for line, count in steps.items() if count != 1]
    expected = len(list((project / "versions").glob("*.py")))
    if len(steps) != expected:
        wrong.append(f"{len(steps)} different steps were run instead of {expected}")
    current = subprocess.run(
        [limbeck, "-q", "-c", str(project), "--url", url, "current", "--check-heads"],
        capture_output=True, text=True)
    if current.returncode != 0:
        wrong.append(f"afterwards: {current.stdout}")
    return wrong


# What a process may say that did not get the database: a file is replaced only if nobody has it
# open, and a writer does not follow a file that was replaced.
BUSY = ("is locked", "was replaced", "somebody else", "Another run is at work", "Another reset of")


def mixed_race(limbeck, project, url, processes):
    """The same for processes that do different things."""
    base = [limbeck, "-c", str(project), "--url", url]
    subprocess.run([*base, "-q", "upgrade", "head"], check=True, capture_output=True)
    # Servers write some expressions in their own way; that must not change.
    drift = [*base, "-q", "diff", "current", "database"]
    before = subprocess.run(drift, check=True, capture_output=True, text=True).stdout
    yes = ["--yes", "--target", url.split("?")[0].rsplit("/", 1)[1]]
    works = (["upgrade", "head"], ["downgrade", "-1", *yes], ["upgrade", "head"], ["reset", *yes])
    running = [
        subprocess.Popen([*base, *works[number % len(works)]], stdout=subprocess.PIPE,
                         stderr=subprocess.PIPE, text=True)
        for number in range(processes)
    ]
    wrong = []
    ended_well = 0
    for each in running:
        output, log = each.communicate(timeout=300)
        ended_well += each.returncode == 0
        if each.returncode != 0 and not any(word in output for word in BUSY):
            wrong.append(f"a process ended with {each.returncode}:\n{output}{log}")
    if ended_well == 0:
        wrong.append("no process ended well")
    for then in (["upgrade", "head"], ["current", "--check-heads"]):
        done = subprocess.run([*base, "-q", *then], capture_output=True, text=True)
        if done.returncode != 0:
            wrong.append(f"afterwards, {' '.join(then)}: {done.stdout}{done.stderr}")
    after = subprocess.run(drift, check=True, capture_output=True, text=True).stdout
    if after != before:
        wrong.append(f"afterwards the database differs from the history:\n{after}")
    return wrong


class Files:
    """SQLite needs no server."""

    def __init__(self, folder):
        self.folder = folder

    def new_database(self, name):
        return f"sqlite:///{self.folder}/{name}.db"

    def close(self):
        pass


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("limbeck")
    parser.add_argument("project", type=pathlib.Path)
    parser.add_argument("--engine", default="sqlite")
    parser.add_argument("--rounds", type=int,
                        default=20 if os.environ.get("LIMBECK_SOAK") else 3)
    parser.add_argument("--processes", type=int, default=8)
    parser.add_argument("--mixed", action="store_true")
    options = parser.parse_args()
    limbeck = str(pathlib.Path(options.limbeck).resolve())
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        # The journals of MariaDB's steps must not be those of the user.
        os.environ["XDG_DATA_HOME"] = f"{folder}/data"
        project = pathlib.Path(folder) / "project"
        shutil.copytree(options.project, project)
        databases = Files(folder) if options.engine == "sqlite" else Server(options.engine)
        for number in range(options.rounds):
            url = databases.new_database(f"race_{number}")
            work = mixed_race if options.mixed else race
            for sentence in work(limbeck, project, url, options.processes):
                print(f"round {number}: {sentence}")
                failures += 1
        databases.close()
    if failures == 0:
        print(f"{options.rounds} rounds of {options.processes} processes: "
              + ("the database was always whole" if options.mixed else "each step ran once"))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
