// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/history/historyrows.h"

#include "ui/language/words.h"
#include "ui/targets/targetmarks.h"

#include <algorithm>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

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

/// True if the database stands somewhere inside a consolidated revision, so that what is archived
/// is applied or pending by itself.
bool isInThePast(const Snapshot& snapshot)
{
    return snapshot.hasReadDatabase() && !pastsOfDatabase(snapshot).isEmpty();
}

QList<Badge> badgesOf(const Snapshot& snapshot, const HistoryRow& row)
{
    QList<Badge> badges;
    if (row.standsFor > 0) {
        badges << Badge{
            .text = (row.isUnfolded ? tr("▾ %1 archived") : tr("▸ %1 archived")).arg(row.standsFor),
            .role = Role::Link};
    }
    if (row.isArchived()) {
        badges << Badge{.text = tr("▫ archived"), .role = Role::Muted};
    }
    if (row.isCurrent) {
        badges << Badge{.text = u"▶ "_s + snapshot.databaseName(), .role = Role::Current};
    }
    if (!row.isArchived() && snapshot.graph.isHead(row.revision.id)) {
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

/// The archived revisions alone: what lies outside them is not theirs to draw.
RevisionGraph graphOf(const Snapshot& snapshot, const QList<RevisionId>& archived)
{
    const QSet<RevisionId> inside(archived.cbegin(), archived.cend());
    const auto isOutside = [&inside](const RevisionId& id) { return !inside.contains(id); };
    QList<Revision> revisions;
    for (const RevisionId& id : archived) {
        if (const Revision* found = snapshot.past.find(id)) {
            revisions << *found;
            revisions.last().downRevisions.removeIf(isOutside);
            revisions.last().dependsOn.removeIf(isOutside);
        }
    }
    return RevisionGraph::build(std::move(revisions));
}

void moveLanes(QList<LaneLine>& lines, int by)
{
    for (LaneLine& line : lines) {
        line.lane += by;
    }
}

/// The archived revisions that `consolidated` stands for, in lanes beside those that go on below
/// it.
QList<HistoryRow> archivedRows(const Snapshot& snapshot, const HistoryRow& consolidated)
{
    const QList<LaneLine> passing = consolidated.lanes.through + consolidated.lanes.toBelow;
    int first = consolidated.lanes.lane + 1;
    for (const LaneLine& line : passing) {
        first = std::max(first, line.lane + 1);
    }
    const RevisionId& into = consolidated.revision.id;
    const RevisionGraph graph = graphOf(snapshot, snapshot.consolidated.value(into));
    const bool hasStates = isInThePast(snapshot);
    QList<HistoryRow> rows;
    for (const LaneRow& lanes : layoutLanes(graph).rows) {
        HistoryRow row;
        row.archivedIn = into;
        row.firstArchivedLane = first;
        row.lanes = lanes;
        row.lanes.lane += first;
        moveLanes(row.lanes.through, first);
        moveLanes(row.lanes.fromAbove, first);
        moveLanes(row.lanes.toBelow, first);
        row.lanes.through = passing + row.lanes.through;
        row.revision = *snapshot.past.find(lanes.revision);
        row.state = hasStates ? stateOf(snapshot, lanes.revision) : RevisionState::Archived;
        row.isCurrent = snapshot.status.rows.contains(lanes.revision)
                        && snapshot.graph.find(lanes.revision) == nullptr;
        row.isMerge = snapshot.past.isMergePoint(lanes.revision);
        row.isBase = snapshot.past.isBase(lanes.revision);
        row.badges = badgesOf(snapshot, row);
        rows << row;
    }
    return rows;
}

/// What other databases say of the revision. Badges of databases stand together.
void mark(HistoryRow& row, const TargetMarks& marks)
{
    const RevisionId& id = row.revision.id;
    if (row.state == RevisionState::NotKnown) {
        row.state = marks.lastStateOf(id);
    }
    const bool isLacked = row.state == RevisionState::Pending
                          || row.state == RevisionState::WasPending
                          || row.state == RevisionState::NotKnown;
    if (isLacked) {
        row.appliedIn = marks.appliedIn(id);
    }
    row.badges += marks.badgesOf(id);
    row.standingHere = marks.standingAt(id);
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
    case RevisionState::WasApplied:
        return tr("● was applied");
    case RevisionState::WasPending:
        return tr("○ was pending");
    case RevisionState::Missing:
        return tr("⚠ not in the project");
    case RevisionState::Archived:
        return tr("▫ archived");
    }
    return {};
}

QString stateText(const HistoryRow& row)
{
    if (row.appliedIn.isEmpty()) {
        return stateText(row.state);
    }
    return row.appliedIn.size() == 1
               ? tr("◐ applied in %1").arg(row.appliedIn.first())
               : tr("◐ applied in %Ln others", nullptr, pluralOf(row.appliedIn.size()));
}

Unfolded pastsOfDatabase(const Snapshot& snapshot)
{
    Unfolded pasts;
    for (const RevisionId& row : snapshot.status.rows) {
        if (const RevisionId into = snapshot.consolidatedInto(row); !into.isEmpty()) {
            pasts.insert(into);
        }
    }
    return pasts;
}

QList<HistoryRow> historyRows(const Snapshot& snapshot,
                              const Unfolded& unfolded,
                              const QList<TargetState>& targets)
{
    const TargetMarks marks(snapshot, targets);
    QList<HistoryRow> rows;
    for (const RevisionId& id : snapshot.status.unknownRows) {
        rows << missingRow(snapshot, id);
    }
    const QHash<RevisionId, QString> problems = problemsByRevision(snapshot.graph);
    const Unfolded inside = pastsOfDatabase(snapshot);
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
        row.standsFor = snapshot.consolidated.value(lanes.revision).size();
        row.isUnfolded = row.standsFor > 0 && unfolded.contains(lanes.revision);
        row.badges = badgesOf(snapshot, row);
        if (inside.contains(lanes.revision) && !row.isUnfolded) {
            row.badges << Badge{.text = tr("▶ %1 inside").arg(snapshot.databaseName()),
                                .role = Role::Current};
        }
        mark(row, marks);
        rows << row;
        if (row.isUnfolded) {
            QList<HistoryRow> archived = archivedRows(snapshot, row);
            for (HistoryRow& each : archived) {
                mark(each, marks);
            }
            rows << archived;
        }
    }
    return rows;
}

}  // namespace limbeck::ui
