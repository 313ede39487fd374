// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/dialect/dialect.h"
#include "migrations/inspect/inspector.h"
#include "tests/support/memorydatabase.h"

using namespace limbeck;
using namespace Qt::StringLiterals;

class TestInspector : public QObject
{
    Q_OBJECT

private slots:
    void readsColumns();
    void readsConstraintsWithTheirNames();
    void readsWhatOnlySqliteHas();
    void readsIndexesViewsAndTriggers();
    void survivesCommentsAndOddNames();
    void leavesOutIgnoredAndInternalTables();
    void tellsVirtualTables();
    void readsHundredsOfTablesInAFewQueries();
    void rebuildsAnEqualSchemaFromWhatItRead_data();
    void rebuildsAnEqualSchemaFromWhatItRead();
    void countsRows();
};

void TestInspector::readsColumns()
{
    const auto database = memoryDatabase(
        {u"CREATE TABLE t (id INTEGER PRIMARY KEY, name VARCHAR(50) COLLATE NOCASE DEFAULT 'x', "
         "price NUMERIC(10, 2) NOT NULL DEFAULT -1.5, at DATETIME DEFAULT CURRENT_TIMESTAMP, "
         "n INT DEFAULT (1 + 1), raw, odd MEDIUM TEXT, both INTEGER GENERATED ALWAYS AS (n * 2) "
         "STORED, lazy TEXT AS (name || ')'))"_s});
    const auto schema = inspect(*database);
    QVERIFY_RESULT(schema);
    QCOMPARE(texts(schema->uncertainties), QStringList());
    const Table& table = schema->tables.first();
    QCOMPARE(table.columnNames(),
             (QStringList{u"id"_s,
                          u"name"_s,
                          u"price"_s,
                          u"at"_s,
                          u"n"_s,
                          u"raw"_s,
                          u"odd"_s,
                          u"both"_s,
                          u"lazy"_s}));
    const Column& name = *table.column(u"name"_s);
    QCOMPARE(describe(name.type), u"string(50)"_s);
    QCOMPARE(name.type.collation, u"NOCASE"_s);
    QCOMPARE(name.serverDefault->kind, ServerDefault::Kind::Literal);
    QCOMPARE(name.serverDefault->text, u"x"_s);
    const Column& price = *table.column(u"price"_s);
    QCOMPARE(describe(price.type), u"numeric(10, 2)"_s);
    QVERIFY(!price.nullable);
    QCOMPARE(price.serverDefault->text, u"-1.5"_s);
    QCOMPARE(table.column(u"at"_s)->serverDefault->kind, ServerDefault::Kind::CurrentTimestamp);
    QCOMPARE(table.column(u"n"_s)->serverDefault->text, u"(1 + 1)"_s);
    QCOMPARE(table.column(u"n"_s)->type.kind, TypeKind::Integer);
    QCOMPARE(table.column(u"raw"_s)->type.kind, TypeKind::Null);
    QCOMPARE(table.column(u"odd"_s)->type.raw, u"MEDIUM TEXT"_s);
    QCOMPARE(table.column(u"both"_s)->computed->expression, u"n * 2"_s);
    QCOMPARE(table.column(u"both"_s)->computed->persisted, std::optional(true));
    QCOMPARE(table.column(u"lazy"_s)->computed->expression, u"name || ')'"_s);
}

