// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/schema/schema.h"

#include <QTest>

using namespace limbeck;
using namespace Qt::StringLiterals;

namespace {

Table tableReferring(const QString& name, const QStringList& referents)
{
    Table table;
    table.name = TableName(name);
    for (const QString& referent : referents) {
        ForeignKey key;
        key.referent = TableName(referent);
        table.foreignKeys << key;
    }
    return table;
}

QStringList names(const QList<TableName>& tables)
{
    QStringList result;
    for (const TableName& table : tables) {
        result << table.toString();
    }
    return result;
}

}  // namespace

class TestSchema final : public QObject
{
    Q_OBJECT

private slots:
    void ordersTablesAfterWhatTheyReferTo();
    void survivesCyclesOfForeignKeys();
    void findsReferrersWithoutTheTableItself();
    void findsConstraintsByNameAndType();
    void takesTheDefaultSchemaForNone();
    void leavesTheDefaultSchemaOut();
};

void TestSchema::ordersTablesAfterWhatTheyReferTo()
{
    Schema schema;
    schema.tables = {tableReferring(u"page"_s, {u"system"_s}), tableReferring(u"system"_s, {})};
    QCOMPARE(names(dependencyOrder(schema)), QStringList({u"system"_s, u"page"_s}));
}

void TestSchema::survivesCyclesOfForeignKeys()
{
    Schema schema;
    schema.tables = {tableReferring(u"a"_s, {u"b"_s}), tableReferring(u"b"_s, {u"a"_s})};
    QCOMPARE(names(dependencyOrder(schema)), QStringList({u"b"_s, u"a"_s}));
}

void TestSchema::findsReferrersWithoutTheTableItself()
{
    Schema schema;
    schema.tables = {tableReferring(u"tree"_s, {u"tree"_s}),
                     tableReferring(u"leaf"_s, {u"tree"_s})};
    QCOMPARE(names(schema.referrers(TableName(u"tree"_s))), QStringList({u"leaf"_s}));
}

void TestSchema::findsConstraintsByNameAndType()
{
    Table table;
    table.uniqueConstraints << UniqueConstraint{.name = u"x"_s,
                                                .columns = {u"a"_s},
                                                .deferrable = {},
                                                .initially = {},
                                                .onConflict = {},
                                                .options = {}};
    QVERIFY(table.constraint(u"x"_s).has_value());
    QVERIFY(!table.constraint(u"x"_s, ConstraintType::Check).has_value());
    QVERIFY(!table.constraint(u"y"_s).has_value());
}

void TestSchema::takesTheDefaultSchemaForNone()
{
    Schema schema;
    schema.tables = {tableReferring(u"tree"_s, {}), tableReferring(u"leaf"_s, {u"tree"_s})};
    schema.tables[0].name.schema = u"public"_s;
    QCOMPARE(schema.table(TableName(u"tree"_s)), nullptr);
    schema.defaultSchema = u"public"_s;
    const auto* tree = schema.table(TableName(u"tree"_s));
    QVERIFY(tree != nullptr);
    QCOMPARE(schema.table(TableName(u"public"_s, u"tree"_s)), tree);
    QCOMPARE(schema.table(TableName(u"public"_s, u"leaf"_s))->name, TableName(u"leaf"_s));
    QCOMPARE(schema.table(TableName(u"other"_s, u"tree"_s)), nullptr);
    QCOMPARE(names(schema.referrers(TableName(u"public"_s, u"tree"_s))), QStringList{u"leaf"_s});
    QCOMPARE(names(dependencyOrder(schema)), QStringList({u"public.tree"_s, u"leaf"_s}));
}

void TestSchema::leavesTheDefaultSchemaOut()
{
    Schema schema;
    schema.tables = {tableReferring(u"tree"_s, {u"tree"_s})};
    Schema written = schema;
    written.defaultSchema = u"public"_s;
    written.tables[0].name.schema = u"public"_s;
    written.tables[0].foreignKeys[0].referent.schema = u"public"_s;
    QCOMPARE(withoutDefaultSchema(written), schema);
    written.defaultSchema = u"other"_s;
    QCOMPARE(withoutDefaultSchema(written).tables, written.tables);
}

QTEST_GUILESS_MAIN(TestSchema)
#include "tst_schema.moc"
