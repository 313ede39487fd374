// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/history/historymodel.h"

#include "ui/language/words.h"

#include <QFontDatabase>

#include <algorithm>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

/// "2025-09-17 13:05:00.000000" as people need it: the day. The tool tip has the minute.
QString shortDate(const QString& createDate)
{
    constexpr int upToDays = 10;
    return createDate.left(upToDays);
}

QString spokenRow(const HistoryRow& row)
{
    QStringList parts = {tr("revision %1").arg(row.revision.id), stateText(row)};
    if (row.isMerge) {
        parts << tr("merge of %1").arg(row.revision.downRevisions.join(tr(" and ")));
    }
    if (row.isCurrent) {
        parts << tr("the database is here");
    }
    if (row.appliedIn.size() > 1) {
        parts << row.appliedIn;
    }
    if (!row.standingHere.isEmpty()) {
        parts << tr("here: %1").arg(row.standingHere.join(u"; "_s));
    }
    if (row.standsFor > 0) {
        parts << (row.isUnfolded ? tr("stands for %1 archived ones, which follow")
                                 : tr("stands for %1 archived ones"))
                     .arg(row.standsFor);
    }
    if (row.isArchived()) {
        parts << tr("archived in %1").arg(row.archivedIn);
    }
    if (!row.problem.isEmpty()) {
        parts << row.problem;
    }
    return parts.join(u", "_s);
}

QString toolTip(const HistoryRow& row)
{
    constexpr int upToMinutes = 16;
    QStringList lines = {row.revision.id + u" · "_s + stateText(row)};
    if (!row.revision.createDate.isEmpty()) {
        lines.first() += u" · "_s + row.revision.createDate.left(upToMinutes);
    }
    lines << (row.revision.longMessage.isEmpty() ? row.revision.message : row.revision.longMessage);
    if (!row.standingHere.isEmpty()) {
        lines << tr("Here: %1.").arg(row.standingHere.join(u"; "_s));
    }
    if (!row.appliedIn.isEmpty()) {
        lines << tr("Not in the database in use, but in: %1.").arg(row.appliedIn.join(u"; "_s));
    }
    if (row.standsFor > 0) {
        lines << tr("It stands for %1 archived revisions: Ctrl+U unfolds and folds them.")
                     .arg(row.standsFor);
    }
    if (row.isArchived()) {
        lines << tr("Archived: %1 has taken its place. Its script lies in %2.")
                     .arg(row.archivedIn, row.revision.file);
    }
    if (!row.problem.isEmpty()) {
        lines << u"⚠ "_s + row.problem;
    }
    return lines.join(u'\n');
}

QString shownText(const HistoryRow& row, int column)
{
    switch (column) {
    case HistoryModel::Id:
        return row.revision.id;
    case HistoryModel::Message:
        return row.revision.message.section(u'\n', 0, 0);
    case HistoryModel::Date:
        return shortDate(row.revision.createDate);
    case HistoryModel::State:
        return row.problem.isEmpty() ? stateText(row) : u"⚠ "_s + stateText(row).mid(2);
    default:
        return {};
    }
}

}  // namespace

void HistoryModel::setSnapshot(const SnapshotPtr& snapshot,
                               const Unfolded& unfolded,
                               const QList<TargetState>& targets)
{
    const QList<HistoryRow> newRows =
        snapshot ? historyRows(*snapshot, unfolded, targets) : QList<HistoryRow>();
    m_snapshot = snapshot;
    m_unfolded = unfolded;
    m_rowOf.clear();
    m_laneCount = 0;
    for (int i = 0; i < newRows.size(); ++i) {
        const HistoryRow& row = newRows.at(i);
        m_rowOf.insert({row.revision.id, row.archivedIn}, i);
        m_laneCount = std::max(m_laneCount, row.lanes.lane + 1);
        for (const LaneLine& line : row.lanes.through + row.lanes.toBelow) {
            m_laneCount = std::max(m_laneCount, line.lane + 1);
        }
    }
    setRows(newRows);
    noteOthers();
}

void HistoryModel::setTargets(const QList<TargetState>& targets)
{
    if (m_snapshot) {
        updateRows(historyRows(*m_snapshot, m_unfolded, targets));
        noteOthers();
    }
}

void HistoryModel::noteOthers()
{
    m_hasOthers =
        std::ranges::any_of(rows(), [](const HistoryRow& row) { return !row.appliedIn.isEmpty(); });
}

void HistoryModel::setFacts(const FactsPtr& facts)
{
    m_facts = facts;
    if (rowCount() > 0) {
        emit dataChanged(index(0, Changes), index(rowCount() - 1, Changes));
    }
}

RevisionFacts HistoryModel::factsOf(const HistoryRow& row) const
{
    if (!m_facts) {
        return {};
    }
    const auto& facts = row.isArchived() ? m_facts->archived : m_facts->revisions;
    return facts.value(row.revision.id);
}

QString HistoryModel::changesText(const HistoryRow& row) const
{
    const RevisionFacts facts = factsOf(row);
    QStringList parts;
    if (facts.isDestructive) {
        parts << u"⚠"_s;
    }
    parts << facts.changes;
    if (facts.isOpaque) {
        parts << tr("runs Python");
    }
    parts.removeAll(QString());
    return parts.join(u' ');
}

int HistoryModel::laneCount() const
{
    return m_laneCount;
}

bool HistoryModel::hasOthers() const
{
    return m_hasOthers;
}

int HistoryModel::rowOf(const RevisionId& revision, const RevisionId& archivedIn) const
{
    return m_rowOf.value({revision, archivedIn}, -1);
}

int HistoryModel::columns() const
{
    return ColumnCount;
}

QString HistoryModel::header(int column) const
{
    switch (column) {
    case Graph:
        return tr("Graph");
    case Id:
        return tr("Revision");
    case Message:
        return tr("Message");
    case Changes:
        return tr("Changes");
    case Date:
        return tr("Date");
    case State:
        return tr("State");
    default:
        return {};
    }
}

QVariant HistoryModel::cell(const HistoryRow& row, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case sortRole:
        return column == Changes ? changesText(row) : shownText(row, column);
    case Qt::ToolTipRole:
        return toolTip(row);
    case Qt::AccessibleTextRole:
        return column == Graph     ? spokenRow(row)
               : column == Changes ? changesText(row)
                                   : shownText(row, column);
    case FoldsRole:
        return row.standsFor > 0;
    case BadgesRole:
        return column == Message ? QVariant::fromValue(row.badges) : QVariant();
    case Qt::FontRole:
        return column == Id ? QVariant(QFontDatabase::systemFont(QFontDatabase::FixedFont))
                            : QVariant();
    default:
        return {};
    }
}

}  // namespace limbeck::ui
