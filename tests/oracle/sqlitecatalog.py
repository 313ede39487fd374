# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints what an SQLite file declares, one fact a line, and the rows of alembic_version.

Two files with the same output have the same tables, constraints, indexes and version, whatever
the blanks, quotes and order of constraints in their CREATE statements. Columns keep their order.
"""
import re
import sqlite3
import sys


def split_at_commas(body):
    """The parts of `body` between commas that stand outside parentheses and quotes."""
    parts, depth, quote, start = [], 0, None, 0
    for position, letter in enumerate(body):
        if quote:
            quote = None if letter == quote else quote
        elif letter in '\'"`':
            quote = letter
        elif letter == '(':
            depth += 1
        elif letter == ')':
            depth -= 1
        elif letter == ',' and depth == 0:
            parts.append(body[start:position])
            start = position + 1
    return [*parts, body[start:]]


def plain(sql):
    """`sql` without quotes around names, with single blanks, and none beside a comma or within brackets."""
    sql = re.sub(r'["`]', '', sql)
    sql = re.sub(r'\s+', ' ', sql).strip()
    sql = re.sub(r'\s*([(),])\s*', r'\1', sql)
    sql = re.sub(r'\)(?=\w)', ') ', sql)
    # A default in parentheses means the same without them.
    return re.sub(r'DEFAULT ?\(([^()]*)\)', r'DEFAULT \1', sql)


def is_constraint(part):
    return re.match(r'(CONSTRAINT|PRIMARY KEY|UNIQUE|FOREIGN KEY|CHECK)\b', part, re.I) is not None


def facts_of_table(name, sql):
    parts = [plain(part) for part in split_at_commas(sql[sql.index('(') + 1:sql.rindex(')')])]
    columns = [part for part in parts if not is_constraint(part)]
    for position, column in enumerate(columns):
        yield f'{name}: column {position}: {column}'
    for constraint in sorted(part for part in parts if is_constraint(part)):
        yield f'{name}: {constraint}'
    yield f'{name}: after the columns: {plain(sql[sql.rindex(")") + 1:])}'


def facts(path):
    database = sqlite3.connect(f'file:{path}?mode=ro', uri=True)
    things = database.execute(
        'SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name'
    )
    for kind, name, sql in things.fetchall():
        if kind == 'table':
            yield from facts_of_table(name, sql)
        else:
            yield f'{kind} {name}: {plain(sql)}'
    for (row,) in database.execute('SELECT version_num FROM alembic_version ORDER BY 1'):
        yield f'version {row}'


for fact in facts(sys.argv[1]):
    print(fact)
