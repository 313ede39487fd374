// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a revision that was consolidated still means where somebody names it.

#include "migrations/command/consolidate.h"
#include "migrations/command/diff.h"
#include "migrations/command/explain.h"
#include "migrations/command/offline.h"
#include "migrations/command/report.h"
#include "migrations/consolidate/consolidatedrevisions.h"
#include "migrations/planner/archivedtarget.h"
#include "tests/support/recordingobserver.h"
#include "tests/support/temporaryproject.h"
#include "tests/support/testresult.h"

using namespace limbeck;
using namespace limbeck::command;
using namespace Qt::StringLiterals;

namespace {

/// a1 makes a table, b1, c1 and d1 add a column each; b1 to d1 were consolidated, into "d1" or
/// into an id of its own. "e1" stands on it.
struct Fixture
{
    TemporaryProject files;
    Project project;

    explicit Fixture(const RevisionId& id = {})
    {
        files.addScript(u"a1"_s,
                        u"def upgrade():\n    op.create_table('t', sa.Column('id', sa.Integer, "
                        "primary_key=True))\ndef downgrade():\n    op.drop_table('t')\n"_s);
        for (const QString& name : {u"b"_s, u"c"_s, u"d"_s, u"e"_s}) {
            files.addScript(name + u'1',
                            u"def upgrade():\n    op.add_column('t', sa.Column('%1', sa.Integer))\n"
                            "def downgrade():\n    op.drop_column('t', '%1')\n"_s.arg(name));
        }
        const Project before = open();
        RecordingObserver observer;
        const auto plan = planConsolidation(
            before, {.from = u"b1"_s, .to = u"d1"_s, .id = id, .useStockTemplate = true});
        const auto proof = plan ? prove(before, *plan, {}, observer) : tl::unexpected(plan.error());
        const auto archive =
            proof ? carryOut(before, *plan, *proof) : tl::unexpected(proof.error());
        if (!archive) {
            qFatal("%s", qPrintable(archive.error().toText()));
        }
        project = open();
    }

    Project open() const
    {
        Result<Project> opened = Project::open(files.folder());
        if (!opened) {
            qFatal("%s", qPrintable(opened.error().toText()));
        }
        return *std::move(opened);
    }

    Context context() const
    {
        return {.project = &project, .database = *project.connection()};
    }

    RunReport upgradeTo(const QString& target) const
    {
        RecordingObserver observer;
        return upgrade(context(), target, observer);
    }

    QStringList rows() const
    {
        return currentRows(context()).value_or(QStringList{u"?"_s});
    }

    QStringList columns() const
    {
        const Result<Status> now = status(context());
        const Table* table = now ? now->schema.table(u"t"_s) : nullptr;
        return table != nullptr ? table->columnNames() : QStringList();
    }
};

Result<SchemaDiff> differenceOf(const Project& project, const QString& from, const QString& to)
{
    DiffRequest request;
    request.from = from;
    request.to = to;
    return compareSchemas(project, request);
}

}  // namespace

class TestArchivedNames : public QObject
{
    Q_OBJECT

private slots:
    void upgradesAnEmptyDatabaseToOne_data();
    void upgradesAnEmptyDatabaseToOne();
    void goesOnInsideThePast();
    void leavesADatabaseAloneThatIsBeyond();
    void refusesToDowngradeIntoOne();
    void stampsOne();
    void tellsTheSchemaThen();
    void explainsOne();
    void writesTheWayAsSql();
    void keepsItsId();
    void partOfAnIdIsEnough();
    void namesWhatStandsForIt();
};

void TestArchivedNames::upgradesAnEmptyDatabaseToOne_data()
{
    QTest::addColumn<QString>("id");
    QTest::newRow("id kept") << QString();
    QTest::newRow("id of its own") << u"n1"_s;
}

