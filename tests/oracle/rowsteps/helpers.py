# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Functions, classes and tries on the way"""
import json
import re

from alembic import op
import sqlalchemy as sa


class Renamer:
    def __init__(self, prefix):
        self.prefix = prefix
        self.seen = []

    def name(self, text):
        self.seen.append(text)
        return self.prefix + text.upper()


def number(text):
    try:
        return int(text)
    except ValueError:
        return None


def upgrade():
    conn = op.get_bind()
    renamer = Renamer('Mx ')
    for row in conn.execute(sa.text('SELECT id, name, note FROM users ORDER BY id')):
        value = number(row.note) if row.note is not None else None
        if value is None:
            conn.execute(sa.text('UPDATE users SET name = :n WHERE id = :i'), dict(n=renamer.name(row.name), i=row.id))
        else:
            op.execute(f'UPDATE users SET note = {value + 1} WHERE id = {row.id}')
    op.execute(sa.text('INSERT INTO log (what) VALUES (:w)').bindparams(w=str(len(renamer.seen))))


def downgrade():
    pass
