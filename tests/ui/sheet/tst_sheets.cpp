// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/madeupsnapshot.h"
#include "ui/sheet/consentbar.h"
#include "ui/sheet/resetsheet.h"
#include "ui/sheet/upgradesheet.h"

#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

using namespace limbeck;
using namespace limbeck::ui;
using namespace Qt::StringLiterals;

namespace {

Plan madeUpPlan()
{
    Plan plan;
    PlanStep step;
    step.step.revision = u"c"_s;
    step.message = u"doc of c"_s;
    DropTable drop;
    drop.table = TableName(u"note"_s);
    PlannedOperation planned;
    planned.operation = Operation{drop};
    planned.statements << Statement();
    planned.statements.first().sql = u"DROP TABLE note"_s;
    step.operations = {planned};
    plan.steps << step;
    return plan;
}

QPushButton* goButton(QWidget& sheet)
{
    return sheet.findChild<QPushButton*>(u"sheet.go"_s);
}

}  // namespace

class TestSheets final : public QObject
{
    Q_OBJECT

private slots:
    void devNeedsOneButton();
    void sharedNeedsTheNameTyped();
    void prodHasNoButton();
    void blockingFindingsKeepTheButtonOff();
    void sqlStandsBehindAButton();
    void resetNamesWhatWillBeLost();
    void upgradeNamesTheRowsThatCanLoseSomething();
};

void TestSheets::upgradeNamesTheRowsThatCanLoseSomething()
{
    const auto snapshot = madeUpSnapshot();
    snapshot->status.tableRows = {{TableName(u"note"_s), 12}, {TableName(u"author"_s), 3}};
    UpgradeSheet sheet(*snapshot, madeUpPlan());
    sheet.setAttribute(Qt::WA_DeleteOnClose, false);
    const auto* risk = sheet.findChild<QLabel*>(u"sheet.risk"_s);
    QVERIFY(risk != nullptr);
    QVERIFY2(risk->text().contains(u"note (12 rows)"_s), qPrintable(risk->text()));
    QVERIFY(!risk->text().contains(u"author"_s));

    snapshot->status.tableRows = {{TableName(u"note"_s), 0}};
    UpgradeSheet harmless(*snapshot, madeUpPlan());
    harmless.setAttribute(Qt::WA_DeleteOnClose, false);
    QVERIFY(harmless.findChild<QLabel*>(u"sheet.risk"_s) == nullptr);
}

void TestSheets::devNeedsOneButton()
{
    auto* sheet = new UpgradeSheet(*madeUpSnapshot(), madeUpPlan());
    QSignalSpy accepted(sheet, &QDialog::accepted);
    QCOMPARE(goButton(*sheet)->text(), u"Upgrade shop.db"_s);
    QVERIFY(goButton(*sheet)->isEnabled());
    sheet->open();
    goButton(*sheet)->click();
    QCOMPARE(accepted.size(), 1);
}

void TestSheets::sharedNeedsTheNameTyped()
{
    const auto snapshot = madeUpSnapshot();
    snapshot->targetClass = command::TargetClass::Shared;
    UpgradeSheet sheet(*snapshot, madeUpPlan());
    sheet.setAttribute(Qt::WA_DeleteOnClose, false);
    QVERIFY(!goButton(sheet)->isEnabled());
    auto* name = sheet.findChild<QLineEdit*>(u"sheet.name"_s);
    name->setText(u"shop"_s);
    QVERIFY(!goButton(sheet)->isEnabled());
    name->setText(u"shop.db"_s);
    QVERIFY(goButton(sheet)->isEnabled());
    QCOMPARE(sheet.confirmation().targetName, u"shop.db"_s);
}

void TestSheets::prodHasNoButton()
{
    const auto snapshot = madeUpSnapshot();
    snapshot->targetClass = command::TargetClass::Prod;
    UpgradeSheet sheet(*snapshot, madeUpPlan());
    sheet.setAttribute(Qt::WA_DeleteOnClose, false);
    QVERIFY(goButton(sheet)->isHidden());
    QVERIFY(!goButton(sheet)->isEnabled());
}

void TestSheets::blockingFindingsKeepTheButtonOff()
{
    Plan plan = madeUpPlan();
    Finding finding;
    finding.kind = Finding::Kind::Opaque;
    finding.revision = u"c"_s;
    finding.message = u"calls load_fixtures"_s;
    plan.findings << finding;
    UpgradeSheet sheet(*madeUpSnapshot(), plan);
    sheet.setAttribute(Qt::WA_DeleteOnClose, false);
    QVERIFY(!goButton(sheet)->isEnabled());
}

void TestSheets::sqlStandsBehindAButton()
{
    UpgradeSheet sheet(*madeUpSnapshot(), madeUpPlan());
    sheet.setAttribute(Qt::WA_DeleteOnClose, false);
    auto* view = sheet.findChild<QPlainTextEdit*>();
    QVERIFY(view->isHidden());
    sheet.findChild<QToolButton*>(u"sheet.sql"_s)->click();
    QVERIFY(!view->isHidden());
    QVERIFY(view->toPlainText().contains(u"DROP TABLE note;"_s));
}

void TestSheets::resetNamesWhatWillBeLost()
{
    command::ResetPreview preview;
    preview.lost = {{.table = TableName(u"page"_s), .rows = 3},
                    {.table = TableName(u"user"_s), .rows = 12000},
                    {.table = TableName(u"scratch"_s), .rows = 1}};
    preview.foreignObjects = {u"table scratch"_s};
    preview.backupPath = u"/made/up/.limbeck-backups/shop-1.sqlite"_s;
    preview.plan = madeUpPlan();
    ResetSheet sheet(*madeUpSnapshot(), preview);
    sheet.setAttribute(Qt::WA_DeleteOnClose, false);
    QCOMPARE(goButton(sheet)->text(), u"Back up and reset shop.db"_s);
    const auto* lost = sheet.findChild<QTreeWidget*>(u"sheet.lost"_s);
    QCOMPARE(lost->topLevelItemCount(), 3);
    QCOMPARE(lost->topLevelItem(0)->text(0), u"user"_s);  // the most rows first
    QVERIFY(lost->topLevelItem(2)->text(0).contains(u"no revision"_s));
}

QTEST_MAIN(TestSheets)
#include "tst_sheets.moc"
