// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/revision/revisiongraph.h"
#include "tests/support/graphtext.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace limbeck;
using namespace Qt::StringLiterals;

namespace {

QString names(const QStringList& ids)
{
    return ids.join(u' ');
}

QString names(const QSet<RevisionId>& ids)
{
    QStringList list(ids.begin(), ids.end());
    list.sort();
    return names(list);
}

/// A history of up to `size` revisions, each on up to three earlier ones.
RevisionGraph randomGraph(QRandomGenerator& random, int size)
{
    QList<Revision> revisions;
    for (int i = 0; i < size; ++i) {
        Revision revision;
        revision.id = u"r%1"_s.arg(i);
        const int parents = i == 0 ? 0 : random.bounded(3);
        for (int p = 0; p < parents; ++p) {
            revision.downRevisions << u"r%1"_s.arg(random.bounded(i));
        }
        revision.downRevisions.removeDuplicates();
        if (i > 1 && random.bounded(6) == 0) {
            revision.dependsOn << u"r%1"_s.arg(random.bounded(i));
        }
        revisions << revision;
    }
    std::shuffle(revisions.begin(), revisions.end(), random);
    return RevisionGraph::build(revisions);
}

QString numbered(int i)
{
    return u"r%1"_s.arg(i, 6, 10, QLatin1Char('0'));
}

/// A line, or a ladder of diamonds: every third revision branches into two that merge again.
RevisionGraph chain(int size, bool diamonds)
{
    QList<Revision> revisions;
    for (int i = 0; i < size; ++i) {
        Revision revision;
        revision.id = numbered(i);
        if (i > 0 && !diamonds) {
            revision.downRevisions << numbered(i - 1);
        } else if (i % 3 != 0) {
            revision.downRevisions << numbered(i / 3 * 3);
        } else if (i > 0) {
            revision.downRevisions << numbered(i - 2) << numbered(i - 1);
        }
        revisions << revision;
    }
    return RevisionGraph::build(revisions);
}

bool everythingComesBeforeWhatItStandsOn(const RevisionGraph& graph, const QStringList& order)
{
    for (qsizetype i = 0; i < order.size(); ++i) {
        const QStringList below = graph.parentsAndDependencies(order.at(i));
        for (const QString& id : below) {
            if (order.indexOf(id) < i) {
                return false;
            }
        }
    }
    return true;
}

}  // namespace

class TestRevisionGraph final : public QObject
{
    Q_OBJECT

private slots:
    void knowsNothingOfAnEmptyProject();
    void findsEndsOfATree();
    void listsBranchAndMergePoints();
    void followsDependenciesOnlyWhenAsked();
    void leavesOutADependencyThatAnAncestorDeclares();
    void resolvesADependencyOnALabel();
    void spreadsLabelsUpAndDownASingleLine();
    void stopsLabelsAtABranchPoint();
    void walksOneBranchBeforeTheNext();
    void walksFromTheGivenTops();
    void usesTheLastOfTwoScriptsWithOneId();
    void endsInEveryBrokenHistory_data();
    void endsInEveryBrokenHistory();
    void keepsItsOrderInRandomHistories();
    void manyRevisionsAreWalkedWhole();
};

void TestRevisionGraph::knowsNothingOfAnEmptyProject()
{
    const RevisionGraph graph;
    QVERIFY(graph.revisions().isEmpty());
    QVERIFY(graph.heads().isEmpty());
    QVERIFY(graph.history().isEmpty());
    QCOMPARE(graph.find(u"a"_s), nullptr);
    QCOMPARE(graph.position(u"a"_s), -1);
    QVERIFY(!graph.isHead(u"a"_s));
    QVERIFY(!graph.hasFatalProblem());
}

void TestRevisionGraph::findsEndsOfATree()
{
    const RevisionGraph graph = graphText(u"a <- b <- c1; b <- c2; z"_s);
    QCOMPARE(names(graph.heads()), u"c1 c2 z"_s);
    QCOMPARE(names(graph.realHeads()), u"c1 c2 z"_s);
    QCOMPARE(names(graph.bases()), u"a z"_s);
    QVERIFY(graph.isBase(u"a"_s));
    QVERIFY(!graph.isBase(u"b"_s));
    QVERIFY(graph.isHead(u"c2"_s));
    QCOMPARE(names(graph.children(u"b"_s)), u"c1 c2"_s);
    QCOMPARE(graph.position(u"c2"_s), 3);
}

