// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/command.h"
#include "migrations/command/consolidate.h"
#include "migrations/command/diff.h"
#include "migrations/command/reconcile.h"
#include "migrations/consolidate/reconcile.h"
#include "tests/support/endstate.h"
#include "tests/support/projectcopy.h"
#include "tests/support/recordingobserver.h"
#include "tests/support/testresult.h"

#include <QRegularExpression>

using namespace limbeck;
using namespace limbeck::command;
using namespace Qt::StringLiterals;

/// The bundled project as it is shipped: one revision made of the nineteen, one that reconciles it
/// with the models, and nobody stranded.
class TestShipped : public QObject
{
    Q_OBJECT

private slots:
    void isMadeAgainFromTheNineteen();
    void holdsTheNineteenInItsArchive();
    void differsFromTheModelsInNamesAndOrderOnly_data();
    void differsFromTheModelsInNamesAndOrderOnly();
    void endsInTheSameDatabaseAsItsHistory();
    void goesBackToNothingAndUpAgain();
    void carriesDatabasesOverFromEachOfTheNineteen();
    void findsWhatTheNineteenLack();
    void givesTheNineteenBack();
};

namespace {

const QString consolidated = QStringLiteral("001_initial_complete_schema");

/// Microseconds since 1970 of what the script's docstring says.
qint64 createdAt(const QByteArray& script)
{
    static const QRegularExpression line(u"Create Date: ([\\d-]+) ([\\d:]+)\\.(\\d{6})"_s);
    const auto match = line.match(QString::fromUtf8(script));
    const QDateTime second =
        QDateTime::fromString(match.captured(1) + u'T' + match.captured(2) + u'Z', Qt::ISODate);
    return second.toMSecsSinceEpoch() * 1000 + match.captured(3).toLongLong();
}

RevisionId shippedHead()
{
    return Project::open(bundledProject()).value_or(Project{}).graph().heads().value(0);
}

/// What differs between two ends, besides names and the order of columns.
QStringList realDifferences(const Project& project,
                            const QString& from,
                            const QString& to,
                            const QString& url = {},
                            std::optional<Engine> engine = std::nullopt)
{
    DiffRequest request;
    request.from = from;
    request.to = to;
    request.url = url;
    request.engine = engine;
    const Result<SchemaDiff> diff = compareSchemas(project, request);
    if (!diff) {
        return {diff.error().toText()};
    }
    QStringList lines;
    for (const Finding& doubt : diff->from.doubts + diff->to.doubts) {
        lines << doubt.message;
    }
    for (const Difference& difference : withoutNames(diff->differences)) {
        if (difference.aspect != "order of columns"_L1) {
            lines << describe(difference);
        }
    }
    return lines;
}

QString urlOf(const ConnectionSettings& database)
{
    return u"sqlite:///"_s + database.database;
}

RunReport upgradeTo(const Project& project,
                    const ConnectionSettings& database,
                    const QString& target)
{
    RecordingObserver observer;
    return upgrade({.project = &project, .database = database}, target, observer);
}

}  // namespace

void TestShipped::isMadeAgainFromTheNineteen()
{
    const QMap<QString, QByteArray> shipped = filesBelow(bundledProject());
    const QString first = u"versions/%1.py"_s.arg(consolidated);
    const RevisionId reconciled = shippedHead();
    const QString second = u"versions/%1_reconcile_with_models.py"_s.arg(reconciled);
    QVERIFY(shipped.contains(first));
    QVERIFY(shipped.contains(second));

    const ProjectCopy copy(nineteenRevisions());
    const Project project = copy.open();
    const Result<ConsolidationPlan> plan =
        planConsolidation(project,
                          {.message = u"initial complete schema"_s,
                           .id = consolidated,
                           .now = createdAt(shipped[first])});
    QVERIFY_RESULT(plan);
    RecordingObserver observer;
    const Result<Proof> proof = prove(project, *plan, {}, observer);
    QVERIFY_RESULT(proof);
    QVERIFY2(proof->holds(), qPrintable(proof->differences().join(u'\n')));
    QVERIFY_RESULT(carryOut(project, *plan, *proof));
    NewRevisionOptions options;
    options.message = u"reconcile with models"_s;
    options.id = reconciled;
    options.now = createdAt(shipped[second]);
    QVERIFY_RESULT(reconcile(copy.open(), options));

    QMap<QString, QByteArray> made = filesBelow(copy.folder());
    for (auto each = shipped.cbegin(); each != shipped.cend(); ++each) {
        // What it was proved on is told by name and version; of the page beside the project there
        // is another one for each.
        if (each.key().endsWith("/proof.md"_L1) || each.key() == "README.md"_L1) {
            continue;
        }
        QVERIFY2(made.value(each.key()) == each.value(), qPrintable(each.key()));
    }
    QCOMPARE(made.keys(), shipped.keys());
}

void TestShipped::holdsTheNineteenInItsArchive()
{
    const ProjectCopy copy(bundledProject());
    const Project project = copy.open();
    QCOMPARE(project.graph().history(), (QStringList{shippedHead(), consolidated}));
    QVERIFY(project.graph().problems().isEmpty());
    QCOMPARE(project.archives.size(), 1);
    const Archive& archive = project.archives.first();
    QCOMPARE(archive.id, consolidated);
    QCOMPARE(archive.exit, u"41c97f44b5de"_s);
    const QMap<QString, QByteArray> nineteen = filesBelow(nineteenRevisions() + u"/versions"_s);
    QCOMPARE(nineteen.size(), 19);
    QCOMPARE(filesBelow(archive.folder + u"/scripts/versions"_s), nineteen);

    // The saved proof is of all three engines, and names what the models declare besides.
    const QMap<QString, QByteArray> files = filesBelow(archive.folder);
    const QString report = QString::fromUtf8(files[u"proof.md"_s]);
    for (const QString& text : {u"lead to the same schema and rows"_s,
                                u"## SQLite"_s,
                                u"## PostgreSQL"_s,
                                u"## MariaDB"_s,
                                u"chk_token_expiry"_s}) {
        QVERIFY2(report.contains(text), qPrintable(text));
    }
    QVERIFY(!report.contains(u"differs"_s));
    QVERIFY(files[u"stock-alembic.md"_s].contains(
        "UPDATE alembic_version SET version_num = '001_initial_complete_schema' "
        "WHERE version_num = '41c97f44b5de';"));
}

