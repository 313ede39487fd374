#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Limbeck and stock Alembic take turns on one project and one database.

    coexistence.py LIMBECK [--sequences 20] [--seed 1] [--keep]

Each sequence makes a random project and then runs random commands, each by one of the two tools.
After every command both must tell the same about the database, and each must have been able to go
on with what the other left. Every command also runs by the other tool on a copy of the database:
both must do the same, or both refuse. Stock Alembic is Debian's; it runs in this process.
"""

import argparse
import contextlib
import io
import logging
import os
import pathlib
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import warnings

import alembic.config

INI = """[alembic]
script_location = %(here)s/scripts
sqlalchemy.url = sqlite:///%(here)s/app.db
"""

ENV = """from alembic import context
from sqlalchemy import create_engine

config = context.config
engine = create_engine(config.get_main_option("sqlalchemy.url"))
with engine.connect() as connection:
    context.configure(connection=connection, target_metadata=None)
    with context.begin_transaction():
        context.run_migrations()
"""

TEMPLATE = '''"""${message}

Revision ID: ${up_revision}
Revises: ${down_revision | comma,n}
Create Date: ${create_date}

"""
from alembic import op
import sqlalchemy as sa
${imports if imports else ""}

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = ${repr(branch_labels)}
depends_on = ${repr(depends_on)}


def upgrade():
    ${upgrades if upgrades else "pass"}


def downgrade():
    ${downgrades if downgrades else "pass"}
'''


# -- a project ---------------------------------------------------------------------------------


class Project:
    """A folder with scripts, and what the tests must know of its history."""

    def __init__(self, folder, chance):
        self.folder = folder
        self.chance = chance
        self.revisions = []  # ids, oldest first
        self.heads = []
        self.labels = []
        self.below = {}  # id to parents and dependencies
        self.tables = {}  # id of a revision to the table that it made
        (folder / "scripts" / "versions").mkdir(parents=True)
        (folder / "alembic.ini").write_text(INI, encoding="utf-8")
        (folder / "scripts" / "env.py").write_text(ENV, encoding="utf-8")
        (folder / "scripts" / "script.py.mako").write_text(TEMPLATE, encoding="utf-8")
        for _ in range(chance.randint(4, 9)):
            self.grow()

    def grow(self):
        """One more revision: a base, a child, a branch or a merge."""
        kind = self.chance.random()
        depends_on = None
        if not self.revisions or kind < 0.07:
            parents = []
        elif kind < 0.22 and len(self.heads) > 1:
            parents = self.chance.sample(self.heads, 2)
        elif kind < 0.45:
            parents = [self.chance.choice(self.revisions)]
        else:
            parents = [self.chance.choice(self.heads)]
        others = [head for head in self.heads if head not in parents]
        # Stock Alembic crashes where a dependency is an ancestor already: only other heads.
        if len(parents) < 2 and others and self.chance.random() < 0.15:
            depends_on = self.chance.choice(others)
        self.add(self.new_id(), parents, depends_on)

    def new_id(self):
        return f"{self.chance.getrandbits(48):012x}"

    def add(self, revision, parents, depends_on):
        label = None
        if self.chance.random() < 0.15:
            label = f"label{len(self.labels)}"
            self.labels.append(label)
        up, down = self.operations(revision, parents)
        down_revision = None if not parents else parents[0] if len(parents) == 1 else tuple(parents)
        text = f'''"""Step {len(self.revisions)}"""
from alembic import op
import sqlalchemy as sa

revision = {revision!r}
down_revision = {down_revision!r}
branch_labels = {(label,) if label else None!r}
depends_on = {depends_on!r}


def upgrade():
    {up}


def downgrade():
    {down}
'''
        path = self.folder / "scripts" / "versions" / f"{revision}_step.py"
        path.write_text(text, encoding="utf-8")
        self.remember(revision, parents, [depends_on] if depends_on else [])

    def remember(self, revision, parents, dependencies=()):
        self.revisions.append(revision)
        self.below[revision] = [*parents, *dependencies]
        self.heads = [head for head in self.heads if head not in parents] + [revision]

    def stands_on(self, revision):
        """Everything below a revision."""
        found, todo = set(), list(self.below.get(revision, []))
        while todo:
            next_ = todo.pop()
            if next_ not in found:
                found.add(next_)
                todo += self.below[next_]
        return found

    def without_surplus(self, facts):
        """Without version rows on which others of them stand."""
        rows = [fact[4:] for fact in facts if fact.startswith("row ")]
        covered = set().union(*(self.stands_on(row) for row in rows))
        return [fact for fact in facts if fact[4:] not in covered or not fact.startswith("row ")]

    def operations(self, revision, parents):
        name = f"t{len(self.revisions)}"
        below = [self.tables[parent] for parent in parents if parent in self.tables]
        kind = self.chance.random()
        if len(parents) > 1:
            return "pass", "pass"
        if below and kind < 0.3:
            column = f"c{len(self.revisions)}"
            return (
                f"op.add_column({below[0]!r}, sa.Column({column!r}, sa.String(length=20)))",
                f"with op.batch_alter_table({below[0]!r}) as batch:\n        batch.drop_column({column!r})",
            )
        if below and kind < 0.5:
            index = f"ix{len(self.revisions)}"
            return (
                f"op.create_index({index!r}, {below[0]!r}, ['name'], unique=False)",
                f"op.drop_index({index!r}, table_name={below[0]!r})",
            )
        self.tables[revision] = name
        return (
            f"op.create_table({name!r}, sa.Column('id', sa.Integer(), nullable=False),"
            " sa.Column('name', sa.String(length=30)), sa.PrimaryKeyConstraint('id'))",
            f"op.drop_table({name!r})",
        )

    # -- commands

    def identifier(self):
        revision = self.chance.choice(self.revisions)
        forms = [revision, revision, revision[:6], "heads", "head", "base", f"{revision}@head"]
        forms += [f"{label}@head" for label in self.labels] + self.labels
        return self.chance.choice(forms)

    def upgrade_target(self):
        more = ["+1", "+2", f"{self.chance.choice(self.revisions)}+1", "heads", "heads"]
        return self.chance.choice(more) if self.chance.random() < 0.5 else self.identifier()

    def downgrade_target(self):
        more = ["-1", "-2", "base", f"{self.chance.choice(self.revisions)}-1"]
        more += [f"{label}@-1" for label in self.labels] + [f"{label}@base" for label in self.labels]
        return self.chance.choice(more) if self.chance.random() < 0.6 else self.identifier()

    def command(self):
        kind = self.chance.random()
        if kind < 0.42:
            return ["upgrade", self.upgrade_target()]
        if kind < 0.72:
            return ["downgrade", self.downgrade_target()]
        if kind < 0.77:
            return ["stamp", self.identifier()]
        if kind < 0.85:
            name = self.new_id()
            head = self.chance.choice(self.heads)
            return ["revision", "-m", f"added {len(self.revisions)}", "--rev-id", name, "--head", head]
        if kind < 0.89 and len(self.heads) > 1:
            return ["merge", "-m", "join", "--rev-id", self.new_id()] + self.chance.sample(self.heads, 2)
        readers = (["history"], ["heads"], ["branches"], ["show", self.identifier()])
        return list(self.chance.choice(readers))


# -- the two tools -----------------------------------------------------------------------------


class Tools:
    def __init__(self, limbeck):
        self.limbeck = limbeck

    def run(self, tool, folder, argv):
        """Exit code (0 or 1) and text of one command."""
        return self.run_limbeck(folder, argv) if tool == "limbeck" else run_alembic(folder, argv)

    def run_limbeck(self, folder, argv):
        consent = ["--yes"] if argv[0] in ("upgrade", "downgrade") else []
        command = [self.limbeck, "-c", str(folder / "alembic.ini"), *argv, *consent]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
        if done.returncode not in (0, 255):
            return 2, f"exit code {done.returncode}: {done.stdout}{done.stderr}"
        return int(done.returncode != 0), done.stdout


def run_alembic(folder, argv):
    output = io.StringIO()
    here = os.getcwd()
    try:
        with contextlib.redirect_stdout(output), contextlib.redirect_stderr(io.StringIO()):
            line = alembic.config.CommandLine()
            options = line.parser.parse_args(["-c", str(folder / "alembic.ini"), *argv])
            line.run_cmd(alembic.config.Config(options.config, stdout=output, cmd_opts=options), options)
        return 0, output.getvalue()
    except SystemExit as exit_:
        return int(bool(exit_.code)), output.getvalue()
    except Exception as error:  # stock's tracebacks: it refuses
        return 1, f"{output.getvalue()}{type(error).__name__}: {error}"
    finally:
        os.chdir(here)


# -- what a database holds ---------------------------------------------------------------------


def schema_of(path):
    """Tables, columns and indexes by SQLite's own account, and the version rows. In no order:
    Debian's Alembic runs independent branches in the order in which the disk lists the scripts."""
    if not path.exists():
        return []
    facts = []
    database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    names = database.execute("SELECT type, name, tbl_name FROM sqlite_master ORDER BY 1, 2").fetchall()
    for kind, name, table in names:
        if name == "alembic_version":
            rows = database.execute("SELECT version_num FROM alembic_version ORDER BY 1").fetchall()
            facts += [f"row {row}" for (row,) in rows]
        elif kind == "table":
            columns = database.execute(f'PRAGMA table_info("{name}")').fetchall()
            facts += [f"column {name}.{column[1:]}" for column in columns]
        elif not name.startswith("sqlite_"):
            columns = database.execute(f'PRAGMA index_info("{name}")').fetchall()
            facts.append(f"{kind} {name} of {table} {[column[2] for column in columns]}")
    database.close()
    return sorted(facts)


