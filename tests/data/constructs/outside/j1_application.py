"""Calls the application"""
from alembic import op
import sqlalchemy as sa
from app.db import Base, load_fixtures
from app.types import GUID

revision = 'j1'
down_revision = None


def upgrade():
    op.create_table('t', sa.Column('id', GUID(), primary_key=True))
    load_fixtures('t')


def downgrade():
    Base.metadata.drop_all(op.get_bind())