void TestInspector::readsConstraintsWithTheirNames()
{
    const auto database = memoryDatabase(
        {u"CREATE TABLE p (a INTEGER, b INTEGER, PRIMARY KEY (a, b))"_s,
         u"CREATE TABLE t (id INTEGER CONSTRAINT pk PRIMARY KEY ON CONFLICT IGNORE, "
         "x INTEGER CONSTRAINT \"uq x\" UNIQUE ON CONFLICT REPLACE REFERENCES p ON DELETE SET "
         "NULL, y INTEGER CHECK (y > 0), CONSTRAINT ck CHECK (x IN (1, 2) AND y <> ')'), "
         "CONSTRAINT fk FOREIGN KEY(x, y) REFERENCES p (a, b) ON UPDATE CASCADE ON DELETE NO "
         "ACTION DEFERRABLE INITIALLY DEFERRED, UNIQUE (y, x))"_s});
    const auto schema = inspect(*database);
    QVERIFY_RESULT(schema);
    QCOMPARE(schema->tables.first().primaryKey->columns, (QStringList{u"a"_s, u"b"_s}));
    const Table& table = schema->tables.last();
    QCOMPARE(table.primaryKey->name, u"pk"_s);
    QCOMPARE(table.primaryKey->onConflict, u"IGNORE"_s);
    QCOMPARE(table.uniqueConstraints.size(), 2);
    QCOMPARE(table.uniqueConstraints[0].name, u"uq x"_s);
    QCOMPARE(table.uniqueConstraints[0].onConflict, u"REPLACE"_s);
    QCOMPARE(table.uniqueConstraints[1].columns, (QStringList{u"y"_s, u"x"_s}));
    QCOMPARE(table.checkConstraints.size(), 2);
    QCOMPARE(table.checkConstraints[0].condition, u"y > 0"_s);
    QCOMPARE(table.checkConstraints[1].name, u"ck"_s);
    QCOMPARE(table.checkConstraints[1].condition, u"x IN (1, 2) AND y <> ')'"_s);
    QCOMPARE(table.foreignKeys.size(), 2);
    QCOMPARE(table.foreignKeys[0].referentColumns, QStringList());
    QCOMPARE(table.foreignKeys[0].onDelete, u"SET NULL"_s);
    const ForeignKey& key = table.foreignKeys[1];
    QCOMPARE(key.name, u"fk"_s);
    QCOMPARE(key.referent, TableName(u"p"_s));
    QCOMPARE(key.referentColumns, (QStringList{u"a"_s, u"b"_s}));
    QCOMPARE(key.onUpdate, u"CASCADE"_s);
    QCOMPARE(key.onDelete, u"NO ACTION"_s);
    QCOMPARE(key.deferrable, std::optional(true));
    QCOMPARE(key.initially, u"DEFERRED"_s);
}

void TestInspector::readsWhatOnlySqliteHas()
{
    const auto database = memoryDatabase(
        {u"CREATE TABLE a (id INTEGER PRIMARY KEY AUTOINCREMENT, x TEXT NOT NULL ON CONFLICT "
         "FAIL)"_s,
         u"CREATE TABLE b (id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID"_s});
    const auto schema = inspect(*database);
    QVERIFY_RESULT(schema);
    QVERIFY(schema->tables[0].options.value(u"sqlite_autoincrement"_s).toBool());
    QCOMPARE(
        schema->tables[0].columns[1].options.value(u"sqlite_on_conflict_not_null"_s).toString(),
        u"FAIL"_s);
    QVERIFY(schema->tables[1].options.value(u"sqlite_strict"_s).toBool());
    QCOMPARE(schema->tables[1].options.value(u"sqlite_with_rowid"_s), QVariant(false));
}

void TestInspector::readsIndexesViewsAndTriggers()
{
    const QString view = u"CREATE VIEW v AS SELECT a FROM t WHERE b = ';'"_s;
    const QString trigger =
        u"CREATE TRIGGER tr AFTER INSERT ON t BEGIN DELETE FROM t WHERE a = 1; END"_s;
    const auto database = memoryDatabase(
        {u"CREATE TABLE t (a, b, c UNIQUE)"_s,
         u"CREATE UNIQUE INDEX \"Ix 1\" ON t (a, b DESC, lower(c), \"c\" COLLATE NOCASE) "
         "WHERE a > 1 AND b IS NOT NULL"_s,
         view,
         trigger});
    const auto schema = inspect(*database);
    QVERIFY_RESULT(schema);
    QCOMPARE(schema->tables.first().indexes.size(), 1);
    const Index& index = schema->tables.first().indexes.first();
    QCOMPARE(index.name, u"Ix 1"_s);
    QVERIFY(index.unique);
    QCOMPARE(index.parts,
             (QList<IndexPart>{{u"a"_s, false},
                               {u"b DESC"_s, true},
                               {u"lower(c)"_s, true},
                               {u"\"c\" COLLATE NOCASE"_s, true}}));
    QCOMPARE(index.where, u"a > 1 AND b IS NOT NULL"_s);
    QCOMPARE(schema->views, (QList<View>{{TableName(u"v"_s), view}}));
    QCOMPARE(schema->triggers, (QList<Trigger>{{u"tr"_s, TableName(u"t"_s), trigger}}));
}

