// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/testresult.h"
#include "tests/support/testserver.h"

#include <QFile>
#include <QTemporaryDir>

using namespace limbeck;
using namespace Qt::StringLiterals;

using Mode = Database::Mode;

/// Opening connections to real servers.
class TestConnection : public QObject
{
    Q_OBJECT

private slots:
    void saysWhichServerItIs();
    void takesEverySpellingOfAUrl_data();
    void takesEverySpellingOfAUrl();
    void letsInWithAPasswordOfAnyCharacters_data();
    void letsInWithAPasswordOfAnyCharacters();
    void readsPasswordsAndServicesAsLibpqDoes();
    void tellsAWrongPassword_data();
    void tellsAWrongPassword();
    void tellsAMissingDatabase_data();
    void tellsAMissingDatabase();
    void tellsThatNoServerAnswers_data();
    void tellsThatNoServerAnswers();
    void refusesToGoOnWithoutTls_data();
    void refusesToGoOnWithoutTls();
    void tellsThatTheConnectionWasLost_data();
    void tellsThatTheConnectionWasLost();
    void bindsParametersByName_data();
    void bindsParametersByName();
    void leavesColonsAloneWithoutParameters_data();
    void leavesColonsAloneWithoutParameters();
    void countsTheRowsThatWereFound_data();
    void countsTheRowsThatWereFound();
    void refusesSeveralStatementsAtOnce_data();
    void refusesSeveralStatementsAtOnce();
    void takesARoutineAsOneStatement_data();
    void takesARoutineAsOneStatement();
    void rollsBackWhatIsNotCommitted_data();
    void rollsBackWhatIsNotCommitted();
    void changesNothingReadOnly_data();
    void changesNothingReadOnly();
    void readsTextLiteralsInOneWay();
    void printsNothingByItself();

private:
    /// Settings of a user who needs the password `password`.
    static ConnectionSettings locked(Engine engine, const QString& password);
};

ConnectionSettings TestConnection::locked(Engine engine, const QString& password)
{
    ConnectionSettings settings = newServerDatabase(engine);
    QString literal = password;
    literal.replace(u'\'', u"''"_s);
    if (engine == Engine::Postgresql) {
        openedDatabase(settings,
                       {u"DROP ROLE IF EXISTS locked"_s,
                        u"CREATE ROLE locked LOGIN PASSWORD '%1'"_s.arg(literal)});
    } else {
        literal.replace(u'\\', u"\\\\"_s);
        openedDatabase(
            settings,
            {u"CREATE OR REPLACE USER locked@localhost IDENTIFIED BY '%1'"_s.arg(literal),
             u"GRANT ALL ON *.* TO locked@localhost"_s});
    }
    settings.user = u"locked"_s;
    return settings;
}

void TestConnection::saysWhichServerItIs()
{
    const QString postgresql = serverDatabase(Engine::Postgresql)->serverVersion();
    const QString mariadb = serverDatabase(Engine::Mariadb)->serverVersion();
    QVERIFY2(QRegularExpression(u"^PostgreSQL \\d+\\.\\d+$"_s).match(postgresql).hasMatch(),
             qPrintable(postgresql));
    QVERIFY2(QRegularExpression(u"^MariaDB \\d+\\.\\d+\\.\\d+$"_s).match(mariadb).hasMatch(),
             qPrintable(mariadb));
}

void TestConnection::takesEverySpellingOfAUrl_data()
{
    QTest::addColumn<Engine>("engine");
    QTest::addColumn<QString>("dialect");
    for (const QString& dialect : {u"postgresql"_s,
                                   u"postgres"_s,
                                   u"postgresql+psycopg2"_s,
                                   u"postgresql+psycopg"_s,
                                   u"postgresql+asyncpg"_s}) {
        QTest::newRow(qPrintable(dialect)) << Engine::Postgresql << dialect;
    }
    for (const QString& dialect :
         {u"mysql"_s, u"mysql+pymysql"_s, u"mariadb"_s, u"mariadb+mariadbconnector"_s}) {
        QTest::newRow(qPrintable(dialect)) << Engine::Mariadb << dialect;
    }
}

