"""Changes of tables and columns"""
from alembic import op
import sqlalchemy as sa

revision = 'a2'
down_revision = 'a1'


def upgrade():
    op.add_column('book', sa.Column('pages', sa.SmallInteger(), server_default='0'))
    op.add_column(table_name='book', column=sa.Column('note', sa.Text))
    op.alter_column('book', 'title', nullable=False, existing_type=sa.Unicode(200))
    op.alter_column('book', 'note', new_column_name='remark')
    op.alter_column('book', 'pages', type_=sa.Integer(), server_default=None)
    op.create_index('ix_pages', 'book', ['pages', sa.text('lower(title)')], unique=True)
    op.create_index(op.f('ix_cheap'), 'book', ['price'], postgresql_where=sa.text('price < 5'))
    op.create_foreign_key('fk_self', 'book', 'book', ['pages'], ['id'], onupdate='CASCADE')
    op.create_unique_constraint(constraint_name='uq_remark', table_name='book', columns=['remark'])
    op.create_check_constraint('ck_pages', 'book', 'pages > 0')
    op.create_table_comment('book', 'what is written')
    op.rename_table('author', 'writer')


def downgrade():
    op.rename_table('writer', 'author')
    op.drop_table_comment('book')
    op.drop_constraint('ck_pages', 'book', type_='check')
    op.drop_constraint('uq_remark', 'book', 'unique')
    op.drop_constraint('fk_self', table_name='book', type_='foreignkey')
    op.drop_index('ix_cheap')
    op.drop_index('ix_pages', table_name='book', if_exists=True)
    op.drop_column('book', 'remark')
    op.drop_column(table_name='book', column_name='pages')
