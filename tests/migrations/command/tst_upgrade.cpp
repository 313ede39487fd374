// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/runner/runlock.h"
#include "tests/support/notesproject.h"
#include "tests/support/recordingobserver.h"
#include "tests/support/testresult.h"

#include <QFile>
#include <QFileInfo>

using namespace limbeck;
using namespace Qt::StringLiterals;

class TestUpgrade final : public QObject
{
    Q_OBJECT

private slots:
    void bringsAnEmptyDatabaseToHead();
    void previewsWithoutCreatingTheFile();
    void doesNothingAtHead();
    void keepsRowsThroughATableRebuild();
    void backsUpBeforeLosingAColumn();
    void rollsEverythingBackWhenALaterStepFails();
    void leavesNoEmptyFileBehindAFailure();
    void cancelsBetweenStatements();
    void refusesAnOpaqueRevisionBeforeTheFirstStatement();
    void refusesAnUnknownRowInTheDatabase();
    void downgradesAndComesBack();
    void commitsWhatComesBeforeAnAutocommitBlock();
    void refusesToLeaveOrphanRows();
    void keepsFinishedStepsWhereEachIsATransaction();
    void takesBackTheStepThatLeavesOrphanRows();
    void waitsForARunThatCommitsInBetween();
    void knowsWhatTheRunItselfMadeAndLeftEmpty_data();
    void knowsWhatTheRunItselfMadeAndLeftEmpty();
};

namespace {

RunReport upgradeTo(const NotesProject& notes, const QString& target)
{
    RecordingObserver observer;
    return command::upgrade(notes.context(), target, observer);
}

QStringList revisionsOf(const RunReport& report)
{
    QStringList ids;
    for (const RunReport::Applied& applied : report.applied) {
        ids << applied.revision;
    }
    return ids;
}

}  // namespace

#define VERIFY_OK(report) \
    QVERIFY2((report).isOk(), qPrintable((report).error.value_or(Error{}).toText()))

void TestUpgrade::bringsAnEmptyDatabaseToHead()
{
    const NotesProject notes;
    RecordingObserver observer;
    const RunReport report = command::upgrade(notes.context(), u"head"_s, observer);
    VERIFY_OK(report);
    QCOMPARE(revisionsOf(report), QStringList({u"a1"_s, u"b2"_s, u"c3"_s}));
    QCOMPARE(observer.started, QStringList({u"1/3 a1"_s, u"2/3 b2"_s, u"3/3 c3"_s}));
    QCOMPARE(notes.tables(), QStringList({u"alembic_version"_s, u"author"_s, u"note"_s}));
    QCOMPARE(notes.value(u"SELECT version_num FROM alembic_version"_s).toString(), u"c3"_s);
    QCOMPARE(report.rowsAfter, QStringList{u"c3"_s});
}

void TestUpgrade::previewsWithoutCreatingTheFile()
{
    const NotesProject notes;
    const Result<Plan> plan = command::previewUpgrade(notes.context(), u"head"_s);
    QVERIFY_RESULT(plan);
    QCOMPARE(plan->steps.size(), 3);
    QVERIFY(plan->runnable().has_value());
    QVERIFY(!plan->steps.first().operations.front().statements.isEmpty());
    QVERIFY(!QFileInfo::exists(notes.databasePath()));
}

void TestUpgrade::doesNothingAtHead()
{
    const NotesProject notes;
    VERIFY_OK(upgradeTo(notes, u"head"_s));
    const RunReport again = upgradeTo(notes, u"head"_s);
    VERIFY_OK(again);
    QVERIFY(again.applied.isEmpty());
    QVERIFY(again.backup.isEmpty());
}

void TestUpgrade::keepsRowsThroughATableRebuild()
{
    const NotesProject notes;
    VERIFY_OK(upgradeTo(notes, u"b2"_s));
    notes.execute({u"INSERT INTO author (id, name) VALUES (1, 'Ada')"_s,
                   u"INSERT INTO note (id, author_id, body, title) VALUES (1, 1, 'x', 'y')"_s,
                   u"CREATE TRIGGER t AFTER INSERT ON note BEGIN SELECT 1; END"_s});
    VERIFY_OK(upgradeTo(notes, u"head"_s));
    QCOMPARE(notes.value(u"SELECT title FROM note WHERE id = 1"_s).toString(), u"y"_s);
    QCOMPARE(notes.value(u"SELECT count(*) FROM sqlite_master WHERE name = 't'"_s).toInt(), 1);
}

