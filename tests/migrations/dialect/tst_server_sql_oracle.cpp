// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/dialect/dialect.h"
#include "migrations/dialect/insert.h"
#include "migrations/script/script.h"
#include "models/operation/apply.h"
#include "tests/support/sqloracle.h"
#include "tests/support/testresult.h"

#include <QRegularExpression>

using namespace limbeck;
using namespace Qt::StringLiterals;

namespace {

bool matches(const QString& text, const QString& pattern)
{
    return QRegularExpression(pattern, QRegularExpression::MultilineOption).match(text).hasMatch();
}

/// Why a case is said in another way, on purpose or because a schema does not keep it; empty if
/// it must be equal. `script` is what it reads, `stock` what Alembic writes.
QString reasonToDiffer(Engine engine,
                       const QString& id,
                       const QString& script,
                       const QString& stock)
{
    static const QStringList splitText{
        u"s/execute/005"_s, u"s/execute/006"_s, u"s/execute/007"_s, u"s/execute/011"_s};
    const bool isMysql = engine != Engine::Postgresql;
    if (splitText.contains(id)) {
        return u"raw SQL is split into its statements"_s;
    }
    if (matches(stock, u"^ +\\S+ [A-Z].*[^,] (CONSTRAINT \\w+ )?CHECK \\("_s)) {
        return u"a CHECK of a column is one of its table"_s;
    }
    if (script.contains(u"quote=True"_s)) {
        return u"quote=True is not kept"_s;
    }
    if (matches(stock,
                u"(RENAME \\S+ TO|CHANGE) [^;]*;\\nALTER TABLE .* ADD CONSTRAINT \\w+ CHECK"_s)) {
        return u"stock's CHECK names a column that it has just renamed, which no server takes"_s;
    }
    if (isMysql && matches(stock, u"DEFERRABLE|INITIALLY"_s)) {
        return u"DEFERRABLE is no SQL there: left out or refused"_s;
    }
    if (engine == Engine::Mariadb && matches(stock, u"INDEX [^;]* \\([^;]*[(+]"_s)) {
        return u"MariaDB has no indexes on expressions: refused"_s;
    }
    if (isMysql && script.contains(u"comment=''"_s)) {
        return u"an empty comment is none"_s;
    }
    if (isMysql && matches(stock, u"INDEX [^;]* \\(lower\\(\\w+\\)(\\(\\d+\\))?\\)"_s)) {
        return u"a function in an index stands in parentheses, without which it is no SQL"_s;
    }
    if (matches(script, u"func\\.\\w+\\(.*func\\.now\\(\\)"_s)) {
        return u"now() in an expression is CURRENT_TIMESTAMP, which all engines have"_s;
    }
    if (isMysql && stock.contains(u"NULLS LAST"_s)) {
        return u"NULLS LAST is no SQL there"_s;
    }
    if (isMysql && matches(stock, u"COMMENT NULL"_s)) {
        return u"stock's COMMENT NULL is no SQL"_s;
    }
    if (isMysql && matches(stock, u"ON no_table"_s)) {
        return u"stock makes up a table for an index whose table is not said"_s;
    }
    if (engine == Engine::Mysql && matches(stock, u"CHARSET=.* AUTO_INCREMENT="_s)) {
        return u"the options of a table are in no order"_s;
    }
    return {};
}

/// The statements as --sql writes them: an autocommit block ends the transaction and begins
/// another where DDL is part of transactions.
Result<QStringList> offlineSql(const Dialect& dialect, const Lowered& lowered)
{
    QStringList texts;
    Schema schema;
    for (const ScriptStep& step : lowered.steps) {
        const auto statements = dialect.render(step.operation, schema);
        if (!statements) {
            return fail(statements.error());
        }
        if (std::holds_alternative<CreateEnum>(step.operation.value)) {
            schema = apply(step.operation, schema).value_or(schema);  // a type is made once
        }
        const bool commits = std::holds_alternative<AutocommitBlock>(step.operation.value)
                             && dialect.hasTransactionalDdl();
        texts << (commits ? QStringList(u"COMMIT"_s) : QStringList());
        for (const Statement& statement : *statements) {
            texts << withLiterals(statement, dialect.engine());
        }
        texts << (commits ? QStringList(u"BEGIN"_s) : QStringList());
    }
    return texts;
}

/// How the cases of one engine ended.
struct Counts
{
    int equal = 0;
    QMap<QString, int> notRead;
    int refusedByStock = 0;
    QMap<QString, int> different;
};

}  // namespace

