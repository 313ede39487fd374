"""Names that are put together"""
from alembic import op
import sqlalchemy as sa

revision = 'b1'
down_revision = None

TABLE = 'post' 'card'
KINDS = ['near', 'far', 'wide']
LENGTH = 40 + 2


def column_name(kind, suffix='at'):
    return f'{kind}_{suffix}'


def upgrade():
    op.create_table(TABLE, sa.Column('id', sa.Integer, primary_key=True))
    op.add_column(TABLE, sa.Column(column_name('made'), sa.DateTime))
    op.add_column(TABLE, sa.Column(column_name('sent', suffix='on'), sa.Date()))
    op.add_column(TABLE, sa.Column('%s_%d' % (KINDS[0], 2), sa.Integer))
    op.add_column(TABLE, sa.Column('{}_{x}'.format(KINDS[-1], x='y'), sa.String(LENGTH * 2)))
    op.add_column(TABLE, sa.Column('_'.join(k.upper() for k in KINDS[1:]), sa.Text))
    op.add_column(**{'table_name': TABLE, 'column': sa.Column('last', sa.Float)})


def downgrade():
    op.drop_table(TABLE)
