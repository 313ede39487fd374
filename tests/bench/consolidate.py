#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long it takes to make one revision out of many, with its proof on SQLite.

    consolidate.py LIMBECK [--sizes 250,1000] [--rounds 3] [--python PYTHON]

Alembic has no such command; beside it stands stock Alembic's `upgrade head` on an empty database, which runs
the old revisions once. The proof runs them once, and the new one twice.
"""

import argparse
import pathlib
import subprocess
import sys
import tempfile

from large import INI, median, revision_id, seconds

ENV = """from alembic import context
from sqlalchemy import create_engine

with create_engine(context.config.get_main_option("sqlalchemy.url")).connect() as connection:
    context.configure(connection=connection)
    with context.begin_transaction():
        context.run_migrations()
"""

SCRIPT = '''"""Step {number}"""
from alembic import op
import sqlalchemy as sa

revision = {id!r}
down_revision = {down!r}


def upgrade():
    {body}


def downgrade():
    pass
'''


def body(number):
    """A table, then a column for it in each of the next four revisions."""
    table = f"thing_{number - number % 5}"
    if number % 5 == 0:
        return f"op.create_table('{table}', sa.Column('id', sa.Integer(), primary_key=True))"
    return f"op.add_column('{table}', sa.Column('c{number}', sa.String(length=9)))"


def make_project(folder, count):
    versions = folder / "migrations" / "versions"
    versions.mkdir(parents=True)
    (folder / "alembic.ini").write_text(INI, encoding="utf-8")
    (folder / "migrations" / "env.py").write_text(ENV, encoding="utf-8")
    for number in range(count):
        down = revision_id(number - 1) if number else None
        text = SCRIPT.format(number=number, id=revision_id(number), down=down, body=body(number))
        (versions / f"{revision_id(number)}.py").write_text(text, encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("limbeck", type=pathlib.Path)
    parser.add_argument("--sizes", default="250,1000")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--python", default="/usr/bin/python3")
    options = parser.parse_args()
    limbeck = [str(options.limbeck.resolve()), "consolidate", "--dry-run", "--stock-template"]
    alembic = [options.python, "-m", "alembic", "upgrade", "head"]
    for count in map(int, options.sizes.split(",")):
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            make_project(folder, count)
            proved = subprocess.run(limbeck, cwd=folder, capture_output=True, text=True)
            if proved.returncode != 0 or "Proved on SQLite" not in proved.stdout:
                sys.exit(f"There is no proof:\n{proved.stdout}{proved.stderr}")
            ours = median(limbeck, folder, options.rounds, 600)
            theirs = seconds(alembic, folder, 600)
            print(
                f"{count:6} revisions: consolidated and proved {ours:6.2f} s, "
                f"stock upgrade alone {theirs:6.2f} s, ratio {theirs / ours:5.1f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
