"""Reads files and clocks"""
from datetime import datetime

from alembic import op
import sqlalchemy as sa

revision = 'j2'
down_revision = 'j1'


def upgrade():
    with open('rows.csv') as file:
        for line in file:
            op.execute(line)


def downgrade():
    op.execute(f"DELETE FROM t WHERE at < '{datetime.now()}'")
