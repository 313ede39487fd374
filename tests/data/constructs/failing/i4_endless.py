"""Never ends"""
from alembic import op
import sqlalchemy as sa

revision = 'i4'
down_revision = 'i2'


def forever(n):
    return forever(n + 1)


def upgrade():
    forever(0)


def downgrade():
    while True:
        op.execute('SELECT 1')
