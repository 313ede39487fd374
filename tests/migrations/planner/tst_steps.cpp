// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/planner/steps.h"
#include "tests/support/graphtext.h"
#include "tests/support/testresult.h"

#include <QTest>

using namespace limbeck;
using namespace Qt::StringLiterals;

namespace {

/// "+b|c1 x": every step with the rows after it.
QString told(const Result<QList<RevisionStep>>& steps)
{
    if (!steps) {
        return u"! "_s + steps.error().message.section(u'\n', 0, 0);
    }
    QStringList lines;
    for (const RevisionStep& step : *steps) {
        lines << (step.direction == Direction::Up ? u'+' : u'-') + step.revision + u'|'
                     + step.rowsAfter.join(u',');
    }
    return lines.join(u' ');
}

QString told(const Result<QList<StampStep>>& steps)
{
    if (!steps) {
        return u"! "_s + steps.error().message.section(u'\n', 0, 0);
    }
    QStringList lines;
    for (const StampStep& step : *steps) {
        lines << step.from.join(u',') + u">"_s + step.to.join(u',') + u'|'
                     + step.rowsAfter.join(u',');
    }
    return lines.join(u' ');
}

/// "delete a, insert b, update c to d"
QString told(const RowChange& change)
{
    QStringList parts;
    for (const QString& id : change.removed) {
        parts << u"delete "_s + id;
    }
    for (const QString& id : change.added) {
        parts << u"insert "_s + id;
    }
    if (change.updated) {
        parts << u"update %1 to %2"_s.arg(change.updated->first, change.updated->second);
    }
    return parts.join(u", "_s);
}

/// Two branches that meet again, and a tree of its own.
const QString project = u"a <- l1[left] <- l2; a <- r1[right] <- r2; l2, r2 <- m; x <- y"_s;

}  // namespace

class TestSteps final : public QObject
{
    Q_OBJECT

private slots:
    void upgrades_data();
    void upgrades();
    void downgrades_data();
    void downgrades();
    void stamps_data();
    void stamps();
    void saysWhatChangesInTheVersionTable();
    void keepsGoingWhereAMergeNamesAnAncestor();
    void cleansRowsThatStandOnEachOther();
    void refusesABrokenHistory();
    void explainsARowThatNoScriptDeclares();
    void tellsTheHeadsToChooseFrom();
    void warnsOfAnAmbiguousStepDown();
    void knowsWhatIsApplied();
};

void TestSteps::upgrades_data()
{
    QTest::addColumn<QStringList>("rows");
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("steps");
    const QStringList none;
    QTest::newRow("everything") << none << u"heads"_s
                                << u"+a|a +x|a,x +y|a,y +r1|r1,y +r2|r2,y +l1|l1,r2,y +l2|l2,r2,y "
                                   "+m|m,y"_s;
    QTest::newRow("one branch") << none << u"l2"_s << u"+a|a +l1|l1 +l2|l2"_s;
    QTest::newRow("the rest") << QStringList{u"l2"_s} << u"m"_s << u"+r1|l2,r1 +r2|l2,r2 +m|m"_s;
    QTest::newRow("one step") << QStringList{u"x"_s} << u"+1"_s << u"+y|y"_s;
    QTest::newRow("one step on a branch") << QStringList{u"a"_s} << u"right@+1"_s << u"+r1|r1"_s;
    QTest::newRow("from a revision") << none << u"l1+1"_s << u"+a|a +l1|l1 +l2|l2"_s;
    QTest::newRow("up to below a head") << none << u"y-1"_s << u"+x|x"_s;
    QTest::newRow("nothing to do") << QStringList{u"m"_s} << u"l1"_s << QString();
    QTest::newRow("to the base") << QStringList{u"m"_s} << u"base"_s << QString();
    QTest::newRow("which head?") << none << u"head"_s
                                 << u"! Multiple head revisions are present for given argument "
                                    "'head'; please specify a specific target revision, "
                                    "'<branchname>@head' to narrow to a specific head, or 'heads' "
                                    "for all heads"_s;
    QTest::newRow("where does it fork?") << QStringList{u"a"_s} << u"+1"_s << u"! Ambiguous walk"_s;
    QTest::newRow("from where?") << QStringList{u"l1"_s, u"r1"_s} << u"+1"_s
                                 << u"! Ambiguous upgrade from multiple current revisions"_s;
    QTest::newRow("too far") << QStringList{u"x"_s} << u"+2"_s
                             << u"! Relative revision +2 didn't produce 2 migrations"_s;
    QTest::newRow("down") << QStringList{u"x"_s} << u"-1"_s
                          << u"! Relative revision -1 didn't produce 1 migrations"_s;
    QTest::newRow("unknown") << none << u"zz"_s << u"! Can't locate revision identified by 'zz'"_s;
    QTest::newRow("range") << none << u"a:b"_s << u"! Range revision not allowed"_s;
    QTest::newRow("rows on each other")
        << QStringList{u"a"_s, u"l1"_s} << u"m"_s
        << u"! Requested revision l1 overlaps with other requested revisions a"_s;
}

