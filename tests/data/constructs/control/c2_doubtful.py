"""Branches that are not certain"""
from alembic import op
import sqlalchemy as sa
from app import settings

revision = 'c2'
down_revision = 'c1'


def upgrade():
    op.add_column('t', sa.Column('sure', sa.Integer))
    if settings.WITH_EXTRAS:
        op.add_column('t', sa.Column('extra', sa.Integer))
    op.add_column('t', sa.Column('after', sa.Integer))


def downgrade():
    for name in settings.NAMES:
        op.drop_column('t', name)