void TestUpgrade::backsUpBeforeLosingAColumn()
{
    const NotesProject notes;
    VERIFY_OK(upgradeTo(notes, u"b2"_s));
    notes.execute({u"INSERT INTO note (id, body) VALUES (1, 'precious')"_s});
    const RunReport report = upgradeTo(notes, u"head"_s);
    VERIFY_OK(report);
    QVERIFY(QFileInfo::exists(report.backup));

    QVERIFY_RESULT(command::restore(notes.context(), {}));
    QCOMPARE(notes.value(u"SELECT body FROM note"_s).toString(), u"precious"_s);
    QCOMPARE(notes.value(u"SELECT version_num FROM alembic_version"_s).toString(), u"b2"_s);
}

void TestUpgrade::rollsEverythingBackWhenALaterStepFails()
{
    NotesProject notes;
    notes.addScript(u"d4"_s,
                    u"def upgrade():\n    op.execute('INSERT INTO nowhere VALUES (1)')\n"_s);
    VERIFY_OK(upgradeTo(notes, u"a1"_s));
    const QString before = notes.value(u"SELECT group_concat(sql) FROM sqlite_master"_s).toString();

    const RunReport report = upgradeTo(notes, u"head"_s);
    QVERIFY(!report.isOk());
    QCOMPARE(report.failedRevision, u"d4"_s);
    QVERIFY(report.failedStatement.contains(u"nowhere"_s));
    QVERIFY(report.error->where.has_value());
    QVERIFY(report.applied.isEmpty());
    QCOMPARE(report.rowsAfter, QStringList{u"a1"_s});
    QCOMPARE(notes.value(u"SELECT group_concat(sql) FROM sqlite_master"_s).toString(), before);
    QCOMPARE(notes.value(u"SELECT version_num FROM alembic_version"_s).toString(), u"a1"_s);
}

void TestUpgrade::leavesNoEmptyFileBehindAFailure()
{
    NotesProject notes;
    notes.addScript(u"d4"_s,
                    u"def upgrade():\n    op.execute('INSERT INTO nowhere VALUES (1)')\n"_s);
    QVERIFY(!upgradeTo(notes, u"head"_s).isOk());
    QVERIFY(!QFileInfo::exists(notes.databasePath()));
}

void TestUpgrade::cancelsBetweenStatements()
{
    const NotesProject notes;
    VERIFY_OK(upgradeTo(notes, u"a1"_s));
    RecordingObserver observer;
    observer.cancelAfterStatements = 2;
    const RunReport report = command::upgrade(notes.context(), u"head"_s, observer);
    QVERIFY(report.error.has_value());
    QCOMPARE(report.error->code, ErrorCode::Cancelled);
    QCOMPARE(notes.value(u"SELECT version_num FROM alembic_version"_s).toString(), u"a1"_s);
    QVERIFY(!notes.value(u"SELECT sql FROM sqlite_master WHERE name = 'note'"_s)
                 .toString()
                 .contains(u"title"_s));
}

void TestUpgrade::refusesAnOpaqueRevisionBeforeTheFirstStatement()
{
    NotesProject notes;
    notes.addScript(u"d4"_s,
                    u"import secrets\n\ndef upgrade():\n    op.execute(secrets.token_hex())\n"_s);
    const RunReport report = upgradeTo(notes, u"head"_s);
    QVERIFY(report.error.has_value());
    QCOMPARE(report.error->code, ErrorCode::Opaque);
    QVERIFY(report.error->where.has_value());
    QVERIFY(report.error->where->line > 0);
    QVERIFY(!QFileInfo::exists(notes.databasePath()));
}

void TestUpgrade::refusesAnUnknownRowInTheDatabase()
{
    const NotesProject notes;
    VERIFY_OK(upgradeTo(notes, u"head"_s));
    notes.execute({u"UPDATE alembic_version SET version_num = 'lost'"_s});
    const RunReport report = upgradeTo(notes, u"head"_s);
    QVERIFY(report.error.has_value());
    QCOMPARE(report.error->code, ErrorCode::VersionMismatch);
    QVERIFY(report.error->message.contains(u"'lost'"_s));
}

