// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/command/command.h"

namespace limbeck::cli {

/// A plan as SQL text that could be run: every step under a comment line with its findings, the
/// statements of the version table included. `createVersionTable` if it is not there yet.
QString planSql(const Plan& plan,
                const RevisionGraph& graph,
                const VersionTable& versionTable,
                bool createVersionTable);

/// Statements with their semicolons, each with an empty line after it. Bound values stand in a
/// comment.
QString statementsSql(const QList<Statement>& statements);

/// Version rows for people: "a1, b2", or "<base>" if there are none.
QString rowsText(const QStringList& rows);

/// "destructive: drops table x (versions/a1.py:12)".
QString findingText(const Finding& finding);

/// "12", "≈ 12000000" for an estimate, "?" where not even that is known.
QString countText(const TableRows& table);

/// "drops what" as a table: names, numbers of rows, right-aligned.
QString tableRowsText(const QList<TableRows>& tables);

}  // namespace limbeck::cli