void TestArchivedNames::upgradesAnEmptyDatabaseToOne()
{
    QFETCH(const QString, id);
    const Fixture fixture(id);
    const Result<Plan> plan = previewUpgrade(fixture.context(), u"c1"_s);
    QVERIFY_RESULT(plan);
    const auto note = std::ranges::find(plan->findings, Finding::Kind::Note, &Finding::kind);
    QVERIFY(note != plan->findings.end());
    QVERIFY2(note->message.contains(u"'%1' stands for it"_s.arg(id.isEmpty() ? u"d1"_s : id)),
             qPrintable(note->message));
    const RunReport report = fixture.upgradeTo(u"c1"_s);
    QVERIFY2(report.isOk(), qPrintable(report.error ? report.error->toText() : QString()));
    QCOMPARE(fixture.rows(), QStringList{u"c1"_s});
    QCOMPARE(fixture.columns(), QStringList({u"id"_s, u"b"_s, u"c"_s}));
    const RunReport rest = fixture.upgradeTo(u"head"_s);
    QVERIFY2(rest.isOk(), qPrintable(rest.error ? rest.error->toText() : QString()));
    QCOMPARE(fixture.rows(), QStringList{u"e1"_s});
    QCOMPARE(fixture.columns(), QStringList({u"id"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s}));
}

void TestArchivedNames::goesOnInsideThePast()
{
    const Fixture fixture;
    QVERIFY(fixture.upgradeTo(u"b1"_s).isOk());
    QVERIFY(fixture.upgradeTo(u"+1"_s).isOk());
    QCOMPARE(fixture.rows(), QStringList{u"c1"_s});
    RecordingObserver observer;
    QVERIFY(downgrade(fixture.context(), u"b1"_s, observer).isOk());
    QCOMPARE(fixture.rows(), QStringList{u"b1"_s});
}

void TestArchivedNames::leavesADatabaseAloneThatIsBeyond()
{
    const Fixture fixture(u"n1"_s);
    QVERIFY(fixture.upgradeTo(u"head"_s).isOk());
    const RunReport report = fixture.upgradeTo(u"c1"_s);
    QVERIFY2(report.isOk(), qPrintable(report.error ? report.error->toText() : QString()));
    QVERIFY(report.applied.isEmpty());
    QCOMPARE(fixture.rows(), QStringList{u"e1"_s});
}

void TestArchivedNames::refusesToDowngradeIntoOne()
{
    const Fixture fixture(u"n1"_s);
    QVERIFY(fixture.upgradeTo(u"head"_s).isOk());
    RecordingObserver observer;
    const RunReport report = downgrade(fixture.context(), u"c1"_s, observer);
    QVERIFY(!report.isOk());
    QVERIFY2(report.error->message.contains(u"'n1' stands for it"_s)
                 && report.error->message.contains(u"limbeck unconsolidate n1"_s),
             qPrintable(report.error->message));
    QCOMPARE(fixture.rows(), QStringList{u"e1"_s});
}

void TestArchivedNames::stampsOne()
{
    const Fixture fixture(u"n1"_s);
    QVERIFY_RESULT(stamp(fixture.context(), {u"c1"_s}, false));
    QCOMPARE(fixture.rows(), QStringList{u"c1"_s});
    QVERIFY_RESULT(stamp(fixture.context(), {u"head"_s}, false));
    QCOMPARE(fixture.rows(), QStringList{u"e1"_s});
}

void TestArchivedNames::tellsTheSchemaThen()
{
    const Fixture fixture(u"n1"_s);
    const Dialect& dialect = **Dialect::of(Engine::Sqlite);
    const Result<Schema> then = schemaAsOf(fixture.project, u"c1"_s, dialect);
    QVERIFY_RESULT(then);
    QCOMPARE(then->table(u"t"_s)->columnNames(), QStringList({u"id"_s, u"b"_s, u"c"_s}));
    // From inside the past to the project, and back.
    for (const auto& [from, to, kind] : {std::tuple(u"c1"_s, u"n1"_s, Difference::Kind::Added),
                                         std::tuple(u"n1"_s, u"c1"_s, Difference::Kind::Removed)}) {
        const auto diff = differenceOf(fixture.project, from, to);
        QVERIFY_RESULT(diff);
        QCOMPARE(diff->differences.size(), 1);
        QCOMPARE(diff->differences.first().kind, kind);
        QCOMPARE(diff->differences.first().name, u"d"_s);
    }
    QVERIFY(fixture.upgradeTo(u"c1"_s).isOk());
    const auto drift = differenceOf(fixture.project, u"current"_s, u"database"_s);
    QVERIFY_RESULT(drift);
    QVERIFY2(drift->differences.isEmpty(), qPrintable(describe(drift->differences.value(0))));
    ReportRequest request;
    request.format = ReportFormat::Markdown;
    request.asOf = u"c1"_s;
    const auto report = command::report(fixture.project, request, {});
    QVERIFY_RESULT(report);
    QCOMPARE(report->report.revisions, QStringList{u"c1"_s});
    QCOMPARE(report->report.history.size(), 3);
}

