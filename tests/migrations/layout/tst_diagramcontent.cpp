// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/layout/clusters.h"
#include "migrations/layout/diagramcontent.h"
#include "models/schema/schemabuilder.h"

#include <QTest>

using namespace limbeck;
using namespace Qt::StringLiterals;

class TestDiagramContent final : public QObject
{
    Q_OBJECT

private slots:
    void countsKeysInAndOut();
    void tellsHowManyRowsMayRefer();
    void findsTheReferredColumnWhereItIsNotSaid();
    void knowsTheDefaultSchema();
    void takesForHubsWhatHidesEverythingElse();
    void marksWhatDiffers();
    void leavesReferredTablesUnmarked();
    void bringsRemovedTablesAndColumnsBack();
    void groupsTablesByTheirFirstWord();
    void letsLonersJoinTheirNeighbours();
};

namespace {

Schema shop(bool isLater = false)
{
    SchemaBuilder builder;
    TableBuilder customer = builder.table(u"customer"_s);
    customer.integer(u"id"_s).primaryKey();
    customer.string(u"name"_s, isLater ? 120 : 80);
    if (!isLater) {
        customer.string(u"fax"_s, 20);
        builder.table(u"old"_s)
            .integer(u"id"_s)
            .primaryKey()
            .integer(u"customer_id"_s)
            .references(u"customer"_s, u"id"_s);
    }
    TableBuilder order = builder.table(u"order"_s);
    order.integer(u"id"_s).primaryKey();
    order.integer(u"customer_id"_s).notNull().references(u"customer"_s, u"id"_s);
    order.integer(u"replaces"_s).unique().references(u"order"_s, u"id"_s);
    builder.table(u"country"_s).integer(u"id"_s).primaryKey();
    if (isLater) {
        order.integer(u"country_id"_s).references(u"country"_s, u"id"_s);
        builder.table(u"bill"_s).integer(u"id"_s).primaryKey();
    }
    return builder.build();
}

const DiagramTable& tableOf(const DiagramContent& content, const QString& name)
{
    for (const DiagramTable& table : content.tables) {
        if (table.name.name == name) {
            return table;
        }
    }
    qFatal("There is no such table.");
}

const DiagramKey& keyOf(const DiagramContent& content, const QString& column)
{
    for (const DiagramKey& key : content.keys) {
        if (key.fromColumn == column) {
            return key;
        }
    }
    qFatal("There is no such key.");
}

}  // namespace

void TestDiagramContent::countsKeysInAndOut()
{
    const DiagramContent content = diagramContent(shop());
    QCOMPARE(content.tables.size(), 4);
    QCOMPARE(content.keys.size(), 3);
    const DiagramTable& order = tableOf(content, u"order"_s);
    QCOMPARE(order.keysOut, 2);
    QCOMPARE(order.keysIn, 1);
    QCOMPARE(order.referrers, 0);  // itself does not count
    QCOMPARE(tableOf(content, u"customer"_s).referrers, 2);
    QVERIFY(!content.hasChanges());
}

void TestDiagramContent::tellsHowManyRowsMayRefer()
{
    const DiagramContent content = diagramContent(shop());
    QVERIFY(!keyOf(content, u"customer_id"_s).isSingle);
    const DiagramKey& replaces = keyOf(content, u"replaces"_s);
    QVERIFY(replaces.isSingle);
    QVERIFY(replaces.isOptional);
    QCOMPARE(replaces.from, replaces.to);
    QCOMPARE(replaces.text, u"order.replaces → order.id"_s);
}

void TestDiagramContent::findsTheReferredColumnWhereItIsNotSaid()
{
    Schema schema = shop();
    for (ForeignKey& key : schema.table(u"order"_s)->foreignKeys) {
        key.referentColumns.clear();
    }
    schema.table(u"old"_s)->foreignKeys.first().referent = u"missing"_s;
    const DiagramContent content = diagramContent(schema);
    QCOMPARE(content.keys.size(), 2);
    QCOMPARE(content.keys.first().toColumn, u"id"_s);
}

