"""change system under test owner from restrict to cascade

A system under test goes with the user that owns it, as an account does since
750c1bd40831.

Revision ID: 41c97f44b5de
Revises: 750c1bd40831
Create Date: 2026-01-07 18:13:35.560304

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '41c97f44b5de'
down_revision = '750c1bd40831'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('system_under_test') as batch_op:
        batch_op.drop_constraint('system_under_test_owner_user_id_fkey', type_='foreignkey')
        batch_op.create_foreign_key(
            'system_under_test_owner_user_id_fkey',
            'auth_users',
            ['owner_user_id'],
            ['auth_user_id'],
            ondelete='CASCADE',
        )


def downgrade() -> None:
    with op.batch_alter_table('system_under_test') as batch_op:
        batch_op.drop_constraint('system_under_test_owner_user_id_fkey', type_='foreignkey')
        batch_op.create_foreign_key(
            'system_under_test_owner_user_id_fkey',
            'auth_users',
            ['owner_user_id'],
            ['auth_user_id'],
            ondelete='RESTRICT',
        )