void TestUpgrade::downgradesAndComesBack()
{
    const NotesProject notes;
    VERIFY_OK(upgradeTo(notes, u"head"_s));
    RecordingObserver observer;
    const RunReport down = command::downgrade(notes.context(), u"base"_s, observer);
    VERIFY_OK(down);
    QCOMPARE(revisionsOf(down), QStringList({u"c3"_s, u"b2"_s, u"a1"_s}));
    QCOMPARE(notes.tables(), QStringList{u"alembic_version"_s});
    VERIFY_OK(upgradeTo(notes, u"head"_s));
    QCOMPARE(notes.tables().size(), 3);
}

void TestUpgrade::commitsWhatComesBeforeAnAutocommitBlock()
{
    NotesProject notes;
    notes.addScript(u"d4"_s,
                    u"def upgrade():\n"
                    "    with op.get_context().autocommit_block():\n"
                    "        op.execute('VACUUM')\n"
                    "    op.execute('INSERT INTO nowhere VALUES (1)')\n"_s);
    const RunReport report = upgradeTo(notes, u"head"_s);
    QVERIFY(!report.isOk());
    QVERIFY2(report.error->toText().contains(u"nowhere"_s), qPrintable(report.error->toText()));
    // What was before the block is committed: the report and the database agree on that.
    QCOMPARE(revisionsOf(report), QStringList({u"a1"_s, u"b2"_s, u"c3"_s}));
    QCOMPARE(report.rowsAfter, QStringList{u"c3"_s});
    QCOMPARE(notes.value(u"SELECT version_num FROM alembic_version"_s).toString(), u"c3"_s);
}

void TestUpgrade::refusesToLeaveOrphanRows()
{
    NotesProject notes;
    notes.addScript(u"d4"_s, u"def upgrade():\n    op.execute('DELETE FROM author')\n"_s);
    VERIFY_OK(upgradeTo(notes, u"c3"_s));
    notes.execute({u"INSERT INTO author (id, name) VALUES (1, 'Ada')"_s,
                   u"INSERT INTO note (id, author_id) VALUES (1, 1)"_s});
    const RunReport report = upgradeTo(notes, u"head"_s);
    QVERIFY(report.error.has_value());
    QCOMPARE(report.error->code, ErrorCode::VerificationFailed);
    QCOMPARE(notes.value(u"SELECT count(*) FROM author"_s).toInt(), 1);
}

void TestUpgrade::keepsFinishedStepsWhereEachIsATransaction()
{
    NotesProject notes;
    notes.addScript(u"d4"_s,
                    u"def upgrade():\n    op.create_table('half', sa.Column('id', sa.Integer))\n"
                    "    op.execute('INSERT INTO nowhere VALUES (1)')\n"_s);
    notes.project.file.context.transactionPerMigration.value = true;
    const Result<Plan> plan = command::previewUpgrade(notes.context(), u"head"_s);
    QVERIFY_RESULT(plan);
    QVERIFY(!plan->isOneTransaction);

    const RunReport report = upgradeTo(notes, u"head"_s);
    QVERIFY(!report.isOk());
    QCOMPARE(report.failedRevision, u"d4"_s);
    QCOMPARE(revisionsOf(report), QStringList({u"a1"_s, u"b2"_s, u"c3"_s}));
    QCOMPARE(report.rowsAfter, QStringList{u"c3"_s});
    QCOMPARE(notes.tables(), QStringList({u"alembic_version"_s, u"author"_s, u"note"_s}));
    QCOMPARE(notes.value(u"SELECT version_num FROM alembic_version"_s).toString(), u"c3"_s);
    QVERIFY(!QFileInfo::exists(notes.databasePath() + u".limbeck-lock"_s));
}