void TestDiagramContent::knowsTheDefaultSchema()
{
    Schema schema = shop();
    schema.defaultSchema = u"public"_s;
    schema.table(u"customer"_s)->name.schema = u"public"_s;
    const DiagramContent content = diagramContent(schema);
    QCOMPARE(content.keys.size(), 3);
    QCOMPARE(keyOf(content, u"replaces"_s).key, 1);
}

void TestDiagramContent::takesForHubsWhatHidesEverythingElse()
{
    SchemaBuilder builder;
    builder.table(u"user"_s).integer(u"id"_s).primaryKey();
    for (int i = 0; i < 21; ++i) {
        builder.table(u"t%1"_s.arg(i)).integer(u"user_id"_s).references(u"user"_s, u"id"_s);
    }
    const DiagramContent content = diagramContent(builder.build());
    QVERIFY(content.isHub(0));
    QVERIFY(!content.isHub(1));
    Schema fewer = builder.build();
    fewer.tables.removeLast();
    QVERIFY(!diagramContent(fewer).isHub(0));
}

void TestDiagramContent::marksWhatDiffers()
{
    const DiagramContent content = diagramContent(shop(), shop(true));
    QVERIFY(content.hasChanges());
    QCOMPARE(tableOf(content, u"bill"_s).change, ChangeMark::Added);
    QCOMPARE(tableOf(content, u"old"_s).change, ChangeMark::Removed);
    const DiagramTable& customer = tableOf(content, u"customer"_s);
    QCOMPARE(customer.change, ChangeMark::Changed);
    QCOMPARE(customer.rows.at(1).change, ChangeMark::Changed);
    QCOMPARE(customer.rows.at(0).change, ChangeMark::None);
    QCOMPARE(customer.changes.size(), 2);
    QCOMPARE(keyOf(content, u"country_id"_s).change, ChangeMark::Added);
    QCOMPARE(keyOf(content, u"replaces"_s).change, ChangeMark::None);
    for (const ChangeMark mark : {ChangeMark::Added, ChangeMark::Removed, ChangeMark::Changed}) {
        QVERIFY(!markGlyph(mark).isEmpty());
        QVERIFY(!markWord(mark).isEmpty());
    }
}

void TestDiagramContent::leavesReferredTablesUnmarked()
{
    const DiagramContent content = diagramContent(shop(), shop(true));
    QCOMPARE(tableOf(content, u"country"_s).change, ChangeMark::None);
    QVERIFY(!diagramContent(shop(), shop()).hasChanges());
}

void TestDiagramContent::bringsRemovedTablesAndColumnsBack()
{
    const DiagramContent content = diagramContent(shop(), shop(true));
    QCOMPARE(content.tables.last().name.name, u"old"_s);
    const DiagramTable& customer = tableOf(content, u"customer"_s);
    QCOMPARE(customer.rows.size(), 3);
    QCOMPARE(customer.rows.at(2).name, u"fax"_s);
    QCOMPARE(customer.rows.at(2).change, ChangeMark::Removed);
    const auto isGone = [](const DiagramKey& key) { return key.change == ChangeMark::Removed; };
    QCOMPARE(std::count_if(content.keys.begin(), content.keys.end(), isGone), 1);
}

void TestDiagramContent::groupsTablesByTheirFirstWord()
{
    const Clusters clusters = clustersOf({u"billItem"_s,
                                          u"auth_user"_s,
                                          u"bill_note"_s,
                                          u"bill"_s,
                                          u"auth_token"_s,
                                          u"auth.group"_s,
                                          u"bill_x"_s,
                                          u"page"_s},
                                         {});
    QCOMPARE(clusters.names, QStringList({u"bill"_s, u"auth"_s}));
    QCOMPARE(clusters.clusterOf, QList<int>({0, 1, 0, 0, 1, 1, 0, -1}));
}

void TestDiagramContent::letsLonersJoinTheirNeighbours()
{
    const QStringList names = {u"a_1"_s, u"a_2"_s, u"a_3"_s, u"page"_s, u"note"_s, u"alone"_s};
    const Clusters clusters = clustersOf(names, {{3, 0}, {4, 3}});
    QCOMPARE(clusters.clusterOf, QList<int>({0, 0, 0, 0, 0, -1}));
}

QTEST_GUILESS_MAIN(TestDiagramContent)
#include "tst_diagramcontent.moc"
