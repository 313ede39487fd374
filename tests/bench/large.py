#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How commands grow with the history, as whole processes: Limbeck, and stock Alembic beside it.

    large.py LIMBECK [--sizes 2500,5000,10000,20000] [--rounds 5] [--patience 60] [--python PYTHON]

Half of the revisions stand in diamonds (a fork of two that is merged again). PYTHONPATH, if set,
says which Alembic is measured. `plan` has no counterpart there; `upgrade --sql` plans as well.
"""

import argparse
import math
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

INI = """[alembic]
script_location = %(here)s/migrations
sqlalchemy.url = sqlite:///%(here)s/app.db
"""

ENV = """from alembic import context
context.configure(url="sqlite:///app.db", literal_binds=True)
with context.begin_transaction():
    context.run_migrations()
"""

SCRIPT = '''"""Step {number}: make a table

Revision ID: {id}
Revises: {down}
Create Date: 2026-01-01 00:00:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = {id!r}
down_revision = {down!r}
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "thing_{number}",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=96), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_thing_{number}", "thing_{number}", ["name"], unique=False)


def downgrade():
    op.drop_index("ix_thing_{number}", table_name="thing_{number}")
    op.drop_table("thing_{number}")
'''

COMMANDS = {
    "heads": (["heads"], ["heads"]),
    "history": (["history"], ["history"]),
    "plan heads": (["plan", "heads"], ["upgrade", "heads", "--sql"]),
    "upgrade --sql": (["upgrade", "heads", "--sql"], ["upgrade", "heads", "--sql"]),
}


def revision_id(number):
    # As spread out as Alembic's own random ids, yet the same in every run.
    return f"{(number * 2654435761 + 97) % 2**48:012x}"


def down_revisions(count):
    """Of every eight revisions four in a row, then a diamond."""
    for number in range(count):
        place = number % 8
        if number == 0:
            yield None
        elif place == 6:
            yield revision_id(number - 2)
        elif place == 7:
            yield (revision_id(number - 2), revision_id(number - 1))
        else:
            yield revision_id(number - 1)


def make_project(folder, count):
    versions = folder / "migrations" / "versions"
    versions.mkdir(parents=True)
    (folder / "alembic.ini").write_text(INI, encoding="utf-8")
    (folder / "migrations" / "env.py").write_text(ENV, encoding="utf-8")
    for number, down in enumerate(down_revisions(count)):
        text = SCRIPT.format(number=number, id=revision_id(number), down=down)
        (versions / f"{revision_id(number)}_step_{number}.py").write_text(text, encoding="utf-8")


def seconds(command, folder, patience):
    """Of one run; None if it was not over in time."""
    start = time.perf_counter()
    try:
        subprocess.run(
            command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            check=True, timeout=patience,
        )
    except subprocess.TimeoutExpired:
        return None
    return time.perf_counter() - start


def median(command, folder, rounds, patience):
    first = seconds(command, folder, patience)  # also warms the disk
    if first is None or first > patience / rounds:
        return first
    return statistics.median(seconds(command, folder, patience) or patience for _ in range(rounds))


def shown(value, patience):
    return f"> {patience} s" if value is None else f"{value * 1000:.0f} ms"


def exponent(small, large, sizes):
    """Of the power of n with which the time grows."""
    return math.log(large / small) / math.log(sizes[-1] / sizes[0])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("limbeck", type=pathlib.Path)
    parser.add_argument("--sizes", default="2500,5000,10000,20000")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--patience", type=int, default=60, help="seconds for one run")
    parser.add_argument("--python", default="/usr/bin/python3")
    arguments = parser.parse_args()
    sizes = [int(size) for size in arguments.sizes.split(",")]
    limbeck = str(arguments.limbeck.resolve())
    times = {}
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="limbeck-bench-") as root:
            folder = pathlib.Path(root)
            make_project(folder, size)
            print(f"{size} revisions:")
            for name, (ours, theirs) in COMMANDS.items():
                patience = arguments.patience
                mine = median([limbeck, *ours], folder, arguments.rounds, patience)
                stock = median([arguments.python, "-m", "alembic", *theirs], folder, 1, patience)
                times.setdefault(name, []).append(mine)
                ratio = f"{(stock or patience) / mine:.0f} times" if mine else "?"
                print(
                    f"  {name:14} limbeck {shown(mine, patience):>9}"
                    f"   alembic {shown(stock, patience):>9}   {'' if stock else '> '}{ratio}",
                    flush=True,
                )
    for name, values in times.items():
        if len(sizes) > 1 and all(values):
            power = exponent(values[0], values[-1], sizes)
            print(f"{name}: time grows with the power {power:.2f} of the revisions")
    return 0


if __name__ == "__main__":
    sys.exit(main())
