// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/migrations/dialect/rebuilding.h"

using namespace limbeck;
using namespace limbeck::rebuilding;
using namespace Qt::StringLiterals;

class TestRebuild : public QObject
{
    Q_OBJECT

private slots:
    void endsInTheSchemaThatApplyForetells_data();
    void endsInTheSchemaThatApplyForetells();
    void keepsEveryClauseThatNobodyChanged();
    void keepsTriggersViewsAndIndexes();
    void keepsTheSequence();
    void keepsRowsOfReferringTables();
    void renamesInTriggersViewsAndKeys();
    void swapsNames();
    void castsNumbersButNotTimes();
    void dropsWhatHasNoName_data();
    void dropsWhatHasNoName();
    void usesPlainAltersWhereTheyDo();
    void namesConstraintsByConvention();
    void reordersColumns();
    void replacesThePrimaryKey();
};

void TestRebuild::endsInTheSchemaThatApplyForetells_data()
{
    QTest::addColumn<Operation>("operation");

    ColumnChanges required;
    required.nullable = false;
    required.serverDefault = ServerDefault{ServerDefault::Kind::Literal, u"none"_s};
    ColumnChanges undefaulted;
    undefaulted.serverDefault = std::optional<ServerDefault>();
    AddColumn before;
    before.table = TableName(u"users"_s);
    before.column.name = u"extra"_s;
    before.column.type = ColumnType::string(9);
    before.place.before = u"name"_s;
    UniqueConstraint unique;
    unique.name = u"uq_new"_s;
    unique.columns = QStringList{u"name"_s, u"note"_s};
    Index index;
    index.name = u"ix_new"_s;
    index.parts = {{u"note"_s, false}};

    const auto row = [](const char* name, const Operation& operation) {
        QTest::newRow(name) << operation;
    };
    row("nothing", batchOf({}));
    row("type", batchOf({retyped(u"name"_s, ColumnType::string(100))}));
    row("required", batchOf({altered(u"note"_s, required)}));
    row("no default", batchOf({altered(u"age"_s, undefaulted)}));
    row("rename", batchOf({renamed(u"name"_s, u"Full name"_s)}));
    row("rename with check",
        batchOf({renamed(u"age"_s, u"years"_s), checked(u"ck"_s, u"years < 9"_s)}));
    row("drop", batchOf({dropped(u"note"_s)}));
    row("drop with its constraints", batchOf({dropped(u"age"_s)}));
    row("add", batchOf({added(u"more"_s, TypeKind::Text)}));
    row("add before", batchOf({Operation{before}}));
    row("unique", batchOf({Operation{AddConstraint{TableName(u"users"_s), unique}}}));
    row("drop unique", batchOf({undone(u"uq_note"_s, ConstraintType::Unique)}));
    row("drop check", batchOf({undone(u"ck_age"_s, ConstraintType::Check)}));
    row("drop foreign key", batchOf({undone(u"fk_p"_s, ConstraintType::ForeignKey)}));
    row("index", batchOf({Operation{CreateIndex{TableName(u"users"_s), index, false}}}));
    row("several",
        batchOf({dropped(u"age"_s),
                 renamed(u"note"_s, u"age"_s),
                 added(u"note"_s, TypeKind::Integer),
                 checked(u"ck"_s, u"note IS NULL OR note <> age"_s)}));
}

void TestRebuild::endsInTheSchemaThatApplyForetells()
{
    QFETCH(Operation, operation);
    const auto database = memoryDatabase(
        {u"CREATE TABLE p (id INTEGER PRIMARY KEY)"_s,
         u"CREATE TABLE users (id INTEGER NOT NULL, name VARCHAR(50), age INTEGER DEFAULT 3, "
         "note TEXT, p INTEGER, PRIMARY KEY (id), CONSTRAINT uq_note UNIQUE (note), CONSTRAINT "
         "ck_age CHECK (age > 0), CONSTRAINT fk_p FOREIGN KEY(p) REFERENCES p (id))"_s,
         u"CREATE INDEX ix_name ON users (name)"_s,
         u"CREATE INDEX ix_age ON users (age) WHERE age > 1"_s,
         u"INSERT INTO users (id, name, note) VALUES (1, 'ann', 'x'), (5, 'bob', 'y')"_s});
    const auto before = inspect(*database);
    QVERIFY_RESULT(before);
    const auto foretold = apply(complete(operation, *before), *before);
    QVERIFY_RESULT(foretold);
    QVERIFY_RESULT(carryOut(*database, operation));
    const auto after = inspect(*database);
    QVERIFY_RESULT(after);
    QVERIFY2(dialect().asStored(*after) == dialect().asStored(*foretold),
             qPrintable(definition(*database, u"users"_s)));
    QCOMPARE(column(*database, u"SELECT id FROM users ORDER BY id"_s),
             (QStringList{u"1"_s, u"5"_s}));
}

