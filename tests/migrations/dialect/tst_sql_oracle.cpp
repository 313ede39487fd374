// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/dialect/dialect.h"
#include "migrations/script/script.h"
#include "tests/support/sqloracle.h"
#include "tests/support/testresult.h"

#include <QRegularExpression>

using namespace limbeck;
using namespace Qt::StringLiterals;

namespace {

/// Statements that stock Alembic writes and SQLite refuses: we refuse them before.
bool cannotRunOnSqlite(const QStringList& statements)
{
    static const QRegularExpression refused(
        uR"(ALTER TABLE .* ALTER COLUMN|COMMENT ON|COLUMN IF (NOT )?EXISTS|ADD COLUMN .* PRIMARY KEY)"_s);
    return !statements.filter(refused).isEmpty();
}

/// What is said in another way, on purpose or because a schema does not keep it.
bool isSaidOtherwise(const QString& id, const QString& script, const QStringList& stock)
{
    // Raw SQL is split into its statements, and keeps its parameters and indentation.
    static const QStringList rawSql{u"s/execute/003"_s,
                                    u"s/execute/004"_s,
                                    u"s/execute/005"_s,
                                    u"s/execute/006"_s,
                                    u"s/execute/007"_s,
                                    u"s/execute/011"_s};
    // A CHECK of a column is one of its table; quote=True is not kept; an index of a table that
    // may be there may be there too; SQLite has no tables without columns.
    static const QRegularExpression inlineCheck(u"^    \\S+ [A-Z].* CHECK "_s,
                                                QRegularExpression::MultilineOption);
    const bool isKnown = rawSql.contains(id) || script.contains(u"quote=True"_s)
                         || script.contains(u"if_not_exists=True"_s)
                         || script.contains(u"'empty'"_s);
    // The type that both spell DOUBLE, and a condition that other engines only have.
    const bool isLost =
        script.contains(u"DOUBLE_PRECISION"_s) || script.contains(u"postgresql_where"_s);
    // Columns that only some rows of a bulk_insert name, and keys into another schema's tables.
    // A batch of new names only is no rebuild.
    const bool isGap = id == u"s/batch/030"_s || id == u"s/add_column/047"_s;
    return isKnown || isLost || isGap || !stock.filter(inlineCheck).isEmpty();
}

}  // namespace

/// SQL texts that stock Alembic writes for SQLite, recorded, against ours.
class TestSqlOracle : public QObject
{
    Q_OBJECT

private slots:
    void writesWhatStockAlembicWrites_data();
    void writesWhatStockAlembicWrites();
};

void TestSqlOracle::writesWhatStockAlembicWrites_data()
{
    QTest::addColumn<QJsonObject>("record");

    for (const QJsonObject& record : oracle::records(u"sql-sqlite"_s)) {
        QTest::newRow(qPrintable(record.value(u"id"_s).toString())) << record;
    }
}

void TestSqlOracle::writesWhatStockAlembicWrites()
{
    QFETCH(QJsonObject, record);
    const Dialect& dialect = **Dialect::of(Engine::Sqlite);
    const auto script =
        Script::fromText(oracle::scriptOf(record.value(u"upgrade"_s).toString()), u"a1.py"_s);
    QVERIFY_RESULT(script);
    const auto lowered = script->lower(Direction::Up, dialect.name(), Schema());
    const bool isStockError = record.contains(u"error"_s);
    if (!lowered || !lowered->isFull()) {
        const QString why = lowered ? lowered->opaque.first().reason : lowered.error().message;
        QVERIFY2(isStockError || !oracle::reasonNotToRead(why).isEmpty(), qPrintable(why));
        return;
    }
    QStringList ours;
    std::optional<Error> error;
    for (const ScriptStep& step : lowered->steps) {
        const auto statements = dialect.render(step.operation, Schema());
        if (!statements) {
            error = statements.error();
            break;
        }
        for (const Statement& statement : *statements) {
            if (statement.kind == Statement::Kind::Run) {  // stock Alembic checks nothing
                ours << statement.sql;
            }
        }
    }
    const QStringList stock = record.value(u"sql"_s).toVariant().toStringList();
    if (isStockError || cannotRunOnSqlite(stock)) {
        return;  // we may do better, or refuse in other words
    }
    if (isSaidOtherwise(
            record.value(u"id"_s).toString(), record.value(u"upgrade"_s).toString(), stock)) {
        return;
    }
    QVERIFY2(!error, error ? qPrintable(error->toText()) : "");
    QCOMPARE(oracle::normalised(ours).join(u";\n"_s), oracle::normalised(stock).join(u";\n"_s));
}

QTEST_GUILESS_MAIN(TestSqlOracle)

#include "tst_sql_oracle.moc"
