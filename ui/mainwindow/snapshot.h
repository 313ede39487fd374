// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/command/operations.h"

#include <QHash>
#include <QMap>

#include <memory>
#include <optional>

namespace limbeck::command {
struct SchemaDiff;
}

namespace limbeck::ui {

/// How files and folders looked, by path: see lookAt().
using ProjectLook = QHash<QString, QString>;

/// All that the window shows of one project, read by one job. Immutable: views take the whole
/// new one and never change it.
struct Snapshot
{
    QString path;  ///< of the ini file or folder that was opened
    QString name;  ///< of the project's folder
    /// Empty in tests of views, which need the values below only.
    std::shared_ptr<const Project> project;
    RevisionGraph graph;
    /// How its files looked when it was read.
    ProjectLook look;
    /// The history as it was before parts of it were consolidated; empty if none was.
    RevisionGraph past;
    /// What each consolidated revision of `graph` stands for, oldest first.
    QMap<RevisionId, QList<RevisionId>> consolidated;

    std::optional<ConnectionSettings> database;
    command::TargetClass targetClass = command::TargetClass::Shared;
    command::Status status;
    /// Why the database could not be read, or that the project names none.
    std::optional<Error> databaseProblem;

    /// What was done to the project's files and databases, newest first; see newestOperations().
    QList<command::LoggedOperation> operations;

    /// The database's schema if it has one, else the history's, and then why.
    /// In a view of another time: the schema then.
    Schema schema;
    QString schemaNote;
    /// What leads from "Compare with" to `schema`; null while nothing is compared. Its ends are as
    /// they were compared, which may be how the engine stores them.
    std::shared_ptr<const command::SchemaDiff> comparison;

    /// The consolidated revision that an archived one is part of; empty if it is in the project.
    RevisionId consolidatedInto(const RevisionId& archived) const;
    /// What only the past has, newest first.
    QList<RevisionId> archivedRevisions() const;
    /// The history that knows `revisions`: the past if only that does.
    const RevisionGraph& graphFor(const QStringList& revisions) const;
    /// The revision, in the project or in its past; nullptr if there is none.
    const Revision* find(const RevisionId& id) const;

    /// Rows per table as far as something is known of them.
    QHash<TableName, TableRows> rows() const;
    bool hasReadDatabase() const;
    QString databaseName() const;
};

/// "12,000", or "≈ 12,000" for an estimate.
QString rowCountText(const TableRows& table);

using SnapshotPtr = std::shared_ptr<const Snapshot>;

/// How long a revision took when it was run.
struct RunTime
{
    RevisionId revision;
    double milliseconds = 0;
    bool isUpgrade = true;

    bool operator==(const RunTime&) const = default;
};

/// Of all operations, oldest first.
QList<RunTime> runTimesOf(const QList<command::LoggedOperation>& newestFirst);

/// One direction of a revision in words and SQL.
struct RevisionSide
{
    std::vector<PlannedOperation> operations;
    QList<Finding> findings;
    QString error;  ///< a sentence if nothing could be planned

    /// All statements, each operation under a comment that says it in words.
    QString sql() const;
};

/// Both directions of a revision as one engine would run them.
struct EngineSides
{
    Engine engine = Engine::Sqlite;
    RevisionSide up;
    RevisionSide down;
};

/// What the history page shows of the selected revision.
struct RevisionDetails
{
    RevisionId revision;
    bool isArchived = false;  ///< its script lies in an archive
    RevisionSide up;          ///< on the project's own engine
    RevisionSide down;
    QList<EngineSides> engines;  ///< on each, without a database
    QString source;
};

}  // namespace limbeck::ui
