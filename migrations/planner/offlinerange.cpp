// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/planner/offlinerange.h"

#include "models/base/enginetext.h"
#include "models/revision/revisionlookup.h"

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

Result<QStringList> startingRows(const RevisionGraph& graph, const QString& start)
{
    if (start.isEmpty() || start == u"base"_s) {
        return QStringList();
    }
    const Result<std::optional<RevisionId>> found = RevisionLookup(graph).revision(start);
    if (!found) {
        return fail(found.error());
    }
    return *found ? QStringList{**found} : QStringList();
}

Result<OfflineRange> rangeFrom(const RevisionGraph& graph,
                               const QString& start,
                               const QStringList& targets)
{
    const Result<QStringList> rows = startingRows(graph, start);
    return rows ? Result<OfflineRange>(OfflineRange{*rows, targets}) : fail(rows.error());
}

/// The start of "a:b" and the rest; no start without a colon.
std::pair<std::optional<QString>, QString> splitRange(const QString& text)
{
    const qsizetype colon = text.indexOf(u':');
    return colon < 0 ? std::pair(std::optional<QString>(), text)
                     : std::pair(std::optional(text.left(colon)), text.mid(colon + 1));
}

}  // namespace

Result<OfflineRange> offlineUpgrade(const RevisionGraph& graph, const QString& text)
{
    const auto [start, target] = splitRange(text);
    return rangeFrom(graph, start.value_or(QString()), {target});
}

Result<OfflineRange> offlineDowngrade(const RevisionGraph& graph, const QString& text)
{
    const auto [start, target] = splitRange(text);
    if (!start) {
        return fail(ErrorCode::InvalidArgument,
                    EngineText::tr("downgrade with --sql requires <fromrev>:<torev>\n"
                                   "Without a database only you know where the downgrade starts."));
    }
    return rangeFrom(graph, *start, {target});
}

Result<OfflineRange> offlineStamp(const RevisionGraph& graph, const QStringList& texts)
{
    std::optional<QString> common;
    QStringList targets;
    for (const QString& text : texts) {
        const auto [start, target] = splitRange(text);
        if (start && common && *common != *start) {
            return fail(
                ErrorCode::InvalidArgument,
                EngineText::tr(
                    "Stamp operation with --sql only supports a single starting revision at "
                    "a time\n'%1' and '%2' were given.")
                    .arg(*common, *start));
        }
        common = start ? start : common;
        targets << target;
    }
    return rangeFrom(graph, common.value_or(QString()), targets);
}

}  // namespace limbeck
