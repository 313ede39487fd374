"""Passes SQL on through sessions"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.orm import Session, sessionmaker

revision = 'k2'
down_revision = 'k1'


def upgrade():
    session = Session(bind=op.get_bind())
    session.execute(sa.text('UPDATE t SET a = 1'))
    session.commit()
    Maker = sessionmaker()
    with Maker(bind=op.get_bind()) as other:
        other.execute(sa.text('UPDATE t SET a = 2'))
        other.flush()
    session.connection().execute(sa.text('UPDATE t SET a = 3'))


def downgrade():
    apart = Session(bind=op.get_bind().engine)
    apart.execute(sa.text('UPDATE t SET a = 4'))
    session = Session(bind=op.get_bind())
    session.add(object())
    session.rollback()
