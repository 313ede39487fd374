// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/revision/revisiontarget.h"
#include "tests/support/graphtext.h"

#include <QTest>

#include <limits>

using namespace limbeck;
using namespace Qt::StringLiterals;

namespace {

/// "label @ symbol steps" as far as they are there.
QString taken(const QString& text)
{
    const RevisionTarget target = RevisionTarget::parse(text);
    return (target.label.isEmpty() ? QString() : target.label + u" @ "_s) + target.symbol
           + (target.relative ? u" %1"_s.arg(target.steps) : QString());
}

QString told(const RevisionGraph& graph, const QString& text, const QStringList& rows = {})
{
    const Result<QStringList> found = resolve(graph, RevisionTarget::parse(text), rows);
    return found ? found->join(u' ') : u"! "_s + found.error().message;
}

Error errorOf(const RevisionGraph& graph, const QString& text)
{
    const Result<QStringList> found = resolve(graph, RevisionTarget::parse(text));
    return found ? Error() : found.error();
}

}  // namespace

class TestRevisionTarget final : public QObject
{
    Q_OBJECT

private slots:
    void takesTargetsApart_data();
    void takesTargetsApart();
    void findsWhatIsNamed_data();
    void findsWhatIsNamed();
    void listsCandidatesForABeginningOfSeveral();
    void namesTheBranchesThereAre();
    void tellsWhenARevisionIsOnAnotherBranch();
    void refusesHeadWhereThereAreSeveral();
    void refusesHeadWhereAnIdIsDeclaredTwice();
    void findsExactlyOne();
    void walksNoFurtherThanTheHistory();
};

void TestRevisionTarget::takesTargetsApart_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("parts");
    QTest::newRow("id") << u"a1b2"_s << u"a1b2"_s;
    QTest::newRow("branch") << u"left@head"_s << u"left @ head"_s;
    QTest::newRow("up") << u"+2"_s << u" 2"_s;
    QTest::newRow("down") << u"-1"_s << u" -1"_s;
    QTest::newRow("from an id") << u"a1b2-3"_s << u"a1b2 -3"_s;
    QTest::newRow("on a branch") << u"left@+1"_s << u"left @  1"_s;
    QTest::newRow("from an id on a branch") << u"left@a1-1"_s << u"left @ a1 -1"_s;
    QTest::newRow("label with a dash") << u"my-label@head"_s << u"my-label @ head"_s;
    QTest::newRow("dots end no relative form") << u"v1.0+1"_s << u"v1.0+1"_s;
    QTest::newRow("huge") << u"+99999999999999"_s << u" %1"_s.arg(std::numeric_limits<int>::max());
    QTest::newRow("nothing") << QString() << QString();
}

void TestRevisionTarget::takesTargetsApart()
{
    QFETCH(QString, text);
    QFETCH(QString, parts);
    QCOMPARE(taken(text), parts);
    QCOMPARE(RevisionTarget::parse(text).text, text);
}

void TestRevisionTarget::findsWhatIsNamed_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("found");
    QTest::newRow("id") << u"a1b2c3"_s << u"a1b2c3"_s;
    QTest::newRow("beginning") << u"a1"_s << u"a1b2c3"_s;
    QTest::newRow("label") << u"left"_s << u"l1"_s;
    QTest::newRow("beginning of a label") << u"rig"_s << u"r1"_s;
    QTest::newRow("heads") << u"heads"_s << u"l2 r2"_s;
    QTest::newRow("head of a branch") << u"left@head"_s << u"l2"_s;
    QTest::newRow("revision used as a branch") << u"r1@head"_s << u"r2"_s;
    QTest::newRow("base") << u"base"_s << QString();
    QTest::newRow("current") << u"current"_s << u"r1"_s;
    QTest::newRow("one below the heads") << u"-1"_s << u"l1 r1"_s;
    QTest::newRow("one below a head") << u"left@-1"_s << u"l1"_s;
    QTest::newRow("revision of a branch") << u"left@l2"_s << u"l2"_s;
}

