"""reconcile with models

Revision ID: 6c1d1f0c0ffe
Revises: 001_initial_complete_schema
Create Date: 2026-11-27 12:08:40.860328

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '6c1d1f0c0ffe'
down_revision = '001_initial_complete_schema'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('emailProcessorTable', schema=None) as batch_op:
        batch_op.alter_column('multi_email_flag',
               existing_type=sa.Boolean(),
               server_default=None,
               existing_nullable=False)
        batch_op.alter_column('multi_attachment_flag',
               existing_type=sa.Boolean(),
               server_default=None,
               existing_nullable=False)
        batch_op.alter_column('test_name',
               existing_type=sa.String().with_variant(sa.Text(), 'mariadb').with_variant(sa.Text(), 'mysql'),
               type_=sa.String(length=255),
               existing_nullable=True,
               existing_server_default=None)
        batch_op.alter_column('requires_processing',
               existing_type=sa.Boolean(),
               server_default=None,
               existing_nullable=False)
        batch_op.alter_column('system',
               existing_type=sa.String().with_variant(sa.Text(), 'mariadb').with_variant(sa.Text(), 'mysql'),
               type_=sa.String(length=96),
               existing_nullable=True,
               existing_server_default=None)
        batch_op.create_primary_key('emailprocessortable_pkey', ['email_processor_id'])
        batch_op.alter_column('email_processor_id',
               existing_type=sa.Integer(),
               existing_nullable=False,
               autoincrement=True,
               existing_server_default=None)

    with op.batch_alter_table('purgeTable', schema=None) as batch_op:
        batch_op.alter_column('last_purged_at',
               existing_type=sa.DateTime(),
               server_default=None,
               existing_nullable=False)
        batch_op.alter_column('created_at',
               existing_type=sa.DateTime(),
               server_default=None,
               existing_nullable=False)
        batch_op.alter_column('purge_interval_days',
               existing_type=sa.Integer(),
               server_default=None,
               existing_nullable=False)

    with op.batch_alter_table('auth_tokens', schema=None) as batch_op:
        batch_op.create_check_constraint('chk_token_expiry', 'token_expires_at > created_at')

    sa.Enum('small', 'medium', 'large', 'big_af', name='plan_type_enum').drop(op.get_bind(), checkfirst=False)
    sa.Enum('monthly', 'yearly', 'perpetual', name='payment_term_enum').drop(op.get_bind(), checkfirst=False)
    sa.Enum('credit_card', 'paypal', 'bank_transfer', 'system', name='payment_type_enum').drop(op.get_bind(), checkfirst=False)
    if op.get_bind().dialect.name == 'postgresql':
        op.execute('CREATE SEQUENCE "emailProcessorTable_email_processor_id_seq" AS integer OWNED BY "emailProcessorTable".email_processor_id')
        op.execute('SELECT setval(\'"emailProcessorTable_email_processor_id_seq"\', coalesce(max(email_processor_id), 0) + 1, false) FROM "emailProcessorTable"')
        op.alter_column('emailProcessorTable', 'email_processor_id',
                   existing_type=sa.Integer(),
                   server_default=sa.text('nextval(\'"emailProcessorTable_email_processor_id_seq"\')'),
                   existing_nullable=False)


def downgrade() -> None:
    if op.get_bind().dialect.name == 'postgresql':
        op.alter_column('emailProcessorTable', 'email_processor_id',
                   existing_type=sa.Integer(),
                   server_default=None,
                   existing_nullable=False)
        op.execute('DROP SEQUENCE "emailProcessorTable_email_processor_id_seq"')
    sa.Enum('small', 'medium', 'large', 'big_af', name='plan_type_enum').create(op.get_bind(), checkfirst=False)
    sa.Enum('monthly', 'yearly', 'perpetual', name='payment_term_enum').create(op.get_bind(), checkfirst=False)
    sa.Enum('credit_card', 'paypal', 'bank_transfer', 'system', name='payment_type_enum').create(op.get_bind(), checkfirst=False)
    with op.batch_alter_table('emailProcessorTable', schema=None) as batch_op:
        batch_op.alter_column('email_processor_id',
               existing_type=sa.Integer(),
               existing_nullable=False,
               autoincrement=False,
               existing_autoincrement=True,
               existing_server_default=None)
        batch_op.drop_constraint('emailprocessortable_pkey', type_='primary')
        batch_op.alter_column('multi_email_flag',
               existing_type=sa.Boolean(),
               server_default=sa.false(),
               existing_nullable=False)
        batch_op.alter_column('multi_attachment_flag',
               existing_type=sa.Boolean(),
               server_default=sa.false(),
               existing_nullable=False)
        batch_op.alter_column('test_name',
               existing_type=sa.String(length=255),
               type_=sa.String().with_variant(sa.Text(), 'mariadb').with_variant(sa.Text(), 'mysql'),
               existing_nullable=True,
               existing_server_default=None)
        batch_op.alter_column('requires_processing',
               existing_type=sa.Boolean(),
               server_default=sa.false(),
               existing_nullable=False)
        batch_op.alter_column('system',
               existing_type=sa.String(length=96),
               type_=sa.String().with_variant(sa.Text(), 'mariadb').with_variant(sa.Text(), 'mysql'),
               existing_nullable=True,
               existing_server_default=None)

    with op.batch_alter_table('auth_tokens', schema=None) as batch_op:
        batch_op.drop_constraint('chk_token_expiry', type_='check')

    with op.batch_alter_table('purgeTable', schema=None) as batch_op:
        batch_op.alter_column('last_purged_at',
               existing_type=sa.DateTime(),
               server_default=sa.text('CURRENT_TIMESTAMP'),
               existing_nullable=False)
        batch_op.alter_column('created_at',
               existing_type=sa.DateTime(),
               server_default=sa.text('CURRENT_TIMESTAMP'),
               existing_nullable=False)
        batch_op.alter_column('purge_interval_days',
               existing_type=sa.Integer(),
               server_default=sa.text('30'),
               existing_nullable=False)

