// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/madeupsnapshot.h"
#include "ui/history/historymodel.h"
#include "ui/history/historypage.h"
#include "ui/mainwindow/navigator.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace limbeck;
using namespace limbeck::ui;
using namespace Qt::StringLiterals;

namespace {

QStringList texts(const HistoryModel& model, int column)
{
    QStringList result;
    for (int row = 0; row < model.rowCount(); ++row) {
        result << model.index(row, column).data().toString();
    }
    return result;
}

QStringList badgeTexts(const HistoryModel& model, int row)
{
    QStringList texts;
    for (const Badge& badge : model.rows().at(row).badges) {
        texts << badge.text;
    }
    return texts;
}

/// "n" stands for a diamond of four revisions between "z" and "e".
std::shared_ptr<Snapshot> consolidatedSnapshot(const QStringList& applied)
{
    auto snapshot = madeUpSnapshot(u"z <- n <- e"_s, applied);
    snapshot->past = graphText(u"z <- a <- b, c; b, c <- d <- n <- e"_s);
    snapshot->consolidated = {{u"n"_s, {u"a"_s, u"b"_s, u"c"_s, u"d"_s}}};
    return snapshot;
}

}  // namespace

class TestHistoryModel final : public QObject
{
    Q_OBJECT

private slots:
    void keepsTheRulesOfModels();
    void tellsStatesByGlyphAndWord();
    void showsWhatOnlyTheDatabaseKnows();
    void marksBrokenRevisions();
    void saysNothingOfStatesWithoutADatabase();
    void speaksTheGraphColumn();
    void pageFiltersAndFollowsTheNavigator();
    void pageCopesWithAnEmptyHistory();
    void unfoldsAConsolidatedRevision();
    void pageRemembersFoldsAndSelection();
    void showsWhereTheDatabaseStandsInThePast();
};

void TestHistoryModel::keepsTheRulesOfModels()
{
    HistoryModel model;
    const QAbstractItemModelTester tester(&model);
    model.setSnapshot(madeUpSnapshot());
    model.setSnapshot({});
    model.setSnapshot(madeUpSnapshot(u"?gone <- a; x <- y"_s, {}));
}

void TestHistoryModel::tellsStatesByGlyphAndWord()
{
    HistoryModel model;
    model.setSnapshot(madeUpSnapshot());
    QCOMPARE(texts(model, HistoryModel::Id), QStringList({u"d"_s, u"b"_s, u"c"_s, u"a"_s}));
    QCOMPARE(texts(model, HistoryModel::State),
             QStringList({u"○ pending"_s, u"● applied"_s, u"○ pending"_s, u"● applied"_s}));
    QCOMPARE(model.laneCount(), 2);
    QVERIFY(model.rows().first().isMerge);
    QVERIFY(model.rows().at(model.rowOf(u"b"_s)).isCurrent);
    const auto badges =
        model.index(0, HistoryModel::Message).data(HistoryModel::BadgesRole).value<QList<Badge>>();
    QCOMPARE(badges.size(), 2);
    QCOMPARE(badges.first().text, u"head"_s);
}

void TestHistoryModel::showsWhatOnlyTheDatabaseKnows()
{
    const auto snapshot = madeUpSnapshot();
    snapshot->status.unknownRows = {u"deadbeef"_s};
    HistoryModel model;
    model.setSnapshot(snapshot);
    QCOMPARE(model.rowCount(), 5);
    QCOMPARE(model.index(0, HistoryModel::Id).data().toString(), u"deadbeef"_s);
    QCOMPARE(model.rows().first().state, RevisionState::Missing);
    QVERIFY(model.index(0, HistoryModel::State).data().toString().startsWith(u"⚠"_s));
}

void TestHistoryModel::marksBrokenRevisions()
{
    HistoryModel model;
    model.setSnapshot(madeUpSnapshot(u"?gone <- a <- b"_s, {}));
    const int row = model.rowOf(u"a"_s);
    QVERIFY(row >= 0);
    QVERIFY(!model.rows().at(row).problem.isEmpty());
    QCOMPARE(model.index(row, HistoryModel::State).data().toString(), u"⚠ pending"_s);
}

