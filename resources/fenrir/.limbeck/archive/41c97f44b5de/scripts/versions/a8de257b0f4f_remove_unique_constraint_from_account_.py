"""remove unique constraint from account owner

What a comparison with the models proposed after the rebuild: a leftover table
goes, an account's owner is no longer unique but refers to a user, the tables
that the rebuild passed over get their reference and indexes back.

It also gives emailProcessorTable a new key column and takes the old one, with
which the primary key goes: from here on the table has none. A table that has
rows refuses the new column.

Revision ID: a8de257b0f4f
Revises: 6bfb5f75709c
Create Date: 2026-01-07 18:11:33.169882

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = 'a8de257b0f4f'
down_revision = '6bfb5f75709c'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_table('system_under_test_user')
    with op.batch_alter_table('account') as batch_op:
        batch_op.drop_constraint('account_owner_user_id_key', type_='unique')
        batch_op.create_foreign_key(
            'account_owner_user_id_fkey',
            'auth_users',
            ['owner_user_id'],
            ['auth_user_id'],
            ondelete='RESTRICT',
        )
    op.drop_index('idx_auth_tokens_user', table_name='auth_tokens')
    with op.batch_alter_table('auth_tokens') as batch_op:
        batch_op.create_foreign_key(
            'auth_tokens_auth_user_id_fkey',
            'auth_users',
            ['auth_user_id'],
            ['auth_user_id'],
            ondelete='CASCADE',
        )
    op.create_index(
        'idx_auth_tokens_expires',
        'auth_tokens',
        ['token_expires_at'],
        unique=False,
        postgresql_where=sa.text('is_active = true'),
        sqlite_where=sa.text('is_active = true'),
    )
    op.create_index(
        'idx_auth_tokens_user_active', 'auth_tokens', ['auth_user_id', 'is_active'], unique=False
    )
    op.create_index('idx_auth_tokens_value', 'auth_tokens', ['token_value'], unique=True)
    with op.batch_alter_table('emailProcessorTable') as batch_op:
        batch_op.add_column(sa.Column('email_processor_id', sa.Integer(), nullable=False))
        batch_op.drop_column('id')
    with op.batch_alter_table('environment') as batch_op:
        batch_op.create_unique_constraint('environment_environment_id_key', ['environment_id'])
    with op.batch_alter_table('purgeTable') as batch_op:
        batch_op.alter_column(
            'last_purged_at',
            type_=sa.DateTime(),
            existing_type=sa.DateTime(timezone=True),
            existing_nullable=False,
            existing_server_default=sa.text('CURRENT_TIMESTAMP'),
        )
        batch_op.alter_column(
            'created_at',
            type_=sa.DateTime(),
            existing_type=sa.DateTime(timezone=True),
            existing_nullable=False,
            existing_server_default=sa.text('CURRENT_TIMESTAMP'),
        )
        batch_op.alter_column(
            'updated_at',
            type_=sa.DateTime(),
            existing_type=sa.DateTime(timezone=True),
            existing_nullable=True,
        )


def downgrade() -> None:
    with op.batch_alter_table('purgeTable') as batch_op:
        batch_op.alter_column(
            'updated_at',
            type_=sa.DateTime(timezone=True),
            existing_type=sa.DateTime(),
            existing_nullable=True,
        )
        batch_op.alter_column(
            'created_at',
            type_=sa.DateTime(timezone=True),
            existing_type=sa.DateTime(),
            existing_nullable=False,
            existing_server_default=sa.text('CURRENT_TIMESTAMP'),
        )
        batch_op.alter_column(
            'last_purged_at',
            type_=sa.DateTime(timezone=True),
            existing_type=sa.DateTime(),
            existing_nullable=False,
            existing_server_default=sa.text('CURRENT_TIMESTAMP'),
        )
    with op.batch_alter_table('environment') as batch_op:
        batch_op.drop_constraint('environment_environment_id_key', type_='unique')
    with op.batch_alter_table('emailProcessorTable') as batch_op:
        batch_op.drop_column('email_processor_id')
        batch_op.add_column(sa.Column('id', sa.Integer(), nullable=False))
    op.drop_index('idx_auth_tokens_expires', table_name='auth_tokens')
    with op.batch_alter_table('auth_tokens') as batch_op:
        batch_op.drop_constraint('auth_tokens_auth_user_id_fkey', type_='foreignkey')
    op.drop_index('idx_auth_tokens_value', table_name='auth_tokens')
    op.drop_index('idx_auth_tokens_user_active', table_name='auth_tokens')
    op.create_index('idx_auth_tokens_user', 'auth_tokens', ['auth_user_id'], unique=False)
    with op.batch_alter_table('account') as batch_op:
        batch_op.drop_constraint('account_owner_user_id_fkey', type_='foreignkey')
        batch_op.create_unique_constraint('account_owner_user_id_key', ['owner_user_id'])
    op.create_table(
        'system_under_test_user',
        sa.Column('sut_user_id', sa.String(length=36), nullable=False),
        sa.Column('sut_id', sa.String(length=36), nullable=False),
        sa.Column('username', sa.String(length=255), nullable=False),
        sa.Column('password', sa.String(length=255), nullable=False),
        sa.Column('added_by_user_id', sa.String(length=36), nullable=True),
        sa.Column('created_at', sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint('sut_user_id'),
    )
