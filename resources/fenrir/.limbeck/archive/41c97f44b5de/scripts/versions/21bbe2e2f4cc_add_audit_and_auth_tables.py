"""add audit and auth tables

Who did what (audit_log) and who may come in (auth_tokens).

Revision ID: 21bbe2e2f4cc
Revises: 01d551d7392f
Create Date: 2026-01-07 15:40:00.447868

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql


# revision identifiers, used by Alembic.
revision = '21bbe2e2f4cc'
down_revision = '01d551d7392f'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'audit_log',
        sa.Column('audit_id', sa.String(length=36), nullable=False),
        sa.Column('entity_type', sa.String(length=128), nullable=False),
        sa.Column('entity_id', sa.String(length=36), nullable=False),
        sa.Column('action', sa.String(length=64), nullable=False),
        sa.Column('performed_by_user_id', sa.Integer(), nullable=True),
        sa.Column('account_id', sa.String(length=36), nullable=True),
        sa.Column(
            'timestamp',
            sa.DateTime(timezone=True),
            server_default=sa.text('CURRENT_TIMESTAMP'),
            nullable=False,
        ),
        sa.Column('ip_address', sa.String(length=45), nullable=True),
        sa.Column('user_agent', sa.String(length=512), nullable=True),
        sa.Column(
            'details', sa.JSON().with_variant(postgresql.JSONB(), 'postgresql'), nullable=True
        ),
        sa.Column('is_sensitive', sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.ForeignKeyConstraint(['performed_by_user_id'], ['auth_users.id'], ondelete='SET NULL'),
        sa.ForeignKeyConstraint(['account_id'], ['account.account_id'], ondelete='SET NULL'),
        sa.PrimaryKeyConstraint('audit_id'),
    )
    op.create_index(
        'idx_audit_pk', 'audit_log', ['audit_id'], unique=False, postgresql_using='btree'
    )
    op.create_index('idx_audit_entity', 'audit_log', ['entity_type', 'entity_id'], unique=False)
    op.create_index('idx_audit_timestamp', 'audit_log', ['timestamp'], unique=False)
    op.create_index('idx_audit_account', 'audit_log', ['account_id'], unique=False)
    op.create_index('idx_audit_user', 'audit_log', ['performed_by_user_id'], unique=False)
    op.create_table(
        'auth_tokens',
        sa.Column('token_id', sa.String(length=36), nullable=False),
        sa.Column('auth_user_id', sa.Integer(), nullable=False),
        sa.Column('token_value', sa.String(length=64), nullable=False),
        sa.Column('token_expires_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('device_info', sa.String(length=255), nullable=True),
        sa.Column('ip_address', sa.String(length=45), nullable=True),
        sa.Column('last_used_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('is_active', sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column(
            'created_at',
            sa.DateTime(timezone=True),
            server_default=sa.text('CURRENT_TIMESTAMP'),
            nullable=False,
        ),
        sa.Column('revoked_at', sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(['auth_user_id'], ['auth_users.id'], ondelete='CASCADE'),
        sa.PrimaryKeyConstraint('token_id'),
        sa.UniqueConstraint('token_value'),
    )
    op.create_index(
        'idx_auth_tokens_pk', 'auth_tokens', ['token_id'], unique=False, postgresql_using='btree'
    )
    op.create_index('idx_auth_tokens_user', 'auth_tokens', ['auth_user_id'], unique=False)
    op.create_index('idx_auth_tokens_value', 'auth_tokens', ['token_value'], unique=False)
    op.create_index('idx_auth_tokens_active', 'auth_tokens', ['is_active'], unique=False)


def downgrade() -> None:
    op.drop_table('auth_tokens')
    op.drop_table('audit_log')
