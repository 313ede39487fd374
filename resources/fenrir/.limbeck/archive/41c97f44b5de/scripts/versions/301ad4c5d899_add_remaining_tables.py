"""add remaining tables

fenrir_actions, action_chain and account_subscription, the last with three
enums. The long branch ends here.

Revision ID: 301ad4c5d899
Revises: d383b58287f7
Create Date: 2026-01-07 15:41:24.107355

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql


# revision identifiers, used by Alembic.
revision = '301ad4c5d899'
down_revision = 'd383b58287f7'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'fenrir_actions',
        sa.Column('fenrir_action_id', sa.Integer(), autoincrement=True, nullable=False),
        sa.Column('method_name', sa.String(length=128), nullable=False),
        sa.Column('docstring', sa.Text(), nullable=False),
        sa.Column(
            'parameters', sa.JSON().with_variant(postgresql.JSONB(), 'postgresql'), nullable=True
        ),
        sa.Column('return_type', sa.String(length=256), nullable=False),
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
        sa.PrimaryKeyConstraint('fenrir_action_id'),
        sa.UniqueConstraint('method_name'),
    )
    op.create_index('idx_fenrir_actions_method', 'fenrir_actions', ['method_name'], unique=False)
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
        sa.Column('owner_user_id', sa.Integer(), nullable=False),
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
        sa.ForeignKeyConstraint(['account_id'], ['account.account_id'], ondelete='CASCADE'),
        sa.ForeignKeyConstraint(['owner_user_id'], ['auth_users.id'], ondelete='RESTRICT'),
        sa.ForeignKeyConstraint(
            ['deactivated_by_user_id'], ['auth_users.id'], ondelete='SET NULL'
        ),
        sa.PrimaryKeyConstraint('action_chain_id'),
        sa.UniqueConstraint('chain_name'),
    )
    op.create_index('idx_action_chain_sut', 'action_chain', ['sut_id'], unique=False)
    op.create_index('idx_action_chain_account', 'action_chain', ['account_id'], unique=False)
    op.create_table(
        'account_subscription',
        sa.Column('account_subscription_id', sa.String(length=36), nullable=False),
        sa.Column(
            'subscription_plan_type',
            sa.Enum('small', 'medium', 'large', 'big_af', name='plan_type_enum'),
            nullable=False,
        ),
        sa.Column(
            'payment_term',
            sa.Enum('monthly', 'yearly', 'perpetual', name='payment_term_enum'),
            nullable=False,
        ),
        sa.Column(
            'payment_type',
            sa.Enum('credit_card', 'paypal', 'bank_transfer', 'system', name='payment_type_enum'),
            nullable=False,
        ),
        sa.Column(
            'created_at',
            sa.DateTime(timezone=True),
            server_default=sa.text('CURRENT_TIMESTAMP'),
            nullable=False,
        ),
        sa.Column('updated_at', sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint('account_subscription_id'),
    )


def downgrade() -> None:
    op.drop_table('account_subscription')
    sa.Enum(name='payment_type_enum').drop(op.get_bind(), checkfirst=True)
    sa.Enum(name='payment_term_enum').drop(op.get_bind(), checkfirst=True)
    sa.Enum(name='plan_type_enum').drop(op.get_bind(), checkfirst=True)
    op.drop_table('action_chain')
    op.drop_table('fenrir_actions')
