// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/backup/servertool.h"
#include "tests/support/testresult.h"
#include "tests/support/testserver.h"

#include <QTemporaryDir>

using namespace limbeck;
using namespace Qt::StringLiterals;

using Mode = Database::Mode;

namespace {

/// The database behind `url`, in which FOLDER stands for where the certificates are.
Result<std::unique_ptr<Database>> openedAt(QString url, Engine engine)
{
    url.replace(u"FOLDER/"_s, tlsServerFolder(engine));
    return ConnectionSettings::fromUrl(url, QString())
        .and_then([](const ConnectionSettings& settings) {
            return Database::open(settings, Mode::Existing);
        });
}

QString cipherOf(Database& database)
{
    const bool isPostgresql = database.engine() == Engine::Postgresql;
    const auto found = database.query(
        isPostgresql ? u"SELECT cipher FROM pg_stat_ssl WHERE pid = pg_backend_pid()"_s
                     : u"SELECT VARIABLE_VALUE FROM information_schema.SESSION_STATUS "
                       "WHERE VARIABLE_NAME = 'Ssl_cipher'"_s);
    return found && found->rows.size() == 1 ? found->rows[0][0].toString() : QString();
}

}  // namespace

/// Encrypted connections to real servers, which take no others.
class TestTls : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void encryptsAndChecksTheServer_data();
    void encryptsAndChecksTheServer();
    void saysWhyItDoesNotTrustTheServer_data();
    void saysWhyItDoesNotTrustTheServer();
    void handsTlsToTheServersPrograms_data();
    void handsTlsToTheServersPrograms();
};

void TestTls::initTestCase()
{
    const auto root =
        openedAt(tlsServerUrl(Engine::Mariadb, u"root"_s, u"127.0.0.1"_s, u"ssl_mode=REQUIRED"_s),
                 Engine::Mariadb);
    QVERIFY_RESULT(root);
    for (const QString& sql : {u"CREATE USER by_certificate@localhost REQUIRE X509"_s,
                               u"GRANT ALL ON *.* TO by_certificate@localhost"_s}) {
        QVERIFY_RESULT((*root)->execute(sql));
    }
    const auto superuser = openedAt(
        tlsServerUrl(Engine::Postgresql, u"postgres"_s, u"localhost"_s, u"sslmode=require"_s),
        Engine::Postgresql);
    QVERIFY_RESULT(superuser);
    QVERIFY_RESULT((*superuser)->execute(u"CREATE ROLE by_certificate LOGIN SUPERUSER"_s));
}

void TestTls::encryptsAndChecksTheServer_data()
{
    QTest::addColumn<Engine>("engine");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("query");
    const auto postgresql = [](const char* name, const QString& host, const QString& query) {
        QTest::addRow("PostgreSQL, %s", name)
            << Engine::Postgresql << u"postgres"_s << host << query;
    };
    postgresql("encrypted", u"127.0.0.1"_s, u"sslmode=require"_s);
    postgresql("encrypted, as asyncpg says it", u"127.0.0.1"_s, u"ssl=require"_s);
    postgresql(
        "authority checked", u"127.0.0.1"_s, u"sslmode=verify-ca&sslrootcert=FOLDER/ca.pem"_s);
    postgresql("authority and host checked",
               u"localhost"_s,
               u"sslmode=verify-full&sslrootcert=FOLDER/ca.pem"_s);
    QTest::newRow("PostgreSQL, by certificate")
        << Engine::Postgresql << u"by_certificate"_s << u"localhost"_s
        << u"sslmode=require&sslcert=FOLDER/client.pem&sslkey=FOLDER/client.key"_s;
    const auto mariadb = [](const char* name, const QString& user, const QString& query) {
        QTest::addRow("MariaDB, %s", name) << Engine::Mariadb << user << u"127.0.0.1"_s << query;
    };
    mariadb("encrypted", u"root"_s, u"ssl_mode=REQUIRED"_s);
    mariadb("authority checked", u"root"_s, u"ssl_ca=FOLDER/ca.pem"_s);
    mariadb("authority checked, by mode",
            u"root"_s,
            u"ssl_mode=VERIFY_CA&ssl_ca=FOLDER/ca.pem&charset=utf8mb4"_s);
    mariadb("by certificate",
            u"by_certificate"_s,
            u"ssl_ca=FOLDER/ca.pem&ssl_cert=FOLDER/client.pem&ssl_key=FOLDER/client.key"_s);
}

