// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/planner/historyrange.h"

#include "migrations/planner/planerrors.h"
#include "migrations/planner/selection.h"
#include "models/base/enginetext.h"

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

struct Range
{
    PlanEnd from;
    PlanEnd to;
};

/// Only one end is replaced by the rows, the upper one first: Alembic's `history` does the same.
Range rangeOf(const QString& lower, const QString& upper, const QStringList& rows)
{
    Range range;
    const bool upperIsCurrent = upper == u"current"_s;
    const bool lowerIsCurrent = lower == u"current"_s && !upperIsCurrent;
    const bool hasRows = !rows.isEmpty();
    range.from = lowerIsCurrent && hasRows           ? PlanEnd::at(rows)
                 : lowerIsCurrent || lower.isEmpty() ? PlanEnd::typed(u"base"_s)
                                                     : PlanEnd::typed(lower);
    range.to = upperIsCurrent && hasRows           ? PlanEnd::at(rows)
               : upperIsCurrent || upper.isEmpty() ? PlanEnd::typed(u"heads"_s)
                                                   : PlanEnd::typed(upper);
    return range;
}

/// An end as Alembic prints it: rows are a Python tuple there.
QString printed(const PlanEnd& end)
{
    if (end.text) {
        return *end.text;
    }
    const QString inner = u"'%1'"_s.arg(end.rows.join(u"', '"_s));
    return end.rows.size() == 1 ? u"(%1,)"_s.arg(inner) : u"(%1)"_s.arg(inner);
}

}  // namespace

Result<QStringList> historyRange(const RevisionGraph& graph,
                                 const QString& range,
                                 const QStringList& rows)
{
    const QStringList ends = range.trimmed().split(u':');
    if (ends.size() != 2) {
        return fail(ErrorCode::InvalidArgument,
                    EngineText::tr("History range requires [start]:[end], [start]:, or :[end]\n"
                                   "'%1' is none of these.")
                        .arg(range));
    }
    const Range parsed = rangeOf(ends.first(), ends.last(), rows);
    if (parsed.from.text == u"base"_s && parsed.to.text == u"heads"_s) {
        return graph.history();
    }
    const Result<Selection> selection = selectRange(graph, parsed.from, parsed.to);
    if (!selection && selection.error().code == ErrorCode::MultipleHeads) {
        return fail(multipleHeadsError(printed(parsed.to), selection.error().subjects));
    }
    if (!selection) {
        return fail(explainedFor(selection.error(), graph, rows));
    }
    if (selection->isUnrelated) {
        return fail(
            ErrorCode::TargetInvalid,
            EngineText::tr(
                "Requested range %1:%2 does not refer to ancestor/descendant revisions along "
                "the same branch\nThe start must stand below the end.")
                .arg(printed(parsed.from), printed(parsed.to)));
    }
    return graph.walkDown(selection->ids, selection->tops);
}

}  // namespace limbeck
