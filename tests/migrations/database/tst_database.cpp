// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/database/database.h"
#include "tests/support/testresult.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <sqlite3.h>

using namespace limbeck;
using namespace Qt::StringLiterals;

using Mode = Database::Mode;

class TestDatabase : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void createsTheFileOnlyWhenAskedTo();
    void bindsParametersByName();
    void leavesColonsAloneWithoutParameters();
    void countsChangedRows();
    void rollsBackWhatIsNotCommitted();
    void takesTheWriteLockAtOnce();
    void writesIntoNoFileThatWasReplaced();
    void changesNothingReadOnly();
    void leavesNoFileBesideAnIdleWalDatabase();
    void tellsAFileThatIsNoDatabase();
    void tellsAFolder();
    void tellsAMissingFolder();
    void tellsAFullDisk();
    void tellsADamagedDatabase();
    void refusesSeveralStatementsAtOnce();
    void leavesNoConnectionBehind();

private:
    ConnectionSettings settings(const QString& name = u"app.db"_s) const;
    std::unique_ptr<Database> opened(Mode mode = Mode::ReadWrite);

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestDatabase::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

ConnectionSettings TestDatabase::settings(const QString& name) const
{
    ConnectionSettings settings;
    settings.database = m_folder->filePath(name);
    return settings;
}

std::unique_ptr<Database> TestDatabase::opened(Mode mode)
{
    auto database = Database::open(settings(), mode, 0);
    return database ? std::move(*database) : nullptr;
}

void TestDatabase::createsTheFileOnlyWhenAskedTo()
{
    for (const Mode mode : {Mode::Existing, Mode::ReadOnly}) {
        const auto database = Database::open(settings(), mode);
        QVERIFY(!database.has_value());
        QCOMPARE(database.error().code, ErrorCode::DatabaseUnavailable);
        QVERIFY(database.error().message.contains(settings().database));
        QVERIFY(!QFile::exists(settings().database));
    }
    QVERIFY(opened() != nullptr);
    QVERIFY(QFile::exists(settings().database));
}

void TestDatabase::bindsParametersByName()
{
    const auto database = opened();
    QVERIFY_RESULT(database->execute(u"CREATE TABLE t (a, b, c, d)"_s));
    QVERIFY_RESULT(
        database->execute(u"INSERT INTO t VALUES (:text, :n, :text, :nothing)"_s,
                          {{u"text"_s, u"it's; -- x"_s}, {u"n"_s, 7}, {u"nothing"_s, QVariant()}}));
    const auto found = database->query(u"SELECT a, b, c AS cc, d FROM t"_s);
    QVERIFY_RESULT(found);
    QCOMPARE(found->columns, (QStringList{u"a"_s, u"b"_s, u"cc"_s, u"d"_s}));
    QCOMPARE(found->rows.size(), 1);
    QCOMPARE(found->rows[0][0].toString(), u"it's; -- x"_s);
    QCOMPARE(found->rows[0][1].toInt(), 7);
    QCOMPARE(found->rows[0][2].toString(), u"it's; -- x"_s);
    QVERIFY(found->rows[0][3].isNull());
}

void TestDatabase::leavesColonsAloneWithoutParameters()
{
    const auto database = opened();
    const auto found = database->query(u"SELECT 'a :b c', '12:30:00', 'x ? y'"_s);
    QVERIFY_RESULT(found);
    QCOMPARE(found->rows[0][0].toString(), u"a :b c"_s);
    QCOMPARE(found->rows[0][1].toString(), u"12:30:00"_s);
    QCOMPARE(found->rows[0][2].toString(), u"x ? y"_s);
}

void TestDatabase::countsChangedRows()
{
    const auto database = opened();
    QVERIFY_RESULT(database->execute(u"CREATE TABLE t (a)"_s));
    QCOMPARE(*database->execute(u"INSERT INTO t VALUES (1), (2), (3)"_s), 3);
    QCOMPARE(*database->execute(u"UPDATE t SET a = 0 WHERE a > 1"_s), 2);
    QCOMPARE(*database->execute(u"DELETE FROM t WHERE a = 99"_s), 0);
}

void TestDatabase::rollsBackWhatIsNotCommitted()
{
    auto database = opened();
    QVERIFY_RESULT(database->execute(u"CREATE TABLE t (a)"_s));
    {
        auto transaction = Transaction::begin(*database);
        QVERIFY_RESULT(transaction);
        QVERIFY(database->isInTransaction());
        QVERIFY_RESULT(database->execute(u"CREATE TABLE gone (a)"_s));
    }
    QVERIFY(!database->isInTransaction());
    {
        auto transaction = Transaction::begin(*database);
        QVERIFY_RESULT(transaction);
        QVERIFY_RESULT(database->execute(u"INSERT INTO t VALUES (1)"_s));
        QVERIFY_RESULT(transaction->commit());
    }
    QVERIFY_RESULT(database->begin());
    QVERIFY_RESULT(database->execute(u"INSERT INTO t VALUES (2)"_s));
    database.reset();  // the destructor rolls back

    database = opened(Mode::ReadOnly);
    QCOMPARE(database->query(u"SELECT a FROM t"_s)->rows.size(), 1);
    QVERIFY(!database->query(u"SELECT a FROM gone"_s).has_value());
}

void TestDatabase::takesTheWriteLockAtOnce()
{
    const auto first = opened();
    const auto second = opened();
    QVERIFY_RESULT(first->begin());
    const auto refused = second->begin();
    QVERIFY(!refused.has_value());
    QCOMPARE(refused.error().code, ErrorCode::DatabaseLocked);
    QVERIFY(refused.error().message.contains(settings().database));
    QVERIFY(refused.error().message.contains(u"Waited"_s));
    QVERIFY(!refused.error().detail.isEmpty());
    first->rollback();
    QVERIFY_RESULT(second->begin());
}

