// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/revision/redundancy.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace limbeck;
using namespace Qt::StringLiterals;

namespace {

/// Merges that list what lies far below, and long branches: more than one pass must look for.
GraphData randomHistory(QRandomGenerator& random, int size)
{
    QList<Revision> revisions;
    for (int i = 0; i < size; ++i) {
        Revision revision;
        revision.id = u"r%1"_s.arg(i);
        for (int parent = 0; i > 0 && parent < 1 + random.bounded(3); ++parent) {
            const int reach = random.bounded(4) == 0 ? i : std::min(i, 6);
            revision.downRevisions << u"r%1"_s.arg(i - 1 - random.bounded(reach));
        }
        revision.downRevisions.removeDuplicates();
        if (i > 0 && random.bounded(9) == 0) {
            revision.dependsOn << u"r%1"_s.arg(random.bounded(i));
        }
        revisions << revision;
    }
    std::shuffle(revisions.begin(), revisions.end(), random);
    return buildGraph(revisions, {});
}

QStringList text(const GraphData& data, const QList<DownEdge>& edges)
{
    QStringList lines;
    for (const DownEdge& edge : edges) {
        lines << data.id(edge.node) + u" on "_s + data.id(edge.entry);
    }
    return lines;
}

/// The same by definition.
QList<DownEdge> byWalking(const GraphData& data)
{
    QList<DownEdge> found;
    for (int node = 0; node < data.nodes.size(); ++node) {
        for (int entry : data.nodes.at(node).below) {
            QList<int> others = data.nodes.at(node).below;
            others.removeAll(entry);
            if (data.reach(others, &GraphNode::below).testBit(entry)) {
                found << DownEdge{node, entry};
            }
        }
    }
    return found;
}

}  // namespace

class TestRedundancy final : public QObject
{
    Q_OBJECT

private slots:
    void findsWhatAWalkFinds();
};

void TestRedundancy::findsWhatAWalkFinds()
{
    QRandomGenerator random(4711);
    qsizetype found = 0;
    for (int round = 0; round < 120; ++round) {
        const GraphData data = randomHistory(random, 2 + random.bounded(250));
        const QStringList edges = text(data, redundantEdges(data));
        QCOMPARE(edges, text(data, byWalking(data)));
        found += edges.size();
    }
    QVERIFY2(found > 1000, qPrintable(QString::number(found)));
}

QTEST_GUILESS_MAIN(TestRedundancy)
#include "tst_redundancy.moc"
