// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/tablepath.h"
#include "models/schema/schemabuilder.h"
#include "tests/support/testresult.h"

using namespace limbeck;
using namespace limbeck::command;
using namespace Qt::StringLiterals;

namespace {

TableBuilder tableOf(SchemaBuilder& schema, const QString& name, const QStringList& referents)
{
    auto table = schema.table(name);
    table.integer(u"id"_s).primaryKey();
    for (const QString& referent : referents) {
        table.integer(referent + u"_id"_s).references(referent, u"id"_s);
    }
    return table;
}

/// order -> customer <- review -> product <- item -> order, and lonely alone.
Schema shop()
{
    SchemaBuilder schema;
    tableOf(schema, u"customer"_s, {});
    tableOf(schema, u"order"_s, {u"customer"_s});
    tableOf(schema, u"product"_s, {});
    tableOf(schema, u"review"_s, {u"customer"_s, u"product"_s});
    tableOf(schema, u"item"_s, {u"order"_s, u"product"_s});
    tableOf(schema, u"lonely"_s, {u"lonely"_s, u"elsewhere"_s});
    return schema.build();
}

QStringList words(const QList<PathStep>& path)
{
    QStringList lines;
    for (const PathStep& step : path) {
        lines << describe(step);
    }
    return lines;
}

}  // namespace

class TestTablePath final : public QObject
{
    Q_OBJECT

private slots:
    void followsKeysInBothDirections();
    void findsEveryShortestWay();
    void cutsALongList();
    void findsNothingWhereNothingTies();
    void tiesATableToItself();
    void namesTheReferredKeyThatIsNotSaid();
    void writesKeysOfSeveralColumns();
    void namesNearestTables();
};

void TestTablePath::followsKeysInBothDirections()
{
    const auto found = tablePaths(shop(), u"customer"_s, u"product"_s);
    QVERIFY_RESULT(found);
    QCOMPARE(found->paths.size(), 1);
    QCOMPARE(words(found->paths.first()),
             (QStringList{u"customer.id <- review.customer_id"_s,
                          u"review.product_id -> product.id"_s}));
}

void TestTablePath::findsEveryShortestWay()
{
    const auto found = tablePaths(shop(), u"review"_s, u"order"_s);
    QVERIFY_RESULT(found);
    QCOMPARE(found->paths.size(), 1);
    const auto two = tablePaths(shop(), u"order"_s, u"review"_s);
    QCOMPARE(words(two->paths.first()),
             (QStringList{u"order.customer_id -> customer.id"_s,
                          u"customer.id <- review.customer_id"_s}));
    Schema doubled = shop();
    doubled.tables[1].foreignKeys << doubled.tables[1].foreignKeys.first();
    QCOMPARE(tablePaths(doubled, u"order"_s, u"customer"_s)->paths.size(), 2);
}

void TestTablePath::cutsALongList()
{
    Schema many = shop();
    for (int i = 0; i < 5; ++i) {
        many.tables[1].foreignKeys << many.tables[1].foreignKeys.first();
    }
    const auto found = tablePaths(many, u"order"_s, u"customer"_s, 3);
    QVERIFY_RESULT(found);
    QCOMPARE(found->paths.size(), 3);
    QVERIFY(found->isCut);
    QVERIFY(!tablePaths(many, u"order"_s, u"customer"_s, 6)->isCut);
}

void TestTablePath::findsNothingWhereNothingTies()
{
    const auto found = tablePaths(shop(), u"lonely"_s, u"order"_s);
    QVERIFY_RESULT(found);
    QVERIFY(found->paths.isEmpty());
}

void TestTablePath::tiesATableToItself()
{
    const auto found = tablePaths(shop(), u"lonely"_s, u"lonely"_s);
    QVERIFY_RESULT(found);
    QCOMPARE(words(found->paths.first()), QStringList{u"lonely.lonely_id -> lonely.id"_s});
    QVERIFY(tablePaths(shop(), u"order"_s, u"order"_s)->paths.isEmpty());
}

void TestTablePath::namesTheReferredKeyThatIsNotSaid()
{
    Schema schema = shop();
    schema.tables[1].foreignKeys[0].referentColumns.clear();  // as SQLite allows
    const auto found = tablePaths(schema, u"order"_s, u"customer"_s);
    QCOMPARE(words(found->paths.first()), QStringList{u"order.customer_id -> customer.id"_s});
}

void TestTablePath::writesKeysOfSeveralColumns()
{
    Schema schema = shop();
    schema.tables[1].foreignKeys[0].columns = {u"a"_s, u"b"_s};
    schema.tables[1].foreignKeys[0].referentColumns = {u"c"_s, u"d"_s};
    const auto found = tablePaths(schema, u"order"_s, u"customer"_s);
    QCOMPARE(words(found->paths.first()), QStringList{u"order.(a, b) -> customer.(c, d)"_s});
}

void TestTablePath::namesNearestTables()
{
    const auto found = tablePaths(shop(), u"order"_s, u"prodct"_s);
    QVERIFY(!found);
    QCOMPARE(found.error().code, ErrorCode::InvalidArgument);
    QCOMPARE(found.error().subjects, QStringList{u"product"_s});
}

QTEST_GUILESS_MAIN(TestTablePath)
#include "tst_tablepath.moc"
