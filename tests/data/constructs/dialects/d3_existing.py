"""What a script calls existing, which MySQL sets again"""
from alembic import op
import sqlalchemy as sa

revision = 'd3'
down_revision = 'd2'


def upgrade():
    op.create_table('u', sa.Column('a', sa.String(80)), sa.Column('b', sa.DateTime))
    op.alter_column('u', 'a', nullable=False, existing_type=sa.String(50), existing_nullable=True)
    op.alter_column('u', 'a', server_default='x', existing_type=sa.String(50))
    op.alter_column('u', 'b', server_default=sa.func.now(), existing_type=sa.DateTime(),
                    existing_nullable=False)
    op.alter_column('u', 'a', new_column_name='c', existing_type=sa.String(50),
                    existing_nullable=False, existing_server_default='y', existing_comment='words')


def downgrade():
    op.drop_table('u')
