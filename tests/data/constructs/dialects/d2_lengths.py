"""Names that are too long for some engines"""
from alembic import op
import sqlalchemy as sa

revision = 'd2'
down_revision = 'd1'

LONG = 'ix_measurements_of_the_northern_stations_observed_at_and_reported_at_time'


def upgrade():
    op.create_table(
        'measurements_of_the_northern_stations_in_the_last_year',
        sa.Column('id', sa.Integer, nullable=False),
        sa.Column('observed_at_noon', sa.Integer, index=True),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_measurements')))
    op.create_index(op.f(LONG), 'measurements_of_the_northern_stations_in_the_last_year', ['id'])


def downgrade():
    # Not in op.f(), so that SQLAlchemy refuses it where it is too long.
    op.drop_index(LONG, table_name='measurements_of_the_northern_stations_in_the_last_year')
