"""Asks for more than a reader gives"""
from alembic import op
import sqlalchemy as sa

revision = 'i5'
down_revision = 'i2'


def upgrade():
    names = ['x' * 1000] * 1000
    for a in names:
        for b in names:
            for c in names:
                op.execute('SELECT 1')


def downgrade():
    text = 'x' * 10 ** 12
    op.execute(text)
