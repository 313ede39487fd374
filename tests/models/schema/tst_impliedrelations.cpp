// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/schema/impliedrelations.h"
#include "models/schema/schemabuilder.h"

#include <QElapsedTimer>
#include <QTest>

using namespace limbeck;
using namespace Qt::StringLiterals;

namespace {

/// "orders.user_id → users.id", sorted.
QStringList guessed(const Schema& schema)
{
    QStringList texts;
    for (const ImpliedRelation& guess : impliedRelations(schema)) {
        texts << u"%1.%2 → %3.%4"_s.arg(
            guess.table.toString(), guess.column, guess.referent.toString(), guess.referentColumn);
    }
    return texts;
}

/// A table with a whole number as its key, and more whole numbers.
void add(SchemaBuilder& schema,
         const TableName& name,
         const QString& key,
         const QStringList& columns = {})
{
    TableBuilder table = schema.table(name);
    table.integer(key).primaryKey();
    for (const QString& column : columns) {
        table.integer(column);
    }
}

}  // namespace

class TestImpliedRelations final : public QObject
{
    Q_OBJECT

private slots:
    void guessesByName_data()
    {
        QTest::addColumn<QString>("table");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("column");
        QTest::addColumn<bool>("isGuessed");
        const auto row =
            [](const char* table, const char* key, const char* column, bool isGuessed) {
                QTest::addRow("%s.%s, %s", table, key, column)
                    << QString::fromLatin1(table) << QString::fromLatin1(key)
                    << QString::fromLatin1(column) << isGuessed;
            };
        row("users", "id", "user_id", true);
        row("user", "id", "user_id", true);
        row("User", "Id", "userId", true);
        row("users", "id", "owner_user_id", true);
        row("users", "id", "users_id", true);
        row("categories", "id", "category_id", true);
        row("boxes", "id", "box_id", true);
        row("classes", "id", "class_id", true);
        row("order_items", "id", "order_item_id", true);
        row("plan", "plan_id", "plan_id", true);
        row("plan", "plan_id", "old_plan_id", true);
        row("users", "id", "user", false);
        row("users", "id", "id_user", false);
        row("users", "id", "superuser_id", false);
        row("users", "id", "other_id", false);
        row("users", "code", "user_id", false);
    }

    void guessesByName()
    {
        QFETCH(QString, table);
        QFETCH(QString, key);
        QFETCH(QString, column);
        QFETCH(bool, isGuessed);
        SchemaBuilder schema;
        add(schema, table, key);
        add(schema, u"note"_s, u"nr"_s, {column});
        const QStringList expected = {u"note.%1 → %2.%3"_s.arg(column, table, key)};
        QCOMPARE(guessed(schema.build()), isGuessed ? expected : QStringList());
    }

    void wantsTheSameType()
    {
        SchemaBuilder schema;
        schema.table(u"users"_s).string(u"id"_s, 36).primaryKey();
        TableBuilder note = schema.table(u"note"_s);
        note.integer(u"user_id"_s);
        note.string(u"author_user_id"_s, 40);
        note.string(u"owner_user_id"_s, 36);
        QCOMPARE(guessed(schema.build()), QStringList{u"note.owner_user_id → users.id"_s});
    }

    void leavesOutWhatIsKnown()
    {
        SchemaBuilder schema;
        add(schema, u"users"_s, u"id"_s);
        add(schema, u"profile"_s, u"user_id"_s);  // a key, and nothing else
        TableBuilder note = schema.table(u"note"_s);
        note.integer(u"id"_s).primaryKey();
        note.integer(u"user_id"_s).references(u"users"_s, u"id"_s);
        add(schema, u"user"_s, u"nr"_s, {u"user_nr"_s});  // itself
        QCOMPARE(guessed(schema.build()), QStringList());
    }

    void takesTheLongestName()
    {
        SchemaBuilder schema;
        add(schema, u"users"_s, u"id"_s);
        add(schema, u"power_users"_s, u"id"_s);
        add(schema, u"note"_s, u"id"_s, {u"power_user_id"_s});
        QCOMPARE(guessed(schema.build()), QStringList{u"note.power_user_id → power_users.id"_s});
    }

    void guessesNothingBetweenTwo()
    {
        SchemaBuilder schema;
        add(schema, u"user"_s, u"id"_s);
        add(schema, u"users"_s, u"id"_s);
        add(schema, u"note"_s, u"nr"_s, {u"user_id"_s});
        QCOMPARE(guessed(schema.build()), QStringList());
    }

    void prefersTheSameDatabaseSchema()
    {
        SchemaBuilder schema;
        add(schema, TableName(u"b"_s, u"users"_s), u"id"_s);
        add(schema, TableName(u"a"_s, u"users"_s), u"id"_s);
        add(schema, TableName(u"a"_s, u"note"_s), u"nr"_s, {u"user_id"_s});
        QCOMPARE(guessed(schema.build()), QStringList{u"a.note.user_id → a.users.id"_s});
    }

    void isQuickOnManyTables()
    {
        SchemaBuilder schema;
        constexpr int count = 3000;
        for (int i = 0; i < count; ++i) {
            add(schema,
                u"table_%1"_s.arg(i),
                u"id"_s,
                {u"table_%1_id"_s.arg((i * 7) % count), u"a"_s, u"some_other_column"_s});
        }
        const Schema built = schema.build();
        QElapsedTimer clock;
        clock.start();
        QVERIFY(impliedRelations(built).size() > count - 10);
        QVERIFY2(clock.elapsed() < 2000, qPrintable(QString::number(clock.elapsed())));
    }
};

QTEST_GUILESS_MAIN(TestImpliedRelations)
#include "tst_impliedrelations.moc"
