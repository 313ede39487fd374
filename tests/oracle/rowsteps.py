#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""rowsteps.py LIMBECK: scripts whose work rows decide, with the real Alembic and with Limbeck on
SQLite. Both must leave the same rows; what Limbeck refuses while it runs must leave none changed.
Needs Debian's python3-alembic."""

import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent / 'rowsteps'
ENV = '''from alembic import context
from sqlalchemy import create_engine
with create_engine(context.config.get_main_option('sqlalchemy.url')).connect() as connection:
    context.configure(connection=connection, target_metadata=None)
    with context.begin_transaction():
        context.run_migrations()
'''
INI = '''[alembic]
script_location = %(here)s/migrations
sqlalchemy.url = sqlite:///app.db
'''


def make_project(folder, script):
    versions = folder / 'migrations' / 'versions'
    versions.mkdir(parents=True)
    (folder / 'alembic.ini').write_text(INI)
    (folder / 'migrations' / 'env.py').write_text(ENV)
    shutil.copy(HERE / 'start' / 'start.py', versions)
    stock = run(['/usr/bin/python3', '-m', 'alembic', 'upgrade', 'head'], folder)
    assert stock.returncode == 0, stock.stderr
    text = script.read_text()
    header = f"import sqlalchemy as sa\n\nrevision = '{script.stem}'\ndown_revision = 'start'\n"
    assert 'import sqlalchemy as sa\n' in text, script
    (versions / script.name).write_text(text.replace('import sqlalchemy as sa\n', header, 1))
    with sqlite3.connect(folder / 'app.db') as database:
        database.executescript((HERE / 'start' / 'start.sql').read_text())


def dump(folder):
    """What the database declares and holds; quoting of names in DDL is no difference."""
    with sqlite3.connect(folder / 'app.db') as database:
        tables = [name for name, in database.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'alembic%'"
            " ORDER BY name")]
        lines = []
        for table in tables:
            columns = [row[1:3] for row in database.execute(f'PRAGMA table_info("{table}")')]
            indexes = sorted(row[1] for row in database.execute(f'PRAGMA index_list("{table}")'))
            lines.append(f'{table} {columns} {indexes}')
            rows = database.execute(f'SELECT * FROM "{table}" ORDER BY 1').fetchall()
            lines += [f'  {row!r}' for row in rows]
        if database.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone():
            lines += [f'at {row}' for row in database.execute('SELECT * FROM alembic_version')]
    return lines


def run(command, folder):
    environment = dict(os.environ, PYTHONDONTWRITEBYTECODE='1', SQLALCHEMY_SILENCE_UBER_WARNING='1',
                       XDG_DATA_HOME=str(folder / 'data'), XDG_CONFIG_HOME=str(folder / 'config'))
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)


def same(script, limbeck, work):
    """The problem, or nothing."""
    folders = [work / 'alembic', work / 'limbeck']
    for folder in folders:
        make_project(folder, script)
    reading = run([limbeck, 'inspect-scripts', '-v'], folders[1])
    if f'{script.stem} upgrade: data-dependent' not in reading.stdout:
        return 'is not read as data-dependent:\n' + reading.stdout + reading.stderr
    moves = [['upgrade', 'head']]
    if '    pass' not in script.read_text().split('def downgrade')[1]:
        moves.append(['downgrade', 'start'])
    for move in moves:
        stock = run(['/usr/bin/python3', '-m', 'alembic', *move], folders[0])
        own = run([limbeck, *move, '--yes'], folders[1])
        for result, name in (stock, 'alembic'), (own, 'limbeck'):
            if result.returncode != 0:
                return f'{name} failed:\n' + (result.stdout + result.stderr)[-1500:]
        one, two = (dump(folder) for folder in folders)
        if one != two:
            only = [f'- {line}' for line in one if line not in two]
            return '\n'.join([f'differs after {move[0]}:', *only,
                              *(f'+ {line}' for line in two if line not in one)])
    return None


def refused(script, limbeck, work):
    folder = work / 'limbeck'
    make_project(folder, script)
    before = dump(folder)
    reading = run([limbeck, 'inspect-scripts'], folder)
    if f'{script.stem} upgrade: data-dependent' not in reading.stdout:
        return 'is not read as data-dependent:\n' + reading.stdout + reading.stderr
    result = run([limbeck, 'upgrade', 'head', '--yes'], folder)
    if result.returncode == 0:
        return 'was carried out'
    if dump(folder) != before:
        return 'left something behind:\n' + '\n'.join(dump(folder))
    print('  ' + (result.stderr.strip() or result.stdout.strip()).replace('\n', '\n  '))
    return None


def main():
    limbeck = os.path.abspath(sys.argv[1])
    wanted = sys.argv[2:]
    failures = 0
    for folder, check in (HERE, same), (HERE / 'refused', refused):
        for script in sorted(folder.glob('*.py')):
            if wanted and script.stem not in wanted:
                continue
            work = pathlib.Path(tempfile.mkdtemp())
            try:
                problem = check(script, limbeck, work)
            finally:
                shutil.rmtree(work)
            print(f'{script.stem}: {"ok" if problem is None else "FAILED: it " + problem}')
            failures += problem is not None
    print(f'{failures} failures')
    return 1 if failures else 0


if __name__ == '__main__':
    sys.exit(main())
