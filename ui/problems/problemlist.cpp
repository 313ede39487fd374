// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/problems/problemlist.h"

#include "ui/language/words.h"

#include <algorithm>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

using Severity = ProblemRow::Severity;

QString kindOf(Finding::Kind kind)
{
    switch (kind) {
    case Finding::Kind::Destructive:
        return tr("destructive");
    case Finding::Kind::Opaque:
        return tr("runs Python");
    case Finding::Kind::Refused:
        return tr("refuses");
    case Finding::Kind::WillFail:
        return tr("does not fit");
    case Finding::Kind::Uncertain:
        return tr("effect not known");
    case Finding::Kind::Instead:
        return tr("not the script");
    case Finding::Kind::ByRows:
        return tr("decided in the run");
    case Finding::Kind::OnlyAtRun:
        return tr("known only at run");
    case Finding::Kind::Note:
        return tr("note");
    }
    return tr("note");
}

QString kindOf(GraphProblem::Kind kind)
{
    switch (kind) {
    case GraphProblem::Kind::UnreadableFile:
        return tr("unreadable file");
    case GraphProblem::Kind::MissingParent:
        return tr("missing parent");
    case GraphProblem::Kind::MissingDependency:
        return tr("missing dependency");
    case GraphProblem::Kind::Cycle:
        return tr("cycle");
    case GraphProblem::Kind::DuplicateId:
        return tr("duplicate id");
    case GraphProblem::Kind::DuplicateLabel:
        return tr("duplicate label");
    case GraphProblem::Kind::IllegalId:
        return tr("illegal id");
    case GraphProblem::Kind::UnsafeId:
        return tr("unsafe id");
    case GraphProblem::Kind::IdTooLong:
        return tr("id too long");
    case GraphProblem::Kind::PartialDependency:
        return tr("partial dependency");
    case GraphProblem::Kind::RedundantDependency:
        return tr("redundant dependency");
    }
    Q_UNREACHABLE();
}

void addGraphProblems(const RevisionGraph& graph, QList<ProblemRow>& rows)
{
    for (const GraphProblem& problem : graph.problems()) {
        rows << ProblemRow{.severity = problem.isFatal() ? Severity::Error : Severity::Warning,
                           .revision = problem.revisions.value(0),
                           .kind = kindOf(problem.kind),
                           .message = problem.message,
                           .where = problem.where};
    }
    if (const QStringList heads = graph.heads(); heads.size() > 1) {
        rows << ProblemRow{
            .severity = Severity::Warning,
            .revision = heads.first(),
            .kind = tr("several heads"),
            .message = tr("The history has %n head(s): %1. Merge them, or upgrade to "
                          "all of them.",
                          nullptr,
                          pluralOf(heads.size()))
                           .arg(heads.join(u", "_s)),
            .where = {}};
    }
}

void addDatabaseProblems(const Snapshot& snapshot, QList<ProblemRow>& rows)
{
    for (const QString& row : snapshot.status.unknownRows) {
        rows << ProblemRow{
            .severity = Severity::Error,
            .revision = row,
            .kind = tr("revision not in the project"),
            .message = tr("%1 is at revision %2, which no script has. It may be on another branch: "
                          "'limbeck rescue %2' looks for it in git.")
                           .arg(snapshot.databaseName(), row),
            .where = {}};
    }
    if (snapshot.status.stopped) {
        rows << ProblemRow{.severity = Severity::Error,
                           .revision = {},
                           .kind = tr("half done"),
                           .message = tr("A run stopped inside a revision of %1. 'limbeck status' "
                                         "shows the statement; 'limbeck resume' finishes it.")
                                          .arg(snapshot.databaseName()),
                           .where = {}};
    }
    if (snapshot.status.emptying) {
        rows << ProblemRow{.severity = Severity::Error,
                           .revision = {},
                           .kind = tr("interrupted"),
                           .message = tr("A reset of %1 was interrupted, and something is missing "
                                         "in it. Restore its last backup, or reset it again.")
                                          .arg(snapshot.databaseName()),
                           .where = {}};
    }
    if (snapshot.database && snapshot.databaseProblem) {
        rows << ProblemRow{.severity = Severity::Warning,
                           .revision = {},
                           .kind = tr("database"),
                           .message = snapshot.databaseProblem->toText(),
                           .where = snapshot.databaseProblem->where.value_or(TextLocation())};
    }
    const bool isUnmanaged = snapshot.hasReadDatabase() && !snapshot.status.hasVersionTable
                             && !snapshot.status.schema.tables.isEmpty();
    if (isUnmanaged) {
        rows << ProblemRow{
            .severity = Severity::Warning,
            .revision = {},
            .kind = tr("not managed"),
            .message = tr("%1 has tables and no version table: no migration tool "
                          "made them, or its rows are lost. Stamp it at the revision "
                          "whose tables it has.")
                           .arg(snapshot.databaseName()),
            .where = {}};
    }
}

}  // namespace

QString severityText(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return tr("⛔ error");
    case Severity::Warning:
        return tr("⚠ warning");
    case Severity::Note:
        return tr("ℹ note");
    }
    Q_UNREACHABLE();
}

QList<ProblemRow> problemRows(const Snapshot& snapshot, const ProjectFacts* facts)
{
    QList<ProblemRow> rows;
    addGraphProblems(snapshot.graph, rows);
    addDatabaseProblems(snapshot, rows);
    if (facts != nullptr) {
        for (const RevisionId& id : snapshot.graph.history()) {
            for (const Finding& finding : facts->revisions.value(id).doubts) {
                rows << ProblemRow{
                    .severity = finding.isBlocking() ? Severity::Warning : Severity::Note,
                    .revision = id,
                    .kind = kindOf(finding.kind),
                    .message = finding.message,
                    .where = finding.where};
            }
        }
    }
    std::ranges::stable_sort(rows, {}, &ProblemRow::severity);
    return rows;
}

}  // namespace limbeck::ui
