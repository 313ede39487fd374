# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A database server for tests that are Python scripts; serve.sh runs it."""

import os
import pathlib
import subprocess
import sys
import tempfile
import time


class Server:
    """A server of its own, which ends with this process."""

    def __init__(self, engine, preload=None):
        """`preload`: the library of fulldisk.c; the server's disk is full while self.full exists."""
        self.engine = engine
        base = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="lb-", dir=base))
        script = pathlib.Path(__file__).resolve().parent / "serve.sh"
        self.full = self.folder / "full"
        environment = dict(os.environ)
        if preload:
            environment.update(LIMBECK_PRELOAD=preload, LIMBECK_FULL_DISK=str(self.full))
        self.process = subprocess.Popen([script, engine, self.folder], stdin=subprocess.PIPE,
                                        env=environment)
        while not (self.folder / "ready").exists():
            if (self.folder / "failed").exists():
                sys.exit((self.folder / "failed").read_text())
            time.sleep(0.05)

    def new_database(self, name):
        """The URL of a new, empty database."""
        self.execute(f"CREATE DATABASE {name}")
        return self.url(name)

    def url(self, name, user=None):
        """`user` may hold a password, "anna:secret"."""
        if self.engine == "postgresql":
            return f"postgresql+psycopg2://{user or 'postgres'}@/{name}?host={self.folder}"
        return (f"mariadb+pymysql://{user or 'root'}@localhost/{name}"
                f"?unix_socket={self.folder}/mysqld.sock")

    def execute(self, *statements):
        """Runs SQL as the superuser."""
        for sql in statements:
            command = (
                ["psql", "--quiet", "--set=ON_ERROR_STOP=1", f"--host={self.folder}",
                 "--username=postgres", "--command", sql]
                if self.engine == "postgresql" else
                ["mariadb", "--no-defaults", f"--socket={self.folder}/mysqld.sock",
                 "--user=root", "--execute", sql])
            subprocess.run(command, check=True)

    def ask(self, database, sql):
        """The only value that a query returns, as text."""
        command = (
            ["psql", "--quiet", "--tuples-only", "--no-align", f"--host={self.folder}",
             "--username=postgres", "--command", sql, database]
            if self.engine == "postgresql" else
            ["mariadb", "--no-defaults", f"--socket={self.folder}/mysqld.sock", "--user=root",
             "--skip-column-names", "--batch", "--execute", sql, database])
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        return done.stdout.strip()

    def close(self):
        self.process.stdin.close()
        self.process.wait()
