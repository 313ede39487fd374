// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/planner/place.h"
#include "migrations/planner/planerrors.h"
#include "migrations/planner/steps.h"
#include "migrations/planner/versionrows.h"
#include "models/base/enginetext.h"

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

/// The moves of one stamp command, in Alembic's order, before it is known what they do to rows.
class Stamper final
{
public:
    Stamper(const RevisionGraph& graph, const QStringList& rows)
        : m_graph(graph)
        , m_lookup(graph)
        , m_rows(rows)
    {
    }

    Result<QList<StampStep>> run(const QStringList& targets);

private:
    Result<> selectRows(const QStringList& targets);
    void addStep(const RevisionPlace& target);
    void forgetRows();
    bool touchesRows(const QSet<RevisionId>& ids) const;

    const RevisionGraph& m_graph;
    RevisionLookup m_lookup;
    QStringList m_rows;
    QStringList m_concerned;  ///< rows of the lineages that the targets name
    QList<StampStep> m_steps;
};

Result<QList<StampStep>> Stamper::run(const QStringList& targets)
{
    const Result<QList<RevisionPlace>> rows = placesOf(m_lookup, PlanEnd::at(m_rows));
    if (!rows) {
        return fail(rows.error());
    }
    m_rows = revisionsAmong(*rows);
    if (const Result<> selected = selectRows(targets); !selected) {
        return fail(selected.error());
    }
    Result<QList<RevisionPlace>> places = placesOf(m_lookup, PlanEnd::at(targets));
    if (!places) {
        return fail(places.error());
    }
    if (places->isEmpty()) {
        *places << RevisionPlace::base();
    }
    for (const RevisionPlace& place : *places) {
        addStep(place);
    }
    return m_steps;
}

Result<> Stamper::selectRows(const QStringList& targets)
{
    for (const QString& target : targets) {
        const Result<QStringList> related =
            m_lookup.inLineage(m_rows, target, RevisionGraph::Follow::All);
        if (!related) {
            return fail(related.error());
        }
        m_concerned += *related;
    }
    m_concerned.removeDuplicates();
    return {};
}

bool Stamper::touchesRows(const QSet<RevisionId>& ids) const
{
    return std::any_of(m_concerned.begin(), m_concerned.end(), [&](const QString& row) {
        return ids.contains(row);
    });
}

void Stamper::forgetRows()
{
    for (const QString& row : std::as_const(m_concerned)) {
        StampStep step;
        step.from = {row};
        m_steps << step;
    }
}

void Stamper::addStep(const RevisionPlace& target)
{
    if (!target.isRevision()) {
        forgetRows();
    } else if (!m_concerned.contains(target.id)) {
        StampStep step;
        step.to = {target.id};
        if (touchesRows(m_graph.descendants({target.id}))
            || touchesRows(m_graph.ancestors({target.id}))) {
            step.from = m_concerned;
        }
        m_steps << step;
    }
}

/// The rows of `step.from` that are still there give way to `step.to`. Alembic ends in a KeyError
/// or AssertionError where an earlier move has taken them already, or where `to` is there already.
RowChange changeFor(const StampStep& step, const QStringList& rows)
{
    RowChange change;
    for (const QString& id : step.from) {
        if (rows.contains(id) && !step.to.contains(id)) {
            change.removed << id;
        }
    }
    const bool isThere = step.to.isEmpty() || rows.contains(step.to.first());
    if (!isThere && change.removed.isEmpty()) {
        change.added = step.to;
    } else if (!isThere) {
        change.updated = std::pair(change.removed.takeLast(), step.to.first());
    }
    return change;
}

}  // namespace

Result<QList<StampStep>> stampSteps(const RevisionGraph& graph,
                                    const QStringList& rows,
                                    const QStringList& targets,
                                    bool purge)
{
    if (const Result<> sound = requireSoundHistory(graph); !sound) {
        return fail(sound.error());
    }
    const QStringList start = purge ? QStringList() : rows;
    Result<QList<StampStep>> steps = Stamper(graph, start).run(targets);
    if (!steps && steps.error().code == ErrorCode::MultipleHeads) {
        Error error = steps.error();
        error.message =
            EngineText::tr(
                "Multiple heads are present; please specify a single target revision\n%1")
                .arg(error.message.section(u'\n', 1));
        return fail(error);
    }
    if (!steps) {
        return fail(explainedFor(steps.error(), graph, start));
    }
    QStringList table = start;
    table.sort();
    table.removeDuplicates();
    for (StampStep& step : *steps) {
        step.change = changeFor(step, table);
        table = changedRows(table, step.change);
        step.rowsAfter = table;
    }
    return steps;
}

}  // namespace limbeck
