// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a user can want otherwise of a consolidation, and what its proof says of it.

#include "migrations/command/consolidate.h"
#include "tests/support/projectcopy.h"
#include "tests/support/recordingobserver.h"
#include "tests/support/temporaryproject.h"
#include "tests/support/testresult.h"

using namespace limbeck;
using namespace limbeck::command;
using namespace Qt::StringLiterals;

class TestConsolidateChoices : public QObject
{
    Q_OBJECT

private slots:
    void triesEmptyTablesWhereMadeUpRowsStopTheOldWay();
    void comparesWithTheModelsAtTheEndOnly();
    void overrulesOneStep();
};

void TestConsolidateChoices::triesEmptyTablesWhereMadeUpRowsStopTheOldWay()
{
    TemporaryProject files;
    files.addScript(
        u"a1"_s,
        u"def upgrade():\n"
        "    for name in ('t', 'u'):\n"
        "        op.create_table(name, sa.Column('id', sa.Integer, primary_key=True))\n"_s);
    // Made-up rows have the same keys in both.
    files.addScript(u"b1"_s,
                    u"def upgrade():\n    op.execute('INSERT INTO u SELECT id FROM t')\n"_s);
    files.addScript(u"c1"_s,
                    u"def upgrade():\n    op.add_column('t', sa.Column('x', sa.Integer))\n"
                    "def downgrade():\n    op.drop_column('t', 'x')\n"_s);
    const Result<Project> project = Project::open(files.folder());
    QVERIFY_RESULT(project);
    RecordingObserver observer;
    const auto plan = planConsolidation(*project, {.from = u"b1"_s, .useStockTemplate = true});
    QVERIFY_RESULT(plan);
    int proved = 0;
    const Result<Proof> proof =
        prove(*project, *plan, {}, observer, [&proved](const EngineProof&) { ++proved; });
    QVERIFY_RESULT(proof);
    QCOMPARE(proved, 1);
    QVERIFY2(proof->holds(), qPrintable(proof->differences().join(u'\n')));
    const QString text = proofText(*proof);
    QVERIFY2(text.contains(u"tried on empty tables only"_s) && text.contains(u"UNIQUE"_s),
             qPrintable(text));
}

void TestConsolidateChoices::comparesWithTheModelsAtTheEndOnly()
{
    const ProjectCopy bundled(nineteenRevisions());
    const Project project = bundled.open();
    RecordingObserver observer;
    const auto plan = planConsolidation(project, {.to = u"b87e1a3b751b"_s});
    QVERIFY_RESULT(plan);
    const Result<Proof> proof = prove(project, *plan, {}, observer);
    QVERIFY_RESULT(proof);
    QVERIFY(proof->holds());
    QVERIFY(!proof->hasModels);
}

void TestConsolidateChoices::overrulesOneStep()
{
    TemporaryProject files;
    files.addScript(u"a1"_s,
                    u"def upgrade():\n"
                    "    op.create_table('t', sa.Column('id', sa.Integer, primary_key=True))\n"
                    "    op.execute('UPDATE t SET id = 1')\n"
                    "    op.execute('UPDATE t SET id = 2')\n"_s);
    files.addScript(u"b1"_s, u"def upgrade():\n    pass\n"_s);
    const Result<Project> project = Project::open(files.folder());
    QVERIFY_RESULT(project);
    const auto planned = [&project](const Overrules& overrules) {
        return planConsolidation(*project, {.overrules = overrules, .useStockTemplate = true});
    };
    const auto plan = planned({});
    QVERIFY_RESULT(plan);
    QCOMPARE(plan->body.decisions.size(), 2);
    QCOMPARE(plan->body.decisions.first().what, Decision::What::Dropped);
    const QString second = stepName(u"a1"_s, plan->body.decisions.last().where);
    const auto kept = planned({.keep = {second}, .drop = {}});
    QVERIFY_RESULT(kept);
    QCOMPARE(kept->body.decisions.first().what, Decision::What::Dropped);
    QCOMPARE(kept->body.decisions.last().what, Decision::What::Kept);
    QVERIFY(kept->content.contains("id = 2") && !kept->content.contains("id = 1"));
    // The step wins over its revision.
    const auto both = planned({.keep = {second}, .drop = {u"a1"_s}});
    QVERIFY_RESULT(both);
    QVERIFY(both->content.contains("id = 2"));
    for (const QString& nothing : {u"b2"_s, u"a1:9999"_s}) {
        const auto refused = planned({.keep = {}, .drop = {nothing}});
        QVERIFY(!refused.has_value());
        QVERIFY2(refused.error().message.contains(u"nothing to overrule at '%1'"_s.arg(nothing)),
                 qPrintable(refused.error().message));
    }
}

QTEST_GUILESS_MAIN(TestConsolidateChoices)
#include "tst_consolidate_choices.moc"
