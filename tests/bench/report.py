#!/usr/bin/python3
# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures `limbeck report` of 22 and of 1,000 tables in every format, as whole processes.

report.py LIMBECK [FORMAT...]: prints the median time of three runs and the size of what was
written. Fails if a format is slower or larger than its budget, or if two runs differ.
"""

import hashlib
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

FENRIR = pathlib.Path(__file__).resolve().parents[2] / "resources" / "fenrir"
BUDGETS = {22: (0.5, 400_000), 1000: (5.0, 6_000_000)}  # seconds, bytes
FORMATS = ("markdown", "pdf", "svg", "png", "mermaid", "plantuml", "dot", "dbml", "graphml",
           "json", "csv", "sql")
# Written down for every table and column anew, or pixels: their size is not the reader's trouble.
UNLIMITED = {"json", "png"}


def make_project(folder, tables):
    """100 revisions, each with a part of the tables; every table refers to two earlier ones."""
    versions = folder / "migrations" / "versions"
    versions.mkdir(parents=True)
    (folder / "alembic.ini").write_text(
        "[alembic]\nscript_location = migrations\nsqlalchemy.url = sqlite:///x.db\n")
    (folder / "migrations" / "env.py").write_text("")
    per_revision = tables // 100
    parent = None
    for number in range(100):
        lines = ["from alembic import op", "import sqlalchemy as sa", f'revision = "r{number:03}"',
                 f"down_revision = {parent!r}", "def upgrade():"]
        for table in range(number * per_revision, (number + 1) * per_revision):
            lines.append(
                f"    op.create_table('table_{table}', sa.Column('id', sa.Integer(), "
                "primary_key=True),\n"
                f"        sa.Column('parent_id', sa.Integer(), "
                f"sa.ForeignKey('table_{table // 2}.id')),\n"
                f"        sa.Column('other_id', sa.Integer(), "
                f"sa.ForeignKey('table_{table // 3}.id')),\n"
                "        sa.Column('name', sa.String(80), nullable=False),\n"
                "        sa.Column('note', sa.Text()), sa.Column('made', sa.DateTime()))")
        parent = f"r{number:03}"
        (versions / f"{parent}.py").write_text("\n".join(lines) + "\n")


def digest_of(path):
    files = sorted(path.rglob("*")) if path.is_dir() else [path]
    data = b"".join(file.read_bytes() for file in files if file.is_file())
    return hashlib.sha256(data).hexdigest(), len(data)


def measure(limbeck, project, name, place):
    times, digests = [], set()
    for _ in range(3):
        path = place / f"report-{name}"
        start = time.monotonic()
        subprocess.run([limbeck, "-q", "report", name, "-o", path], cwd=project, check=True)
        times.append(time.monotonic() - start)
        digests.add(digest_of(path))
    if len(digests) != 1:
        sys.exit(f"{name}: two runs wrote different bytes")
    return statistics.median(times), digests.pop()[1]


def main(arguments):
    limbeck = pathlib.Path(arguments[0]).resolve()
    too_much = []
    with tempfile.TemporaryDirectory() as folder:
        place = pathlib.Path(folder)
        make_project(place / "large", 1000)
        for tables, project in ((22, FENRIR), (1000, place / "large")):
            seconds, most = BUDGETS[tables]
            print(f"{tables} tables:")
            for name in arguments[1:] or FORMATS:
                took, size = measure(limbeck, project, name, place)
                print(f"  {name:10} {took:8.3f} s {size / 1000:10.1f} KB")
                if took > seconds or (size > most and name not in UNLIMITED):
                    too_much.append(f"{name} of {tables} tables")
    if too_much:
        sys.exit("over budget: " + ", ".join(too_much))


if __name__ == "__main__":
    main(sys.argv[1:])
