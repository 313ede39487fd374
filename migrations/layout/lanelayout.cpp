// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/layout/lanelayout.h"

#include <QHash>

#include <algorithm>

namespace limbeck {

namespace {

/// A lane between two rows: the revision it leads down to, or nothing while it is free.
struct OpenLane
{
    RevisionId waitsFor;
    bool isDependency = false;
};

class LaneBuilder final
{
public:
    explicit LaneBuilder(const RevisionGraph& graph)
        : m_graph(graph)
    {
    }

    void add(const RevisionId& id)
    {
        LaneRow row;
        row.revision = id;
        row.lane = laneFor(id);
        closeLanes(id, row);
        m_seen.insert(id);
        openParents(id, row);
        m_layout.rows << row;
        m_layout.laneCount = std::max<int>(m_layout.laneCount, static_cast<int>(m_open.size()));
    }

    bool hasSeen(const RevisionId& id) const
    {
        return m_seen.contains(id);
    }

    LaneLayout take()
    {
        return std::move(m_layout);
    }

private:
    int laneFor(const RevisionId& id)
    {
        const int waiting = laneWaitingFor(id);
        return waiting >= 0 ? waiting : freeLane();
    }

    int laneWaitingFor(const RevisionId& id) const
    {
        for (int lane = 0; lane < m_open.size(); ++lane) {
            if (m_open.at(lane).waitsFor == id) {
                return lane;
            }
        }
        return -1;
    }

    int freeLane()
    {
        const int lane = laneWaitingFor({});
        if (lane >= 0) {
            return lane;
        }
        m_open << OpenLane{};
        return static_cast<int>(m_open.size()) - 1;
    }

    void closeLanes(const RevisionId& id, LaneRow& row)
    {
        for (int lane = 0; lane < m_open.size(); ++lane) {
            OpenLane& open = m_open[lane];
            if (open.waitsFor.isEmpty()) {
                continue;
            }
            const LaneLine line{.lane = lane, .isDependency = open.isDependency};
            if (open.waitsFor == id) {
                row.fromAbove << line;
                open = {};
            } else {
                row.through << line;
            }
        }
    }

    void openParents(const RevisionId& id, LaneRow& row)
    {
        const QStringList parents = m_graph.parents(id);
        bool isOwnLaneFree = true;
        const auto open = [&](const RevisionId& parent, bool isDependency) {
            if (m_seen.contains(parent)) {
                return;  // a cycle: the parent stands above already
            }
            int lane = row.lane;
            if (isOwnLaneFree) {
                isOwnLaneFree = false;
                m_open[lane] = {.waitsFor = parent, .isDependency = isDependency};
            } else if (lane = laneWaitingFor(parent); lane < 0) {
                lane = freeLane();
                m_open[lane] = {.waitsFor = parent, .isDependency = isDependency};
            }
            row.toBelow << LaneLine{.lane = lane, .isDependency = isDependency};
        };
        for (const RevisionId& parent : parents) {
            open(parent, false);
        }
        for (const RevisionId& dependency : m_graph.dependencies(id)) {
            if (!parents.contains(dependency)) {
                open(dependency, true);
            }
        }
    }

    const RevisionGraph& m_graph;  // outlives the builder
    QList<OpenLane> m_open;
    QSet<RevisionId> m_seen;
    LaneLayout m_layout;
};

void drawBranch(QString& line, int fromLane, int toLane, QChar corner)
{
    const int from = fromLane * 2;
    const int to = toLane * 2;
    for (int column = std::min(from, to) + 1; column < std::max(from, to); ++column) {
        if (line.at(column) == u' ') {
            line[column] = u'-';
        }
    }
    line[to] = line.at(to) == u'\'' && corner == u'.' ? u':' : corner;
}

}  // namespace

LaneLayout layoutLanes(const RevisionGraph& graph)
{
    LaneBuilder builder(graph);
    for (const RevisionId& id : graph.history()) {
        builder.add(id);
    }
    for (const Revision& revision : graph.revisions()) {
        if (!builder.hasSeen(revision.id)) {
            builder.add(revision.id);
        }
    }
    return builder.take();
}

QString toText(const LaneLayout& layout)
{
    QStringList lines;
    for (const LaneRow& row : layout.rows) {
        QString line(std::max(1, layout.laneCount * 2), u' ');
        for (const LaneLine& through : row.through) {
            line[through.lane * 2] = through.isDependency ? u':' : u'|';
        }
        line[row.lane * 2] = u'o';
        for (const LaneLine& above : row.fromAbove) {
            if (above.lane != row.lane) {
                drawBranch(line, row.lane, above.lane, u'\'');
            }
        }
        for (const LaneLine& below : row.toBelow) {
            if (below.lane != row.lane) {
                drawBranch(line, row.lane, below.lane, u'.');
            }
        }
        lines << line + row.revision;
    }
    return lines.join(u'\n');
}

}  // namespace limbeck
