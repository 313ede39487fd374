// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/consolidate/condense.h"
#include "migrations/differ/differ.h"
#include "migrations/differ/difference.h"
#include "migrations/script/script.h"
#include "models/operation/apply.h"
#include "models/operation/describe.h"
#include "tests/support/randomschema.h"
#include "tests/support/sqloracle.h"
#include "tests/support/testresult.h"

using namespace limbeck;
using namespace Qt::StringLiterals;

class TestCondense : public QObject
{
    Q_OBJECT

private slots:
    void condenses_data();
    void condenses();
    void canBeOverruled();
    void leadsToTheSameSchema_data();
    void leadsToTheSameSchema();
};

namespace {

/// Each line of `body` is a revision of its own: r1, r2, …
QList<PastOperation> pastOf(const QStringList& lines, Schema schema)
{
    QList<PastOperation> past;
    int number = 0;
    for (const QString& line : lines) {
        const Result<Script> script = Script::fromText(oracle::scriptOf(line), u"a.py"_s);
        const Result<Lowered> lowered = script ? script->lower(Direction::Up, u"sqlite"_s, schema)
                                               : tl::unexpected(script.error());
        ++number;
        if (!lowered || !lowered->isFull()) {
            QTest::qFail(qPrintable(line), __FILE__, __LINE__);
            return {};
        }
        for (const ScriptStep& step : lowered->steps) {
            const Operation operation = complete(step.operation, schema);
            past << PastOperation{u"r%1"_s.arg(number), operation, step.where};
            schema = apply(operation, schema).value_or(schema);
        }
    }
    return past;
}

QString textOf(const Condensed& condensed)
{
    QStringList lines;
    for (const Operation& operation : condensed.operations) {
        lines << describe(operation);
    }
    for (const Decision& decision : condensed.decisions) {
        static const QStringList words{u"kept"_s, u"gathered"_s, u"dropped"_s};
        lines << u"%1 %2: %3"_s.arg(
            words[static_cast<int>(decision.what)], decision.revision, decision.reason);
    }
    return lines.join(u'\n');
}

const QString createT =
    QStringLiteral("op.create_table('t', sa.Column('id', sa.Integer, primary_key=True))");
const QString addName = QStringLiteral("op.add_column('t', sa.Column('name', sa.String(20)))");

}  // namespace

void TestCondense::condenses_data()
{
    QTest::addColumn<QStringList>("lines");
    QTest::addColumn<QStringList>("before");  // lines that make the schema before
    QTest::addColumn<QString>("expected");

    QTest::newRow("a table in its final form")
        << QStringList{createT, addName, u"op.create_index('ix', 't', ['name'])"_s} << QStringList()
        << u"create table t (2 columns)"_s;
    QTest::newRow("made and dropped")
        << QStringList{createT, u"op.drop_table('t')"_s} << QStringList() << u""_s;
    QTest::newRow("renamed on the way") << QStringList{createT, u"op.rename_table('t', 'u')"_s}
                                        << QStringList() << u"create table u (1 column)"_s;
    QTest::newRow("what refers comes after")
        << QStringList{
               u"op.create_table('a', sa.Column('id', sa.Integer, primary_key=True), "
               "sa.Column('t_id', sa.Integer))"_s,
               createT,
               u"op.create_foreign_key('fk', 'a', 't', ['t_id'], ['id'])"_s}
        << QStringList() << u"create table t (1 column)\ncreate table a (2 columns)"_s;
    QTest::newRow("an older table keeps its steps")
        << QStringList{addName, u"op.alter_column('t', 'name', new_column_name='title')"_s}
        << QStringList{createT}
        << u"add column name string(20) to t\nalter column name of t: rename to title"_s;
    QTest::newRow("an older table refers to a new one")
        << QStringList{u"op.create_table('n', sa.Column('id', sa.Integer, primary_key=True))"_s,
                       u"op.add_column('t', sa.Column('n_id', sa.Integer, sa.ForeignKey('n.id')))"_s,
                       u"op.add_column('n', sa.Column('x', sa.Integer))"_s}
        << QStringList{createT}
        << u"create table n (1 column)\nadd column n_id integer to t\nadd column x integer to n"_s;
    QTest::newRow("seeds come after their table")
        << QStringList{createT, u"op.execute(\"INSERT INTO t (id) VALUES (1)\")"_s, addName}
        << QStringList()
        << u"create table t (2 columns)\nrun SQL: INSERT INTO t (id) VALUES (1)\n"
           "gathered r2: its rows are written out, and stand after their table"_s;
    QTest::newRow("seeds stay before what changes them")
        << QStringList{createT,
                       addName,
                       u"op.execute(\"INSERT INTO t (id, name) VALUES (1, 'a')\")"_s,
                       u"op.alter_column('t', 'name', new_column_name='title')"_s}
        << QStringList()
        << u"create table t (2 columns)\nrun SQL: INSERT INTO t (id, name) VALUES (1, 'a')\n"
           "alter column name of t: rename to title\n"
           "gathered r3: its rows are written out, and stand after their table"_s;
    QTest::newRow("updates of nothing go")
        << QStringList{createT, addName, u"op.execute(\"UPDATE t SET name = 'a'\")"_s}
        << QStringList()
        << u"create table t (2 columns)\ndropped r3: table 't' has no rows at that place"_s;
    QTest::newRow("updates of seeds stay")
        << QStringList{createT,
                       addName,
                       u"op.execute(\"INSERT INTO t (id) VALUES (1)\")"_s,
                       u"op.execute(\"UPDATE t SET name = 'a'\")"_s}
        << QStringList()
        << u"create table t (2 columns)\nrun SQL: INSERT INTO t (id) VALUES (1)\n"
           "run SQL: UPDATE t SET name = 'a'\n"
           "gathered r3: its rows are written out, and stand after their table\n"
           "kept r4: it changes rows that are there"_s;
    QTest::newRow("updates of older tables stay")
        << QStringList{u"op.execute(\"UPDATE t SET id = 2\")"_s} << QStringList{createT}
        << u"run SQL: UPDATE t SET id = 2\nkept r1: it changes rows that are there"_s;
    QTest::newRow("seeds of a table that goes, go") << QStringList{
        createT,
        u"op.execute(\"INSERT INTO t (id) VALUES (1)\")"_s,
        u"op.drop_table('t')"_s} << QStringList() << u"dropped r2: table 't' is dropped later on"_s;
    QTest::newRow("nothing moves across what is not known")
        << QStringList{createT, u"op.execute(\"CREATE VIEW v AS SELECT id FROM t\")"_s, addName}
        << QStringList()
        << u"create table t (1 column)\nrun SQL: CREATE VIEW v AS SELECT id FROM t\n"
           "add column name string(20) to t\nkept r2: what it does is not known from its text"_s;
    QTest::newRow("an index made concurrently on a new table")
        << QStringList{createT,
                       u"with op.get_context().autocommit_block():\n"
                       "    op.create_index('ix', 't', ['id'], postgresql_concurrently=True)"_s}
        << QStringList() << u"create table t (1 column)"_s;
}

