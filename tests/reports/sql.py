#!/usr/bin/python3
# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""sql.py ENGINE LIMBECK FOLDER: runs the SQL reports that write_reports wrote.

The engine's own program runs each on an empty database (SQLite's is Python's), and Limbeck compares
what is there then with the JSON report of the same schema.
"""

import pathlib
import sqlite3
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "servers"))
from server import Server  # noqa: E402

CASES = ("models", "hostile")


def build_sqlite(script, place):
    path = place / f"{script.stem}.db"
    connection = sqlite3.connect(path)
    connection.executescript(script.read_bytes().decode())
    connection.close()
    return f"sqlite:///{path}"


def build_on(server, script):
    name = script.stem.replace("-", "_")
    url = server.new_database(name)
    command = (["psql", "--quiet", "--set=ON_ERROR_STOP=1", f"--host={server.folder}",
                "--username=postgres", "--dbname", name]
               if server.engine == "postgresql" else
               ["mariadb", "--no-defaults", "--binary-mode", f"--socket={server.folder}/mysqld.sock", 
                "--user=root", name])
    with open(script, "rb") as file:
        subprocess.run(command, stdin=file, check=True)
    return url


def main(engine, limbeck, folder):
    server = None if engine == "sqlite" else Server(engine)
    with tempfile.TemporaryDirectory() as place:
        place = pathlib.Path(place)
        subprocess.run([limbeck, "init", place / "project"], check=True, capture_output=True,
                       cwd=place)
        for case in CASES:
            script = folder / f"{case}-{engine}.sql"
            url = build_on(server, script) if server else build_sqlite(script, place)
            subprocess.run([limbeck, "--url", url, "diff", script.with_suffix(".json"), "database",
                            "--exit-code"], check=True, cwd=place)
    if server:
        server.close()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3]).resolve())
