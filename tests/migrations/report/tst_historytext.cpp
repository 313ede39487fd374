// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/report/historytext.h"
#include "tests/support/graphtext.h"

#include <QTest>

using namespace limbeck;
using namespace Qt::StringLiterals;

class TestHistoryText final : public QObject
{
    Q_OBJECT

private slots:
    void listsNewestFirst();
    void marksHeadsThatOthersDependOn();
    void marksTheRowsWhenAsked();
    void showsAllOfARevision();
    void showsARevisionWithoutAMessage();
    void putsChildrenBelowTheirBranchPoint();
    void leavesOutWhatDoesNotExist();
};

void TestHistoryText::listsNewestFirst()
{
    const RevisionGraph graph = graphText(u"a <- b[left], c <- d; x"_s);
    QCOMPARE(historyText(graph, graph.history()),
             u"b, c -> d (left) (head) (mergepoint), doc of d\n"
             "a -> b (left), doc of b\n"
             "a -> c, doc of c\n"
             "<base> -> x (head), doc of x\n"
             "<base> -> a (branchpoint), doc of a\n"_s);
}

void TestHistoryText::marksHeadsThatOthersDependOn()
{
    const RevisionGraph graph = graphText(u"a <- b; x <- y(b)"_s);
    QCOMPARE(historyLine(graph, u"y"_s), u"x (b) -> y (head), doc of y\n"_s);
    QCOMPARE(headsText(graph, graph.heads()), u"b (effective head)\ny (head)\n"_s);
    QCOMPARE(headsText(graph, graph.realHeads()), u"y (head)\n"_s);
    QCOMPARE(currentText(graph, {u"y"_s, u"b"_s}), u"y (head)\nb (effective head)\n"_s);
}

void TestHistoryText::marksTheRowsWhenAsked()
{
    const RevisionGraph graph = graphText(u"a <- b"_s);
    HistoryStyle style;
    style.rows = {u"a"_s};
    QCOMPARE(historyText(graph, graph.history(), style),
             u"a -> b (head), doc of b\n<base> -> a (current), doc of a\n"_s);
    style.isVerbose = true;
    QVERIFY(historyText(graph, {u"a"_s}, style).startsWith(u"Rev: a (current)\n"_s));
}

void TestHistoryText::showsAllOfARevision()
{
    QList<Revision> revisions = revisionsFromText(u"a <- b, c; a[left] <- d(c); b, d <- e"_s);
    revisions[0].file = u"/p/versions/a_start.py"_s;
    revisions[0].longMessage = u"Start\n\nRevision ID: a"_s;
    const RevisionGraph graph = RevisionGraph::build(revisions);
    QCOMPARE(verboseBlock(graph, u"a"_s),
             u"Rev: a (branchpoint)\nParent: <base>\nBranches into: b, c, d\n"
             "Branch names: left\nPath: /p/versions/a_start.py\n\n"
             "    Start\n    \n    Revision ID: a\n\n"_s);
    QCOMPARE(verboseBlock(graph, u"d"_s).section(u'\n', 0, 2),
             u"Rev: d\nParent: a\nAlso depends on: c"_s);
    QCOMPARE(verboseBlock(graph, u"e"_s).section(u'\n', 0, 1),
             u"Rev: e (head) (mergepoint)\nMerges: b, d"_s);
}

void TestHistoryText::showsARevisionWithoutAMessage()
{
    QList<Revision> revisions = revisionsFromText(u"a"_s);
    revisions[0].message.clear();
    revisions[0].longMessage.clear();
    const RevisionGraph graph = RevisionGraph::build(revisions);
    QCOMPARE(historyLine(graph, u"a"_s), u"<base> -> a (head), \n"_s);
    QCOMPARE(showText(graph, {u"a"_s}), u"Rev: a (head)\nParent: <base>\nPath: \n\n\n\n"_s);
}

void TestHistoryText::putsChildrenBelowTheirBranchPoint()
{
    const RevisionGraph graph = graphText(u"aaaa <- b[left], c"_s);
    QCOMPARE(branchesText(graph),
             u"aaaa (branchpoint)\n     -> b (left) (head)\n     -> c (head)\n\n"_s);
    QCOMPARE(branchesText(graphText(u"a <- b"_s)), QString());
}

void TestHistoryText::leavesOutWhatDoesNotExist()
{
    const RevisionGraph graph = graphText(u"a"_s);
    QCOMPARE(historyText(graph, {u"gone"_s}), QString());
    QCOMPARE(verboseBlock(graph, u"gone"_s), QString());
    QCOMPARE(historyText(RevisionGraph(), {}), QString());
}

QTEST_GUILESS_MAIN(TestHistoryText)
#include "tst_historytext.moc"
