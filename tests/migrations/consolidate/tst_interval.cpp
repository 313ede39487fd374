// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/consolidate/interval.h"
#include "tests/support/graphtext.h"
#include "tests/support/testresult.h"

using namespace limbeck;
using namespace Qt::StringLiterals;

class TestInterval : public QObject
{
    Q_OBJECT

private slots:
    void findsWhatBecomesOne_data();
    void findsWhatBecomesOne();
    void refuses_data();
    void refuses();
    void unitesLabels();
    void namesScriptsThatRefer();
};

namespace {

/// "a1 b1 c1 | on x1 | needs y1"
QString textOf(const Interval& interval)
{
    QString text = interval.revisions.join(u' ');
    if (!interval.downRevisions.isEmpty()) {
        text += u" | on "_s + interval.downRevisions.join(u' ');
    }
    if (!interval.dependsOn.isEmpty()) {
        text += u" | needs "_s + interval.dependsOn.join(u' ');
    }
    return text;
}

}  // namespace

void TestInterval::findsWhatBecomesOne_data()
{
    QTest::addColumn<QString>("graph");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("expected");

    QTest::newRow("a line") << u"a1 <- b1 <- c1"_s << u""_s << u""_s << u"a1 b1 c1"_s;
    QTest::newRow("its upper part")
        << u"a1 <- b1 <- c1 <- d1"_s << u"c1"_s << u""_s << u"c1 d1 | on b1"_s;
    QTest::newRow("its middle") << u"a1 <- b1 <- c1 <- d1"_s << u"b1"_s << u"c1"_s
                                << u"b1 c1 | on a1"_s;
    QTest::newRow("branch and merge")
        << u"a1 <- b1; a1 <- c1; b1, c1 <- d1"_s << u""_s << u""_s << u"a1 c1 b1 d1"_s;
    QTest::newRow("a diamond above a line") << u"a1 <- b1; b1 <- c1; b1 <- d1; c1, d1 <- e1"_s
                                            << u"b1"_s << u"e1"_s << u"b1 d1 c1 e1 | on a1"_s;
    QTest::newRow("a merge with what stays outside")
        << u"a1 <- b1 <- c1; x1 <- y1; c1, y1 <- m1"_s << u"b1"_s << u"m1"_s
        << u"b1 c1 m1 | on a1 y1"_s;
    QTest::newRow("the lower part of two heads")
        << u"a1 <- b1 <- c1; b1 <- d1"_s << u""_s << u"b1"_s << u"a1 b1"_s;
}

void TestInterval::findsWhatBecomesOne()
{
    QFETCH(QString, graph);
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QString, expected);
    const Result<Interval> interval = findInterval(graphText(graph), from, to);
    QVERIFY_RESULT(interval);
    QCOMPARE(textOf(*interval), expected);
}

void TestInterval::refuses_data()
{
    QTest::addColumn<QString>("graph");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("words");

    QTest::newRow("two heads") << u"a1 <- b1; a1 <- c1"_s << u""_s << u""_s << u"2 heads"_s;
    QTest::newRow("one revision") << u"a1"_s << u""_s << u""_s << u"nothing to consolidate"_s;
    QTest::newRow("stands in the middle")
        << u"a1 <- b1 <- c1; b1 <- x1"_s << u""_s << u"c1"_s << u"'x1' stands on 'b1'"_s;
    QTest::newRow("not below") << u"a1 <- b1; a1 <- c1"_s << u"b1"_s << u"c1"_s << u"not below"_s;
    QTest::newRow("unknown") << u"a1 <- b1"_s << u"zz"_s << u""_s << u"Can't locate"_s;
    QTest::newRow("broken") << u"a1 <- b1; q1 <- c1"_s << u""_s << u"b1"_s << u"problems"_s;
}

void TestInterval::refuses()
{
    QFETCH(QString, graph);
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QString, words);
    RevisionGraph built = graphText(graph);
    if (words == "problems"_L1) {
        QList<Revision> revisions = built.revisions();
        Revision orphan;
        orphan.id = u"z1"_s;
        orphan.downRevisions = QStringList{u"missing"_s};
        built = RevisionGraph::build(revisions << orphan);
    }
    const Result<Interval> interval = findInterval(built, from, to);
    QVERIFY(!interval);
    QVERIFY2(interval.error().message.contains(words), qPrintable(interval.error().message));
}

void TestInterval::unitesLabels()
{
    QList<Revision> revisions = graphText(u"a1 <- b1 <- c1"_s).revisions();
    revisions[0].branchLabels = QStringList{u"web"_s};
    revisions[1].branchLabels = QStringList{u"api"_s};
    const Result<Interval> interval = findInterval(RevisionGraph::build(revisions), {}, {});
    QVERIFY_RESULT(interval);
    QCOMPARE(interval->branchLabels, (QStringList{u"web"_s, u"api"_s}));
}

void TestInterval::namesScriptsThatRefer()
{
    QList<Revision> revisions = graphText(u"a1 <- b1 <- c1; c1 <- d1; x1"_s).revisions();
    for (Revision& revision : revisions) {
        if (revision.id == "x1"_L1) {
            revision.dependsOn = QStringList{u"b1"_s};
        }
    }
    const Result<Interval> interval = findInterval(RevisionGraph::build(revisions), {}, u"c1"_s);
    QVERIFY_RESULT(interval);
    const QList<Reference> expected{{u"x1"_s, Reference::Kind::Dependency, u"b1"_s},
                                    {u"d1"_s, Reference::Kind::Down, u"c1"_s}};
    QCOMPARE(interval->references, expected);
}

QTEST_GUILESS_MAIN(TestInterval)
#include "tst_interval.moc"