void TestRebuild::keepsEveryClauseThatNobodyChanged()
{
    const auto database = memoryDatabase(
        {u"CREATE TABLE users (\n  id INTEGER CONSTRAINT pk PRIMARY KEY ON CONFLICT REPLACE "
         "AUTOINCREMENT, -- the key\n  name VARCHAR(50) COLLATE NOCASE UNIQUE ON CONFLICT IGNORE, "
         "/* how old */ age INT CHECK (age < 200) NOT NULL ON CONFLICT FAIL DEFAULT 0,\n  note "
         "TEXT REFERENCES users (name), twice INTEGER GENERATED ALWAYS AS (age * 2) STORED,\n  "
         "CHECK (name <> ''), UNIQUE (age, note) -- last\n)"_s,
         u"INSERT INTO users (id, name, age) VALUES (7, 'Ann', 20)"_s});
    QVERIFY_RESULT(carryOut(*database, batchOf({added(u"more"_s, TypeKind::Text)})));
    const QString text = definition(*database, u"users"_s);
    const QStringList kept{
        u"id INTEGER CONSTRAINT pk PRIMARY KEY ON CONFLICT REPLACE "
        "AUTOINCREMENT"_s,
        u"-- the key\n"_s,
        u"name VARCHAR(50) COLLATE NOCASE UNIQUE ON CONFLICT IGNORE"_s,
        u"/* how old */ age INT CHECK (age < 200) NOT NULL ON CONFLICT FAIL "
        "DEFAULT 0"_s,
        u"note TEXT REFERENCES users (name)"_s,
        u"twice INTEGER GENERATED ALWAYS AS (age * 2) STORED"_s,
        u"more TEXT"_s,
        u"CHECK (name <> '')"_s,
        u"UNIQUE (age, note)"_s};
    for (const QString& clause : kept) {
        QVERIFY2(text.contains(clause), qPrintable(clause + u"\nis not in\n"_s + text));
    }
    QCOMPARE(column(*database, u"SELECT id, name, age, twice, more FROM users"_s),
             QStringList{u"7|Ann|20|40|NULL"_s});

    const auto strict = memoryDatabase(
        {u"CREATE TABLE users (b TEXT, a INTEGER, PRIMARY KEY (b DESC, a)) STRICT, WITHOUT "
         "ROWID"_s,
         u"INSERT INTO users VALUES ('x', 1)"_s});
    QVERIFY_RESULT(carryOut(*strict, batchOf({added(u"more"_s, TypeKind::Text)})));
    QVERIFY(definition(*strict, u"users"_s).contains(u"PRIMARY KEY (b DESC, a)"_s));
    QVERIFY(definition(*strict, u"users"_s).endsWith(u"STRICT, WITHOUT ROWID"_s));
}