void TestConnection::takesEverySpellingOfAUrl()
{
    QFETCH(Engine, engine);
    QFETCH(QString, dialect);
    const QString first = engine == Engine::Postgresql ? u"postgres"_s : u"mysql"_s;
    const QString url = dialect + serverUrl(engine, first).section(u':', 1).prepend(u':');
    const auto settings = ConnectionSettings::fromUrl(url, QString());
    QVERIFY_RESULT(settings);
    const auto database = Database::open(*settings, Mode::Existing);
    QVERIFY_RESULT(database);
    QCOMPARE((*database)->query(u"SELECT 1"_s)->rows, (QList<QVariantList>{{1}}));
}

void TestConnection::letsInWithAPasswordOfAnyCharacters_data()
{
    addServerRows();
}

void TestConnection::letsInWithAPasswordOfAnyCharacters()
{
    QFETCH(Engine, engine);
    const QString password = u"a@b:c/d?e#f%g;h'i\"j\\k =ü"_s;
    ConnectionSettings settings = locked(engine, password);
    const QString encoded = QString::fromLatin1(QUrl::toPercentEncoding(password));
    const QString rest = serverUrl(engine, settings.database).section(u"//"_s, 1).section(u'@', 1);
    const auto read = ConnectionSettings::fromUrl(
        u"%1://locked:%2@%3"_s.arg(engineName(engine), encoded, rest), QString());
    QVERIFY_RESULT(read);
    QCOMPARE(read->password, password);
    QVERIFY_RESULT(Database::open(*read, Mode::Existing));
}

