"""fix auth users column names

Second thoughts about 0ec36ea2a851: the four columns get their old names back.

Revision ID: edab8f775757
Revises: 5b3a509eff29
Create Date: 2026-01-07 16:59:25.823353

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = 'edab8f775757'
down_revision = '5b3a509eff29'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.alter_column(
        'auth_users',
        'auth_user_id',
        new_column_name='id',
        existing_type=sa.Integer(),
        existing_nullable=False,
        existing_autoincrement=True,
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
        'auth_username',
        new_column_name='username',
        existing_type=sa.String(length=96),
        existing_nullable=True,
    )
    op.alter_column(
        'auth_users',
        'current_auth_token',
        new_column_name='current_token',
        existing_type=sa.String(length=64),
        existing_nullable=True,
    )


def downgrade() -> None:
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
