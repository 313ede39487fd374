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

/// The bundled project on every engine.
class TestFenrir : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void upgradesToTheSameTables_data();
    void upgradesToTheSameTables();

private:
    QTemporaryDir m_data;
    ScriptDirectory m_scripts;
};

void TestFenrir::initTestCase()
{
    qputenv("XDG_DATA_HOME", QFile::encodeName(m_data.path()));
    const QString folder = QStringLiteral(LIMBECK_SOURCE_DIR "/resources/fenrir/versions");
    const auto loaded = ScriptDirectory::load({{folder}, false, false});
    QVERIFY_RESULT(loaded);
    m_scripts = *loaded;
}

void TestFenrir::upgradesToTheSameTables_data()
{
    addServerRows();
}

void TestFenrir::upgradesToTheSameTables()
{
    QFETCH(Engine, engine);
    const auto database = serverDatabase(engine);
    RunRequest request;
    request.target = u"heads"_s;
    request.scripts = &m_scripts;
    RecordingObserver observer;
    const RunReport report = run(request, *database, observer);
    QVERIFY2(report.isOk(),
             report.isOk() ? ""
                           : qPrintable(report.failedRevision + u'\n' + report.failedStatement
                                        + u'\n' + report.error->toText()));
    QCOMPARE(report.applied.size(), 19);
    const auto schema = inspect(*database, {request.versionTable.name});
    QVERIFY_RESULT(schema);
    QCOMPARE(schema->tables.size(), 22);
}

QTEST_GUILESS_MAIN(TestFenrir)

#include "tst_fenrir.moc"
