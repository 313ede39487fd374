from alembic import context, op as operations

from app import make_tester


def run():
    context.configure(version_table_schema='own')
    with context.begin_transaction():
        context.run_migrations(op=operations, tester=make_tester())


run()