Q_DECLARE_METATYPE(Engine)

/// SQL texts that stock Alembic writes for servers, recorded, against ours.
class TestServerSqlOracle : public QObject
{
    Q_OBJECT

private slots:
    void writesWhatStockAlembicWrites_data();
    void writesWhatStockAlembicWrites();
    void readsAsManyCasesAsEver_data();
    void readsAsManyCasesAsEver();

private:
    QMap<QString, Counts> m_counts;
};

void TestServerSqlOracle::writesWhatStockAlembicWrites_data()
{
    QTest::addColumn<Engine>("engine");
    QTest::addColumn<QJsonObject>("record");
    for (const Engine engine : {Engine::Postgresql, Engine::Mysql, Engine::Mariadb}) {
        const QList<QJsonObject> records = oracle::records(u"sql-"_s + engineName(engine));
        QVERIFY(!records.isEmpty());
        for (const QJsonObject& record : records) {
            const QString name = engineName(engine) + u' ' + record.value(u"id"_s).toString();
            QTest::newRow(qPrintable(name)) << engine << record;
        }
    }
}

void TestServerSqlOracle::writesWhatStockAlembicWrites()
{
    QFETCH(Engine, engine);
    QFETCH(QJsonObject, record);
    const Dialect& dialect = **Dialect::of(engine);
    Counts& counts = m_counts[dialect.name()];
    const QString source = record.value(u"upgrade"_s).toString();
    const auto script = Script::fromText(oracle::scriptOf(source), u"a1.py"_s);
    QVERIFY_RESULT(script);
    const auto lowered = script->lower(Direction::Up, dialect.name(), Schema());
    if (record.contains(u"error"_s)) {
        ++counts.refusedByStock;  // we may do better, or refuse in other words
        return;
    }
    if (!lowered || !lowered->isFull()) {
        const QString why = lowered ? lowered->opaque.first().reason : lowered.error().message;
        const QString reason = oracle::reasonNotToRead(why);
        QVERIFY2(!reason.isEmpty(), qPrintable(why));
        ++counts.notRead[reason];
        return;
    }
    const Result<QStringList> ours = offlineSql(dialect, *lowered);
    QStringList stock = oracle::normalised(record.value(u"sql"_s).toVariant().toStringList());
    QStringList written = oracle::normalised(ours.value_or(QStringList()));
    if (record.value(u"anyOrder"_s).toBool()) {
        stock.sort();
        written.sort();
    }
    const QString stockText = stock.join(u";\n"_s);
    const QString reason =
        reasonToDiffer(engine, record.value(u"id"_s).toString(), source, stockText);
    if (!reason.isEmpty() && written != stock) {
        ++counts.different[reason];
        return;
    }
    QVERIFY_RESULT(ours);
    QCOMPARE(written.join(u";\n"_s), stockText);
    ++counts.equal;
}

void TestServerSqlOracle::readsAsManyCasesAsEver_data()
{
    QTest::addColumn<QString>("engine");
    QTest::addColumn<int>("equal");
    QTest::newRow("PostgreSQL") << u"postgresql"_s << 1133;
    QTest::newRow("MySQL") << u"mysql"_s << 972;
    QTest::newRow("MariaDB") << u"mariadb"_s << 952;
}

/// Scripts that are not read are not compared; they must not become more.
void TestServerSqlOracle::readsAsManyCasesAsEver()
{
    QFETCH(QString, engine);
    QFETCH(int, equal);
    const Counts counts = m_counts.value(engine);
    qInfo("%s: %d equal, %d that stock refuses",
          qPrintable(engine),
          counts.equal,
          counts.refusedByStock);
    for (auto each = counts.notRead.cbegin(); each != counts.notRead.cend(); ++each) {
        qInfo("    %d not read: %s", *each, qPrintable(each.key()));
    }
    for (auto each = counts.different.cbegin(); each != counts.different.cend(); ++each) {
        qInfo("    %d different: %s", *each, qPrintable(each.key()));
    }
    QVERIFY(counts.equal >= equal);
}

QTEST_GUILESS_MAIN(TestServerSqlOracle)

#include "tst_server_sql_oracle.moc"
