// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/madeupsnapshot.h"
#include "ui/mainwindow/navigator.h"
#include "ui/objects/objectsmodel.h"
#include "ui/objects/objectspane.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QTest>
#include <QTreeView>

using namespace limbeck;
using namespace limbeck::ui;
using namespace Qt::StringLiterals;

namespace {

std::shared_ptr<Snapshot> withEverything()
{
    auto snapshot = madeUpSnapshot();
    snapshot->schema.views = {View{.name = TableName(u"recent"_s), .definition = u"SELECT 1"_s}};
    snapshot->schema.enums = {
        EnumType{.schema = {}, .name = u"mood"_s, .values = {u"sad"_s, u"ok"_s}}};
    return snapshot;
}

QStringList groups(const ObjectsModel& model)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row) {
        texts << model.index(row, 0).data().toString();
    }
    return texts;
}

}  // namespace

class TestObjectsModel final : public QObject
{
    Q_OBJECT

private slots:
    void keepsTheRulesOfModels();
    void groupsByKindWithCounts();
    void filtersWithoutRegardToCase();
    void paneFollowsTheNavigator();
    void paneSaysThatNothingMatches();
};

void TestObjectsModel::keepsTheRulesOfModels()
{
    ObjectsModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setSnapshot(withEverything().get());
    model.setFilter(u"o"_s);
    model.setFilter(u"nothing"_s);
    model.setFilter({});
    model.setSnapshot(nullptr);
    QCOMPARE(model.rowCount(), 0);
}

void TestObjectsModel::groupsByKindWithCounts()
{
    ObjectsModel model;
    model.setSnapshot(withEverything().get());
    QCOMPARE(groups(model), QStringList({u"Tables (3)"_s, u"Views (1)"_s, u"Enum types (1)"_s}));
    const QModelIndex note = model.indexOf(u"note"_s);
    QCOMPARE(note.data().toString(), u"note"_s);
    QCOMPARE(note.parent(), model.index(0, 0));
    QCOMPARE(model.tableAt(note), TableName(u"note"_s));
    const QModelIndex mood = model.index(0, 0, model.index(2, 0));
    QCOMPARE(mood.data().toString(), u"mood"_s);
    QVERIFY(model.tableAt(mood).isEmpty());
}

void TestObjectsModel::filtersWithoutRegardToCase()
{
    ObjectsModel model;
    model.setSnapshot(withEverything().get());
    model.setFilter(u"OT"_s);
    QCOMPARE(model.shownCount(), 1);
    QCOMPARE(groups(model).first(), u"Tables (1 of 3)"_s);
    QVERIFY(model.indexOf(u"note"_s).isValid());
    QVERIFY(!model.indexOf(u"user"_s).isValid());
}

void TestObjectsModel::paneFollowsTheNavigator()
{
    Navigator navigator;
    ObjectsPane pane(navigator);
    pane.setSnapshot(withEverything());
    navigator.goToTable(u"page"_s);
    auto* view = pane.findChild<QTreeView*>(u"objects.view"_s);
    QCOMPARE(view->currentIndex().data().toString(), u"page"_s);
    view->setCurrentIndex(view->currentIndex().siblingAtRow(0));
    QCOMPARE(navigator.current().table, TableName(u"note"_s));
}

void TestObjectsModel::paneSaysThatNothingMatches()
{
    Navigator navigator;
    ObjectsPane pane(navigator);
    pane.show();
    pane.setSnapshot(withEverything());
    auto* view = pane.findChild<QTreeView*>(u"objects.view"_s);
    QVERIFY(view->isVisible());
    pane.findChild<QLineEdit*>(u"objects.filter"_s)->setText(u"zzz"_s);
    QVERIFY(!view->isVisible());
}

QTEST_MAIN(TestObjectsModel)
#include "tst_objectsmodel.moc"
