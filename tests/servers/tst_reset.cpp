// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/backup/emptying.h"
#include "tests/support/notesproject.h"
#include "tests/support/recordingobserver.h"
#include "tests/support/testresult.h"
#include "tests/support/testserver.h"

#include <QTemporaryDir>

using namespace limbeck;
using namespace Qt::StringLiterals;

/// Reset on servers: everything anew, or everything as before.
class TestServerReset final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void buildsAgainAndIsUndoneByRestore_data();
    void buildsAgainAndIsUndoneByRestore();
    void leavesEverythingWhenARevisionFails_data();
    void leavesEverythingWhenARevisionFails();
    void leavesEverythingWhenCancelled_data();
    void leavesEverythingWhenCancelled();
    void dropsNothingForAPlanThatCannotRun_data();
    void dropsNothingForAPlanThatCannotRun();
    void dropsEverything_data();
    void dropsEverything();

private:
    QTemporaryDir m_data;
};

namespace {

using Counts = QMap<QString, qint64>;

command::Context contextOn(const NotesProject& notes, Engine engine)
{
    command::Context context = notes.context();
    context.database = newServerDatabase(engine);
    return context;
}

Counts rowsOf(const command::Context& context)
{
    const std::unique_ptr<Database> database = openedDatabase(context.database);
    const Result<Counts> counts = countServerRows(*database);
    if (!counts) {
        qFatal("%s", qPrintable(counts.error().toText()));
    }
    return *counts;
}

/// At b2, with rows, and a table that no revision made.
void fill(const command::Context& context)
{
    RecordingObserver observer;
    const RunReport report = command::upgrade(context, u"b2"_s, observer);
    if (!report.isOk()) {
        qFatal("%s", qPrintable(report.error->toText()));
    }
    openedDatabase(context.database,
                   {u"INSERT INTO author (id, name) VALUES (1, 'Ada'), (2, 'Grace')"_s,
                    u"CREATE TABLE scratch (x INTEGER)"_s,
                    u"INSERT INTO scratch VALUES (1)"_s});
}

}  // namespace

void TestServerReset::initTestCase()
{
    qputenv("XDG_DATA_HOME", QFile::encodeName(m_data.path()));
}

void TestServerReset::buildsAgainAndIsUndoneByRestore_data()
{
    addServerRows();
}

void TestServerReset::buildsAgainAndIsUndoneByRestore()
{
    QFETCH(Engine, engine);
    const NotesProject notes;
    const command::Context context = contextOn(notes, engine);
    fill(context);
    const Counts before = rowsOf(context);
    const Result<command::ResetPreview> preview = command::previewReset(context);
    QVERIFY_RESULT(preview);
    QCOMPARE(preview->totalRows(), 3);
    QCOMPARE(preview->foreignObjects, QStringList{u"table scratch"_s});

    RecordingObserver observer;
    const RunReport report = command::reset(context, observer);
    QVERIFY2(report.isOk(), qPrintable(report.error.value_or(Error{}).toText()));
    QCOMPARE(report.rowsBefore, QStringList{u"b2"_s});
    QCOMPARE(report.rowsAfter, QStringList{u"c3"_s});
    QCOMPARE(rowsOf(context).size(), 3);  // author, note and the version table

    QVERIFY_RESULT(command::restore(context, report.backup));
    QCOMPARE(rowsOf(context), before);
}

void TestServerReset::leavesEverythingWhenARevisionFails_data()
{
    QTest::addColumn<Engine>("engine");
    QTest::addColumn<bool>("isPerStep");
    QTest::newRow("PostgreSQL") << Engine::Postgresql << false;
    QTest::newRow("PostgreSQL, a transaction per step") << Engine::Postgresql << true;
    QTest::newRow("MariaDB") << Engine::Mariadb << false;
}

void TestServerReset::leavesEverythingWhenARevisionFails()
{
    QFETCH(Engine, engine);
    QFETCH(bool, isPerStep);
    NotesProject notes;
    notes.addScript(u"d4"_s, u"def upgrade():\n    op.execute('SELECT nothing_like_this()')\n"_s);
    notes.project.file.context.transactionPerMigration.value = isPerStep;
    const command::Context context = contextOn(notes, engine);
    fill(context);
    const Counts before = rowsOf(context);
    RecordingObserver observer;
    const RunReport report = command::reset(context, observer);
    QVERIFY(!report.isOk());
    QCOMPARE(report.failedRevision, u"d4"_s);
    QCOMPARE(report.error->message.contains(u"has been brought back"_s),
             isPerStep || engine == Engine::Mariadb);
    QCOMPARE(rowsOf(context), before);
    QCOMPARE(*command::currentRows(context), QStringList{u"b2"_s});
}

void TestServerReset::leavesEverythingWhenCancelled_data()
{
    addServerRows();
}

void TestServerReset::leavesEverythingWhenCancelled()
{
    QFETCH(Engine, engine);
    const NotesProject notes;
    const command::Context context = contextOn(notes, engine);
    fill(context);
    const Counts before = rowsOf(context);
    for (const int statements : {0, 2, 6}) {
        RecordingObserver observer;
        observer.cancelAfterStatements = statements;
        const RunReport report = command::reset(context, observer);
        QVERIFY(!report.isOk());
        QCOMPARE(report.error->code, ErrorCode::Cancelled);
        QCOMPARE(rowsOf(context), before);
    }
}

void TestServerReset::dropsNothingForAPlanThatCannotRun_data()
{
    addServerRows();
}

void TestServerReset::dropsNothingForAPlanThatCannotRun()
{
    QFETCH(Engine, engine);
    NotesProject notes;
    notes.addScript(u"d4"_s, u"def upgrade():\n    load_fixtures()\n"_s);
    const command::Context context = contextOn(notes, engine);
    fill(context);
    const Counts before = rowsOf(context);
    RecordingObserver observer;
    const RunReport report = command::reset(context, observer);
    QVERIFY(!report.isOk());
    QCOMPARE(report.error->code, ErrorCode::Opaque);
    QVERIFY(report.backup.isEmpty());
    QCOMPARE(rowsOf(context), before);
}

void TestServerReset::dropsEverything_data()
{
    addServerRows();
}

void TestServerReset::dropsEverything()
{
    QFETCH(Engine, engine);
    const NotesProject notes;
    const command::Context context = contextOn(notes, engine);
    fill(context);
    const Counts before = rowsOf(context);
    RecordingObserver observer;
    const Result<QString> kept = command::dropAll(context, observer);
    QVERIFY_RESULT(kept);
    QVERIFY(rowsOf(context).isEmpty());
    QVERIFY_RESULT(command::restore(context, *kept));
    QCOMPARE(rowsOf(context), before);
}

QTEST_GUILESS_MAIN(TestServerReset)
#include "tst_reset.moc"
