"""No Python"""
from alembic import op
import sqlalchemy as sa

revision = 'i3'
down_revision = 'i2'


def upgrade():
    op.add_column('t', sa.Column('a', sa.Integer)


def downgrade():
    pass
