"""Batches"""
from alembic import op
import sqlalchemy as sa

revision = 'f1'
down_revision = None


def upgrade():
    op.create_table(
        't', sa.Column('id', sa.Integer, primary_key=True), sa.Column('old', sa.String(10))
    )
    with op.batch_alter_table('t') as batch:
        batch.add_column(sa.Column('new', sa.Integer(), nullable=False, server_default='1'))
        batch.alter_column('old', type_=sa.String(40), nullable=False)
        batch.create_index('ix_new', ['new'])
        batch.create_unique_constraint('uq_old', ['old'])
    with op.batch_alter_table('t', recreate='always') as batch:
        for name in ('x', 'y'):
            batch.add_column(sa.Column(name, sa.Text))
        op.execute("UPDATE t SET old = 'o'")


def downgrade():
    with op.batch_alter_table('t', schema=None) as b:
        b.drop_constraint('uq_old', type_='unique')
        b.drop_index('ix_new')
        b.drop_column('new')
    op.drop_table('t')
