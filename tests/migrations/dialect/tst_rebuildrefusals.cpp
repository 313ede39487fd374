// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/migrations/dialect/rebuilding.h"

using namespace limbeck;
using namespace limbeck::rebuilding;
using namespace Qt::StringLiterals;

/// What SQLite's rebuild of a table refuses, before anything is changed.
class TestRebuildRefusals : public QObject
{
    Q_OBJECT

private slots:
    void refusesToLoseRows();
    void refusesWhatTriggersAndViewsNeed();
    void refusesWhatIsNotThere();
    void tellsALeftoverTable();
};

void TestRebuildRefusals::refusesToLoseRows()
{
    // The new key makes two rows equal, and its table ignores the second.
    const auto database =
        memoryDatabase({u"CREATE TABLE users (a INTEGER PRIMARY KEY ON CONFLICT IGNORE, b TEXT)"_s,
                        u"INSERT INTO users VALUES (1, '5'), (2, '5.0')"_s});
    PrimaryKey key;
    key.columns = QStringList{u"b"_s};
    key.onConflict = u"IGNORE"_s;
    const auto done = carryOut(*database,
                               batchOf({retyped(u"b"_s, ColumnType::ofKind(TypeKind::Integer)),
                                        Operation{AddConstraint{TableName(u"users"_s), key}}}));
    QVERIFY(!done.has_value());
    QCOMPARE(done.error().code, ErrorCode::VerificationFailed);
    QVERIFY(done.error().message.contains(u"lose rows"_s));
    QCOMPARE(column(*database, u"SELECT count(*) FROM users"_s), QStringList{u"2"_s});
}

void TestRebuildRefusals::refusesWhatTriggersAndViewsNeed()
{
    const auto database =
        memoryDatabase({u"CREATE TABLE users (name TEXT, age INTEGER, note TEXT)"_s,
                        u"CREATE VIEW v AS SELECT age FROM users"_s,
                        u"CREATE TRIGGER tr AFTER INSERT ON users BEGIN SELECT NEW.note; END"_s});
    const QString before = definition(*database, u"users"_s);
    const auto view = carryOut(*database, batchOf({dropped(u"age"_s)}));
    QVERIFY(!view.has_value());
    QVERIFY(view.error().message.contains(u"age"_s));
    const auto trigger = carryOut(*database, batchOf({dropped(u"note"_s)}));
    QVERIFY(!trigger.has_value());
    QCOMPARE(trigger.error().code, ErrorCode::SchemaConflict);
    QVERIFY(trigger.error().message.contains(u"'tr'"_s));
    QCOMPARE(definition(*database, u"users"_s), before);
}

void TestRebuildRefusals::refusesWhatIsNotThere()
{
    const auto database = memoryDatabase({u"CREATE TABLE users (name TEXT)"_s});
    DropIndex index;
    index.table = TableName(u"users"_s);
    index.name = u"ix_nope"_s;
    CheckConstraint unnamed;
    unnamed.condition = u"name <> ''"_s;
    const QList<std::pair<Operation, QString>> cases{
        {dropped(u"nope"_s), u"Table 'users' has no column 'nope'."_s},
        {undone(u"nosuch"_s, ConstraintType::Unique), u"No such constraint: 'nosuch'"_s},
        {Operation{index}, u"No such index: 'ix_nope'"_s},
        {Operation{AddConstraint{TableName(u"users"_s), unnamed}},
         u"Constraint must have a name"_s},
        {added(u"name"_s, TypeKind::Text), u"Table 'users' has a column 'name' already."_s},
    };
    for (const auto& [operation, message] : cases) {
        const auto done = carryOut(*database, batchOf({operation}));
        QVERIFY(!done.has_value());
        QCOMPARE(done.error().code, ErrorCode::SchemaConflict);
        QCOMPARE(done.error().message.section(u'\n', 0, 0), message);
    }
    const auto none = dialect().render(batchOf({}), Schema());
    QVERIFY(!none.has_value());
    QVERIFY(none.error().message.contains(u"'users'"_s));
}

void TestRebuildRefusals::tellsALeftoverTable()
{
    const auto database = memoryDatabase(
        {u"CREATE TABLE users (name TEXT)"_s, u"CREATE TABLE _alembic_tmp_users (name TEXT)"_s});
    const auto done = carryOut(*database, batchOf({dropped(u"name"_s)}));
    QVERIFY(!done.has_value());
    QVERIFY(done.error().message.contains(u"'_alembic_tmp_users'"_s));
}

QTEST_GUILESS_MAIN(TestRebuildRefusals)

#include "tst_rebuildrefusals.moc"
