// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the pages of the wizard show, from values.

#include "tests/ui/madeupsnapshot.h"
#include "ui/consolidate/intervalpage.h"
#include "ui/consolidate/planpage.h"
#include "ui/consolidate/proofpage.h"
#include "ui/consolidate/takebacksheet.h"

#include <QCheckBox>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

using namespace limbeck;
using namespace limbeck::ui;
using namespace Qt::StringLiterals;

class TestPages final : public QObject
{
    Q_OBJECT

private slots:
    void everyDifferenceMustBeAccepted();
    void allDifferencesCanBeAcceptedAtOnce();
    void showsHowFarEachEngineIs();
    void withoutAnyEngineThereIsNoProof();
    void triesNothingOnProduction();
    void showsTheLinesThatDiffer();
    void tellsWhatDatabasesNeedAfterwards();
};

namespace {

Proof differingProof()
{
    EngineProof engine;
    engine.engine = u"SQLite 3"_s;
    engine.parts = {{u"Schema"_s, {u"- table note"_s}, {}},
                    {u"Rows"_s, {u"~ rows of page: 1 -> 0"_s}, {}}};
    Proof proof;
    proof.engines << engine;
    return proof;
}

ConnectionSettings server()
{
    ConnectionSettings settings;
    settings.engine = Engine::Postgresql;
    settings.host = u"localhost"_s;
    settings.database = u"shop"_s;
    return settings;
}

}  // namespace

void TestPages::everyDifferenceMustBeAccepted()
{
    ProofPage page;
    QSignalSpy changed(&page, &ProofPage::acceptedChanged);
    page.begin({ConnectionSettings()});
    QVERIFY(!page.isAccepted());
    page.addEngine(differingProof().engines.first());
    page.finish(differingProof());
    QVERIFY(!page.isAccepted());
    auto* list = page.findChild<QListWidget*>(u"consolidate.differences"_s);
    QCOMPARE(list->count(), 2);
    QVERIFY(list->item(0)->text().contains(u"table note"_s));
    list->item(0)->setCheckState(Qt::Checked);
    QVERIFY(!page.isAccepted());
    list->item(1)->setCheckState(Qt::Checked);
    QVERIFY(page.isAccepted());
    QVERIFY(page.findChild<QCheckBox*>(u"consolidate.acceptAll"_s)->isChecked());
    list->item(0)->setCheckState(Qt::Unchecked);
    QVERIFY(!page.isAccepted());
    QVERIFY(changed.size() >= 4);
}

void TestPages::allDifferencesCanBeAcceptedAtOnce()
{
    ProofPage page;
    page.begin({ConnectionSettings()});
    page.finish(differingProof());
    page.findChild<QCheckBox*>(u"consolidate.acceptAll"_s)->click();
    QVERIFY(page.isAccepted());
    page.findChild<QCheckBox*>(u"consolidate.acceptAll"_s)->click();
    QVERIFY(!page.isAccepted());
    page.begin({ConnectionSettings()});  // what was accepted is not accepted of another proof
    QVERIFY(!page.isAccepted());
}

void TestPages::showsHowFarEachEngineIs()
{
    ProofPage page;
    const auto* engines = page.findChild<QTreeWidget*>(u"consolidate.engines"_s);
    page.begin({ConnectionSettings(), server()});
    QCOMPARE(engines->topLevelItemCount(), 2);
    page.setPhase(u"Running the old revisions"_s, 1, 4);
    QVERIFY(engines->topLevelItem(0)->text(1).contains(u"Running the old revisions"_s));
    QVERIFY(engines->topLevelItem(1)->text(1).contains(u"waits"_s));
    EngineProof good;
    good.engine = u"SQLite 3"_s;
    good.parts = {{u"Schema"_s, {}, {}}};
    page.addEngine(good);
    QVERIFY(engines->topLevelItem(0)->text(1).startsWith(u"✓"_s));
    EngineProof unreachable;
    unreachable.engine = u"postgresql"_s;
    unreachable.problem = u"nobody answers"_s;
    page.addEngine(unreachable);
    QVERIFY(engines->topLevelItem(1)->text(1).contains(u"nobody answers"_s));
    page.stop(u"The proof was cancelled."_s);
    QVERIFY(!page.isAccepted());
}

void TestPages::withoutAnyEngineThereIsNoProof()
{
    ProofPage page;
    page.begin({});
    page.finish(Proof());
    QVERIFY(!page.isAccepted());
}

void TestPages::triesNothingOnProduction()
{
    ProofServer production;
    production.url = u"postgresql://db/production"_s;
    production.text = u"PROD"_s;
    production.targetClass = command::TargetClass::Prod;
    ProofServer own;
    own.url = u"postgresql://localhost/shop"_s;
    own.text = u"DEV"_s;
    own.targetClass = command::TargetClass::Dev;
    ProofServer shared;
    shared.url = u"postgresql://db/shop"_s;
    shared.text = u"SHARED"_s;
    IntervalPage page(madeUpSnapshot(), {production, own, shared});
    auto* list = page.findChild<QListWidget*>(u"consolidate.servers"_s);
    QCOMPARE(list->count(), 4);
    QCOMPARE(page.servers(), QStringList{own.url});
    list->item(1)->setCheckState(Qt::Checked);
    list->item(3)->setCheckState(Qt::Checked);
    QCOMPARE(page.servers(), QStringList({own.url, shared.url}));
    QVERIFY(list->item(0)->checkState() == Qt::Checked);
}

void TestPages::showsTheLinesThatDiffer()
{
    const QString text = editsText({{u"c1"_s,
                                     u"/p/versions/c1.py"_s,
                                     u"revision = 'c1'\ndown_revision = 'b1'\n"_s,
                                     u"revision = 'c1'\ndown_revision = 'n1'\n"_s}});
    QVERIFY(text.contains(u"# /p/versions/c1.py"_s));
    QVERIFY(text.contains(u"- down_revision = 'b1'"_s));
    QVERIFY(text.contains(u"+ down_revision = 'n1'"_s));
    QVERIFY(!text.contains(u"revision = 'c1'"_s));
}

void TestPages::tellsWhatDatabasesNeedAfterwards()
{
    command::Unconsolidated preview;
    preview.archive.id = u"n1"_s;
    preview.archive.exit = u"b1"_s;
    preview.archive.script = u"versions/n1.py"_s;
    preview.archive.revisions = {u"a1"_s, u"b1"_s};
    preview.archive.replaced = {{u"versions/a1.py"_s, u"a1"_s}, {u"versions/b1.py"_s, u"b1"_s}};
    const TakeBackSheet sheet(preview);
    const QString files = sheet.findChild<QPlainTextEdit*>(u"sheet.files"_s)->toPlainText();
    QVERIFY(files.contains(u"- versions/n1.py"_s));
    QVERIFY(files.contains(u"+ versions/a1.py"_s));
    QVERIFY(databaseAdvice(preview.archive).contains(u"stamp --purge b1"_s));
    preview.archive.id = u"b1"_s;
    QVERIFY(databaseAdvice(preview.archive).isEmpty());
}

QTEST_MAIN(TestPages)
#include "tst_pages.moc"
