// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/dialect/dialect.h"
#include "tests/support/memorydatabase.h"

using namespace limbeck;
using namespace Qt::StringLiterals;

namespace {

Column column(const QString& name, const ColumnType& type)
{
    Column result;
    result.name = name;
    result.type = type;
    return result;
}

const Dialect& dialect()
{
    return **Dialect::of(Engine::Sqlite);
}

QString sqlOf(const Operation& operation, const Schema& before = {})
{
    const auto rendered = dialect().render(operation, before);
    if (!rendered) {
        return u"error: "_s + rendered.error().message.section(u'\n', 0, 0);
    }
    QStringList texts;
    for (const Statement& statement : *rendered) {
        texts << statement.sql;
    }
    return texts.join(u";\n"_s);
}

}  // namespace

class TestSqliteDialect : public QObject
{
    Q_OBJECT

private slots:
    void quotesNamesWhereNeeded_data();
    void quotesNamesWhereNeeded();
    void everyQuotedNameIsAName();
    void spellsTypes_data();
    void spellsTypes();
    void refusesTypesOfOtherEngines();
    void laysOutCreateTable();
    void rendersDefaults_data();
    void rendersDefaults();
    void refusesWhatNeedsARebuild();
    void honoursIfExistsWhereSqliteCannot();
    void insertsRowsAsLiterals();
};

void TestSqliteDialect::quotesNamesWhereNeeded_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("sql");

    QTest::newRow("plain") << u"user"_s << u"user"_s;
    QTest::newRow("digits and dollar") << u"a_1$"_s << u"a_1$"_s;
    QTest::newRow("reserved") << u"order"_s << u"\"order\""_s;
    QTest::newRow("newer keyword") << u"returning"_s << u"\"returning\""_s;
    QTest::newRow("mixed case") << u"Item"_s << u"\"Item\""_s;
    QTest::newRow("space") << u"my col"_s << u"\"my col\""_s;
    QTest::newRow("leading digit") << u"1a"_s << u"\"1a\""_s;
    QTest::newRow("quote") << u"a\"b"_s << u"\"a\"\"b\""_s;
    QTest::newRow("not ASCII") << u"größe"_s << u"\"größe\""_s;
    QTest::newRow("empty") << QString() << u"\"\""_s;
}

void TestSqliteDialect::quotesNamesWhereNeeded()
{
    QFETCH(QString, name);
    QFETCH(QString, sql);
    QCOMPARE(dialect().quoteName(name), sql);
}

void TestSqliteDialect::everyQuotedNameIsAName()
{
    const auto database = memoryDatabase();
    const QStringList names{u"select"_s,
                            u"nothing"_s,
                            u"\"; DROP TABLE x; --"_s,
                            u"a'b"_s,
                            u"[a]"_s,
                            u"with"_s,
                            u"generated"_s,
                            u"over"_s,
                            u"a\nb"_s,
                            u"--"_s,
                            u"é"_s,
                            u"if"_s};
    for (const QString& name : names) {
        const QString quoted = dialect().quoteName(name);
        QVERIFY_RESULT(database->execute(u"CREATE TABLE %1 (%1 INTEGER)"_s.arg(quoted)));
        // Qt takes quotes out of the names of result columns: ask for the name as a value.
        const auto found = database->query(
            u"SELECT name FROM sqlite_master UNION ALL "
            "SELECT x.name FROM sqlite_master AS m, "
            "pragma_table_info(m.name) AS x"_s);
        QVERIFY_RESULT(found);
        QCOMPARE(found->rows, (QList<QVariantList>{{name}, {name}}));
        QVERIFY_RESULT(database->execute(u"DROP TABLE "_s + quoted));
    }
}

void TestSqliteDialect::spellsTypes_data()
{
    QTest::addColumn<TypeKind>("kind");
    QTest::addColumn<QString>("plain");
    QTest::addColumn<QString>("withLength");

    QTest::newRow("boolean") << TypeKind::Boolean << u"BOOLEAN"_s << u"BOOLEAN"_s;
    QTest::newRow("integer") << TypeKind::Integer << u"INTEGER"_s << u"INTEGER"_s;
    QTest::newRow("bigint") << TypeKind::BigInteger << u"BIGINT"_s << u"BIGINT"_s;
    QTest::newRow("string") << TypeKind::String << u"VARCHAR"_s << u"VARCHAR(7)"_s;
    QTest::newRow("char") << TypeKind::Char << u"CHAR"_s << u"CHAR(7)"_s;
    QTest::newRow("text") << TypeKind::Text << u"TEXT"_s << u"TEXT(7)"_s;
    QTest::newRow("float") << TypeKind::Float << u"FLOAT"_s << u"FLOAT"_s;
    QTest::newRow("blob") << TypeKind::LargeBinary << u"BLOB"_s << u"BLOB"_s;
    QTest::newRow("uuid") << TypeKind::Uuid << u"CHAR(32)"_s << u"CHAR(32)"_s;
    QTest::newRow("interval") << TypeKind::Interval << u"DATETIME"_s << u"DATETIME"_s;
    QTest::newRow("jsonb") << TypeKind::Jsonb << u"JSONB"_s << u"JSONB"_s;
}