void TestConnection::readsPasswordsAndServicesAsLibpqDoes()
{
    const ConnectionSettings settings = locked(Engine::Postgresql, u"tops3cret"_s);
    QVERIFY(!Database::open(settings, Mode::Existing).has_value());

    const QTemporaryDir folder;
    QFile passwords(folder.filePath(u"pgpass"_s));
    QVERIFY(passwords.open(QIODevice::WriteOnly));
    passwords.write("*:*:*:locked:tops3cret\n");
    passwords.close();
    QVERIFY(passwords.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    QFile services(folder.filePath(u"services"_s));
    QVERIFY(services.open(QIODevice::WriteOnly));
    services.write("[shop]\nuser=locked\ndbname=" + settings.database.toUtf8()
                   + "\nhost=" + settings.options.value(u"host"_s).toUtf8() + '\n');
    services.close();
    qputenv("PGPASSFILE", passwords.fileName().toUtf8());
    qputenv("PGSERVICEFILE", services.fileName().toUtf8());
    const auto cleanUp = qScopeGuard([] {
        qunsetenv("PGPASSFILE");
        qunsetenv("PGSERVICEFILE");
    });

    QVERIFY_RESULT(Database::open(settings, Mode::Existing));
    const auto service = ConnectionSettings::fromUrl(u"postgresql://?service=shop"_s, QString());
    QVERIFY_RESULT(service);
    const auto database = Database::open(*service, Mode::Existing);
    QVERIFY_RESULT(database);
    QCOMPARE((*database)->query(u"SELECT current_user"_s)->rows[0][0].toString(), u"locked"_s);
    QCOMPARE(service->displayName(), u"shop"_s);
}

void TestConnection::tellsAWrongPassword_data()
{
    addServerRows();
}

void TestConnection::tellsAWrongPassword()
{
    QFETCH(Engine, engine);
    ConnectionSettings settings = locked(engine, u"the right one"_s);
    for (const QString& wrong : {QString(), u"tops3cret"_s}) {
        settings.password = wrong;
        const auto database = Database::open(settings, Mode::Existing);
        QVERIFY(!database.has_value());
        const Error error = database.error();
        QCOMPARE(error.code, ErrorCode::DatabaseUnavailable);
        QVERIFY2(error.message.contains(u"does not let user 'locked' in"_s),
                 qPrintable(error.toText()));
        QVERIFY(!error.toText().contains(u"tops3cret"_s));
        QVERIFY(!error.detail.isEmpty());
    }
}

void TestConnection::tellsAMissingDatabase_data()
{
    addServerRows();
}

void TestConnection::tellsAMissingDatabase()
{
    QFETCH(Engine, engine);
    const auto database = Database::open(serverSettings(engine, u"nowhere"_s), Mode::ReadWrite);
    QVERIFY(!database.has_value());
    QCOMPARE(database.error().code, ErrorCode::DatabaseUnavailable);
    QVERIFY2(database.error().message.startsWith(u"There is no database 'nowhere'"_s),
             qPrintable(database.error().toText()));
}

void TestConnection::tellsThatNoServerAnswers_data()
{
    QTest::addColumn<QString>("url");
    QTest::newRow("PostgreSQL, socket") << u"postgresql://u:tops3cret@/d?host=/nowhere"_s;
    QTest::newRow("PostgreSQL, host") << u"postgresql://u:tops3cret@127.0.0.1:1/d"_s;
    QTest::newRow("MariaDB, socket") << u"mariadb://u:tops3cret@localhost/d?unix_socket=/no"_s;
    QTest::newRow("MariaDB, host") << u"mariadb://u:tops3cret@127.0.0.1:1/d"_s;
}

void TestConnection::tellsThatNoServerAnswers()
{
    QFETCH(QString, url);
    const auto settings = ConnectionSettings::fromUrl(url, QString());
    QVERIFY_RESULT(settings);
    const auto database = Database::open(*settings, Mode::Existing);
    QVERIFY(!database.has_value());
    QCOMPARE(database.error().code, ErrorCode::DatabaseUnavailable);
    QVERIFY2(database.error().message.startsWith(u"No database server answers at"_s),
             qPrintable(database.error().toText()));
    QVERIFY(!database.error().toText().contains(u"tops3cret"_s));
}

void TestConnection::refusesToGoOnWithoutTls_data()
{
    QTest::addColumn<Engine>("engine");
    QTest::addColumn<QString>("option");
    QTest::addColumn<QString>("value");
    // libpq never encrypts on a local socket, whatever it is asked for, so it is not here.
    QTest::newRow("any") << Engine::Mariadb << u"ssl_mode"_s << u"REQUIRED"_s;
    QTest::newRow("a cipher") << Engine::Mariadb << u"ssl_cipher"_s << u"AES256-SHA"_s;
}

void TestConnection::refusesToGoOnWithoutTls()
{
    QFETCH(Engine, engine);
    QFETCH(QString, option);
    QFETCH(QString, value);
    ConnectionSettings settings = newServerDatabase(engine);
    settings.options.insert(option, value);
    const auto database = Database::open(settings, Mode::Existing);
    QVERIFY(!database.has_value());
    QCOMPARE(database.error().code, ErrorCode::DatabaseUnavailable);
    QVERIFY2(database.error().message.contains(u"TLS"_s), qPrintable(database.error().toText()));
}

void TestConnection::tellsThatTheConnectionWasLost_data()
{
    addServerRows();
}

void TestConnection::tellsThatTheConnectionWasLost()
{
    QFETCH(Engine, engine);
    const ConnectionSettings settings = newServerDatabase(engine);
    const auto victim = openedDatabase(settings);
    const auto other = openedDatabase(settings);
    const bool isPostgresql = engine == Engine::Postgresql;
    const auto id =
        victim->query(isPostgresql ? u"SELECT pg_backend_pid()"_s : u"SELECT CONNECTION_ID()"_s);
    QVERIFY_RESULT(id);
    const QString number = id->rows[0][0].toString();
    QVERIFY_RESULT(other->query(isPostgresql ? u"SELECT pg_terminate_backend(%1)"_s.arg(number)
                                             : u"KILL "_s + number));
    const auto refused = victim->query(u"SELECT 1"_s);
    QVERIFY(!refused.has_value());
    QCOMPARE(refused.error().code, ErrorCode::DatabaseUnavailable);
    QVERIFY2(refused.error().message.contains(u"was lost"_s), qPrintable(refused.error().toText()));
}

void TestConnection::bindsParametersByName_data()
{
    addServerRows();
}

void TestConnection::bindsParametersByName()
{
    QFETCH(Engine, engine);
    const auto database =
        serverDatabase(engine, {u"CREATE TABLE t (a TEXT, b INTEGER, c TEXT, d TEXT)"_s});
    QVERIFY_RESULT(database->execute(
        u"INSERT INTO t VALUES (:text, :n, :text, :nothing)"_s,
        {{u"text"_s, u"it's; -- \\ x"_s}, {u"n"_s, 7}, {u"nothing"_s, QVariant()}}));
    const auto found = database->query(u"SELECT a, b, c AS cc, d FROM t"_s);
    QVERIFY_RESULT(found);
    QCOMPARE(found->columns, (QStringList{u"a"_s, u"b"_s, u"cc"_s, u"d"_s}));
    QCOMPARE(found->rows.size(), 1);
    QCOMPARE(found->rows[0][0].toString(), u"it's; -- \\ x"_s);
    QCOMPARE(found->rows[0][1].toInt(), 7);
    QCOMPARE(found->rows[0][2].toString(), u"it's; -- \\ x"_s);
    QVERIFY(found->rows[0][3].isNull());
}

void TestConnection::leavesColonsAloneWithoutParameters_data()
{
    addServerRows();
}

void TestConnection::leavesColonsAloneWithoutParameters()
{
    QFETCH(Engine, engine);
    const auto database = serverDatabase(engine);
    const auto found = database->query(u"SELECT 'a :b c', '12:30:00', 'x ? y %s'"_s);
    QVERIFY_RESULT(found);
    QCOMPARE(found->rows[0][0].toString(), u"a :b c"_s);
    QCOMPARE(found->rows[0][1].toString(), u"12:30:00"_s);
    QCOMPARE(found->rows[0][2].toString(), u"x ? y %s"_s);
}

void TestConnection::countsTheRowsThatWereFound_data()
{
    addServerRows();
}

void TestConnection::countsTheRowsThatWereFound()
{
    QFETCH(Engine, engine);
    const auto database = serverDatabase(
        engine, {u"CREATE TABLE t (a INTEGER)"_s, u"INSERT INTO t VALUES (1), (2), (3)"_s});
    QCOMPARE(*database->execute(u"UPDATE t SET a = 3 WHERE a > 1"_s), 2);
    QCOMPARE(*database->execute(u"DELETE FROM t WHERE a = 99"_s), 0);
}

void TestConnection::refusesSeveralStatementsAtOnce_data()
{
    addServerRows();
}

void TestConnection::refusesSeveralStatementsAtOnce()
{
    QFETCH(Engine, engine);
    const auto database = serverDatabase(engine, {u"CREATE TABLE t (a INTEGER);"_s});
    const auto refused = database->execute(u"INSERT INTO t VALUES (1); DROP TABLE t"_s);
    QVERIFY(!refused.has_value());
    QCOMPARE(refused.error().code, ErrorCode::InvalidArgument);
    QVERIFY(!database->query(u"SELECT 1; SELECT 2"_s).has_value());
    QCOMPARE(database->query(u"SELECT count(*) FROM t"_s)->rows[0][0].toInt(), 0);
}

void TestConnection::takesARoutineAsOneStatement_data()
{
    addServerRows();
}

void TestConnection::takesARoutineAsOneStatement()
{
    QFETCH(Engine, engine);
    const auto database = serverDatabase(engine);
    const QString body =
        engine == Engine::Postgresql
            ? u"CREATE FUNCTION f() RETURNS integer LANGUAGE plpgsql AS $x$ BEGIN PERFORM 1; "
              "RETURN 7; END $x$"_s
            : u"CREATE FUNCTION f() RETURNS INTEGER BEGIN DECLARE n INTEGER; SET n = 7; "
              "RETURN n; END"_s;
    QVERIFY_RESULT(database->execute(body));
    QCOMPARE(database->query(u"SELECT f()"_s)->rows[0][0].toInt(), 7);
}

void TestConnection::rollsBackWhatIsNotCommitted_data()
{
    addServerRows();
}

void TestConnection::rollsBackWhatIsNotCommitted()
{
    QFETCH(Engine, engine);
    const ConnectionSettings settings = newServerDatabase(engine);
    auto database = openedDatabase(settings, {u"CREATE TABLE t (a INTEGER)"_s});
    {
        auto transaction = Transaction::begin(*database);
        QVERIFY_RESULT(transaction);
        QVERIFY(database->isInTransaction());
        QVERIFY_RESULT(database->execute(u"INSERT INTO t VALUES (1)"_s));
    }
    QVERIFY(!database->isInTransaction());
    QVERIFY_RESULT(database->begin());
    QVERIFY_RESULT(database->execute(u"INSERT INTO t VALUES (2)"_s));
    QVERIFY_RESULT(database->commit());
    QVERIFY_RESULT(database->begin());
    QVERIFY_RESULT(database->execute(u"INSERT INTO t VALUES (3)"_s));
    QVERIFY(!database->execute(u"nonsense"_s).has_value());
    database.reset();  // the destructor rolls back
    const auto found = openedDatabase(settings)->query(u"SELECT a FROM t"_s);
    QVERIFY_RESULT(found);
    QCOMPARE(found->rows, (QList<QVariantList>{{2}}));
}

void TestConnection::changesNothingReadOnly_data()
{
    addServerRows();
}

void TestConnection::changesNothingReadOnly()
{
    QFETCH(Engine, engine);
    const ConnectionSettings settings = newServerDatabase(engine);
    openedDatabase(settings, {u"CREATE TABLE t (a INTEGER)"_s});
    const auto database = Database::open(settings, Mode::ReadOnly);
    QVERIFY_RESULT(database);
    QVERIFY_RESULT((*database)->query(u"SELECT a FROM t"_s));
    for (const QString& sql : {u"INSERT INTO t VALUES (1)"_s, u"CREATE TABLE u (a INTEGER)"_s}) {
        const auto refused = (*database)->execute(sql);
        QVERIFY(!refused.has_value());
        QCOMPARE(refused.error().code, ErrorCode::DatabaseReadOnly);
    }
}

void TestConnection::readsTextLiteralsInOneWay()
{
    ConnectionSettings settings = newServerDatabase(Engine::Postgresql);
    settings.options.insert(u"options"_s, u"-c standard_conforming_strings=off"_s);
    const auto database = openedDatabase(settings);
    QCOMPARE(database->query(u"SELECT 'a\\'"_s)->rows[0][0].toString(), u"a\\"_s);
}

void TestConnection::printsNothingByItself()
{
    // A notice of the server would be a line on standard error.
    const auto database = serverDatabase(Engine::Postgresql);
    QTest::failOnWarning(QRegularExpression(u"."_s));
    QVERIFY_RESULT(database->execute(u"DROP TABLE IF EXISTS nowhere"_s));
    QCOMPARE(database->query(u"SHOW client_min_messages"_s)->rows[0][0].toString(), u"error"_s);
}

QTEST_GUILESS_MAIN(TestConnection)

#include "tst_connection.moc"
