// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/notesproject.h"
#include "tests/support/testresult.h"

#include <QFileInfo>

using namespace limbeck;
using namespace Qt::StringLiterals;

class TestStamp final : public QObject
{
    Q_OBJECT

private slots:
    void changesRowsAndNothingElse();
    void previewsWithoutCreatingTheFile();
    void refusesAnUnknownTargetWithoutCreatingTheFile();
    void purgesARowThatNoScriptHas();
};

void TestStamp::changesRowsAndNothingElse()
{
    const NotesProject notes;
    const Result<command::StampPlan> plan = command::stamp(notes.context(), {u"b2"_s}, false);
    QVERIFY_RESULT(plan);
    QCOMPARE(plan->rowsAfter, QStringList{u"b2"_s});
    QCOMPARE(notes.tables(), QStringList{u"alembic_version"_s});
    QVERIFY_RESULT(command::stamp(notes.context(), {u"base"_s}, false));
    QCOMPARE(notes.value(u"SELECT count(*) FROM alembic_version"_s).toInt(), 0);
}

void TestStamp::previewsWithoutCreatingTheFile()
{
    const NotesProject notes;
    const Result<command::StampPlan> plan =
        command::previewStamp(notes.context(), {u"head"_s}, false);
    QVERIFY_RESULT(plan);
    QCOMPARE(plan->rowsAfter, QStringList{u"c3"_s});
    QVERIFY(!QFileInfo::exists(notes.databasePath()));
}

void TestStamp::refusesAnUnknownTargetWithoutCreatingTheFile()
{
    const NotesProject notes;
    const Result<command::StampPlan> plan = command::stamp(notes.context(), {u"zz9"_s}, false);
    QVERIFY(!plan.has_value());
    QCOMPARE(plan.error().code, ErrorCode::RevisionNotFound);
    QVERIFY(!QFileInfo::exists(notes.databasePath()));
}

void TestStamp::purgesARowThatNoScriptHas()
{
    const NotesProject notes;
    QVERIFY_RESULT(command::stamp(notes.context(), {u"head"_s}, false));
    notes.execute({u"UPDATE alembic_version SET version_num = 'lost'"_s});
    QVERIFY(!command::stamp(notes.context(), {u"head"_s}, false).has_value());
    QVERIFY_RESULT(command::stamp(notes.context(), {u"head"_s}, true));
    QCOMPARE(notes.value(u"SELECT version_num FROM alembic_version"_s).toString(), u"c3"_s);
}

QTEST_GUILESS_MAIN(TestStamp)
#include "tst_stamp.moc"
