"""add system under test table

Systems under test belong to an account and are owned by a user, by its
integer key. Two branches start here.

Revision ID: d65d974ab1aa
Revises: b87e1a3b751b
Create Date: 2026-01-07 15:35:39.592899

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = 'd65d974ab1aa'
down_revision = 'b87e1a3b751b'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'system_under_test',
        sa.Column('sut_id', sa.String(length=36), nullable=False),
        sa.Column('system_name', sa.String(length=96), nullable=False),
        sa.Column('description', sa.Text(), nullable=True),
        sa.Column('wiki_url', sa.String(length=1024), nullable=True),
        sa.Column('account_id', sa.String(length=36), nullable=False),
        sa.Column('owner_user_id', sa.Integer(), nullable=False),
        sa.Column('is_active', sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column('deactivated_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            'created_at',
            sa.DateTime(timezone=True),
            server_default=sa.text('CURRENT_TIMESTAMP'),
            nullable=False,
        ),
        sa.Column(
            'updated_at',
            sa.DateTime(timezone=True),
            server_default=sa.text('CURRENT_TIMESTAMP'),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(['account_id'], ['account.account_id'], ondelete='CASCADE'),
        sa.ForeignKeyConstraint(['owner_user_id'], ['auth_users.id'], ondelete='RESTRICT'),
        sa.PrimaryKeyConstraint('sut_id'),
        sa.UniqueConstraint('system_name'),
    )
    op.create_index(
        'ix_system_under_test_account_id', 'system_under_test', ['account_id'], unique=False
    )
    op.create_index(
        'ix_system_under_test_owner_user_id', 'system_under_test', ['owner_user_id'], unique=False
    )
    op.create_index(
        'ix_system_under_test_is_active', 'system_under_test', ['is_active'], unique=False
    )


def downgrade() -> None:
    op.drop_table('system_under_test')
