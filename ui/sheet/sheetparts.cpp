// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/sheet/sheetparts.h"

#include <QLabel>
#include <QVBoxLayout>

namespace limbeck::ui {

QLabel* makeSheetTitle(const QString& text, QWidget* parent)
{
    constexpr double larger = 1.4;
    auto* title = new QLabel(text, parent);
    QFont font = title->font();
    font.setPointSizeF(font.pointSizeF() * larger);
    font.setBold(true);
    title->setFont(font);
    title->setTextFormat(Qt::PlainText);
    return title;
}

QLabel* makeSheetHeading(const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    QFont bold = label->font();
    bold.setBold(true);
    label->setFont(bold);
    label->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    label->setWordWrap(true);
    label->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    return label;
}

QLabel* makeSheetText(const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

void styleSheetLayout(QVBoxLayout& layout)
{
    layout.setContentsMargins(18, 16, 18, 14);
    layout.setSpacing(10);
}

}  // namespace limbeck::ui
