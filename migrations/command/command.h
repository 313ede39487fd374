// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/backup/backup.h"
#include "migrations/backup/emptyingnote.h"
#include "migrations/inspect/inspector.h"
#include "migrations/project/projectfile.h"
#include "migrations/runner/runner.h"
#include "migrations/runner/settling.h"

/// What users can do, one function per command, the same for both faces. Each opens its own
/// connection and closes it again, so each can be one job on one thread.
namespace limbeck::command {

/// A project and the database a command works on.
struct Context
{
    const Project* project = nullptr;  ///< outlives the call
    ConnectionSettings database;
    std::optional<int> lockTimeout =
        std::nullopt;             ///< seconds to wait for another run; nothing: the default
    bool verifies = false;        ///< see RunRequest
    PlanOptions options = {};     ///< what the user wants otherwise than the scripts say
    bool skipsRowChecks = false;  ///< runs although rows may be in the way; see rowchecks.h
    QString undoes = {};          ///< the logged operation that the command is meant to take back
};

/// How careful a target asks us to be.
enum class TargetClass
{
    Dev,     ///< a file of the project or of the user's, a loopback server; no hint of production
    Shared,  ///< anything else
    Prod,    ///< its name, host or folder says prod, live, primary or master
};

QString targetClassName(TargetClass targetClass);

/// Closed by default: what is not clearly a developer's own is Shared.
TargetClass classify(const Context& context);

/// The user's word for a change: from `--yes` and `--target`, or from the preview's button.
struct Confirmation
{
    bool yes = false;
    QString targetName;  ///< what the user typed to name a shared database
};

/// Fails with ConfirmationNeeded and a sentence that says what to do, unless `confirmation` is
/// enough for the class of the target. `action` completes "Cannot ...", e.g. "reset".
Result<> confirm(const Context& context, const Confirmation& confirmation, const QString& action);

/// What the database says; everything a status line or a window needs.
struct Status
{
    bool databaseExists = false;
    bool hasVersionTable = false;
    QStringList rows;         ///< as the database returns them
    QStringList unknownRows;  ///< rows that the history does not know
    QSet<RevisionId> applied;
    QList<RevisionId> pending;   ///< in the order in which an upgrade to heads would run
    Schema schema;               ///< inspected, without the version table
    QList<TableRows> tableRows;  ///< exact, or marked as estimates; see countRowsWithin()
    QString serverVersion;
    /// A step that an earlier run left half done; see settle.h.
    std::optional<StoppedStep> stopped;
    /// Something is missing, since a reset or its like was interrupted.
    std::optional<EmptyingNote> emptying;
};

struct StatusOptions
{
    bool inspectSchema = true;
    bool countRows = true;
};

Result<Status> status(const Context& context, const StatusOptions& options = {});

/// Rows of the version table only; creates nothing.
Result<QStringList> currentRows(const Context& context);

// -- upgrade.cpp, downgrade.cpp

/// When a run copies the database before it changes it.
enum class BackupPolicy
{
    WhenDestructive,  ///< only if the plan can lose rows or values
    Always,           ///< before every change, so that each can be undone
};

Result<Plan> previewUpgrade(const Context& context, const QString& target);
/// The report names the backup, if one was made.
RunReport upgrade(const Context& context,
                  const QString& target,
                  RunObserver& observer,
                  BackupPolicy policy = BackupPolicy::WhenDestructive);

Result<Plan> previewDowngrade(const Context& context, const QString& target);
RunReport downgrade(const Context& context,
                    const QString& target,
                    RunObserver& observer,
                    BackupPolicy policy = BackupPolicy::WhenDestructive);

// -- stamp.cpp

struct StampPlan
{
    QList<StampStep> steps;
    QStringList rowsBefore;
    QStringList rowsAfter;
};

Result<StampPlan> previewStamp(const Context& context, const QStringList& targets, bool purge);
Result<StampPlan> stamp(const Context& context, const QStringList& targets, bool purge);

/// Creates the version table if it is not there. Returns whether it was created.
Result<bool> ensureVersion(const Context& context);

// -- reset.cpp

/// What a reset or drop-all takes away and what it builds.
struct ResetPreview
{
    QList<TableRows> lost;       ///< tables that will be dropped, with their rows
    QStringList foreignObjects;  ///< "table x", "view y": what `plan` does not build again
    qint64 bytes = 0;            ///< size of the database file
    Plan plan;                   ///< base to heads on an empty database
    QString backupPath;          ///< where the old state will be kept

    qint64 totalRows() const;  ///< without tables of which nothing is known
    /// True if a table was not counted, so that totalRows() is about right only.
    bool isEstimate() const;
};

Result<ResetPreview> previewReset(const Context& context,
                                  const QString& target = QStringLiteral("heads"));
/// SQLite: builds the new database aside, checks it (integrity, foreign keys, catalog), then swaps.
/// Until the swap nothing has changed; afterwards the old file is the backup.
///
/// A server's database is dumped first, then emptied and built again: on PostgreSQL in one
/// transaction. On MariaDB, which cannot take a DROP back, a failure puts the dump back; if the
/// program is killed, Status::emptying tells so until restore() or reset() was called.
RunReport reset(const Context& context,
                RunObserver& observer,
                const QString& target = QStringLiteral("heads"));

// -- createall.cpp, dropall.cpp

/// Tables of the models that are missing are created, as SQLAlchemy's create_all does; no stamp.
/// `models` is the schema that the project's models declare.
Result<QList<TableName>> createAll(const Context& context, const Schema& models);
/// What create-all would run.
Result<QList<Statement>> previewCreateAll(const Context& context, const Schema& models);

Result<ResetPreview> previewDropAll(const Context& context);
/// Backs up, then drops every table, view and trigger, the version table included, in one
/// transaction. Returns the backup's path.
Result<QString> dropAll(const Context& context, RunObserver& observer);

// -- backup.cpp

Result<Backup> backup(const Context& context);
QList<Backup> backups(const Context& context);
/// Puts `backup` (a path, a name, or empty for the newest) back; after a reset that was
/// interrupted the newest is the one that it made. On a server no other run may be at work.
Result<Restored> restore(const Context& context, const QString& backup);

// -- schema.cpp

/// The schema as of `revision` by replaying the history in memory: no database is touched.
/// Its `uncertainties` say where the replay could not follow.
Result<Schema> schemaAsOf(const Project& project, const QString& revision, const Dialect& dialect);
/// What the project's models declare: the compiled-in tables that its `[limbeck] models` setting
/// names. Fails with Unsupported where the models would have to be read from Python.
Result<Schema> modelsOf(const Project& project);

}  // namespace limbeck::command
