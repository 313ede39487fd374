"""add auth users table and update pages

Brings sign-in: auth_users. Pages get their address, and for the first time
tables refer to each other (identifier to page, user to environment).

A page table that already has rows refuses this revision: the new column has
no value to give them.

Revision ID: c6a9dee90913
Revises: 001_initial_schema
Create Date: 2025-09-17 10:16:11.598632

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = 'c6a9dee90913'
down_revision = '001_initial_schema'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'auth_users',
        sa.Column('id', sa.Integer(), autoincrement=True, nullable=False),
        sa.Column('email', sa.String(length=255), nullable=False),
        sa.Column('username', sa.String(length=96), nullable=True),
        sa.Column('current_token', sa.String(length=64), nullable=True),
        sa.Column('token_expires_at', sa.DateTime(), nullable=True),
        sa.Column('is_active', sa.Boolean(), nullable=False),
        sa.Column('is_admin', sa.Boolean(), nullable=False),
        sa.Column('created_at', sa.DateTime(), nullable=False),
        sa.Column('last_login_at', sa.DateTime(), nullable=True),
        sa.Column('updated_at', sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint('id'),
        sa.UniqueConstraint('email'),
    )
    with op.batch_alter_table('emailProcessorTable') as batch_op:
        batch_op.alter_column(
            'system',
            existing_type=sa.String()
            .with_variant(sa.Text(), 'mysql')
            .with_variant(sa.Text(), 'mariadb'),
            nullable=True,
        )
    with op.batch_alter_table('identifier') as batch_op:
        batch_op.create_foreign_key(
            'identifier_page_id_fkey', 'page', ['page_id'], ['id'], ondelete='CASCADE'
        )
    with op.batch_alter_table('page') as batch_op:
        batch_op.add_column(sa.Column('page_url', sa.String(length=1024), nullable=False))
        batch_op.alter_column('updated_at', existing_type=sa.DateTime(), nullable=False)
    with op.batch_alter_table('user') as batch_op:
        batch_op.create_foreign_key(
            'user_environment_id_fkey',
            'environment',
            ['environment_id'],
            ['id'],
            ondelete='CASCADE',
        )


def downgrade() -> None:
    with op.batch_alter_table('user') as batch_op:
        batch_op.drop_constraint('user_environment_id_fkey', type_='foreignkey')
    with op.batch_alter_table('page') as batch_op:
        batch_op.alter_column('updated_at', existing_type=sa.DateTime(), nullable=True)
        batch_op.drop_column('page_url')
    with op.batch_alter_table('identifier') as batch_op:
        batch_op.drop_constraint('identifier_page_id_fkey', type_='foreignkey')
    with op.batch_alter_table('emailProcessorTable') as batch_op:
        batch_op.alter_column(
            'system',
            existing_type=sa.String()
            .with_variant(sa.Text(), 'mysql')
            .with_variant(sa.Text(), 'mariadb'),
            nullable=False,
        )
    op.drop_table('auth_users')
