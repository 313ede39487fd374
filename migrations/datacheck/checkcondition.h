// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/database/connectionsettings.h"
#include "models/schema/tablename.h"

#include <QHash>
#include <QSet>
#include <QStringList>

namespace limbeck {

/// A table of the database at some point of a plan: which of its names are the database's own.
struct Origin
{
    TableName table;                  ///< in the database
    TableName nameNow{};              ///< at this point of the plan
    QHash<QString, QString> columns;  ///< name now → name in the database
    QSet<QString> made{};             ///< columns that the plan itself has made
    QSet<QString> converted{};        ///< columns whose values the plan has made another type of
};

/// The condition of a CHECK as it can be asked of the rows that are there now.
struct CheckCondition
{
    QString sql;     ///< with the names of the database; the script's text where it cannot be asked
    QString whyNot;  ///< a sentence; empty if it can be asked
};

/// A condition is text of a script, and a preview runs nothing of a project: so it is asked only if
/// it is one expression of the table's columns, operators and functions of the engine's own that
/// are known to change nothing. `condition` is written in the names of this point of the plan.
CheckCondition checkCondition(const QString& condition, const Origin& origin, Engine engine);

}  // namespace limbeck
