# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables that all other scripts of this folder find"""
from alembic import op
import sqlalchemy as sa

revision = 'start'
down_revision = None


def upgrade():
    op.create_table('users', sa.Column('id', sa.Integer, primary_key=True), sa.Column('name', sa.String(50)),
                    sa.Column('note', sa.Text))
    op.create_table('orders', sa.Column('id', sa.Integer, primary_key=True), sa.Column('user_id', sa.Integer),
                    sa.Column('price', sa.Integer), sa.Column('state', sa.String(20)))
    op.create_table('log', sa.Column('id', sa.Integer, primary_key=True), sa.Column('what', sa.Text))
    op.create_table('things', sa.Column('id', sa.Integer, primary_key=True), sa.Column('made', sa.DateTime),
                    sa.Column('day', sa.Date), sa.Column('is_on', sa.Boolean), sa.Column('price', sa.Numeric(10, 2)),
                    sa.Column('rate', sa.Float), sa.Column('data', sa.LargeBinary), sa.Column('extra', sa.JSON))


def downgrade():
    pass
