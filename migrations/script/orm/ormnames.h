// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/python/value.h"

namespace limbeck {

/// What Flask-SQLAlchemy's object gives beside its own: the names of SQLAlchemy and of its ORM.
/// Source: Flask-SQLAlchemy 3.1 extension.py, SQLAlchemy.__getattr__.
QString flaskName(const QString& name);
/// True for the functions that make that object.
bool makesFlaskObject(const QString& name);
/// Options that say how objects of relationships are loaded, not which rows there are.
bool isLoaderOption(const QString& type);
/// declarative_base() without anything of its own.
bool isPlainBase(const QString& name, const python::Arguments& arguments);
/// Functions of SQLAlchemy Core that take a mapped class as its table.
bool takesTables(const QString& name);

}  // namespace limbeck
