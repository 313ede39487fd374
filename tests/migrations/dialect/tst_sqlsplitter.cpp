// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/dialect/sqlsplitter.h"

#include <QRandomGenerator>
#include <QTest>

using namespace limbeck;
using namespace Qt::StringLiterals;

class TestSqlSplitter : public QObject
{
    Q_OBJECT

private slots:
    void splits_data();
    void splits();
    void survivesAnyText();
};

void TestSqlSplitter::splits_data()
{
    QTest::addColumn<Engine>("engine");
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QStringList>("statements");

    const auto row = [](const char* name, Engine engine, const QString& sql, QStringList expected) {
        QTest::newRow(name) << engine << sql << expected;
    };
    row("nothing", Engine::Sqlite, u" ;; -- no\n /* no */ ;"_s, {});
    row("two", Engine::Sqlite, u"SELECT 1;\n SELECT 2 "_s, {u"SELECT 1"_s, u"SELECT 2"_s});
    row("quotes",
        Engine::Sqlite,
        u"SELECT ';', \"a;b\", [c;d], 'it''s;'; SELECT 2"_s,
        {u"SELECT ';', \"a;b\", [c;d], 'it''s;'"_s, u"SELECT 2"_s});
    row("comments",
        Engine::Sqlite,
        u"SELECT 1 -- a; b\n + 2 /* c; */; -- end;"_s,
        {u"SELECT 1 -- a; b\n + 2"_s});
    row("trigger",
        Engine::Sqlite,
        u"CREATE TEMP TRIGGER a AFTER UPDATE ON t BEGIN UPDATE t SET x = CASE WHEN 1 THEN 2 END; "
        "DELETE FROM t; END; SELECT 1"_s,
        {u"CREATE TEMP TRIGGER a AFTER UPDATE ON t BEGIN UPDATE t SET x = CASE WHEN 1 THEN 2 END; "
         "DELETE FROM t; END"_s,
         u"SELECT 1"_s});
    row("transaction words",
        Engine::Sqlite,
        u"BEGIN; END; SELECT 1"_s,
        {u"BEGIN"_s, u"END"_s, u"SELECT 1"_s});
    row("dollar quotes",
        Engine::Postgresql,
        u"DO $$ BEGIN; END $$; SELECT $a$;$b$;$a$, E'\\';', $1"_s,
        {u"DO $$ BEGIN; END $$"_s, u"SELECT $a$;$b$;$a$, E'\\';', $1"_s});
    row("nested comments",
        Engine::Postgresql,
        u"SELECT /* a /* ; */ ; */ 1; SELECT 2"_s,
        {u"SELECT /* a /* ; */ ; */ 1"_s, u"SELECT 2"_s});
    row("routine with blocks",
        Engine::Mariadb,
        u"CREATE PROCEDURE p() BEGIN IF 1 THEN SELECT 1; END IF; CASE x WHEN 1 THEN SELECT 2; END "
        "CASE; END; SELECT 'a\\';b' # c; d"_s,
        {u"CREATE PROCEDURE p() BEGIN IF 1 THEN SELECT 1; END IF; CASE x WHEN 1 THEN SELECT 2; END "
         "CASE; END"_s,
         u"SELECT 'a\\';b'"_s});
    row("a table called trigger",
        Engine::Sqlite,
        u"CREATE TABLE \"trigger\" (begin INT); SELECT 1"_s,
        {u"CREATE TABLE \"trigger\" (begin INT)"_s, u"SELECT 1"_s});
    row("not closed", Engine::Sqlite, u"SELECT 'a; b"_s, {u"SELECT 'a; b"_s});
}

void TestSqlSplitter::splits()
{
    QFETCH(Engine, engine);
    QFETCH(QString, sql);
    QFETCH(QStringList, statements);
    QCOMPARE(splitStatements(sql, engine), statements);
}

void TestSqlSplitter::survivesAnyText()
{
    QRandomGenerator random(20);
    static const QStringList pieces{
        u"'"_s,     u"\""_s,  u"["_s,  u"]"_s,  u"$$"_s,     u"$a$"_s,  u"/*"_s,
        u"*/"_s,    u"--"_s,  u"\n"_s, u";"_s,  u"BEGIN "_s, u"END "_s, u"CREATE TRIGGER "_s,
        u"CASE "_s, u"1e+"_s, u"\\"_s, u"E'"_s, u"é"_s,      u"("_s,    u"."_s};
    for (int i = 0; i < 3000; ++i) {
        QString sql;
        const int length = random.bounded(30);
        for (int j = 0; j < length; ++j) {
            sql += pieces[random.bounded(static_cast<int>(pieces.size()))];
        }
        for (const Engine engine : {Engine::Sqlite, Engine::Postgresql, Engine::Mariadb}) {
            for (const QString& statement : splitStatements(sql, engine)) {
                QVERIFY(!statement.trimmed().isEmpty());
                QVERIFY(sql.contains(statement));
            }
        }
    }
}

QTEST_GUILESS_MAIN(TestSqlSplitter)

#include "tst_sqlsplitter.moc"
