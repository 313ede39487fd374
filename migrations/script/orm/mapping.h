// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/python/classdata.h"

#include <QHash>
#include <QSet>

namespace limbeck {

/// How a class of a text is mapped to a table, as SQLAlchemy's declarative mapping does it.
struct Mapping
{
    python::Value table;     ///< a sqlalchemy.Table whose columns have the attributes as keys
    QStringList attributes;  ///< that are columns, in the table's order
    QStringList keys;        ///< those of the primary key
    QSet<QString> relationships;
    QHash<QString, python::Value> defaults;  ///< default= of a column, by attribute
    QHash<QString, python::Value> updates;   ///< onupdate=
    QSet<QString> byServer;  ///< attributes whose value the database makes where none is given
};

/// The MetaData of what declarative_base(metadata=…) or Flask's SQLAlchemy(metadata=…) gave.
python::Value metadataOfBase(const python::Object& base);

/// True for a class that is derived from a declarative base and says which table it is.
bool isMappedClass(const python::ClassData& data);

/// The mapping of such a class, or why it is not certain.
Certain<Mapping> readMapping(const python::ClassData& data);

}  // namespace limbeck
