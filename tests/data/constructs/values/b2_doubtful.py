"""Values that are not certain, and their use"""
import os

from alembic import op
import sqlalchemy as sa

revision = 'b2'
down_revision = 'b1'

NAME = os.environ['COLUMN']


def upgrade():
    op.add_column('postcard', sa.Column('known', sa.Integer))
    op.add_column('postcard', sa.Column(NAME, sa.Integer))
    op.add_column('postcard', sa.Column(f'{NAME}_too', sa.Integer))


def downgrade():
    op.drop_column('postcard', 'known')
