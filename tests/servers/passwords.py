#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A database's password must show up nowhere: in no output, no file, and in no list of processes,
whether a command works or fails, and however the password was given.

    passwords.py LIMBECK PROJECT --engine postgresql|mariadb

PROJECT is copied. The server is started by serve.sh. The database's own programs, which Limbeck
starts, are replaced by scripts that write down their arguments and those of the process above.
"""

import argparse
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from server import Server

PASSWORD = "tops3cret-Zwei"
PROGRAMS = ["pg_dump", "pg_restore", "psql", "mariadb-dump", "mariadb"]


def make_recorders(folder, records):
    """Programs in `folder` that append their own and their parent's arguments to `records`."""
    folder.mkdir()
    for program in PROGRAMS:
        script = folder / program
        script.write_text(f"""#!/bin/sh
{{ echo "== {program}"; tr '\\0' '\\n' <"/proc/$$/cmdline"; tr '\\0' '\\n' <"/proc/$PPID/cmdline"; }} \\
    >>"{records}"
exec "{shutil.which(program)}" "$@"
""")
        script.chmod(0o755)


class Witness:
    """Runs commands and looks for the password wherever they leave something."""

    def __init__(self, limbeck, project, home, environment):
        self.limbeck = limbeck
        self.project = project
        self.home = home
        self.environment = environment
        self.problems = []

    def run(self, *words, works=True, says="", more=None, input=None):
        environment = dict(self.environment, **(more or {}))
        done = subprocess.run([self.limbeck, "-c", str(self.project), *words], input=input,
                              capture_output=True, text=True, env=environment)
        output = done.stdout + done.stderr
        name = " ".join(words).replace(PASSWORD, "<password>")
        if works != (done.returncode == 0):
            self.problems.append(f"{name} ended with {done.returncode}:\n{output}")
        if says not in output:
            self.problems.append(f"{name} does not say '{says}':\n{output}")
        if PASSWORD in output:
            self.problems.append(f"{name} prints the password:\n{output}")
        for path in [*self.home.rglob("*"), *self.project.rglob("*")]:
            if path.is_file() and PASSWORD.encode() in path.read_bytes():
                self.problems.append(f"after {name}, {path} holds the password")


def urls(server, database):
    """The ways to give the password in a URL."""
    plain = server.url(database, "locked")
    yield server.url(database, f"locked:{PASSWORD}")
    yield f"{plain}&password={PASSWORD}"


def check(witness, server):
    confirmed = ["--yes", "--target", "secrets"]
    for url in urls(server, "secrets"):
        at = ["--url", url, *confirmed]
        witness.run(*at, "upgrade", "head")
        witness.run(*at, "status")
        witness.run(*at, "current", "--verbose")
        witness.run(*at, "backup")
        witness.run(*at, "downgrade", "-1")
        witness.run(*at, "restore")
        witness.run(*at, "reset")
        witness.run(*at, "settings")
        witness.run(*at, "status", "--json")
        wrong = [word.replace(PASSWORD, PASSWORD + "x") for word in at]
        witness.run(*wrong, "status", works=False, says="does not let user 'locked' in")
        missing = [word.replace("/secrets?", "/nowhere?") for word in at]
        witness.run(*missing, "status", works=False, says="There is no database 'nowhere'")
        elsewhere = [word.replace(str(server.folder), "/nowhere") for word in at]
        witness.run(*elsewhere, "upgrade", "head", works=False, says="No database server answers")
    plain = ["--url", server.url("secrets", "locked"), *confirmed]
    witness.run(*plain, "status", works=False, says="does not let user 'locked' in")
    given = {"LIMBECK_PASSWORD": PASSWORD}
    witness.run(*plain, "status", more=given)
    witness.run(*plain, "backup", more=given)
    # There is no keychain here, which must be told at once.
    witness.run(*plain, "password", "set", works=False, says="keychain cannot be asked",
                input=PASSWORD + "\n")
    # What a script says about a password is SQL, and SQL may be told; but not the one of the URL.
    (witness.project / "versions" / "zz_grant.py").write_text(
        "from alembic import op\nrevision = 'zz'\ndown_revision = None\n\n\ndef upgrade():\n"
        "    op.execute('GRANT nonsense')\n")
    witness.run(*plain, "upgrade", "zz", works=False, more=given)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("limbeck")
    parser.add_argument("project", type=pathlib.Path)
    parser.add_argument("--engine", default="postgresql")
    options = parser.parse_args()
    limbeck = str(pathlib.Path(options.limbeck).resolve())
    server = Server(options.engine)
    server.new_database("secrets")
    if options.engine == "postgresql":
        server.execute(f"CREATE ROLE locked SUPERUSER LOGIN PASSWORD '{PASSWORD}'")
    else:
        server.execute(f"CREATE USER locked@localhost IDENTIFIED BY '{PASSWORD}'",
                       "GRANT ALL ON *.* TO locked@localhost")
    with tempfile.TemporaryDirectory() as folder:
        home = pathlib.Path(folder) / "home"
        home.mkdir()
        project = pathlib.Path(folder) / "project"
        shutil.copytree(options.project, project)
        records = pathlib.Path(folder) / "records"
        make_recorders(pathlib.Path(folder) / "bin", records)
        environment = {"PATH": f"{folder}/bin:{os.environ['PATH']}", "HOME": str(home),
                       "LC_ALL": "C.UTF-8", "TMPDIR": str(home), "XDG_RUNTIME_DIR": str(home)}
        witness = Witness(limbeck, project, home, environment)
        check(witness, server)
        seen = records.read_text() if records.exists() else ""
        if PASSWORD in seen:
            witness.problems.append(f"the password is in a list of processes:\n{seen}")
        if seen.count("== ") < 6:
            witness.problems.append(f"too few programs were seen:\n{seen}")
    server.close()
    print("\n".join(witness.problems) or f"{options.engine}: the password showed up nowhere")
    return 1 if witness.problems else 0


if __name__ == "__main__":
    sys.exit(main())