void TestDatabase::changesNothingReadOnly()
{
    QVERIFY_RESULT(opened()->execute(u"CREATE TABLE t (a)"_s));
    const QStringList before = QDir(m_folder->path()).entryList(QDir::Files);
    const auto database = opened(Mode::ReadOnly);
    const auto refused = database->execute(u"INSERT INTO t VALUES (1)"_s);
    QVERIFY(!refused.has_value());
    QCOMPARE(refused.error().code, ErrorCode::DatabaseReadOnly);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), before);
}

void TestDatabase::leavesNoFileBesideAnIdleWalDatabase()
{
    {
        const auto database = opened();
        QVERIFY_RESULT(database->query(u"PRAGMA journal_mode=WAL"_s));
        QVERIFY_RESULT(database->execute(u"CREATE TABLE t (a)"_s));
    }
    const QStringList before = QDir(m_folder->path()).entryList(QDir::Files);
    QCOMPARE(before, QStringList{u"app.db"_s});
    const auto database = opened(Mode::ReadOnly);
    QVERIFY(database != nullptr);
    QVERIFY_RESULT(database->query(u"SELECT * FROM t"_s));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), before);
}

void TestDatabase::tellsAFileThatIsNoDatabase()
{
    QFile file(settings().database);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray("name;price\n").repeated(200));
    file.close();
    for (const Mode mode : {Mode::ReadWrite, Mode::Existing, Mode::ReadOnly}) {
        const auto database = Database::open(settings(), mode);
        QVERIFY(!database.has_value());
        QCOMPARE(database.error().code, ErrorCode::DatabaseNotOurs);
        QVERIFY(database.error().message.contains(settings().database));
        QCOMPARE(database.error().detail, u"file is not a database"_s);
    }
}

void TestDatabase::tellsAFolder()
{
    const auto database = Database::open(settings(u"."_s), Mode::ReadWrite);
    QVERIFY(!database.has_value());
    QCOMPARE(database.error().code, ErrorCode::DatabaseUnavailable);
    QVERIFY(database.error().message.contains(u"is a folder"_s));
}

void TestDatabase::tellsAMissingFolder()
{
    const auto database = Database::open(settings(u"no/such/app.db"_s), Mode::ReadWrite);
    QVERIFY(!database.has_value());
    QCOMPARE(database.error().code, ErrorCode::DatabaseUnavailable);
    QVERIFY(database.error().message.contains(m_folder->filePath(u"no/such"_s)));
    QVERIFY(!QFile::exists(m_folder->filePath(u"no"_s)));
}

void TestDatabase::tellsAFullDisk()
{
    const auto database = opened();
    QVERIFY_RESULT(database->execute(u"CREATE TABLE t (a)"_s));
    QVERIFY_RESULT(database->query(u"PRAGMA max_page_count = 3"_s));
    const auto refused = database->execute(u"INSERT INTO t VALUES (zeroblob(100000))"_s);
    QVERIFY(!refused.has_value());
    QCOMPARE(refused.error().code, ErrorCode::FileUnwritable);
    QVERIFY(refused.error().message.contains(u"no space left"_s));
}

void TestDatabase::tellsADamagedDatabase()
{
    {
        const auto database = opened();
        QVERIFY_RESULT(database->execute(u"CREATE TABLE t (a)"_s));
        QVERIFY_RESULT(database->execute(u"INSERT INTO t VALUES (zeroblob(20000))"_s));
    }
    QFile file(settings().database);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(4096));
    file.write(QByteArray(4096, '\x5a'));
    file.close();
    const auto database = opened();
    QVERIFY(database != nullptr);
    const auto refused = database->query(u"SELECT * FROM t"_s);
    QVERIFY(!refused.has_value());
    QVERIFY2(refused.error().message.contains(u"damaged"_s), qPrintable(refused.error().toText()));
}

void TestDatabase::refusesSeveralStatementsAtOnce()
{
    const auto database = opened();
    QVERIFY(!database->execute(u"CREATE TABLE t (a); CREATE TABLE u (a)"_s).has_value());
    QCOMPARE(database->query(u"SELECT * FROM sqlite_master"_s)->rows.size(), 0);
}

void TestDatabase::leavesNoConnectionBehind()
{
    // Qt warns when a connection is removed while handles are alive.
    QTest::failOnWarning(QRegularExpression(u"."_s));
    for (int i = 0; i < 3; ++i) {
        const auto database = opened();
        QVERIFY_RESULT(database->query(u"SELECT 1"_s));
        QVERIFY(!database->query(u"SELECT nonsense"_s).has_value());
        QVERIFY(database->sqliteHandle() != nullptr);
        QCOMPARE(database->serverVersion(), u"SQLite "_s + QLatin1String(sqlite3_libversion()));
    }
}

void TestDatabase::writesIntoNoFileThatWasReplaced()
{
    const auto one = opened();
    QVERIFY_RESULT(one->execute(u"CREATE TABLE t (a)"_s));
    const QString path = one->settings().database;
    QVERIFY(QFile::copy(path, path + u".other"_s));
    QVERIFY(QFile::rename(path, path + u".kept"_s));
    QVERIFY(QFile::rename(path + u".other"_s, path));
    const auto begun = one->begin();
    QVERIFY(!begun.has_value());
    QCOMPARE(begun.error().code, ErrorCode::DatabaseLocked);
    QVERIFY2(begun.error().message.contains(u"was replaced"_s), qPrintable(begun.error().message));
    QVERIFY(!one->isInTransaction());
    const auto other = opened();
    QVERIFY_RESULT(other->begin());
}

QTEST_GUILESS_MAIN(TestDatabase)

#include "tst_database.moc"
