"""Rows of a query that a run follows"""
from alembic import op
import sqlalchemy as sa

revision = 'k1'
down_revision = None

t = sa.table('t', sa.column('id', sa.Integer), sa.column('name', sa.String), sa.column('slug', sa.String))


def slug_of(row):
    return row.name.strip().lower().replace(' ', '-') if row.name else f'no-name-{row.id}'


def upgrade():
    op.create_table('t', sa.Column('id', sa.Integer, primary_key=True), sa.Column('name', sa.String(50)))
    op.add_column('t', sa.Column('slug', sa.String(80)))
    conn = op.get_bind()
    for row in conn.execute(sa.select(t.c.id, t.c.name)).fetchall():
        conn.execute(t.update().where(t.c.id == row.id).values(slug=slug_of(row)))
    if conn.execute(sa.text('SELECT count(*) FROM t WHERE slug IS NULL')).scalar():
        raise ValueError('a row has no slug')
    op.create_index('ix_slug', 't', ['slug'])


def downgrade():
    conn = op.get_bind()
    names = [row[0] for row in conn.execute(sa.text('SELECT name FROM t'))]
    if not names:
        return
    op.execute("DELETE FROM t WHERE name = '%s'" % names[0])
    op.drop_column('t', 'slug')
