// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/time/timepoint.h"

#include "migrations/planner/timeline.h"
#include "ui/language/words.h"

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

using Kind = TimePoint::Kind;

bool isDatabaseShown(const Snapshot& now)
{
    return now.hasReadDatabase() && !now.status.schema.tables.isEmpty();
}

/// "9f3c2a1", or "9f3c2a1 and 2 more".
QString firstOf(const QStringList& revisions)
{
    const QString first = revisions.value(0);
    return revisions.size() < 2 ? first : tr("%1 and %2 more").arg(first).arg(revisions.size() - 1);
}

/// All revisions, oldest first, as the history page shows them from its foot up; inside a
/// consolidated revision with what it stands for.
QStringList oldestFirst(const Snapshot& now, const TimePoint& point)
{
    QStringList order = now.graphFor({revisionAt(point, now)}).history();
    std::reverse(order.begin(), order.end());
    return order;
}

}  // namespace

QString pointText(const TimePoint& point, const Snapshot& now)
{
    switch (point.kind) {
    case Kind::Now:
        return isDatabaseShown(now) ? tr("now: %1").arg(now.databaseName())
                                    : tr("head %1").arg(firstOf(now.graph.heads())).trimmed();
    case Kind::Heads:
        return tr("head %1").arg(firstOf(now.graph.heads())).trimmed();
    case Kind::Applied:
        return now.status.rows.isEmpty() ? tr("applied: nothing")
                                         : tr("applied %1").arg(firstOf(now.status.rows));
    case Kind::Base:
        return tr("base");
    case Kind::Revision:
        return point.revision;
    case Kind::Previous:
        return tr("previous");
    case Kind::Database:
        return tr("database %1").arg(now.databaseName());
    case Kind::Models:
        return tr("models");
    case Kind::None:
        return tr("nothing");
    }
    Q_UNREACHABLE();
}

bool isThere(const TimePoint& point, const Snapshot& now)
{
    switch (point.kind) {
    case Kind::Applied:
    case Kind::Database:
        return now.hasReadDatabase();
    case Kind::Revision:
        return now.find(point.revision) != nullptr;
    case Kind::Models:
        return now.project != nullptr && !now.project->file.models.value.isEmpty();
    case Kind::Now:
    case Kind::Heads:
    case Kind::Base:
    case Kind::Previous:
    case Kind::None:
        return true;
    }
    Q_UNREACHABLE();
}

bool isPast(const TimePoint& point, const Snapshot& now)
{
    switch (point.kind) {
    case Kind::Base:
        return !now.graph.revisions().isEmpty();
    case Kind::Applied:
        return !now.status.pending.isEmpty();
    case Kind::Revision:
        return now.graph.heads() != QStringList{point.revision};
    case Kind::Now:
    case Kind::Heads:
    case Kind::Previous:
    case Kind::Database:
    case Kind::Models:
    case Kind::None:
        return false;
    }
    Q_UNREACHABLE();
}

RevisionId revisionAt(const TimePoint& point, const Snapshot& now)
{
    switch (point.kind) {
    case Kind::Now:
        return isDatabaseShown(now) ? now.status.rows.value(0) : now.graph.heads().value(0);
    case Kind::Heads:
        return now.graph.heads().value(0);
    case Kind::Applied:
    case Kind::Database:
        return now.status.rows.value(0);
    case Kind::Revision:
        return point.revision;
    case Kind::Base:
    case Kind::Previous:
    case Kind::Models:
    case Kind::None:
        return {};
    }
    Q_UNREACHABLE();
}

std::optional<QList<RevisionId>> orderAt(const TimePoint& point, const Snapshot& now)
{
    const auto upTo = [&now](const QString& target) -> std::optional<QList<RevisionId>> {
        const Result<QList<RevisionId>> order = revisionsUpTo(now.graphFor({target}), target);
        return order ? std::optional(*order) : std::nullopt;
    };
    switch (point.kind) {
    case Kind::Now:
        return isDatabaseShown(now) ? std::nullopt : upTo(u"heads"_s);
    case Kind::Heads:
        return upTo(u"heads"_s);
    case Kind::Applied:
        return revisionsAt(now.graphFor(now.status.rows), now.status.rows);
    case Kind::Base:
        return QList<RevisionId>();
    case Kind::Revision:
        return upTo(point.revision);
    case Kind::Previous:
    case Kind::Database:
    case Kind::Models:
    case Kind::None:
        return std::nullopt;
    }
    Q_UNREACHABLE();
}

TimePoint olderThan(const TimePoint& point, const Snapshot& now)
{
    const QStringList order = oldestFirst(now, point);
    const qsizetype place = order.indexOf(revisionAt(point, now));
    if (place > 0) {
        return {.kind = Kind::Revision, .revision = order.at(place - 1)};
    }
    return {.kind = Kind::Base};
}

TimePoint newerThan(const TimePoint& point, const Snapshot& now)
{
    const QStringList order = oldestFirst(now, point);
    const qsizetype place = point.kind == Kind::Base ? -1 : order.indexOf(revisionAt(point, now));
    if (place + 1 < order.size() && (place >= 0 || point.kind == Kind::Base)) {
        return {.kind = Kind::Revision, .revision = order.at(place + 1)};
    }
    return point;
}

}  // namespace limbeck::ui
