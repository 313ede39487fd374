// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/rescue.h"
#include "migrations/command/session.h"
#include "migrations/differ/difference.h"
#include "models/base/enginetext.h"

#include <algorithm>

namespace limbeck::command {

using namespace Qt::StringLiterals;

namespace {

constexpr int maxExamples = 5;

/// Of the way from the database to a revision's schema: what is worth counting, and how much. A
/// table counts as much as its columns; keys, defaults and names vary too much to tell places by.
qsizetype weightOf(const Difference& difference, const Schema& database, const Schema& history)
{
    if (difference.element == Difference::Element::Column) {
        return difference.aspect.isEmpty() || difference.aspect == u"type"_s ? 1 : 0;
    }
    if (difference.element != Difference::Element::Table
        || difference.kind == Difference::Kind::Changed) {
        return 0;
    }
    const bool isMissing = difference.kind == Difference::Kind::Added;
    return (isMissing ? history : database).table(difference.table)->columns.size();
}

QString exampleOf(const Difference& difference)
{
    switch (difference.kind) {
    case Difference::Kind::Added:
        return EngineText::tr("%1 is missing").arg(objectText(difference));
    case Difference::Kind::Removed:
        return EngineText::tr("%1 is there").arg(objectText(difference));
    case Difference::Kind::Changed:
        return EngineText::tr("%1 has another type").arg(objectText(difference));
    }
    Q_UNREACHABLE();
}

NearestRevision placeOf(const QStringList& rows, const Schema& database, const Schema& history)
{
    NearestRevision place;
    place.rows = rows;
    for (const Difference& difference : differences(database, history)) {
        const qsizetype weight = weightOf(difference, database, history);
        place.differences += static_cast<int>(weight);
        if (weight > 0 && place.examples.size() < maxExamples) {
            place.examples << exampleOf(difference);
        }
    }
    return place;
}

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
    schema.defaultSchema = now->schema.defaultSchema;
    for (const RevisionStep& step : *steps) {
        const Result<Plan> plan = makePlan({step}, context.project->scripts, **dialect, schema);
        if (!plan) {
            return fail(plan.error());
        }
        schema = plan->after;
        places << placeOf(step.rowsAfter, now->schema, (*dialect)->asStored(schema));
    }
    // Of equal places the latest: a database whose stamp is lost was mostly beyond them all.
    std::ranges::reverse(places);
    std::ranges::stable_sort(places, {}, &NearestRevision::differences);
    return places.first(std::min<qsizetype>(count, places.size()));
}

}  // namespace limbeck::command
