"""No way back"""
from alembic import op
import sqlalchemy as sa

revision = 'i1'
down_revision = None


def upgrade():
    op.create_table('t', sa.Column('id', sa.Integer, primary_key=True))


def downgrade():
    raise NotImplementedError('the rows are gone')
