// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/sheet/consentsheet.h"

#include "ui/language/words.h"
#include "ui/sheet/consentbar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

/// The place and the amount: a name alone is typed without reading.
QString whereText(const Snapshot& snapshot)
{
    const QString place = snapshot.database->toDisplay();
    if (snapshot.status.tableRows.isEmpty()) {
        return place;
    }
    qint64 rows = 0;
    for (const TableRows& table : snapshot.status.tableRows) {
        rows += table.rows;
    }
    return ConsentSheet::tr("%1, which holds %2 in %3 now")
        .arg(place, countedRows(rows), countedTables(snapshot.status.tableRows.size()));
}

}  // namespace

ConsentSheet::ConsentSheet(const Snapshot& snapshot,
                           const QString& title,
                           const QString& text,
                           QWidget* parent)
    : QDialog(parent)
    , m_consent(new ConsentBar(snapshot.targetClass, *snapshot.database, title, this))
{
    setObjectName(u"sheet.consent"_s);
    setWindowTitle(title);
    setAttribute(Qt::WA_DeleteOnClose);
    constexpr int width = 560;
    setMinimumWidth(width);
    auto* heading = new QLabel(title, this);
    QFont font = heading->font();
    font.setPointSizeF(font.pointSizeF() * 1.4);
    font.setBold(true);
    heading->setFont(font);
    auto* head = new QHBoxLayout;
    head->addWidget(heading);
    head->addWidget(makeTargetChip(snapshot.targetClass, this));
    head->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 16, 18, 14);
    layout->setSpacing(12);
    layout->addLayout(head);
    for (const QString& line : {whereText(snapshot), text}) {
        auto* label = new QLabel(line, this);
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        layout->addWidget(label);
    }
    layout->addStretch();
    layout->addWidget(m_consent);
    connect(m_consent, &ConsentBar::agreed, this, &QDialog::accept);
    connect(m_consent, &ConsentBar::refused, this, &QDialog::reject);
}

command::Confirmation ConsentSheet::confirmation() const
{
    return m_consent->confirmation();
}

}  // namespace limbeck::ui
