// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/report/report.h"

#include "models/schema/relations.h"

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

QString sourceName(ReportSource source)
{
    switch (source) {
    case ReportSource::History:
        return u"history"_s;
    case ReportSource::Database:
        return u"database"_s;
    case ReportSource::Models:
        return u"models"_s;
    }
    Q_UNREACHABLE();
}

QString kindName(ReportChange::Kind kind)
{
    switch (kind) {
    case ReportChange::Kind::Created:
        return u"created"_s;
    case ReportChange::Kind::Changed:
        return u"changed"_s;
    case ReportChange::Kind::Renamed:
        return u"renamed"_s;
    case ReportChange::Kind::MadeAnew:
        return u"made anew"_s;
    }
    Q_UNREACHABLE();
}

const ReportChange* ReportStory::introduction() const
{
    const bool isWhole = !changes.isEmpty() && changes.first().kind == ReportChange::Kind::Created;
    return isWhole ? &changes.first() : nullptr;
}

QStringList ReportStory::changedIn() const
{
    QStringList revisions;
    const qsizetype first = introduction() == nullptr ? 0 : 1;
    for (const ReportChange& change : changes.mid(first)) {
        const bool isIntroduction = first == 1 && change.revision == changes.first().revision;
        if (!isIntroduction && !revisions.contains(change.revision)) {
            revisions << change.revision;
        }
    }
    return revisions;
}

QList<ReportDoubt> ReportTable::namedDoubts() const
{
    QList<ReportDoubt> named = doubts;
    // Without a revision nothing else is to be said of it.
    named.removeIf(
        [](const ReportDoubt& each) { return !each.isNamed && !each.revision.isEmpty(); });
    return named;
}

QStringList ReportTable::perhapsChangedIn() const
{
    QStringList revisions;
    for (const ReportDoubt& each : doubts) {
        if (!each.isNamed && !each.revision.isEmpty() && !revisions.contains(each.revision)) {
            revisions << each.revision;
        }
    }
    return revisions;
}

ReportCounts countsOf(const Schema& schema)
{
    ReportCounts counts;
    counts.tables = static_cast<int>(schema.tables.size());
    for (const Table& table : schema.tables) {
        counts.columns += static_cast<int>(table.columns.size());
        counts.foreignKeys += static_cast<int>(table.foreignKeys.size());
        counts.indexes += static_cast<int>(table.indexes.size());
    }
    return counts;
}

int Report::indexOf(const TableName& name) const
{
    const Table* found = schema.table(name);
    return found == nullptr ? -1 : static_cast<int>(found - schema.tables.constData());
}

const ReportRevision* Report::revision(const RevisionId& id) const
{
    const auto found = std::ranges::find_if(
        history, [&id](const ReportRevision& each) { return each.revision.id == id; });
    return found == history.end() ? nullptr : &*found;
}

}  // namespace limbeck
