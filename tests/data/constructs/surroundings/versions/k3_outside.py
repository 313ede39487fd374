"""Asks what is around it"""
import os

from alembic import context, op
import sqlalchemy as sa
from sqlalchemy.dialects.mysql.base import MySQLDialect
from sqlalchemy.dialects.postgresql.base import PGDialect

from somewhere import log as logs
from somewhere.utils import logger

LOG = logs.getLogger(__name__)

revision = 'k3'
down_revision = 'k2'


def upgrade():
    logger.info('begins')
    LOG.debug('goes on')
    if isinstance(op.get_bind().dialect, PGDialect):
        op.drop_table('postgresql')
    if not isinstance(op.get_bind().dialect, MySQLDialect):
        op.drop_table('others')
    if context.get_x_argument(as_dictionary=True).get('keep') is None:
        op.drop_table('kept')


def downgrade():
    if os.environ.get('LIMBECK_TEST_NOT_SET') == 'yes':
        op.drop_table('a')
    op.drop_table(os.environ['LIMBECK_TEST_NOT_SET'])
    logger.reset()
