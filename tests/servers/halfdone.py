#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the command line says of a revision inside which a run stopped on MariaDB, and how its
commands go on from there.

    halfdone.py LIMBECK
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

from races import Server

INI = "[alembic]\nscript_location = db\n"

SCRIPT = """
from alembic import op
import sqlalchemy as sa
revision = "{0}"
down_revision = {1}

def upgrade():
{2}

def downgrade():
    pass
"""

FIRST = "    op.create_table('shop', sa.Column('id', sa.Integer(), primary_key=True))"
SECOND = """    op.add_column('shop', sa.Column('town', sa.String(40)))
    op.execute("INSERT INTO visits VALUES (1)")
    op.add_column('shop', sa.Column('street', sa.String(40)))"""


class Shell:
    """Runs limbeck and compares what it says."""

    def __init__(self, limbeck, project, url):
        self.command = [limbeck, "-c", str(project), "--url", url]
        self.failures = 0

    def run(self, *arguments):
        done = subprocess.run([*self.command, *arguments], capture_output=True, text=True)
        return done.returncode, done.stdout + done.stderr

    def expect(self, code, arguments, *parts):
        found, text = self.run(*arguments)
        missing = [part for part in parts if part not in text]
        if found != code or missing:
            self.failures += 1
            print(f"{' '.join(arguments)}: exit code {found} instead of {code}, lacks {missing}:")
            print(text)


def write_project(folder, first, second):
    """Two revisions, a1 and b2."""
    (folder / "db/versions").mkdir(parents=True)
    (folder / "alembic.ini").write_text(INI)
    (folder / "db/env.py").write_text("")
    (folder / "db/versions/a1.py").write_text(SCRIPT.format("a1", None, first))
    (folder / "db/versions/b2.py").write_text(SCRIPT.format("b2", "'a1'", second))


def check(shell, sql):
    where = "inside the upgrade of revision 'b2', after 1 of 3 statements"
    shell.expect(255, ["upgrade", "head"], "1 of the 3 statements", "'limbeck resume'",
                 "INSERT INTO visits")
    shell.expect(0, ["status"], where, "This one was refused:", "  INSERT INTO visits VALUES (1)",
                 "'limbeck undo'", "at        a1")
    told = json.loads(shell.run("status", "--json")[1])["stopped"]
    if (told["revision"], told["done"], told["statements"]) != ("b2", 1, 3):
        shell.failures += 1
        print(f"status --json: {told}")
    shell.expect(255, ["downgrade", "base", "--yes"], where)

    shell.expect(0, ["undo", "--dry-run"], "ALTER TABLE shop DROP COLUMN town;")
    shell.expect(255, ["undo"], "without a confirmation")
    shell.expect(0, ["undo", "--yes"], "What was done of the upgrade of revision 'b2' is taken back.")
    shell.expect(255, ["undo", "--yes"], "cannot be taken back")  # the upgrade before it

    shell.expect(255, ["upgrade", "head"], "1 of the 3 statements")
    shell.expect(0, ["resume", "--dry-run"], "INSERT INTO visits VALUES (1);",
                 "ALTER TABLE shop ADD COLUMN street VARCHAR(40);")
    shell.expect(255, ["resume"], "1 of the 3 statements")
    shell.expect(0, ["mark", "applied", "--dry-run"], "- column shop.street: string(40)",
                 "Version rows then: b2")
    shell.expect(0, ["mark", "unapplied", "--dry-run"], "+ column shop.town: string(40)",
                 "Version rows then: a1")
    shell.expect(255, ["mark", "somehow"], "'applied' or 'unapplied', not 'somehow'")
    shell.expect(255, ["mark", "applied"], "without a confirmation")
    sql("ALTER TABLE shop DROP COLUMN town")
    shell.expect(0, ["mark", "unapplied", "--yes"], "is as the history says",
                 "Marked the upgrade of revision 'b2' as unapplied.")

    shell.expect(255, ["upgrade", "head"], "1 of the 3 statements")
    sql("CREATE TABLE visits (id INTEGER)")
    shell.expect(0, ["resume"], "Finished the upgrade of revision 'b2'.")
    shell.expect(0, ["current"], "b2 (head)")
    shell.expect(0, ["upgrade", "head", "--verify"])


def main():
    limbeck = str(pathlib.Path(sys.argv[1]).resolve())
    server = Server("mariadb")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_DATA_HOME"] = f"{folder}/data"
        project = pathlib.Path(folder) / "project"
        write_project(project, FIRST, SECOND)
        shell = Shell(limbeck, project, server.new_database("shop"))
        check(shell, lambda text: subprocess.run(
            ["mariadb", "--no-defaults", f"--socket={server.folder}/mysqld.sock", "--user=root",
             "shop", "--execute", text], check=True))
    server.close()
    return 1 if shell.failures else 0


if __name__ == "__main__":
    sys.exit(main())
