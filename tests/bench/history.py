#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long `history` takes as a whole process: Limbeck beside stock Alembic, in turns.

    history.py LIMBECK [--revisions 1000] [--rounds 20] [--python /usr/bin/python3]
"""

import argparse
import pathlib
import statistics
import subprocess
import tempfile
import time

INI = """[alembic]
script_location = %(here)s/migrations
sqlalchemy.url = sqlite:///%(here)s/app.db
"""

SCRIPT = '''"""Step {number}: add a column to the accounts table

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
    op.add_column("account", sa.Column("value_{number}", sa.String(length=96), nullable=True))
    op.create_index("ix_value_{number}", "account", ["value_{number}"], unique=False)


def downgrade():
    op.drop_index("ix_value_{number}", table_name="account")
    op.drop_column("account", "value_{number}")
'''


def revision_id(number):
    # As spread out as Alembic's own random ids, yet the same in every run.
    return f"{(number * 2654435761 + 97) % 2**48:012x}"


def make_project(folder, count):
    versions = folder / "migrations" / "versions"
    versions.mkdir(parents=True)
    (folder / "alembic.ini").write_text(INI, encoding="utf-8")
    (folder / "migrations" / "env.py").write_text("", encoding="utf-8")
    down = None
    for number in range(count):
        current = revision_id(number)
        text = SCRIPT.format(number=number, id=current, down=down)
        (versions / f"{current}_step_{number}.py").write_text(text, encoding="utf-8")
        down = current


def measure(command, folder):
    start = time.perf_counter()
    done = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, check=True)
    return (time.perf_counter() - start) * 1000, done.stdout


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("limbeck", type=pathlib.Path)
    parser.add_argument("--revisions", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--python", default="/usr/bin/python3")
    arguments = parser.parse_args()
    commands = {
        "limbeck": [str(arguments.limbeck.resolve()), "history"],
        "alembic": [arguments.python, "-m", "alembic", "history"],
    }
    with tempfile.TemporaryDirectory(prefix="limbeck-bench-") as root:
        folder = pathlib.Path(root)
        make_project(folder, arguments.revisions)
        outputs = {name: measure(command, folder)[1] for name, command in commands.items()}
        times = {name: [] for name in commands}
        for _ in range(arguments.rounds):
            for name, command in commands.items():
                times[name].append(measure(command, folder)[0])
    same = outputs["limbeck"] == outputs["alembic"]
    print(f"{arguments.revisions} revisions, {arguments.rounds} rounds, whole process:")
    for name, values in times.items():
        median = statistics.median(values)
        print(f"  {name:8} median {median:8.1f} ms   best {min(values):8.1f} ms")
    ratio = statistics.median(times["alembic"]) / statistics.median(times["limbeck"])
    print(f"  limbeck is {ratio:.1f} times as fast; the output is {'the same' if same else 'NOT the same'}")
    return 0 if same else 1


if __name__ == "__main__":
    raise SystemExit(main())
