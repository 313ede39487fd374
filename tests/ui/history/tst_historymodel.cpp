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
    auto* filter = page.findChild<QLineEdit*>(u"history.filter"_s);
    QCOMPARE(navigator.current().revision, u"d"_s);
    filter->setText(u"doc of c"_s);
    QCOMPARE(view->model()->rowCount(), 1);
    navigator.goToRevision(u"a"_s);  // hidden by the filter, which gives way
    QCOMPARE(filter->text(), QString());
    QCOMPARE(view->currentIndex().siblingAtColumn(HistoryModel::Id).data().toString(), u"a"_s);
    QCOMPARE(wanted.last().first().toString(), u"a"_s);
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

QTEST_MAIN(TestHistoryModel)
#include "tst_historymodel.moc"
