// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/history/operationtree.h"

#include "models/operation/describe.h"
#include "ui/theme/theme.h"

#include <QHeaderView>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int lineRole = Qt::UserRole + 1;
constexpr int tableRole = Qt::UserRole + 2;

/// What stands in the line of an operation: those that hold others leave them to the lines below.
QString titleOf(const Operation& operation)
{
    if (const auto* batch = std::get_if<Batch>(&operation.value)) {
        return OperationTree::tr("alter table %1 in one go").arg(batch->table.toString());
    }
    if (std::holds_alternative<AutocommitBlock>(operation.value)) {
        return OperationTree::tr("outside of the transaction");
    }
    return describe(operation);
}

/// The whole sentence, however narrow the column is, and what is dangerous about it.
QString toolTipOf(const Operation& operation, bool isLossy)
{
    // As HTML, since only that is broken into lines.
    QString text = u"<p>%1</p>"_s.arg(describe(operation).toHtmlEscaped());
    if (isLossy) {
        text += u"<p><b>⚠ %1</b></p>"_s.arg(
            OperationTree::tr("Rows or values can be lost by this operation."));
    }
    return text;
}

void fill(QTreeWidgetItem* item,
          const Operation& operation,
          int line,
          OperationTree::Marks marks = OperationTree::Marks::Destructive)
{
    const bool isLossy = marks == OperationTree::Marks::Destructive && isDestructive(operation);
    item->setText(0, (isLossy ? u"⚠ "_s : QString()) + titleOf(operation));
    item->setToolTip(0, toolTipOf(operation, isLossy));
    item->setText(1, line > 0 ? QString::number(line) : QString());
    item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
    item->setData(0, lineRole, line);
    if (const auto table = operationTable(operation)) {
        item->setData(0, tableRole, QStringList{table->schema, table->name});
    }
    if (isLossy) {
        item->setForeground(0, color(Role::Problem, item->treeWidget()->palette()));
    }
    const std::vector<Operation>* inner = nullptr;
    if (const auto* batch = std::get_if<Batch>(&operation.value)) {
        inner = &batch->operations;
    } else if (const auto* block = std::get_if<AutocommitBlock>(&operation.value)) {
        inner = &block->operations;
    }
    if (inner != nullptr) {
        for (const Operation& child : *inner) {
            fill(new QTreeWidgetItem(item), child, 0, marks);
        }
        item->setExpanded(true);
    }
}

}  // namespace

OperationTree::OperationTree(QWidget* parent)
    : QTreeWidget(parent)
{
    setColumnCount(2);
    setHeaderLabels({tr("Operation"), tr("Line")});
    setAccessibleName(tr("Operations"));
    setUniformRowHeights(true);
    setAlternatingRowColors(true);
    setFrameShape(NoFrame);
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(0, QHeaderView::Stretch);
    header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    connect(this, &QTreeWidget::itemActivated, this, &OperationTree::activate);
}

void OperationTree::showSide(const RevisionSide& side)
{
    clear();
    for (const Finding& finding : side.findings) {
        addFinding(finding);
    }
    for (const PlannedOperation& planned : side.operations) {
        fill(new QTreeWidgetItem(this), planned.operation, planned.where.line);
    }
    if (!side.error.isEmpty()) {
        new QTreeWidgetItem(this, {u"⚠ "_s + side.error});
    } else if (topLevelItemCount() == 0) {
        new QTreeWidgetItem(this, {tr("Nothing: this revision changes no schema.")});
    }
}

void OperationTree::showPlan(const Plan& plan, Marks marks)
{
    clear();
    for (const PlanStep& step : plan.steps) {
        auto* item = new QTreeWidgetItem(this);
        const QString arrow = step.step.direction == Direction::Up ? u"↑"_s : u"↓"_s;
        item->setText(
            0, u"%1 %2  %3"_s.arg(arrow, step.step.revision, step.message.section(u'\n', 0, 0)));
        QFont bold = font();
        bold.setBold(true);
        item->setFont(0, bold);
        item->setToolTip(0, u"<p>%1</p>"_s.arg(step.message.toHtmlEscaped()));
        for (const PlannedOperation& planned : step.operations) {
            fill(new QTreeWidgetItem(item), planned.operation, planned.where.line, marks);
        }
        item->setExpanded(plan.steps.size() <= 3);
    }
}

void OperationTree::addFinding(const Finding& finding)
{
    auto* item = new QTreeWidgetItem(this);
    const Role role = finding.isBlocking() ? Role::Problem : Role::Warning;
    item->setText(0, u"⚠ "_s + finding.message);
    item->setText(1, finding.where.line > 0 ? QString::number(finding.where.line) : QString());
    item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
    item->setToolTip(0, finding.message + u'\n' + finding.where.toString());
    item->setForeground(0, color(role, palette()));
    item->setData(0, lineRole, finding.where.line);
}

void OperationTree::activate(QTreeWidgetItem* item)
{
    const QStringList table = item->data(0, tableRole).toStringList();
    if (const int line = item->data(0, lineRole).toInt(); line > 0) {
        emit lineActivated(line);
    } else if (table.size() == 2) {
        emit tableActivated(TableName(table.first(), table.last()));
    }
}

}  // namespace limbeck::ui