void TestCondense::condenses()
{
    QFETCH(QStringList, lines);
    QFETCH(QStringList, before);
    QFETCH(QString, expected);
    Schema schema;
    for (const PastOperation& each : pastOf(before, {})) {
        const Result<Schema> next = apply(each.operation, schema);
        QVERIFY_RESULT(next);
        schema = *next;
    }
    const QList<PastOperation> past = pastOf(lines, schema);
    const Result<Condensed> condensed = condense(past, schema, before.isEmpty());
    QVERIFY_RESULT(condensed);
    QCOMPARE(textOf(*condensed), expected);

    // The law: it leads to the same schema.
    Schema after = schema;
    for (const PastOperation& each : past) {
        after = apply(each.operation, after).value_or(Schema());
    }
    const Result<Schema> reached = applyAll(condensed->operations, schema);
    QVERIFY_RESULT(reached);
    for (Schema* each : {&after, &*const_cast<Result<Schema>&>(reached)}) {
        for (Table& table : each->tables) {
            for (Index& index : table.indexes) {
                index.options.remove(u"postgresql_concurrently"_s);
            }
        }
    }
    QCOMPARE(withoutOrder(*reached), withoutOrder(after));
}

void TestCondense::canBeOverruled()
{
    const QList<PastOperation> past =
        pastOf({createT, u"op.execute(\"INSERT INTO t (id) VALUES (1)\")"_s}, {});
    const Result<Condensed> kept = condense(past, {}, true, {.keep = {u"r2"_s}, .drop = {}});
    QVERIFY_RESULT(kept);
    QCOMPARE(kept->decisions.first().what, Decision::What::Kept);
    const Result<Condensed> dropped = condense(past, {}, true, {.keep = {}, .drop = {u"r2"_s}});
    QVERIFY_RESULT(dropped);
    QCOMPARE(dropped->operations.size(), size_t(1));
    QCOMPARE(dropped->decisions.first().what, Decision::What::Dropped);
}

void TestCondense::leadsToTheSameSchema_data()
{
    QTest::addColumn<bool>("fromBase");
    QTest::newRow("from a base") << true;
    QTest::newRow("above a base") << false;
}

/// The law, on random steps of every kind.
void TestCondense::leadsToTheSameSchema()
{
    QFETCH(bool, fromBase);
    const quint32 seeds = qEnvironmentVariableIsSet("LIMBECK_SOAK") ? 2000 : 100;
    for (quint32 seed = 1; seed <= seeds; ++seed) {
        RandomSchema random(seed);
        const Schema before = fromBase ? Schema() : random.schema();
        Schema now = before;
        QList<PastOperation> past;
        const auto add = [&](const Operation& operation) {
            const Operation whole = complete(operation, now);
            Result<Schema> next = apply(whole, now);
            if (next) {
                past << PastOperation{u"r%1"_s.arg(past.size()), whole, {}};
                now = *std::move(next);
            }
        };
        if (fromBase) {
            const Result<std::vector<Operation>> made = diff({}, random.schema());
            QVERIFY_RESULT(made);
            for (const Operation& operation : *made) {
                add(operation);
            }
        }
        for (int i = 0; i < 25; ++i) {
            add(random.operation(now));
        }
        const Result<Condensed> condensed = condense(past, before, fromBase);
        QVERIFY2(condensed, qPrintable(u"seed %1"_s.arg(seed)));
        const Result<Schema> reached = applyAll(condensed->operations, before);
        QVERIFY2(reached,
                 qPrintable(u"seed %1: %2"_s.arg(seed).arg(reached ? QString()
                                                                   : reached.error().message)));
        const QList<Difference> found = differences(*reached, now);
        QVERIFY2(found.isEmpty(),
                 qPrintable(u"seed %1: %2"_s.arg(seed).arg(
                     found.isEmpty() ? QString() : describe(found.first()))));
        QVERIFY(condensed->operations.size() <= size_t(past.size()) + 10);
    }
}

QTEST_GUILESS_MAIN(TestCondense)
#include "tst_condense.moc"
