// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/layout/lanelayout.h"
#include "tests/support/graphtext.h"

#include <QRandomGenerator>
#include <QTest>

using namespace limbeck;
using namespace Qt::StringLiterals;

namespace {

QString drawn(const QString& graph)
{
    QStringList lines;
    for (const QString& line : toText(layoutLanes(graphText(graph))).split(u'\n')) {
        lines << line;
    }
    return lines.join(u'\n');
}

/// Lanes at the bottom of a row, in order.
QList<int> lanesBelow(const LaneRow& row)
{
    QSet<int> lanes;
    for (const LaneLine& line : row.through + row.toBelow) {
        lanes << line.lane;
    }
    QList<int> sorted = lanes.values();
    std::sort(sorted.begin(), sorted.end());
    return sorted;
}

QList<int> lanesAbove(const LaneRow& row)
{
    QSet<int> lanes;
    for (const LaneLine& line : row.through + row.fromAbove) {
        lanes << line.lane;
    }
    QList<int> sorted = lanes.values();
    std::sort(sorted.begin(), sorted.end());
    return sorted;
}

}  // namespace

class TestLaneLayout final : public QObject
{
    Q_OBJECT

private slots:
    void drawsGraphsAsText_data();
    void drawsGraphsAsText();
    void marksDependencies();
    void givesEveryRevisionARowDespiteCycles();
    void continuesEveryLineFromRowToRow();
};

void TestLaneLayout::drawsGraphsAsText_data()
{
    QTest::addColumn<QString>("graph");
    QTest::addColumn<QString>("art");
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("chain") << u"a <- b <- c"_s << u"o c\no b\no a"_s;
    QTest::newRow("two chains") << u"a <- b; x <- y"_s << u"o b\no a\no y\no x"_s;
    QTest::newRow("branch") << u"a <- b, c"_s << u"o   b\n| o c\no-' a"_s;
    QTest::newRow("merge") << u"a <- b, c; b, c <- d"_s << u"o-. d\no | b\n| o c\no-' a"_s;
    QTest::newRow("lane is used again")
        << u"a <- b, c; b, c <- d; d <- e, f"_s << u"o   e\n| o f\no-: d\no | b\n| o c\no-' a"_s;
    QTest::newRow("missing parent") << u"?gone <- a <- b"_s << u"o b\no a"_s;
}

void TestLaneLayout::drawsGraphsAsText()
{
    QFETCH(const QString, graph);
    QFETCH(const QString, art);
    QCOMPARE(drawn(graph), art);
}

void TestLaneLayout::marksDependencies()
{
    const LaneLayout layout = layoutLanes(graphText(u"a <- b; x <- y(b)"_s));
    bool hasDependency = false;
    for (const LaneRow& row : layout.rows) {
        for (const LaneLine& line : row.toBelow) {
            hasDependency = hasDependency || (line.isDependency && row.revision == "y"_L1);
            QVERIFY(!line.isDependency || row.revision == "y"_L1);
        }
    }
    QVERIFY(hasDependency);
}

void TestLaneLayout::givesEveryRevisionARowDespiteCycles()
{
    const LaneLayout layout = layoutLanes(graphText(u"a <- b <- c; c <- a"_s));
    QSet<RevisionId> seen;
    for (const LaneRow& row : layout.rows) {
        seen << row.revision;
    }
    QCOMPARE(seen.size(), 3);
    QCOMPARE(layout.rows.size(), 3);
}

void TestLaneLayout::continuesEveryLineFromRowToRow()
{
    constexpr int rounds = 40;
    QRandomGenerator random(20261122);
    for (int round = 0; round < rounds; ++round) {
        QList<Revision> revisions;
        const int count = random.bounded(1, 60);
        for (int i = 0; i < count; ++i) {
            Revision revision;
            revision.id = u"r%1"_s.arg(i);
            for (int parent = random.bounded(0, 3); parent > 0 && i > 0; --parent) {
                const QString id = u"r%1"_s.arg(random.bounded(i));
                if (!revision.downRevisions.contains(id)) {
                    revision.downRevisions << id;
                }
            }
            revisions << revision;
        }
        const LaneLayout layout = layoutLanes(RevisionGraph::build(revisions));
        QCOMPARE(layout.rows.size(), count);
        QVERIFY(lanesAbove(layout.rows.first()).isEmpty());
        QVERIFY(lanesBelow(layout.rows.last()).isEmpty());
        for (qsizetype i = 1; i < layout.rows.size(); ++i) {
            QCOMPARE(lanesAbove(layout.rows.at(i)), lanesBelow(layout.rows.at(i - 1)));
        }
    }
}

QTEST_GUILESS_MAIN(TestLaneLayout)
#include "tst_lanelayout.moc"