def written(folder):
    versions = folder / "scripts" / "versions"
    return sorted(path.name for path in versions.glob("*.py"))


def copy_of(folder, name):
    other = folder.parent / name
    shutil.rmtree(other, ignore_errors=True)
    shutil.copytree(folder, other, ignore=shutil.ignore_patterns("__pycache__", ".limbeck-backups"))
    return other


# -- sequences ---------------------------------------------------------------------------------


class Disagreement(Exception):
    pass


class Surplus(Exception):
    """Stock has left rows on which others stand; it cannot go on itself from there."""


def plain(text):
    """Lines and lists in one order: stock prints some of them in the order of a set."""
    in_order = lambda found: f"({', '.join(sorted(found.group(1).split(', ')))})"
    return sorted(re.sub(r"\(([^()]*, [^()]*)\)", in_order, line) for line in text.splitlines())


def take_turn(tools, project, argv, tool):
    """`tool` runs the command on the project, the other tool on a copy."""
    other = "alembic" if tool == "limbeck" else "limbeck"
    before = schema_of(project.folder / "app.db")
    copy = copy_of(project.folder, "copy")
    code, text = tools.run(tool, project.folder, argv)
    other_code, other_text = tools.run(other, copy, argv)
    told = f"{tool}: {code} {text!r}\n{other}: {other_code} {other_text!r}"
    if code == 2 or other_code == 2:
        raise Disagreement(f"one of them broke down\n{told}")
    after, other_after = schema_of(project.folder / "app.db"), schema_of(copy / "app.db")
    if code != other_code:
        raise Disagreement(f"one did it, the other refused\n{told}")
    if code != 0:
        return False
    if after != other_after and project.without_surplus(after) == project.without_surplus(other_after):
        raise Surplus()
    if after != other_after:
        raise Disagreement(f"the databases differ\n{tool}: {after}\n{other}: {other_after}\nbefore: {before}")
    if written(project.folder) != written(copy):
        raise Disagreement(f"the files differ\n{written(project.folder)}\n{written(copy)}")
    if argv[0] in ("history", "heads", "branches") and plain(text) != plain(other_text):
        raise Disagreement(f"the texts differ\n{told}")
    return True


