// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/sheet/upgradesheet.h"

#include "models/operation/describe.h"
#include "ui/history/operationtree.h"
#include "ui/language/words.h"
#include "ui/sheet/consentbar.h"
#include "ui/sheet/rowcheckview.h"
#include "ui/sheet/sheetparts.h"
#include "ui/theme/theme.h"
#include "ui/widget/codeview.h"

#include <QLabel>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

QString sqlOf(const Plan& plan)
{
    QStringList parts;
    for (const PlanStep& step : plan.steps) {
        RevisionSide side;
        side.operations = step.operations;
        parts << u"-- revision %1\n\n"_s.arg(step.step.revision) + side.sql();
    }
    return parts.join(u'\n');
}

qsizetype operationCount(const Plan& plan)
{
    qsizetype count = 0;
    for (const PlanStep& step : plan.steps) {
        count += static_cast<qsizetype>(step.operations.size());
    }
    return count;
}

/// "note (12 rows), author (3 rows)": the tables of today that `plan` drops or takes something
/// from, with their rows. Empty tables lose nothing.
QString rowsAtRisk(const Plan& plan, const QHash<TableName, TableRows>& rows)
{
    QStringList tables;
    for (const PlanStep& step : plan.steps) {
        for (const PlannedOperation& planned : step.operations) {
            const std::optional<TableName> table = operationTable(planned.operation);
            if (!table || !isDestructive(planned.operation) || rows.value(*table).rows == 0) {
                continue;
            }
            const TableRows& counted = *rows.constFind(*table);
            tables << u"%1 (%2)"_s.arg(table->toString(),
                                       countedRows(counted.rows, counted.isEstimate));
        }
    }
    tables.removeDuplicates();
    return tables.join(u", "_s);
}

QString labelOf(const Finding& finding)
{
    if (finding.isBlocking()) {
        return UpgradeSheet::tr("Stops:");
    }
    return finding.kind == Finding::Kind::Destructive ? UpgradeSheet::tr("Can lose data:")
                                                      : UpgradeSheet::tr("Note:");
}

QString verbOf(const Plan& plan)
{
    const bool isDown = !plan.isEmpty() && plan.steps.first().step.direction == Direction::Down;
    return isDown ? UpgradeSheet::tr("Downgrade %1") : UpgradeSheet::tr("Upgrade %1");
}

}  // namespace

UpgradeSheet::UpgradeSheet(const Snapshot& snapshot, const Plan& plan, QWidget* parent)
    : QDialog(parent)
    , m_layout(new QVBoxLayout(this))
    , m_whyNot(ui::whyNot(plan))
    , m_rowChecks(new RowCheckView(this))
{
    setObjectName(u"sheet.upgrade"_s);
    setWindowTitle(verbOf(plan).arg(snapshot.databaseName()));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(760, 560);
    styleSheetLayout(*m_layout);
    addHead(snapshot, plan);
    addFindings(*m_layout, plan.findings, this);
    m_layout->addWidget(m_rowChecks);
    addPlan(plan);
    addSqlExpander(*m_layout, plan, this);
    addFoot(snapshot, plan);
}

command::Confirmation UpgradeSheet::confirmation() const
{
    return m_consent->confirmation();
}

RowCheckView& UpgradeSheet::rowChecks()
{
    return *m_rowChecks;
}

void UpgradeSheet::takeAnswers(const Result<QList<DataCheckResult>>& answers)
{
    if (answers) {
        m_rowChecks->showAnswers(*answers);
    } else {
        m_rowChecks->showFailure(answers.error());
    }
    m_consent->forbid(m_whyNot.isEmpty() ? m_rowChecks->whyNot() : m_whyNot);
}

