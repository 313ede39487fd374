// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the rows of several databases say of a history: values only, no window and no database.

#include "tests/ui/madeupsnapshot.h"
#include "ui/history/historymodel.h"
#include "ui/targets/targetmarks.h"
#include "ui/targets/targetstate.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace limbeck;
using namespace limbeck::ui;
using namespace Qt::StringLiterals;

namespace {

TargetState fresh(const QString& name, const QStringList& rows)
{
    TargetState state;
    state.url = u"sqlite:////"_s + name;
    state.name = name;
    state.rows = rows;
    state.seen = QDateTime(QDate(2026, 11, 26), QTime(14, 3));
    state.isFresh = true;
    return state;
}

TargetState old(const QString& name, const QStringList& rows)
{
    TargetState state = fresh(name, rows);
    state.isFresh = false;
    state.problem = u"no route"_s;
    return state;
}

QStringList badgesOf(const QList<HistoryRow>& rows, const QString& id)
{
    QStringList texts;
    for (const HistoryRow& row : rows) {
        if (row.revision.id == id) {
            for (const Badge& badge : row.badges) {
                texts << badge.text;
            }
        }
    }
    return texts;
}

}  // namespace

class TestTargetStates final : public QObject
{
    Q_OBJECT

private slots:
    void marksWhereOthersStand();
    void tellsWhatOnlyOthersHave();
    void tellsOfTheOneInUseAsItWasSeen();
    void saysWhereATargetStands_data();
    void saysWhereATargetStands();
    void tellsNamesApart();
};

void TestTargetStates::marksWhereOthersStand()
{
    const auto snapshot = madeUpSnapshot();
    const QList<HistoryRow> rows = historyRows(
        *snapshot, {}, {old(u"staging"_s, {u"a"_s}), fresh(u"test.db"_s, {u"b"_s, u"c"_s})});
    QVERIFY(badgesOf(rows, u"b"_s).contains(u"▶ test.db"_s));
    QVERIFY(badgesOf(rows, u"c"_s).contains(u"▶ test.db"_s));
    QVERIFY(badgesOf(rows, u"a"_s).contains(u"▷ staging"_s));
    const QString seen = rows.last().standingHere.value(0);
    QVERIFY2(seen.startsWith(u"staging, as seen 26 Nov"_s) && seen.endsWith(u"14:03"_s),
             qPrintable(seen));
}

void TestTargetStates::tellsWhatOnlyOthersHave()
{
    HistoryModel model;
    const QAbstractItemModelTester tester(&model);
    model.setSnapshot(madeUpSnapshot(), {}, {fresh(u"test.db"_s, {u"c"_s})});
    const auto state = [&model](const QString& id) {
        return model.index(model.rowOf(id), HistoryModel::State).data().toString();
    };
    QCOMPARE(state(u"a"_s), u"● applied"_s);
    QCOMPARE(state(u"c"_s), u"◐ applied in test.db"_s);
    QCOMPARE(state(u"d"_s), u"○ pending"_s);
    QVERIFY(model.hasOthers());
    const QModelIndex graph = model.index(model.rowOf(u"c"_s), HistoryModel::Graph);
    QVERIFY(graph.data(Qt::AccessibleTextRole).toString().contains(u"applied in test.db"_s));
    QVERIFY(graph.data(Qt::ToolTipRole).toString().contains(u"but in: test.db"_s));
    QVERIFY(graph.data(Qt::ToolTipRole).toString().contains(u"Here: test.db"_s));
    QVERIFY(graph.data(Qt::AccessibleTextRole).toString().contains(u"here: test.db"_s));
    model.setTargets({fresh(u"test.db"_s, {u"d"_s}), fresh(u"qa"_s, {u"c"_s})});
    QCOMPARE(state(u"c"_s), u"◐ applied in 2 others"_s);
    QCOMPARE(model.rows().at(model.rowOf(u"c"_s)).state, RevisionState::Pending);
    model.setTargets({});
    QCOMPARE(state(u"c"_s), u"○ pending"_s);
    QVERIFY(!model.hasOthers());
}

void TestTargetStates::tellsOfTheOneInUseAsItWasSeen()
{
    const auto snapshot = madeUpSnapshot(u"a <- b <- c"_s, {});
    snapshot->databaseProblem = Error{};
    TargetState state = old(u"shop"_s, {u"b"_s});
    state.isInUse = true;
    HistoryModel model;
    model.setSnapshot(snapshot, {}, {state});
    QCOMPARE(model.rows().at(0).state, RevisionState::WasPending);
    QCOMPARE(model.rows().at(1).state, RevisionState::WasApplied);
    QVERIFY(model.rows().at(0).appliedIn.isEmpty());
}

void TestTargetStates::saysWhereATargetStands_data()
{
    QTest::addColumn<TargetState>("state");
    QTest::addColumn<QString>("text");
    QTest::newRow("pending") << fresh(u"x"_s, {u"b"_s}) << u"2 pending"_s;
    QTest::newRow("up to date") << fresh(u"x"_s, {u"d"_s}) << u"up to date"_s;
    QTest::newRow("at the base") << fresh(u"x"_s, {}) << u"at no revision"_s;
    QTest::newRow("unknown") << old(u"x"_s, {u"gone"_s}) << u"at gone, which no script has"_s;
    TargetState never;
    QTest::newRow("not read yet") << never << u"is being read…"_s;
    never.problem = u"no route"_s;
    QTest::newRow("never reached") << never << u"cannot be reached"_s;
}

void TestTargetStates::saysWhereATargetStands()
{
    QFETCH(TargetState, state);
    QFETCH(QString, text);
    QCOMPARE(standsText(state, *madeUpSnapshot()), text);
}

void TestTargetStates::tellsNamesApart()
{
    QList<std::optional<ConnectionSettings>> databases;
    for (const char* url : {"postgresql://ann@db1/shop",
                            "postgresql://ann@db2:5433/shop",
                            "postgresql://ann@db1/blog",
                            "mariadb://ann@db3/shop",
                            "mariadb://bob@db3/shop"}) {
        const auto read = ConnectionSettings::fromUrl(QString::fromLatin1(url), {});
        QVERIFY(read.has_value());
        databases << *read;
    }
    databases << std::nullopt << std::nullopt;
    QCOMPARE(namesApart(databases),
             (QStringList{u"db1/shop"_s,
                          u"db2:5433/shop"_s,
                          u"blog"_s,
                          u"mariadb://ann@db3/shop"_s,
                          u"mariadb://bob@db3/shop"_s,
                          QString(),
                          QString()}));
}

QTEST_MAIN(TestTargetStates)
#include "tst_targetstates.moc"
