"""initial complete schema

Revision ID: 001_initial_complete_schema
Revises: 
Create Date: 2026-11-27 12:08:12.784183

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

# revision identifiers, used by Alembic.
revision = '001_initial_complete_schema'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    sa.Enum('active', 'inactive', name='plan_status_enum').create(op.get_bind(), checkfirst=False)
    sa.Enum('small', 'medium', 'large', 'big_af', name='plan_type_enum').create(op.get_bind(), checkfirst=False)
    sa.Enum('monthly', 'yearly', 'perpetual', name='payment_term_enum').create(op.get_bind(), checkfirst=False)
    sa.Enum('credit_card', 'paypal', 'bank_transfer', 'system', name='payment_type_enum').create(op.get_bind(), checkfirst=False)
    op.create_table('emailProcessorTable',
    sa.Column('email_item_id', sa.Integer(), nullable=False),
    sa.Column('multi_item_email_ids', sa.JSON().with_variant(postgresql.JSONB(astext_type=sa.Text()), 'postgresql'), nullable=True),
    sa.Column('multi_email_flag', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.Column('multi_attachment_flag', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.Column('test_name', sa.String().with_variant(sa.Text(), 'mariadb').with_variant(sa.Text(), 'mysql'), nullable=True),
    sa.Column('requires_processing', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.Column('system', sa.String().with_variant(sa.Text(), 'mariadb').with_variant(sa.Text(), 'mysql'), nullable=True),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('updated_at', sa.DateTime(), nullable=True),
    sa.Column('last_processed_at', sa.DateTime(), nullable=True),
    sa.Column('email_processor_id', sa.Integer(), nullable=False),
    sa.UniqueConstraint('email_item_id')
    )
    op.create_table('purgeTable',
    sa.Column('purge_id', sa.String(length=36), nullable=False),
    sa.Column('table_name', sa.String(length=255), nullable=False),
    sa.Column('last_purged_at', sa.DateTime(), server_default=sa.text('CURRENT_TIMESTAMP'), nullable=False),
    sa.Column('created_at', sa.DateTime(), server_default=sa.text('CURRENT_TIMESTAMP'), nullable=False),
    sa.Column('updated_at', sa.DateTime(), nullable=True),
    sa.Column('purge_interval_days', sa.Integer(), server_default=sa.text('30'), nullable=False),
    sa.PrimaryKeyConstraint('purge_id')
    )
    op.create_table('auth_users',
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
    sa.UniqueConstraint('email')
    )
    op.create_table('auth_tokens',
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
    sa.ForeignKeyConstraint(['auth_user_id'], ['auth_users.auth_user_id'], name='auth_tokens_auth_user_id_fkey', ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('token_id'),
    sa.UniqueConstraint('token_value')
    )
    op.create_index('idx_auth_tokens_pk', 'auth_tokens', ['token_id'], unique=False)
    op.create_index('idx_auth_tokens_expires', 'auth_tokens', ['token_expires_at'], unique=False, postgresql_where=sa.text('is_active = true'), sqlite_where=sa.text('is_active = true'))
    op.create_index('idx_auth_tokens_user_active', 'auth_tokens', ['auth_user_id', 'is_active'], unique=False)
    op.create_index('idx_auth_tokens_value', 'auth_tokens', ['token_value'], unique=True)
    op.create_table('account',
    sa.Column('account_id', sa.String(length=36), nullable=False),
    sa.Column('account_name', sa.String(length=255), nullable=False),
    sa.Column('owner_user_id', sa.String(length=36), nullable=False),
    sa.Column('is_active', sa.Boolean(), nullable=False),
    sa.Column('logo_url', sa.String(length=512), nullable=True),
    sa.Column('primary_contact', sa.String(length=36), nullable=True),
    sa.Column('subscription_id', sa.String(length=36), nullable=True),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('updated_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['owner_user_id'], ['auth_users.auth_user_id'], name='account_owner_user_id_fkey', ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('account_id'),
    sa.UniqueConstraint('account_name')
    )
    op.create_table('environment',
    sa.Column('environment_id', sa.String(length=36), nullable=False),
    sa.Column('environment_name', sa.String(length=96), nullable=False),
    sa.Column('environment_designation', sa.String(length=80), nullable=False),
    sa.Column('environment_base_url', sa.String(length=512), nullable=False),
    sa.Column('api_base_url', sa.String(length=1024), nullable=True),
    sa.Column('environment_status', sa.String(length=96), nullable=False),
    sa.Column('users_in_environment', sa.JSON().with_variant(postgresql.JSONB(astext_type=sa.Text()), 'postgresql'), nullable=False),
    sa.Column('is_active', sa.Boolean(), nullable=False),
    sa.Column('deactivated_at', sa.DateTime(), nullable=True),
    sa.Column('deactivated_by_user_id', sa.String(length=36), nullable=True),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('updated_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['deactivated_by_user_id'], ['auth_users.auth_user_id'], ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('environment_id'),
    sa.UniqueConstraint('environment_name')
    )
    op.create_index('idx_environment_pk', 'environment', ['environment_id'], unique=False, postgresql_using='btree')
    op.create_index('idx_environment_active', 'environment', ['is_active'], unique=False, postgresql_where=sa.text('is_active = true'), sqlite_where=sa.text('is_active = true'))
    with op.batch_alter_table('environment', schema=None) as batch_op:
        batch_op.create_unique_constraint('environment_environment_id_key', ['environment_id'])

    op.create_table('system_under_test',
    sa.Column('sut_id', sa.String(length=36), nullable=False),
    sa.Column('system_name', sa.String(length=96), nullable=False),
    sa.Column('description', sa.Text(), nullable=True),
    sa.Column('wiki_url', sa.String(length=1024), nullable=True),
    sa.Column('account_id', sa.String(length=36), nullable=False),
    sa.Column('owner_user_id', sa.String(length=36), nullable=False),
    sa.Column('is_active', sa.Boolean(), nullable=False),
    sa.Column('deactivated_at', sa.DateTime(), nullable=True),
    sa.Column('deactivated_by_user_id', sa.String(length=36), nullable=True),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('updated_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['account_id'], ['account.account_id'], ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['deactivated_by_user_id'], ['auth_users.auth_user_id'], ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['owner_user_id'], ['auth_users.auth_user_id'], name='system_under_test_owner_user_id_fkey', ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('sut_id'),
    sa.UniqueConstraint('system_name')
    )
    op.create_index('idx_sut_pk', 'system_under_test', ['sut_id'], unique=False, postgresql_using='btree')
    op.create_index('idx_sut_account', 'system_under_test', ['account_id'], unique=False)
    op.create_index('idx_sut_active', 'system_under_test', ['is_active'], unique=False, postgresql_where=sa.text('is_active = true'), sqlite_where=sa.text('is_active = true'))
    op.create_table('test_case',
    sa.Column('test_case_id', sa.String(length=36), nullable=False),
    sa.Column('test_name', sa.String(length=255), nullable=False),
    sa.Column('description', sa.Text(), nullable=True),
    sa.Column('test_type', sa.String(length=64), nullable=False),
    sa.Column('sut_id', sa.String(length=36), nullable=False),
    sa.Column('owner_user_id', sa.String(length=36), nullable=False),
    sa.Column('account_id', sa.String(length=36), nullable=False),
    sa.Column('is_active', sa.Boolean(), nullable=False),
    sa.Column('deactivated_at', sa.DateTime(), nullable=True),
    sa.Column('deactivated_by_user_id', sa.String(length=36), nullable=True),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('updated_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['sut_id'], ['system_under_test.sut_id'], ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['owner_user_id'], ['auth_users.auth_user_id'], ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['account_id'], ['account.account_id'], ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['deactivated_by_user_id'], ['auth_users.auth_user_id'], ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('test_case_id'),
    sa.UniqueConstraint('test_name')
    )
    op.create_index('idx_testcase_pk', 'test_case', ['test_case_id'], unique=False, postgresql_using='btree')
    op.create_index('idx_testcase_sut', 'test_case', ['sut_id'], unique=False)
    op.create_index('idx_testcase_account', 'test_case', ['account_id'], unique=False)
    op.create_index('idx_testcase_type', 'test_case', ['test_type'], unique=False)
    op.create_index('idx_testcase_active', 'test_case', ['is_active'], unique=False, postgresql_where=sa.text('is_active = true'), sqlite_where=sa.text('is_active = true'))
    op.create_table('suite',
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
    sa.ForeignKeyConstraint(['owner_user_id'], ['auth_users.auth_user_id'], ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['account_id'], ['account.account_id'], ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['deactivated_by_user_id'], ['auth_users.auth_user_id'], ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('suite_id'),
    sa.UniqueConstraint('suite_name')
    )
    op.create_index('idx_suite_pk', 'suite', ['suite_id'], unique=False, postgresql_using='btree')
    op.create_index('idx_suite_sut', 'suite', ['sut_id'], unique=False)
    op.create_index('idx_suite_account', 'suite', ['account_id'], unique=False)
    op.create_index('idx_suite_active', 'suite', ['is_active'], unique=False, postgresql_where=sa.text('is_active = true'), sqlite_where=sa.text('is_active = true'))
    op.create_table('plan',
    sa.Column('plan_id', sa.String(length=36), nullable=False),
    sa.Column('plan_name', sa.String(length=255), nullable=False),
    sa.Column('suites_ids', sa.String(length=1024), nullable=False),
    sa.Column('suite_tags', sa.JSON(), nullable=True),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('updated_at', sa.DateTime(), nullable=True),
    sa.Column('status', sa.Enum('active', 'inactive', name='plan_status_enum').with_variant(postgresql.ENUM('active', 'inactive', name='plan_status_enum', create_type=False), 'postgresql'), nullable=False),
    sa.Column('owner_user_id', sa.String(length=36), nullable=True),
    sa.Column('account_id', sa.String(length=36), nullable=True),
    sa.Column('is_active', sa.Boolean(), nullable=False),
    sa.Column('deactivated_at', sa.DateTime(), nullable=True),
    sa.Column('deactivated_by_user_id', sa.String(length=36), nullable=True),
    sa.ForeignKeyConstraint(['owner_user_id'], ['auth_users.auth_user_id'], ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['deactivated_by_user_id'], ['auth_users.auth_user_id'], ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('plan_id')
    )
    op.create_index('idx_plan_pk', 'plan', ['plan_id'], unique=False)
    op.create_index('idx_plan_account', 'plan', ['account_id'], unique=False)
    op.create_index('idx_plan_active', 'plan', ['is_active'], unique=False, postgresql_where=sa.text('is_active = true'), sqlite_where=sa.text('is_active = true'))
    op.create_table('action_chain',
    sa.Column('action_chain_id', sa.String(length=36), nullable=False),
    sa.Column('chain_name', sa.String(length=255), nullable=False),
    sa.Column('description', sa.Text(), nullable=True),
    sa.Column('action_steps', sa.JSON().with_variant(postgresql.JSONB(astext_type=sa.Text()), 'postgresql'), nullable=False),
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
    sa.ForeignKeyConstraint(['owner_user_id'], ['auth_users.auth_user_id'], ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['deactivated_by_user_id'], ['auth_users.auth_user_id'], ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('action_chain_id'),
    sa.UniqueConstraint('chain_name')
    )
    op.create_index('idx_actionchain_pk', 'action_chain', ['action_chain_id'], unique=False, postgresql_using='btree')
    op.create_index('idx_actionchain_sut', 'action_chain', ['sut_id'], unique=False)
    op.create_index('idx_actionchain_account', 'action_chain', ['account_id'], unique=False)
    op.create_index('idx_actionchain_active', 'action_chain', ['is_active'], unique=False, postgresql_where=sa.text('is_active = true'), sqlite_where=sa.text('is_active = true'))
    op.create_table('audit_log',
    sa.Column('audit_id', sa.String(length=36), nullable=False),
    sa.Column('entity_type', sa.String(length=128), nullable=False),
    sa.Column('entity_id', sa.String(length=36), nullable=False),
    sa.Column('action', sa.String(length=64), nullable=False),
    sa.Column('performed_by_user_id', sa.String(length=36), nullable=True),
    sa.Column('account_id', sa.String(length=36), nullable=True),
    sa.Column('timestamp', sa.DateTime(), nullable=False),
    sa.Column('ip_address', sa.String(length=45), nullable=True),
    sa.Column('user_agent', sa.String(length=512), nullable=True),
    sa.Column('details', sa.JSON().with_variant(postgresql.JSONB(astext_type=sa.Text()), 'postgresql'), nullable=True),
    sa.Column('is_sensitive', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['performed_by_user_id'], ['auth_users.auth_user_id'], ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['account_id'], ['account.account_id'], ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('audit_id')
    )
    op.create_index('idx_audit_pk', 'audit_log', ['audit_id'], unique=False, postgresql_using='btree')
    op.create_index('idx_audit_entity', 'audit_log', ['entity_type', 'entity_id'], unique=False)
    op.create_index('idx_audit_user', 'audit_log', ['performed_by_user_id'], unique=False)
    op.create_index('idx_audit_timestamp', 'audit_log', ['timestamp'], unique=False)
    op.create_index('idx_audit_account', 'audit_log', ['account_id'], unique=False)
    op.create_index('idx_audit_sensitive', 'audit_log', ['is_sensitive', 'timestamp'], unique=False)
    op.create_table('auth_user_account_association',
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
    sa.ForeignKeyConstraint(['invited_by_user_id'], ['auth_users.auth_user_id'], ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('association_id'),
    sa.UniqueConstraint('auth_user_id', 'account_id', name='uq_user_account')
    )
    op.create_index('idx_user_account_user', 'auth_user_account_association', ['auth_user_id'], unique=False)
    op.create_index('idx_user_account_account', 'auth_user_account_association', ['account_id'], unique=False)
    op.create_index('idx_user_account_active', 'auth_user_account_association', ['is_active'], unique=False)
    op.create_table('entity_tag',
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
    sa.Column('updated_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['account_id'], ['account.account_id'], ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['created_by_user_id'], ['auth_users.auth_user_id'], ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['deactivated_by_user_id'], ['auth_users.auth_user_id'], ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('tag_id'),
    sa.UniqueConstraint('entity_type', 'entity_id', 'tag_name', 'account_id', name='uq_entitytag_entity_name_account')
    )
    op.create_index('ix_entity_tag_entity_type', 'entity_tag', ['entity_type'], unique=False)
    op.create_index('ix_entity_tag_entity_id', 'entity_tag', ['entity_id'], unique=False)
    op.create_index('ix_entity_tag_tag_name', 'entity_tag', ['tag_name'], unique=False)
    op.create_index('ix_entity_tag_tag_category', 'entity_tag', ['tag_category'], unique=False)
    op.create_index('ix_entity_tag_account_id', 'entity_tag', ['account_id'], unique=False)
    op.create_index('idx_entitytag_pk', 'entity_tag', ['tag_id'], unique=False, postgresql_using='btree')
    op.create_index('idx_entitytag_entity', 'entity_tag', ['entity_type', 'entity_id'], unique=False)
    op.create_index('idx_entitytag_entity_active', 'entity_tag', ['entity_type', 'entity_id', 'is_active'], unique=False, postgresql_where=sa.text('is_active = true'), sqlite_where=sa.text('is_active = true'))
    op.create_index('idx_entitytag_account', 'entity_tag', ['account_id'], unique=False)
    op.create_index('idx_entitytag_category', 'entity_tag', ['tag_category'], unique=False)
    op.create_index('idx_entitytag_name', 'entity_tag', ['tag_name'], unique=False)
    op.create_index('idx_entitytag_account_category', 'entity_tag', ['account_id', 'tag_category'], unique=False)
    op.create_index('idx_entitytag_active', 'entity_tag', ['is_active'], unique=False, postgresql_where=sa.text('is_active = true'), sqlite_where=sa.text('is_active = true'))
    op.create_index('idx_entitytag_account_entity_category', 'entity_tag', ['account_id', 'entity_type', 'tag_category'], unique=False)
    op.create_table('fenrir_actions',
    sa.Column('fenrir_action_id', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('method_name', sa.String(length=128), nullable=False),
    sa.Column('docstring', sa.Text(), nullable=False),
    sa.Column('parameters', sa.JSON().with_variant(postgresql.JSONB(astext_type=sa.Text()), 'postgresql'), nullable=True),
    sa.Column('return_type', sa.String(length=256), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('updated_at', sa.DateTime(), nullable=False),
    sa.PrimaryKeyConstraint('fenrir_action_id'),
    sa.UniqueConstraint('method_name')
    )
    op.create_table('page',
    sa.Column('page_id', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('page_name', sa.String(length=96), nullable=False),
    sa.Column('page_url', sa.String(length=1024), nullable=False),
    sa.Column('environments', sa.JSON().with_variant(postgresql.JSONB(astext_type=sa.Text()), 'postgresql'), nullable=False),
    sa.Column('is_active', sa.Boolean(), nullable=False),
    sa.Column('deactivated_at', sa.DateTime(), nullable=True),
    sa.Column('deactivated_by_user_id', sa.String(length=36), nullable=True),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('updated_at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['deactivated_by_user_id'], ['auth_users.auth_user_id'], ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('page_id'),
    sa.UniqueConstraint('page_name')
    )
    op.create_index('idx_page_pk', 'page', ['page_id'], unique=False)
    op.create_index('idx_page_active', 'page', ['is_active'], unique=False, postgresql_where=sa.text('is_active = true'), sqlite_where=sa.text('is_active = true'))
    op.create_table('identifier',
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
    sa.ForeignKeyConstraint(['deactivated_by_user_id'], ['auth_users.auth_user_id'], ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('identifier_id'),
    sa.UniqueConstraint('element_name')
    )
    op.create_index('idx_identifier_pk', 'identifier', ['identifier_id'], unique=False)
    op.create_index('idx_identifier_page', 'identifier', ['page_id'], unique=False)
    op.create_index('idx_identifier_active', 'identifier', ['is_active'], unique=False, postgresql_where=sa.text('is_active = true'), sqlite_where=sa.text('is_active = true'))
    op.create_table('page_fenrir_action_association',
    sa.Column('association_id', sa.String(length=36), nullable=False),
    sa.Column('page_id', sa.Integer(), nullable=False),
    sa.Column('fenrir_action_id', sa.Integer(), nullable=False),
    sa.Column('action_order', sa.Integer(), nullable=False),
    sa.Column('is_active', sa.Boolean(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['page_id'], ['page.page_id'], ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['fenrir_action_id'], ['fenrir_actions.fenrir_action_id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('association_id')
    )
    op.create_index('idx_page_action_page', 'page_fenrir_action_association', ['page_id'], unique=False)
    op.create_index('idx_page_action_action', 'page_fenrir_action_association', ['fenrir_action_id'], unique=False)
    op.create_index('idx_page_action_order', 'page_fenrir_action_association', ['page_id', 'action_order'], unique=False)
    op.create_table('plan_suite_association',
    sa.Column('association_id', sa.String(length=36), nullable=False),
    sa.Column('plan_id', sa.String(length=36), nullable=False),
    sa.Column('suite_id', sa.String(length=36), nullable=False),
    sa.Column('execution_order', sa.Integer(), nullable=False),
    sa.Column('is_active', sa.Boolean(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['plan_id'], ['plan.plan_id'], ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['suite_id'], ['suite.suite_id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('association_id')
    )
    op.create_index('idx_plan_suite_plan', 'plan_suite_association', ['plan_id'], unique=False)
    op.create_index('idx_plan_suite_suite', 'plan_suite_association', ['suite_id'], unique=False)
    op.create_index('idx_plan_suite_order', 'plan_suite_association', ['plan_id', 'execution_order'], unique=False)
    op.create_table('suite_test_case_association',
    sa.Column('association_id', sa.String(length=36), nullable=False),
    sa.Column('suite_id', sa.String(length=36), nullable=False),
    sa.Column('test_case_id', sa.String(length=36), nullable=False),
    sa.Column('execution_order', sa.Integer(), nullable=False),
    sa.Column('is_active', sa.Boolean(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['suite_id'], ['suite.suite_id'], ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['test_case_id'], ['test_case.test_case_id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('association_id')
    )
    op.create_index('idx_suite_testcase_suite', 'suite_test_case_association', ['suite_id'], unique=False)
    op.create_index('idx_suite_testcase_test', 'suite_test_case_association', ['test_case_id'], unique=False)
    op.create_index('idx_suite_testcase_order', 'suite_test_case_association', ['suite_id', 'execution_order'], unique=False)
    op.create_table('system_environment_association',
    sa.Column('association_id', sa.String(length=36), nullable=False),
    sa.Column('sut_id', sa.String(length=36), nullable=False),
    sa.Column('environment_id', sa.String(length=36), nullable=False),
    sa.Column('is_active', sa.Boolean(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['sut_id'], ['system_under_test.sut_id'], ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['environment_id'], ['environment.environment_id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('association_id'),
    sa.UniqueConstraint('sut_id', 'environment_id', name='uq_system_environment')
    )
    op.create_index('idx_system_env_system', 'system_environment_association', ['sut_id'], unique=False)
    op.create_index('idx_system_env_environment', 'system_environment_association', ['environment_id'], unique=False)
    op.create_table('user',
    sa.Column('sut_user_id', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('account_id', sa.String(length=36), nullable=True),
    sa.Column('sut_id', sa.String(length=36), nullable=False),
    sa.Column('username', sa.String(length=96), nullable=False),
    sa.Column('email', sa.String(length=96), nullable=False),
    sa.Column('password', sa.String(length=96), nullable=True),
    sa.Column('secret_provider', sa.String(length=96), nullable=True),
    sa.Column('secret_url', sa.String(length=1024), nullable=True),
    sa.Column('secret_name', sa.String(length=1024), nullable=True),
    sa.Column('environment_id', sa.String(length=36), nullable=False),
    sa.Column('is_active', sa.Boolean(), nullable=False),
    sa.Column('deactivated_at', sa.DateTime(), nullable=True),
    sa.Column('deactivated_by_user_id', sa.String(length=36), nullable=True),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('updated_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['account_id'], ['account.account_id'], ),
    sa.ForeignKeyConstraint(['sut_id'], ['system_under_test.sut_id'], ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['environment_id'], ['environment.environment_id'], ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['deactivated_by_user_id'], ['auth_users.auth_user_id'], ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('sut_user_id'),
    sa.UniqueConstraint('username')
    )
    op.create_index('idx_sut_user_pk', 'user', ['sut_user_id'], unique=False)
    op.create_index('idx_sut_user_account', 'user', ['account_id'], unique=False)
    op.create_index('idx_sut_user_sut', 'user', ['sut_id'], unique=False)
    op.create_index('idx_sut_user_environment', 'user', ['environment_id'], unique=False)
    op.create_index('idx_sut_user_active', 'user', ['is_active'], unique=False, postgresql_where=sa.text('is_active = true'), sqlite_where=sa.text('is_active = true'))


def downgrade() -> None:
    op.drop_table('user')
    op.drop_table('system_environment_association')
    op.drop_table('suite_test_case_association')
    op.drop_table('plan_suite_association')
    op.drop_table('page_fenrir_action_association')
    op.drop_table('identifier')
    op.drop_table('page')
    op.drop_table('fenrir_actions')
    op.drop_table('entity_tag')
    op.drop_table('auth_user_account_association')
    op.drop_table('audit_log')
    op.drop_table('action_chain')
    op.drop_table('plan')
    op.drop_table('suite')
    op.drop_table('test_case')
    op.drop_table('system_under_test')
    op.drop_table('environment')
    op.drop_table('account')
    op.drop_table('auth_tokens')
    op.drop_table('auth_users')
    op.drop_table('purgeTable')
    op.drop_table('emailProcessorTable')
    sa.Enum('active', 'inactive', name='plan_status_enum').drop(op.get_bind(), checkfirst=False)
    sa.Enum('small', 'medium', 'large', 'big_af', name='plan_type_enum').drop(op.get_bind(), checkfirst=False)
    sa.Enum('monthly', 'yearly', 'perpetual', name='payment_term_enum').drop(op.get_bind(), checkfirst=False)
    sa.Enum('credit_card', 'paypal', 'bank_transfer', 'system', name='payment_type_enum').drop(op.get_bind(), checkfirst=False)
