// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/report/offlinesql.h"
#include "tests/support/testresult.h"

using namespace limbeck;
using namespace Qt::StringLiterals;

namespace {

Revision revision(const QString& id)
{
    Revision made;
    made.id = id;
    return made;
}

Statement statement(const QString& sql)
{
    Statement made;
    made.sql = sql;
    return made;
}

/// One step that upgrades to "a1", with one operation in it.
Plan planWith(const Operation& operation, const QList<Statement>& statements)
{
    PlanStep step;
    step.step.revision = u"a1"_s;
    step.step.change.added = QStringList{u"a1"_s};
    step.operations.push_back(PlannedOperation{operation, {}, statements});
    Plan plan;
    plan.steps << step;
    return plan;
}

OfflineStyle transactional()
{
    OfflineStyle style;
    style.engine = Engine::Postgresql;
    style.isTransactional = true;
    return style;
}

QStringList linesOf(const QString& text)
{
    return text.split(u'\n', Qt::SkipEmptyParts);
}

const QString insertion =
    u"INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING "
    "alembic_version.version_num;"_s;

}  // namespace

class TestOfflineSql final : public QObject
{
    Q_OBJECT

private slots:
    void wrapsAScriptInOneTransaction();
    void wrapsEachStepIfAsked();
    void leavesTheTransactionForAnAutocommitBlock();
    void tellsAboutChecksThatOnlyARunCanMake();
    void writesParametersAsLiterals();
    void writesStamps();

private:
    const RevisionGraph m_graph = RevisionGraph::build({revision(u"a1"_s)});
};

void TestOfflineSql::wrapsAScriptInOneTransaction()
{
    const Plan plan = planWith({ExecuteSql{}}, {statement(u"\tSELECT 1  "_s)});
    const Result<QString> sql = offlineSql(plan, m_graph, transactional());
    QVERIFY_RESULT(sql);
    QCOMPARE(*sql,
             u"BEGIN;\n\n-- Running upgrade  -> a1\n\nSELECT 1;\n\n"_s + insertion
                 + u"\n\nCOMMIT;\n\n"_s);
}

void TestOfflineSql::wrapsEachStepIfAsked()
{
    Plan plan = planWith({ExecuteSql{}}, {statement(u"SELECT 1"_s)});
    plan.steps << plan.steps.first();
    OfflineStyle style = transactional();
    style.isPerMigration = true;
    style.createsVersionTable = true;
    const Result<QString> sql = offlineSql(plan, m_graph, style);
    QVERIFY_RESULT(sql);
    QCOMPARE(sql->count(u"BEGIN;"_s), 2);
    QCOMPARE(sql->count(u"COMMIT;"_s), 2);
    QCOMPARE(sql->count(u"CREATE TABLE alembic_version"_s), 1);
    QVERIFY(sql->startsWith(u"BEGIN;\n\nCREATE TABLE"_s));
}

void TestOfflineSql::leavesTheTransactionForAnAutocommitBlock()
{
    const Plan plan = planWith({AutocommitBlock{}}, {statement(u"VACUUM"_s)});
    const Result<QString> sql = offlineSql(plan, m_graph, transactional());
    QVERIFY_RESULT(sql);
    QCOMPARE(linesOf(*sql),
             (QStringList{u"BEGIN;"_s,
                          u"-- Running upgrade  -> a1"_s,
                          u"COMMIT;"_s,
                          u"VACUUM;"_s,
                          u"BEGIN;"_s,
                          insertion,
                          u"COMMIT;"_s}));
}

void TestOfflineSql::tellsAboutChecksThatOnlyARunCanMake()
{
    Statement check = statement(u"SELECT 1\nFROM t"_s);
    check.kind = Statement::Kind::ExpectNoRows;
    const Result<QString> sql =
        offlineSql(planWith({ExecuteSql{}}, {check}), m_graph, transactional());
    QVERIFY_RESULT(sql);
    // Both lines are comments: a check that became a statement would print rows.
    QVERIFY(sql->contains(u"-- This must find no row: SELECT 1\n-- FROM t\n"_s));
}

void TestOfflineSql::writesParametersAsLiterals()
{
    Statement withParameters = statement(u"UPDATE t SET a = :a, b = :b WHERE c::text = ':a'"_s);
    withParameters.parameters = {{u"a"_s, u"it's"_s}, {u"b"_s, QVariant()}};
    const Result<QString> sql =
        offlineSql(planWith({ExecuteSql{}}, {withParameters}), m_graph, transactional());
    QVERIFY_RESULT(sql);
    QVERIFY2(sql->contains(u"UPDATE t SET a = 'it''s', b = NULL WHERE c::text = "_s),
             qPrintable(*sql));
}

void TestOfflineSql::writesStamps()
{
    StampStep step;
    step.from = QStringList{u"a1"_s};
    step.change.removed = step.from;
    OfflineStyle style = transactional();
    style.versionTable.name = TableName(u"app"_s, u"vt"_s);
    QCOMPARE(linesOf(offlineSql({step}, style)),
             (QStringList{u"BEGIN;"_s,
                          u"-- Running stamp_revision a1 -> "_s,
                          u"DELETE FROM app.vt WHERE app.vt.version_num = 'a1';"_s,
                          u"COMMIT;"_s}));
}

QTEST_GUILESS_MAIN(TestOfflineSql)
#include "tst_offlinesql.moc"
