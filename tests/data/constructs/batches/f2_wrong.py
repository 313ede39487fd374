"""A batch after its end, and one of a table nobody knows"""
from alembic import op
import sqlalchemy as sa
from app.names import table_of

revision = 'f2'
down_revision = 'f1'


def upgrade():
    with op.batch_alter_table('t') as batch:
        batch.add_column(sa.Column('z', sa.Integer))
    batch.drop_column('z')


def downgrade():
    with op.batch_alter_table(table_of('t')) as batch:
        batch.drop_column('z')
