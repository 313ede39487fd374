// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/database/connectionurl.h"
#include "tests/support/testresult.h"

using namespace limbeck;
using namespace Qt::StringLiterals;

class TestConnectionSettings : public QObject
{
    Q_OBJECT

private slots:
    void findsTheSqliteFile_data();
    void findsTheSqliteFile();
    void readsEveryPartOfAServerUrl();
    void keepsWhatLooksLikeAPortOfAnIpv6Host();
    void readsWhatLibpqTakes_data();
    void readsWhatLibpqTakes();
    void letsTheQueryPartCountMore();
    void refusesWhatIsNoUrl_data();
    void refusesWhatIsNoUrl();
    void neverRepeatsThePassword_data();
    void neverRepeatsThePassword();
    void namesTheDialectsItKnows();
    void keepsUrlsWithoutPasswords_data();
    void keepsUrlsWithoutPasswords();
    void keepsNoUrlThatMayHoldAPassword_data();
    void keepsNoUrlThatMayHoldAPassword();
};

void TestConnectionSettings::findsTheSqliteFile_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("file");

    QTest::newRow("relative") << u"sqlite:///app.db"_s << u"/base/app.db"_s;
    QTest::newRow("relative, in a folder") << u"sqlite:///data/app.db"_s << u"/base/data/app.db"_s;
    QTest::newRow("relative, with dots") << u"sqlite:///./../app.db"_s << u"/app.db"_s;
    QTest::newRow("absolute") << u"sqlite:////srv/app.db"_s << u"/srv/app.db"_s;
    QTest::newRow("with a driver") << u"sqlite+aiosqlite:///app.db"_s << u"/base/app.db"_s;
    QTest::newRow("a tilde is a name") << u"sqlite:///~/app.db"_s << u"/base/~/app.db"_s;
    QTest::newRow("with spaces") << u"sqlite:///my data/app.db"_s << u"/base/my data/app.db"_s;
    // SQLAlchemy decodes user and password only.
    QTest::newRow("percent stays") << u"sqlite:///a%20b.db"_s << u"/base/a%20b.db"_s;
    QTest::newRow("with options") << u"sqlite:///app.db?timeout=3"_s << u"/base/app.db"_s;
    QTest::newRow("as a URI") << u"sqlite:///file:a%20b.db?mode=ro&uri=true"_s << u"/base/a b.db"_s;
    QTest::newRow("in memory") << u"sqlite://"_s << QString();
    QTest::newRow("in memory, with a slash") << u"sqlite:///"_s << QString();
    QTest::newRow("in memory, by name") << u"sqlite:///:memory:"_s << QString();
}

void TestConnectionSettings::findsTheSqliteFile()
{
    QFETCH(QString, url);
    QFETCH(QString, file);
    const auto settings = ConnectionSettings::fromUrl(url, u"/base"_s);
    QVERIFY_RESULT(settings);
    QCOMPARE(settings->engine, Engine::Sqlite);
    QCOMPARE(settings->database, file);
    QCOMPARE(settings->isInMemory(), file.isEmpty());
}

void TestConnectionSettings::readsEveryPartOfAServerUrl()
{
    const auto settings = ConnectionSettings::fromUrl(
        u"postgresql+psycopg2://an%40na:s%2Fe%3Acret@db.example:5433/shop?sslmode=require&a=b+c"_s,
        u"/base"_s);
    QVERIFY_RESULT(settings);
    QCOMPARE(settings->engine, Engine::Postgresql);
    QCOMPARE(settings->driver, u"psycopg2"_s);
    QCOMPARE(settings->user, u"an@na"_s);
    QCOMPARE(settings->password, u"s/e:cret"_s);
    QCOMPARE(settings->host, u"db.example"_s);
    QCOMPARE(settings->port, 5433);
    QCOMPARE(settings->database, u"shop"_s);
    QCOMPARE(settings->displayName(), u"shop"_s);
    QCOMPARE(settings->options.value(u"sslmode"_s), u"require"_s);
    QCOMPARE(settings->options.value(u"a"_s), u"b c"_s);
    QCOMPARE(settings->toDisplay(),
             u"postgresql+psycopg2://an%40na:***@db.example:5433/shop?a=b c&sslmode=require"_s);
}

void TestConnectionSettings::keepsWhatLooksLikeAPortOfAnIpv6Host()
{
    const auto settings =
        ConnectionSettings::fromUrl(u"mariadb://root@[::1]:3307/shop"_s, u"/base"_s);
    QVERIFY_RESULT(settings);
    QCOMPARE(settings->engine, Engine::Mariadb);
    QCOMPARE(settings->host, u"::1"_s);
    QCOMPARE(settings->port, 3307);
    QCOMPARE(settings->toDisplay(), u"mariadb://root@[::1]:3307/shop"_s);
}

