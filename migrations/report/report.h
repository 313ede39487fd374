// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/layout/lanelayout.h"
#include "migrations/planner/plan.h"
#include "migrations/report/reportdiagram.h"

namespace limbeck {

/// Who says what the schema is.
enum class ReportSource
{
    History,   ///< the scripts, replayed in memory
    Database,  ///< a database, inspected
    Models,    ///< what the application declares
};

/// "history", "database", "models": as the command line says it.
QString sourceName(ReportSource source);

/// One operation of the history that made or changed a table or column.
struct ReportChange
{
    enum class Kind
    {
        Created,
        Changed,
        Renamed,   ///< it, or its table
        MadeAnew,  ///< dropped and created again by one revision, or copied into a new one
    };

    Kind kind = Kind::Changed;
    RevisionId revision;
    TextLocation where;  ///< its file from the project's folder
    QString what;        ///< the operation in words

    bool operator==(const ReportChange&) const = default;
};

/// "created", "changed", "renamed", "made anew".
QString kindName(ReportChange::Kind kind);

/// Which revisions made a table or column what it is, oldest first. Empty where no history tells.
struct ReportStory
{
    QList<ReportChange> changes;

    /// The revision that introduced it; nullptr if no revision that can be read did.
    const ReportChange* introduction() const;
    /// The revisions that changed it since, each once, oldest first.
    QStringList changedIn() const;

    bool operator==(const ReportStory&) const = default;
};

/// What makes a table uncertain.
struct ReportDoubt
{
    RevisionId revision;   ///< from which on; empty where no history tells
    bool isNamed = false;  ///< it is about this table; else it may touch any that was there
    QString what;          ///< a sentence
    TextLocation where;    ///< its file from the project's folder

    bool operator==(const ReportDoubt&) const = default;
};

/// A foreign key from the side of the table that it refers to.
struct ReportReference
{
    int table = 0;  ///< which of Report::schema.tables has the key
    int key = 0;    ///< which of that table's foreignKeys

    bool operator==(const ReportReference&) const = default;
};

/// What a report knows of a table beside the table itself.
struct ReportTable
{
    QList<ReportReference> referredBy;  ///< by other tables and by itself, in order of the tables
    ReportStory story;
    QList<ReportStory> columns;  ///< one for each column, in the table's order
    QList<ReportDoubt> doubts;   ///< oldest first; empty: the table is certain

    /// Those that are about this table, and those that no revision is to blame for.
    QList<ReportDoubt> namedDoubts() const;
    /// The revisions that may have touched it, which is not known; each once, oldest first.
    QStringList perhapsChangedIn() const;

    bool operator==(const ReportTable&) const = default;
};

struct ReportCounts
{
    int tables = 0;
    int columns = 0;
    int foreignKeys = 0;
    int indexes = 0;

    bool operator==(const ReportCounts&) const = default;
};

ReportCounts countsOf(const Schema& schema);

/// An operation of a revision.
struct ReportStep
{
    QString what;  ///< in words
    TextLocation where;
    bool isDestructive = false;

    bool operator==(const ReportStep&) const = default;
};

/// A revision on the way to the schema.
struct ReportRevision
{
    Revision revision;        ///< its file from the project's folder
    QList<ReportStep> steps;  ///< what it does when applied
    QList<Finding> doubts;    ///< what of it is opaque, refused, does not fit or is uncertain
    ReportCounts counts;      ///< of the schema after it, in the order of Report::history
    /// What it does as SQL of Report::engine, for formats that show it: see ReportFormatInfo.
    QStringList sql;

    bool operator==(const ReportRevision&) const = default;
};

/// Everything that any format of a report needs, as a value: formats are pure functions of it.
/// Lists are in a fixed order, and nothing in it depends on the time, the machine or the folder
/// where the project lies: the same project gives the same report.
struct Report
{
    QString title;     ///< "Schema of shop as of a1b2"
    QString project;   ///< the name of its folder
    QString database;  ///< without a password; empty unless the source is a database
    ReportSource source = ReportSource::History;
    Engine engine = Engine::Sqlite;  ///< whose dialect types and SQL are in
    QString asOf;                    ///< as it was asked for: "heads"
    QStringList revisions;           ///< what that is: the ids at the end of `history`
    QStringList patterns;            ///< only tables whose names match; empty: all
    QString stamp;                   ///< a date to print; empty unless it was given

    Schema schema;              ///< sorted by names; columns in their order
    QList<ReportTable> tables;  ///< one for each of schema.tables
    /// Where the schema may differ from the truth, each with the revision from which on.
    QList<Finding> doubts;
    /// What a reader should know besides: tables left out, a grid instead of a layout.
    QStringList notes;

    /// The revisions that led to the schema, oldest first; none for models.
    QList<ReportRevision> history;
    LaneLayout lanes;  ///< of the same revisions, newest first
    ReportCounts counts;

    /// Every table after those that it refers to, as far as cycles let it: the order in which
    /// rows can be inserted. Backwards it is the order for deleting.
    QList<TableName> insertOrder;
    /// Tables that refer to each other in a circle, each circle sorted; without those that refer
    /// to themselves only.
    QList<QList<TableName>> cycles;

    /// Boxes and edges always; places only for formats that draw it, see ReportFormatInfo.
    ReportDiagram diagram;

    /// Which of schema.tables `name` is; -1 if it is none of them.
    int indexOf(const TableName& name) const;
    const ReportRevision* revision(const RevisionId& id) const;
};

}  // namespace limbeck
