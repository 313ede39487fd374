"""What only a run has: ids, the time, a schema that is not certain before"""
import uuid
from datetime import datetime, timezone

from alembic import context, op
import sqlalchemy as sa

revision = 'k3'
down_revision = 'k2'

FIRST = uuid.uuid4()


def upgrade():
    op.execute(f"INSERT INTO t (name, slug) VALUES ('{FIRST}', '{datetime.now(timezone.utc)}')")
    op.execute(sa.text('INSERT INTO t (name) VALUES (:n)').bindparams(n=str(uuid.uuid4())))
    if not context.is_offline_mode():
        op.execute('ANALYZE')
    op.execute('CREATE TABLE surprising AS SELECT 1')
    inspector = sa.inspect(op.get_bind())
    if 'u' in inspector.get_table_names():
        op.drop_table('u')
    things = sa.Table('things', sa.MetaData(), autoload_with=op.get_bind())
    op.execute(things.delete().where(things.c.id == 1))


def downgrade():
    op.execute(f"DELETE FROM t WHERE name = '{uuid.uuid1()}'")
    op.execute(f"DELETE FROM t WHERE at < '{datetime.now('Europe/London')}'")
    sa.inspect(op.get_bind()).get_sequence_names()