void TestRebuild::keepsTriggersViewsAndIndexes()
{
    const QStringList made{
        u"CREATE TRIGGER tr AFTER INSERT ON users BEGIN INSERT INTO log VALUES ('; ' || "
        "NEW.name); END"_s,
        u"CREATE TRIGGER other AFTER INSERT ON log BEGIN UPDATE users SET age = 1; END"_s,
        u"CREATE VIEW v AS SELECT name, age FROM users"_s,
        u"CREATE TRIGGER instead INSTEAD OF DELETE ON v BEGIN DELETE FROM users; END"_s,
        u"CREATE INDEX expressions ON users (lower(name) DESC, age COLLATE NOCASE) WHERE age > 1"_s,
        u"CREATE UNIQUE INDEX uniques ON users (name -- why\n)"_s};
    const auto database =
        memoryDatabase(QStringList{u"CREATE TABLE log (what)"_s,
                                   u"CREATE TABLE users (name TEXT, age INTEGER, note TEXT)"_s}
                       + made);
    QVERIFY_RESULT(carryOut(*database, batchOf({dropped(u"note"_s)})));
    QStringList expected = made;
    expected.sort();
    QCOMPARE(column(*database,
                    u"SELECT sql FROM sqlite_master WHERE type <> 'table' AND sql NOT NULL "
                    "ORDER BY sql"_s),
             expected);
    QVERIFY_RESULT(database->execute(u"INSERT INTO users (name) VALUES ('ann')"_s));
    QCOMPARE(column(*database, u"SELECT * FROM v"_s), QStringList{u"ann|1"_s});
    QCOMPARE(column(*database, u"SELECT * FROM log"_s), QStringList{u"; ann"_s});
    QCOMPARE(column(*database, u"PRAGMA legacy_alter_table"_s), QStringList{u"0"_s});
}

void TestRebuild::keepsTheSequence()
{
    const auto database =
        memoryDatabase({u"CREATE TABLE users (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT)"_s,
                        u"INSERT INTO users VALUES (3, 'a'), (41, 'b')"_s,
                        u"DELETE FROM users"_s});
    QVERIFY_RESULT(carryOut(*database, batchOf({added(u"more"_s, TypeKind::Text)})));
    QCOMPARE(column(*database, u"SELECT * FROM sqlite_sequence"_s), QStringList{u"users|41"_s});
    QVERIFY_RESULT(database->execute(u"INSERT INTO users (name) VALUES ('c')"_s));
    QCOMPARE(column(*database, u"SELECT id FROM users"_s), QStringList{u"42"_s});
}

void TestRebuild::keepsRowsOfReferringTables()
{
    const auto database =
        memoryDatabase({u"CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT)"_s,
                        u"CREATE TABLE child (u INTEGER REFERENCES users (id) ON DELETE CASCADE)"_s,
                        u"INSERT INTO users VALUES (1, 'a')"_s,
                        u"INSERT INTO child VALUES (1)"_s,
                        u"PRAGMA foreign_keys=OFF"_s});
    QVERIFY_RESULT(carryOut(*database, batchOf({dropped(u"name"_s)})));
    QCOMPARE(column(*database, u"SELECT u FROM child"_s), QStringList{u"1"_s});
    QCOMPARE(column(*database, u"PRAGMA foreign_key_check"_s), QStringList());
    QVERIFY(definition(*database, u"child"_s).contains(u"REFERENCES users (id)"_s));
}

void TestRebuild::renamesInTriggersViewsAndKeys()
{
    const auto database = memoryDatabase(
        {u"CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT UNIQUE, CHECK (name <> 'id'))"_s,
         u"CREATE TABLE child (n TEXT REFERENCES users (name))"_s,
         u"CREATE VIEW v AS SELECT name FROM users"_s,
         u"CREATE TRIGGER tr AFTER UPDATE OF name ON users BEGIN SELECT NEW.name; END"_s,
         u"CREATE INDEX ix ON users (lower(name))"_s});
    QVERIFY_RESULT(carryOut(
        *database, batchOf({renamed(u"name"_s, u"full"_s), added(u"b"_s, TypeKind::Text)})));
    QVERIFY(definition(*database, u"users"_s).contains(u"\"full\" TEXT UNIQUE"_s));
    QVERIFY(definition(*database, u"users"_s).contains(u"\"full\" <> 'id'"_s));
    for (const QString& name : {u"child"_s, u"v"_s, u"tr"_s, u"ix"_s}) {
        QVERIFY2(definition(*database, name).contains(u"\"full\""_s),
                 qPrintable(definition(*database, name)));
    }
}