void UpgradeSheet::addHead(const Snapshot& snapshot, const Plan& plan)
{
    auto* line = new QHBoxLayout;
    line->addWidget(makeSheetTitle(windowTitle(), this));
    line->addWidget(makeTargetChip(snapshot.targetClass, this));
    line->addStretch();
    m_layout->addLayout(line);
    const QString extent = plan.isOneTransaction
                               ? tr("All in one transaction: if anything fails, nothing changes.")
                               : tr("One transaction per revision.");
    auto* facts =
        new QLabel(tr("%1 with %2, in %3. %4")
                       .arg(countedRevisions(plan.steps.size()),
                            countedOperations(operationCount(plan)),
                            snapshot.database ? snapshot.database->toDisplay() : QString(),
                            extent),
                   this);
    facts->setWordWrap(true);
    m_layout->addWidget(facts);
    addRisk(rowsAtRisk(plan, snapshot.rows()));
}

void UpgradeSheet::addRisk(const QString& tables)
{
    if (tables.isEmpty()) {
        return;
    }
    auto* risk = new QLabel(tr("Rows of these tables can lose something: %1. A backup is made "
                               "first; Undo puts it back.")
                                .arg(tables),
                            this);
    risk->setObjectName(u"sheet.risk"_s);
    risk->setWordWrap(true);
    m_layout->addWidget(risk);
}

void UpgradeSheet::addPlan(const Plan& plan)
{
    auto* tree = new OperationTree(this);
    tree->setFrameShape(QFrame::StyledPanel);
    tree->setColumnHidden(1, true);
    tree->showPlan(plan);
    m_layout->addWidget(tree, 2);
}

void UpgradeSheet::addFoot(const Snapshot& snapshot, const Plan& plan)
{
    m_consent = new ConsentBar(
        snapshot.targetClass, *snapshot.database, verbOf(plan).arg(snapshot.databaseName()), this);
    m_consent->forbid(m_whyNot);
    m_layout->addWidget(m_consent);
    connect(m_consent, &ConsentBar::agreed, this, &QDialog::accept);
    connect(m_consent, &ConsentBar::refused, this, &QDialog::reject);
}

void addFindings(QVBoxLayout& layout, const QList<Finding>& findings, QWidget* parent)
{
    if (findings.isEmpty()) {
        return;
    }
    QList<Finding> sorted = findings;
    std::stable_partition(
        sorted.begin(), sorted.end(), [](const Finding& finding) { return finding.isBlocking(); });
    auto* list = new QLabel(parent);
    QStringList lines;
    for (const Finding& finding : sorted) {
        const Role role = finding.isBlocking() ? Role::Problem : Role::Warning;
        lines << u"<p style='margin:2px 0'><span style='color:%1'><b>⚠ %2</b></span> %3</p>"_s.arg(
            color(role, parent->palette()).name(),
            labelOf(finding).toHtmlEscaped(),
            finding.message.toHtmlEscaped());
    }
    list->setTextFormat(Qt::RichText);
    list->setText(lines.join(QString()));
    list->setWordWrap(true);
    list->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    list->setAccessibleName(UpgradeSheet::tr("Findings"));
    list->setContentsMargins(10, 6, 10, 6);
    auto* area = new QScrollArea(parent);
    area->setWidget(list);
    area->setWidgetResizable(true);
    area->setMaximumHeight(130);
    layout.addWidget(area);
}

void addSqlExpander(QVBoxLayout& layout, const Plan& plan, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setObjectName(u"sheet.sql"_s);
    button->setText(UpgradeSheet::tr("SQL"));
    button->setCheckable(true);
    button->setAutoRaise(true);
    button->setArrowType(Qt::RightArrow);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    auto* view = new CodeView(CodeView::Language::Sql, parent);
    view->setFrameShape(QFrame::StyledPanel);
    view->setAccessibleName(UpgradeSheet::tr("SQL of the plan"));
    view->hide();
    layout.addWidget(button);
    layout.addWidget(view, 3);
    QObject::connect(button, &QToolButton::toggled, view, [button, view, plan](bool isOpen) {
        if (isOpen && view->document()->isEmpty()) {
            view->setPlainText(sqlOf(plan));
        }
        button->setArrowType(isOpen ? Qt::DownArrow : Qt::RightArrow);
        view->setVisible(isOpen);
    });
}

QString whyNot(const Plan& plan)
{
    const Result<> runnable = plan.runnable();
    return runnable ? QString() : runnable.error().message;
}

}  // namespace limbeck::ui
