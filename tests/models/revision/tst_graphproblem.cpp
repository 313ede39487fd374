// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/revision/graphproblem.h"
#include "tests/support/graphtext.h"

#include <QTest>

using namespace limbeck;
using namespace Qt::StringLiterals;

namespace {

QString firstLine(const QString& text)
{
    return text.section(u'\n', 0, 0);
}

/// "kind: first line" of every problem.
QStringList told(const QString& text)
{
    QStringList lines;
    const RevisionGraph graph = graphText(text);
    for (const GraphProblem& problem : graph.problems()) {
        lines << problemKindName(problem.kind) + u": "_s + firstLine(problem.message);
    }
    return lines;
}

}  // namespace

class TestGraphProblem final : public QObject
{
    Q_OBJECT

private slots:
    void findsNothingInAHealthyHistory();
    void reportsEveryMissingParent();
    void reportsWhatCannotBeUsed_data();
    void reportsWhatCannotBeUsed();
    void warnsOfAQuoteInAnId();
    void namesTheWayThroughACycle();
    void keepsWhatTheReaderFoundInFront();
    void stopsPlansOnlyWhereItMust();
};

void TestGraphProblem::findsNothingInAHealthyHistory()
{
    QCOMPARE(told(u"a <- b[x] <- c, d <- e(z); y[w] <- z"_s), QStringList());
}

void TestGraphProblem::reportsEveryMissingParent()
{
    QCOMPARE(told(u"?gone <- a; ?lost <- b"_s),
             (QStringList{u"missing-parent: Revision 'a' follows 'gone', which is not present"_s,
                          u"missing-parent: Revision 'b' follows 'lost', which is not present"_s}));
}

void TestGraphProblem::reportsWhatCannotBeUsed_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("problem");
    QTest::newRow("cycle") << u"c1 <- c2 <- c3; c3 <- c1"_s
                           << u"cycle: Cycle is detected in revisions (c1, c2, c3)"_s;
    QTest::newRow("self-loop") << u"a <- b; b <- b"_s
                               << u"cycle: Self-loop is detected in revisions (b)"_s;
    QTest::newRow("dependency cycle")
        << u"d1 <- d2(d3); d1 <- d3(d2)"_s
        << u"cycle: Dependency cycle is detected in revisions (d1, d2, d3)"_s;
    QTest::newRow("dependency on itself")
        << u"a <- b(b)"_s << u"cycle: Dependency self-loop is detected in revisions (b)"_s;
    QTest::newRow("two scripts") << u"a; a'"_s
                                 << u"duplicate-id: Revision a is present more than once"_s;
    QTest::newRow("label twice")
        << u"a[x]; b[x]"_s
        << u"duplicate-label: Branch name 'x' in revision b already used by revision a"_s;
    QTest::newRow("label like an id")
        << u"a[b]; b"_s
        << u"duplicate-label: Branch name 'b' in revision a already used by revision b"_s;
    QTest::newRow("illegal") << u"a-b:c"_s
                             << u"illegal-id: Character(s) '-, :' not allowed in revision "
                                "identifier 'a-b:c'"_s;
    QTest::newRow("reserved") << u"head"_s
                              << u"illegal-id: 'head' cannot be the id of a revision: the word "
                                 "has a meaning of its own"_s;
    QTest::newRow("long") << QString(33, u'x')
                          << u"id-too-long: The id '%1' has 33 characters; the version table of "
                             "Alembic holds 32, and PostgreSQL and MariaDB refuse more"_s.arg(
                                 QString(33, u'x'));
    QTest::newRow("missing dependency")
        << u"a(gone)"_s
        << u"missing-dependency: Revision 'a' depends on 'gone', which is neither a revision nor "
           "a branch label"_s;
    QTest::newRow("short dependency")
        << u"abcdef; x(abcd)"_s
        << u"partial-dependency: Revision 'x' depends on 'abcd', which is short for 'abcdef': "
           "stock Alembic needs the whole id there"_s;
    QTest::newRow("redundant dependency")
        << u"r0 <- r1; r2 <- r3; r1, r3 <- r4(r2)"_s
        << u"redundant-dependency: Revision 'r4' names 'r2', on which it stands anyway: stock "
           "Alembic can fail with KeyError when it applies 'r4'"_s;
    QTest::newRow("redundant parent")
        << u"a <- b; a, b <- c"_s
        << u"redundant-dependency: Revision 'c' names 'a', on which it stands anyway: stock "
           "Alembic can fail with KeyError when it applies 'c'"_s;
}

void TestGraphProblem::warnsOfAQuoteInAnId()
{
    Revision revision;
    revision.id = u"it's"_s;
    const QList<GraphProblem> problems = RevisionGraph::build({revision}).problems();
    QCOMPARE(problems.size(), 1);
    QCOMPARE(problems.first().kind, GraphProblem::Kind::UnsafeId);
    QVERIFY(!problems.first().isFatal());
    QVERIFY(problems.first().message.startsWith(u"The id \"it's\" contains a quote"_s));
}

void TestGraphProblem::reportsWhatCannotBeUsed()
{
    QFETCH(QString, text);
    QFETCH(QString, problem);
    QCOMPARE(told(text), QStringList{problem});
}

void TestGraphProblem::namesTheWayThroughACycle()
{
    const RevisionGraph graph = graphText(u"b0 <- c1; c1 <- c2 <- c3; c3 <- c1"_s);
    QCOMPARE(graph.problems().size(), 1);
    const QString message = graph.problems().first().message;
    QVERIFY2(message.contains(u"c3 stands on c2 stands on c1 stands on c3"_s), qPrintable(message));
}

void TestGraphProblem::keepsWhatTheReaderFoundInFront()
{
    GraphProblem unreadable;
    unreadable.message = u"x.py: expected ':'"_s;
    const RevisionGraph graph =
        RevisionGraph::build(revisionsFromText(u"?gone <- a"_s), {unreadable});
    QCOMPARE(graph.problems().size(), 2);
    QCOMPARE(graph.problems().first(), unreadable);
    QVERIFY(graph.hasFatalProblem());
}

void TestGraphProblem::stopsPlansOnlyWhereItMust()
{
    QVERIFY(!graphText(u"a; a'"_s).hasFatalProblem());
    QVERIFY(!graphText(QString(40, u'x')).hasFatalProblem());
    QVERIFY(!graphText(u"a <- b; a, b <- c"_s).hasFatalProblem());
    QVERIFY(graphText(u"a <- a"_s).hasFatalProblem());
}

QTEST_GUILESS_MAIN(TestGraphProblem)
#include "tst_graphproblem.moc"