void TestShipped::differsFromTheModelsInNamesAndOrderOnly_data()
{
    QTest::addColumn<Engine>("engine");
    for (const Engine engine :
         {Engine::Sqlite, Engine::Postgresql, Engine::Mariadb, Engine::Mysql}) {
        QTest::newRow(qPrintable(engineName(engine))) << engine;
    }
}

void TestShipped::differsFromTheModelsInNamesAndOrderOnly()
{
    QFETCH(Engine, engine);
    const ProjectCopy copy(bundledProject());
    const Project project = copy.open();
    QCOMPARE(realDifferences(project, u"head"_s, u"models"_s, {}, engine), QStringList());
    QVERIFY(!realDifferences(project, consolidated, u"models"_s, {}, engine).isEmpty());

    const Result<Reconciliation> again = reconcile(project, {});
    QVERIFY(!again);
    QCOMPARE(again.error().code, ErrorCode::TargetInvalid);
}

void TestShipped::endsInTheSameDatabaseAsItsHistory()
{
    const ProjectCopy copy(bundledProject());
    const Project project = copy.open();
    const ConnectionSettings database = copy.database(u"fresh.db"_s);
    const RunReport report = upgradeTo(project, database, u"head"_s);
    QVERIFY2(report.isOk(), report.isOk() ? "" : qPrintable(report.error->toText()));
    QCOMPARE(report.applied.size(), 2);
    QCOMPARE(realDifferences(project, u"current"_s, u"database"_s, urlOf(database)), QStringList());
    QCOMPARE(realDifferences(project, u"database"_s, u"models"_s, urlOf(database)), QStringList());
}

void TestShipped::goesBackToNothingAndUpAgain()
{
    const ProjectCopy copy(bundledProject());
    const Project project = copy.open();
    const ConnectionSettings database = copy.database(u"fresh.db"_s);
    const Context context{.project = &project, .database = database};
    RecordingObserver observer;
    QVERIFY(upgradeTo(project, database, u"head"_s).isOk());
    QVERIFY(downgrade(context, consolidated, observer).isOk());
    QCOMPARE(realDifferences(project, u"current"_s, u"database"_s, urlOf(database)), QStringList());
    QVERIFY(downgrade(context, u"base"_s, observer).isOk());
    QVERIFY(status(context)->schema.tables.isEmpty());
    QVERIFY(upgradeTo(project, database, u"head"_s).isOk());
    QCOMPARE(realDifferences(project, u"database"_s, u"models"_s, urlOf(database)), QStringList());
}

void TestShipped::carriesDatabasesOverFromEachOfTheNineteen()
{
    const ProjectCopy old(nineteenRevisions());
    const Project before = old.open();
    const ProjectCopy copy(bundledProject());
    const Project after = copy.open();
    for (const RevisionId& revision : before.graph().history()) {
        const ConnectionSettings database = copy.database(revision + u".db"_s);
        QVERIFY2(upgradeTo(before, database, revision).isOk(), qPrintable(revision));
        const RunReport report = upgradeTo(after, database, u"head"_s);
        QVERIFY2(report.isOk(), report.isOk() ? "" : qPrintable(report.error->toText()));
        QCOMPARE(report.rowsAfter, QStringList{shippedHead()});
        QCOMPARE(realDifferences(after, u"database"_s, u"models"_s, urlOf(database)),
                 QStringList());
    }
}

/// Every difference that really running the nineteen on PostgreSQL showed.
void TestShipped::findsWhatTheNineteenLack()
{
    const ProjectCopy copy(nineteenRevisions());
    const Project project = copy.open();
    DiffRequest request;
    request.from = u"head"_s;
    request.to = u"models"_s;
    request.engine = Engine::Postgresql;
    const Result<SchemaDiff> diff = compareSchemas(project, request);
    QVERIFY_RESULT(diff);
    QStringList found;
    for (const Difference& difference : diff->differences) {
        found << describe(difference);
    }
    found.sort();
    QCOMPARE(found, endStateDifferences());
}

void TestShipped::givesTheNineteenBack()
{
    const ProjectCopy copy(bundledProject());
    const Result<Unconsolidated> done = unconsolidate(copy.open(), {});
    QVERIFY_RESULT(done);
    QCOMPARE(done->edits.size(), 1);
    const Project project = copy.open();
    QVERIFY(project.graph().problems().isEmpty());
    QCOMPARE(project.graph().ids().size(), 20);
    QCOMPARE(project.graph().parents(shippedHead()), QStringList{u"41c97f44b5de"_s});
    QMap<QString, QByteArray> files = filesBelow(copy.folder() + u"/versions"_s);
    files.remove(shippedHead() + u"_reconcile_with_models.py"_s);
    QCOMPARE(files, filesBelow(nineteenRevisions() + u"/versions"_s));
}

QTEST_GUILESS_MAIN(TestShipped)
#include "tst_shipped.moc"