void TestRebuild::swapsNames()
{
    const auto database = memoryDatabase({u"CREATE TABLE users (a INTEGER, b INTEGER, c INTEGER)"_s,
                                          u"INSERT INTO users VALUES (1, 2, 3)"_s});
    QVERIFY_RESULT(carryOut(*database,
                            batchOf({renamed(u"a"_s, u"x"_s),
                                     renamed(u"b"_s, u"a"_s),
                                     renamed(u"x"_s, u"b"_s),
                                     renamed(u"c"_s, u"d"_s),
                                     added(u"c"_s, TypeKind::Text),
                                     checked(u"ck"_s, u"a = 2 AND b = 1"_s)})));
    QCOMPARE(column(*database, u"SELECT b, a, d, c FROM users"_s), QStringList{u"1|2|3|NULL"_s});
    QVERIFY(!database->execute(u"UPDATE users SET a = 3"_s).has_value());
}

void TestRebuild::castsNumbersButNotTimes()
{
    const auto database =
        memoryDatabase({u"CREATE TABLE users (a TEXT, b INTEGER, c TEXT, d TEXT)"_s,
                        u"INSERT INTO users VALUES ('12', 7, '2024-05-01 10:00:00', '[1]')"_s});
    QVERIFY_RESULT(carryOut(*database,
                            batchOf({retyped(u"a"_s, ColumnType::ofKind(TypeKind::Integer)),
                                     retyped(u"b"_s, ColumnType::string(9)),
                                     retyped(u"c"_s, ColumnType::ofKind(TypeKind::DateTime)),
                                     retyped(u"d"_s, ColumnType::ofKind(TypeKind::Json))})));
    QCOMPARE(column(*database, u"SELECT a, typeof(a), b, typeof(b), c, d FROM users"_s),
             QStringList{u"12|integer|7|text|2024-05-01 10:00:00|[1]"_s});
}

void TestRebuild::dropsWhatHasNoName_data()
{
    QTest::addColumn<QString>("clause");
    QTest::addColumn<bool>("isAtColumn");
    const auto row = [](const char* name, const QString& clause, bool isAtColumn = false) {
        QTest::newRow(name) << clause << isAtColumn;
    };
    row("unique", u"UNIQUE (a, b)"_s);
    row("check", u"CHECK (a > 0)"_s);
    row("foreign key", u"FOREIGN KEY(a) REFERENCES p (id) ON DELETE CASCADE"_s);
    row("unique at its column", u"UNIQUE"_s, true);
    row("check at its column", u"CHECK (b < 9)"_s, true);
    row("foreign key at its column", u"REFERENCES p (id)"_s, true);
}

/// What a difference of two schemas drops is known by what it says, on a table with a twin of
/// another kind.
void TestRebuild::dropsWhatHasNoName()
{
    QFETCH(const QString, clause);
    QFETCH(const bool, isAtColumn);
    const auto database = memoryDatabase();
    QVERIFY_RESULT(database->execute(u"CREATE TABLE p (id INTEGER PRIMARY KEY)"_s));
    QVERIFY_RESULT(database->execute(
        u"CREATE TABLE users (a INTEGER, b INTEGER %1, c INTEGER UNIQUE CHECK (c <> 7)%2)"_s.arg(
            isAtColumn ? clause : QString(), isAtColumn ? QString() : u", "_s + clause)));
    const auto before = inspect(*database);
    QVERIFY_RESULT(before);
    const Table* table = before->table(u"users"_s);
    QVERIFY(table != nullptr);
    QList<Constraint> all;
    all << QList<Constraint>(table->foreignKeys.begin(), table->foreignKeys.end())
        << QList<Constraint>(table->uniqueConstraints.begin(), table->uniqueConstraints.end())
        << QList<Constraint>(table->checkConstraints.begin(), table->checkConstraints.end());
    all.removeIf([](const Constraint& each) {
        const auto* unique = std::get_if<UniqueConstraint>(&each);
        const auto* check = std::get_if<CheckConstraint>(&each);
        return (unique != nullptr && unique->columns == QStringList{u"c"_s})
               || (check != nullptr && check->condition.contains(u'c'));
    });
    QCOMPARE(all.size(), 1);
    DropConstraint drop;
    drop.table = TableName(u"users"_s);
    drop.type = constraintType(all.first());
    drop.dropped = all.first();
    const Operation operation = batchOf({Operation{drop}});
    const auto foretold = limbeck::apply(operation, *before);
    QVERIFY_RESULT(foretold);
    QVERIFY_RESULT(carryOut(*database, operation));
    const auto after = inspect(*database);
    QVERIFY_RESULT(after);
    QCOMPARE(dialect().asStored(*after), dialect().asStored(*foretold));
    const QString text = definition(*database, u"users"_s);
    QVERIFY2(text.contains(u"UNIQUE"_s) && text.contains(u"c <> 7"_s), qPrintable(text));
}

