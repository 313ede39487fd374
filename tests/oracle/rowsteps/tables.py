# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The schema itself depends on rows"""
from alembic import op
import sqlalchemy as sa


def upgrade():
    conn = op.get_bind()
    for row in conn.execute(sa.text('SELECT DISTINCT state FROM orders WHERE state IS NOT NULL ORDER BY state')).fetchall():
        op.create_table(f'orders_{row.state}', sa.Column('id', sa.Integer, primary_key=True))
        op.execute(f"INSERT INTO orders_{row.state} SELECT id FROM orders WHERE state = '{row.state}'")
    with op.batch_alter_table('users') as batch:
        batch.alter_column('note', new_column_name='remark')


def downgrade():
    pass
