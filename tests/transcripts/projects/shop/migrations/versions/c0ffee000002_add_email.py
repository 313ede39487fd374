"""Add e-mail

Revision ID: c0ffee000002
Revises: c0ffee000001
Create Date: 2026-01-06 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = "c0ffee000002"
down_revision = "c0ffee000001"
branch_labels = None
depends_on = None


def upgrade():
    op.add_column("customer", sa.Column("email", sa.String(length=96), nullable=True))
    op.create_index("ix_customer_email", "customer", ["email"], unique=True)


def downgrade():
    op.drop_index("ix_customer_email", table_name="customer")
    op.drop_column("customer", "email")