void TestSteps::upgrades()
{
    QFETCH(QStringList, rows);
    QFETCH(QString, target);
    QFETCH(QString, steps);
    QCOMPARE(told(upgradeSteps(graphText(project), rows, target)), steps);
}

void TestSteps::downgrades_data()
{
    QTest::addColumn<QStringList>("rows");
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("steps");
    const QStringList all = {u"m"_s, u"y"_s};
    QTest::newRow("everything") << all << u"base"_s
                                << u"-m|l2,r2,y -l2|l1,r2,y -l1|r2,y -r2|r1,y -r1|a,y -y|a,x "
                                   "-x|a -a|"_s;
    QTest::newRow("one tree") << all << u"x@base"_s << u"-y|m,x -x|m"_s;
    QTest::newRow("to a revision") << all << u"l1"_s << u"-m|l2,r2,y -l2|l1,r2,y"_s;
    QTest::newRow("one step") << QStringList{u"y"_s} << u"-1"_s << u"-y|x"_s;
    QTest::newRow("the first row is meant")
        << QStringList{u"y"_s, u"l1"_s} << u"-1"_s << u"-y|l1,x"_s;
    QTest::newRow("one step on a branch")
        << QStringList{u"y"_s, u"l1"_s} << u"left@-1"_s << u"-l1|a,y"_s;
    QTest::newRow("nothing above") << QStringList{u"y"_s} << u"y"_s << QString();
    QTest::newRow("not applied")
        << QStringList{u"y"_s} << u"l1"_s
        << u"! Destination l1 is not a valid downgrade target from current head(s)"_s;
    QTest::newRow("two parents") << QStringList{u"m"_s} << u"-2"_s << u"! Ambiguous walk"_s;
    QTest::newRow("too far") << QStringList{u"y"_s} << u"-3"_s
                             << u"! Relative revision -3 didn't produce 3 migrations"_s;
    QTest::newRow("nothing applied")
        << QStringList() << u"-1"_s << u"! Relative revision -1 didn't produce 1 migrations"_s;
    QTest::newRow("off the branch") << QStringList{u"l1"_s} << u"right@-1"_s
                                    << u"! Relative revision -1 didn't produce 1 migrations"_s;
}

void TestSteps::downgrades()
{
    QFETCH(QStringList, rows);
    QFETCH(QString, target);
    QFETCH(QString, steps);
    QCOMPARE(told(downgradeSteps(graphText(project), rows, target)), steps);
}

void TestSteps::stamps_data()
{
    QTest::addColumn<QStringList>("rows");
    QTest::addColumn<QStringList>("targets");
    QTest::addColumn<bool>("purge");
    QTest::addColumn<QString>("steps");
    const QStringList none;
    QTest::newRow("nothing yet") << none << QStringList{u"heads"_s} << false << u">m|m >y|m,y"_s;
    QTest::newRow("up") << QStringList{u"l1"_s} << QStringList{u"m"_s} << false << u"l1>m|m"_s;
    QTest::newRow("down") << QStringList{u"l2"_s, u"r2"_s} << QStringList{u"a"_s} << false
                          << u"l2,r2>a|a"_s;
    QTest::newRow("another tree") << QStringList{u"m"_s} << QStringList{u"x"_s} << false
                                  << u">x|m,x"_s;
    QTest::newRow("there already")
        << QStringList{u"m"_s} << QStringList{u"m"_s} << false << QString();
    QTest::newRow("base") << QStringList{u"l1"_s, u"y"_s} << QStringList{u"base"_s} << false
                          << u"l1>|y y>|"_s;
    QTest::newRow("two targets for one row")
        << QStringList{u"m"_s} << QStringList{u"l1"_s, u"r1"_s} << false << u"m>l1|l1 m>r1|l1,r1"_s;
    QTest::newRow("purge") << QStringList{u"gone"_s} << QStringList{u"y"_s} << true << u">y|y"_s;
    QTest::newRow("which head?") << none << QStringList{u"head"_s} << false
                                 << u"! Multiple heads are present; please specify a single target "
                                    "revision"_s;
}

void TestSteps::stamps()
{
    QFETCH(QStringList, rows);
    QFETCH(QStringList, targets);
    QFETCH(bool, purge);
    QFETCH(QString, steps);
    QCOMPARE(told(stampSteps(graphText(project), rows, targets, purge)), steps);
}

