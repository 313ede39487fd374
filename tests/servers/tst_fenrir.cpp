// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/inspect/inspector.h"
#include "migrations/runner/runner.h"
#include "tests/support/recordingobserver.h"
#include "tests/support/testresult.h"
#include "tests/support/testserver.h"

#include <QTemporaryDir>

using namespace limbeck;
using namespace Qt::StringLiterals;

/// The nineteen revisions of the bundled project on every engine.
class TestFenrir : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void upgradesToTheSameTables_data();
    void upgradesToTheSameTables();
    void goesBackAsFarAsTheScriptsDo_data();
    void goesBackAsFarAsTheScriptsDo();
    void goesBackToNothingFromBeforeTheRebuild_data();
    void goesBackToNothingFromBeforeTheRebuild();

private:
    RunReport runTo(Database& database, const QString& target, Direction direction = Direction::Up);

    QTemporaryDir m_data;
    ScriptDirectory m_scripts;
};

void TestFenrir::initTestCase()
{
    qputenv("XDG_DATA_HOME", QFile::encodeName(m_data.path()));
    const QString folder =
        QStringLiteral(LIMBECK_SOURCE_DIR "/tests/data/fenrir-nineteen/versions");
    const auto loaded = ScriptDirectory::load({{folder}, false, false});
    QVERIFY_RESULT(loaded);
    m_scripts = *loaded;
}

RunReport TestFenrir::runTo(Database& database, const QString& target, Direction direction)
{
    RunRequest request;
    request.direction = direction;
    request.target = target;
    request.scripts = &m_scripts;
    RecordingObserver observer;
    return run(request, database, observer);
}

static QString failure(const RunReport& report)
{
    return report.isOk() ? QString()
                         : report.failedRevision + u'\n' + report.failedStatement + u'\n'
                               + report.error->toText();
}

void TestFenrir::upgradesToTheSameTables_data()
{
    addServerRows();
}

void TestFenrir::upgradesToTheSameTables()
{
    QFETCH(Engine, engine);
    const auto database = serverDatabase(engine);
    const RunReport report = runTo(*database, u"heads"_s);
    QVERIFY2(report.isOk(), qPrintable(failure(report)));
    QCOMPARE(report.applied.size(), 19);
    const auto schema = inspect(*database, {VersionTable().name});
    QVERIFY_RESULT(schema);
    QCOMPARE(schema->tables.size(), 22);
}

void TestFenrir::goesBackAsFarAsTheScriptsDo_data()
{
    addServerRows();
}

void TestFenrir::goesBackAsFarAsTheScriptsDo()
{
    QFETCH(Engine, engine);
    const auto database = serverDatabase(engine);
    const RunReport up = runTo(*database, u"heads"_s);
    QVERIFY2(up.isOk(), qPrintable(failure(up)));
    const RunReport down = runTo(*database, u"-3"_s, Direction::Down);
    QVERIFY2(down.isOk(), qPrintable(failure(down)));
    QCOMPARE(down.rowsAfter, QStringList{u"6bfb5f75709c"_s});
    // The original cannot go back over its rebuild either, and nothing may run before that is said.
    const RunReport refused = runTo(*database, u"base"_s, Direction::Down);
    QVERIFY(!refused.isOk());
    QCOMPARE(refused.applied.size(), 0);
    QCOMPARE(*VersionTable().read(*database), QStringList{u"6bfb5f75709c"_s});
    const RunReport again = runTo(*database, u"heads"_s);
    QVERIFY2(again.isOk(), qPrintable(failure(again)));
    QCOMPARE(inspect(*database, {VersionTable().name})->tables.size(), 22);
}

void TestFenrir::goesBackToNothingFromBeforeTheRebuild_data()
{
    addServerRows();
}

void TestFenrir::goesBackToNothingFromBeforeTheRebuild()
{
    QFETCH(Engine, engine);
    const auto database = serverDatabase(engine);
    const RunReport up = runTo(*database, u"edab8f775757"_s);
    QVERIFY2(up.isOk(), qPrintable(failure(up)));
    const RunReport down = runTo(*database, u"base"_s, Direction::Down);
    QVERIFY2(down.isOk(), qPrintable(failure(down)));
    QCOMPARE(down.applied.size(), up.applied.size());
    const auto schema = inspect(*database, {VersionTable().name});
    QVERIFY_RESULT(schema);
    QCOMPARE(schema->tables.size(), 0);
}

QTEST_GUILESS_MAIN(TestFenrir)

#include "tst_fenrir.moc"