void TestConnectionSettings::readsWhatLibpqTakes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("hosts");  // of the options
    QTest::addColumn<QString>("database");
    const auto row = [](const QString& text,
                        const QString& host,
                        const QString& hosts,
                        const QString& database) {
        QTest::newRow(qPrintable(text)) << text << host << hosts << database;
    };
    row(u"postgresql://anna@%2Frun%2Fpg/shop"_s, u"/run/pg"_s, QString(), u"shop"_s);
    row(u"postgresql://anna@a:5432,b:5433/shop"_s, QString(), u"a:5432,b:5433"_s, u"shop"_s);
    row(u"postgresql://anna@a,b/shop"_s, QString(), u"a,b"_s, u"shop"_s);
    row(u"user=anna host=/run/pg dbname=shop"_s, QString(), u"/run/pg"_s, u"shop"_s);
    row(u"user = anna dbname = 'it\\'s \\\\ here'"_s, QString(), QString(), u"it's \\ here"_s);
    row(u"service=shop user=anna"_s, QString(), QString(), QString());
}

void TestConnectionSettings::readsWhatLibpqTakes()
{
    QFETCH(QString, text);
    QFETCH(QString, host);
    QFETCH(QString, hosts);
    QFETCH(QString, database);
    const auto settings = ConnectionSettings::fromUrl(text, u"/base"_s);
    QVERIFY_RESULT(settings);
    QCOMPARE(settings->engine, Engine::Postgresql);
    QCOMPARE(settings->user, u"anna"_s);
    QCOMPARE(settings->host, host);
    QCOMPARE(settings->options.value(u"host"_s), hosts);
    QCOMPARE(settings->database, database);
}

void TestConnectionSettings::letsTheQueryPartCountMore()
{
    const auto postgresql = ConnectionSettings::fromUrl(
        u"postgresql://a:b@h:1/c?user=u&password=p%26q&port=2&dbname=d&host=/run"_s, QString());
    QVERIFY_RESULT(postgresql);
    QCOMPARE(postgresql->user, u"u"_s);
    QCOMPARE(postgresql->password, u"p&q"_s);
    QCOMPARE(postgresql->port, 2);
    QCOMPARE(postgresql->database, u"d"_s);
    QCOMPARE(postgresql->options, (QMap<QString, QString>{{u"host"_s, u"/run"_s}}));
    const auto mysql =
        ConnectionSettings::fromUrl(u"mysql://h/c?passwd=p&db=d&host=other"_s, QString());
    QVERIFY_RESULT(mysql);
    QCOMPARE(mysql->password, u"p"_s);
    QCOMPARE(mysql->host, u"other"_s);
    QCOMPARE(mysql->database, u"d"_s);
    QVERIFY(mysql->options.isEmpty());
}

void TestConnectionSettings::refusesWhatIsNoUrl_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("words");

    QTest::newRow("empty") << QString() << ErrorCode::InvalidArgument << u"could not be read"_s;
    QTest::newRow("a path") << u"app.db"_s << ErrorCode::InvalidArgument << u"sqlite:///"_s;
    QTest::newRow("two slashes") << u"sqlite://app.db"_s << ErrorCode::InvalidArgument
                                 << u"'sqlite:///app.db'"_s;
    QTest::newRow("a port in words")
        << u"mysql://h:abc/d"_s << ErrorCode::InvalidArgument << u"'abc'"_s;
    QTest::newRow("a connection string that ends in a quote")
        << u"host=a password='b"_s << ErrorCode::InvalidArgument << u"after its pair number 1"_s;
    QTest::newRow("a port of several")
        << u"mysql://a:1,b:2/d"_s << ErrorCode::InvalidArgument << u"not a number"_s;
    QTest::newRow("a port too large")
        << u"mysql://h:70000/d"_s << ErrorCode::InvalidArgument << u"65535"_s;
}

void TestConnectionSettings::refusesWhatIsNoUrl()
{
    QFETCH(QString, url);
    QFETCH(ErrorCode, code);
    QFETCH(QString, words);
    const auto settings = ConnectionSettings::fromUrl(url, u"/base"_s);
    QVERIFY(!settings.has_value());
    QCOMPARE(settings.error().code, code);
    QVERIFY2(settings.error().message.contains(words), qPrintable(settings.error().message));
}

void TestConnectionSettings::neverRepeatsThePassword_data()
{
    QTest::addColumn<QString>("url");

    QTest::newRow("plain") << u"postgresql://u:tops3cret@h/d"_s;
    QTest::newRow("no user") << u"postgresql://:tops3cret@h/d"_s;
    QTest::newRow("as an option") << u"postgresql://u@h/d?password=tops3cret"_s;
    QTest::newRow("unknown dialect") << u"oracle://u:tops3cret@h/d"_s;
    QTest::newRow("bad port") << u"postgresql://u:tops3cret@h:x/d"_s;
    QTest::newRow("no URL") << u"postgresql:/u:tops3cret@h:x/d"_s;
    QTest::newRow("a connection string") << u"host=h user=u password=tops3cret"_s;
    QTest::newRow("a broken one") << u"user=u password='tops3cret"_s;
    QTest::newRow("an at sign and a slash") << u"postgresql://u:a@b/tops3cret@h/d"_s;
    QTest::newRow("an at sign in it") << u"postgresql://u:a@tops3cret@h/d"_s;
}

