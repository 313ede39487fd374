// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/history/historyfilter.h"

#include <algorithm>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

bool hasText(const HistoryRow& row, const QString& wanted)
{
    const Revision& revision = row.revision;
    const QStringList texts = QStringList{revision.id,
                                          revision.message,
                                          revision.createDate,
                                          revision.file.section(u'/', -1),
                                          stateText(row)}
                              + revision.branchLabels + QStringList{row.archivedIn};
    return std::ranges::any_of(texts, [&wanted](const QString& text) {
        return text.contains(wanted, Qt::CaseInsensitive);
    });
}

bool touches(const RevisionFacts& facts, const QString& table)
{
    return std::ranges::any_of(facts.tables, [&table](const TableName& name) {
        return name.toString().contains(table, Qt::CaseInsensitive);
    });
}

bool is(const HistoryRow& row, const RevisionFacts& facts, HistoryChip chip)
{
    switch (chip) {
    case HistoryChip::Pending:
        return row.state == RevisionState::Pending || row.state == RevisionState::WasPending;
    case HistoryChip::Merges:
        return row.isMerge;
    case HistoryChip::Destructive:
        return facts.isDestructive;
    case HistoryChip::RawSql:
        return facts.hasRawSql;
    case HistoryChip::NoDowngrade:
        return !facts.hasDowngrade;
    case HistoryChip::Opaque:
        return facts.isOpaque;
    }
    Q_UNREACHABLE();
}

}  // namespace

bool HistoryQuery::isEmpty() const
{
    return text.isEmpty() && touches.isEmpty() && chips.isEmpty();
}

HistoryQuery parseHistoryQuery(const QString& text, const QSet<HistoryChip>& chips)
{
    HistoryQuery query;
    query.chips = chips;
    QStringList words;
    for (const QString& word : text.split(u' ', Qt::SkipEmptyParts)) {
        if (word.startsWith(u"touches:"_s, Qt::CaseInsensitive)) {
            query.touches << word.mid(8);
        } else {
            words << word;
        }
    }
    query.text = words.join(u' ');
    query.touches.removeAll(QString());
    return query;
}

HistoryFilter::HistoryFilter(HistoryModel& model, QObject* parent)
    : QSortFilterProxyModel(parent)
    , m_model(model)
{
    setSourceModel(&model);
}

void HistoryFilter::setQuery(const HistoryQuery& query)
{
    if (query != m_query) {
        m_query = query;
        invalidateFilter();
    }
}

bool HistoryFilter::filterAcceptsRow(int row, const QModelIndex&) const
{
    if (m_query.isEmpty()) {
        return true;
    }
    const HistoryRow& found = m_model.rows().at(row);
    const RevisionFacts facts = m_model.factsOf(found);
    return hasText(found, m_query.text)
           && std::ranges::all_of(m_query.touches,
                                  [&](const QString& table) { return touches(facts, table); })
           && std::ranges::all_of(m_query.chips,
                                  [&](HistoryChip chip) { return is(found, facts, chip); });
}

}  // namespace limbeck::ui
