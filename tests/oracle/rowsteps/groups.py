# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Dictionaries and lists that are filled from rows"""
from alembic import op
import sqlalchemy as sa


def upgrade():
    conn = op.get_bind()
    names = {row.id: row.name for row in conn.execute(sa.text('SELECT id, name FROM users'))}
    totals = {}
    for row in conn.execute(sa.text('SELECT user_id, price FROM orders ORDER BY id')).fetchall():
        if row.user_id not in names:
            continue
        if row.user_id in totals:
            totals[row.user_id] = totals[row.user_id] + row.price
        else:
            totals[row.user_id] = row.price
    log = sa.table('log', sa.column('what', sa.String))
    entries = []
    for id_, total in totals.items():
        entries.append({'what': names[id_] + ' spent ' + str(total)})
    op.bulk_insert(log, entries)
    if entries:
        conn.execute(log.insert().values(what=', '.join(sorted(names.values()))))


def downgrade():
    pass