void TestInspector::survivesCommentsAndOddNames()
{
    const auto database = memoryDatabase(
        {u"CREATE TABLE \"a \"\"b\"\"\" ( -- first, (\n  [select] INTEGER /* key */ PRIMARY KEY, "
         "`x,y` TEXT DEFAULT 'it''s ( -- no comment', -- last\n  \"CHECK\" INT CHECK (\"CHECK\" "
         "<> 3)\n  -- end )\n)"_s});
    const auto schema = inspect(*database);
    QVERIFY_RESULT(schema);
    QCOMPARE(texts(schema->uncertainties), QStringList());
    const Table& table = schema->tables.first();
    QCOMPARE(table.name, TableName(u"a \"b\""_s));
    QCOMPARE(table.columnNames(), (QStringList{u"select"_s, u"x,y"_s, u"CHECK"_s}));
    QCOMPARE(table.columns[1].serverDefault->text, u"it's ( -- no comment"_s);
    QCOMPARE(table.checkConstraints.size(), 1);
}

void TestInspector::leavesOutIgnoredAndInternalTables()
{
    const auto database =
        memoryDatabase({u"CREATE TABLE alembic_version (version_num VARCHAR(32))"_s,
                        u"CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT)"_s,
                        u"CREATE INDEX iv ON alembic_version (version_num)"_s,
                        u"CREATE VIRTUAL TABLE f USING fts5(body)"_s});
    const auto schema = inspect(*database, {TableName(u"Alembic_Version"_s)});
    QVERIFY_RESULT(schema);
    QCOMPARE(schema->tables.size(), 2);
    QCOMPARE(schema->tables[0].name, TableName(u"t"_s));
    QCOMPARE(schema->tables[1].name, TableName(u"f"_s));
}

void TestInspector::tellsVirtualTables()
{
    const auto database = memoryDatabase({u"CREATE VIRTUAL TABLE f USING fts5(body, title)"_s});
    const auto schema = inspect(*database);
    QVERIFY_RESULT(schema);
    QCOMPARE(schema->tables.size(), 1);
    QCOMPARE(schema->tables.first().prefixes, QStringList{u"VIRTUAL"_s});
    QVERIFY(schema->tables.first().hasColumn(u"title"_s));
    QVERIFY(schema->isCertain());
}

void TestInspector::readsHundredsOfTablesInAFewQueries()
{
    const auto database = memoryDatabase();
    QVERIFY_RESULT(database->begin());
    for (int i = 0; i < 700; ++i) {
        QVERIFY_RESULT(database->execute(
            u"CREATE TABLE t%1 (id INTEGER PRIMARY KEY, x INTEGER REFERENCES t%2 (id))"_s.arg(i)
                .arg((i * 7) % 700)));
    }
    QVERIFY_RESULT(database->commit());
    QVERIFY_RESULT(database->execute(u"INSERT INTO t650 DEFAULT VALUES"_s));
    const auto schema = inspect(*database);
    QVERIFY_RESULT(schema);
    QCOMPARE(schema->tables.size(), 700);
    const auto counts = countRows(*database, *schema);
    QVERIFY_RESULT(counts);
    QCOMPARE(counts->size(), 700);
    QCOMPARE(counts->at(650), (TableRows{TableName(u"t650"_s), 1}));
    QCOMPARE(counts->at(0).rows, 0);
}