void TestRevisionGraph::listsBranchAndMergePoints()
{
    const RevisionGraph graph = graphText(u"a <- b, c <- d"_s);
    QVERIFY(graph.isBranchPoint(u"a"_s));
    QVERIFY(!graph.isBranchPoint(u"b"_s));
    QVERIFY(graph.isMergePoint(u"d"_s));
    QVERIFY(!graph.isMergePoint(u"a"_s));
    QCOMPARE(names(graph.parents(u"d"_s)), u"b c"_s);
}

void TestRevisionGraph::followsDependenciesOnlyWhenAsked()
{
    const RevisionGraph graph = graphText(u"a <- b; x <- y(a)"_s);
    QCOMPARE(names(graph.heads()), u"b y"_s);
    QCOMPARE(names(graph.ancestors({u"y"_s})), u"a x y"_s);
    QCOMPARE(names(graph.ancestors({u"y"_s}, RevisionGraph::Follow::Down)), u"x y"_s);
    QCOMPARE(names(graph.descendants({u"a"_s})), u"a b y"_s);
    QCOMPARE(names(graph.descendants({u"a"_s}, RevisionGraph::Follow::Down)), u"a b"_s);

    const RevisionGraph tied = graphText(u"a <- b; x <- y(b)"_s);
    QCOMPARE(names(tied.heads()), u"b y"_s);
    QCOMPARE(names(tied.realHeads()), u"y"_s);
    QVERIFY(tied.isHead(u"b"_s));
    QVERIFY(!tied.isRealHead(u"b"_s));
    QCOMPARE(names(tied.allChildren(u"b"_s)), u"y"_s);
}

void TestRevisionGraph::leavesOutADependencyThatAnAncestorDeclares()
{
    const RevisionGraph graph = graphText(u"a; x <- y(a) <- z(a)"_s);
    QCOMPARE(names(graph.dependencies(u"z"_s)), u"a"_s);
    QCOMPARE(names(graph.parentsAndDependencies(u"y"_s)), u"x a"_s);
    QCOMPARE(names(graph.parentsAndDependencies(u"z"_s)), u"y"_s);
}

void TestRevisionGraph::resolvesADependencyOnALabel()
{
    const RevisionGraph graph = graphText(u"a[core]; x(core)"_s);
    QCOMPARE(names(graph.dependencies(u"x"_s)), u"a"_s);
    QCOMPARE(graph.labelOwner(u"core"_s).value_or(QString()), u"a"_s);
    QVERIFY(!graph.labelOwner(u"cor"_s));
}

void TestRevisionGraph::spreadsLabelsUpAndDownASingleLine()
{
    const RevisionGraph graph = graphText(u"a <- b[left] <- c"_s);
    for (const QString& id : graph.ids()) {
        QCOMPARE(names(graph.labels(id)), u"left"_s);
    }
}

void TestRevisionGraph::stopsLabelsAtABranchPoint()
{
    const RevisionGraph graph = graphText(u"a <- b[left] <- c; a <- d[right]; c, d <- e"_s);
    QCOMPARE(names(graph.labels(u"a"_s)), QString());
    QCOMPARE(names(graph.labels(u"c"_s)), u"left"_s);
    QCOMPARE(names(graph.labels(u"e"_s)), u"left right"_s);
    QVERIFY(graph.hasLabel(u"e"_s, u"right"_s));
    QVERIFY(!graph.hasLabel(u"c"_s, u"right"_s));
    QCOMPARE(names(graph.allLabels()), u"left right"_s);
}

void TestRevisionGraph::walksOneBranchBeforeTheNext()
{
    const RevisionGraph graph = graphText(u"a <- l1 <- l2; a <- r1 <- r2; l2, r2 <- m <- n"_s);
    QCOMPARE(names(graph.history()), u"n m l2 l1 r2 r1 a"_s);
    QCOMPARE(names(graph.walkDown({u"l1"_s, u"r1"_s, u"a"_s})), u"l1 r1 a"_s);
}

