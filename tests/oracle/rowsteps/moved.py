# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows go into another table, with what they hold of dates, truths and numbers"""
from alembic import op
import sqlalchemy as sa

things = sa.table('things', sa.column('id', sa.Integer), sa.column('made', sa.DateTime), sa.column('day', sa.Date),
                  sa.column('is_on', sa.Boolean), sa.column('price', sa.Numeric(10, 2)), sa.column('rate', sa.Float),
                  sa.column('data', sa.LargeBinary), sa.column('extra', sa.JSON))


def upgrade():
    op.create_table('copies', sa.Column('id', sa.Integer, primary_key=True), sa.Column('made', sa.DateTime),
                    sa.Column('day', sa.Date), sa.Column('is_on', sa.Boolean), sa.Column('price', sa.Numeric(10, 2)),
                    sa.Column('rate', sa.Float), sa.Column('data', sa.LargeBinary), sa.Column('extra', sa.String(100)))
    copies = sa.table('copies', sa.column('id', sa.Integer), sa.column('made', sa.DateTime), sa.column('day', sa.Date),
                      sa.column('is_on', sa.Boolean), sa.column('price', sa.Numeric(10, 2)), sa.column('rate', sa.Float),
                      sa.column('data', sa.LargeBinary), sa.column('extra', sa.String))
    conn = op.get_bind()
    for thing in conn.execute(sa.select(things)).fetchall():
        extra = thing.extra
        label = extra['label'] if extra is not None and 'label' in extra else None
        conn.execute(copies.insert().values(
            id=thing.id, made=thing.made, day=thing.day, is_on=not thing.is_on, price=thing.price,
            rate=thing.rate * 2 if thing.rate is not None else None, data=thing.data, extra=label))


def downgrade():
    pass