void TestUpgrade::takesBackTheStepThatLeavesOrphanRows()
{
    NotesProject notes;
    notes.addScript(u"d4"_s,
                    u"def upgrade():\n"
                    "    op.execute('INSERT INTO note (id, author_id) VALUES (1, 99)')\n"_s);
    notes.addScript(u"e5"_s, u"def upgrade():\n    op.execute('DELETE FROM note')\n"_s);
    notes.project.file.context.transactionPerMigration.value = true;
    const RunReport report = upgradeTo(notes, u"head"_s);
    QVERIFY(!report.isOk());
    QCOMPARE(report.error->code, ErrorCode::VerificationFailed);
    QCOMPARE(report.failedRevision, u"d4"_s);
    QCOMPARE(report.rowsAfter, QStringList{u"c3"_s});
    QCOMPARE(notes.value(u"SELECT count(*) FROM note"_s).toInt(), 0);
}

void TestUpgrade::waitsForARunThatCommitsInBetween()
{
    NotesProject notes;
    notes.project.file.context.transactionalDdl.value = false;
    command::Context context = notes.context();
    context.lockTimeout = 0;
    RecordingObserver observer;
    {
        const auto held = RunLock::takeFile(context.database, 0, observer);
        QVERIFY_RESULT(held);
        const RunReport refused = command::upgrade(context, u"head"_s, observer);
        QVERIFY(!refused.isOk());
        QCOMPARE(refused.error->code, ErrorCode::DatabaseLocked);
        const QString holder = u"process %1"_s.arg(QCoreApplication::applicationPid());
        QVERIFY2(refused.error->message.contains(holder), qPrintable(refused.error->message));
        QVERIFY(!QFileInfo::exists(notes.databasePath()));
    }
    VERIFY_OK(command::upgrade(context, u"head"_s, observer));
}

void TestUpgrade::knowsWhatTheRunItselfMadeAndLeftEmpty_data()
{
    QTest::addColumn<QString>("applied");
    QTest::addColumn<QString>("body");
    QTest::addColumn<bool>("isDestructive");
    const auto row = [](const char* applied, const char* body, bool isDestructive) {
        QTest::addRow("%s %s", applied, body)
            << QString::fromLatin1(applied) << QString::fromLatin1(body) << isDestructive;
    };
    row("", "op.drop_table('note')", false);
    row("a1", "op.drop_table('note')", true);
    row("c3", "op.drop_table('note')", true);
    row("", "op.drop_column('note', 'title')", false);
    row("", "op.rename_table('note', 'memo'); op.drop_table('memo')", false);
    row("", "op.execute('SELECT 1'); op.drop_table('note')", false);
    row("", "op.execute(\"INSERT INTO note (id) VALUES (1)\"); op.drop_table('note')", true);
    row("",
        "op.bulk_insert(sa.table('note', sa.column('id')), [{'id': 1}]); op.drop_table('note')",
        true);
    row("",
        "op.bulk_insert(sa.table('author', sa.column('id')), [{'id': 1}]); op.drop_table('note')",
        false);
    row("", "op.drop_table('other')", true);
    row("",
        "op.create_table('other', sa.Column('id', sa.Integer()), if_not_exists=True); "
        "op.drop_table('other')",
        true);
    row("",
        "op.create_table('new', sa.Column('id', sa.Integer()), if_not_exists=True); "
        "op.drop_table('new')",
        false);
}

void TestUpgrade::knowsWhatTheRunItselfMadeAndLeftEmpty()
{
    QFETCH(QString, applied);
    QFETCH(QString, body);
    NotesProject notes;
    notes.execute({u"CREATE TABLE other (id INTEGER)"_s});
    if (!applied.isEmpty()) {
        VERIFY_OK(upgradeTo(notes, applied));
    }
    notes.addScript(u"d4"_s, u"def upgrade():\n    "_s + body + u'\n');
    const Result<Plan> plan = command::previewUpgrade(notes.context(), u"head"_s);
    QVERIFY_RESULT(plan);
    QVERIFY_RESULT(plan->runnable());
    QStringList destructive;
    for (const Finding& finding : plan->findings) {
        if (finding.kind == Finding::Kind::Destructive && finding.revision == "d4"_L1) {
            destructive << finding.message;
        }
    }
    QTEST(!destructive.isEmpty(), "isDestructive");
}

QTEST_GUILESS_MAIN(TestUpgrade)
#include "tst_upgrade.moc"
