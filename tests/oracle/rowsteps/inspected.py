# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Inspector and rows together"""
from alembic import op
import sqlalchemy as sa


def upgrade():
    conn = op.get_bind()
    inspector = sa.inspect(conn)
    columns = [column['name'] for column in inspector.get_columns('users')]
    if 'nick' not in columns:
        op.add_column('users', sa.Column('nick', sa.String(20)))
    for row in conn.execute(sa.text('SELECT id, name FROM users')).fetchall():
        if row['name'] if False else row.name:
            conn.execute(sa.text('UPDATE users SET nick = :n WHERE id = :i'), {'n': row.name[:3], 'i': row.id})


def downgrade():
    conn = op.get_bind()
    for row in conn.execute(sa.text('SELECT id, nick FROM users')).fetchall():
        conn.execute(sa.text('UPDATE users SET note = :n WHERE id = :i'), {'n': row.nick, 'i': row.id})
    op.drop_column('users', 'nick')
