# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A guard finds rows that it does not want, after a change"""
from alembic import op
import sqlalchemy as sa


def upgrade():
    conn = op.get_bind()
    op.execute("UPDATE users SET note = 'gone'")
    op.drop_column('orders', 'state')
    if conn.execute(sa.text('SELECT count(*) FROM users')).scalar() > 3:
        raise ValueError('too many users')


def downgrade():
    pass