void TestSteps::saysWhatChangesInTheVersionTable()
{
    const RevisionGraph graph = graphText(u"a <- b, c <- d"_s);
    const auto up = upgradeSteps(graph, {}, u"d"_s);
    QVERIFY_RESULT(up);
    QStringList changes;
    for (const RevisionStep& step : *up) {
        changes << told(step.change);
    }
    QCOMPARE(changes,
             (QStringList{
                 u"insert a"_s, u"update a to c"_s, u"insert b"_s, u"delete b, update c to d"_s}));
    const auto down = downgradeSteps(graph, {u"d"_s}, u"base"_s);
    QVERIFY_RESULT(down);
    changes.clear();
    for (const RevisionStep& step : *down) {
        changes << told(step.change);
    }
    QCOMPARE(changes,
             (QStringList{
                 u"insert b, update d to c"_s, u"delete b"_s, u"update c to a"_s, u"delete a"_s}));
}

void TestSteps::keepsGoingWhereAMergeNamesAnAncestor()
{
    const RevisionGraph graph = graphText(u"r0 <- r1; r2 <- r3; r1, r3 <- r4(r2)"_s);
    QCOMPARE(told(upgradeSteps(graph, {u"r1"_s, u"r3"_s}, u"r4"_s)), u"+r4|r4"_s);
    QCOMPARE(told(downgradeSteps(graph, {u"r4"_s}, u"r1"_s)), u"-r4|r1,r3"_s);
}

void TestSteps::cleansRowsThatStandOnEachOther()
{
    const RevisionGraph graph = graphText(u"a <- b <- c"_s);
    const auto steps = downgradeSteps(graph, {u"a"_s, u"c"_s}, u"b"_s);
    QVERIFY_RESULT(steps);
    QCOMPARE(told(steps), u"-c|b"_s);
    QCOMPARE(told(steps->first().change), u"delete a, update c to b"_s);
    QCOMPARE(steps->first().rowsBefore, (QStringList{u"a"_s, u"c"_s}));
}

void TestSteps::refusesABrokenHistory()
{
    const RevisionGraph graph = graphText(u"?gone <- a"_s);
    const auto steps = upgradeSteps(graph, {}, u"heads"_s);
    QVERIFY(!steps);
    QCOMPARE(steps.error().code, ErrorCode::HistoryBroken);
    QVERIFY(steps.error().message.contains(u"'gone'"_s));
    QCOMPARE(downgradeSteps(graph, {u"a"_s}, u"base"_s).error().code, ErrorCode::HistoryBroken);
    QCOMPARE(stampSteps(graph, {}, {u"a"_s}).error().code, ErrorCode::HistoryBroken);
}

void TestSteps::explainsARowThatNoScriptDeclares()
{
    const RevisionGraph graph = graphText(u"a <- b"_s);
    const QStringList rows = {u"a"_s, u"gone12"_s};
    for (const Error& error : {upgradeSteps(graph, rows, u"heads"_s).error(),
                               downgradeSteps(graph, rows, u"base"_s).error(),
                               stampSteps(graph, rows, {u"b"_s}).error()}) {
        QCOMPARE(error.code, ErrorCode::VersionMismatch);
        QCOMPARE(error.message.section(u'\n', 0, 0),
                 u"Can't locate revision identified by 'gone12'"_s);
        QVERIFY(error.message.contains(u"limbeck stamp --purge"_s));
        QCOMPARE(error.subjects, QStringList{u"gone12"_s});
    }
}

void TestSteps::tellsTheHeadsToChooseFrom()
{
    const auto steps = upgradeSteps(graphText(project), {}, u"head"_s);
    QCOMPARE(steps.error().code, ErrorCode::MultipleHeads);
    QCOMPARE(steps.error().subjects, (QStringList{u"m"_s, u"y"_s}));
    const auto forked = upgradeSteps(graphText(project), {u"a"_s}, u"+1"_s);
    QCOMPARE(forked.error().code, ErrorCode::TargetInvalid);
    QCOMPARE(forked.error().subjects, (QStringList{u"l1"_s, u"r1"_s}));
}

void TestSteps::warnsOfAnAmbiguousStepDown()
{
    QVERIFY(downgradeWarning({u"a"_s, u"b"_s}, u"-1"_s));
    QVERIFY(!downgradeWarning({u"a"_s}, u"-1"_s));
    QVERIFY(!downgradeWarning({u"a"_s, u"a"_s}, u"-1"_s));
    QVERIFY(!downgradeWarning({u"a"_s, u"b"_s}, u"left@-1"_s));
    QVERIFY(!downgradeWarning({u"a"_s, u"b"_s}, u"a-1"_s));
    QVERIFY(!downgradeWarning({u"a"_s, u"b"_s}, u"base"_s));
}

void TestSteps::knowsWhatIsApplied()
{
    const RevisionGraph graph = graphText(u"a <- b; x(a) <- y"_s);
    QCOMPARE(appliedRevisions(graph, {u"y"_s}), (QSet<RevisionId>{u"a"_s, u"x"_s, u"y"_s}));
    QCOMPARE(appliedRevisions(graph, {u"gone"_s}), QSet<RevisionId>());
}

QTEST_GUILESS_MAIN(TestSteps)
#include "tst_steps.moc"