void TestHistoryModel::saysNothingOfStatesWithoutADatabase()
{
    const auto snapshot = madeUpSnapshot();
    snapshot->database.reset();
    HistoryModel model;
    model.setSnapshot(snapshot);
    for (const QString& state : texts(model, HistoryModel::State)) {
        QCOMPARE(state, u"– no database"_s);
    }
}

void TestHistoryModel::speaksTheGraphColumn()
{
    HistoryModel model;
    model.setSnapshot(madeUpSnapshot());
    const QString spoken =
        model.index(0, HistoryModel::Graph).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(spoken.contains(u"pending"_s) && spoken.contains(u"merge of b and c"_s),
             qPrintable(spoken));
}

void TestHistoryModel::pageFiltersAndFollowsTheNavigator()
{
    Navigator navigator;
    HistoryPage page(navigator);
    QSignalSpy wanted(&page, &HistoryPage::detailsWanted);
    page.setSnapshot(madeUpSnapshot());
    auto* view = page.findChild<QTableView*>(u"history.view"_s);
    const QAbstractItemModelTester tester(view->model());
    auto* filter = page.findChild<QLineEdit*>(u"history.filter"_s);
    QCOMPARE(navigator.current().revision, u"d"_s);
    filter->setText(u"doc of c"_s);
    QCOMPARE(view->model()->rowCount(), 1);
    navigator.goToRevision(u"a"_s);  // hidden by the filter, which gives way
    QCOMPARE(filter->text(), QString());
    QCOMPARE(view->currentIndex().siblingAtColumn(HistoryModel::Id).data().toString(), u"a"_s);
    QCOMPARE(wanted.last().first().toString(), u"a"_s);
    // Where another database stands is a word that can be looked for as well.
    filter->setText(u"staging"_s);
    QCOMPARE(view->model()->rowCount(), 0);
    TargetState staging;
    staging.name = u"staging"_s;
    staging.rows = QStringList{u"c"_s};
    staging.seen = QDateTime::currentDateTime();
    staging.isFresh = true;
    page.setTargets({staging});
    QCOMPARE(view->model()->rowCount(), 1);
    navigator.goBack();
    QVERIFY(view->currentIndex().siblingAtColumn(HistoryModel::Id).data().toString() != u"a"_s);
}

void TestHistoryModel::pageCopesWithAnEmptyHistory()
{
    Navigator navigator;
    HistoryPage page(navigator);
    page.setSnapshot(madeUpSnapshot(QString(), {}));
    page.setSnapshot({});
    QVERIFY(navigator.current().isEmpty());
}

void TestHistoryModel::unfoldsAConsolidatedRevision()
{
    const auto snapshot = consolidatedSnapshot({u"n"_s});
    HistoryModel model;
    const QAbstractItemModelTester tester(&model);
    model.setSnapshot(snapshot);
    QCOMPARE(texts(model, HistoryModel::Id), QStringList({u"e"_s, u"n"_s, u"z"_s}));
    QCOMPARE(model.rows().at(1).standsFor, 4);
    QVERIFY(model.index(1, HistoryModel::Message).data(HistoryModel::FoldsRole).toBool());
    QVERIFY(badgeTexts(model, 1).contains(u"▸ 4 archived"_s));

    model.setSnapshot(snapshot, {u"n"_s});
    QCOMPARE(texts(model, HistoryModel::Id),
             QStringList({u"e"_s, u"n"_s, u"d"_s, u"b"_s, u"c"_s, u"a"_s, u"z"_s}));
    QVERIFY(badgeTexts(model, 1).contains(u"▾ 4 archived"_s));
    for (const RevisionId& id : {u"a"_s, u"b"_s, u"c"_s, u"d"_s}) {
        const int row = model.rowOf(id, u"n"_s);
        QVERIFY(row > 1);
        QCOMPARE(model.rowOf(id), -1);
        QVERIFY(badgeTexts(model, row).contains(u"▫ archived"_s));
        QCOMPARE(model.index(row, HistoryModel::State).data().toString(), u"▫ archived"_s);
        // The line from n to z goes on beside them.
        const LaneRow& lanes = model.rows().at(row).lanes;
        QVERIFY(lanes.lane > 0);
        QCOMPARE(lanes.through.first().lane, 0);
        const QString spoken =
            model.index(row, HistoryModel::Graph).data(Qt::AccessibleTextRole).toString();
        QVERIFY2(spoken.contains(u"archived in n"_s), qPrintable(spoken));
    }
    QVERIFY(model.rows().at(model.rowOf(u"d"_s, u"n"_s)).isMerge);
}

