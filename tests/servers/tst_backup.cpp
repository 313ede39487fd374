// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/backup/backup.h"
#include "migrations/backup/emptying.h"
#include "tests/support/testresult.h"
#include "tests/support/testserver.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace limbeck;
using namespace Qt::StringLiterals;

/// pg_dump and mariadb-dump as backups: everything comes back, and what was there is kept.
class TestServerBackup final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void bringsEverythingBack_data();
    void bringsEverythingBack();
    void keepsWhatItReplaces_data();
    void keepsWhatItReplaces();
    void changesNothingWithADamagedBackup_data();
    void changesNothingWithADamagedBackup();
    void tellsATableThatLacksRows_data();
    void tellsATableThatLacksRows();
    void changesNothingOnPostgresqlIfTheDumpFails();
    void emptiesOneSchemaOnly();
    void dropsTablesThatReferToEachOther_data();
    void dropsTablesThatReferToEachOther();

private:
    QTemporaryDir m_data;
};

namespace {

QMap<QString, qint64> rowsOf(const ConnectionSettings& settings)
{
    const std::unique_ptr<Database> database = openedDatabase(settings);
    const auto counts = countServerRows(*database);
    if (!counts) {
        qFatal("%s", qPrintable(counts.error().toText()));
    }
    return *counts;
}

QString tableName(Engine engine, const QString& name)
{
    return engine == Engine::Postgresql ? u"public."_s + name : name;
}

/// A view, a key, a name that needs quotes, and text that no shell or option file should see.
ConnectionSettings filledDatabase(Engine engine)
{
    const ConnectionSettings settings = newServerDatabase(engine);
    const QString quote = engine == Engine::Postgresql ? u"\""_s : u"`"_s;
    openedDatabase(
        settings,
        {u"CREATE TABLE author (id INTEGER PRIMARY KEY, name VARCHAR(80))"_s,
         u"CREATE TABLE %1Strange 'name%1 (id INTEGER PRIMARY KEY, author_id INTEGER REFERENCES author (id))"_s
             .arg(quote),
         u"INSERT INTO author VALUES (1, 'Ada ''x'' \\ $HOME; --'), (2, NULL)"_s,
         u"INSERT INTO %1Strange 'name%1 VALUES (1, 2)"_s.arg(quote),
         u"CREATE VIEW names AS SELECT name FROM author"_s});
    return settings;
}

}  // namespace

void TestServerBackup::initTestCase()
{
    // Backups of servers lie below the user's data.
    qputenv("XDG_DATA_HOME", QFile::encodeName(m_data.path()));
}

void TestServerBackup::bringsEverythingBack_data()
{
    addServerRows();
}

void TestServerBackup::bringsEverythingBack()
{
    QFETCH(Engine, engine);
    const ConnectionSettings settings = filledDatabase(engine);
    const QMap<QString, qint64> before = rowsOf(settings);
    QCOMPARE(before.value(tableName(engine, u"author"_s)), 2);
    const Result<Backup> backup = createBackup(settings, {u"a1"_s});
    QVERIFY_RESULT(backup);
    QCOMPARE(backup->revision, u"a1"_s);
    QCOMPARE(listBackups(settings).size(), 1);

    openedDatabase(settings,
                   {u"DROP VIEW names"_s,
                    u"DELETE FROM author WHERE id = 1"_s,
                    u"CREATE TABLE later (id INTEGER PRIMARY KEY, author_id INTEGER REFERENCES "
                    "author (id))"_s});
    QVERIFY_RESULT(restoreBackup(settings, backup->path, {u"b2"_s}));
    QCOMPARE(rowsOf(settings), before);
    const auto database = openedDatabase(settings);
    const auto names = database->query(u"SELECT name FROM names ORDER BY name IS NULL"_s);
    QVERIFY_RESULT(names);
    QVERIFY(names->rows.first().first().toString().startsWith(u"Ada 'x' "_s));
}

void TestServerBackup::keepsWhatItReplaces_data()
{
    addServerRows();
}

void TestServerBackup::keepsWhatItReplaces()
{
    QFETCH(Engine, engine);
    const ConnectionSettings settings = filledDatabase(engine);
    const Result<Backup> backup = createBackup(settings, {});
    QVERIFY_RESULT(backup);
    openedDatabase(settings, {u"INSERT INTO author VALUES (3, 'Grace')"_s});
    const Result<Restored> replaced = restoreBackup(settings, backup->path, {});
    QVERIFY_RESULT(replaced);
    QCOMPARE(replaced->rows, rowsOf(settings));
    QCOMPARE(replaced->compared, replaced->rows.size());
    QCOMPARE(rowsOf(settings).value(tableName(engine, u"author"_s)), 2);
    QVERIFY_RESULT(restoreBackup(settings, replaced->replaced, {}));
    QCOMPARE(rowsOf(settings).value(tableName(engine, u"author"_s)), 3);
}

