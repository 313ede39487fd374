// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/fenrir/fenrirschema.h"
#include "models/operation/apply.h"
#include "models/schema/implicitname.h"
#include "tests/support/schematext.h"
#include "tests/support/testresult.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace limbeck;
using namespace Qt::StringLiterals;

namespace {

QStringList strings(const QJsonValue& array)
{
    QStringList result;
    for (const QJsonValue value : array.toArray()) {
        result << value.toString();
    }
    return result;
}

QString typeFact(const ColumnType& type)
{
    if (type.kind == TypeKind::Enum) {
        return u"enum(%1,[%2])"_s.arg(type.name, type.values.join(u','));
    }
    const ColumnType onPostgresql = type.on(u"postgresql"_s);
    return onPostgresql.kind == TypeKind::Jsonb ? u"JSONB"_s : describe(onPostgresql);
}

}  // namespace

/// The tables declared in C++ against the recorded facts of the project's own models.
class TestFenrirSchema final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void countsAreThoseOfTheProject();
    void everyColumnIsAsRecorded_data();
    void everyColumnIsAsRecorded();
    void everyConstraintIsAsRecorded_data();
    void everyConstraintIsAsRecorded();
    void everyIndexIsAsRecorded_data();
    void everyIndexIsAsRecorded();
    void canBeCreatedInDependencyOrder();

private:
    void addTables();

    QJsonArray m_facts;
    const Schema m_schema = fenrir::schema();
};

void TestFenrirSchema::initTestCase()
{
    QFile file(QStringLiteral(LIMBECK_TEST_DATA "/fenrir/schema.json"));
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.errorString()));
    m_facts = QJsonDocument::fromJson(file.readAll()).object().value(u"tables"_s).toArray();
    QCOMPARE(m_facts.size(), 22);
}

void TestFenrirSchema::countsAreThoseOfTheProject()
{
    qsizetype columns = 0;
    qsizetype uniques = 0;
    qsizetype checks = 0;
    qsizetype indexes = 0;
    qsizetype partial = 0;
    QMap<QString, int> onDelete;
    for (const Table& table : m_schema.tables) {
        columns += table.columns.size();
        uniques += table.uniqueConstraints.size();
        checks += table.checkConstraints.size();
        indexes += table.indexes.size();
        partial += std::ranges::count_if(table.indexes,
                                         [](const Index& index) { return !index.where.isEmpty(); });
        for (const ForeignKey& key : table.foreignKeys) {
            ++onDelete[key.onDelete];
        }
    }
    QCOMPARE(m_schema.tables.size(), 22);
    QCOMPARE(columns, 218);
    QCOMPARE(uniques, 17);
    QCOMPARE(checks, 1);
    QCOMPARE(indexes, 69);
    QCOMPARE(partial, 12);
    QCOMPARE(onDelete,
             (QMap<QString, int>{
                 {u"CASCADE"_s, 24}, {u"SET NULL"_s, 14}, {u"RESTRICT"_s, 4}, {QString(), 1}}));
}

void TestFenrirSchema::addTables()
{
    QTest::addColumn<QJsonObject>("facts");
    for (const QJsonValue table : m_facts) {
        QTest::newRow(qPrintable(table[u"name"_s].toString())) << table.toObject();
    }
}

void TestFenrirSchema::everyColumnIsAsRecorded_data()
{
    addTables();
}

void TestFenrirSchema::everyColumnIsAsRecorded()
{
    QFETCH(QJsonObject, facts);
    const Table* table = m_schema.table(TableName(facts[u"name"_s].toString()));
    QVERIFY(table != nullptr);
    QStringList declared;
    for (const Column& column : table->columns) {
        declared << u"%1 %2 %3"_s.arg(
            column.name, typeFact(column.type), column.nullable ? u"null"_s : u"not null"_s);
        QVERIFY(!column.serverDefault.has_value());
    }
    QStringList recorded;
    for (const QJsonValue column : facts[u"columns"_s].toArray()) {
        recorded << u"%1 %2 %3"_s.arg(column[u"name"_s].toString(),
                                      column[u"type"_s].toString(),
                                      column[u"nullable"_s].toBool() ? u"null"_s : u"not null"_s);
    }
    QCOMPARE(declared, recorded);
}

void TestFenrirSchema::everyConstraintIsAsRecorded_data()
{
    addTables();
}