void TestTls::encryptsAndChecksTheServer()
{
    QFETCH(Engine, engine);
    QFETCH(QString, user);
    QFETCH(QString, host);
    QFETCH(QString, query);
    const auto database = openedAt(tlsServerUrl(engine, user, host, query), engine);
    QVERIFY_RESULT(database);
    QVERIFY2(cipherOf(**database).contains(u"AES"_s), qPrintable(cipherOf(**database)));
}

void TestTls::saysWhyItDoesNotTrustTheServer_data()
{
    QTest::addColumn<Engine>("engine");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("words");
    const auto postgresql =
        [](const char* name, const QString& host, const QString& query, const QString& words) {
            QTest::addRow("PostgreSQL, %s", name) << Engine::Postgresql << host << query << words;
        };
    const QString wrongAuthority = u"that no authority signed"_s;
    const QString badFile = u"A file of certificates or keys"_s;
    postgresql("another authority",
               u"localhost"_s,
               u"sslmode=verify-full&sslrootcert=FOLDER/other-ca.pem"_s,
               wrongAuthority);
    postgresql("another host",
               u"127.0.0.1"_s,
               u"sslmode=verify-full&sslrootcert=FOLDER/ca.pem"_s,
               u"was made for another host"_s);
    postgresql("no file of the authority",
               u"localhost"_s,
               u"sslmode=verify-full&sslrootcert=/nowhere.pem"_s,
               badFile);
    postgresql("not encrypted",
               u"localhost"_s,
               u"sslmode=disable"_s,
               u"only over an encrypted connection"_s);
    const auto mariadb = [](const char* name, const QString& query, const QString& words) {
        QTest::addRow("MariaDB, %s", name) << Engine::Mariadb << u"127.0.0.1"_s << query << words;
    };
    mariadb("another authority", u"ssl_ca=FOLDER/other-ca.pem"_s, wrongAuthority);
    mariadb("no file of the authority", u"ssl_ca=/nowhere.pem"_s, badFile);
    // MariaDB tells neither that it wants encryption, nor that this is why.
    mariadb("not encrypted", QString(), u"does not let user 'root' in"_s);
}

void TestTls::saysWhyItDoesNotTrustTheServer()
{
    QFETCH(Engine, engine);
    QFETCH(QString, host);
    QFETCH(QString, query);
    QFETCH(QString, words);
    const QString user = engine == Engine::Postgresql ? u"postgres"_s : u"root"_s;
    const auto database =
        openedAt(tlsServerUrl(engine, user + u":tops3cret"_s, host, query), engine);
    QVERIFY(!database.has_value());
    QVERIFY2(database.error().message.contains(words), qPrintable(database.error().toText()));
    QVERIFY(!database.error().toText().contains(u"tops3cret"_s));
}

void TestTls::handsTlsToTheServersPrograms_data()
{
    QTest::addColumn<Engine>("engine");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("authority");
    QTest::addColumn<bool>("isTrusted");
    const QString postgresql = u"sslmode=verify-full&sslrootcert=FOLDER/"_s;
    QTest::newRow("pg_dump") << Engine::Postgresql << u"localhost"_s << postgresql + u"ca.pem"_s
                             << true;
    QTest::newRow("pg_dump, another authority")
        << Engine::Postgresql << u"localhost"_s << postgresql + u"other-ca.pem"_s << false;
    QTest::newRow("mariadb-dump") << Engine::Mariadb << u"127.0.0.1"_s << u"ssl_ca=FOLDER/ca.pem"_s
                                  << true;
    QTest::newRow("mariadb-dump, another authority")
        << Engine::Mariadb << u"127.0.0.1"_s << u"ssl_ca=FOLDER/other-ca.pem"_s << false;
}

void TestTls::handsTlsToTheServersPrograms()
{
    QFETCH(Engine, engine);
    QFETCH(QString, host);
    QFETCH(QString, authority);
    QFETCH(bool, isTrusted);
    const QString user = engine == Engine::Postgresql ? u"postgres"_s : u"root"_s;
    QString url = tlsServerUrl(engine, user, host, authority);
    url.replace(u"FOLDER/"_s, tlsServerFolder(engine));
    const auto settings = ConnectionSettings::fromUrl(url, QString());
    QVERIFY_RESULT(settings);
    const bool isPostgresql = engine == Engine::Postgresql;
    const auto done = isPostgresql ? runServerTool(*settings, u"psql"_s, {u"--command=SELECT 1"_s})
                                   : runServerTool(*settings, u"mariadb"_s, {u"-eSELECT 1"_s});
    QCOMPARE(done.has_value(), isTrusted);
    if (!isTrusted) {
        QVERIFY2(done.error().detail.contains(u"certificate"_s), qPrintable(done.error().toText()));
    }
}

QTEST_GUILESS_MAIN(TestTls)

#include "tst_tls.moc"
