"""Rows that lead to what nobody can follow"""
from alembic import op
import sqlalchemy as sa
from app.slugs import make_slug

revision = 'k2'
down_revision = 'k1'


def upgrade():
    conn = op.get_bind()
    for row in conn.execute(sa.text('SELECT id, name FROM t')):
        conn.execute(sa.text('UPDATE t SET slug = :s WHERE id = :i'), {'s': make_slug(row.name), 'i': row.id})


def downgrade():
    conn = op.get_bind()
    for row in conn.execute(sa.text('SELECT id FROM t')).fetchall():
        try:
            op.execute(f'UPDATE t SET slug = NULL WHERE id = {row.id}')
        except Exception:
            continue
        with op.get_context().autocommit_block():
            op.execute('ANALYZE')
