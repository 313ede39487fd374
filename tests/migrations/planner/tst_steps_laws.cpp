// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/planner/steps.h"
#include "tests/support/testresult.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace limbeck;
using namespace Qt::StringLiterals;

// What must hold for every history, checked on seeded random ones.

namespace {

RevisionGraph randomGraph(QRandomGenerator& random)
{
    QList<Revision> revisions;
    const int size = 2 + random.bounded(25);
    for (int i = 0; i < size; ++i) {
        Revision revision;
        revision.id = u"r%1"_s.arg(i);
        for (int p = i == 0 ? 0 : random.bounded(3); p > 0; --p) {
            revision.downRevisions << u"r%1"_s.arg(random.bounded(i));
        }
        revision.downRevisions.removeDuplicates();
        for (int d = i < 2 || random.bounded(5) != 0 ? 0 : 1 + random.bounded(2); d > 0; --d) {
            revision.dependsOn << u"r%1"_s.arg(random.bounded(i));
        }
        revision.dependsOn.removeDuplicates();
        revisions << revision;
    }
    std::shuffle(revisions.begin(), revisions.end(), random);
    return RevisionGraph::build(revisions);
}

QString randomRevision(QRandomGenerator& random, const RevisionGraph& graph)
{
    const QStringList ids = graph.ids();
    return ids.at(random.bounded(ids.size()));
}

/// Those of `applied` on which nothing else of it stands, by definition.
QStringList maximal(const RevisionGraph& graph, const QSet<RevisionId>& applied)
{
    QStringList rows;
    for (const RevisionId& id : applied) {
        if ((graph.descendants({id}) & applied).size() == 1) {
            rows << id;
        }
    }
    rows.sort();
    return rows;
}

/// Walks through `steps` from `applied` and checks every one of them; the problem if there is one.
QString firstBrokenLaw(const RevisionGraph& graph,
                       QSet<RevisionId> applied,
                       const QList<RevisionStep>& steps)
{
    QStringList rows = maximal(graph, applied);
    for (const RevisionStep& step : steps) {
        const bool up = step.direction == Direction::Up;
        if (applied.contains(step.revision) == up) {
            return step.revision + u" is done twice"_s;
        }
        const QSet<RevisionId> around = up ? graph.ancestors({step.revision}) - applied
                                           : graph.descendants({step.revision}) & applied;
        if (around - QSet<RevisionId>{step.revision} != QSet<RevisionId>()) {
            return step.revision + u" comes too early"_s;
        }
        if (step.rowsBefore != rows) {
            return step.revision + u": rows before"_s;
        }
        if (up) {
            applied.insert(step.revision);
        } else {
            applied.remove(step.revision);
        }
        rows = maximal(graph, applied);
        if (step.rowsAfter != rows) {
            return step.revision + u": rows after are "_s + step.rowsAfter.join(u' ');
        }
    }
    return {};
}

}  // namespace

class TestStepsLaws final : public QObject
{
    Q_OBJECT

private slots:
    void rowsAreTheMaximalElements();
    void changesLeadFromRowsToRows();
    void downgradeUndoesAnUpgrade();
    void upgradeReachesItsTarget();
    void stampedRowsAreThoseOfARun();
};

void TestStepsLaws::rowsAreTheMaximalElements()
{
    QRandomGenerator random(1);
    for (int round = 0; round < 300; ++round) {
        const RevisionGraph graph = randomGraph(random);
        const QStringList rows = maximal(graph, graph.ancestors({randomRevision(random, graph)}));
        const auto up = upgradeSteps(graph, rows, u"heads"_s);
        QVERIFY_RESULT(up);
        QCOMPARE(firstBrokenLaw(graph, graph.ancestors(rows), *up), QString());
        const QStringList heads = maximal(graph, graph.ancestors(graph.realHeads()));
        const QString target = randomRevision(random, graph);
        const auto down = downgradeSteps(graph, heads, target);
        // A head on which only dependencies stand is no target: nothing follows it.
        if (graph.isHead(target) && !graph.isRealHead(target)) {
            QCOMPARE(down.error().code, ErrorCode::TargetInvalid);
            continue;
        }
        QVERIFY_RESULT(down);
        QCOMPARE(firstBrokenLaw(graph, graph.ancestors(heads), *down), QString());
    }
}

void TestStepsLaws::changesLeadFromRowsToRows()
{
    QRandomGenerator random(2);
    for (int round = 0; round < 200; ++round) {
        const RevisionGraph graph = randomGraph(random);
        const auto up = upgradeSteps(graph, {}, u"heads"_s);
        QVERIFY_RESULT(up);
        const auto down = downgradeSteps(graph, graph.realHeads(), u"base"_s);
        QVERIFY_RESULT(down);
        for (const RevisionStep& step : *up + *down) {
            QSet<QString> rows(step.rowsBefore.begin(), step.rowsBefore.end());
            for (const QString& id : step.change.removed) {
                QVERIFY(rows.remove(id));
            }
            for (const QString& id : step.change.added) {
                QVERIFY(!rows.contains(id));
                rows.insert(id);
            }
            if (step.change.updated) {
                QVERIFY(rows.remove(step.change.updated->first));
                QVERIFY(!rows.contains(step.change.updated->second));
                rows.insert(step.change.updated->second);
            }
            QCOMPARE(rows, QSet<QString>(step.rowsAfter.begin(), step.rowsAfter.end()));
        }
    }
}

void TestStepsLaws::downgradeUndoesAnUpgrade()
{
    QRandomGenerator random(3);
    for (int round = 0; round < 200; ++round) {
        const RevisionGraph graph = randomGraph(random);
        const auto up = upgradeSteps(graph, {}, u"heads"_s);
        QVERIFY_RESULT(up);
        QCOMPARE(up->size(), graph.ids().size());
        const auto down = downgradeSteps(graph, up->last().rowsAfter, u"base"_s);
        QVERIFY_RESULT(down);
        QCOMPARE(down->size(), graph.ids().size());
        QCOMPARE(down->last().rowsAfter, QStringList());
    }
}

void TestStepsLaws::upgradeReachesItsTarget()
{
    QRandomGenerator random(4);
    for (int round = 0; round < 300; ++round) {
        const RevisionGraph graph = randomGraph(random);
        const QStringList rows = {randomRevision(random, graph)};
        const QString target = randomRevision(random, graph);
        const auto steps = upgradeSteps(graph, rows, target);
        QVERIFY_RESULT(steps);
        const QStringList after = steps->isEmpty() ? rows : steps->last().rowsAfter;
        QCOMPARE(graph.ancestors(after), graph.ancestors(rows) + graph.ancestors({target}));
        const auto again = upgradeSteps(graph, after, target);
        QVERIFY_RESULT(again);
        QVERIFY(again->isEmpty());
    }
}

void TestStepsLaws::stampedRowsAreThoseOfARun()
{
    QRandomGenerator random(5);
    for (int round = 0; round < 200; ++round) {
        const RevisionGraph graph = randomGraph(random);
        const auto run = upgradeSteps(graph, {}, u"heads"_s);
        const auto stamped = stampSteps(graph, {}, {u"heads"_s});
        QVERIFY_RESULT(run);
        QVERIFY_RESULT(stamped);
        QCOMPARE(stamped->last().rowsAfter, run->last().rowsAfter);
    }
}

QTEST_GUILESS_MAIN(TestStepsLaws)
#include "tst_steps_laws.moc"
