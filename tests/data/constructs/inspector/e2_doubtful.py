"""After SQL whose effect is not known, nothing is answered"""
from alembic import op
import sqlalchemy as sa

revision = 'e2'
down_revision = 'e1'


def upgrade():
    op.execute('CALL rebuild_everything()')
    if 't' in sa.inspect(op.get_bind()).get_table_names():
        op.drop_table('t')


def downgrade():
    if sa.inspect(op.get_bind()).get_columns('t')[0]['type'].length:
        op.drop_table('t')
