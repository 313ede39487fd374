# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""SQL texts: by attribute, by place and by name, with parameters and without"""
from alembic import op
import sqlalchemy as sa


def upgrade():
    conn = op.get_bind()
    for row in conn.execute(sa.text('SELECT id, name AS title FROM users ORDER BY id')):
        conn.execute(sa.text('UPDATE users SET note = :note WHERE id = :id'),
                     {'note': row[1].upper() + '/' + row.title, 'id': row.id})
    for id_, price in conn.execute(sa.text('SELECT id, price FROM orders')):
        op.execute(f"INSERT INTO log (what) VALUES ('order {id_} costs {price}')")
    for row in conn.execute(sa.text('SELECT id, name FROM users')).mappings():
        op.execute("INSERT INTO log (what) VALUES ('%s %d')" % (row['name'].replace("'", "''").replace(':', '\\:'), row['id']))


def downgrade():
    pass
