// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/command.h"
#include "migrations/command/diff.h"
#include "migrations/consolidate/reconcile.h"
#include "tests/support/projectcopy.h"
#include "tests/support/recordingobserver.h"
#include "tests/support/testresult.h"
#include "tests/support/testserver.h"

using namespace limbeck;
using namespace limbeck::command;
using namespace Qt::StringLiterals;

/// The bundled project as it is shipped, on real servers.
class TestShipped : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void endsWhereTheModelsAre_data();
    void endsWhereTheModelsAre();
    void carriesADatabaseAtTheOldEndOver_data();
    void carriesADatabaseAtTheOldEndOver();
    void carriesADatabaseInTheMiddleOver_data();
    void carriesADatabaseInTheMiddleOver();

private:
    QTemporaryDir m_data;
};

namespace {

const QString oldEnd = QStringLiteral("41c97f44b5de");

/// What differs between two ends, besides names of constraints and the order of columns.
QStringList realDifferences(const Project& project,
                            const ConnectionSettings& database,
                            const QString& from,
                            const QString& to)
{
    DiffRequest request;
    request.from = from;
    request.to = to;
    request.url = serverUrl(database.engine, database.database);
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

QString failure(const RunReport& report)
{
    return report.isOk() ? QString()
                         : report.failedRevision + u'\n' + report.failedStatement + u'\n'
                               + report.error->toText();
}

RunReport go(const Project& project,
             const ConnectionSettings& database,
             Direction direction,
             const QString& target)
{
    RecordingObserver observer;
    const Context context{.project = &project, .database = database};
    return direction == Direction::Up ? upgrade(context, target, observer)
                                      : downgrade(context, target, observer);
}

/// The application leaves the key to the database.
QStringList addMail(const ConnectionSettings& settings, const QStringList& items)
{
    const auto database = openedDatabase(settings);
    const bool isPostgresql = settings.engine == Engine::Postgresql;
    const QString table = isPostgresql ? u"\"emailProcessorTable\""_s : u"`emailProcessorTable`"_s;
    for (const QString& item : items) {
        const auto added = database->execute(
            u"INSERT INTO %1 (email_item_id, multi_email_flag, multi_attachment_flag, "
            "requires_processing, created_at) VALUES (%2, false, false, false, "
            "'2026-01-08 10:00:00')"_s.arg(table, item));
        if (!added) {
            return {added.error().toText()};
        }
    }
    const auto keys = database->query(
        u"SELECT email_processor_id FROM %1 ORDER BY email_processor_id"_s.arg(table));
    QStringList found;
    for (const QVariantList& row : keys.value_or(QueryResult()).rows) {
        found << row.first().toString();
    }
    return found;
}

}  // namespace

void TestShipped::initTestCase()
{
    qputenv("XDG_DATA_HOME", QFile::encodeName(m_data.path()));
}

void TestShipped::endsWhereTheModelsAre_data()
{
    addServerRows();
}

void TestShipped::endsWhereTheModelsAre()
{
    QFETCH(Engine, engine);
    const ProjectCopy copy(bundledProject());
    const Project project = copy.open();
    const ConnectionSettings database = newServerDatabase(engine);
    const RunReport up = go(project, database, Direction::Up, u"head"_s);
    QVERIFY2(up.isOk(), qPrintable(failure(up)));
    QCOMPARE(up.applied.size(), 2);
    QCOMPARE(realDifferences(project, database, u"database"_s, u"models"_s), QStringList());
    QCOMPARE(realDifferences(project, database, u"current"_s, u"database"_s), QStringList());
    QCOMPARE(addMail(database, {u"7"_s, u"8"_s}), (QStringList{u"1"_s, u"2"_s}));

    const RunReport back = go(project, database, Direction::Down, u"-1"_s);
    QVERIFY2(back.isOk(), qPrintable(failure(back)));
    QCOMPARE(realDifferences(project, database, u"current"_s, u"database"_s), QStringList());
    const RunReport again = go(project, database, Direction::Up, u"head"_s);
    QVERIFY2(again.isOk(), qPrintable(failure(again)));
    QCOMPARE(realDifferences(project, database, u"database"_s, u"models"_s), QStringList());
    QCOMPARE(addMail(database, {u"9"_s}), (QStringList{u"1"_s, u"2"_s, u"3"_s}));
    const RunReport nothing = go(project, database, Direction::Down, u"base"_s);
    QVERIFY2(nothing.isOk(), qPrintable(failure(nothing)));
    const Result<Status> found = status({.project = &project, .database = database});
    QVERIFY_RESULT(found);
    QVERIFY(found->schema.tables.isEmpty());
    QVERIFY(found->schema.enums.isEmpty());
}

void TestShipped::carriesADatabaseAtTheOldEndOver_data()
{
    addServerRows();
}

void TestShipped::carriesADatabaseAtTheOldEndOver()
{
    QFETCH(Engine, engine);
    const ProjectCopy old(nineteenRevisions());
    const ProjectCopy copy(bundledProject());
    const Project project = copy.open();
    const ConnectionSettings database = newServerDatabase(engine);
    const RunReport before = go(old.open(), database, Direction::Up, oldEnd);
    QVERIFY2(before.isOk(), qPrintable(failure(before)));
    const RunReport report = go(project, database, Direction::Up, u"head"_s);
    QVERIFY2(report.isOk(), qPrintable(failure(report)));
    QCOMPARE(report.rowsAfter, project.graph().heads());
    QCOMPARE(realDifferences(project, database, u"database"_s, u"models"_s), QStringList());
}

void TestShipped::carriesADatabaseInTheMiddleOver_data()
{
    addServerRows();
}

void TestShipped::carriesADatabaseInTheMiddleOver()
{
    QFETCH(Engine, engine);
    const ProjectCopy old(nineteenRevisions());
    const ProjectCopy copy(bundledProject());
    const Project project = copy.open();
    const ConnectionSettings database = newServerDatabase(engine);
    const RunReport before = go(old.open(), database, Direction::Up, u"301ad4c5d899"_s);
    QVERIFY2(before.isOk(), qPrintable(failure(before)));
    const RunReport report = go(project, database, Direction::Up, u"head"_s);
    QVERIFY2(report.isOk(), qPrintable(failure(report)));
    QCOMPARE(report.rowsAfter, project.graph().heads());
    QCOMPARE(realDifferences(project, database, u"database"_s, u"models"_s), QStringList());
}

QTEST_GUILESS_MAIN(TestShipped)
#include "tst_shipped.moc"
