// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/database/serverconnection.h"
#include "migrations/database/sqlerror.h"
#include "tests/support/testresult.h"

using namespace limbeck;
using namespace Qt::StringLiterals;

class TestServerConnection : public QObject
{
    Q_OBJECT

private slots:
    void tellsTheDriver_data();
    void tellsTheDriver();
    void asksForTls_data();
    void asksForTls();
    void refusesWhatItCannotKeep_data();
    void refusesWhatItCannotKeep();
    void takesLocalhostAsTheDriverDoes_data();
    void takesLocalhostAsTheDriverDoes();
    void refusesOldServers_data();
    void refusesOldServers();
    void namesTheProduct();
    void takesThePasswordOutOfTheServersText();

private:
    static ConnectionSettings settings(const QString& url);
};

ConnectionSettings TestServerConnection::settings(const QString& url)
{
    const auto read = ConnectionSettings::fromUrl(url, u"/base"_s);
    if (!read) {
        qFatal("%s", qPrintable(read.error().toText()));
    }
    return *read;
}

void TestServerConnection::tellsTheDriver_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("word");

    const auto row = [](const char* name, const QString& url, const QString& word) {
        QTest::newRow(name) << url << word;
    };
    row("socket", u"postgresql:///d?host=/run/pg"_s, u"host='/run/pg'"_s);
    row("a quote", u"postgresql:///d?host=/it's\\x"_s, u"host='/it\\'s\\\\x'"_s);
    row("two hosts", u"postgresql:///d?host=a:1&host=b:2"_s, u"host='a,b'"_s);
    row("two ports", u"postgresql:///d?host=a:1&host=b:2"_s, u"port='1,2'"_s);
    row("two hosts at once", u"postgresql:///d?host=a,b:2"_s, u"port=',2'"_s);
    row("hosts of libpq's own URLs", u"postgresql://u@a:1,b:2/d"_s, u"port='1,2'"_s);
    row("IPv6 among hosts", u"postgresql:///d?host=[::1]:1,::2"_s, u"host='::1,::2'"_s);
    row("ports of IPv6", u"postgresql:///d?host=[::1]:1,::2"_s, u"port='1,'"_s);
    row("asyncpg's time limit", u"postgresql+asyncpg://h/d?timeout=7"_s, u"connect_timeout='7'"_s);
    row("a file of passwords", u"postgresql://h/d?passfile=/p"_s, u"passfile='/p'"_s);
    row("service", u"postgresql://?service=prod"_s, u"service='prod'"_s);
    row("search path",
        u"postgresql://h/d?options=-csearch_path%3Dtenant"_s,
        u"options='-csearch_path=tenant'"_s);
    row("TLS", u"postgresql://h/d?sslmode=verify-full"_s, u"sslmode='verify-full'"_s);
    row("TLS root", u"postgresql://h/d?sslrootcert=/ca.pem"_s, u"sslrootcert='/ca.pem'"_s);
    row("TLS of asyncpg", u"postgresql+asyncpg://h/d?ssl=require"_s, u"sslmode='require'"_s);
    row("TLS by a yes", u"postgresql+asyncpg://h/d?ssl=true"_s, u"sslmode='require'"_s);
    row("a time limit of its own", u"postgresql://h/d"_s, u"connect_timeout='10'"_s);
    row("the time limit given", u"postgresql://h/d?connect_timeout=3"_s, u"connect_timeout='3'"_s);
    row("MariaDB's socket", u"mariadb://u@localhost/d?unix_socket=/s"_s, u"UNIX_SOCKET=/s"_s);
    row("MySQL's CA", u"mysql+pymysql://u@h/d?ssl_ca=/ca.pem"_s, u"SSL_CA=/ca.pem"_s);
    row("MySQL's TLS without files", u"mysql://u@h/d?ssl_mode=required"_s, u"SSL_CIPHER=HIGH"_s);
    row("rows that were found", u"mysql://u@h/d"_s, u"CLIENT_FOUND_ROWS=1"_s);
}

