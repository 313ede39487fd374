"""Takes what env.py gives, and a label of the project"""
from alembic import context
import sqlalchemy as sa

from labels import EXPAND

revision = 'k1'
down_revision = None
branch_labels = (EXPAND,)


def upgrade(op, tester):
    schema = context.get_context().version_table_schema or ''
    op.create_table('t', sa.Column('id', sa.Integer(), primary_key=True), schema=schema)
    tester.populate_table('t')


def downgrade(op, tester):
    op.drop_table('t', schema=op.get_context().version_table_schema)