void TestRebuild::usesPlainAltersWhereTheyDo()
{
    AddColumn plain;
    plain.table = TableName(u"users"_s);
    plain.column.name = u"a"_s;
    plain.column.type = ColumnType::ofKind(TypeKind::Integer);
    AddColumn expression = plain;
    expression.column.serverDefault = ServerDefault{ServerDefault::Kind::CurrentTimestamp, {}};
    AddColumn literal = plain;
    literal.column.serverDefault = ServerDefault{ServerDefault::Kind::Literal, u"1"_s};
    const auto needs = [](const Operation& operation, Recreate recreate = Recreate::Auto) {
        return dialect().needsLiveSchema(batchOf({operation}, recreate));
    };
    QVERIFY(!needs(Operation{plain}));
    QVERIFY(!needs(Operation{literal}));
    QVERIFY(needs(Operation{expression}));
    QVERIFY(needs(Operation{plain}, Recreate::Always));
    QVERIFY(!needs(Operation{expression}, Recreate::Never));
    QVERIFY(!needs(Operation{CreateIndex()}));
    QVERIFY(!needs(renamed(u"a"_s, u"b"_s)));
    QVERIFY(needs(dropped(u"a"_s)));
    QVERIFY(needs(retyped(u"a"_s, ColumnType::string(3))));
    QVERIFY(!dialect().needsLiveSchema(Operation{plain}));
}

void TestRebuild::namesConstraintsByConvention()
{
    const auto database = memoryDatabase(
        {u"CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT UNIQUE, p INTEGER REFERENCES "
         "users (id), UNIQUE (p))"_s});
    Batch batch;
    batch.table = TableName(u"users"_s);
    batch.namingConvention = {{u"uq"_s, u"uq_%(table_name)s_%(column_0_name)s"_s},
                              {u"fk"_s, u"fk_%(column_0_name)s_%(referred_table_name)s"_s}};
    batch.operations = {undone(u"uq_users_name"_s, ConstraintType::Unique)};
    batch.recreate = Recreate::Always;
    QVERIFY_RESULT(carryOut(*database, Operation{batch}));
    const Table table = inspect(*database)->tables.first();
    QCOMPARE(table.uniqueConstraints.size(), 1);
    QCOMPARE(table.uniqueConstraints.first().name, u"uq_users_p"_s);
    QCOMPARE(table.foreignKeys.first().name, u"fk_p_users"_s);
}

void TestRebuild::reordersColumns()
{
    const auto database = memoryDatabase({u"CREATE TABLE users (a TEXT, b TEXT, c TEXT)"_s,
                                          u"INSERT INTO users VALUES ('A', 'B', 'C')"_s});
    Batch batch;
    batch.table = TableName(u"users"_s);
    batch.recreate = Recreate::Always;
    batch.partialReordering = {{u"c"_s, u"a"_s}};
    QVERIFY_RESULT(carryOut(*database, Operation{batch}));
    QCOMPARE(column(*database, u"SELECT * FROM users"_s), QStringList{u"B|C|A"_s});
    batch.partialReordering = {{u"c"_s, u"a"_s}, {u"a"_s, u"c"_s}};
    QVERIFY(!carryOut(*database, Operation{batch}).has_value());
}

void TestRebuild::replacesThePrimaryKey()
{
    const auto database = memoryDatabase({u"CREATE TABLE users (id INTEGER PRIMARY KEY, b TEXT)"_s,
                                          u"INSERT INTO users VALUES (1, 'x')"_s});
    QVERIFY_RESULT(carryOut(*database, batchOf({keyed({u"b"_s, u"id"_s})})));
    const Table table = inspect(*database)->tables.first();
    QCOMPARE(table.primaryKey->name, u"pk_new"_s);
    QCOMPARE(table.primaryKey->columns, (QStringList{u"b"_s, u"id"_s}));
}

QTEST_GUILESS_MAIN(TestRebuild)

#include "tst_rebuild.moc"