void TestArchivedNames::explainsOne()
{
    const Fixture fixture(u"n1"_s);
    const Result<Explanation> pending = explain(fixture.context(), u"c1"_s);
    QVERIFY_RESULT(pending);
    QCOMPARE(pending->archivedIn, u"n1"_s);
    QCOMPARE(pending->state, Explanation::State::Pending);
    QCOMPARE(pending->missing, QStringList({u"a1"_s, u"b1"_s}));
    QVERIFY(fixture.upgradeTo(u"head"_s).isOk());
    const Result<Explanation> applied = explain(fixture.context(), u"c1"_s);
    QVERIFY_RESULT(applied);
    QCOMPARE(applied->state, Explanation::State::Applied);
    QVERIFY(explain(fixture.context(), u"n1"_s)->archivedIn.isEmpty());
}

void TestArchivedNames::writesTheWayAsSql()
{
    const Fixture fixture(u"n1"_s);
    const auto script = offlineUpgrade(fixture.project, Engine::Postgresql, u"c1:head"_s);
    QVERIFY_RESULT(script);
    QVERIFY(!script->sql.contains(u"ADD COLUMN c "_s));
    QVERIFY2(script->sql.contains(u"ADD COLUMN d "_s) && script->sql.contains(u"ADD COLUMN e "_s),
             qPrintable(script->sql));
    QVERIFY(script->sql.contains(u"version_num='n1'"_s));
}

void TestArchivedNames::keepsItsId()
{
    const Fixture fixture(u"n1"_s);
    ConsolidateOptions options;
    options.from = u"n1"_s;
    options.to = u"e1"_s;
    options.id = u"c1"_s;
    const auto plan = planConsolidation(fixture.project, options);
    QVERIFY(!plan.has_value());
    QVERIFY2(plan.error().message.contains(u"'c1' already"_s), qPrintable(plan.error().message));
}

void TestArchivedNames::partOfAnIdIsEnough()
{
    const Fixture fixture(u"newone"_s);
    QCOMPARE(&scriptsKnowing(fixture.project.scripts, u"head"_s), &fixture.project.scripts);
    QCOMPARE(&scriptsKnowing(fixture.project.scripts, u"newo"_s), &fixture.project.scripts);
    QCOMPARE(&scriptsKnowing(fixture.project.scripts, u"c1+1"_s),
             &fixture.project.scripts.unfolded());
    QCOMPARE(&scriptsKnowing(fixture.project.scripts, u"nothing"_s), &fixture.project.scripts);
    QCOMPARE(&scriptsKnowing(fixture.project.scripts, u"-1"_s), &fixture.project.scripts);
}

void TestArchivedNames::namesWhatStandsForIt()
{
    const Fixture kept;
    QCOMPARE(consolidatedInto(kept.project.scripts, u"b1"_s), u"d1"_s);
    QCOMPARE(consolidatedInto(kept.project.scripts, u"d1"_s), QString());
    QCOMPARE(consolidatedInto(kept.project.scripts, u"a1"_s), QString());
    const Fixture own(u"n1"_s);
    QCOMPARE(consolidatedInto(own.project.scripts, u"b1"_s), u"n1"_s);
    QCOMPARE(consolidatedInto(own.project.scripts, u"d1"_s), u"n1"_s);
    const auto all = consolidatedRevisions(own.project.graph(), own.project.archives);
    QCOMPARE(all.value(u"n1"_s), QStringList({u"b1"_s, u"c1"_s, u"d1"_s}));
}

QTEST_GUILESS_MAIN(TestArchivedNames)
#include "tst_archivednames.moc"
