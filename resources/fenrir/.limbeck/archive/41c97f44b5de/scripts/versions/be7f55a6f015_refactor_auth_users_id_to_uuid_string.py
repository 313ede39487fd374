"""refactor auth users id to uuid string

Users get a string as key. Rather than converting every reference to a user,
fifteen tables are dropped and made anew around the new auth_users, several of
them simpler than before. Whatever they held is lost.

Two tables stay although what they referred to goes; their foreign keys go
with it. The enum type of plan.status stays too, unused: the new column is
plain text.

Revision ID: be7f55a6f015
Revises: edab8f775757
Create Date: 2026-01-07 17:16:27.910855

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql


# revision identifiers, used by Alembic.
revision = 'be7f55a6f015'
down_revision = 'edab8f775757'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('user') as batch_op:
        batch_op.drop_constraint('user_environment_id_fkey', type_='foreignkey')
    with op.batch_alter_table('system_environment_association') as batch_op:
        batch_op.drop_constraint('system_environment_association_sut_id_fkey', type_='foreignkey')
        batch_op.drop_constraint(
            'system_environment_association_environment_id_fkey', type_='foreignkey'
        )
    op.drop_table('suite_test_case_association')
    op.drop_table('plan_suite_association')
    op.drop_table('auth_tokens')
    op.drop_table('auth_user_account_association')
    op.drop_table('entity_tag')
    op.drop_table('action_chain')
    op.drop_table('test_case')
    op.drop_table('suite')
    op.drop_table('plan')
    op.drop_table('identifier')
    op.drop_table('page')
    op.drop_table('audit_log')
    op.drop_table('environment')
    op.drop_table('system_under_test')
    op.drop_table('auth_users')

    op.create_table(
        'auth_users',
        sa.Column('auth_user_id', sa.String(length=36), nullable=False),
        sa.Column('email', sa.String(length=255), nullable=False),
        sa.Column('username', sa.String(length=96), nullable=True),
        sa.Column('first_name', sa.String(length=255), nullable=True),
        sa.Column('last_name', sa.String(length=255), nullable=True),
        sa.Column('current_token', sa.String(length=64), nullable=True),
        sa.Column('token_expires_at', sa.DateTime(), nullable=True),
        sa.Column('is_active', sa.Boolean(), nullable=False),
        sa.Column('is_admin', sa.Boolean(), nullable=False),
        sa.Column('is_super_admin', sa.Boolean(), nullable=False),
        sa.Column('multi_account_user', sa.Boolean(), nullable=False),
        sa.Column('account_ids', sa.String(length=1024), nullable=True),
        sa.Column('user_subscription_id', sa.String(length=36), nullable=True),
        sa.Column('created_at', sa.DateTime(), nullable=False),
        sa.Column('last_login_at', sa.DateTime(), nullable=True),
        sa.Column('updated_at', sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint('auth_user_id'),
        sa.UniqueConstraint('email'),
    )
    op.create_index('idx_auth_users_email', 'auth_users', ['email'], unique=True)
    op.create_index('idx_auth_users_username', 'auth_users', ['username'], unique=True)
    op.create_index('idx_auth_users_pk', 'auth_users', ['auth_user_id'], unique=False)
    op.create_table(
        'auth_tokens',
        sa.Column('token_id', sa.String(length=36), nullable=False),
        sa.Column('auth_user_id', sa.String(length=36), nullable=False),
        sa.Column('token_value', sa.String(length=64), nullable=False),
        sa.Column('token_expires_at', sa.DateTime(), nullable=False),
        sa.Column('device_info', sa.String(length=255), nullable=True),
        sa.Column('ip_address', sa.String(length=45), nullable=True),
        sa.Column('last_used_at', sa.DateTime(), nullable=True),
        sa.Column('is_active', sa.Boolean(), nullable=False),
        sa.Column('created_at', sa.DateTime(), nullable=False),
        sa.Column('revoked_at', sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ['auth_user_id'],
            ['auth_users.auth_user_id'],
            name='auth_tokens_auth_user_id_fkey',
            ondelete='CASCADE',
        ),
        sa.PrimaryKeyConstraint('token_id'),
        sa.UniqueConstraint('token_value'),
    )
    op.create_index('idx_auth_tokens_pk', 'auth_tokens', ['token_id'], unique=False)
    op.create_index('idx_auth_tokens_user', 'auth_tokens', ['auth_user_id'], unique=False)
    op.create_table(
        'auth_user_account_association',
        sa.Column('association_id', sa.String(length=36), nullable=False),
        sa.Column('auth_user_id', sa.String(length=36), nullable=False),
        sa.Column('account_id', sa.String(length=36), nullable=False),
        sa.Column('role', sa.String(length=64), nullable=False),
        sa.Column('is_active', sa.Boolean(), nullable=False),
        sa.Column('invited_by_user_id', sa.String(length=36), nullable=True),
        sa.Column('created_at', sa.DateTime(), nullable=False),
        sa.Column('updated_at', sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(['auth_user_id'], ['auth_users.auth_user_id'], ondelete='CASCADE'),
        sa.ForeignKeyConstraint(['account_id'], ['account.account_id'], ondelete='CASCADE'),
        sa.ForeignKeyConstraint(
            ['invited_by_user_id'], ['auth_users.auth_user_id'], ondelete='SET NULL'
        ),
        sa.PrimaryKeyConstraint('association_id'),
        sa.UniqueConstraint('auth_user_id', 'account_id', name='uq_user_account'),
    )
    op.create_index(
        'idx_user_account_user', 'auth_user_account_association', ['auth_user_id'], unique=False
    )
    op.create_index(
        'idx_user_account_account', 'auth_user_account_association', ['account_id'], unique=False
    )
    op.create_table(
        'system_under_test',
        sa.Column('sut_id', sa.String(length=36), nullable=False),
        sa.Column('system_name', sa.String(length=255), nullable=False),
        sa.Column('description', sa.Text(), nullable=True),
        sa.Column('owner_user_id', sa.String(length=36), nullable=False),
        sa.Column('account_id', sa.String(length=36), nullable=False),
        sa.Column('is_active', sa.Boolean(), nullable=False),
        sa.Column('deactivated_at', sa.DateTime(), nullable=True),
        sa.Column('deactivated_by_user_id', sa.String(length=36), nullable=True),
        sa.Column('created_at', sa.DateTime(), nullable=False),
        sa.Column('updated_at', sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ['owner_user_id'], ['auth_users.auth_user_id'], ondelete='RESTRICT'
        ),
        sa.ForeignKeyConstraint(['account_id'], ['account.account_id'], ondelete='CASCADE'),
        sa.ForeignKeyConstraint(
            ['deactivated_by_user_id'], ['auth_users.auth_user_id'], ondelete='SET NULL'
        ),
        sa.PrimaryKeyConstraint('sut_id'),
        sa.UniqueConstraint('system_name'),
    )
    op.create_index('idx_sut_name', 'system_under_test', ['system_name'], unique=True)
    op.create_table(
        'test_case',
        sa.Column('test_case_id', sa.String(length=36), nullable=False),
        sa.Column('test_name', sa.String(length=255), nullable=False),
        sa.Column('description', sa.Text(), nullable=True),
        sa.Column('sut_id', sa.String(length=36), nullable=False),
        sa.Column('owner_user_id', sa.String(length=36), nullable=False),
        sa.Column('account_id', sa.String(length=36), nullable=False),
        sa.Column('is_active', sa.Boolean(), nullable=False),
        sa.Column('deactivated_at', sa.DateTime(), nullable=True),
        sa.Column('deactivated_by_user_id', sa.String(length=36), nullable=True),
        sa.Column('created_at', sa.DateTime(), nullable=False),
        sa.Column('updated_at', sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(['sut_id'], ['system_under_test.sut_id'], ondelete='CASCADE'),
        sa.ForeignKeyConstraint(
            ['owner_user_id'], ['auth_users.auth_user_id'], ondelete='RESTRICT'
        ),
        sa.ForeignKeyConstraint(['account_id'], ['account.account_id'], ondelete='CASCADE'),
        sa.ForeignKeyConstraint(
            ['deactivated_by_user_id'], ['auth_users.auth_user_id'], ondelete='SET NULL'
        ),
        sa.PrimaryKeyConstraint('test_case_id'),
        sa.UniqueConstraint('test_name'),
    )
    op.create_index('idx_test_case_name', 'test_case', ['test_name'], unique=True)
    op.create_table(
        'suite',
        sa.Column('suite_id', sa.String(length=36), nullable=False),
        sa.Column('suite_name', sa.String(length=255), nullable=False),
        sa.Column('description', sa.Text(), nullable=True),
        sa.Column('sut_id', sa.String(length=36), nullable=False),
        sa.Column('owner_user_id', sa.String(length=36), nullable=False),
        sa.Column('account_id', sa.String(length=36), nullable=False),
        sa.Column('is_active', sa.Boolean(), nullable=False),
        sa.Column('deactivated_at', sa.DateTime(), nullable=True),
        sa.Column('deactivated_by_user_id', sa.String(length=36), nullable=True),
        sa.Column('created_at', sa.DateTime(), nullable=False),
        sa.Column('updated_at', sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(['sut_id'], ['system_under_test.sut_id'], ondelete='CASCADE'),
        sa.ForeignKeyConstraint(
            ['owner_user_id'], ['auth_users.auth_user_id'], ondelete='RESTRICT'
        ),
        sa.ForeignKeyConstraint(['account_id'], ['account.account_id'], ondelete='CASCADE'),
        sa.ForeignKeyConstraint(
            ['deactivated_by_user_id'], ['auth_users.auth_user_id'], ondelete='SET NULL'
        ),
        sa.PrimaryKeyConstraint('suite_id'),
        sa.UniqueConstraint('suite_name'),
    )
    op.create_index('idx_suite_name', 'suite', ['suite_name'], unique=True)
    op.create_table(
        'plan',
        sa.Column('plan_id', sa.String(length=36), nullable=False),
        sa.Column('plan_name', sa.String(length=255), nullable=False),
        sa.Column('description', sa.Text(), nullable=True),
        sa.Column('status', sa.String(length=20), nullable=False),
        sa.Column('owner_user_id', sa.String(length=36), nullable=True),
        sa.Column('account_id', sa.String(length=36), nullable=True),
        sa.Column('is_active', sa.Boolean(), nullable=False),
        sa.Column('deactivated_at', sa.DateTime(), nullable=True),
        sa.Column('deactivated_by_user_id', sa.String(length=36), nullable=True),
        sa.ForeignKeyConstraint(
            ['owner_user_id'], ['auth_users.auth_user_id'], ondelete='SET NULL'
        ),
        sa.ForeignKeyConstraint(
            ['deactivated_by_user_id'], ['auth_users.auth_user_id'], ondelete='SET NULL'
        ),
        sa.PrimaryKeyConstraint('plan_id'),
        sa.UniqueConstraint('plan_name'),
    )
    op.create_table(
        'action_chain',
        sa.Column('action_chain_id', sa.String(length=36), nullable=False),
        sa.Column('chain_name', sa.String(length=255), nullable=False),
        sa.Column('description', sa.Text(), nullable=True),
        sa.Column(
            'action_steps',
            sa.JSON().with_variant(postgresql.JSONB(), 'postgresql'),
            nullable=False,
        ),
        sa.Column('sut_id', sa.String(length=36), nullable=False),
        sa.Column('account_id', sa.String(length=36), nullable=False),
        sa.Column('owner_user_id', sa.String(length=36), nullable=False),
        sa.Column('is_active', sa.Boolean(), nullable=False),
        sa.Column('deactivated_at', sa.DateTime(), nullable=True),
        sa.Column('deactivated_by_user_id', sa.String(length=36), nullable=True),
        sa.Column('created_at', sa.DateTime(), nullable=False),
        sa.Column('updated_at', sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(['sut_id'], ['system_under_test.sut_id'], ondelete='CASCADE'),
        sa.ForeignKeyConstraint(['account_id'], ['account.account_id'], ondelete='CASCADE'),
        sa.ForeignKeyConstraint(
            ['owner_user_id'], ['auth_users.auth_user_id'], ondelete='RESTRICT'
        ),
        sa.ForeignKeyConstraint(
            ['deactivated_by_user_id'], ['auth_users.auth_user_id'], ondelete='SET NULL'
        ),
        sa.PrimaryKeyConstraint('action_chain_id'),
        sa.UniqueConstraint('chain_name'),
    )
    op.create_table(
        'entity_tag',
        sa.Column('tag_id', sa.String(length=36), nullable=False),
        sa.Column('entity_type', sa.String(length=64), nullable=False),
        sa.Column('entity_id', sa.String(length=36), nullable=False),
        sa.Column('tag_name', sa.String(length=128), nullable=False),
        sa.Column('tag_category', sa.String(length=64), nullable=False),
        sa.Column('tag_value', sa.String(length=255), nullable=True),
        sa.Column('account_id', sa.String(length=36), nullable=False),
        sa.Column('created_by_user_id', sa.String(length=36), nullable=False),
        sa.Column('is_active', sa.Boolean(), nullable=False),
        sa.Column('deactivated_at', sa.DateTime(), nullable=True),
        sa.Column('deactivated_by_user_id', sa.String(length=36), nullable=True),
        sa.Column('created_at', sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(['account_id'], ['account.account_id'], ondelete='CASCADE'),
        sa.ForeignKeyConstraint(
            ['created_by_user_id'], ['auth_users.auth_user_id'], ondelete='RESTRICT'
        ),
        sa.ForeignKeyConstraint(
            ['deactivated_by_user_id'], ['auth_users.auth_user_id'], ondelete='SET NULL'
        ),
        sa.PrimaryKeyConstraint('tag_id'),
    )
    op.create_index('ix_entity_tag_entity_type', 'entity_tag', ['entity_type'], unique=False)
    op.create_index('ix_entity_tag_entity_id', 'entity_tag', ['entity_id'], unique=False)
    op.create_index('ix_entity_tag_tag_name', 'entity_tag', ['tag_name'], unique=False)
    op.create_index('ix_entity_tag_tag_category', 'entity_tag', ['tag_category'], unique=False)
    op.create_index('ix_entity_tag_account_id', 'entity_tag', ['account_id'], unique=False)
    op.create_table(
        'page',
        sa.Column('page_id', sa.Integer(), autoincrement=True, nullable=False),
        sa.Column('page_name', sa.String(length=96), nullable=False),
        sa.Column('page_url', sa.String(length=1024), nullable=False),
        sa.Column(
            'environments',
            sa.JSON().with_variant(postgresql.JSONB(), 'postgresql'),
            nullable=False,
        ),
        sa.Column('is_active', sa.Boolean(), nullable=False),
        sa.Column('deactivated_at', sa.DateTime(), nullable=True),
        sa.Column('deactivated_by_user_id', sa.String(length=36), nullable=True),
        sa.Column('created_at', sa.DateTime(), nullable=False),
        sa.Column('updated_at', sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ['deactivated_by_user_id'], ['auth_users.auth_user_id'], ondelete='SET NULL'
        ),
        sa.PrimaryKeyConstraint('page_id'),
        sa.UniqueConstraint('page_name'),
    )
    op.create_table(
        'identifier',
        sa.Column('identifier_id', sa.Integer(), autoincrement=True, nullable=False),
        sa.Column('page_id', sa.Integer(), nullable=False),
        sa.Column('element_name', sa.String(length=96), nullable=False),
        sa.Column('locator_strategy', sa.String(length=96), nullable=False),
        sa.Column('locator_query', sa.String(length=96), nullable=False),
        sa.Column('is_active', sa.Boolean(), nullable=False),
        sa.Column('deactivated_at', sa.DateTime(), nullable=True),
        sa.Column('deactivated_by_user_id', sa.String(length=36), nullable=True),
        sa.Column('created_at', sa.DateTime(), nullable=False),
        sa.Column('updated_at', sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(['page_id'], ['page.page_id'], ondelete='CASCADE'),
        sa.ForeignKeyConstraint(
            ['deactivated_by_user_id'], ['auth_users.auth_user_id'], ondelete='SET NULL'
        ),
        sa.PrimaryKeyConstraint('identifier_id'),
        sa.UniqueConstraint('element_name'),
    )
    op.create_table(
        'environment',
        sa.Column('environment_id', sa.String(length=36), nullable=False),
        sa.Column('environment_name', sa.String(length=255), nullable=False),
        sa.Column('base_url', sa.String(length=1024), nullable=False),
        sa.Column('is_active', sa.Boolean(), nullable=False),
        sa.Column('created_by_user_id', sa.String(length=36), nullable=True),
        sa.Column('created_at', sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ['created_by_user_id'], ['auth_users.auth_user_id'], ondelete='SET NULL'
        ),
        sa.PrimaryKeyConstraint('environment_id'),
        sa.UniqueConstraint('environment_name'),
    )
    op.create_table(
        'audit_log',
        sa.Column('log_id', sa.String(length=36), nullable=False),
        sa.Column('entity_type', sa.String(length=64), nullable=False),
        sa.Column('entity_id', sa.String(length=36), nullable=False),
        sa.Column('action', sa.String(length=64), nullable=False),
        sa.Column('user_id', sa.String(length=36), nullable=True),
        sa.Column(
            'changes', sa.JSON().with_variant(postgresql.JSONB(), 'postgresql'), nullable=True
        ),
        sa.Column('timestamp', sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(['user_id'], ['auth_users.auth_user_id'], ondelete='SET NULL'),
        sa.PrimaryKeyConstraint('log_id'),
    )
    op.create_table(
        'system_under_test_user',
        sa.Column('sut_user_id', sa.String(length=36), nullable=False),
        sa.Column('sut_id', sa.String(length=36), nullable=False),
        sa.Column('username', sa.String(length=255), nullable=False),
        sa.Column('password', sa.String(length=255), nullable=False),
        sa.Column('added_by_user_id', sa.String(length=36), nullable=True),
        sa.Column('created_at', sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ['sut_id'],
            ['system_under_test.sut_id'],
            name='system_under_test_user_sut_id_fkey',
            ondelete='CASCADE',
        ),
        sa.ForeignKeyConstraint(
            ['added_by_user_id'],
            ['auth_users.auth_user_id'],
            name='system_under_test_user_added_by_user_id_fkey',
            ondelete='SET NULL',
        ),
        sa.PrimaryKeyConstraint('sut_user_id'),
    )
    op.create_table(
        'suite_test_case_association',
        sa.Column('suite_id', sa.String(length=36), nullable=False),
        sa.Column('test_case_id', sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(['suite_id'], ['suite.suite_id'], ondelete='CASCADE'),
        sa.ForeignKeyConstraint(['test_case_id'], ['test_case.test_case_id'], ondelete='CASCADE'),
        sa.PrimaryKeyConstraint('suite_id', 'test_case_id'),
    )
    op.create_table(
        'plan_suite_association',
        sa.Column('plan_id', sa.String(length=36), nullable=False),
        sa.Column('suite_id', sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(['plan_id'], ['plan.plan_id'], ondelete='CASCADE'),
        sa.ForeignKeyConstraint(['suite_id'], ['suite.suite_id'], ondelete='CASCADE'),
        sa.PrimaryKeyConstraint('plan_id', 'suite_id'),
    )


def downgrade() -> None:
    raise NotImplementedError(
        'The fifteen tables of before, and what was in them, cannot be brought back. '
        'Restore a backup from before this revision.'
    )
