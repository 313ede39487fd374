"""add action field to identifiers and drop the list of pages

An identifier now says which action it takes; the JSON list of identifiers
that each page carried beside the real rows goes.

Revision ID: 77c8953606ea
Revises: c6a9dee90913
Create Date: 2025-09-30 16:16:28.034112

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql


# revision identifiers, used by Alembic.
revision = '77c8953606ea'
down_revision = 'c6a9dee90913'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('identifier', sa.Column('action', sa.String(length=96), nullable=True))
    op.drop_column('page', 'identifiers')


def downgrade() -> None:
    op.add_column(
        'page',
        sa.Column(
            'identifiers',
            sa.JSON().with_variant(postgresql.JSONB(), 'postgresql'),
            server_default='[]',
            nullable=False,
        ),
    )
    op.drop_column('identifier', 'action')
