"""add association tables

Four tables of pairs: user and account, suite and test case, plan and suite,
system and environment.

Revision ID: d383b58287f7
Revises: c30626195c99
Create Date: 2026-01-07 15:40:41.312491

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = 'd383b58287f7'
down_revision = 'c30626195c99'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'auth_user_account_association',
        sa.Column('association_id', sa.String(length=36), nullable=False),
        sa.Column('auth_user_id', sa.Integer(), nullable=False),
        sa.Column('account_id', sa.String(length=36), nullable=False),
        sa.Column('role', sa.String(length=64), server_default='member', nullable=False),
        sa.Column('is_active', sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column('invited_by_user_id', sa.Integer(), nullable=True),
        sa.Column(
            'created_at',
            sa.DateTime(timezone=True),
            server_default=sa.text('CURRENT_TIMESTAMP'),
            nullable=False,
        ),
        sa.Column('updated_at', sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(['auth_user_id'], ['auth_users.id'], ondelete='CASCADE'),
        sa.ForeignKeyConstraint(['account_id'], ['account.account_id'], ondelete='CASCADE'),
        sa.ForeignKeyConstraint(['invited_by_user_id'], ['auth_users.id'], ondelete='SET NULL'),
        sa.PrimaryKeyConstraint('association_id'),
    )
    op.create_index(
        'idx_auth_user_account_user',
        'auth_user_account_association',
        ['auth_user_id'],
        unique=False,
    )
    op.create_index(
        'idx_auth_user_account_account',
        'auth_user_account_association',
        ['account_id'],
        unique=False,
    )
    op.create_table(
        'suite_test_case_association',
        sa.Column('association_id', sa.String(length=36), nullable=False),
        sa.Column('suite_id', sa.String(length=36), nullable=False),
        sa.Column('test_case_id', sa.String(length=36), nullable=False),
        sa.Column('execution_order', sa.Integer(), server_default=sa.text('0'), nullable=False),
        sa.Column('is_active', sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column(
            'created_at',
            sa.DateTime(timezone=True),
            server_default=sa.text('CURRENT_TIMESTAMP'),
            nullable=False,
        ),
        sa.Column('updated_at', sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(['suite_id'], ['suite.suite_id'], ondelete='CASCADE'),
        sa.ForeignKeyConstraint(['test_case_id'], ['test_case.test_case_id'], ondelete='CASCADE'),
        sa.PrimaryKeyConstraint('association_id'),
    )
    op.create_index(
        'idx_suite_tc_suite', 'suite_test_case_association', ['suite_id'], unique=False
    )
    op.create_index(
        'idx_suite_tc_testcase', 'suite_test_case_association', ['test_case_id'], unique=False
    )
    op.create_table(
        'plan_suite_association',
        sa.Column('association_id', sa.String(length=36), nullable=False),
        sa.Column('plan_id', sa.String(length=36), nullable=False),
        sa.Column('suite_id', sa.String(length=36), nullable=False),
        sa.Column('execution_order', sa.Integer(), server_default=sa.text('0'), nullable=False),
        sa.Column('is_active', sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column(
            'created_at',
            sa.DateTime(timezone=True),
            server_default=sa.text('CURRENT_TIMESTAMP'),
            nullable=False,
        ),
        sa.Column('updated_at', sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(['plan_id'], ['plan.plan_id'], ondelete='CASCADE'),
        sa.ForeignKeyConstraint(['suite_id'], ['suite.suite_id'], ondelete='CASCADE'),
        sa.PrimaryKeyConstraint('association_id'),
    )
    op.create_index('idx_plan_suite_plan', 'plan_suite_association', ['plan_id'], unique=False)
    op.create_index('idx_plan_suite_suite', 'plan_suite_association', ['suite_id'], unique=False)
    op.create_table(
        'system_environment_association',
        sa.Column('association_id', sa.String(length=36), nullable=False),
        sa.Column('sut_id', sa.String(length=36), nullable=False),
        sa.Column('environment_id', sa.Integer(), nullable=False),
        sa.Column('is_active', sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column(
            'created_at',
            sa.DateTime(timezone=True),
            server_default=sa.text('CURRENT_TIMESTAMP'),
            nullable=False,
        ),
        sa.Column('updated_at', sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ['sut_id'],
            ['system_under_test.sut_id'],
            name='system_environment_association_sut_id_fkey',
            ondelete='CASCADE',
        ),
        sa.ForeignKeyConstraint(
            ['environment_id'],
            ['environment.id'],
            name='system_environment_association_environment_id_fkey',
            ondelete='CASCADE',
        ),
        sa.PrimaryKeyConstraint('association_id'),
    )
    op.create_index('idx_sys_env_sut', 'system_environment_association', ['sut_id'], unique=False)
    op.create_index(
        'idx_sys_env_env', 'system_environment_association', ['environment_id'], unique=False
    )


def downgrade() -> None:
    op.drop_table('system_environment_association')
    op.drop_table('plan_suite_association')
    op.drop_table('suite_test_case_association')
    op.drop_table('auth_user_account_association')
