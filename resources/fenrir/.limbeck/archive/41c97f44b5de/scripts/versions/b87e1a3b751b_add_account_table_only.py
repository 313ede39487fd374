"""add account table only

The table of accounts, on which everything that follows depends.

The parent named below is that of a draft and exists nowhere; what counts is
down_revision.

Revision ID: b87e1a3b751b
Revises: 9eb266ae2f1b
Create Date: 2026-01-07 15:25:19.656612

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = 'b87e1a3b751b'
down_revision = '14f5c85198e4'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'account',
        sa.Column('account_id', sa.String(length=36), nullable=False),
        sa.Column('account_name', sa.String(length=255), nullable=False),
        sa.Column('owner_user_id', sa.String(length=36), nullable=True),
        sa.Column('is_active', sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column('logo_url', sa.String(length=512), nullable=True),
        sa.Column('primary_contact', sa.String(length=36), nullable=True),
        sa.Column('subscription_id', sa.String(length=36), nullable=True),
        sa.Column(
            'created_at',
            sa.DateTime(),
            server_default=sa.text('CURRENT_TIMESTAMP'),
            nullable=False,
        ),
        sa.Column('updated_at', sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint('account_id'),
        sa.UniqueConstraint('account_name'),
        sa.UniqueConstraint('owner_user_id'),
    )


def downgrade() -> None:
    op.drop_table('account')
