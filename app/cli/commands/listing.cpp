// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands/listing.h"

#include "app/cli/command.h"
#include "app/cli/jsonvalues.h"

#include <algorithm>

namespace limbeck::cli {

using namespace Qt::StringLiterals;

namespace {

bool isConcerned(const GraphProblem& problem, const QStringList& revisions, Concern concern)
{
    if (!problem.isFatal()) {
        return false;
    }
    return concern == Concern::TheWhole
           || std::ranges::any_of(problem.revisions,
                                  [&](const QString& id) { return revisions.contains(id); });
}

QJsonObject listingJson(const RevisionGraph& graph,
                        const QStringList& revisions,
                        const std::optional<QStringList>& rows)
{
    std::optional<QSet<RevisionId>> applied;
    if (rows.has_value()) {
        applied = appliedRevisions(graph, *rows);
    }
    QJsonArray list;
    for (const QString& id : revisions) {
        list << revisionJson(graph, id, applied);
    }
    QJsonObject document{{u"revisions"_s, list}, {u"problems"_s, problemsJson(graph)}};
    if (rows.has_value()) {
        document.insert(u"rows"_s, QJsonArray::fromStringList(*rows));
    }
    return document;
}

}  // namespace

Result<QStringList> rowsOf(Session& session)
{
    const Result<command::Context> context = session.context();
    if (!context) {
        return fail(context.error());
    }
    return command::currentRows(*context);
}

Result<QStringList> loggedRowsOf(Session& session)
{
    const Result<command::Context> context = session.context();
    if (context) {
        session.logEngine(context->database.engine);
    }
    return rowsOf(session);
}

Result<QStringList> rowsFor(Session& session, const QString& identifier)
{
    return identifier.contains(u"current"_s) ? loggedRowsOf(session) : Result<QStringList>();
}

void reportProblems(Session& session, const RevisionGraph& graph)
{
    const QString logger = u"limbeck.history"_s;
    for (const GraphProblem& problem : graph.problems()) {
        const QString where = problem.where.toString();
        const QString text = problem.message + (where.isEmpty() ? QString() : u"\n  at "_s + where);
        if (problem.isFatal()) {
            session.complain(logger, text);
        } else {
            session.warn(logger, text);
        }
    }
}

void warnOfHistory(Session& session, const RevisionGraph& graph)
{
    if (!graph.hasFatalProblem()) {
        reportProblems(session, graph);
    }
}

int finishListing(Session& session,
                  const RevisionGraph& graph,
                  const QStringList& revisions,
                  const std::optional<QStringList>& rows,
                  Concern concern)
{
    if (session.options().asJson) {
        session.printJson(listingJson(graph, revisions, rows));
    }
    reportProblems(session, graph);
    const bool isBroken = std::ranges::any_of(graph.problems(), [&](const GraphProblem& problem) {
        return isConcerned(problem, revisions, concern);
    });
    return isBroken ? exitFailed : exitOk;
}

}  // namespace limbeck::cli
