// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/growth.h"

#include "migrations/dialect/dialect.h"
#include "migrations/planner/timeline.h"
#include "models/base/enginetext.h"

namespace limbeck::command {

using namespace Qt::StringLiterals;

namespace {

GrowthPoint pointOf(const RevisionId& revision, const Moment& moment)
{
    GrowthPoint point{.revision = revision,
                      .tables = static_cast<int>(moment.schema.tables.size()),
                      .columns = 0,
                      .foreignKeys = 0,
                      .isCertain = moment.doubts.isEmpty()};
    for (const Table& table : moment.schema.tables) {
        point.columns += static_cast<int>(table.columns.size());
        point.foreignKeys += static_cast<int>(table.foreignKeys.size());
    }
    return point;
}

}  // namespace

Result<QList<GrowthPoint>> schemaGrowth(const Project& project,
                                        Engine engine,
                                        const std::function<bool()>& isCancelled)
{
    const auto order = revisionsUpTo(project.graph(), u"heads"_s);
    if (!order) {
        return fail(order.error());
    }
    const auto dialect = Dialect::of(engine);
    if (!dialect) {
        return fail(dialect.error());
    }
    SchemaTimeline timeline(project.scripts, **dialect);
    QList<GrowthPoint> points;
    for (qsizetype i = 0; i < order->size(); ++i) {
        if (isCancelled && isCancelled()) {
            return fail(ErrorCode::Cancelled, EngineText::tr("Reading the history was cancelled."));
        }
        const auto moment = timeline.after(order->first(i + 1));
        if (!moment) {
            return fail(moment.error());
        }
        points << pointOf(order->at(i), *moment);
    }
    return points;
}

}  // namespace limbeck::command
