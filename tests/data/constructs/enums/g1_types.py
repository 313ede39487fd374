"""Enum types"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

revision = 'g1'
down_revision = None

mood = sa.Enum('sad', 'happy', name='mood')
pace = postgresql.ENUM('slow', 'fast', name='pace', create_type=False)


def upgrade():
    pace.create(op.get_bind(), checkfirst=True)
    op.create_table(
        't',
        sa.Column('id', sa.Integer, primary_key=True),
        sa.Column('mood', mood, server_default='sad'),
        sa.Column('kind', sa.Enum('x', 'y', name='kind', native_enum=False)),
    )
    if op.get_bind().dialect.name == 'postgresql':
        op.add_column('t', sa.Column('pace', pace))


def downgrade():
    op.drop_table('t')
    mood.drop(op.get_bind(), checkfirst=False)
    pace.drop(op.get_bind())