void TestHistoryModel::pageRemembersFoldsAndSelection()
{
    Navigator navigator;
    HistoryPage page(navigator);
    page.setSnapshot(consolidatedSnapshot({u"n"_s}));
    auto* view = page.findChild<QTableView*>(u"history.view"_s);
    const auto selected = [view] {
        return view->currentIndex().siblingAtColumn(HistoryModel::Id).data().toString();
    };
    QSignalSpy wanted(&page, &HistoryPage::detailsWanted);
    QVERIFY(!page.canFold());        // "e" was not consolidated
    navigator.goToRevision(u"b"_s);  // archived: its past opens
    QCOMPARE(selected(), u"b"_s);
    QCOMPARE(view->model()->rowCount(), 7);
    QCOMPARE(wanted.last().at(1).toBool(), true);

    page.setSnapshot(consolidatedSnapshot({u"n"_s}));  // read again
    QCOMPARE(view->model()->rowCount(), 7);
    QCOMPARE(selected(), u"b"_s);
    page.findChild<QLineEdit*>(u"history.filter"_s)->setText(u"doc of b"_s);
    QCOMPARE(view->model()->rowCount(), 1);
    QCOMPARE(selected(), u"b"_s);
    page.findChild<QLineEdit*>(u"history.filter"_s)->clear();
    page.toggleFold();
    QCOMPARE(view->model()->rowCount(), 3);
    QCOMPARE(selected(), u"n"_s);
    page.toggleFold();
    QCOMPARE(view->model()->rowCount(), 7);
    QCOMPARE(selected(), u"n"_s);
    page.setSnapshot({});
    page.setSnapshot(consolidatedSnapshot({u"n"_s}));  // opened anew
    QCOMPARE(view->model()->rowCount(), 3);
}

void TestHistoryModel::showsWhereTheDatabaseStandsInThePast()
{
    const auto snapshot = consolidatedSnapshot({u"z"_s, u"a"_s, u"b"_s});
    QCOMPARE(pastsOfDatabase(*snapshot), Unfolded{u"n"_s});
    HistoryModel model;
    model.setSnapshot(snapshot);
    QVERIFY(badgeTexts(model, model.rowOf(u"n"_s)).contains(u"▶ shop.db inside"_s));
    model.setSnapshot(snapshot, {u"n"_s});
    QVERIFY(!badgeTexts(model, model.rowOf(u"n"_s)).contains(u"▶ shop.db inside"_s));
    QVERIFY(model.rows().at(model.rowOf(u"b"_s, u"n"_s)).isCurrent);
    QCOMPARE(model.rows().at(model.rowOf(u"a"_s, u"n"_s)).state, RevisionState::Applied);
    QCOMPARE(model.rows().at(model.rowOf(u"d"_s, u"n"_s)).state, RevisionState::Pending);

    Navigator navigator;
    HistoryPage page(navigator);
    page.setSnapshot(snapshot);  // unfolded by itself: the database must be seen
    QCOMPARE(page.findChild<QTableView*>(u"history.view"_s)->model()->rowCount(), 7);
}

QTEST_MAIN(TestHistoryModel)
#include "tst_historymodel.moc"
