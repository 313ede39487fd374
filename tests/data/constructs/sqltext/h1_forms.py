"""SQL as text"""
from alembic import op
import sqlalchemy as sa

revision = 'h1'
down_revision = None


def upgrade():
    op.create_table('t', sa.Column('id', sa.Integer, primary_key=True), sa.Column('a', sa.Text))
    op.execute('UPDATE t SET a = NULL')
    op.execute(sa.text("UPDATE t SET a = 'x:y' WHERE id = :id").bindparams(id=7))
    op.execute("UPDATE t SET a = '10\\:30'")
    op.get_bind().execute(sa.text('DELETE FROM t WHERE id = :id'), {'id': 3})
    op.get_bind().exec_driver_sql("INSERT INTO t (id, a) VALUES (1, ':a')")
    with op.get_context().autocommit_block():
        op.execute('ANALYZE')


def downgrade():
    op.execute(f"DELETE FROM {'t'}; DROP TABLE t")