void TestConnectionSettings::neverRepeatsThePassword()
{
    QFETCH(QString, url);
    const auto settings = ConnectionSettings::fromUrl(url, u"/base"_s);
    const QString shown = settings ? settings->toDisplay() : settings.error().toText();
    QVERIFY2(!shown.contains(u"tops3cret"_s), qPrintable(shown));
}

void TestConnectionSettings::namesTheDialectsItKnows()
{
    const auto settings = ConnectionSettings::fromUrl(u"oracle://h/d"_s, u"/base"_s);
    QVERIFY(!settings.has_value());
    QCOMPARE(settings.error().code, ErrorCode::Unsupported);
    QVERIFY(settings.error().message.contains(u"'oracle'"_s));
    QVERIFY(settings.error().message.contains(u"postgresql"_s));
}

void TestConnectionSettings::keepsUrlsWithoutPasswords_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("kept");
    const auto row = [](const QString& url, const QString& kept) {
        QTest::newRow(qPrintable(url)) << url << kept;
    };
    row(u"postgresql://ann:secret@host/shop"_s, u"postgresql://ann@host/shop"_s);
    row(u"mysql+pymysql://ann:s:e%40c!@host:1/shop"_s, u"mysql+pymysql://ann@host:1/shop"_s);
    row(u"postgresql://ann:se@cr@et@host/shop"_s, u"postgresql://ann@host/shop"_s);
    row(u"postgresql://ann:se/cr?et@host/shop"_s, u"postgresql://ann@host/shop"_s);
    row(u"postgresql://:secret@/shop"_s, u"postgresql://@/shop"_s);
    row(u"postgresql://ann@host/shop?password=secret"_s, u"postgresql://ann@host/shop"_s);
    row(u"postgresql://ann@host/shop?a=b&p%61ssword=secret&sslmode=require"_s,
        u"postgresql://ann@host/shop?a=b&sslmode=require"_s);
    row(u"postgresql://ann:secret@host?password=&passwd=secret"_s, u"postgresql://ann@host"_s);
    row(u"postgresql://ann@host/shop?sslpassword=secret&sslkey=/k"_s,
        u"postgresql://ann@host/shop?sslkey=/k"_s);
    row(u"host=h dbname=shop password='sec ret'"_s, u"dbname='shop' host='h'"_s);
    row(u"host=h passfile=/p dbname='it\\'s' sslpassword=secret"_s,
        u"dbname='it\\'s' host='h' passfile='/p'"_s);
    // Nothing to hide.
    row(u"postgresql://ann@host/shop?passfile=/p"_s, u"postgresql://ann@host/shop?passfile=/p"_s);
    row(u"postgresql://host:5432/shop"_s, u"postgresql://host:5432/shop"_s);
    row(u"postgresql://ann@a:1,b:2/shop"_s, u"postgresql://ann@a:1,b:2/shop"_s);
    row(u"sqlite:////tmp/a@b:c.db"_s, u"sqlite:////tmp/a@b:c.db"_s);
    row(u"sqlite:///my%20shop.db"_s, u"sqlite:///my%20shop.db"_s);
}

void TestConnectionSettings::keepsUrlsWithoutPasswords()
{
    QFETCH(QString, url);
    QFETCH(QString, kept);
    const auto made = urlToKeep(url);
    QVERIFY_RESULT(made);
    QCOMPARE(*made, kept);
    // It is the same database otherwise.
    auto before = ConnectionSettings::fromUrl(url, u"/base"_s);
    const auto after = ConnectionSettings::fromUrl(kept, u"/base"_s);
    QVERIFY_RESULT(after);
    before->password.clear();
    before->options.remove(u"sslpassword"_s);
    QCOMPARE(after->toDisplay(), before->toDisplay());
}

void TestConnectionSettings::keepsNoUrlThatMayHoldAPassword_data()
{
    QTest::addColumn<QString>("url");
    QTest::newRow("no URL") << u"secret"_s;
    QTest::newRow("another dialect") << u"oracle://ann:secret@host/shop"_s;
    QTest::newRow("in the database") << u"postgresql://ann:se@cr/et@host/shop"_s;
    QTest::newRow("in the query") << u"postgresql://ann:se@cr?et@host/shop"_s;
    QTest::newRow("in another option") << u"postgresql://host/shop?a=b;password=secret"_s;
    QTest::newRow("in a value") << u"postgresql://host/shop?a=b%26password%3Dsecret"_s;

    QTest::newRow("in a pair's value") << u"host=h options='-c x.password=secret'"_s;
}

void TestConnectionSettings::keepsNoUrlThatMayHoldAPassword()
{
    QFETCH(QString, url);
    const auto kept = urlToKeep(url);
    QVERIFY2(!kept.has_value(), qPrintable(kept.value_or(QString())));
    QVERIFY(!kept.error().message.contains(u"secret"_s));
}

QTEST_GUILESS_MAIN(TestConnectionSettings)

#include "tst_connectionsettings.moc"
