#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every header of a floor compiles alone, with what each file of its floor sees anyway: the flags and the
precompiled header of the build in BUILD. The build's own target all_verify_interface_header_sets does the
same without precompiled headers, which takes five times as long.

    headers.py BUILD
"""

import concurrent.futures
import json
import os
import pathlib
import shlex
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
FLOORS = ("models", "migrations", "ui")


def compiler_of(floor, commands):
    """How a source of the floor is compiled, without the source and without output; and where."""
    entry = next(each for each in commands
                 if pathlib.Path(each["file"]).is_relative_to(ROOT / floor)
                 and f"limbeck_{floor}.dir" in each["command"])
    words = shlex.split(entry["command"])
    # The launcher (a cache) is of no use here.
    words = words[next(i for i, word in enumerate(words) if word.endswith(("c++", "g++", "clang++"))):]
    flags = []
    skip = False
    for word in words:
        if not skip and word not in ("-o", "-c", "-MD", "-MT", "-MF"):
            flags.append(word)
        skip = word in ("-o", "-c", "-MT", "-MF")
    return [*flags, "-fsyntax-only", "-x", "c++", "-"], entry["directory"]


def check(header, compiler, folder):
    text = f'#include "{header.relative_to(ROOT)}"\n'
    done = subprocess.run(compiler, cwd=folder, input=text, capture_output=True, text=True)
    return "" if done.returncode == 0 else f"{header.relative_to(ROOT)}:\n{done.stderr}"


def main():
    build = pathlib.Path(sys.argv[1])
    commands = json.loads((build / "compile_commands.json").read_text())
    jobs = []
    for floor in FLOORS:
        compiler, folder = compiler_of(floor, commands)
        jobs += [(header, compiler, folder) for header in sorted((ROOT / floor).rglob("*.h"))]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        problems = [text for text in pool.map(lambda job: check(*job), jobs) if text]
    print("\n".join(problems) or f"{len(jobs)} headers stand on their own")
    return 1 if problems else 0


sys.exit(main())
