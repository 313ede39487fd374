// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/dialect/dialect.h"
#include "migrations/script/script.h"
#include "tests/support/sqloracle.h"
#include "tests/support/testresult.h"

using namespace limbeck;
using namespace Qt::StringLiterals;

/// The names that stock Alembic 1.19.2 gives by the naming convention of target_metadata,
/// recorded as SQL in tests/oracle/naming.jsonl, against ours. The first record holds the
/// conventions.
class TestNamingOracle final : public QObject
{
    Q_OBJECT

private slots:
    void givesTheNamesOfStockAlembic_data();
    void givesTheNamesOfStockAlembic();
    void comparesAsManyCasesAsEver();
    void isOpaqueWhereOnlyPythonKnowsTheName_data();
    void isOpaqueWhereOnlyPythonKnowsTheName();
    void namesTheSameInEveryWayOfWritingIt();

private:
    int m_equal = 0;
    int m_refused = 0;
};

namespace {

NamingConvention conventionOf(const QJsonValue& rules)
{
    NamingConvention convention;
    const QJsonObject object = rules.toObject();
    for (auto rule = object.begin(); rule != object.end(); ++rule) {
        convention.rules.insert(rule.key(), rule.value().toString());
    }
    return convention;
}

/// Why a case that stock Alembic cannot carry out has a result here; empty if it must have none.
QString reasonToDoBetter(const QString& error)
{
    if (error == "NoReferencedTableError"_L1) {
        return u"the referred column's name stands in the script"_s;
    }
    return {};
}

Result<QStringList> sqlOf(const Dialect& dialect, const Lowered& lowered)
{
    QStringList texts;
    for (const ScriptStep& step : lowered.steps) {
        const auto statements = dialect.render(step.operation, Schema());
        if (!statements) {
            return fail(statements.error());
        }
        for (const Statement& statement : *statements) {
            texts << statement.sql;
        }
    }
    return texts;
}

}  // namespace

void TestNamingOracle::givesTheNamesOfStockAlembic_data()
{
    QTest::addColumn<QJsonObject>("record");
    QTest::addColumn<QJsonValue>("rules");
    QList<QJsonObject> records = oracle::records(u"naming"_s);
    QVERIFY(!records.isEmpty());
    const QJsonObject conventions = records.takeFirst().value(u"conventions"_s).toObject();
    for (const QJsonObject& record : records) {
        const QString convention = record.value(u"convention"_s).toString();
        QTest::addRow("%s %s %s",
                      qPrintable(record.value(u"dialect"_s).toString()),
                      qPrintable(convention),
                      qPrintable(record.value(u"upgrade"_s).toString()))
            << record << conventions.value(convention);
    }
}

void TestNamingOracle::givesTheNamesOfStockAlembic()
{
    QFETCH(QJsonObject, record);
    QFETCH(QJsonValue, rules);
    const QString name = record.value(u"dialect"_s).toString();
    const QString source = record.value(u"upgrade"_s).toString();
    const auto script = Script::fromText(oracle::scriptOf(source), u"a1.py"_s);
    QVERIFY_RESULT(script);
    const auto lowered = script->lower(Direction::Up, name, Schema(), conventionOf(rules));
    QVERIFY_RESULT(lowered);
    const QString error = record.value(u"error"_s).toString();
    if (!error.isEmpty()) {
        QCOMPARE(lowered->isFull(), !reasonToDoBetter(error).isEmpty());
        ++m_refused;
        return;
    }
    QVERIFY2(lowered->isFull(), qPrintable(lowered->opaque.value(0).reason));
    for (const Engine engine :
         {Engine::Sqlite, Engine::Postgresql, Engine::Mariadb, Engine::Mysql}) {
        if (engineName(engine) == name) {
            const auto ours = sqlOf(**Dialect::of(engine), *lowered);
            QVERIFY_RESULT(ours);
            // Stock creates the indexes of a table in no order.
            QStringList stock = record.value(u"sql"_s).toVariant().toStringList();
            stock = oracle::normalised(stock);
            stock.sort();
            QStringList written = oracle::normalised(*ours);
            written.sort();
            QCOMPARE(written.join(u";\n"_s), stock.join(u";\n"_s));
            ++m_equal;
        }
    }
}

