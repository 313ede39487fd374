#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs scripts as `alembic upgrade --sql` would and prints their statements: the part of truth.py that
runs other people's code. Reads {"within", "scripts": [[file, [[engine, direction]…]]…]} from stdin; prints
a JSON line for each case with `statements`, or with `error` where Alembic cannot.

A script imports more than it uses. What cannot be imported is an `Absent`: it can be named, passed on
and derived from while modules load, and any use of it by upgrade() or downgrade() is an error.
"""
import importlib.abc
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
import sqlalchemy.exc
import sqlalchemy.orm
from alembic.config import Config
from alembic.operations import Operations
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy.engine.mock import MockConnection


class Absent:
    """Something of a module that is not installed."""

    is_in_use = False  # True while a function of a script runs

    def __init__(self, name):
        object.__setattr__(self, "_name", name)

    def __fail(self, *_, **__):
        raise ModuleNotFoundError(f"'{object.__getattribute__(self, '_name')}' is not installed")

    def __pass_on(self, *_, **__):
        if Absent.is_in_use:
            self.__fail()
        return self

    def __getattr__(self, name):
        if Absent.is_in_use or name.startswith("__"):
            if name in ("__path__", "__file__", "__spec__", "__wrapped__"):
                raise AttributeError(name)
            self.__fail()
        return Absent(f"{object.__getattribute__(self, '_name')}.{name}")

    def __mro_entries__(self, _):
        return ()

    __call__ = __getitem__ = __or__ = __ror__ = __pass_on
    __str__ = __repr__ = __format__ = __bool__ = __iter__ = __len__ = __int__ = __index__ = __fail
    __eq__ = __hash__ = __lt__ = __contains__ = __add__ = __radd__ = __mod__ = __enter__ = __fail


class AbsentModules(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds every module that nobody else finds, but for parts of Python of other systems."""

    def find_spec(self, name, path, target=None):
        if name.partition(".")[0] in sys.stdlib_module_names:
            return None
        return importlib.util.spec_from_loader(name, self, is_package=True)

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        name = module.__name__
        module.__path__ = []
        module.__getattr__ = lambda attribute: Absent(f"{name}.{attribute}")


def refuse_parameters():
    """Offline, Alembic's connection drops the parameters of a statement and writes NULL for each."""
    create = MockConnection.execute

    def execute(connection, construct, parameters=None, execution_options=None):
        if parameters:
            raise CommandError("offline mode loses the parameters of a statement")
        return create(connection, construct, parameters, execution_options)

    MockConnection.execute = execute


class Offline:
    """Whether something has failed that only fails without a database. A script may catch that; what it
    writes then is not what it does."""

    has_failed = False

    @classmethod
    def watch(cls, error):
        create = error.__init__

        def __init__(self, *arguments, **named):
            cls.has_failed = True
            create(self, *arguments, **named)

        error.__init__ = __init__


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
            Absent.is_in_use = True
            Offline.has_failed = False
            try:
                getattr(module, direction)()
            finally:
                Absent.is_in_use = False
    if Offline.has_failed:
        raise CommandError("the script catches what only fails offline")
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


def search_path(within, file):
    """The folders from the script's up to the one below `within`, where its modules may be."""
    return [str(each) for each in pathlib.Path(file).parents if pathlib.Path(within) in each.parents]


def main():
    request = json.load(sys.stdin)
    warnings.simplefilter("ignore")
    refuse_parameters()
    for error in (CommandError, sqlalchemy.exc.NoInspectionAvailable):
        Offline.watch(error)
    silence = os.open(os.devnull, os.O_WRONLY)
    answers_fd = os.dup(1)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    answers = os.fdopen(answers_fd, "wb")
    for file, cases in request["scripts"]:
        answers.flush()
        child = os.fork()
        if child == 0:
            sys.meta_path.append(AbsentModules())
            sys.path += search_path(request["within"], file)
            try:
                run(file, [tuple(case) for case in cases], answers)
            finally:
                os._exit(0)
        os.waitpid(child, 0)


if __name__ == "__main__":
    main()
