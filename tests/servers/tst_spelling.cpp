// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/dialect/dialect.h"
#include "migrations/dialect/insert.h"
#include "tests/support/testresult.h"
#include "tests/support/testserver.h"

#include <QDate>
#include <QDateTime>
#include <QTime>

using namespace limbeck;
using namespace Qt::StringLiterals;

namespace {

ColumnType typeOf(TypeKind kind, std::optional<int> length = {})
{
    ColumnType type = ColumnType::ofKind(kind);
    type.length = length;
    return type;
}

ColumnType enumType()
{
    ColumnType type = typeOf(TypeKind::Enum);
    type.name = u"Mood of the day"_s;
    type.values = {u"it's"_s, u"so\\so"_s, u"100%"_s};
    return type;
}

/// Types that both servers have in some way.
QList<ColumnType> types()
{
    QList<ColumnType> all{enumType()};
    for (const TypeKind kind : {TypeKind::Boolean,
                                TypeKind::SmallInteger,
                                TypeKind::Integer,
                                TypeKind::BigInteger,
                                TypeKind::Numeric,
                                TypeKind::Decimal,
                                TypeKind::Float,
                                TypeKind::Real,
                                TypeKind::Double,
                                TypeKind::Char,
                                TypeKind::Text,
                                TypeKind::Date,
                                TypeKind::Time,
                                TypeKind::DateTime,
                                TypeKind::Timestamp,
                                TypeKind::Interval,
                                TypeKind::LargeBinary,
                                TypeKind::Json,
                                TypeKind::Uuid}) {
        all << typeOf(kind);
    }
    for (const TypeKind kind : {TypeKind::String, TypeKind::Char}) {
        all << typeOf(kind, 20);
    }
    return all;
}

/// Runs what `operation` becomes; false and a failed test if the server refuses it.
bool carryOut(const Operation& operation, Database& database, const Schema& before = {})
{
    const auto statements = (*Dialect::of(database.engine()))->render(operation, before);
    if (!statements) {
        QTest::qFail(qPrintable(statements.error().toText()), __FILE__, __LINE__);
        return false;
    }
    for (const Statement& each : *statements) {
        if (const auto done = database.execute(each.sql, each.parameters); !done) {
            QTest::qFail(
                qPrintable(each.sql + u"\n"_s + done.error().toText()), __FILE__, __LINE__);
            return false;
        }
    }
    return true;
}

}  // namespace

/// Names, types and literals as the dialects spell them, given to real servers.
class TestSpelling : public QObject
{
    Q_OBJECT

private slots:
    void quotesEveryWordOfTheServer_data()
    {
        addServerRows();
    }
    void quotesEveryWordOfTheServer();
    void spellsTypesThatTheServerHas_data()
    {
        addServerRows();
    }
    void spellsTypesThatTheServerHas();
    void writesTextsThatComeBack_data();
    void writesTextsThatComeBack();
    void writesValuesThatComeBack_data()
    {
        addServerRows();
    }
    void writesValuesThatComeBack();
};

void TestSpelling::quotesEveryWordOfTheServer()
{
    QFETCH(Engine, engine);
    const auto database = serverDatabase(engine);
    QVERIFY(database);
    const Dialect& dialect = **Dialect::of(engine);
    const auto words = database->query(engine == Engine::Postgresql
                                           ? u"SELECT word FROM pg_get_keywords()"_s
                                           : u"SELECT lower(word) FROM information_schema.keywords "
                                             "WHERE word REGEXP '^[A-Za-z_]+$'"_s);
    QVERIFY_RESULT(words);
    QVERIFY(words->rows.size() > 300);
    QStringList refused;
    for (const QVariantList& row : words->rows) {
        const QString name = dialect.quoteName(row[0].toString());
        const bool isTaken =
            database->execute(u"CREATE TABLE %1 (%1 INTEGER)"_s.arg(name))
            && database->query(u"SELECT %1.%1 FROM %1 ORDER BY %1"_s.arg(name)).has_value()
            && database->execute(u"DROP TABLE "_s + name);
        refused << (isTaken ? QStringList() : QStringList(name));
    }
    QCOMPARE(refused.join(u' '), QString());
}

