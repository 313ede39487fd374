# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Questions whose answer decides what happens"""
from alembic import op
import sqlalchemy as sa


def upgrade():
    conn = op.get_bind()
    count = conn.execute(sa.text('SELECT count(*) FROM users WHERE name IS NULL')).scalar()
    if count > 0:
        raise Exception(f'{count} users have no name')
    if conn.scalar(sa.text('SELECT count(*) FROM orders')):
        conn.execute(sa.text("INSERT INTO log (what) VALUES ('there are orders')"))
    else:
        conn.execute(sa.text("INSERT INTO log (what) VALUES ('there are none')"))
    first = conn.execute(sa.text('SELECT name FROM users WHERE id = 99')).first()
    if first is None:
        op.execute("INSERT INTO log (what) VALUES ('nobody is 99')")
    one = conn.execute(sa.text('SELECT id, name FROM users ORDER BY id')).fetchone()
    if one and one[1].startswith('A') and not one.name.endswith('x'):
        op.execute(sa.text('INSERT INTO log (what) VALUES (:w)').bindparams(w=one.name))


def downgrade():
    pass
