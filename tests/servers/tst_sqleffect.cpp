// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/dialect/sqlsplitter.h"
#include "migrations/inspect/inspector.h"
#include "migrations/inspect/structure.h"
#include "migrations/sqleffect/sqleffect.h"
#include "tests/support/memorydatabase.h"
#include "tests/support/schematext.h"
#include "tests/support/testserver.h"

#include <QFile>

#include <algorithm>

using namespace limbeck;
using namespace Qt::StringLiterals;

/// What the text of a statement tells is what the engine then has: every statement is run on a real
/// database, which is read back and compared with the schema that its effect gives. What is called
/// uncertain may differ, but nowhere else than where it says.
class TestSqlEffect : public QObject
{
    Q_OBJECT

private slots:
    void foretellsWhatTheEngineDoes_data();
    void foretellsWhatTheEngineDoes();
};

namespace {

/// tests/data/servers/sqleffect-ENGINE.txt
struct Cases
{
    QStringList before;
    QStringList foretold;
    QStringList uncertain;
};

Cases casesOf(Engine engine)
{
    QFile file(
        QStringLiteral(LIMBECK_TEST_DATA "/servers/sqleffect-%1.txt").arg(engineName(engine)));
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("%s", qPrintable(file.errorString()));
    }
    Cases cases;
    for (const QString& line : QString::fromUtf8(file.readAll()).split(u'\n')) {
        QStringList* list = line.startsWith("< "_L1)   ? &cases.before
                            : line.startsWith("- "_L1) ? &cases.foretold
                            : line.startsWith("? "_L1) ? &cases.uncertain
                                                       : nullptr;
        if (list != nullptr) {
            *list << line.mid(2);
        }
    }
    return cases;
}

/// True if `difference` is about something that `schema` calls uncertain.
bool isExcused(const Difference& difference, const Schema& schema)
{
    return std::ranges::any_of(schema.uncertainties, [&](const Uncertainty& each) {
        return each.table.isEmpty() || schema.isSame(each.table, difference.table);
    });
}

}  // namespace

void TestSqlEffect::foretellsWhatTheEngineDoes_data()
{
    QTest::addColumn<Engine>("engine");
    QTest::addColumn<QString>("sql");
    QTest::addColumn<bool>("isCertain");
    for (const Engine engine : {Engine::Sqlite, Engine::Postgresql, Engine::Mariadb}) {
        const Cases cases = casesOf(engine);
        const auto add = [engine](const QString& sql, bool isCertain) {
            QTest::addRow("%s: %s", qPrintable(engineName(engine)), qPrintable(sql))
                << engine << sql << isCertain;
        };
        for (const QString& sql : cases.foretold) {
            add(sql, true);
        }
        for (const QString& sql : cases.uncertain) {
            add(sql, false);
        }
    }
}

void TestSqlEffect::foretellsWhatTheEngineDoes()
{
    QFETCH(Engine, engine);
    QFETCH(QString, sql);
    QFETCH(bool, isCertain);
    const QStringList base = casesOf(engine).before;
    const std::unique_ptr<Database> database =
        engine == Engine::Sqlite ? memoryDatabase(base) : serverDatabase(engine, base);
    QVERIFY(database);
    const auto inspected = [&] { return inspect(*database, {}, InspectedSchemas::All); };
    const Result<Schema> before = inspected();
    QVERIFY_RESULT(before);

    Schema expected = *before;
    applyEffect(sqlEffect(sql, engine, {u"a1.py"_s, 7, 0}), expected);
    for (const QString& statement : splitStatements(sql, engine)) {
        const Result<qint64> done = database->execute(statement);
        QVERIFY2(done, done ? "" : qPrintable(done.error().toText()));
    }
    const Result<Schema> after = inspected();
    QVERIFY_RESULT(after);

    QCOMPARE(texts(expected.uncertainties).isEmpty(), isCertain);
    QStringList wrong;
    for (const Difference& each :
         structuralDifferences(expected, *after, *before, **Dialect::of(engine))) {
        if (!isExcused(each, expected)) {
            wrong << describe(each);
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    for (const Uncertainty& each : expected.uncertainties) {
        QCOMPARE(each.where.line, 7);
        QVERIFY(!each.statement.isEmpty());
    }
}

QTEST_GUILESS_MAIN(TestSqlEffect)
#include "tst_sqleffect.moc"