void TestSqliteDialect::spellsTypes()
{
    QFETCH(TypeKind, kind);
    QFETCH(QString, plain);
    QFETCH(QString, withLength);
    ColumnType type = ColumnType::ofKind(kind);
    QCOMPARE(*dialect().typeName(type), plain);
    type.length = 7;
    QCOMPARE(*dialect().typeName(type), withLength);
}

void TestSqliteDialect::refusesTypesOfOtherEngines()
{
    ColumnType inet = ColumnType::other(u"INET"_s);
    inet.dialect = u"postgresql"_s;
    CreateTable create;
    create.table.name = TableName(u"hosts"_s);
    create.table.columns << column(u"address"_s, inet);
    const auto rendered = dialect().render(Operation{create}, {});
    QVERIFY(!rendered.has_value());
    QCOMPARE(rendered.error().code, ErrorCode::Unsupported);
    for (const QString& word : {u"'hosts'"_s, u"'address'"_s, u"'INET'"_s, u"postgresql"_s}) {
        QVERIFY2(rendered.error().message.contains(word), qPrintable(rendered.error().message));
    }
    // A variant for SQLite is what counts.
    ColumnType text = ColumnType::ofKind(TypeKind::Text);
    text.variantOf = u"sqlite"_s;
    inet.variants.push_back(text);
    QCOMPARE(*dialect().typeName(inet), u"TEXT"_s);
}

void TestSqliteDialect::laysOutCreateTable()
{
    CreateTable create;
    create.table.name = TableName(u"order"_s);
    Column id = column(u"id"_s, ColumnType::ofKind(TypeKind::Integer));
    id.nullable = false;
    Column kind = column(u"Kind"_s, ColumnType::ofKind(TypeKind::Enum));
    kind.type.name = u"kind"_s;
    kind.type.values = QStringList{u"a"_s, u"it's"_s};
    kind.type.createConstraint = true;
    kind.serverDefault = ServerDefault{ServerDefault::Kind::Literal, u"a"_s};
    create.table.columns << id << kind;
    create.table.primaryKey = PrimaryKey{u"pk_order"_s, {u"id"_s}, {}};
    create.table.uniqueConstraints << UniqueConstraint();
    create.table.uniqueConstraints.first().columns = QStringList{u"Kind"_s};
    ForeignKey key;
    key.columns = QStringList{u"id"_s};
    key.referent = TableName(u"parent"_s);
    key.referentColumns = QStringList{u"id"_s};
    key.onDelete = u"CASCADE"_s;
    create.table.foreignKeys << key;
    Index index;
    index.name = u"ix_Kind"_s;
    index.parts = {{u"Kind"_s, false}, {u"lower(x)"_s, true}};
    create.table.indexes << index;
    create.table.options.insert(u"sqlite_with_rowid"_s, false);
    create.table.options.insert(u"mysql_engine"_s, u"InnoDB"_s);

    QCOMPARE(
        sqlOf(Operation{create}),
        u"CREATE TABLE \"order\" (\n\tid INTEGER NOT NULL, \n\t\"Kind\" VARCHAR(4) DEFAULT "
        "'a', \n\tCONSTRAINT pk_order PRIMARY KEY (id), \n\tFOREIGN KEY(id) REFERENCES parent "
        "(id) ON DELETE CASCADE, \n\tUNIQUE (\"Kind\"), \n\tCONSTRAINT kind CHECK (\"Kind\" IN "
        "('a', 'it''s'))\n)\n WITHOUT ROWID;\n"
        "CREATE INDEX \"ix_Kind\" ON \"order\" (\"Kind\", lower(x))"_s);
}

