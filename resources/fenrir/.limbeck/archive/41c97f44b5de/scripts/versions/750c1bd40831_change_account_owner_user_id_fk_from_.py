"""change account owner from restrict to cascade

An account goes with the user that owns it, who could not be deleted before.

Revision ID: 750c1bd40831
Revises: a8de257b0f4f
Create Date: 2026-01-07 18:12:44.011750

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '750c1bd40831'
down_revision = 'a8de257b0f4f'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('account') as batch_op:
        batch_op.drop_constraint('account_owner_user_id_fkey', type_='foreignkey')
        batch_op.create_foreign_key(
            'account_owner_user_id_fkey',
            'auth_users',
            ['owner_user_id'],
            ['auth_user_id'],
            ondelete='CASCADE',
        )


def downgrade() -> None:
    with op.batch_alter_table('account') as batch_op:
        batch_op.drop_constraint('account_owner_user_id_fkey', type_='foreignkey')
        batch_op.create_foreign_key(
            'account_owner_user_id_fkey',
            'auth_users',
            ['owner_user_id'],
            ['auth_user_id'],
            ondelete='RESTRICT',
        )
