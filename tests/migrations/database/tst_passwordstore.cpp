// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/database/keychain.h"
#include "migrations/database/optionfile.h"
#include "migrations/database/sqlerror.h"
#include "migrations/project/namedsettings.h"
#include "tests/support/testresult.h"

#include <QFile>
#include <QTemporaryDir>

using namespace limbeck;
using namespace Qt::StringLiterals;

namespace {

/// Keeps passwords in memory, or refuses to say any.
class FakeStore final : public PasswordStore
{
public:
    Result<std::optional<QString>> read(const QString& account) const override
    {
        asked << account;
        if (isLocked) {
            return fail(ErrorCode::Unsupported, u"The store is locked."_s);
        }
        return kept.contains(account) ? std::optional(kept.value(account)) : std::nullopt;
    }

    Result<> write(const QString& account, const QString& password) override
    {
        kept.insert(account, password);
        return {};
    }

    Result<bool> forget(const QString& account) override
    {
        return kept.remove(account) > 0;
    }

    QMap<QString, QString> kept;
    mutable QStringList asked;
    bool isLocked = false;
};

}  // namespace

/// Where passwords come from that no URL says.
class TestPasswordStore : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void namesTheAccount_data();
    void namesTheAccount();
    void asksTheStoreLast();
    void neverAsksForSqlite();
    void tellsWhyTheStoreIsSilent();
    void asksNoKeychainThatHoldsNothing();
    void tellsThatThereIsNoKeychain();
    void readsAnOptionFile();
    void saysThatAnOptionFileIsMissing();
    void followsNoIncludes();
    void hidesPasswordsInTexts_data();
    void hidesPasswordsInTexts();

private:
    static ConnectionSettings settings(const QString& url);
    QString optionFile(const QByteArray& text) const;

    QTemporaryDir m_folder;
};

void TestPasswordStore::init()
{
    for (const char* variable : {"LIMBECK_PASSWORD",
                                 "PGPASSWORD",
                                 "MYSQL_PWD",
                                 "DBUS_SESSION_BUS_ADDRESS",
                                 "XDG_RUNTIME_DIR"}) {
        qunsetenv(variable);
    }
}

ConnectionSettings TestPasswordStore::settings(const QString& url)
{
    return ConnectionSettings::fromUrl(url, u"/base"_s).value_or(ConnectionSettings());
}

QString TestPasswordStore::optionFile(const QByteArray& text) const
{
    const QString path = m_folder.filePath(u"my.cnf"_s);
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? path : QString();
}

void TestPasswordStore::namesTheAccount_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("account");
    const auto row = [](const QString& url, const QString& account) {
        QTest::newRow(qPrintable(url)) << url << account;
    };
    row(u"postgresql://anna@db.example:5433/shop"_s, u"postgresql://anna@db.example:5433"_s);
    row(u"postgresql+asyncpg://anna:x@db.example:5433/other"_s,
        u"postgresql://anna@db.example:5433"_s);
    row(u"postgresql://anna@/shop?host=/run/pg"_s, u"postgresql://anna@/run/pg"_s);
    row(u"service=shop"_s, u"postgresql://@service=shop"_s);
    row(u"mariadb+pymysql://anna@db.example/shop"_s, u"mysql://anna@db.example"_s);
    row(u"mysql://anna@db.example/shop"_s, u"mysql://anna@db.example"_s);
    row(u"mysql://anna@/shop?unix_socket=/run/m.sock"_s, u"mysql://anna@/run/m.sock"_s);
    row(u"sqlite:///app.db"_s, QString());
}

void TestPasswordStore::namesTheAccount()
{
    QFETCH(QString, url);
    QFETCH(QString, account);
    QCOMPARE(passwordAccount(settings(url)), account);
}

void TestPasswordStore::asksTheStoreLast()
{
    const ConnectionSettings plain = settings(u"postgresql://anna@h/d"_s);
    FakeStore store;
    QVERIFY_RESULT(store.write(passwordAccount(plain), u"kept"_s));
    QCOMPARE(withPassword(plain, &store).password, u"kept"_s);
    QCOMPARE(withPassword(plain, nullptr).password, QString());
    store.asked.clear();
    QCOMPARE(withPassword(settings(u"postgresql://anna:said@h/d"_s), &store).password, u"said"_s);
    qputenv("PGPASSWORD", "libpq reads this itself");
    QCOMPARE(withPassword(plain, &store).password, QString());
    qputenv("LIMBECK_PASSWORD", "from outside");
    QCOMPARE(withPassword(plain, &store).password, u"from outside"_s);
    QCOMPARE(store.asked, QStringList());
    QCOMPARE(store.forget(passwordAccount(plain)), true);
    QCOMPARE(store.forget(passwordAccount(plain)), false);
}

void TestPasswordStore::neverAsksForSqlite()
{
    qputenv("LIMBECK_PASSWORD", "not for a file");
    const FakeStore store;
    QCOMPARE(withPassword(settings(u"sqlite:///a.db"_s), &store), settings(u"sqlite:///a.db"_s));
    QVERIFY(store.asked.isEmpty());
}