void TestSqliteDialect::rendersDefaults_data()
{
    QTest::addColumn<ServerDefault::Kind>("kind");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("sql");

    using Kind = ServerDefault::Kind;
    QTest::newRow("text") << Kind::Literal << u"it's"_s << u"'it''s'"_s;
    QTest::newRow("now") << Kind::CurrentTimestamp << QString() << u"CURRENT_TIMESTAMP"_s;
    QTest::newRow("true") << Kind::True << QString() << u"1"_s;
    QTest::newRow("false") << Kind::False << QString() << u"0"_s;
    QTest::newRow("number") << Kind::Expression << u"5"_s << u"5"_s;
    QTest::newRow("sum") << Kind::Expression << u"1+1"_s << u"(1+1)"_s;
    QTest::newRow("call") << Kind::Expression << u"lower('X')"_s << u"(lower('X'))"_s;
    QTest::newRow("in parentheses") << Kind::Expression << u"(a())"_s << u"(a())"_s;
    QTest::newRow("quoted") << Kind::Expression << u"'{}'"_s << u"'{}'"_s;
}

void TestSqliteDialect::rendersDefaults()
{
    QFETCH(ServerDefault::Kind, kind);
    QFETCH(QString, text);
    QFETCH(QString, sql);
    AddColumn add;
    add.table = TableName(u"t"_s);
    add.column = column(u"c"_s, ColumnType::ofKind(TypeKind::Text));
    add.column.serverDefault = ServerDefault{kind, text};
    add.column.nullable = false;
    QCOMPARE(sqlOf(Operation{add}),
             u"ALTER TABLE t ADD COLUMN c TEXT DEFAULT %1 NOT NULL"_s.arg(sql));
}

void TestSqliteDialect::refusesWhatNeedsARebuild()
{
    const QString hint =
        u"error: No support for ALTER of constraints in SQLite dialect. Please refer to the batch "
        "mode feature which allows for SQLite migrations using a copy-and-move strategy."_s;
    AddConstraint add;
    add.table = TableName(u"t"_s);
    add.constraint = UniqueConstraint();
    QCOMPARE(sqlOf(Operation{add}), hint);
    DropConstraint drop;
    drop.table = TableName(u"t"_s);
    QCOMPARE(sqlOf(Operation{drop}), hint);
    AlterColumn alter;
    alter.table = TableName(u"t"_s);
    alter.column = u"c"_s;
    alter.changes.nullable = false;
    QCOMPARE(sqlOf(Operation{alter}), hint);
    alter.changes = ColumnChanges{};
    alter.changes.name = u"New Name"_s;
    QCOMPARE(sqlOf(Operation{alter}), u"ALTER TABLE t RENAME COLUMN c TO \"New Name\""_s);
}

void TestSqliteDialect::honoursIfExistsWhereSqliteCannot()
{
    Schema before;
    before.tables << Table();
    before.tables.first().name = TableName(u"t"_s);
    before.tables.first().columns << column(u"a"_s, ColumnType::ofKind(TypeKind::Text));
    AddColumn add;
    add.table = TableName(u"t"_s);
    add.column = column(u"a"_s, ColumnType::ofKind(TypeKind::Text));
    add.ifNotExists = true;
    QCOMPARE(sqlOf(Operation{add}, before), QString());
    add.column.name = u"b"_s;
    QCOMPARE(sqlOf(Operation{add}, before), u"ALTER TABLE t ADD COLUMN b TEXT"_s);
    DropColumn drop;
    drop.table = TableName(u"t"_s);
    drop.column = u"b"_s;
    drop.ifExists = true;
    QCOMPARE(sqlOf(Operation{drop}, before), QString());
    drop.column = u"a"_s;
    QCOMPARE(sqlOf(Operation{drop}, before), u"ALTER TABLE t DROP COLUMN a"_s);
}

void TestSqliteDialect::insertsRowsAsLiterals()
{
    BulkInsert insert;
    insert.table = TableName(u"t"_s);
    insert.columns = QStringList{u"a"_s, u"B"_s, u"c"_s};
    insert.types = {ColumnType::ofKind(TypeKind::Text),
                    ColumnType::ofKind(TypeKind::Json),
                    ColumnType::ofKind(TypeKind::Boolean)};
    insert.rows << QList<RowValue>{{u"it's; x"_s, false},
                                   {QVariantMap{{u"k"_s, QVariantList{1, u"'"_s}}}, false},
                                   {true, false}}
                << QList<RowValue>{{1.5, false},
                                   {QByteArray("\x00\xff", 2), false},
                                   {QVariant(), false}}
                << QList<RowValue>{{u"lower('X')"_s, true}, {7, false}, {false, false}};
    QCOMPARE(sqlOf(Operation{insert}),
             u"INSERT INTO t (a, \"B\", c) VALUES ('it''s; x', '{\"k\":[1,\"''\"]}', 1);\n"
             "INSERT INTO t (a, \"B\", c) VALUES (1.5, x'00ff', NULL);\n"
             "INSERT INTO t (a, \"B\", c) VALUES (lower('X'), '7', 0)"_s);
}

QTEST_GUILESS_MAIN(TestSqliteDialect)

#include "tst_sqlitedialect.moc"
