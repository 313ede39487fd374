// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/project/projectfile.h"
#include "models/schema/schema.h"

namespace limbeck {
class Dialect;
}

namespace limbeck::command {

/// What a script is written for.
struct OfflineTarget
{
    Engine engine;
    /// What a name without a schema means (ConnectionSettings::defaultSchema()).
    QString defaultSchema;

    OfflineTarget(Engine usedEngine)
        : engine(usedEngine)
    {
    }
    OfflineTarget(const ConnectionSettings& database)
        : engine(database.engine)
        , defaultSchema(database.defaultSchema())
    {
    }
};

/// What `--sql` gives: a script for somebody else to run. No database is opened; where the
/// database is, the user says with a range ("a:b"). Tables that a statement needs to know, for
/// SQLite's rebuild above all, come from replaying the history up to the start of the range.
struct OfflineScript
{
    QString sql;
    QStringList log;  ///< "Running upgrade a1 -> b2, message", one for each step
};

/// True if the script is one transaction: Alembic's answer for `engine`, or what env.py sets.
bool isOfflineTransactional(const Project& project, Engine engine);

/// `range` is "b" or "a:b". Fails like offlineUpgrade(), upgradeSteps() and offlineSql().
Result<OfflineScript> offlineUpgrade(const Project& project,
                                     const OfflineTarget& target,
                                     const QString& range);
/// `range` is "a:b". Fails like offlineDowngrade(), downgradeSteps() and offlineSql().
Result<OfflineScript> offlineDowngrade(const Project& project,
                                       const OfflineTarget& target,
                                       const QString& range);
/// Targets may be "a:b". Fails like offlineStamp() and stampSteps().
Result<OfflineScript> offlineStamp(const Project& project,
                                   Engine engine,
                                   const QStringList& targets);
/// The statement that creates the version table.
OfflineScript offlineEnsureVersion(const Project& project, Engine engine);

/// The schema of a database whose version table holds `rows`, by replaying the history; see
/// schemaAsOf(). `defaultSchema`: as for SchemaTimeline.
Result<Schema> schemaAt(const Project& project,
                        const QStringList& rows,
                        const Dialect& dialect,
                        const QString& defaultSchema = {});

}  // namespace limbeck::command
