# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Some rows at a time, until there are no more"""
from alembic import op
import sqlalchemy as sa


def upgrade():
    conn = op.get_bind()
    last = 0
    while True:
        rows = conn.execute(
            sa.text('SELECT id, name FROM users WHERE id > :last ORDER BY id LIMIT 2'), {'last': last}).fetchall()
        if not rows:
            break
        for row in rows:
            conn.execute(sa.text('INSERT INTO log (what) VALUES (:w)'), {'w': f'{len(rows)}: {row.name!r}'})
            last = row.id


def downgrade():
    pass
