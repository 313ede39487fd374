// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widget/emptystate.h"

#include <QAction>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace limbeck::ui {

EmptyState::EmptyState(QWidget* parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_text(new QLabel(this))
    , m_button(new QPushButton(this))
{
    QFont font = m_title->font();
    font.setPointSizeF(font.pointSizeF() * 1.4);
    font.setBold(true);
    m_title->setFont(font);
    m_title->setAlignment(Qt::AlignCenter);
    m_text->setAlignment(Qt::AlignCenter);
    m_text->setWordWrap(true);
    constexpr int textWidth = 460;
    m_text->setFixedWidth(textWidth);
    m_button->setAccessibleName(tr("What helps"));
    m_button->hide();
    auto* layout = new QVBoxLayout(this);
    layout->addStretch(2);
    layout->addWidget(m_title);
    layout->addSpacing(6);
    // In a row of its own: an aligned label would not get the height that its lines need.
    auto* row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(m_text);
    row->addStretch();
    layout->addLayout(row);
    layout->addSpacing(12);
    layout->addWidget(m_button, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    connect(m_button, &QPushButton::clicked, this, [this] {
        if (m_action != nullptr) {
            m_action->trigger();
        }
    });
}

void EmptyState::say(const QString& title, const QString& text, QAction* action)
{
    m_title->setText(title);
    m_text->setText(text);
    m_action = action;
    m_button->setVisible(action != nullptr);
    if (action != nullptr) {
        m_button->setText(action->text());
        m_button->setAccessibleName(action->toolTip());
    }
}

}  // namespace limbeck::ui