def compare_current(tools, project):
    texts = {tool: tools.run(tool, project.folder, ["current"]) for tool in ("limbeck", "alembic")}
    codes = {code for code, _ in texts.values()}
    if len(codes) != 1 or len({tuple(plain(text)) for _, text in texts.values()}) != 1:
        raise Disagreement(f"they see the database elsewhere\n{texts}")


def run_sequence(tools, folder, seed):
    chance = random.Random(seed)
    project = Project(folder / "project", chance)
    done = 0
    steps = []
    for _ in range(chance.randint(10, 15)):
        argv = project.command()
        tool = chance.choice(("limbeck", "alembic"))
        steps.append(f"{tool} {' '.join(argv)}")
        try:
            succeeded = take_turn(tools, project, argv, tool)
            compare_current(tools, project)
        except Surplus:
            break
        except Disagreement as difference:
            raise Disagreement("\n".join(steps) + f"\n{difference}") from None
        if succeeded and argv[0] == "revision":
            project.remember(argv[4], [argv[6]])
        if succeeded and argv[0] == "merge":
            project.remember(argv[4], argv[5:])
        done += succeeded
    return len(steps), done


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("limbeck", type=pathlib.Path)
    parser.add_argument("--sequences", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1, help="of the first sequence")
    parser.add_argument("--keep", help="a folder in which the project of a failure stays")
    arguments = parser.parse_args()
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    sys.dont_write_bytecode = True
    tools = Tools(str(arguments.limbeck.resolve()))
    count = 300 if os.environ.get("LIMBECK_SOAK") else arguments.sequences
    commands = succeeded = failures = 0
    for seed in range(arguments.seed, arguments.seed + count):
        with tempfile.TemporaryDirectory(prefix="limbeck-coexistence-") as root:
            try:
                run, done = run_sequence(tools, pathlib.Path(root), seed)
                commands, succeeded = commands + run, succeeded + done
            except Disagreement as difference:
                failures += 1
                print(f"FAILED with --seed {seed} --sequences 1:\n{difference}\n")
                if arguments.keep:
                    shutil.copytree(root, pathlib.Path(arguments.keep) / str(seed), dirs_exist_ok=True)
    print(f"{count} sequences, {commands} commands, {succeeded} of them did something, {failures} failures")
    return 1 if failures or succeeded < commands // 3 else 0


if __name__ == "__main__":
    sys.exit(main())