void TestNamingOracle::comparesAsManyCasesAsEver()
{
    QCOMPARE(m_equal, 368);
    QCOMPARE(m_refused, 67);
}

void TestNamingOracle::isOpaqueWhereOnlyPythonKnowsTheName_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<bool>("isKnown");         // with a rule and a token that are functions
    QTest::addColumn<bool>("isKnownInDoubt");  // with a convention of which nothing is known
    const auto row = [](const QString& source, bool isKnown, bool isKnownInDoubt) {
        QTest::newRow(qPrintable(source)) << source << isKnown << isKnownInDoubt;
    };
    row(u"op.create_unique_constraint(None, 'page', ['a'])"_s, false, false);
    row(u"op.create_unique_constraint('x', 'page', ['a'])"_s, true, false);
    row(u"op.create_unique_constraint(op.f('x'), 'page', ['a'])"_s, true, true);
    row(u"op.create_index('x', 'page', ['a'])"_s, false, false);
    row(u"op.create_primary_key(None, 'page', ['a'])"_s, true, false);
    row(u"op.add_column('page', sa.Column('a', sa.Integer(), index=True))"_s, false, false);
    row(u"op.add_column('page', sa.Column('a', sa.Integer()))"_s, true, true);
    row(u"op.drop_table('page')"_s, true, true);
    row(u"op.create_check_constraint(None, 'page', sa.column('a').is_(None))"_s, false, false);
    row(u"op.create_check_constraint(None, 'page', 'a > 1')"_s, true, false);
}

void TestNamingOracle::isOpaqueWhereOnlyPythonKnowsTheName()
{
    QFETCH(QString, source);
    QFETCH(bool, isKnown);
    QFETCH(bool, isKnownInDoubt);
    NamingConvention computing;
    computing.rules = {{u"uq"_s, u"uq_%(mine)s"_s}, {u"ck"_s, u"ck_%(column_0_name)s"_s}};
    computing.computed = {u"mine"_s, u"ix"_s};
    NamingConvention doubted;
    doubted.doubt = u"env.py:3 computes 'naming_convention'."_s;
    const auto script = Script::fromText(oracle::scriptOf(source), u"a1.py"_s);
    QVERIFY_RESULT(script);
    for (const bool isDoubt : {false, true}) {
        const auto lowered =
            script->lower(Direction::Up, u"sqlite"_s, Schema(), isDoubt ? doubted : computing);
        QVERIFY_RESULT(lowered);
        QCOMPARE(lowered->isFull(), isDoubt ? isKnownInDoubt : isKnown);
        if (!lowered->isFull()) {
            QVERIFY(lowered->opaque.first().reason.contains(u"naming convention"_s));
            QCOMPARE(lowered->opaque.first().where.line, 10);
            QCOMPARE(lowered->steps.size(), size_t(0));
        }
    }
}

/// op.f, batch_op.f and SQLAlchemy's conv, however it is imported.
void TestNamingOracle::namesTheSameInEveryWayOfWritingIt()
{
    NamingConvention convention;
    convention.rules = {{u"ck"_s, u"ck_%(constraint_name)s"_s}};
    const QString source =
        u"from sqlalchemy.schema import conv\n"
        "from sqlalchemy.sql.naming import conv as other\n"
        "names = ['x', op.f('x'), conv('x'), other('x'), sa.schema.conv('x')]\n"
        "for name in names:\n"
        "    op.create_check_constraint(name, 'page', 'a > 1')"_s;
    const auto script = Script::fromText(oracle::scriptOf(source), u"a1.py"_s);
    QVERIFY_RESULT(script);
    const auto lowered = script->lower(Direction::Up, u"sqlite"_s, Schema(), convention);
    QVERIFY_RESULT(lowered);
    QVERIFY2(lowered->isFull(), qPrintable(lowered->opaque.value(0).reason));
    QStringList names;
    for (const ScriptStep& step : lowered->steps) {
        names << constraintName(std::get<AddConstraint>(step.operation.value).constraint);
    }
    QCOMPARE(names, QStringList({u"ck_x"_s, u"x"_s, u"x"_s, u"x"_s, u"x"_s}));
}

QTEST_GUILESS_MAIN(TestNamingOracle)
#include "tst_naming_oracle.moc"