void TestServerBackup::changesNothingWithADamagedBackup_data()
{
    addServerRows();
}

void TestServerBackup::changesNothingWithADamagedBackup()
{
    QFETCH(Engine, engine);
    const ConnectionSettings settings = filledDatabase(engine);
    const QMap<QString, qint64> before = rowsOf(settings);
    const Result<Backup> backup = createBackup(settings, {});
    QVERIFY_RESULT(backup);
    QVERIFY(QFile::resize(backup->path, 30));
    const Result<Restored> restored = restoreBackup(settings, backup->path, {});
    QVERIFY(!restored);
    QCOMPARE(restored.error().code, ErrorCode::VerificationFailed);
    QCOMPARE(rowsOf(settings), before);
}

void TestServerBackup::tellsATableThatLacksRows_data()
{
    addServerRows();
}

void TestServerBackup::tellsATableThatLacksRows()
{
    QFETCH(Engine, engine);
    const ConnectionSettings settings = filledDatabase(engine);
    const Result<Backup> backup = createBackup(settings, {});
    QVERIFY_RESULT(backup);
    QFile counts(backup->path + u".json"_s);
    QVERIFY(counts.open(QIODevice::ReadWrite));
    const QByteArray name = tableName(engine, u"author"_s).toUtf8();
    QByteArray text = counts.readAll();
    QVERIFY(text.contains(name + "\": 2"));
    counts.resize(0);
    counts.write(text.replace(name + "\": 2", name + "\": 3"));
    counts.close();
    const Result<Restored> restored = restoreBackup(settings, backup->path, {});
    QVERIFY(!restored);
    QCOMPARE(restored.error().code, ErrorCode::VerificationFailed);
    QVERIFY2(restored.error().message.contains(u"has 2 rows instead of 3"_s),
             qPrintable(restored.error().message));
}

void TestServerBackup::changesNothingOnPostgresqlIfTheDumpFails()
{
    const ConnectionSettings settings = filledDatabase(Engine::Postgresql);
    openedDatabase(settings, {u"CREATE ROLE passing"_s, u"ALTER TABLE author OWNER TO passing"_s});
    const Result<Backup> backup = createBackup(settings, {});
    QVERIFY_RESULT(backup);
    openedDatabase(settings,
                   {u"ALTER TABLE author OWNER TO postgres"_s,
                    u"INSERT INTO author VALUES (3, 'Grace')"_s,
                    u"DROP ROLE passing"_s});
    const QMap<QString, qint64> before = rowsOf(settings);
    QVERIFY(!restoreBackup(settings, backup->path, {}));  // the owner is gone
    QCOMPARE(rowsOf(settings), before);
}

void TestServerBackup::emptiesOneSchemaOnly()
{
    const ConnectionSettings settings = filledDatabase(Engine::Postgresql);
    const auto database = openedDatabase(settings,
                                         {u"CREATE SCHEMA other"_s,
                                          u"CREATE TABLE other.kept (id SERIAL PRIMARY KEY)"_s,
                                          u"CREATE TYPE mood AS ENUM ('good')"_s,
                                          u"CREATE FUNCTION one(a integer) RETURNS integer "
                                          "LANGUAGE sql AS 'SELECT 1'"_s,
                                          u"CREATE SEQUENCE counter"_s});
    const auto drops = emptyingStatements(*database, {{u"public"_s}});
    QVERIFY_RESULT(drops);
    for (const QString& sql : *drops) {
        QVERIFY_RESULT(database->execute(sql));
    }
    QCOMPARE(countServerRows(*database)->keys(), QStringList{u"other.kept"_s});
    QVERIFY(emptyingStatements(*database, {{u"public"_s}})->isEmpty());
}

void TestServerBackup::dropsTablesThatReferToEachOther_data()
{
    addServerRows();
}

void TestServerBackup::dropsTablesThatReferToEachOther()
{
    QFETCH(Engine, engine);
    const auto database =
        serverDatabase(engine,
                       {u"CREATE TABLE a (id INTEGER PRIMARY KEY, b_id INTEGER)"_s,
                        u"CREATE TABLE b (id INTEGER PRIMARY KEY, a_id INTEGER)"_s,
                        u"ALTER TABLE a ADD FOREIGN KEY (b_id) REFERENCES b (id)"_s,
                        u"ALTER TABLE b ADD FOREIGN KEY (a_id) REFERENCES a (id)"_s});
    const auto drops = emptyingStatements(*database);
    QVERIFY_RESULT(drops);
    for (const QString& sql : *drops) {
        QVERIFY_RESULT(database->execute(sql));
    }
    QVERIFY(countServerRows(*database)->isEmpty());
}

QTEST_GUILESS_MAIN(TestServerBackup)
#include "tst_backup.moc"
