// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/explain.h"
#include "tests/support/notesproject.h"
#include "tests/support/recordingobserver.h"
#include "tests/support/testresult.h"

using namespace limbeck;
using namespace limbeck::command;
using namespace Qt::StringLiterals;

using State = Explanation::State;

namespace {

void upgradeTo(const NotesProject& notes, const QString& target)
{
    RecordingObserver observer;
    const RunReport report = upgrade(notes.context(), target, observer);
    QVERIFY2(!report.error.has_value(),
             report.error ? qPrintable(report.error->toText()) : "no error");
}

}  // namespace

class TestExplain final : public QObject
{
    Q_OBJECT

private slots:
    void saysWhatIsMissingBelow();
    void saysWhyItIsApplied();
    void marksWhatDestroys();
    void isBlockedByWhatIsOpaqueBelow();
    void isNotBlockedByWhatIsOpaqueAndApplied();
    void isBlockedByARowThatNobodyKnows();
    void isBlockedByAParentThatIsMissing();
    void namesTheShortestUpgrade();
    void refusesTheBase();
};

void TestExplain::saysWhatIsMissingBelow()
{
    const NotesProject notes;
    const auto explained = explain(notes.context(), u"head"_s);
    QVERIFY_RESULT(explained);
    QCOMPARE(explained->state, State::Pending);
    QCOMPARE(explained->parents, QStringList{u"b2"_s});
    QCOMPARE(explained->missing, (QStringList{u"a1"_s, u"b2"_s}));
    QCOMPARE(explained->upgradeTarget, u"head"_s);
    QVERIFY(explained->neededBy.isEmpty());
    QVERIFY(notes.databaseBytes().isEmpty());
}

void TestExplain::saysWhyItIsApplied()
{
    const NotesProject notes;
    upgradeTo(notes, u"b2"_s);
    const auto below = explain(notes.context(), u"a1"_s);
    QVERIFY_RESULT(below);
    QCOMPARE(below->state, State::Applied);
    QCOMPARE(below->reasons, QStringList{u"The version table holds 'b2', which stands on it."_s});
    QCOMPARE(below->neededBy, QStringList{u"b2"_s});
    QCOMPARE(explain(notes.context(), u"current"_s)->revision, u"b2"_s);
}

void TestExplain::marksWhatDestroys()
{
    const NotesProject notes;
    const auto drops = explain(notes.context(), u"c3"_s);
    QVERIFY_RESULT(drops);
    QCOMPARE(drops->steps.size(), 1);
    QVERIFY(drops->steps.first().isDestructive);
    QVERIFY(drops->steps.first().where.line > 0);
    QVERIFY(!explain(notes.context(), u"a1"_s)->steps.first().isDestructive);
}

void TestExplain::isBlockedByWhatIsOpaqueBelow()
{
    NotesProject notes;
    notes.addScript(u"d4"_s, u"def upgrade():\n    unknown()\n"_s);
    notes.addScript(u"e5"_s, u"def upgrade():\n    pass\n"_s);
    const auto explained = explain(notes.context(), u"e5"_s);
    QVERIFY_RESULT(explained);
    QCOMPARE(explained->state, State::Blocked);
    QCOMPARE(explained->doubts.size(), 1);
    QCOMPARE(explained->doubts.first().revision, u"d4"_s);
    QCOMPARE(explain(notes.context(), u"d4"_s)->state, State::Blocked);
    QCOMPARE(explain(notes.context(), u"c3"_s)->state, State::Pending);
}

void TestExplain::isNotBlockedByWhatIsOpaqueAndApplied()
{
    NotesProject notes;
    notes.addScript(u"d4"_s, u"def upgrade():\n    unknown()\n"_s);
    notes.addScript(u"e5"_s, u"def upgrade():\n    pass\n"_s);
    QVERIFY_RESULT(stamp(notes.context(), {u"d4"_s}, false));
    const auto explained = explain(notes.context(), u"e5"_s);
    QVERIFY_RESULT(explained);
    QCOMPARE(explained->state, State::Pending);
    QVERIFY(explained->doubts.isEmpty());
}

void TestExplain::isBlockedByARowThatNobodyKnows()
{
    const NotesProject notes;
    upgradeTo(notes, u"a1"_s);
    notes.execute({u"UPDATE alembic_version SET version_num = 'lost'"_s});
    const auto explained = explain(notes.context(), u"c3"_s);
    QVERIFY_RESULT(explained);
    QCOMPARE(explained->state, State::Blocked);
    QVERIFY(explained->reasons.first().contains(u"'lost'"_s));
}

void TestExplain::isBlockedByAParentThatIsMissing()
{
    NotesProject notes;
    notes.files.addScript(u"x9"_s, u"def upgrade():\n    pass\n"_s, u"'nowhere'"_s);
    notes.addScript(u"y9"_s, u"def upgrade():\n    pass\n"_s);
    const auto explained = explain(notes.context(), u"x9"_s);
    QVERIFY_RESULT(explained);
    QCOMPARE(explained->state, State::Blocked);
    QVERIFY(explained->upgradeTarget.isEmpty());
}

void TestExplain::namesTheShortestUpgrade()
{
    NotesProject notes;
    notes.files.addScript(u"side"_s, u"def upgrade():\n    pass\n"_s, u"'a1'"_s);
    notes.addScript(u"more"_s, u"def upgrade():\n    pass\n"_s);
    QCOMPARE(explain(notes.context(), u"c3"_s)->upgradeTarget, u"heads"_s);
}

void TestExplain::refusesTheBase()
{
    const NotesProject notes;
    const auto explained = explain(notes.context(), u"base"_s);
    QVERIFY(!explained);
    QCOMPARE(explained.error().code, ErrorCode::InvalidArgument);
    QCOMPARE(explain(notes.context(), u"nowhere"_s).error().code, ErrorCode::RevisionNotFound);
}

QTEST_GUILESS_MAIN(TestExplain)
#include "tst_explain.moc"
