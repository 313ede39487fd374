"""Arguments and operations that nobody knows"""
from alembic import op
import sqlalchemy as sa

revision = 'a4'
down_revision = 'a3'


def upgrade():
    op.add_column('book', sa.Column('a', sa.Integer), colour='red')
    op.paint_table('book')
    op.drop_column('book', 'sold')


def downgrade():
    op.add_column('book', sa.Column('b', sa.Shape()))
