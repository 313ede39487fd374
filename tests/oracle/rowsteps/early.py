# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""It returns where there is nothing to do, before it changes the schema"""
from alembic import op
import sqlalchemy as sa


def fill(conn, ids):
    if not ids:
        return 0
    for id_ in ids:
        conn.execute(sa.text('UPDATE orders SET state = :s WHERE id = :i'), {'s': 'seen', 'i': id_})
    return len(ids)


def upgrade():
    conn = op.get_bind()
    ids = [row[0] for row in conn.execute(sa.text('SELECT id FROM orders WHERE price > 5 ORDER BY id'))]
    done = fill(conn, ids)
    if done == 0:
        return
    op.add_column('orders', sa.Column('checked', sa.Integer))
    op.execute(f'UPDATE orders SET checked = {done}')


def downgrade():
    pass
