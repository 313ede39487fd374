"""No downgrade at all"""
from alembic import op
import sqlalchemy as sa

revision = 'i2'
down_revision = 'i1'


def upgrade():
    pass
