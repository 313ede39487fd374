// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/command.h"
#include "tests/support/testresult.h"

#include <QDir>
#include <QTest>

using namespace limbeck;
using namespace limbeck::command;
using namespace Qt::StringLiterals;

class TestConfirm final : public QObject
{
    Q_OBJECT

private slots:
    void classifies_data();
    void classifies();
    void asksADevelopersDatabaseForYes();
    void asksASharedDatabaseForItsName();
    void neverLetsProductionThrough();
};

namespace {

Context contextOf(Engine engine, const QString& host, const QString& database)
{
    Context context;
    context.database.engine = engine;
    context.database.host = host;
    context.database.database = database;
    return context;
}

Context shared()
{
    return contextOf(Engine::Postgresql, u"db.example.org"_s, u"shop"_s);
}

}  // namespace

void TestConfirm::classifies_data()
{
    QTest::addColumn<int>("engine");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("database");
    QTest::addColumn<QString>("expected");
    const int sqlite = static_cast<int>(Engine::Sqlite);
    const int server = static_cast<int>(Engine::Postgresql);

    QTest::newRow("file at home") << sqlite << QString() << QDir::homePath() + u"/a/dev.db"_s
                                  << u"DEV"_s;
    QTest::newRow("file elsewhere") << sqlite << QString() << u"/srv/app/data.db"_s << u"SHARED"_s;
    QTest::newRow("in memory") << sqlite << QString() << QString() << u"DEV"_s;
    QTest::newRow("loopback") << server << u"127.0.0.1"_s << u"shop"_s << u"DEV"_s;
    QTest::newRow("socket") << server << u"/var/run/postgresql"_s << u"shop"_s << u"DEV"_s;
    QTest::newRow("another host") << server << u"db.example.org"_s << u"shop"_s << u"SHARED"_s;
    QTest::newRow("name says prod") << server << u"localhost"_s << u"shop_prod"_s << u"PROD"_s;
    QTest::newRow("host says primary")
        << server << u"primary.example.org"_s << u"shop"_s << u"PROD"_s;
    QTest::newRow("folder says live")
        << sqlite << QString() << QDir::homePath() + u"/live/a.db"_s << u"PROD"_s;
    QTest::newRow("only part of a word")
        << server << u"localhost"_s << u"products_delivered"_s << u"DEV"_s;
}

void TestConfirm::classifies()
{
    QFETCH(int, engine);
    QFETCH(QString, host);
    QFETCH(QString, database);
    QFETCH(QString, expected);
    const Context context = contextOf(static_cast<Engine>(engine), host, database);
    QCOMPARE(targetClassName(classify(context)), expected);
}

void TestConfirm::asksADevelopersDatabaseForYes()
{
    const Context context = contextOf(Engine::Postgresql, u"localhost"_s, u"shop"_s);
    const Result<> refused = confirm(context, {}, u"reset"_s);
    QVERIFY(!refused.has_value());
    QCOMPARE(refused.error().code, ErrorCode::ConfirmationNeeded);
    QVERIFY_RESULT(confirm(context, {true, {}}, u"reset"_s));
}

void TestConfirm::asksASharedDatabaseForItsName()
{
    QVERIFY(!confirm(shared(), {true, {}}, u"reset"_s).has_value());
    QVERIFY(!confirm(shared(), {true, u"stop"_s}, u"reset"_s).has_value());
    QVERIFY_RESULT(confirm(shared(), {true, u"shop"_s}, u"reset"_s));
}

void TestConfirm::neverLetsProductionThrough()
{
    Context context = shared();
    context.database.host = u"prod.example.org"_s;
    QVERIFY(!confirm(context, {true, u"shop"_s}, u"reset"_s).has_value());
}

QTEST_GUILESS_MAIN(TestConfirm)
#include "tst_confirm.moc"
