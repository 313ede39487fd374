"""conditions made of expressions

Revision ID: h3
Revises: h2
"""
import sqlalchemy as sa
from alembic import op

revision = "h3"
down_revision = "h2"


def upgrade():
    op.create_table(
        "account",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("kind", sa.String(8)),
        sa.Column("size", sa.Integer()),
        sa.CheckConstraint(sa.column("size") > 5, name="ck_size"),
        sa.CheckConstraint(
            sa.or_(sa.column("kind").is_(None), sa.func.length(sa.column("kind")) > 3),
            name="ck_kind",
        ),
    )
    op.create_index(
        "ix_kind",
        "account",
        ["kind"],
        unique=True,
        postgresql_where=sa.and_(sa.column("size") > 1, sa.column("kind").in_(["x", "it's"])),
    )


def downgrade():
    # What engines write differently, or drivers do, is no text of the model.
    op.create_check_constraint("ck_flag", "account", sa.column("size") == sa.true())
    op.create_check_constraint("ck_like", "account", sa.column("kind").like("a%"))
    op.create_check_constraint("ck_name", "account", sa.column("Kind") > 5)