void TestRevisionGraph::walksFromTheGivenTops()
{
    const RevisionGraph graph = graphText(u"a <- b <- c; x <- y"_s);
    const QSet<RevisionId> all = {u"a"_s, u"b"_s, u"c"_s, u"x"_s, u"y"_s};
    QCOMPARE(names(graph.walkDown(all, {u"y"_s, u"c"_s})), u"c b a y x"_s);
    // What cannot be reached from the tops follows; what does not exist is passed over.
    QCOMPARE(names(graph.walkDown(all, {u"y"_s, u"nobody"_s})), u"y x c b a"_s);
}

void TestRevisionGraph::usesTheLastOfTwoScriptsWithOneId()
{
    const RevisionGraph graph = graphText(u"a <- b <- c; a <- c'"_s);
    QCOMPARE(graph.revisions().size(), 4);
    QCOMPARE(names(graph.ids()), u"a b c"_s);
    QCOMPARE(graph.position(u"c"_s), 3);
    QCOMPARE(names(graph.parents(u"c"_s)), u"a"_s);
    QCOMPARE(names(graph.heads()), u"b c"_s);
    QVERIFY(graph.hasDuplicateIds());
    QVERIFY(!graph.hasFatalProblem());
}

void TestRevisionGraph::endsInEveryBrokenHistory_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("cycle") << u"a <- b <- c; c <- a"_s;
    QTest::newRow("cycle beside a base") << u"z <- a; a <- b <- c; c <- a"_s;
    QTest::newRow("self-loop") << u"a <- a"_s;
    QTest::newRow("dependency on itself") << u"a <- b(b)"_s;
    QTest::newRow("cycle of dependencies") << u"a(b); b(c); c(a)"_s;
    QTest::newRow("missing parent") << u"?gone <- a <- b"_s;
    QTest::newRow("missing dependency") << u"a(gone) <- b"_s;
    QTest::newRow("two cycles") << u"a <- b; b <- a; c <- d; d <- c; d, b <- e"_s;
    QTest::newRow("labels in a cycle") << u"a[x] <- b[y] <- c; c <- a"_s;
}

void TestRevisionGraph::endsInEveryBrokenHistory()
{
    QFETCH(QString, text);
    const RevisionGraph graph = graphText(text);
    QVERIFY(graph.hasFatalProblem());
    QStringList seen = graph.history();
    QCOMPARE(seen.size(), graph.ids().size());
    seen.removeDuplicates();
    QCOMPARE(seen.size(), graph.ids().size());
    for (const QString& id : graph.ids()) {
        QVERIFY(graph.ancestors({id}).contains(id));
        QVERIFY(graph.descendants({id}).contains(id));
        graph.labels(id);
    }
}

void TestRevisionGraph::keepsItsOrderInRandomHistories()
{
    QRandomGenerator random(20261122);
    for (int round = 0; round < 200; ++round) {
        const RevisionGraph graph = randomGraph(random, 1 + random.bounded(40));
        const QStringList order = graph.history();
        QCOMPARE(order.size(), graph.ids().size());
        QVERIFY2(everythingComesBeforeWhatItStandsOn(graph, order), qPrintable(names(order)));
        QCOMPARE(graph.ancestors(graph.realHeads()).size(), graph.ids().size());
        for (const QString& head : graph.realHeads()) {
            QVERIFY(graph.heads().contains(head));
            QCOMPARE(graph.descendants({head}).size(), 1);
        }
        for (const QString& base : graph.bases()) {
            QCOMPARE(graph.ancestors({base}, RevisionGraph::Follow::Down).size(), 1);
        }
    }
}

void TestRevisionGraph::manyRevisionsAreWalkedWhole()
{
    const RevisionGraph line = chain(10000, false);
    QCOMPARE(line.history().size(), 10000);
    QCOMPARE(line.history().first(), u"r009999"_s);
    const RevisionGraph diamonds = chain(30001, true);
    QCOMPARE(diamonds.history().size(), 30001);
    QVERIFY(diamonds.problems().isEmpty());
}

QTEST_GUILESS_MAIN(TestRevisionGraph)
#include "tst_revisiongraph.moc"
