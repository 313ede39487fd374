// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/dialect/dialect.h"
#include "tests/migrations/script/loweredscript.h"

#include <QTest>

using namespace limbeck;
using namespace Qt::StringLiterals;

namespace {

const QString tables = QStringLiteral(
    "t = sa.table('t', sa.column('id', sa.Integer), sa.column('name', sa.String),\n"
    "             sa.column('on', sa.Boolean), sa.column('data', sa.JSON))\n"
    "conn = op.get_bind()\n");

}  // namespace

/// Expressions that cannot be recorded from stock Alembic: wrong shapes, parameters, objects that
/// change. The oracle has the rest.
class TestExpressions final : public QObject
{
    Q_OBJECT

private slots:
    void staysOpaque_data();
    void staysOpaque();
    void executesWithParameters_data();
    void executesWithParameters();
    void survivesEndlessExpressions();
};

void TestExpressions::staysOpaque_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char* body, const QString& reason) {
        QTest::newRow(body) << QString::fromLatin1(body) << reason;
    };
    row("op.execute(t.update().values(nope=1))",
        u"gives a value to 'nope', which its table does not have"_s);
    row("op.execute(t.update().where(t.c.nope == 1).values(id=1))",
        u"uses the column 'nope', which its table does not have"_s);
    row("op.execute(t.update().values(name=load()))", u"calls 'load' of 'app.db'"_s);
    row("op.execute(t.update().values(id='x'))", u"stores the text 'x' in a column of numbers"_s);
    row("op.execute(t.update().values(data=None))",
        u"stores None in a column of JSON, which is NULL or JSON's null by the mode"_s);
    row("op.execute(t.update().where(t.c.id.in_({1, 2})).values(id=1))",
        u"looks for a value in a set, which has no order"_s);
    row("op.execute(t.delete().where('id = 1'))",
        u"uses a text where an SQL expression is needed"_s);
    row("op.execute(t.delete().where(t.c.id > None))",
        u"compares with None, True or False in a way that SQL does not have"_s);
    row("op.execute(t.delete().limit(1))", u"builds a DELETE with 'limit'"_s);
    row("op.execute(sa.select(t.c.id).order_by('nope'))",
        u"orders by 'nope', which is not certain"_s);
    row("op.execute(sa.select(t.c.id).join(t))", u"does not say on what it joins"_s);
    row("op.execute(t.update().where(t.c.id == sa.bindparam('x')).values(id=1))",
        u"gives no value for the parameter 'x'"_s);
    row("conn.execute(t.update().values(id=1), {'zzz': 1})",
        u"gives a parameter that its statement does not have"_s);
    row("conn.execute(t.insert(), [1])", u"is a list where a dictionary of parameters is needed"_s);
    row("op.execute(sa.select(sa.func.array_agg(t.c.id)))",
        u"uses in SQL what cannot be written for sqlite: the function 'array_agg'"_s);
    row("op.bulk_insert(t, ({'id': 1},))", u"is a list where a list of rows is needed"_s);
    row("op.bulk_insert(t, [{'id': 'x'}])", u"stores the text 'x' in a column of numbers"_s);
}

void TestExpressions::staysOpaque()
{
    QFETCH(QString, body);
    const Result<Lowered> result = lowered(tables + body);
    QVERIFY_RESULT(result);
    QVERIFY(!result->opaque.isEmpty());
    QTEST(result->opaque.first().reason, "reason");
    QVERIFY(result->opaque.first().where.line > 0);
}

void TestExpressions::executesWithParameters_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("sql");
    const auto row = [](const char* body, const char* sql) {
        QTest::newRow(body) << QString::fromLatin1(body) << QString::fromLatin1(sql);
    };
    row("conn.execute(t.insert(), {'id': 1, 'name': 'a'})",
        "INSERT INTO t (id, name) VALUES (1, 'a')");
    row("conn.execute(t.insert(), [{'id': 1}, {'id': 2}])",
        "INSERT INTO t (id) VALUES (1)\nINSERT INTO t (id) VALUES (2)");
    row("conn.execute(t.insert().values(name='x'), {'id': 1})",
        "INSERT INTO t (id, name) VALUES (1, 'x')");
    row("conn.execute(t.update().where(t.c.id == sa.bindparam('n')), [{'n': 1, 'name': 'a'}])",
        "UPDATE t SET name='a' WHERE t.id = 1");
    row("conn.execute(t.delete().where(t.c.id == sa.bindparam('n', 4)), {'n': 5})",
        "DELETE FROM t WHERE t.id = 5");
    row("conn.execute(sa.text('DELETE FROM t WHERE a < :d'), {'d': __import__})", "");
    row("import datetime\n"
        "conn.execute(sa.text('DELETE FROM t WHERE a < :d'), {'d': datetime.date(2020, 1, 2)})",
        "DELETE FROM t WHERE a < '2020-01-02'");
    row("row = {'id': 1}\ns = t.insert().values(row)\nrow['id'] = 2\nop.execute(s)",
        "INSERT INTO t (id) VALUES (1)");
    row("op.execute(sa.update(t, t.c.id == 1, values={'name': 'x'}))",
        "UPDATE t SET name='x' WHERE t.id = 1");
    row("op.bulk_insert(t, [{'id': 1, 'on': 1, 'data': {'b': [1], 'a': None}}])",
        "INSERT INTO t (id, \"on\", data) VALUES (1, 1, '{\"b\": [1], \"a\": null}')");
}

void TestExpressions::executesWithParameters()
{
    QFETCH(QString, body);
    QFETCH(QString, sql);
    const Result<Lowered> result = lowered(tables + body);
    QVERIFY_RESULT(result);
    if (sql.isEmpty()) {
        QVERIFY(!result->opaque.isEmpty());
        return;
    }
    QVERIFY2(result->isFull(), qPrintable(text(*result)));
    QStringList statements;
    for (const ScriptStep& step : result->steps) {
        const auto rendered = (*Dialect::of(Engine::Sqlite))->render(step.operation, Schema());
        QVERIFY_RESULT(rendered);
        for (const Statement& statement : *rendered) {
            statements << statement.sql;
        }
    }
    QCOMPARE(statements.join(u'\n'), sql);
}

/// Doubling an expression forty times makes one of a trillion parts.
void TestExpressions::survivesEndlessExpressions()
{
    const QString body =
        u"e = t.c.id == 1\nfor n in range(40):\n    e = sa.and_(e, e)\n"
        "op.execute(t.delete().where(e))"_s;
    const Result<Lowered> result = lowered(tables + body);
    QVERIFY_RESULT(result);
    QVERIFY(!result->opaque.isEmpty());
}

QTEST_GUILESS_MAIN(TestExpressions)

#include "tst_expressions.moc"
