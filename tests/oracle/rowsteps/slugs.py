# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One statement for each row, with values that Python makes of it"""
from alembic import op
import sqlalchemy as sa

user = sa.table('users', sa.column('id', sa.Integer), sa.column('name', sa.String), sa.column('slug', sa.String))


def upgrade():
    op.add_column('users', sa.Column('slug', sa.String(80)))
    conn = op.get_bind()
    rows = conn.execute(sa.select(user.c.id, user.c.name)).fetchall()
    for row in rows:
        slug = row.name.strip().lower().replace(' ', '-')
        conn.execute(user.update().where(user.c.id == row.id).values(slug=f'{slug}-{row.id}'))
    op.create_index('ix_slug', 'users', ['slug'])


def downgrade():
    op.drop_index('ix_slug', 'users')
    op.drop_column('users', 'slug')
