"""Questions that the schema answers"""
from alembic import op
import sqlalchemy as sa

revision = 'e1'
down_revision = None


def has_column(table, name):
    inspector = sa.inspect(op.get_bind())
    return name in [column['name'] for column in inspector.get_columns(table)]


def upgrade():
    inspector = sa.inspect(op.get_bind())
    if 't' not in inspector.get_table_names():
        op.create_table('t', sa.Column('id', sa.Integer, primary_key=True))
    if not has_column('t', 'a'):
        op.add_column('t', sa.Column('a', sa.Integer))
    if has_column('t', 'a'):
        op.create_index('ix_a', 't', ['a'])


def downgrade():
    inspector = sa.inspect(op.get_bind())
    if any(index['name'] == 'ix_a' for index in inspector.get_indexes('t')):
        op.drop_index('ix_a', 't')
    if inspector.has_table('t'):
        op.drop_table('t')
