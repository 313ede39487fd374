// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/sheet/resetsheet.h"

#include "models/base/text.h"
#include "ui/history/operationtree.h"
#include "ui/language/words.h"
#include "ui/sheet/consentbar.h"
#include "ui/sheet/sheetparts.h"
#include "ui/sheet/upgradesheet.h"

#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

QList<TableRows> byRows(QList<TableRows> tables)
{
    std::stable_sort(tables.begin(), tables.end(), [](const TableRows& a, const TableRows& b) {
        return a.rows > b.rows;
    });
    return tables;
}

/// Without what destroys rows: the new database has none, and the list of tables says what the
/// old one loses.
QList<Finding> findingsOf(const command::ResetPreview& preview)
{
    QList<Finding> findings = preview.plan.findings;
    findings.removeIf(
        [](const Finding& finding) { return finding.kind == Finding::Kind::Destructive; });
    return findings;
}

QString lostText(const command::ResetPreview& preview)
{
    if (preview.lost.isEmpty()) {
        return ResetSheet::tr("Will be lost: nothing, there are no tables");
    }
    return ResetSheet::tr("Will be lost: %1 in %2, %3")
        .arg(countedRows(preview.totalRows(), preview.isEstimate()),
             countedTables(preview.lost.size()),
             QLocale().formattedDataSize(preview.bytes));
}

}  // namespace

ResetSheet::ResetSheet(const Snapshot& snapshot,
                       const command::ResetPreview& preview,
                       QWidget* parent)
    : QDialog(parent)
    , m_layout(new QVBoxLayout(this))
{
    setObjectName(u"sheet.reset"_s);
    setWindowTitle(tr("Reset %1").arg(snapshot.databaseName()));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(860, 580);
    styleSheetLayout(*m_layout);
    addHead(snapshot);
    addFindings(*m_layout, findingsOf(preview), this);
    addColumns(preview);
    addSafety(preview);
    addSqlExpander(*m_layout, preview.plan, this);
    addFoot(snapshot, preview);
}

command::Confirmation ResetSheet::confirmation() const
{
    return m_consent->confirmation();
}

void ResetSheet::addHead(const Snapshot& snapshot)
{
    auto* line = new QHBoxLayout;
    line->addWidget(makeSheetTitle(windowTitle(), this));
    line->addWidget(makeTargetChip(snapshot.targetClass, this));
    line->addStretch();
    m_layout->addLayout(line);
    auto* where = new QLabel(snapshot.database ? snapshot.database->toDisplay() : QString(), this);
    where->setWordWrap(true);
    where->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_layout->addWidget(where);
}

void ResetSheet::addColumns(const command::ResetPreview& preview)
{
    const QString built = tr("Will be built: %1, %2")
                              .arg(countedRevisions(preview.plan.steps.size()),
                                   countedTables(preview.plan.after.tables.size()));
    auto* columns = new QGridLayout;
    columns->setHorizontalSpacing(16);
    columns->addWidget(makeSheetHeading(lostText(preview), this), 0, 0, Qt::AlignTop);
    columns->addWidget(makeSheetHeading(built, this), 0, 1, Qt::AlignTop);
    columns->addWidget(lostList(preview), 1, 0);
    columns->addWidget(builtList(preview), 1, 1);
    columns->setRowStretch(1, 1);
    columns->setColumnStretch(0, 1);
    columns->setColumnStretch(1, 1);
    m_layout->addLayout(columns, 2);
}

QWidget* ResetSheet::lostList(const command::ResetPreview& preview)
{
    auto* list = new QTreeWidget(this);
    list->setObjectName(u"sheet.lost"_s);
    list->setAccessibleName(tr("Tables that will be lost"));
    list->setColumnCount(2);
    list->setHeaderLabels({tr("Table"), tr("Rows")});
    list->setRootIsDecorated(false);
    list->setUniformRowHeights(true);
    list->setAlternatingRowColors(true);
    list->header()->setStretchLastSection(false);
    list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    for (const TableRows& table : byRows(preview.lost)) {
        auto* item = new QTreeWidgetItem(list);
        const bool isForeign =
            preview.foreignObjects.contains(u"table "_s + table.table.toString());
        item->setText(0,
                      isForeign ? tr("%1 (made by no revision)").arg(table.table.toString())
                                : table.table.toString());
        item->setText(1, table.rows == TableRows::unknown ? tr("not known") : rowCountText(table));
        item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
    }
    return list;
}

QWidget* ResetSheet::builtList(const command::ResetPreview& preview)
{
    auto* tree = new OperationTree(this);
    tree->setFrameShape(QFrame::StyledPanel);
    tree->setColumnHidden(1, true);
    tree->showPlan(preview.plan, OperationTree::Marks::None);
    tree->collapseAll();
    return tree;
}

void ResetSheet::addSafety(const command::ResetPreview& preview)
{
    QStringList lines;
    if (!preview.foreignObjects.isEmpty()) {
        lines << tr("⚠ No revision made %1: nothing brings them back but the backup.",
                    nullptr,
                    pluralOf(preview.foreignObjects.size()))
                     .arg(quotedList(preview.foreignObjects));
    }
    if (!preview.backupPath.isEmpty()) {
        lines << tr("The old database is kept as %1. Undo puts it back.").arg(preview.backupPath);
    }
    lines << tr(
        "The new database is built aside and checked; until it takes the old one's place, "
        "nothing has changed.");
    auto* label = new QLabel(lines.join(u'\n'), this);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_layout->addWidget(label);
}

void ResetSheet::addFoot(const Snapshot& snapshot, const command::ResetPreview& preview)
{
    const bool hasBackup = !preview.backupPath.isEmpty();
    const QString verb = hasBackup ? tr("Back up and reset %1") : tr("Reset %1");
    m_consent = new ConsentBar(
        snapshot.targetClass, *snapshot.database, verb.arg(snapshot.databaseName()), this);
    m_consent->forbid(whyNot(preview.plan));
    m_layout->addWidget(m_consent);
    connect(m_consent, &ConsentBar::agreed, this, &QDialog::accept);
    connect(m_consent, &ConsentBar::refused, this, &QDialog::reject);
}

}  // namespace limbeck::ui