void TestInspector::rebuildsAnEqualSchemaFromWhatItRead_data()
{
    QTest::addColumn<QStringList>("statements");

    QTest::newRow("keys") << QStringList{
        u"CREATE TABLE parent (id INTEGER NOT NULL, code TEXT, PRIMARY KEY (id), UNIQUE (code))"_s,
        u"CREATE TABLE child (id INTEGER PRIMARY KEY AUTOINCREMENT, p INTEGER REFERENCES parent ON "
        "DELETE CASCADE, q TEXT REFERENCES parent (code), CONSTRAINT uq UNIQUE (p, q) ON CONFLICT "
        "IGNORE)"_s};
    QTest::newRow("types") << QStringList{
        u"CREATE TABLE t (a VARCHAR(5), b CHAR(32), c BOOLEAN, d DATE, e TIME, f DATETIME, "
        "g TIMESTAMP, h BLOB, i JSON, j FLOAT, k DOUBLE, l DOUBLE PRECISION, m INTEGER(11), "
        "n UUID, o, p NVARCHAR(4), q NUMERIC(8), r CITEXT, s VARBINARY(9), t \"odd type\")"_s};
    QTest::newRow("values") << QStringList{
        u"CREATE TABLE t (a INTEGER DEFAULT 1, b TEXT DEFAULT 'it''s', c TEXT DEFAULT "
        u"(lower('X')), "
        "d REAL DEFAULT -1.5, e BLOB DEFAULT x'00ff', f DEFAULT NULL, g DEFAULT true, h "
        "GENERATED ALWAYS AS (a + 1) STORED, i AS (a) VIRTUAL, CHECK (a > 0), CONSTRAINT ck CHECK "
        "(b <> ''))"_s,
        u"CREATE INDEX ix ON t (a, lower(b) DESC) WHERE c IS NOT NULL"_s};
    QTest::newRow("options") << QStringList{
        u"CREATE TABLE t (a INTEGER NOT NULL, b TEXT COLLATE RTRIM, PRIMARY KEY (b, a)) "
        "WITHOUT ROWID, STRICT"_s};
    QTest::newRow("views and triggers")
        << QStringList{u"CREATE TABLE t (a)"_s,
                       u"CREATE VIEW v AS SELECT * FROM t"_s,
                       u"CREATE TRIGGER tr INSTEAD OF DELETE ON v BEGIN SELECT 1; END"_s};
}

void TestInspector::rebuildsAnEqualSchemaFromWhatItRead()
{
    QFETCH(QStringList, statements);
    const auto first = memoryDatabase(statements);
    const auto schema = inspect(*first);
    QVERIFY_RESULT(schema);
    const Dialect& dialect = **Dialect::of(Engine::Sqlite);
    const Schema stored = dialect.asStored(*schema);
    QCOMPARE(dialect.asStored(stored), stored);

    const auto rendered = dialect.renderSchema(*schema);
    QVERIFY_RESULT(rendered);
    QStringList texts;
    for (const Statement& statement : *rendered) {
        texts << statement.sql;
    }
    const auto second = memoryDatabase(texts);
    QVERIFY(second != nullptr);
    const auto again = inspect(*second);
    QVERIFY_RESULT(again);
    QVERIFY2(dialect.asStored(*again) == stored, qPrintable(texts.join(u'\n')));
}

void TestInspector::countsRows()
{
    const auto database = memoryDatabase({u"CREATE TABLE \"a b\" (x)"_s,
                                          u"CREATE TABLE t (x)"_s,
                                          u"INSERT INTO \"a b\" VALUES (1), (2)"_s});
    const auto counts = countRows(*database, *inspect(*database));
    QVERIFY_RESULT(counts);
    QCOMPARE(*counts, (QList<TableRows>{{TableName(u"a b"_s), 2}, {TableName(u"t"_s), 0}}));
}

QTEST_GUILESS_MAIN(TestInspector)

#include "tst_inspector.moc"
