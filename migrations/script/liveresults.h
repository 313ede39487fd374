// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/python/value.h"

#include <QHash>

namespace limbeck {

/// What the queries of a run have returned, and what SQLAlchemy's `Result` does with it.
class LiveResults final
{
public:
    /// A result with these rows; `changed` is its rowcount. Rows of what returns none: nothing.
    python::Value add(int id,
                      std::optional<python::Values> rows,
                      const QStringList& names,
                      qint64 changed);

    /// `result.name(…)`. `nextId` is for the results that a method makes.
    python::Value call(const python::Object& result,
                       const QString& name,
                       const python::Arguments& arguments,
                       int nextId);
    /// How many rows the statement changed; nothing for a query.
    std::optional<python::Value> rowCount(const python::Object& result) const;
    /// What a loop over it meets.
    std::optional<python::Value> iterator(const python::Object& result) const;

private:
    struct Entry
    {
        std::shared_ptr<python::Values> rows;  ///< that nobody has fetched; null: it returns none
        QStringList names;
        qint64 changed = -1;
    };

    python::Value single(python::Values& rows, const QString& name) const;

    QHash<int, Entry> m_entries;
};

/// The type of results, as objects of the world.
QString resultTypeName();
/// Methods of results that LiveResults knows.
bool isResultMethod(const QString& name);

}  // namespace limbeck
