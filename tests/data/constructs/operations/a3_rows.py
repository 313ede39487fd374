"""Rows"""
from alembic import op
import sqlalchemy as sa

revision = 'a3'
down_revision = 'a2'


def upgrade():
    genre = op.create_table(
        'genre',
        sa.Column('id', sa.Integer, primary_key=True),
        sa.Column('name', sa.String(20)),
    )
    op.bulk_insert(genre, [{'id': 1, 'name': 'verse'}, {'id': 2, 'name': "it's prose"}])


def downgrade():
    op.drop_table('genre')
