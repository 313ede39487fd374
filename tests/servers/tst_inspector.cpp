// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/dialect/dialect.h"
#include "migrations/inspect/inspector.h"
#include "migrations/inspect/rowcounts.h"
#include "migrations/inspect/tablesizes.h"
#include "tests/support/schematext.h"
#include "tests/support/testresult.h"
#include "tests/support/testserver.h"

#include <QFile>

using namespace limbeck;
using namespace Qt::StringLiterals;

class TestInspector : public QObject
{
    Q_OBJECT

private slots:
    void readsAWholeSchema_data();
    void readsAWholeSchema();
    void rebuildsAnEqualSchemaFromWhatItRead_data();
    void rebuildsAnEqualSchemaFromWhatItRead();
    void leavesOutIgnoredTables_data();
    void leavesOutIgnoredTables();
    void needsTheSameNumberOfQueriesForManyTables_data();
    void needsTheSameNumberOfQueriesForManyTables();
    void readsTheConnectionsSchemaOrAll();
    void countsRows_data();
    void countsRows();
    void takesThePlannersWordWhereTimeIsOver_data();
    void takesThePlannersWordWhereTimeIsOver();
    void tellsTheSizesOfTables_data();
    void tellsTheSizesOfTables();
};

namespace {

/// tests/data/servers/<engine>.<suffix>: SQL with one statement a line, and the text of the schema
/// that it makes.
QString dataOf(Engine engine, const QString& suffix)
{
    QFile file(QStringLiteral(LIMBECK_TEST_DATA "/servers/") + engineName(engine) + suffix);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).trimmed() : QString();
}

QStringList statements(Engine engine)
{
    return dataOf(engine, u".sql"_s).split(u'\n');
}

}  // namespace

void TestInspector::readsAWholeSchema_data()
{
    addServerRows();
}

void TestInspector::readsAWholeSchema()
{
    QFETCH(Engine, engine);
    const auto database = serverDatabase(engine, statements(engine));
    QVERIFY(database != nullptr);
    const auto schema = inspect(*database);
    QVERIFY_RESULT(schema);
    const QString difference =
        lineDifference(schemaText(*schema).trimmed(), dataOf(engine, u".txt"_s));
    QVERIFY2(difference.isEmpty(), qPrintable(difference));
}

void TestInspector::rebuildsAnEqualSchemaFromWhatItRead_data()
{
    addServerRows();
}

void TestInspector::rebuildsAnEqualSchemaFromWhatItRead()
{
    QFETCH(Engine, engine);
    const Dialect& dialect = **Dialect::of(engine);
    const auto first = serverDatabase(engine, statements(engine));
    QVERIFY(first != nullptr);
    auto schema = inspect(*first);
    QVERIFY_RESULT(schema);
    // A partition is no table that could be made alone, and functions are not looked at.
    schema->tables.removeIf([](const Table& each) { return each.name.name == u"event_2024"_s; });
    schema->triggers.clear();
    const auto rendered = dialect.renderSchema(*schema);
    QVERIFY_RESULT(rendered);
    const auto second = serverDatabase(engine);
    for (const Statement& statement : *rendered) {
        const auto done = second->execute(statement.sql);
        QVERIFY2(done.has_value(),
                 done ? "" : qPrintable(statement.sql + u'\n' + done.error().toText()));
    }
    const auto rebuilt = inspect(*second);
    QVERIFY_RESULT(rebuilt);
    QCOMPARE_SCHEMA(dialect.asStored(*rebuilt), dialect.asStored(*schema));
}

void TestInspector::leavesOutIgnoredTables_data()
{
    addServerRows();
}

void TestInspector::leavesOutIgnoredTables()
{
    QFETCH(Engine, engine);
    const auto database =
        serverDatabase(engine,
                       {u"CREATE TABLE a (x INTEGER PRIMARY KEY)"_s,
                        u"CREATE TABLE b (x INTEGER, y INTEGER REFERENCES a (x))"_s,
                        u"CREATE INDEX i ON a (x)"_s});
    const auto schema = inspect(*database, {TableName(u"a"_s)});
    QVERIFY_RESULT(schema);
    QCOMPARE(schema->tables.size(), 1);
    QCOMPARE(schema->tables[0].name, TableName(u"b"_s));
    if (engine == Engine::Postgresql) {
        QCOMPARE(inspect(*database, {TableName(u"public"_s, u"a"_s)})->tables.size(), 1);
    }
}

void TestInspector::needsTheSameNumberOfQueriesForManyTables_data()
{
    addServerRows();
}

