"""Names that are not there"""
from alembic import op
import sqlalchemy as sa

revision = 'i6'
down_revision = 'i2'


def upgrade():
    op.drop_table(tabel)


def downgrade():
    opp.drop_table('t')
