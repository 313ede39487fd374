#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""delegation.py LIMBECK: `upgrade --delegate` with the real Alembic on SQLite. Needs Debian's
python3-alembic."""

import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile

ENV = '''import os
from alembic import context
from sqlalchemy import create_engine
url = os.environ.get('OTHER_URL') or context.config.get_main_option('sqlalchemy.url')
with create_engine(url).connect() as connection:
    context.configure(connection=connection, target_metadata=None)
    with context.begin_transaction():
        context.run_migrations()
'''
INI = '''[alembic]
script_location = %(here)s/migrations
sqlalchemy.url = sqlite:///app.db
'''
SCRIPTS = {
    'a1': (None, "op.create_table('t', sa.Column('id', sa.Integer, primary_key=True))"),
    'b2': ('a1', "op.add_column('t', sa.Column(eval('os.environ.get(\"COLUMN\", \"b\")'), sa.Integer))"),
    'c3': ('b2', "op.add_column('t', sa.Column('c', sa.Integer))"),
}
SCRIPT = '''from alembic import op
import os
import sqlalchemy as sa
revision = {id!r}
down_revision = {down!r}


def upgrade():
    {body}


def downgrade():
    pass
'''
# What only the command decides, Limbeck cannot know beforehand.
WRAPPER = '''import os, sys, pathlib
if 'DELEGATED_URL' in os.environ:
    os.environ['OTHER_URL'] = os.environ['DELEGATED_URL']
pathlib.Path({log!r}).open('a').write(repr(sys.argv[1:]) + '\\n')
from alembic.config import main
main(argv=sys.argv[1:], prog='alembic')
'''


class Project:
    def __init__(self, limbeck):
        self.limbeck = limbeck
        self.folder = pathlib.Path(tempfile.mkdtemp())
        versions = self.folder / 'migrations' / 'versions'
        versions.mkdir(parents=True)
        (self.folder / 'alembic.ini').write_text(INI)
        (self.folder / 'migrations' / 'env.py').write_text(ENV)
        for name, (down, body) in SCRIPTS.items():
            (versions / f'{name}.py').write_text(SCRIPT.format(id=name, down=down, body=body))
        wrapper = self.folder / 'wrapper.py'
        wrapper.write_text(WRAPPER.format(log=str(self.folder / 'calls')))
        (self.folder / '.limbeck').mkdir()
        self.configure(f'[alembic]\ncommand = ["/usr/bin/python3", "{wrapper}"]\n')

    def configure(self, text):
        (self.folder / '.limbeck' / 'settings.toml').write_text(text)

    def run(self, *arguments, **environment):
        everything = dict(os.environ, PYTHONDONTWRITEBYTECODE='1', LC_ALL='C.UTF-8',
                          XDG_DATA_HOME=str(self.folder / 'data'),
                          XDG_CONFIG_HOME=str(self.folder / 'config'), **environment)
        return subprocess.run([self.limbeck, *arguments], cwd=self.folder, env=everything,
                              capture_output=True, text=True)

    def database(self):
        """Columns of t, and the version rows."""
        with sqlite3.connect(self.folder / 'app.db') as database:
            columns = [row[1] for row in database.execute('PRAGMA table_info(t)')]
            try:
                rows = [row for row, in database.execute('SELECT * FROM alembic_version')]
            except sqlite3.OperationalError:
                rows = []
        return columns, rows

    def calls(self):
        path = self.folder / 'calls'
        return path.read_text().splitlines() if path.exists() else []


def check(name, condition, result=None):
    if not condition:
        print(f'FAILED: {name}')
        if result is not None:
            print(result.stdout + result.stderr)
        sys.exit(1)
    print(f'ok: {name}')


def main():
    limbeck = os.path.abspath(sys.argv[1])
    projects = []

    def project():
        projects.append(Project(limbeck))
        return projects[-1]

    try:
        one = project()
        result = one.run('upgrade', 'head', '--yes')
        check('is opaque by itself', result.returncode != 0 and one.calls() == [], result)
        result = one.run('upgrade', 'head', '--delegate', 'b2', '--dry-run')
        check('tells what it would do', result.returncode == 0 and one.calls() == []
              and 'Limbeck runs a1' in result.stdout and 'committed here' in result.stdout
              and 'goes on with c3' in result.stdout, result)
        result = one.run('upgrade', 'head', '--delegate', 'b')
        check('asks first', result.returncode != 0 and one.calls() == []
              and not (one.folder / 'app.db').exists(), result)
        result = one.run('upgrade', 'head', '--delegate', 'b', '--yes', COLUMN='made')
        check('runs it between the others', result.returncode == 0
              and one.database() == (['id', 'made', 'c'], ['c3']), result)
        check('gives no database in the arguments', len(one.calls()) == 2
              and not any('sqlite' in call for call in one.calls()))

        other = project()
        result = other.run('upgrade', 'head', '--delegate', 'b2', '--yes',
                           DELEGATED_URL=f'sqlite:///{other.folder}/other.db')
        check('refuses another database', result.returncode != 0
              and 'Nothing was delegated' in result.stdout + result.stderr
              and other.database() == (['id'], ['a1'])
              and not any("'upgrade'" in call for call in other.calls()), result)

        failing = project()
        check('goes to the revision before', failing.run('upgrade', 'a1').returncode == 0)
        result = failing.run('upgrade', 'head', '--delegate', 'b2', '--yes', COLUMN='id')
        check('tells what failed, and has a backup', result.returncode != 0
              and 'duplicate column' in result.stdout + result.stderr
              and failing.database() == (['id'], ['a1'])
              and list((failing.folder / '.limbeck-backups').iterdir()), result)

        wrong = project()
        wrong.configure('[alembic]\ncommand = ["/usr/bin/python3", "stamping.py"]\n')
        (wrong.folder / 'stamping.py').write_text(
            "import sys\nfrom alembic.config import main\n"
            "main(argv=['stamp' if word == 'upgrade' else 'c3' if word == 'b2' else word"
            " for word in sys.argv[1:]])\n")
        result = wrong.run('upgrade', 'head', '--delegate', 'b2', '--yes')
        check('wants exactly the rows of the revision', result.returncode != 0
              and 'they should be b2' in result.stdout + result.stderr, result)

        bare = project()
        bare.configure('')
        result = bare.run('upgrade', 'head', '--delegate', 'b2', '--yes')
        check('says how to configure it', result.returncode != 0
              and 'command = [' in result.stdout + result.stderr, result)
        result = one.run('upgrade', 'head', '--delegate', 'b2', '--yes')
        check('knows what is not in the plan', result.returncode != 0
              and 'cannot be delegated' in result.stdout + result.stderr, result)
    finally:
        for each in projects:
            shutil.rmtree(each.folder)
    return 0


if __name__ == '__main__':
    sys.exit(main())