void TestRevisionTarget::findsWhatIsNamed()
{
    QFETCH(QString, text);
    QFETCH(QString, found);
    const RevisionGraph graph = graphText(u"a1b2c3 <- l1[left] <- l2; a1b2c3 <- r1[right] <- r2"_s);
    QCOMPARE(told(graph, text, {u"r1"_s}), found);
}

void TestRevisionTarget::listsCandidatesForABeginningOfSeveral()
{
    const RevisionGraph graph = graphText(u"aaaa1 <- aaaa2"_s);
    const Error error = errorOf(graph, u"aa"_s);
    QCOMPARE(error.code, ErrorCode::RevisionAmbiguous);
    QCOMPARE(error.message,
             u"Can't locate revision identified by 'aa'\n"
             "Several begin with it: 'aaaa1' and 'aaaa2'."_s);
    QCOMPARE(error.subjects, (QStringList{u"aaaa1"_s, u"aaaa2"_s}));
    // Short ids are found whole only.
    QCOMPARE(errorOf(graphText(u"abc"_s), u"ab"_s).code, ErrorCode::RevisionNotFound);
    QCOMPARE(errorOf(graph, QString()).code, ErrorCode::RevisionNotFound);
}

void TestRevisionTarget::namesTheBranchesThereAre()
{
    const Error error = errorOf(graphText(u"a[left] <- b"_s), u"nolabel@head"_s);
    QCOMPARE(error.code, ErrorCode::RevisionNotFound);
    QCOMPARE(error.message.section(u'\n', 0, 0),
             u"Can't locate revision identified by 'nolabel'"_s);
}

void TestRevisionTarget::tellsWhenARevisionIsOnAnotherBranch()
{
    const RevisionGraph graph = graphText(u"a <- l1[left]; a <- r1[right]"_s);
    QCOMPARE(told(graph, u"left@r1"_s),
             u"! Can't locate revision identified by 'r1'\n"
             "Revision 'r1' is not a member of branch 'left'."_s);
}

void TestRevisionTarget::refusesHeadWhereThereAreSeveral()
{
    const Error error = errorOf(graphText(u"a <- b, c"_s), u"head"_s);
    QCOMPARE(error.code, ErrorCode::MultipleHeads);
    QCOMPARE(error.subjects, (QStringList{u"b"_s, u"c"_s}));
    QVERIFY(error.message.endsWith(u"The heads are 'b' and 'c'."_s));
    QCOMPARE(told(RevisionGraph(), u"head"_s), QString());
}

void TestRevisionTarget::refusesHeadWhereAnIdIsDeclaredTwice()
{
    const RevisionGraph graph = graphText(u"a <- b; a <- b'"_s);
    QCOMPARE(errorOf(graph, u"head"_s).code, ErrorCode::MultipleHeads);
    QCOMPARE(told(graph, u"heads"_s), u"b"_s);
}

void TestRevisionTarget::findsExactlyOne()
{
    const RevisionGraph graph = graphText(u"a <- b, c"_s);
    const auto one = resolveOne(graph, RevisionTarget::parse(u"b"_s));
    QVERIFY(one && *one == u"b"_s);
    const auto none = resolveOne(graph, RevisionTarget::parse(u"base"_s));
    QVERIFY(none && !*none);
    const auto several = resolveOne(graph, RevisionTarget::parse(u"heads"_s));
    QCOMPARE(several.error().code, ErrorCode::MultipleHeads);
}

void TestRevisionTarget::walksNoFurtherThanTheHistory()
{
    QCOMPARE(errorOf(graphText(u"a <- b"_s), u"-5"_s).code, ErrorCode::TargetInvalid);
    // In a cycle no walk ends by itself.
    const RevisionGraph cycle = graphText(u"a <- b <- a; b <- c"_s);
    told(cycle, u"-999999999999"_s);
    told(cycle, u"c@-7"_s);
}

QTEST_GUILESS_MAIN(TestRevisionTarget)
#include "tst_revisiontarget.moc"
