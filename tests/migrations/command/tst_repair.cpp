// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/repair.h"
#include "tests/support/notesproject.h"
#include "tests/support/testresult.h"

using namespace limbeck;
using namespace Qt::StringLiterals;

class TestRepair final : public QObject
{
    Q_OBJECT

private slots:
    void dropsARowThatAnotherStandsOn();
    void foldsDuplicateRows();
    void leavesGoodRowsAlone();
    void refusesUnknownRows();
};

namespace {

void stampRows(const NotesProject& notes, const QStringList& rows)
{
    QStringList statements{u"CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)"_s};
    for (const QString& row : rows) {
        statements << u"INSERT INTO alembic_version VALUES ('%1')"_s.arg(row);
    }
    notes.execute(statements);
}

QString storedRows(const NotesProject& notes)
{
    return notes.value(u"SELECT group_concat(version_num) FROM alembic_version"_s).toString();
}

}  // namespace

void TestRepair::dropsARowThatAnotherStandsOn()
{
    const NotesProject notes;
    stampRows(notes, {u"a1"_s, u"c3"_s});
    const Result<command::RepairPlan> plan = command::repair(notes.context());
    QVERIFY_RESULT(plan);
    QCOMPARE(plan->redundant, QStringList{u"a1"_s});
    QCOMPARE(storedRows(notes), u"c3"_s);
}

void TestRepair::foldsDuplicateRows()
{
    const NotesProject notes;
    stampRows(notes, {u"b2"_s, u"b2"_s, u"a1"_s});
    QVERIFY_RESULT(command::repair(notes.context()));
    QCOMPARE(storedRows(notes), u"b2"_s);
}

void TestRepair::leavesGoodRowsAlone()
{
    const NotesProject notes;
    stampRows(notes, {u"b2"_s});
    const QByteArray before = notes.databaseBytes();
    const Result<command::RepairPlan> plan = command::repair(notes.context());
    QVERIFY_RESULT(plan);
    QVERIFY(!plan->isNeeded());
    QCOMPARE(notes.databaseBytes(), before);
}

void TestRepair::refusesUnknownRows()
{
    const NotesProject notes;
    stampRows(notes, {u"lost"_s});
    const Result<command::RepairPlan> plan = command::repair(notes.context());
    QVERIFY(!plan.has_value());
    QCOMPARE(plan.error().code, ErrorCode::VersionMismatch);
}

QTEST_GUILESS_MAIN(TestRepair)
#include "tst_repair.moc"