void TestSpelling::spellsTypesThatTheServerHas()
{
    QFETCH(Engine, engine);
    const auto database = serverDatabase(engine);
    QVERIFY(database);
    QVERIFY(
        carryOut({CreateEnum{EnumType{{}, enumType().name, enumType().values}, false}}, *database));
    CreateTable create;
    create.table.name = u"every type"_s;
    for (const ColumnType& type : types()) {
        Column column;
        column.name = u"C%1"_s.arg(create.table.columns.size());
        column.type = type;
        column.comment = u"it's \"quoted\" \\ 100%"_s;
        create.table.columns << column;
    }
    create.table.comment = u"it's a comment"_s;
    QVERIFY(carryOut({create}, *database));
}

void TestSpelling::writesTextsThatComeBack_data()
{
    QTest::addColumn<Engine>("engine");
    QTest::addColumn<QString>("text");
    const QStringList texts{u"it's"_s,
                            u"back\\slash"_s,
                            u"\\'; DROP TABLE t; --"_s,
                            u"\\"_s,
                            u"100% :name ?"_s,
                            u"line\nbreak\ttab"_s,
                            u"$$ $1 $tag$"_s,
                            u"größe \U0001F600"_s,
                            u"\"double\" `back`"_s,
                            QString(u""_s)};
    for (const Engine engine : {Engine::Postgresql, Engine::Mariadb}) {
        for (qsizetype i = 0; i < texts.size(); ++i) {
            QTest::addRow("%s %d", qPrintable(engineName(engine)), static_cast<int>(i))
                << engine << texts[i];
        }
    }
}

void TestSpelling::writesTextsThatComeBack()
{
    QFETCH(Engine, engine);
    QFETCH(QString, text);
    const auto database = serverDatabase(engine, {u"CREATE TABLE t (a VARCHAR(99))"_s});
    QVERIFY(database);
    BulkInsert insert;
    insert.table = u"t"_s;
    insert.columns = {u"a"_s};
    insert.types = {typeOf(TypeKind::String, 99)};
    insert.rows = {{RowValue{text, false}}};
    QVERIFY(carryOut({insert}, *database));
    const auto found = database->query(u"SELECT a FROM t"_s);
    QVERIFY_RESULT(found);
    QCOMPARE(found->rows, (QList<QVariantList>{{text}}));
}

void TestSpelling::writesValuesThatComeBack()
{
    QFETCH(Engine, engine);
    const auto database = serverDatabase(engine);
    QVERIFY(database);
    const QDateTime moment(QDate(2024, 2, 29), QTime(23, 59, 58));
    const QList<std::pair<ColumnType, QVariant>> values{
        {typeOf(TypeKind::Boolean), true},
        {typeOf(TypeKind::BigInteger), Q_INT64_C(-9223372036854775807)},
        {typeOf(TypeKind::Double), 0.1},
        {typeOf(TypeKind::LargeBinary), QByteArray("\0\xff'\\", 4)},
        {typeOf(TypeKind::Date), moment.date()},
        {typeOf(TypeKind::DateTime), moment},
        {typeOf(TypeKind::Text), QVariant()},
    };
    CreateTable create;
    create.table.name = u"t"_s;
    BulkInsert insert;
    insert.table = u"t"_s;
    insert.rows = {{}};
    for (const auto& [type, value] : values) {
        Column column;
        column.name = u"c%1"_s.arg(create.table.columns.size());
        column.type = type;
        create.table.columns << column;
        insert.columns << column.name;
        insert.types << type;
        insert.rows[0] << RowValue{value, false};
    }
    QVERIFY(carryOut({create}, *database));
    QVERIFY(carryOut({insert}, *database));
    const auto found = database->query(u"SELECT * FROM t"_s);
    QVERIFY_RESULT(found);
    const QVariantList row = found->rows.at(0);
    QCOMPARE(row[0].toBool(), true);
    for (qsizetype i = 1; i < values.size(); ++i) {
        QCOMPARE(row[i].isNull(), values[i].second.isNull());
        QCOMPARE(row[i].toString(), values[i].second.toString());
    }
}

QTEST_GUILESS_MAIN(TestSpelling)

#include "tst_spelling.moc"
