#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A password in a real keychain: GNOME's, which speaks the Secret Service protocol over D-Bus, in a
session bus and a home of its own.

    keychain.py LIMBECK PROJECT
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from server import Server

PASSWORD = "kept-Safe-7"


class Desktop:
    """A session with a keychain, and a database whose password it may hold."""

    def __init__(self, limbeck, project, home, url):
        self.command = [limbeck, "-c", str(project), "--url", url, "--yes", "--target", "kept"]
        self.home = home
        self.environment = {
            "PATH": os.environ["PATH"], "HOME": str(home), "LC_ALL": "C.UTF-8",
            "XDG_RUNTIME_DIR": str(home), "XDG_DATA_HOME": str(home / "data"),
            "DBUS_SESSION_BUS_ADDRESS": os.environ["DBUS_SESSION_BUS_ADDRESS"]}
        self.problems = []

    def unlock(self):
        """Starts the keychain with its only collection unlocked, as a login does."""
        self.keychain = subprocess.Popen(
            ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"],
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env=self.environment)
        self.keychain.stdin.write(b"the password of the login\n")
        self.keychain.stdin.close()
        subprocess.run(["gdbus", "wait", "--session", "--timeout", "30", "org.freedesktop.secrets"],
                       check=True, env=self.environment)

    def end_keychain(self):
        self.keychain.terminate()
        self.keychain.wait()

    def expect(self, works, says, *words, input=None):
        done = subprocess.run([*self.command, *words], input=input, capture_output=True, text=True,
                              env=self.environment, timeout=100)
        output = done.stdout + done.stderr
        name = " ".join(words)
        if works != (done.returncode == 0) or says not in output:
            self.problems.append(f"{name} ended with {done.returncode}, without '{says}':\n{output}")
        if PASSWORD in output:
            self.problems.append(f"{name} prints the password:\n{output}")
        for path in self.home.rglob("*"):
            if path.is_file() and PASSWORD.encode() in path.read_bytes():
                self.problems.append(f"after {name}, {path} holds the password")


def check(desktop):
    refused = "does not let user 'locked' in"
    desktop.unlock()
    desktop.expect(False, refused, "current")
    desktop.expect(True, "The keychain holds the password", "password", "set",
                   input=PASSWORD + "\n")
    desktop.expect(True, "", "upgrade", "head")
    desktop.expect(True, "(head)", "current")
    desktop.end_keychain()
    desktop.unlock()  # it was kept, and not only remembered
    desktop.expect(True, "(head)", "current")
    desktop.expect(True, "", "password", "forget")
    desktop.expect(False, refused, "current")
    desktop.expect(True, "The keychain holds the password", "password", "set",
                   input="another\n")
    desktop.expect(False, refused, "current")
    desktop.end_keychain()


def main():
    if "--inside" not in sys.argv:
        os.execvp("dbus-run-session",
                  ["dbus-run-session", "--", sys.executable, *sys.argv, "--inside"])
    limbeck, project = sys.argv[1:3]
    server = Server("postgresql")
    server.new_database("kept")
    server.execute(f"CREATE ROLE locked SUPERUSER LOGIN PASSWORD '{PASSWORD}'")
    with tempfile.TemporaryDirectory() as folder:
        home = pathlib.Path(folder) / "home"
        (home / "data").mkdir(parents=True)
        home.chmod(0o700)
        copy = pathlib.Path(folder) / "project"
        shutil.copytree(project, copy)
        url = server.url("kept", "locked")
        desktop = Desktop(str(pathlib.Path(limbeck).resolve()), copy, home, url)
        check(desktop)
    server.close()
    print("\n".join(desktop.problems) or "the keychain kept the password, and nothing else did")
    return 1 if desktop.problems else 0


sys.exit(main())