void TestServerConnection::tellsTheDriver()
{
    QFETCH(QString, url);
    QFETCH(QString, word);
    const auto connection = serverConnection(settings(url));
    QVERIFY_RESULT(connection);
    const QString separator = url.startsWith(u"postgresql"_s) ? u" "_s : u";"_s;
    QVERIFY2(connection->options.split(separator).contains(word), qPrintable(connection->options));
}

void TestServerConnection::asksForTls_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<bool>("isAsking");

    QTest::newRow("nothing") << u"charset=utf8mb4"_s << false;
    QTest::newRow("a CA") << u"ssl_ca=/ca.pem"_s << true;
    QTest::newRow("required") << u"ssl_mode=REQUIRED"_s << true;
    QTest::newRow("preferred") << u"ssl_mode=PREFERRED"_s << false;
    QTest::newRow("disabled") << u"ssl_disabled=true"_s << false;
    QTest::newRow("not disabled") << u"ssl_disabled=false"_s << true;
    QTest::newRow("ssl=true") << u"ssl=true"_s << true;
    QTest::newRow("no host name check") << u"ssl_check_hostname=false"_s << false;
}

void TestServerConnection::asksForTls()
{
    QFETCH(QString, query);
    QFETCH(bool, isAsking);
    const auto connection = serverConnection(settings(u"mysql+pymysql://u@h/d?"_s + query));
    QVERIFY_RESULT(connection);
    QCOMPARE(connection->needsTls, isAsking);
}

void TestServerConnection::refusesWhatItCannotKeep_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<ErrorCode>("code");

    const auto row = [](const QString& url, ErrorCode code) {
        QTest::newRow(qPrintable(url)) << url << code;
    };
    row(u"mysql://u:tops3cret@h/d?ssl_check_hostname=true"_s, ErrorCode::Unsupported);
    row(u"mysql://u:tops3cret@h/d?ssl_mode=VERIFY_IDENTITY"_s, ErrorCode::Unsupported);
    row(u"mysql://u:tops3cret@h/d?ssl_mode=whatever"_s, ErrorCode::Unsupported);
    row(u"mysql://u:tops3cret@h/d?ssl_mode=VERIFY_CA"_s, ErrorCode::Unsupported);
    row(u"mysql://u:tops3cret@h/d?ssl_verify_cert=true"_s, ErrorCode::Unsupported);
    row(u"mysql://u:tops3cret@h/d?tls_version=TLSv1.3"_s, ErrorCode::Unsupported);
    row(u"postgresql://u:tops3cret@h/d?ssl_context=x"_s, ErrorCode::Unsupported);
    row(u"mysql://u@h/d?ssl_ca=/a;CLIENT_SSL=0"_s, ErrorCode::InvalidArgument);
    row(u"postgresql://u@h/d?options=-c a=b;c"_s, ErrorCode::InvalidArgument);
    row(u"postgresql://u:tops3cret@h/d?require_auth=scram-sha-256"_s, ErrorCode::Unsupported);
}

void TestServerConnection::refusesWhatItCannotKeep()
{
    QFETCH(QString, url);
    QFETCH(ErrorCode, code);
    const auto connection = serverConnection(settings(url));
    QVERIFY(!connection.has_value());
    QCOMPARE(connection.error().code, code);
    QVERIFY(!connection.error().toText().contains(u"tops3cret"_s));
}

void TestServerConnection::takesLocalhostAsTheDriverDoes_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("host");

    const auto row = [](const QString& url, const QString& host) {
        QTest::newRow(qPrintable(url)) << url << host;
    };
    row(u"mysql://u@localhost:3307/d"_s, u"localhost"_s);
    row(u"mysql+pymysql://u@localhost:3307/d"_s, u"127.0.0.1"_s);
    row(u"mariadb+asyncmy://u@/d"_s, u"127.0.0.1"_s);
    row(u"mysql+pymysql://u@localhost/d?unix_socket=/s"_s, u"localhost"_s);
    row(u"mysql+pymysql://u@db.example/d"_s, u"db.example"_s);
}

