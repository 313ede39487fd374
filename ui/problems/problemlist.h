// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/mainwindow/facts.h"
#include "ui/mainwindow/snapshot.h"

namespace limbeck::ui {

/// Something that is wrong with a project, or that cannot be known, with its place.
struct ProblemRow
{
    enum class Severity
    {
        Error,    ///< stops something
        Warning,  ///< should be known before something is run
        Note,
    };

    Severity severity = Severity::Error;
    RevisionId revision;  ///< empty if it is about the project or its database
    QString kind;         ///< "missing parent", "opaque": a few words
    QString message;
    TextLocation where;

    bool operator==(const ProblemRow&) const = default;
};

/// "⛔ error", "⚠ warning", "ℹ note".
QString severityText(ProblemRow::Severity severity);

/// Everything that is wrong: with the graph and the files, with the database and its version rows,
/// and, once `facts` are there (may be null), what of the scripts cannot be read or is refused.
/// Errors first. Pure.
QList<ProblemRow> problemRows(const Snapshot& snapshot, const ProjectFacts* facts);

}  // namespace limbeck::ui