void TestFenrirSchema::everyConstraintIsAsRecorded()
{
    QFETCH(QJsonObject, facts);
    const Table* table = m_schema.table(TableName(facts[u"name"_s].toString()));
    QVERIFY(table != nullptr);
    const QJsonValue key = facts[u"primaryKey"_s];
    QCOMPARE(table->primaryKey->columns, strings(key[u"columns"_s]));
    QCOMPARE(implicitName(*table, *table->primaryKey), key[u"implicitName"_s].toString());

    QStringList declared;
    for (const UniqueConstraint& unique : table->uniqueConstraints) {
        declared << u"%1 %2 (%3)"_s.arg(
            unique.name, implicitName(*table, unique), unique.columns.join(u','));
    }
    for (const ForeignKey& each : table->foreignKeys) {
        declared << u"%1 %2 (%3) %4 (%5) %6"_s.arg(each.name,
                                                   implicitName(*table, each),
                                                   each.columns.join(u','),
                                                   each.referent.toString(),
                                                   each.referentColumns.join(u','),
                                                   each.onDelete);
        QVERIFY(each.onUpdate.isEmpty());
    }
    for (const CheckConstraint& check : table->checkConstraints) {
        declared << u"%1 %2"_s.arg(check.name, check.condition);
    }
    QStringList recorded;
    for (const QJsonValue unique : facts[u"uniqueConstraints"_s].toArray()) {
        recorded << u"%1 %2 (%3)"_s.arg(unique[u"name"_s].toString(),
                                        unique[u"implicitName"_s].toString(),
                                        strings(unique[u"columns"_s]).join(u','));
    }
    for (const QJsonValue each : facts[u"foreignKeys"_s].toArray()) {
        const QJsonValue referent = each[u"references"_s];
        recorded << u"%1 %2 (%3) %4 (%5) %6"_s.arg(each[u"name"_s].toString(),
                                                   each[u"implicitName"_s].toString(),
                                                   strings(each[u"columns"_s]).join(u','),
                                                   referent[u"table"_s].toString(),
                                                   strings(referent[u"columns"_s]).join(u','),
                                                   each[u"onDelete"_s].toString());
    }
    for (const QJsonValue check : facts[u"checkConstraints"_s].toArray()) {
        recorded << u"%1 %2"_s.arg(check[u"name"_s].toString(), check[u"sql"_s].toString());
    }
    QCOMPARE(declared, recorded);
}

void TestFenrirSchema::everyIndexIsAsRecorded_data()
{
    addTables();
}

void TestFenrirSchema::everyIndexIsAsRecorded()
{
    QFETCH(QJsonObject, facts);
    const Table* table = m_schema.table(TableName(facts[u"name"_s].toString()));
    QVERIFY(table != nullptr);
    QStringList declared;
    for (const Index& index : table->indexes) {
        declared << u"%1 (%2) %3 where %4 using %5"_s.arg(
            index.name,
            index.columns().join(u','),
            index.unique ? u"unique"_s : QString(),
            index.where,
            index.options.value(u"postgresql_using"_s).toString());
    }
    QStringList recorded;
    for (const QJsonValue index : facts[u"indexes"_s].toArray()) {
        recorded << u"%1 (%2) %3 where %4 using %5"_s.arg(
            index[u"name"_s].toString(),
            strings(index[u"columns"_s]).join(u','),
            index[u"unique"_s].toBool() ? u"unique"_s : QString(),
            index[u"where"_s].toString(),
            index[u"using"_s].toString());
    }
    declared.sort();
    recorded.sort();
    QCOMPARE(declared, recorded);
}

void TestFenrirSchema::canBeCreatedInDependencyOrder()
{
    Schema created;
    for (const TableName& name : dependencyOrder(m_schema)) {
        CreateTable create;
        create.table = *m_schema.table(name);
        Result<Schema> next = apply(Operation{.value = create}, created);
        QVERIFY_RESULT(next);
        created = *next;
    }
    QCOMPARE_SCHEMA(withoutOrder(created), withoutOrder(m_schema));
    for (const Table& table : created.tables) {
        for (const ForeignKey& key : table.foreignKeys) {
            const Table* referent = created.table(key.referent);
            QVERIFY2(referent != nullptr && referent->hasColumn(key.referentColumns.front()),
                     qPrintable(key.referent.toString()));
        }
    }
}

QTEST_GUILESS_MAIN(TestFenrirSchema)
#include "tst_fenrirschema.moc"