void TestInspector::needsTheSameNumberOfQueriesForManyTables()
{
    QFETCH(Engine, engine);
    const auto database = serverDatabase(engine);
    // PostgreSQL numbers the transactions of a session, of which each query is one.
    const auto queries = [&] {
        const auto found = database->query(
            engine == Engine::Postgresql
                ? u"SELECT 0, split_part(virtualtransaction, '/', 2)::int4 FROM pg_locks "
                  "WHERE pid = pg_backend_pid()"_s
                : u"SHOW SESSION STATUS LIKE 'Questions'"_s);
        return found->rows[0][1].toInt();
    };
    const auto spent = [&] {
        const int before = queries();
        const auto schema = inspect(*database);
        return std::pair(schema ? schema->tables.size() : -1, queries() - before);
    };
    QVERIFY_RESULT(database->execute(u"CREATE TABLE t (x INTEGER PRIMARY KEY)"_s));
    spent();  // fills the caches of the session, which takes transactions too
    const auto one = spent();
    for (int i = 0; i < 40; ++i) {
        QVERIFY_RESULT(database->execute(
            u"CREATE TABLE t%1 (x INTEGER PRIMARY KEY, y INTEGER REFERENCES t (x))"_s.arg(i)));
    }
    const auto many = spent();
    QVERIFY(one.second > 5);
    QCOMPARE(one.first, 1);
    QCOMPARE(many.first, 41);
    QCOMPARE(many.second, one.second);
}

void TestInspector::readsTheConnectionsSchemaOrAll()
{
    ConnectionSettings settings = newServerDatabase(Engine::Postgresql);
    openedDatabase(settings,
                   {u"CREATE SCHEMA tenant"_s,
                    u"CREATE TABLE a (x INTEGER PRIMARY KEY)"_s,
                    u"CREATE TYPE tenant.mood AS ENUM ('sad')"_s,
                    u"CREATE TABLE tenant.b (x INTEGER REFERENCES a (x), m tenant.mood)"_s});
    const auto names = [&](InspectedSchemas schemas) {
        const auto schema = inspect(*openedDatabase(settings), {}, schemas);
        QStringList found;
        for (const Table& table : schema ? schema->tables : QList<Table>()) {
            found << table.name.toString();
            for (const ForeignKey& key : table.foreignKeys) {
                found << u"-> "_s + key.referent.toString();
            }
        }
        for (const EnumType& type : schema->enums) {
            found << type.schema + u':' + type.name;
        }
        return found;
    };
    QCOMPARE(names(InspectedSchemas::Default), QStringList{u"a"_s});
    QCOMPARE(names(InspectedSchemas::All),
             (QStringList{u"a"_s, u"tenant.b"_s, u"-> a"_s, u"tenant:mood"_s}));
    settings.options.insert(u"options"_s, u"-csearch_path=tenant"_s);
    QCOMPARE(names(InspectedSchemas::Default), (QStringList{u"b"_s, u"-> public.a"_s, u":mood"_s}));
}

void TestInspector::countsRows_data()
{
    addServerRows();
}

void TestInspector::countsRows()
{
    QFETCH(Engine, engine);
    const auto database = serverDatabase(engine,
                                         {u"CREATE TABLE a (x INTEGER)"_s,
                                          u"CREATE TABLE b (x INTEGER)"_s,
                                          u"INSERT INTO b VALUES (1), (2)"_s});
    const auto rows = countRows(*database, *inspect(*database));
    QVERIFY_RESULT(rows);
    QCOMPARE(*rows,
             (QList<TableRows>{TableRows{TableName(u"a"_s), 0}, TableRows{TableName(u"b"_s), 2}}));
}

void TestInspector::takesThePlannersWordWhereTimeIsOver_data()
{
    addServerRows();
}

void TestInspector::takesThePlannersWordWhereTimeIsOver()
{
    QFETCH(Engine, engine);
    const auto database =
        serverDatabase(engine,
                       {u"CREATE TABLE a (x INTEGER)"_s,
                        u"INSERT INTO a VALUES (1), (2), (3)"_s,
                        engine == Engine::Postgresql ? u"ANALYZE a"_s : u"ANALYZE TABLE a"_s,
                        u"CREATE TABLE never_analyzed (x INTEGER)"_s});
    const auto rows = countRowsWithin(*database, *inspect(*database), {.millisecondsInAll = 0});
    QVERIFY_RESULT(rows);
    QCOMPARE(rows->first(), (TableRows{TableName(u"a"_s), 3, true}));
    QVERIFY(rows->last().isEstimate);
    if (engine == Engine::Postgresql) {
        QCOMPARE(rows->last().rows, TableRows::unknown);
    }
}

void TestInspector::tellsTheSizesOfTables_data()
{
    addServerRows();
}

void TestInspector::tellsTheSizesOfTables()
{
    QFETCH(Engine, engine);
    const auto database = serverDatabase(engine,
                                         {u"CREATE TABLE a (x INTEGER PRIMARY KEY)"_s,
                                          u"CREATE TABLE b (x INTEGER)"_s,
                                          u"CREATE VIEW v AS SELECT x FROM b"_s});
    const auto sizes = tableSizes(*database);
    QVERIFY_RESULT(sizes);
    QCOMPARE(sizes->size(), 2);
    QCOMPARE(sizes->at(0).table, TableName(u"a"_s));
    QVERIFY(sizes->at(0).bytes > 0);  // its index at least
    QCOMPARE(sizes->at(1).table, TableName(u"b"_s));
}

QTEST_GUILESS_MAIN(TestInspector)

#include "tst_inspector.moc"
