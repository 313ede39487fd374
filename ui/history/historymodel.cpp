// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/history/historymodel.h"

#include <QCoreApplication>
#include <QFontDatabase>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("limbeck::ui::History", text);
}

QHash<RevisionId, QString> problemsByRevision(const RevisionGraph& graph)
{
    QHash<RevisionId, QString> result;
    for (const GraphProblem& problem : graph.problems()) {
        for (const RevisionId& id : problem.revisions) {
            QString& text = result[id];
            text += (text.isEmpty() ? QString() : u"\n"_s) + problem.message;
        }
    }
    return result;
}

RevisionState stateOf(const Snapshot& snapshot, const RevisionId& id)
{
    if (!snapshot.hasReadDatabase()) {
        return RevisionState::NotKnown;
    }
    return snapshot.status.applied.contains(id) ? RevisionState::Applied : RevisionState::Pending;
}

QList<Badge> badgesOf(const Snapshot& snapshot, const HistoryRow& row)
{
    QList<Badge> badges;
    if (row.isCurrent) {
        badges << Badge{.text = u"▶ "_s + snapshot.databaseName(), .role = Role::Current};
    }
    if (snapshot.graph.isHead(row.revision.id)) {
        badges << Badge{.text = tr("head"), .role = Role::Link};
    }
    for (const QString& label : row.revision.branchLabels) {
        badges << Badge{.text = label, .role = Role::Muted};
    }
    if (row.isMerge) {
        badges << Badge{.text = tr("merge"), .role = Role::Muted};
    }
    return badges;
}

HistoryRow missingRow(const Snapshot& snapshot, const RevisionId& id)
{
    HistoryRow row;
    row.revision.id = id;
    row.revision.message =
        tr("The database is at this revision, but no file of the project has it");
    row.state = RevisionState::Missing;
    row.isCurrent = true;
    row.problem = tr("Revision %1 is written in the version table of %2, but no script has this "
                     "id. Look for it in another branch of the repository.")
                      .arg(id, snapshot.databaseName());
    row.badges << Badge{.text = u"▶ "_s + snapshot.databaseName(), .role = Role::Current};
    return row;
}

/// "2025-09-17 13:05:00.000000" as people need it: the day. The tool tip has the minute.
QString shortDate(const QString& createDate)
{
    constexpr int upToDays = 10;
    return createDate.left(upToDays);
}

QString spokenRow(const HistoryRow& row)
{
    QStringList parts = {
        QCoreApplication::translate("limbeck::ui::History", "revision %1").arg(row.revision.id),
        stateText(row.state)};
    if (row.isMerge) {
        parts << tr("merge of %1").arg(row.revision.downRevisions.join(tr(" and ")));
    }
    if (row.isCurrent) {
        parts << tr("the database is here");
    }
    if (!row.problem.isEmpty()) {
        parts << row.problem;
    }
    return parts.join(u", "_s);
}

QString toolTip(const HistoryRow& row)
{
    constexpr int upToMinutes = 16;
    QStringList lines = {row.revision.id + u" · "_s + stateText(row.state)};
    if (!row.revision.createDate.isEmpty()) {
        lines.first() += u" · "_s + row.revision.createDate.left(upToMinutes);
    }
    lines << (row.revision.longMessage.isEmpty() ? row.revision.message : row.revision.longMessage);
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
        return row.problem.isEmpty() ? stateText(row.state)
                                     : tr("⚠ ") + stateText(row.state).mid(2);
    default:
        return {};
    }
}

}  // namespace

QString stateText(RevisionState state)
{
    switch (state) {
    case RevisionState::NotKnown:
        return tr("– no database");
    case RevisionState::Applied:
        return tr("● applied");
    case RevisionState::Pending:
        return tr("○ pending");
    case RevisionState::Missing:
        return tr("⚠ not in the project");
    }
    return {};
}

QList<HistoryRow> historyRows(const Snapshot& snapshot)
{
    QList<HistoryRow> rows;
    for (const RevisionId& id : snapshot.status.unknownRows) {
        rows << missingRow(snapshot, id);
    }
    const QHash<RevisionId, QString> problems = problemsByRevision(snapshot.graph);
    for (const LaneRow& lanes : layoutLanes(snapshot.graph).rows) {
        HistoryRow row;
        row.lanes = lanes;
        if (const Revision* revision = snapshot.graph.find(lanes.revision)) {
            row.revision = *revision;
        }
        row.state = stateOf(snapshot, lanes.revision);
        row.isCurrent = snapshot.status.rows.contains(lanes.revision);
        row.isMerge = snapshot.graph.isMergePoint(lanes.revision);
        row.isBase = snapshot.graph.isBase(lanes.revision);
        row.problem = problems.value(lanes.revision);
        row.badges = badgesOf(snapshot, row);
        rows << row;
    }
    return rows;
}

void HistoryModel::setSnapshot(const SnapshotPtr& snapshot)
{
    const QList<HistoryRow> newRows = snapshot ? historyRows(*snapshot) : QList<HistoryRow>();
    m_rowOf.clear();
    m_laneCount = 0;
    for (int i = 0; i < newRows.size(); ++i) {
        const HistoryRow& row = newRows.at(i);
        m_rowOf.insert(row.revision.id, i);
        m_laneCount = std::max(m_laneCount, row.lanes.lane + 1);
        for (const LaneLine& line : row.lanes.through + row.lanes.toBelow) {
            m_laneCount = std::max(m_laneCount, line.lane + 1);
        }
    }
    setRows(newRows);
}

void HistoryModel::setFacts(const FactsPtr& facts)
{
    m_facts = facts;
    if (rowCount() > 0) {
        emit dataChanged(index(0, Changes), index(rowCount() - 1, Changes));
    }
}

RevisionFacts HistoryModel::factsOf(const RevisionId& revision) const
{
    return m_facts ? m_facts->revisions.value(revision) : RevisionFacts();
}

QString HistoryModel::changesText(const HistoryRow& row) const
{
    if (!m_facts || !m_facts->revisions.contains(row.revision.id)) {
        return {};
    }
    const RevisionFacts facts = factsOf(row.revision.id);
    const QString marks = facts.isDestructive ? tr("⚠ ") : QString();
    return facts.isOpaque ? marks + facts.changes + tr(" runs Python") : marks + facts.changes;
}

int HistoryModel::laneCount() const
{
    return m_laneCount;
}

int HistoryModel::rowOf(const RevisionId& revision) const
{
    return m_rowOf.value(revision, -1);
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
