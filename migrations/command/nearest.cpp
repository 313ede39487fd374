// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/rescue.h"
#include "migrations/command/session.h"

#include <algorithm>

namespace limbeck::command {

using namespace Qt::StringLiterals;

namespace {

constexpr int maxExamples = 5;

/// Counts what two schemas do not have in common, and keeps the first few in words.
class Comparison final
{
public:
    Comparison(const Schema& database, const Schema& history)
    {
        for (const Table& table : history.tables) {
            const Table* real = database.table(table.name);
            if (real == nullptr) {
                count(u"table %1 is missing"_s.arg(table.name.toString()), table.columns.size());
                continue;
            }
            compareColumns(table, *real);
        }
        for (const Table& table : database.tables) {
            if (history.table(table.name) == nullptr) {
                count(u"table %1 is there"_s.arg(table.name.toString()), table.columns.size());
            }
        }
    }

    int differences() const
    {
        return m_differences;
    }
    QStringList examples() const
    {
        return m_examples;
    }

private:
    void compareColumns(const Table& expected, const Table& real)
    {
        for (const Column& column : expected.columns) {
            const Column* found = real.column(column.name);
            const QString name = expected.name.toString() + '.'_L1 + column.name;
            if (found == nullptr) {
                count(u"column %1 is missing"_s.arg(name));
            } else if (found->type != column.type) {
                count(u"column %1 has another type"_s.arg(name));
            }
        }
        for (const Column& column : real.columns) {
            if (!expected.hasColumn(column.name)) {
                count(u"column %1.%2 is there"_s.arg(expected.name.toString(), column.name));
            }
        }
    }

    void count(const QString& sentence, qsizetype weight = 1)
    {
        m_differences += static_cast<int>(weight);
        if (m_examples.size() < maxExamples) {
            m_examples << sentence;
        }
    }

    int m_differences = 0;
    QStringList m_examples;
};

}  // namespace

Result<QList<NearestRevision>> nearestRevisions(const Context& context, int count)
{
    const Result<Status> now = status(context, {.inspectSchema = true, .countRows = false});
    const Result<const Dialect*> dialect = Dialect::of(context.database.engine);
    if (!now || !dialect) {
        return fail(now ? dialect.error() : now.error());
    }
    const Result<QList<RevisionStep>> steps =
        upgradeSteps(context.project->graph(), {}, u"heads"_s);
    if (!steps) {
        return fail(steps.error());
    }

    // One walk from base to heads; each prefix of it is a state that a database can be in.
    QList<NearestRevision> places;
    Schema schema;
    for (const RevisionStep& step : *steps) {
        const Result<Plan> plan = makePlan({step}, context.project->scripts, **dialect, schema);
        if (!plan) {
            return fail(plan.error());
        }
        schema = plan->after;
        const Comparison comparison(now->schema, (*dialect)->asStored(schema));
        places << NearestRevision{step.rowsAfter, comparison.differences(), comparison.examples()};
    }
    // Of equal places the latest: a database whose stamp is lost was mostly beyond them all.
    std::ranges::reverse(places);
    std::ranges::stable_sort(places, {}, &NearestRevision::differences);
    return places.first(std::min<qsizetype>(count, places.size()));
}

}  // namespace limbeck::command
