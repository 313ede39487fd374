// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/command/command.h"
#include "migrations/differ/difference.h"
#include "migrations/planner/timeline.h"

namespace limbeck::command {

/// Which two schemas to compare, as typed. Each end is a revision in any form, "base", "current"
/// (the history at the database's rows), "database" (the project's, or that of --url), "models"
/// (what the project's code declares), the URL of another database, or the file of a JSON report
/// (see isSavedReport()).
struct DiffRequest
{
    QString from;
    QString to;
    /// Compare what this engine stores; also the dialect on which scripts are read. If not said:
    /// that of a database among the ends, else of the project's, else SQLite.
    std::optional<Engine> engine;
    QString url;  ///< of --url; see Project::connection()
    /// Both as the engine stores them, whatever they are: what SQL can be made for.
    bool wantsStored = false;
};

struct SchemaDiff
{
    /// One of the two, as it was compared.
    struct End
    {
        /// "revision a1", "the base", "database shop.db", "the models", "report may.json"
        QString label;
        Schema schema;
        QList<Finding> doubts;  ///< where a replay of the history could not follow
    };

    End from;
    End to;
    Engine engine = Engine::Sqlite;
    QList<Difference> differences;
};

/// True if an end names a file that readReport() reads: it ends with ".json".
bool isSavedReport(const QString& end);

/// Compares two reports, for which no project is needed. A report that was made of some tables
/// only is compared with the same tables of the other. Fails like readReport() and compareEnds().
Result<SchemaDiff> compareReports(const DiffRequest& request);

/// Two ends of the history are compared as the scripts say them. As soon as something else is
/// compared, both are taken as the engine stores them (Dialect::asStored), since a database
/// forgets how a script put it; and the other end's expressions as a live server would write them
/// back (spelledByServer).
/// Fails with RevisionNotFound and its like, and as Project::connection(), modelsOf(), status() and
/// readReport() do.
Result<SchemaDiff> compareSchemas(const Project& project, const DiffRequest& request);

/// Which of two ends was read from a live database, if one was.
struct LiveEnd
{
    std::optional<ConnectionSettings> database{};
    bool isFirst = false;
};

/// Compares two ends that are known already. `engine` is whose types count; with `isStored` both
/// are taken as it stores them, and the other end of a live one as its server would write it.
/// Fails with Unsupported.
Result<SchemaDiff> compareEnds(SchemaDiff::End from,
                               SchemaDiff::End to,
                               Engine engine,
                               bool isStored,
                               const LiveEnd& live = {});

/// What turns the first schema into the second.
struct DiffScript
{
    std::vector<Operation> operations;
    QList<Statement> statements;
    QList<Difference> left;  ///< what no operation says, see differ.h
};

/// Fails with Unsupported if the engine cannot do it. On SQLite each table is rebuilt once.
Result<DiffScript> scriptFor(const SchemaDiff& diff);

}  // namespace limbeck::command
