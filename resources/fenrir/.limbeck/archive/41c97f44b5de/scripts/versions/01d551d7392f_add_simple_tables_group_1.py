"""add simple tables, group 1

purgeTable and entity_tag: the long branch starts with the two tables that
need least.

Revision ID: 01d551d7392f
Revises: d65d974ab1aa
Create Date: 2026-01-07 15:39:34.247811

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '01d551d7392f'
down_revision = 'd65d974ab1aa'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'purgeTable',
        sa.Column('purge_id', sa.String(length=36), nullable=False),
        sa.Column('table_name', sa.String(length=255), nullable=False),
        sa.Column(
            'last_purged_at',
            sa.DateTime(timezone=True),
            server_default=sa.text('CURRENT_TIMESTAMP'),
            nullable=False,
        ),
        sa.Column(
            'created_at',
            sa.DateTime(timezone=True),
            server_default=sa.text('CURRENT_TIMESTAMP'),
            nullable=False,
        ),
        sa.Column('updated_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            'purge_interval_days', sa.Integer(), server_default=sa.text('30'), nullable=False
        ),
        sa.PrimaryKeyConstraint('purge_id'),
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
        sa.Column('created_by_user_id', sa.Integer(), nullable=False),
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
        sa.ForeignKeyConstraint(['account_id'], ['account.account_id'], ondelete='CASCADE'),
        sa.ForeignKeyConstraint(['created_by_user_id'], ['auth_users.id'], ondelete='RESTRICT'),
        sa.ForeignKeyConstraint(
            ['deactivated_by_user_id'], ['auth_users.id'], ondelete='SET NULL'
        ),
        sa.PrimaryKeyConstraint('tag_id'),
    )
    op.create_index('idx_entity_tag_entity_type', 'entity_tag', ['entity_type'], unique=False)
    op.create_index('idx_entity_tag_entity_id', 'entity_tag', ['entity_id'], unique=False)
    op.create_index('idx_entity_tag_name', 'entity_tag', ['tag_name'], unique=False)
    op.create_index('idx_entity_tag_category', 'entity_tag', ['tag_category'], unique=False)
    op.create_index('idx_entity_tag_account_id', 'entity_tag', ['account_id'], unique=False)
    op.create_index(
        'idx_entity_tag_composite',
        'entity_tag',
        ['entity_type', 'entity_id', 'tag_category'],
        unique=False,
    )


def downgrade() -> None:
    op.drop_table('entity_tag')
    op.drop_table('purgeTable')
