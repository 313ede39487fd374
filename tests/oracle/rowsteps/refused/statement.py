# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The database refuses a statement for the last row"""
from alembic import op
import sqlalchemy as sa


def upgrade():
    conn = op.get_bind()
    op.create_table('kept', sa.Column('id', sa.Integer, sa.CheckConstraint('id < 5'), primary_key=True))
    for row in conn.execute(sa.text('SELECT id FROM users ORDER BY id')).fetchall():
        conn.execute(sa.text('INSERT INTO kept VALUES (:id)'), {'id': row.id})


def downgrade():
    pass
