// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/madeupsnapshot.h"
#include "ui/mainwindow/navigator.h"
#include "ui/problems/problemspage.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace limbeck;
using namespace limbeck::ui;
using namespace Qt::StringLiterals;

namespace {

FactsPtr factsWithAnOpaqueRevision()
{
    auto facts = std::make_shared<ProjectFacts>();
    RevisionFacts known;
    known.doubts << Finding{.kind = Finding::Kind::Opaque,
                            .revision = u"b"_s,
                            .message = u"asks the network"_s,
                            .where = {u"/made/up/b.py"_s, 12, 0}};
    facts->revisions.insert(u"b"_s, known);
    return facts;
}

}  // namespace

class TestProblemList final : public QObject
{
    Q_OBJECT

private slots:
    void isEmptyForASoundProject();
    void tellsOfGraphAndHeads();
    void tellsWhatTheDatabaseSays();
    void tellsWhatCannotBeRead();
    void pageCountsAndLeadsToThePlace();
};

void TestProblemList::isEmptyForASoundProject()
{
    QVERIFY(problemRows(*madeUpSnapshot(), nullptr).isEmpty());
}

void TestProblemList::tellsOfGraphAndHeads()
{
    const QList<ProblemRow> broken = problemRows(*madeUpSnapshot(u"?gone <- a"_s, {}), nullptr);
    QVERIFY(!broken.isEmpty());
    QCOMPARE(broken.first().severity, ProblemRow::Severity::Error);
    QVERIFY(broken.first().message.contains(u"gone"_s));
    const QList<ProblemRow> heads = problemRows(*madeUpSnapshot(u"a <- b, c"_s, {}), nullptr);
    QCOMPARE(heads.size(), 1);
    QCOMPARE(heads.first().kind, u"several heads"_s);
}

void TestProblemList::tellsWhatTheDatabaseSays()
{
    auto snapshot = madeUpSnapshot();
    snapshot->status.unknownRows = {u"deadbeef"_s};
    QVERIFY(problemRows(*snapshot, nullptr).first().message.contains(u"deadbeef"_s));
    snapshot = madeUpSnapshot();
    snapshot->status.hasVersionTable = false;
    QCOMPARE(problemRows(*snapshot, nullptr).value(0).kind, u"not managed"_s);
}

void TestProblemList::tellsWhatCannotBeRead()
{
    const QList<ProblemRow> rows =
        problemRows(*madeUpSnapshot(), factsWithAnOpaqueRevision().get());
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.first().revision, u"b"_s);
    QCOMPARE(rows.first().where.line, 12);
}

void TestProblemList::pageCountsAndLeadsToThePlace()
{
    Navigator navigator;
    ProblemsPage page(navigator);
    page.show();
    const QSignalSpy counts(&page, &ProblemsPage::countChanged);
    const QSignalSpy places(&page, &ProblemsPage::placeActivated);
    page.setSnapshot(madeUpSnapshot());
    QCOMPARE(page.count(), 0);
    page.setFacts(factsWithAnOpaqueRevision());
    QCOMPARE(page.count(), 1);
    QCOMPARE(counts.last().first().toInt(), 1);
    auto* view = page.findChild<QTableView*>(u"problems.view"_s);
    const QAbstractItemModelTester tester(view->model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    view->setCurrentIndex(view->model()->index(0, 0));
    QCOMPARE(navigator.current().revision, u"b"_s);
    QCOMPARE(view->model()->index(0, ProblemsModel::Place).data().toString(), u"b.py:12"_s);
    const auto* whole = page.findChild<QLabel*>(u"problems.whole"_s);
    QVERIFY(whole->isVisible());
    QCOMPARE(whole->text(), u"asks the network\n/made/up/b.py:12"_s);
    page.findChild<QLineEdit*>(u"problems.filter"_s)->setText(u"nothing of this"_s);
    QVERIFY(!whole->isVisible());
    page.findChild<QLineEdit*>(u"problems.filter"_s)->clear();
    view->setCurrentIndex(view->model()->index(0, 0));
    emit view->activated(view->currentIndex());
    QCOMPARE(places.size(), 1);
    QCOMPARE(places.first().at(1).value<TextLocation>().line, 12);
}

QTEST_MAIN(TestProblemList)
#include "tst_problemlist.moc"
