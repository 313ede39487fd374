"""add test case, suite and plan tables

The three tables of the test catalogue. A plan's status is an enum, a type of
its own on PostgreSQL.

Revision ID: c30626195c99
Revises: 21bbe2e2f4cc
Create Date: 2026-01-07 15:40:18.168556

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = 'c30626195c99'
down_revision = '21bbe2e2f4cc'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'test_case',
        sa.Column('test_case_id', sa.String(length=36), nullable=False),
        sa.Column('test_name', sa.String(length=255), nullable=False),
        sa.Column('description', sa.Text(), nullable=True),
        sa.Column('test_type', sa.String(length=64), server_default='functional', nullable=False),
        sa.Column('sut_id', sa.String(length=36), nullable=False),
        sa.Column('owner_user_id', sa.Integer(), nullable=False),
        sa.Column('account_id', sa.String(length=36), nullable=False),
        sa.Column('is_active', sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column('deactivated_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('deactivated_by_user_id', sa.Integer(), nullable=True),
        sa.Column(
            'created_at',
            sa.DateTime(timezone=True),
            server_default=sa.text('CURRENT_TIMESTAMP'),
            nullable=False,
        ),
        sa.Column('updated_at', sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(['sut_id'], ['system_under_test.sut_id'], ondelete='CASCADE'),
        sa.ForeignKeyConstraint(['owner_user_id'], ['auth_users.id'], ondelete='RESTRICT'),
        sa.ForeignKeyConstraint(['account_id'], ['account.account_id'], ondelete='CASCADE'),
        sa.ForeignKeyConstraint(
            ['deactivated_by_user_id'], ['auth_users.id'], ondelete='SET NULL'
        ),
        sa.PrimaryKeyConstraint('test_case_id'),
        sa.UniqueConstraint('test_name'),
    )
    op.create_index('idx_test_case_sut', 'test_case', ['sut_id'], unique=False)
    op.create_index('idx_test_case_account', 'test_case', ['account_id'], unique=False)
    op.create_index('idx_test_case_owner', 'test_case', ['owner_user_id'], unique=False)
    op.create_index('idx_test_case_active', 'test_case', ['is_active'], unique=False)
    op.create_table(
        'suite',
        sa.Column('suite_id', sa.String(length=36), nullable=False),
        sa.Column('suite_name', sa.String(length=255), nullable=False),
        sa.Column('description', sa.Text(), nullable=True),
        sa.Column('sut_id', sa.String(length=36), nullable=False),
        sa.Column('owner_user_id', sa.Integer(), nullable=False),
        sa.Column('account_id', sa.String(length=36), nullable=False),
        sa.Column('is_active', sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column('deactivated_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('deactivated_by_user_id', sa.Integer(), nullable=True),
        sa.Column(
            'created_at',
            sa.DateTime(timezone=True),
            server_default=sa.text('CURRENT_TIMESTAMP'),
            nullable=False,
        ),
        sa.Column('updated_at', sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(['sut_id'], ['system_under_test.sut_id'], ondelete='CASCADE'),
        sa.ForeignKeyConstraint(['owner_user_id'], ['auth_users.id'], ondelete='RESTRICT'),
        sa.ForeignKeyConstraint(['account_id'], ['account.account_id'], ondelete='CASCADE'),
        sa.ForeignKeyConstraint(
            ['deactivated_by_user_id'], ['auth_users.id'], ondelete='SET NULL'
        ),
        sa.PrimaryKeyConstraint('suite_id'),
        sa.UniqueConstraint('suite_name'),
    )
    op.create_index('idx_suite_sut', 'suite', ['sut_id'], unique=False)
    op.create_index('idx_suite_account', 'suite', ['account_id'], unique=False)
    op.create_index('idx_suite_owner', 'suite', ['owner_user_id'], unique=False)
    op.create_index('idx_suite_active', 'suite', ['is_active'], unique=False)
    op.create_table(
        'plan',
        sa.Column('plan_id', sa.String(length=36), nullable=False),
        sa.Column('plan_name', sa.String(length=255), nullable=False),
        sa.Column('suites_ids', sa.String(length=1024), nullable=False),
        sa.Column('suite_tags', sa.JSON(), nullable=True),
        sa.Column(
            'created_at',
            sa.DateTime(timezone=True),
            server_default=sa.text('CURRENT_TIMESTAMP'),
            nullable=False,
        ),
        sa.Column('updated_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            'status',
            sa.Enum('active', 'inactive', name='plan_status_enum'),
            server_default='active',
            nullable=False,
        ),
        sa.Column('owner_user_id', sa.Integer(), nullable=True),
        sa.Column('account_id', sa.String(length=36), nullable=True),
        sa.Column('is_active', sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column('deactivated_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('deactivated_by_user_id', sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ['deactivated_by_user_id'], ['auth_users.id'], ondelete='SET NULL'
        ),
        sa.PrimaryKeyConstraint('plan_id'),
    )
    op.create_index('idx_plan_account', 'plan', ['account_id'], unique=False)
    op.create_index('idx_plan_active', 'plan', ['is_active'], unique=False)


def downgrade() -> None:
    op.drop_table('plan')
    sa.Enum(name='plan_status_enum').drop(op.get_bind(), checkfirst=True)
    op.drop_table('suite')
    op.drop_table('test_case')
