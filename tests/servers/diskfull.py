#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The disk of a server is full in the middle of a revision: a clear sentence, nothing lost, and the
same command goes on when there is room again.

    diskfull.py LIMBECK FULLDISK --engine postgresql|mariadb

FULLDISK is the library of fulldisk.c.
"""

import argparse
import os
import pathlib
import sys
import tempfile

from halfdone import Shell, write_project
from server import Server

FIRST = """    op.create_table('shop', sa.Column('id', sa.Integer(), primary_key=True))
    op.execute("INSERT INTO shop VALUES (1)")"""
SECOND = """    op.add_column('shop', sa.Column('town', sa.String(40)))
    op.create_table('street', sa.Column('id', sa.Integer(), primary_key=True))"""
# InnoDB ends its server when it has no room to take rows back.
ROWS = """
    op.execute("INSERT INTO street SELECT n FROM generate_series(1, 20000) AS n")"""


def check(shell, engine, full):
    full_text = "has no space left on its disk"
    shell.expect(0, ["upgrade", "a1"])
    for room in [0, 20000]:  # nothing can be written; small files can
        full.write_text(str(room))
        stays = room > 0 and engine == "mariadb"
        shell.expect(255, ["upgrade", "head"], full_text, "b2",
                     "What it had done before stays" if stays else "Nothing was changed")
        shell.expect(0, ["current"], "a1")
        full.unlink()
    if engine == "mariadb":
        shell.expect(0, ["status"], "inside the upgrade of revision 'b2', after 1 of 2 statements")
    shell.expect(0, ["upgrade", "head"], "a1 -> b2" if engine == "postgresql" else "b2")
    shell.expect(0, ["current"], "b2 (head)")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("limbeck")
    parser.add_argument("fulldisk")
    parser.add_argument("--engine", required=True)
    options = parser.parse_args()
    server = Server(options.engine, preload=options.fulldisk)
    url = server.new_database("small")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_DATA_HOME"] = f"{folder}/data"
        project = pathlib.Path(folder) / "project"
        rows = ROWS if options.engine == "postgresql" else ""
        write_project(project, FIRST, SECOND + rows)
        shell = Shell(str(pathlib.Path(options.limbeck).resolve()), project, url)
        check(shell, options.engine, server.full)
    found = server.ask("small", "SELECT COUNT(*) FROM street, shop")
    if found != ("20000" if rows else "0"):
        shell.failures += 1
        print(f"{found} rows are in the new table")
    server.close()
    return 1 if shell.failures else 0


if __name__ == "__main__":
    sys.exit(main())
