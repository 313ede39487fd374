# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How many rows a statement changed"""
from alembic import op
import sqlalchemy as sa


def upgrade():
    conn = op.get_bind()
    result = conn.execute(sa.text("UPDATE users SET note = 'x' WHERE id < 3"))
    conn.execute(sa.text('INSERT INTO log (what) VALUES (:w)'), {'w': f'{result.rowcount} changed'})
    orders = sa.table('orders', sa.column('id', sa.Integer), sa.column('price', sa.Integer))
    gone = conn.execute(orders.delete().where(orders.c.price < 3)).rowcount
    if gone:
        conn.execute(sa.text('INSERT INTO log (what) VALUES (:w)'), {'w': '{} gone'.format(gone)})


def downgrade():
    pass
