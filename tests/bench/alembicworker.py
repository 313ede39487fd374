#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs scripts as `alembic upgrade --sql` would and prints their statements: the part of truth.py that
runs other people's code. Reads {"root", "scripts": [[file, [[engine, direction]…]]…]} from stdin; prints
a JSON line for each case with `statements`, or with `error` where Alembic cannot.
"""
import importlib.util
import io
import json
import os
import pathlib
import resource
import signal
import sys
import warnings

import alembic
import alembic.autogenerate.api
import alembic.op
import sqlalchemy
import sqlalchemy.dialects.mysql
import sqlalchemy.dialects.postgresql
import sqlalchemy.dialects.sqlite
import sqlalchemy.orm
from alembic.config import Config
from alembic.operations import Operations
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory


def limit():
    """Of one script."""
    resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
    resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30))
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, 1 << 20))
    signal.alarm(40)


def load(file):
    """The module of a script, as Alembic loads it."""
    spec = importlib.util.spec_from_file_location(pathlib.Path(file).stem + "_script", file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def statements(module, engine, direction):
    """What `direction` of the script writes offline, with the options of Alembic's stock env.py."""
    written = []
    config = Config()
    config.set_main_option("script_location", os.getcwd())
    with EnvironmentContext(config, ScriptDirectory(os.getcwd()), as_sql=True) as environment:
        environment.configure(dialect_name=engine, literal_binds=True,
                              dialect_opts={"paramstyle": "named"}, output_buffer=io.StringIO())
        context = environment.get_context()
        context.impl.static_output = written.append
        with Operations.context(context):
            getattr(module, direction)()
    return written


def run(file, cases, out):
    limit()
    try:
        module = load(file)
    except BaseException as error:  # a script may do anything, also leave
        for engine, direction in cases:
            tell(out, file, engine, direction, {"error": describe(error)})
        return
    for engine, direction in cases:
        try:
            answer = {"statements": statements(module, engine, direction)}
        except BaseException as error:
            answer = {"error": describe(error)}
        tell(out, file, engine, direction, answer)


def describe(error):
    return f"{type(error).__name__}: {str(error)[:300]}"


def tell(out, file, engine, direction, answer):
    line = {"file": file, "engine": engine, "direction": direction, **answer}
    out.write((json.dumps(line) + "\n").encode())
    out.flush()


def search_path(root, file):
    """The folders from the script's up to the project's, where its modules may be."""
    folder = pathlib.Path(file).parent
    found = []
    for each in [folder, *folder.parents]:
        found.append(str(each))
        if str(each) == root:
            return found
    return found[:1]


def main():
    request = json.load(sys.stdin)
    warnings.simplefilter("ignore")
    answers = sys.stdout.buffer
    silence = os.open(os.devnull, os.O_WRONLY)
    answers_fd = os.dup(1)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    answers = os.fdopen(answers_fd, "wb")
    for file, cases in request["scripts"]:
        answers.flush()
        child = os.fork()
        if child == 0:
            sys.path += search_path(request["root"], file)
            try:
                run(file, [tuple(case) for case in cases], answers)
            finally:
                os._exit(0)
        os.waitpid(child, 0)


if __name__ == "__main__":
    main()
