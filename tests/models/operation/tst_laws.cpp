// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/operation/apply.h"
#include "models/operation/describe.h"
#include "models/operation/reverse.h"
#include "tests/support/randomschema.h"
#include "tests/support/schematext.h"
#include "tests/support/testresult.h"

#include <QTest>

using namespace limbeck;
using namespace Qt::StringLiterals;

namespace {

constexpr int stepsPerSeed = 8;

/// A few in every run; many where somebody has the time.
quint32 seedCount()
{
    return qEnvironmentVariableIsSet("LIMBECK_SOAK") ? 2000 : 150;
}

/// A data step cannot be reversed; neither can what holds one.
bool mayBeIrreversible(const Operation& operation)
{
    return std::holds_alternative<BulkInsert>(operation.value)
           || std::holds_alternative<ExecuteSql>(operation.value)
           // Dropped without having been there: there is nothing to put back.
           || std::holds_alternative<DropEnum>(operation.value);
}

/// What comes back when `operation` is undone: a dropped table comes without its triggers.
Schema restorable(const Operation& operation, Schema schema)
{
    if (const auto* drop = std::get_if<DropTable>(&operation.value)) {
        schema.triggers.removeIf(
            [drop](const Trigger& trigger) { return trigger.table == drop->table; });
    }
    return schema;
}

}  // namespace

/// Laws of operations on random values; a failure prints its seed.
class TestLaws final : public QObject
{
    Q_OBJECT

private slots:
    void undoesWhatItDid_data();
    void undoesWhatItDid();
    void sameSeedMakesTheSameValues();
    void everyAlternativeComesUp();
};

void TestLaws::undoesWhatItDid_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= seedCount(); ++seed) {
        QTest::addRow("seed %u", seed) << seed;
    }
}

void TestLaws::undoesWhatItDid()
{
    QFETCH(quint32, seed);
    RandomSchema random(seed);
    Schema schema = random.schema();
    for (int i = 0; i < stepsPerSeed; ++i) {
        const Operation operation = complete(random.operation(schema), schema);
        const Result<Schema> after = apply(operation, schema);
        QVERIFY_RESULT(after);
        const Result<Operation> back = reverse(operation);
        if (!back.has_value() && mayBeIrreversible(operation)) {
            QCOMPARE(back.error().code, ErrorCode::Irreversible);
            continue;
        }
        QVERIFY_RESULT(back);
        const Result<Operation> forth = reverse(*back);
        QVERIFY_RESULT(forth);
        QVERIFY2(*forth == operation, qPrintable(describe(operation)));
        const Result<Schema> restored = apply(*back, *after);
        QVERIFY_RESULT(restored);
        QCOMPARE_SCHEMA(withoutOrder(*restored), withoutOrder(restorable(operation, schema)));
        schema = *after;
    }
}

void TestLaws::sameSeedMakesTheSameValues()
{
    RandomSchema one(7);
    RandomSchema two(7);
    const Schema schema = one.schema();
    QCOMPARE_SCHEMA(schema, two.schema());
    QVERIFY(one.operation(schema) == two.operation(schema));
}

void TestLaws::everyAlternativeComesUp()
{
    RandomSchema random(1);
    const Schema schema = random.schema();
    QSet<size_t> seen;
    for (int i = 0; i < 2000; ++i) {
        seen << random.operation(schema).value.index();
    }
    QCOMPARE(seen.size(), static_cast<qsizetype>(std::variant_size_v<Operation::Value>));
}

QTEST_GUILESS_MAIN(TestLaws)
#include "tst_laws.moc"
