# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""It asks a date for its year, which is not read: found out at the second row, after one change"""
from alembic import op
import sqlalchemy as sa

things = sa.table('things', sa.column('id', sa.Integer), sa.column('day', sa.Date))


def upgrade():
    conn = op.get_bind()
    op.add_column('things', sa.Column('year', sa.Integer))
    for thing in conn.execute(sa.select(things).order_by(things.c.id.desc())):
        year = thing.day.year if thing.day is not None else 0
        op.execute(f'UPDATE things SET year = {year} WHERE id = {thing.id}')


def downgrade():
    pass
