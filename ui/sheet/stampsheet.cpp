// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/sheet/stampsheet.h"

#include "ui/sheet/consentbar.h"
#include "ui/sheet/sheetparts.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

QString rowsText(const QStringList& rows)
{
    return rows.isEmpty() ? StampSheet::tr("no revision") : rows.join(u", "_s);
}

}  // namespace

StampSheet::StampSheet(const Snapshot& snapshot, const command::StampPlan& plan, QWidget* parent)
    : QDialog(parent)
    , m_consent(new ConsentBar(snapshot.targetClass,
                               *snapshot.database,
                               tr("Stamp %1").arg(snapshot.databaseName()),
                               this))
{
    setObjectName(u"sheet.stamp"_s);
    setWindowTitle(tr("Stamp %1").arg(snapshot.databaseName()));
    setAttribute(Qt::WA_DeleteOnClose);
    constexpr int width = 560;
    setMinimumWidth(width);
    auto* head = new QHBoxLayout;
    head->addWidget(makeSheetTitle(windowTitle(), this));
    head->addWidget(makeTargetChip(snapshot.targetClass, this));
    head->addStretch();
    auto* rows = new QLabel(tr("The version table says %1, and will say %2.")
                                .arg(rowsText(plan.rowsBefore), rowsText(plan.rowsAfter)),
                            this);
    rows->setObjectName(u"sheet.rows"_s);
    rows->setWordWrap(true);
    auto* text = new QLabel(
        tr("A stamp changes this note and nothing else: no revision is run, and no table is made "
           "or dropped. It is right where the tables are there already, made by other means. "
           "Where they are not, the next upgrade starts from the wrong place and can fail half "
           "way. To take it back, stamp the database as it was."),
        this);
    text->setWordWrap(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 16, 18, 14);
    layout->setSpacing(12);
    layout->addLayout(head);
    layout->addWidget(rows);
    layout->addWidget(text);
    layout->addStretch();
    layout->addWidget(m_consent);
    connect(m_consent, &ConsentBar::agreed, this, &QDialog::accept);
    connect(m_consent, &ConsentBar::refused, this, &QDialog::reject);
    m_consent->forbid(plan.steps.isEmpty() ? tr("It says so already: there is nothing to change.")
                                           : QString());
}

command::Confirmation StampSheet::confirmation() const
{
    return m_consent->confirmation();
}

}  // namespace limbeck::ui
