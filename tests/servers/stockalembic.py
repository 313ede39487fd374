#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The bundled project on a real server by stock Alembic: up, down, up again, and to nothing.

    stockalembic.py --engine postgresql|mariadb LIMBECK BUNDLED

After each step Limbeck must find in the database what the history says.
"""

import argparse
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from server import Server


def checked(command, folder):
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, env=environment)
    if done.returncode != 0:
        sys.exit(f"FAILED: {' '.join(map(str, command))}\n{done.stdout}{done.stderr}")
    return done.stdout


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--engine", required=True)
    parser.add_argument("limbeck", type=pathlib.Path)
    parser.add_argument("bundled", type=pathlib.Path)
    options = parser.parse_args()
    server = Server(options.engine)
    url = server.new_database("hub")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name) / "fenrir"
        shutil.copytree(options.bundled, folder)
        ini = folder / "alembic.ini"
        lines = ini.read_text(encoding="utf-8").splitlines()
        lines = [f"sqlalchemy.url = {url.replace('%', '%%')}" if line.startswith("sqlalchemy.url")
                 else line for line in lines]
        ini.write_text("\n".join(lines) + "\n", encoding="utf-8")
        steps = [("upgrade", "head"), ("downgrade", "-1"), ("upgrade", "head"), ("downgrade", "base")]
        for command, target in steps:
            checked(["/usr/bin/python3", "-m", "alembic", command, target], folder)
            drift = checked([options.limbeck.resolve(), "diff", "current", "database"], folder)
            print(f"alembic {command} {target}: {drift.strip()}")
            if "no differences" not in drift:
                sys.exit("FAILED: the database is not what the history says")
    server.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
