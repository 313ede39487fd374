"""Branches and loops over what is written"""
from alembic import op
import sqlalchemy as sa

revision = 'c1'
down_revision = None

NAMES = ('a', 'b')


def add(name, size=30):
    op.add_column('t', sa.Column(name, sa.String(size)))


def upgrade():
    op.create_table('t', sa.Column('id', sa.Integer, primary_key=True))
    for name in NAMES:
        add(name)
    for number, (name, size) in enumerate([('x', 1), ('y', 2)]):
        if number == 0:
            continue
        add(name, size=size)
    add('big' if len(NAMES) > 1 else 'small')
    if not NAMES:
        op.drop_table('t')
    elif 'a' in NAMES:
        return
    op.drop_column('t', 'id')


def downgrade():
    for name in reversed([*NAMES, 'big', 'y']):
        op.drop_column('t', name)
    op.drop_table('t')
