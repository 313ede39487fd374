"""Tables"""
from alembic import op
import sqlalchemy as sa

revision = 'a1'
down_revision = None


def upgrade():
    op.create_table(
        'author',
        sa.Column('id', sa.Integer(), primary_key=True),
        sa.Column('name', sa.String(80), nullable=False, index=True),
        sa.Column('mail', sa.String(length=120), unique=True),
        sa.Column('born', sa.Date, server_default=sa.text('CURRENT_DATE')),
        comment='people who write',
    )
    op.create_table(
        'book',
        sa.Column('id', sa.BigInteger, nullable=False),
        sa.Column('author_id', sa.Integer, sa.ForeignKey('author.id', ondelete='CASCADE')),
        sa.Column('title', sa.Unicode(200), server_default='untitled'),
        sa.Column('price', sa.Numeric(precision=10, scale=2)),
        sa.Column('sold', sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.PrimaryKeyConstraint('id', name='pk_book'),
        sa.UniqueConstraint('author_id', 'title', name='uq_book'),
        sa.CheckConstraint('price >= 0', name='ck_price'),
        sa.Index('ix_sold', 'sold'),
        if_not_exists=True,
    )


def downgrade():
    op.drop_table('book')
    op.drop_table(table_name='author', if_exists=True)