void TestServerConnection::takesLocalhostAsTheDriverDoes()
{
    QFETCH(QString, url);
    QFETCH(QString, host);
    const auto connection = serverConnection(settings(url));
    QVERIFY_RESULT(connection);
    QCOMPARE(connection->host, host);
}

void TestServerConnection::refusesOldServers_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("version");
    QTest::addColumn<QString>("words");  // empty: it is new enough

    const auto row = [](const QString& url, const QString& version, const QString& words) {
        QTest::newRow(qPrintable(version)) << url << version << words;
    };
    const QString postgresql = u"postgresql://u:tops3cret@h/d"_s;
    const QString mariadb = u"mariadb://u:tops3cret@h/d"_s;
    const QString mysql = u"mysql://u:tops3cret@h/d"_s;
    row(postgresql, u"15.18 (Debian 15.18-0+deb12u1)"_s, QString());
    row(postgresql, u"12.0"_s, QString());
    row(postgresql, u"17beta1"_s, QString());
    row(postgresql, u"11.22"_s, u"PostgreSQL 11.22. Limbeck needs PostgreSQL 12"_s);
    row(postgresql, u"9.6.24"_s, u"PostgreSQL 9.6.24"_s);
    row(mariadb, u"10.11.19-MariaDB-0+deb12u1"_s, QString());
    row(mariadb, u"5.5.5-10.5.1-MariaDB"_s, QString());
    row(mariadb, u"10.3.39-MariaDB"_s, u"MariaDB 10.3.39. Limbeck needs MariaDB 10.4"_s);
    row(mariadb, u"8.0.36"_s, u"begin the database URL with 'mysql'"_s);
    row(mysql, u"5.7.44-log"_s, QString());
    row(mysql, u"10.2.1-MariaDB"_s, u"MariaDB 10.4"_s);
    row(mysql, u"5.6.51"_s, u"Limbeck needs MySQL 5.7"_s);
}

void TestServerConnection::refusesOldServers()
{
    QFETCH(QString, url);
    QFETCH(QString, version);
    QFETCH(QString, words);
    const auto checked = checkServerVersion(settings(url), version);
    QCOMPARE(checked.has_value(), words.isEmpty());
    if (!checked) {
        QCOMPARE(checked.error().code, ErrorCode::Unsupported);
        QVERIFY2(checked.error().message.contains(words), qPrintable(checked.error().message));
        QVERIFY(!checked.error().toText().contains(u"tops3cret"_s));
    }
}

void TestServerConnection::namesTheProduct()
{
    QCOMPARE(serverProduct(Engine::Postgresql, u"15.18 (Debian 15.18-0+deb12u1)"_s),
             u"PostgreSQL 15.18"_s);
    QCOMPARE(serverProduct(Engine::Mysql, u"10.11.19-MariaDB-0+deb12u1"_s), u"MariaDB 10.11.19"_s);
    QCOMPARE(serverProduct(Engine::Mysql, u"8.0.36"_s), u"MySQL 8.0.36"_s);
}

void TestServerConnection::takesThePasswordOutOfTheServersText()
{
    const QString said = u"near 'IDENTIFIED BY \"tops3cret\"'"_s;
    for (const QString& url : {u"mysql://u:tops3cret@h/d"_s, u"mysql://u@h/d?passwd=tops3cret"_s}) {
        for (const Error& error : {serverError(u"1064"_s, said, settings(url)),
                                   connectionError(u"1064"_s, said, settings(url))}) {
            QVERIFY2(!error.toText().contains(u"tops3cret"_s), qPrintable(error.toText()));
            QVERIFY(error.detail.contains(u"IDENTIFIED BY"_s));
        }
    }
}

QTEST_GUILESS_MAIN(TestServerConnection)

#include "tst_serverconnection.moc"
