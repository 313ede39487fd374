// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/inspect/inspector.h"
#include "migrations/inspect/structure.h"
#include "migrations/runner/runner.h"
#include "tests/support/memorydatabase.h"
#include "tests/support/recordingobserver.h"
#include "tests/support/schematext.h"
#include "tests/support/temporaryproject.h"
#include "tests/support/testserver.h"

#include <QFile>

using namespace limbeck;
using namespace Qt::StringLiterals;

/// What apply() foretells is what the engine then has: every operation, with each of its arguments,
/// is run on a real database, which is read back and compared with the plan's schema.
class TestConformance : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void makesWhatApplyForetells_data();
    void makesWhatApplyForetells();

private:
    QTemporaryDir m_data;
};

namespace {

/// A case of tests/data/servers/conformance.txt: "# name" or "# name; not on mariadb sqlite", then
/// lines of Python, the first part of which up to "---" is run before.
struct Case
{
    QString name;
    QStringList refusedOn;
    QStringList differsOn;
    QString before;
    QString operation;
};

QList<Case> cases()
{
    QFile file(QStringLiteral(LIMBECK_TEST_DATA "/servers/conformance.txt"));
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("%s", qPrintable(file.errorString()));
    }
    QList<Case> found;
    bool isBefore = true;
    for (const QString& line : QString::fromUtf8(file.readAll()).split(u'\n')) {
        if (line.startsWith(u"# "_s)) {
            Case next;
            next.name = line.mid(2).section(u';', 0, 0);
            next.refusedOn = line.section(u"not on "_s, 1).split(u' ', Qt::SkipEmptyParts);
            next.differsOn = line.section(u"differs on "_s, 1).split(u' ', Qt::SkipEmptyParts);
            found << next;
            isBefore = true;
        } else if (line == u"---"_s) {
            isBefore = false;
        } else if (!found.isEmpty()) {
            (isBefore ? found.last().before : found.last().operation) += u"    "_s + line + u'\n';
        }
    }
    return found;
}

std::unique_ptr<Database> emptyDatabase(Engine engine)
{
    return engine == Engine::Sqlite ? memoryDatabase() : serverDatabase(engine);
}

}  // namespace

void TestConformance::initTestCase()
{
    qputenv("XDG_DATA_HOME", QFile::encodeName(m_data.path()));
}

void TestConformance::makesWhatApplyForetells_data()
{
    QTest::addColumn<Engine>("engine");
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("operation");
    QTest::addColumn<bool>("isRefused");
    QTest::addColumn<bool>("differs");
    for (const Engine engine : {Engine::Sqlite, Engine::Postgresql, Engine::Mariadb}) {
        for (const Case& each : cases()) {
            QTest::newRow(qPrintable(engineName(engine) + u": "_s + each.name))
                << engine << each.before << each.operation
                << each.refusedOn.contains(engineName(engine))
                << each.differsOn.contains(engineName(engine));
        }
    }
}

void TestConformance::makesWhatApplyForetells()
{
    QFETCH(Engine, engine);
    QFETCH(QString, before);
    QFETCH(QString, operation);
    QFETCH(bool, isRefused);
    QFETCH(bool, differs);
    TemporaryProject project;
    const QString head =
        u"from sqlalchemy.dialects import mysql, postgresql\n\n\ndef upgrade():\n    pass\n"_s;
    project.addScript(u"a1"_s, head + before);
    project.addScript(u"b2"_s, head + operation);
    const auto scripts = ScriptDirectory::load({{project.versionsFolder()}, false, false});
    QVERIFY_RESULT(scripts);
    const Dialect& dialect = **Dialect::of(engine);
    const auto steps = upgradeSteps(scripts->graph(), {}, u"head"_s);
    QVERIFY_RESULT(steps);
    const auto plan = makePlan(*steps, *scripts, dialect, Schema());
    QVERIFY_RESULT(plan);

    const auto database = emptyDatabase(engine);
    RunRequest request;
    request.target = u"head"_s;
    request.scripts = &*scripts;
    RecordingObserver observer;
    const RunReport report = run(request, *database, observer);
    if (isRefused) {
        QVERIFY2(!report.isOk(), "It is not refused any more.");
        return;
    }
    QVERIFY2(
        report.isOk(),
        report.isOk() ? "" : qPrintable(report.failedStatement + u'\n' + report.error->toText()));
    const auto live = inspect(*database, {request.versionTable.name});
    QVERIFY_RESULT(live);
    const Schema actual = withLooseExpressions(dialect.asStored(*live));
    const Schema foretold = withLooseExpressions(dialect.asStored(plan->after));
    if (differs) {
        QVERIFY2(actual != foretold, "It does not differ any more.");
        return;
    }
    QCOMPARE_SCHEMA(actual, foretold);
}

QTEST_GUILESS_MAIN(TestConformance)

#include "tst_conformance.moc"
