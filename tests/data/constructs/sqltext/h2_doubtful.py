"""Parameters without a value, rows that are used"""
from alembic import op
import sqlalchemy as sa

revision = 'h2'
down_revision = 'h1'


def upgrade():
    op.execute('UPDATE t SET a = :nowhere')


def downgrade():
    rows = op.get_bind().execute(sa.text('SELECT id FROM t')).fetchall()
    for row in rows:
        op.execute(f'UPDATE t SET a = {row.id}')
