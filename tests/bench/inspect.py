#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long reading a large schema takes: Limbeck, as a whole process that also prints it as JSON,
beside SQLAlchemy's MetaData.reflect() alone. Starts a server of its own.

    inspect.py LIMBECK [--engine postgresql] [--tables 1000] [--rounds 5]
               [--python /usr/bin/python3]
"""

import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

SERVE = pathlib.Path(__file__).resolve().parent.parent / "servers" / "serve.sh"

REFLECT = """
import json, sys, time
import sqlalchemy
engine = sqlalchemy.create_engine(sys.argv[1])
engine.connect().close()
start = time.perf_counter()
metadata = sqlalchemy.MetaData()
metadata.reflect(engine)
tables = {table.name: len(table.columns) for table in metadata.tables.values()}
print(json.dumps([(time.perf_counter() - start) * 1000, tables]))
"""


def statements(count):
    """Tables of ten columns, each but the first with a key to the one before and two indexes."""
    for number in range(count):
        columns = ["id INTEGER PRIMARY KEY", f"before_id INTEGER{reference(number)}"]
        columns += [f"name_{i} VARCHAR(50) NOT NULL DEFAULT 'x'" for i in range(4)]
        columns += ["price NUMERIC(10, 2)", "made TIMESTAMP NULL", "n INTEGER CHECK (n > 0)"]
        columns += ["words TEXT", "UNIQUE (name_0, name_1)"]
        yield f"CREATE TABLE table_{number} ({', '.join(columns)})"
        yield f"CREATE INDEX ix_{number}_a ON table_{number} (name_2)"
        yield f"CREATE INDEX ix_{number}_b ON table_{number} (price, made)"


def reference(number):
    return f" REFERENCES table_{number - 1} (id)" if number else ""


def start_server(engine, folder):
    server = subprocess.Popen([SERVE, engine, folder], stdin=subprocess.PIPE)
    for _ in range(600):
        if (folder / "ready").exists():
            return server
        if (folder / "failed").exists():
            sys.exit((folder / "failed").read_text(encoding="utf-8"))
        time.sleep(0.05)
    sys.exit("The server does not answer.")


def client(engine, folder):
    if engine == "postgresql":
        return ["psql", "-q", "-h", str(folder), "-U", "postgres", "-v", "ON_ERROR_STOP=1"]
    return ["mariadb", "--no-defaults", "-uroot", f"--socket={folder}/mysqld.sock"]


def url(engine, folder):
    if engine == "postgresql":
        return f"postgresql+psycopg2://postgres@/bench?host={folder}"
    return f"mariadb+pymysql://root@localhost/bench?unix_socket={folder}/mysqld.sock"


def run_limbeck(limbeck, project, address):
    start = time.perf_counter()
    done = subprocess.run(
        [limbeck, "--url", address, "schema", "--from", "database", "--format", "json"],
        cwd=project, stdout=subprocess.PIPE, check=True)
    elapsed = (time.perf_counter() - start) * 1000
    tables = json.loads(done.stdout)["tables"]
    return elapsed, {table["name"]: len(table["columns"]) for table in tables}


def run_sqlalchemy(python, address):
    done = subprocess.run(
        [python, "-W", "ignore", "-c", REFLECT, address], stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("limbeck", type=pathlib.Path)
    parser.add_argument("--engine", choices=["postgresql", "mariadb"], default="postgresql")
    parser.add_argument("--tables", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--python", default="/usr/bin/python3")
    arguments = parser.parse_args()
    base = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    folder = pathlib.Path(tempfile.mkdtemp(prefix="lb-", dir=base))  # the server removes it
    server = start_server(arguments.engine, folder)
    try:
        sql = client(arguments.engine, folder)
        database = ["-d", "bench"] if arguments.engine == "postgresql" else ["bench"]
        subprocess.run(sql, input=b"CREATE DATABASE bench;\n", check=True)
        text = ";\n".join(statements(arguments.tables)) + ";\n"
        subprocess.run(sql + database, input=text.encode(), check=True)
        address = url(arguments.engine, folder)
        with tempfile.TemporaryDirectory() as project:
            (pathlib.Path(project) / "versions").mkdir()
            (pathlib.Path(project) / "alembic.ini").write_text(
                "[alembic]\nscript_location = %(here)s\n", encoding="utf-8")
            limbeck = str(arguments.limbeck.resolve())
            ours = [run_limbeck(limbeck, project, address) for _ in range(arguments.rounds)]
        theirs = run_sqlalchemy(arguments.python, address)
    finally:
        server.stdin.close()
        server.wait()
    median = statistics.median(elapsed for elapsed, _ in ours)
    same = ours[0][1] == theirs[1]
    print(f"{arguments.tables} tables on {arguments.engine}:")
    print(f"  limbeck, whole process   median of {arguments.rounds} {median:9.1f} ms")
    print(f"  SQLAlchemy's reflect()   once        {theirs[0]:9.1f} ms")
    print(f"  limbeck is {theirs[0] / median:.1f} times as fast; tables and columns are"
          f" {'the same' if same else 'NOT the same'}")
    return 0 if same else 1


if __name__ == "__main__":
    raise SystemExit(main())
