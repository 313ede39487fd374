#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Records anew what stock Alembic writes for each case of expressions.jsonl."""

import json
import pathlib
import re
import warnings

import sqlalchemy as sa
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy.dialects import mysql, postgresql, sqlite

HERE = pathlib.Path(__file__).parent
ENGINES = ("sqlite", "postgresql", "mysql", "mariadb")


def statements(source, dialect):
    written = []
    context = MigrationContext.configure(
        dialect_name=dialect,
        dialect_opts={"paramstyle": "named"},
        opts={"as_sql": True, "literal_binds": True},
    )
    context.impl.static_output = written.append
    scope = {
        "op": Operations(context),
        "sa": sa,
        "mysql": mysql,
        "postgresql": postgresql,
        "sqlite": sqlite,
    }
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            exec((HERE / "prelude.py").read_text() + source, scope)
    except Exception as error:
        words = re.sub("0x[0-9a-f]+", "0x", str(error)).split("\n")[0]
        return {"error": f"{type(error).__name__}: {words}"}
    return written


def main():
    path = HERE / "expressions.jsonl"
    lines = []
    for line in path.read_text().splitlines():
        case = json.loads(line)
        sql = {engine: statements(case["upgrade"], engine) for engine in ENGINES}
        if all(each == sql["sqlite"] for each in sql.values()):
            sql = {"all": sql["sqlite"]}
        case["sql"] = sql
        lines.append(json.dumps(case))
    path.write_text("\n".join(lines) + "\n")


main()
