// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/base/text.h"
#include "models/operation/sqlkind.h"

#include <QTest>

using namespace limbeck;
using namespace Qt::StringLiterals;

class TestSqlKind final : public QObject
{
    Q_OBJECT

private slots:
    void tellsWhatTextCanDo_data();
    void tellsWhatTextCanDo();
    void seesWhatRemoves_data();
    void seesWhatRemoves();
    void readsStatementsAboutSequences();
    void survivesEveryPrefix();
    void shortensToOneLine();
};

void TestSqlKind::tellsWhatTextCanDo_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<SqlKind>("kind");
    const auto row = [](const char* name, const QString& sql, SqlKind kind) {
        QTest::newRow(name) << sql << kind;
    };
    row("empty", u""_s, SqlKind::Nothing);
    row("comments only", u"-- DROP TABLE a\n/* b */ ;"_s, SqlKind::Nothing);
    row("select", u"  select 1;"_s, SqlKind::Read);
    row("select in parentheses", u"((SELECT 1) UNION SELECT 2)"_s, SqlKind::Read);
    row("select behind comments", u"/* a; */ -- b\nSELECT 1"_s, SqlKind::Read);
    row("select into", u"SELECT * INTO b FROM a"_s, SqlKind::Schema);
    row("into as text", u"SELECT 'INTO'"_s, SqlKind::Read);
    row("update", u"UPDATE a SET b = 'x;y'"_s, SqlKind::Data);
    row("insert", u"INSERT INTO a SELECT * FROM b"_s, SqlKind::Data);
    row("with select", u"WITH a AS (SELECT 1) SELECT * FROM a"_s, SqlKind::Read);
    row("with update", u"WITH a AS (SELECT 1) UPDATE b SET c = 1"_s, SqlKind::Data);
    row("with hidden delete",
        u"WITH a AS (DELETE FROM b RETURNING c) SELECT * FROM a"_s,
        SqlKind::Data);
    row("with without verb", u"WITH a AS (SELECT 1)"_s, SqlKind::Schema);
    row("pragma", u"PRAGMA foreign_keys=OFF"_s, SqlKind::Read);
    row("pragma with arguments", u"PRAGMA table_info(a)"_s, SqlKind::Read);
    row("pragma that opens the schema", u"PRAGMA writable_schema=1"_s, SqlKind::Schema);
    row("set", u"SET lock_timeout = '2s'"_s, SqlKind::Read);
    row("set search_path", u"SET search_path TO a"_s, SqlKind::Schema);
    row("create", u"CREATE VIEW a AS SELECT 1"_s, SqlKind::Schema);
    row("block", u"DO $$ BEGIN DELETE FROM a; END $$"_s, SqlKind::Schema);
    row("unknown", u"FROBNICATE a"_s, SqlKind::Schema);
    row("several, harmless", u"UPDATE a SET b=1; DELETE FROM c"_s, SqlKind::Data);
    row("several, one of them DDL", u"SELECT 1; ALTER TABLE a ADD b int"_s, SqlKind::Schema);
    row("DDL inside dollar quotes", u"SELECT $a$; DROP TABLE b; $a$"_s, SqlKind::Read);
    row("text without end", u"SELECT 'a; DROP TABLE b"_s, SqlKind::Schema);
    row("backslash hides DDL on one engine",
        u"SELECT 'a\\'; DROP TABLE b; SELECT 'c'"_s,
        SqlKind::Schema);
    row("comment that MySQL runs", u"SELECT 1 /*! INTO OUTFILE 'a' */"_s, SqlKind::Schema);
}

void TestSqlKind::tellsWhatTextCanDo()
{
    QFETCH(QString, sql);
    QFETCH(SqlKind, kind);
    QCOMPARE(sqlKind(sql), kind);
}

void TestSqlKind::seesWhatRemoves_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<bool>("removes");
    QTest::newRow("delete") << u"DELETE FROM a"_s << true;
    QTest::newRow("second statement") << u"SELECT 1; truncate a"_s << true;
    QTest::newRow("drop") << u"DROP INDEX a"_s << true;
    QTest::newRow("alter drop") << u"ALTER TABLE a DROP COLUMN b"_s << true;
    QTest::newRow("alter add") << u"ALTER TABLE a ADD COLUMN b int"_s << false;
    QTest::newRow("hidden delete") << u"WITH a AS (DELETE FROM b) SELECT 1"_s << true;
    QTest::newRow("update") << u"UPDATE a SET b = 'DELETE'"_s << false;
    QTest::newRow("comment") << u"-- DROP TABLE a"_s << false;
}

void TestSqlKind::seesWhatRemoves()
{
    QFETCH(QString, sql);
    QFETCH(bool, removes);
    QCOMPARE(sqlRemoves(sql), removes);
}

void TestSqlKind::readsStatementsAboutSequences()
{
    const auto owned =
        sequenceStatement(u"CREATE SEQUENCE \"T_id_seq\" AS integer OWNED BY \"T\".id"_s);
    QVERIFY(owned.has_value());
    QVERIFY(owned->isCreated && owned->isOwned);
    QCOMPARE(owned->name, TableName(u"T_id_seq"_s));
    const auto free = sequenceStatement(u"create sequence if not exists a.s owned by none;"_s);
    QVERIFY(free.has_value());
    QVERIFY(free->isCreated && !free->isOwned);
    QCOMPARE(free->name, TableName(u"a"_s, u"s"_s));
    const auto dropped = sequenceStatement(u"DROP SEQUENCE IF EXISTS s"_s);
    QVERIFY(dropped.has_value());
    QVERIFY(!dropped->isCreated);
    QCOMPARE(dropped->name, TableName(u"s"_s));
    for (const QString& other : {u"CREATE SEQUENCE"_s,
                                 u"DROP SEQUENCE s CASCADE"_s,
                                 u"DROP SEQUENCE a, b"_s,
                                 u"DROP TABLE s"_s,
                                 u"CREATE SEQUENCE s OWNED BY t.id; DROP TABLE t"_s}) {
        QVERIFY2(!sequenceStatement(other).has_value(), qPrintable(other));
    }
}

void TestSqlKind::survivesEveryPrefix()
{
    const QString sql =
        u"WITH \"a\"\"b\" AS (SELECT 'c''d\\' FROM `e`) /* f */ SELECT $g$ h $g$, $1; -- i"_s;
    for (qsizetype length = 0; length <= sql.size(); ++length) {
        const QString prefix = sql.left(length);
        const bool isEmpty = prefix.trimmed().isEmpty();
        QCOMPARE(sqlKind(prefix) == SqlKind::Nothing, isEmpty);
        QVERIFY(!sqlRemoves(prefix));
    }
}

void TestSqlKind::shortensToOneLine()
{
    QCOMPARE(shortenedSql(u"  a\n  b "_s), u"a b"_s);
    QCOMPARE(shortenedSql(QString(100, u'x')).size(), 60);
}

QTEST_GUILESS_MAIN(TestSqlKind)
#include "tst_sqlkind.moc"
