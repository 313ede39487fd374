# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""scalars, IN with the ids that were found, and unpacking"""
from alembic import op
import sqlalchemy as sa

orders = sa.table('orders', sa.column('id', sa.Integer), sa.column('user_id', sa.Integer), sa.column('state', sa.String))


def upgrade():
    conn = op.get_bind()
    ids = conn.execute(sa.select(orders.c.id).where(orders.c.user_id == 1).order_by(orders.c.id)).scalars().all()
    conn.execute(orders.update().where(orders.c.id.in_(ids)).values(state='first'))
    total, *others = [row.id for row in conn.execute(sa.text('SELECT id FROM orders ORDER BY id DESC')).all()]
    op.execute(f"INSERT INTO log (what) VALUES ('{total} and {len(others)} others, {max(others)}')")
    pairs = list(zip(ids, others))
    for index, (a, b) in enumerate(pairs, start=1):
        op.execute("INSERT INTO log (what) VALUES ('{}: {} {}')".format(index, a, b))


def downgrade():
    pass
