# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How Alembic reaches Fenrir's database. Limbeck reads this file but never runs it."""
from logging.config import fileConfig
import warnings

from alembic import context
from sqlalchemy import engine_from_config, pool

config = context.config

if config.config_file_name is not None:
    fileConfig(config.config_file_name, disable_existing_loggers=False)

# The renames of auth_users.id say that the column counts up, for MariaDB, which would forget it.
# The other engines need not be told, and Alembic warns about it on each of them.
warnings.filterwarnings('ignore', message='autoincrement and existing_autoincrement')

# The models of Fenrir are not part of this example: nothing to compare the database with.
target_metadata = None


def print_sql() -> None:
    """Writes the statements of a run with --sql; no database is needed."""
    context.configure(
        url=config.get_main_option('sqlalchemy.url'),
        target_metadata=target_metadata,
        literal_binds=True,
        dialect_opts={'paramstyle': 'named'},
        render_as_batch=True,
    )
    with context.begin_transaction():
        context.run_migrations()


def migrate() -> None:
    """Runs the revisions on the database that alembic.ini names."""
    engine = engine_from_config(
        config.get_section(config.config_ini_section),
        prefix='sqlalchemy.',
        poolclass=pool.NullPool,
    )
    with engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=target_metadata,
            render_as_batch=True,
        )
        with context.begin_transaction():
            context.run_migrations()


if context.is_offline_mode():
    print_sql()
else:
    migrate()
