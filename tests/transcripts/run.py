#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs one transcript on the built CLI in a throw-away folder.

    run.py [--update] LIMBECK TRANSCRIPT

README.md beside this file tells how transcripts are written.
"""

import difflib
import os
import pathlib
import re
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PROJECTS = {
    "fenrir": ROOT / "resources" / "fenrir",
    "nineteen": ROOT / "tests" / "data" / "fenrir-nineteen",
}
TIMEOUT = 60

# -- small programs that transcripts may call ------------------------------------------------


def tool_sql(database, *statements):
    """Runs SQL and prints the rows, columns joined by "|"."""
    connection = sqlite3.connect(database)
    for statement in statements:
        for row in connection.execute(statement):
            print("|".join("NULL" if value is None else str(value) for value in row))
    connection.commit()
    return 0


def tool_runsql(database):
    """Runs the SQL script that stands on standard input."""
    sqlite3.connect(database).executescript(sys.stdin.read())
    return 0


def tool_locked(database, *command):
    """Runs a command while somebody else is writing to the database."""
    connection = sqlite3.connect(database, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    return subprocess.call(command)


def tool_unprivileged(*command):
    """Runs a command as a user whom file permissions bind."""

    def drop():
        if os.geteuid() == 0:
            os.setgroups([])
            os.setgid(65534)
            os.setuid(65534)

    return subprocess.call(command, preexec_fn=drop)


def tool_smalldisk(size, *command):
    """Runs a command that can make no file larger than `size` bytes."""

    def limit():
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(size), int(size)))

    return subprocess.call(command, preexec_fn=limit)


def tool_interrupted(word, *command):
    """Runs a command and presses Ctrl+C once it has written a line with `word`."""
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    pressed = False
    for line in process.stderr:
        sys.stderr.write(line)
        if word in line and not pressed:
            process.send_signal(signal.SIGINT)
            pressed = True
    return process.wait()


TOOLS = {name[5:]: value for name, value in globals().items() if name.startswith("tool_")}

# -- transcripts -----------------------------------------------------------------------------


class Failure(Exception):
    pass


class Transcript:
    def __init__(self, limbeck, path, folder):
        self.lines = path.read_text(encoding="utf-8").splitlines()
        self.folder = folder
        self.written = []  # the transcript as it really went
        self.remembered = {}
        self.position = 0
        tools = folder.parent / "bin"
        tools.mkdir()
        os.symlink(limbeck, tools / "limbeck")
        for name in TOOLS:
            script = tools / name
            script.write_text(f'#!/bin/sh\nexec {sys.executable} {HERE}/run.py --tool {name} "$@"\n')
            script.chmod(0o755)
        self.environment = {
            "PATH": f"{tools}:/usr/bin:/bin",
            "HOME": str(folder),
            "LC_ALL": "C.UTF-8",
            "TZ": "UTC",
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS"):
            if name in os.environ:
                self.environment[name] = os.environ[name]

    def run(self):
        while self.position < len(self.lines):
            line = self.lines[self.position]
            self.position += 1
            self.written.append(line)
            word, _, rest = line.partition(" ")
            if not line or word == "#":
                continue
            handler = getattr(self, "do_" + {"$": "command"}.get(word, word), None)
            if handler is None:
                raise Failure(f"line {self.position}: unknown word {word!r}")
            handler(rest)

    def block(self, prefix):
        """The lines that follow and start with `prefix`, without it; an empty line counts if
        another one of the block comes after it."""
        found = []
        while self.position < len(self.lines):
            line = self.lines[self.position]
            if not line.startswith(prefix):
                ahead = self.lines[self.position : self.position + 4]
                gap = next((text for text in ahead if text), "")
                if line or not found or not gap.startswith(prefix):
                    break
            found.append(line[len(prefix) :])
            self.position += 1
        return found

    def do_use(self, name):
        source = PROJECTS.get(name, HERE / "projects" / name)
        shutil.copytree(source, self.folder, dirs_exist_ok=True)

    def do_file(self, name):
        content = self.block("    ")
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(line + "\n" for line in content), encoding="utf-8")
        self.keep("    ", content)

    def do_remember(self, name):
        self.remembered[name] = (self.folder / name).read_bytes()

    def do_unchanged(self, name):
        path = self.folder / name
        if not path.exists() or path.read_bytes() != self.remembered[name]:
            raise Failure(f"line {self.position}: {name} was changed")

    def do_absent(self, name):
        if list(self.folder.glob(name)):
            raise Failure(f"line {self.position}: {name} is there")

    def do_holds(self, name):
        expected = self.block("    ")
        actual = self.normal((self.folder / name).read_text(encoding="utf-8")).splitlines()
        self.compare(f"content of {name}", expected, actual)
        self.keep("    ", self.merged(expected, actual))

    def do_command(self, command):
        output, problems, code = [], [], 0
        while self.position < len(self.lines):
            line = self.lines[self.position]
            if line.startswith("  "):
                output += self.block("  ")
            elif line.startswith("! ") or line == "!":
                problems.append(line[2:])
                self.position += 1
            elif line.startswith("= "):
                code = int(line[2:])
                self.position += 1
            else:
                break
        done = subprocess.run(
            ["/bin/sh", "-c", command],
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            timeout=TIMEOUT,
            check=False,
        )
        real_output = self.normal(done.stdout.decode("utf-8", "replace")).splitlines()
        real_problems = self.normal(done.stderr.decode("utf-8", "replace")).splitlines()
        if done.returncode < 0:
            raise Failure(f"'{command}' was killed by signal {-done.returncode}")
        self.compare(f"standard output of '{command}'", output, real_output)
        self.compare(f"standard error of '{command}'", problems, real_problems)
        self.compare(f"exit code of '{command}'", [str(code)], [str(done.returncode)])
        self.keep("  ", self.merged(output, real_output))
        self.keep("! ", self.merged(problems, real_problems))
        self.keep("= ", [str(done.returncode)] if done.returncode else [])

    def keep(self, prefix, lines):
        self.written += [(prefix + line).rstrip() for line in lines]

    def normal(self, text):
        """Leaves out what differs from run to run: the folder, times, time stamps."""
        text = text.replace(str(self.folder), "<DIR>").replace(str(self.folder.parent), "<PARENT>")
        text = re.sub(r"-\d{8}-\d{6}-", "-<TIME>-", text)
        text = re.sub(r"~\d+\.sqlite", ".sqlite", text)  # the second of its second
        text = re.sub(r'"created": "[^"]*"', '"created": "<TIME>"', text)
        return re.sub(r'"milliseconds": \d+', '"milliseconds": <MS>', text)

    failures = None

    def compare(self, what, expected, actual):
        actual = trimmed(actual)
        expected = trimmed(expected)
        if matches(expected, actual):
            return
        difference = difflib.unified_diff(expected, actual, "expected", "real", lineterm="", n=2)
        text = f"line {self.position}: {what}\n" + "\n".join(difference)
        if self.failures is None:
            raise Failure(text)
        self.failures.append(text)

    @staticmethod
    def merged(expected, actual):
        """What --update writes: lines that matched with wildcards stay."""
        actual = trimmed(actual)
        return trimmed(expected) if matches(trimmed(expected), actual) else actual


def trimmed(lines):
    """Without spaces at the ends of lines and empty lines at the end."""
    lines = [line.rstrip() for line in lines]
    while lines and not lines[-1]:
        lines.pop()
    return lines


def matches(expected, actual):
    """Line by line; "..." stands for any lines, "<*>" for any text within a line."""
    if not expected:
        return not actual
    if expected[0] == "...":
        return any(matches(expected[1:], actual[i:]) for i in range(len(actual) + 1))
    if not actual:
        return False
    pattern = ".*".join(re.escape(part) for part in expected[0].split("<*>"))
    return re.fullmatch(pattern, actual[0]) is not None and matches(
        expected[1:], actual[1:]
    )


def main(arguments):
    if arguments[:1] == ["--tool"]:
        return TOOLS[arguments[1]](*arguments[2:])
    update = arguments[:1] == ["--update"]
    limbeck, path = (pathlib.Path(text).resolve() for text in arguments[update:])
    sys.setrecursionlimit(20000)
    with tempfile.TemporaryDirectory(prefix="limbeck-") as root:
        os.chmod(root, 0o755)  # the tool `unprivileged` must get in
        folder = pathlib.Path(root) / "project"
        folder.mkdir()
        transcript = Transcript(limbeck, path, folder)
        if update:
            transcript.failures = []
        try:
            transcript.run()
        except Failure as failure:
            print(f"{path.name}: {failure}")
            return 1
        if update:
            path.write_text("\n".join(transcript.written) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
