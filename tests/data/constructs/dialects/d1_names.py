"""By the name of the dialect"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import mysql, postgresql

revision = 'd1'
down_revision = None


def upgrade():
    bind = op.get_bind()
    name = bind.dialect.name
    kind = postgresql.JSONB() if name == 'postgresql' else sa.JSON()
    op.create_table('t', sa.Column('id', sa.Integer, primary_key=True), sa.Column('data', kind))
    if name == 'postgresql':
        op.create_index('ix_data', 't', ['data'], postgresql_using='gin')
    elif name == 'mysql':
        op.add_column('t', sa.Column('size', mysql.INTEGER(unsigned=True)))
    else:
        return
    op.add_column('t', sa.Column('server', sa.Integer().with_variant(sa.String(9), 'mysql')))


def downgrade():
    if op.get_context().dialect.name == 'sqlite':
        raise NotImplementedError('not back on SQLite')
    op.drop_table('t')
