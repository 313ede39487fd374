"""align auth users with model

The other branch: auth_users takes the column names of its model, and six
columns more.

The header names the end of the long branch as parent, down_revision does not:
that is how the second head came about. The branches do not commute. The long
one refers to auth_users.id, which this revision renames, so it has to run
first.

Revision ID: 0ec36ea2a851
Revises: 301ad4c5d899
Create Date: 2026-01-07 15:43:57.179406

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '0ec36ea2a851'
down_revision = 'd65d974ab1aa'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.alter_column(
        'auth_users',
        'id',
        new_column_name='auth_user_id',
        existing_type=sa.Integer(),
        existing_nullable=False,
        existing_autoincrement=True,
    )
    op.alter_column(
        'auth_users',
        'email',
        new_column_name='auth_user_email',
        existing_type=sa.String(length=255),
        existing_nullable=False,
    )
    op.alter_column(
        'auth_users',
        'username',
        new_column_name='auth_username',
        existing_type=sa.String(length=96),
        existing_nullable=True,
    )
    op.alter_column(
        'auth_users',
        'current_token',
        new_column_name='current_auth_token',
        existing_type=sa.String(length=64),
        existing_nullable=True,
    )
    op.add_column('auth_users', sa.Column('first_name', sa.String(length=255), nullable=True))
    op.add_column('auth_users', sa.Column('last_name', sa.String(length=255), nullable=True))
    op.add_column(
        'auth_users',
        sa.Column('is_super_admin', sa.Boolean(), server_default=sa.false(), nullable=False),
    )
    op.add_column(
        'auth_users',
        sa.Column('multi_account_user', sa.Boolean(), server_default=sa.false(), nullable=False),
    )
    op.add_column('auth_users', sa.Column('account_ids', sa.String(length=1024), nullable=True))
    op.add_column(
        'auth_users', sa.Column('user_subscription_id', sa.String(length=36), nullable=True)
    )


def downgrade() -> None:
    op.drop_column('auth_users', 'user_subscription_id')
    op.drop_column('auth_users', 'account_ids')
    op.drop_column('auth_users', 'multi_account_user')
    op.drop_column('auth_users', 'is_super_admin')
    op.drop_column('auth_users', 'last_name')
    op.drop_column('auth_users', 'first_name')
    op.alter_column(
        'auth_users',
        'current_auth_token',
        new_column_name='current_token',
        existing_type=sa.String(length=64),
        existing_nullable=True,
    )
    op.alter_column(
        'auth_users',
        'auth_username',
        new_column_name='username',
        existing_type=sa.String(length=96),
        existing_nullable=True,
    )
    op.alter_column(
        'auth_users',
        'auth_user_email',
        new_column_name='email',
        existing_type=sa.String(length=255),
        existing_nullable=False,
    )
    op.alter_column(
        'auth_users',
        'auth_user_id',
        new_column_name='id',
        existing_type=sa.Integer(),
        existing_nullable=False,
        existing_autoincrement=True,
    )
