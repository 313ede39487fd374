// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/planner/timeline.h"
#include "migrations/project/projectfile.h"
#include "tests/support/schematext.h"
#include "tests/support/temporaryproject.h"
#include "tests/support/testresult.h"

#include <QFile>

using namespace limbeck;
using namespace Qt::StringLiterals;

namespace {

const Dialect& sqlite()
{
    return **Dialect::of(Engine::Sqlite);
}

QString addColumn(const QString& name)
{
    return u"def upgrade():\n    op.add_column('t', sa.Column('%1', sa.Integer()))\n"_s.arg(name);
}

const QString createTable =
    u"def upgrade():\n    op.create_table('t', sa.Column('id', sa.Integer()))\n"_s;

/// The project in `files`, opened.
Project open(const TemporaryProject& files)
{
    const Result<Project> opened = Project::open(files.folder());
    return opened ? *opened : Project{};
}

QStringList columnsOf(const Moment& moment)
{
    const Table* table = moment.schema.table(u"t"_s);
    return table == nullptr ? QStringList() : table->columnNames();
}

}  // namespace

class TestTimeline final : public QObject
{
    Q_OBJECT

private slots:
    void givesTheSameSchemaAsAPlan();
    void keepsBranchesApart();
    void tellsWhatIsOpaqueAndGoesOn();
    void tellsWhatDoesNotFitAndGoesOn();
    void readsEachScriptOnce();
    void startsFromNothingAtTheBase();
    void failsWithoutAScript();
};

void TestTimeline::givesTheSameSchemaAsAPlan()
{
    TemporaryProject files;
    files.addScript(u"r1"_s, createTable);
    for (int number = 2; number <= 40; ++number) {
        files.addScript(u"r%1"_s.arg(number), addColumn(u"c%1"_s.arg(number)));
    }
    const Project project = open(files);
    SchemaTimeline timeline(project.scripts, sqlite());
    for (const int number : {40, 1, 15, 16, 17, 39}) {  // around snapshots, backwards and forwards
        const QString target = u"r%1"_s.arg(number);
        const auto moment = timeline.after(*revisionsUpTo(project.graph(), target));
        QVERIFY_RESULT(moment);
        const auto plan = makePlan(
            *upgradeSteps(project.graph(), {}, target), project.scripts, sqlite(), Schema{});
        QVERIFY_RESULT(plan);
        QCOMPARE_SCHEMA(moment->schema, plan->after);
        QCOMPARE(columnsOf(*moment).size(), number);
    }
}

void TestTimeline::keepsBranchesApart()
{
    TemporaryProject files;
    files.addScript(u"a1"_s, createTable);
    files.addScript(u"left"_s, addColumn(u"l"_s), u"'a1'"_s);
    files.addScript(u"right"_s, addColumn(u"r"_s), u"'a1'"_s);
    files.addScript(u"both"_s, addColumn(u"m"_s), u"('left', 'right')"_s);
    const Project project = open(files);
    SchemaTimeline timeline(project.scripts, sqlite());
    const auto columnsAt = [&](const QString& target) {
        return columnsOf(*timeline.after(*revisionsUpTo(project.graph(), target)));
    };
    QCOMPARE(columnsAt(u"both"_s).size(), 4);
    QCOMPARE(columnsAt(u"left"_s), (QStringList{u"id"_s, u"l"_s}));
    QCOMPARE(columnsAt(u"right"_s), (QStringList{u"id"_s, u"r"_s}));
    QCOMPARE(revisionsAt(project.graph(), {u"right"_s}), (QStringList{u"a1"_s, u"right"_s}));
}

void TestTimeline::tellsWhatIsOpaqueAndGoesOn()
{
    TemporaryProject files;
    files.addScript(u"a1"_s, createTable);
    files.addScript(u"b2"_s, u"def upgrade():\n    unknown()\n"_s);
    files.addScript(u"c3"_s, addColumn(u"later"_s));
    const Project project = open(files);
    SchemaTimeline timeline(project.scripts, sqlite());
    const auto moment = timeline.after(*revisionsUpTo(project.graph(), u"head"_s));
    QVERIFY_RESULT(moment);
    QCOMPARE(moment->doubts.size(), 1);
    QCOMPARE(moment->doubts.first().kind, Finding::Kind::Opaque);
    QCOMPARE(moment->doubts.first().revision, u"b2"_s);
    QCOMPARE(texts(moment->schema.uncertainties), QStringList{moment->doubts.first().message});
    QCOMPARE(columnsOf(*moment), (QStringList{u"id"_s, u"later"_s}));
}

void TestTimeline::tellsWhatDoesNotFitAndGoesOn()
{
    TemporaryProject files;
    files.addScript(u"a1"_s, createTable);
    files.addScript(u"b2"_s, u"def upgrade():\n    op.drop_table('nowhere')\n"_s);
    files.addScript(u"c3"_s, addColumn(u"later"_s));
    const Project project = open(files);
    SchemaTimeline timeline(project.scripts, sqlite());
    const QStringList order = *revisionsUpTo(project.graph(), u"head"_s);
    for (int round = 0; round < 2; ++round) {  // played first, and again
        const auto moment = timeline.after(order);
        QVERIFY_RESULT(moment);
        QCOMPARE(moment->doubts.size(), 1);
        QCOMPARE(moment->doubts.first().kind, Finding::Kind::WillFail);
        QCOMPARE(texts(moment->schema.uncertainties),
                 QStringList{u"There is no table 'nowhere'."_s});
        QCOMPARE(columnsOf(*moment), (QStringList{u"id"_s, u"later"_s}));
    }
}

void TestTimeline::readsEachScriptOnce()
{
    TemporaryProject files;
    files.addScript(u"a1"_s, createTable);
    const QString second = files.addScript(u"b2"_s, addColumn(u"n"_s));
    const Project project = open(files);
    SchemaTimeline timeline(project.scripts, sqlite());
    const QStringList order = *revisionsUpTo(project.graph(), u"head"_s);
    QVERIFY_RESULT(timeline.after(order));
    QVERIFY(QFile::remove(second));
    SchemaTimeline copy = timeline;
    const auto steps = copy.steps(order);
    QVERIFY_RESULT(steps);
    QCOMPARE(steps->size(), 2);
    QCOMPARE(steps->last().revision, u"b2"_s);
    QCOMPARE(steps->last().operations.size(), size_t{1});
    QCOMPARE(steps->last().operations.front().where.file, second);
}

void TestTimeline::startsFromNothingAtTheBase()
{
    TemporaryProject files;
    files.addScript(u"a1"_s, createTable);
    const Project project = open(files);
    const auto base = revisionsUpTo(project.graph(), u"base"_s);
    QVERIFY_RESULT(base);
    QVERIFY(base->isEmpty());
    const auto moment = SchemaTimeline(project.scripts, sqlite()).after(*base);
    QVERIFY_RESULT(moment);
    QCOMPARE_SCHEMA(withoutDefaultSchema(moment->schema), Schema{});
    QVERIFY(!revisionsUpTo(project.graph(), u"nowhere"_s));
}

void TestTimeline::failsWithoutAScript()
{
    SchemaTimeline timeline(ScriptDirectory(), sqlite());
    const auto moment = timeline.after({u"a1"_s});
    QVERIFY(!moment);
    QCOMPARE(moment.error().code, ErrorCode::HistoryBroken);
}

QTEST_GUILESS_MAIN(TestTimeline)
#include "tst_timeline.moc"