void TestPasswordStore::tellsWhyTheStoreIsSilent()
{
    FakeStore store;
    store.isLocked = true;
    const ConnectionSettings without = withPassword(settings(u"mysql://anna@h/d"_s), &store);
    QCOMPARE(without.password, QString());
    const QString message = connectionError(u"1045"_s, u"Access denied"_s, without).message;
    QVERIFY2(message.endsWith(u"The store is locked."_s), qPrintable(message));
}

void TestPasswordStore::asksNoKeychainThatHoldsNothing()
{
    const Keychain keychain(m_folder.filePath(u"nowhere/accounts.txt"_s));
    const auto found = keychain.read(u"postgresql://anna@h"_s);
    QVERIFY_RESULT(found);
    QVERIFY(!found->has_value());
}

void TestPasswordStore::tellsThatThereIsNoKeychain()
{
    QFile accounts(m_folder.filePath(u"accounts.txt"_s));
    QVERIFY(accounts.open(QIODevice::WriteOnly));
    accounts.write("postgresql://anna@h\n");
    accounts.close();
    Keychain keychain(accounts.fileName());
    const auto found = keychain.read(u"postgresql://anna@h"_s);
    const auto written = keychain.write(u"postgresql://anna@h"_s, u"tops3cret"_s);
    QVERIFY(!found.has_value());
    QVERIFY(!written.has_value());
    for (const Error& error : {found.error(), written.error()}) {
        QCOMPARE(error.code, ErrorCode::Unsupported);
        QVERIFY2(error.message.contains(u"LIMBECK_PASSWORD"_s), qPrintable(error.message));
        QVERIFY(!error.message.contains(u"tops3cret"_s));
    }
}

void TestPasswordStore::readsAnOptionFile()
{
    const QString path = optionFile(
        "# of the whole team\n"
        "[mysqldump]\nuser=nobody\n"
        "[client]\nuser = anna # who\npassword=\"a#b\\\\c\"\nhost=db.example\nssl-ca=/ca.pem\n"
        "[shop]\nport=3307\nsocket=/run/m.sock\n");
    const QString query = u"?read_default_file="_s + path;
    const auto client = withOptionFile(settings(u"mysql://@/shop"_s + query));
    QVERIFY_RESULT(client);
    QCOMPARE(client->user, u"anna"_s);
    QCOMPARE(client->password, u"a#b\\c"_s);
    QCOMPARE(client->host, u"db.example"_s);
    QCOMPARE(client->port, 0);
    QCOMPARE(client->options, (QMap<QString, QString>{{u"ssl_ca"_s, u"/ca.pem"_s}}));
    const auto both = withOptionFile(
        settings(u"mysql://bert@other/shop"_s + query + u"&read_default_group=shop"_s));
    QVERIFY_RESULT(both);
    QCOMPARE(both->user, u"bert"_s);
    QCOMPARE(both->host, u"other"_s);
    QCOMPARE(both->port, 3307);
    QCOMPARE(both->options.value(u"unix_socket"_s), u"/run/m.sock"_s);
}

void TestPasswordStore::saysThatAnOptionFileIsMissing()
{
    const auto read = withOptionFile(settings(u"mysql://h/d?read_default_file=/nowhere.cnf"_s));
    QVERIFY(!read.has_value());
    QCOMPARE(read.error().code, ErrorCode::FileUnreadable);
    QVERIFY(read.error().message.contains(u"'/nowhere.cnf'"_s));
}

void TestPasswordStore::followsNoIncludes()
{
    const QString path = optionFile("!include /etc/other.cnf\n");
    const auto read = withOptionFile(settings(u"mysql://h/d?read_default_file="_s + path));
    QVERIFY(!read.has_value());
    QCOMPARE(read.error().code, ErrorCode::Unsupported);
}

void TestPasswordStore::hidesPasswordsInTexts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    const auto row = [](const QString& text, const QString& shown) {
        QTest::newRow(qPrintable(text)) << text << shown;
    };
    row(u"at postgresql://anna:secret@h/d now"_s, u"at postgresql://anna:***@h/d now"_s);
    row(u"mysql://:se@cret@h"_s, u"mysql://:***@h"_s);
    row(u"mysql://anna@h/d?passwd=secret&a=b"_s, u"mysql://anna@h/d?passwd=***&a=b"_s);
    row(u"host=h password=secret dbname=d"_s, u"host=h password=*** dbname=d"_s);
    row(u"password='se c\\'ret' host=h"_s, u"password=*** host=h"_s);
    row(u"postgresql://anna@h:5432/d"_s, u"postgresql://anna@h:5432/d"_s);
}

void TestPasswordStore::hidesPasswordsInTexts()
{
    QFETCH(QString, text);
    QFETCH(QString, shown);
    QCOMPARE(withoutPasswords(text), shown);
}

QTEST_GUILESS_MAIN(TestPasswordStore)

#include "tst_passwordstore.moc"
