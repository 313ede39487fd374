// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widget/banner.h"

#include <QAction>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

#include <utility>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

QString glyphOf(Role role)
{
    switch (role) {
    case Role::Success:
        return u"✔"_s;
    case Role::Warning:
    case Role::Problem:
        return u"⚠"_s;
    default:
        return u"ℹ"_s;
    }
}

}  // namespace

Banner::Banner(const QString& name, QWidget* parent)
    : QFrame(parent)
    , m_glyph(new QLabel(this))
    , m_text(new QLabel(this))
    , m_bar(new QProgressBar(this))
    , m_buttons(new QHBoxLayout)
    , m_close(new QToolButton(this))
{
    setObjectName(name);
    setAutoFillBackground(true);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setAccessibleName(tr("Message"));
    m_bar->setMaximumWidth(220);
    m_bar->setAccessibleName(tr("Progress"));
    m_close->setText(u"✕"_s);
    m_close->setAutoRaise(true);
    m_close->setToolTip(tr("Close this message"));
    m_close->setAccessibleName(tr("Close this message"));
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 8, 8, 8);
    layout->setSpacing(10);
    layout->addWidget(m_glyph, 0, Qt::AlignTop);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_bar);
    layout->addLayout(m_buttons);
    layout->addWidget(m_close, 0, Qt::AlignTop);
    hide();
}

void Banner::say(Role role, const QString& text, const QList<QAction*>& actions)
{
    show(role, text, actions, false);
}

void Banner::sayProgress(const QString& text, int done, int count, const QList<QAction*>& actions)
{
    show(Role::Link, text, actions, true);
    m_bar->setRange(0, count);
    m_bar->setValue(done);
}

QString Banner::text() const
{
    return m_text->text();
}

void Banner::show(Role role, const QString& text, const QList<QAction*>& actions, bool hasBar)
{
    m_role = role;
    m_glyph->setText(glyphOf(role));
    m_text->setTextFormat(Qt::PlainText);
    // What servers say is indented for a terminal.
    QStringList lines;
    for (const QString& line : text.split(u'\n', Qt::SkipEmptyParts)) {
        lines << line.simplified();
    }
    m_text->setText(lines.join(u'\n'));
    m_bar->setVisible(hasBar);
    m_close->setVisible(!hasBar);
    if (std::exchange(m_actions, actions) != actions) {
        while (QLayoutItem* item = m_buttons->takeAt(0)) {
            item->widget()->deleteLater();
            delete item;
        }
        for (QAction* action : actions) {
            auto* button = new QToolButton(this);
            button->setDefaultAction(action);
            button->setToolButtonStyle(Qt::ToolButtonTextOnly);
            button->setAccessibleName(action->text().remove(u'&'));
            m_buttons->addWidget(button);
        }
    }
    restyle();
    setVisible(true);
}

void Banner::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange && !m_isStyling) {
        restyle();
    }
    QFrame::changeEvent(event);
}

void Banner::restyle()
{
    m_isStyling = true;
    const QPalette application = QGuiApplication::palette();
    QPalette own = application;
    own.setColor(QPalette::Window, tint(m_role, application));
    setPalette(own);
    QPalette glyph = own;
    glyph.setColor(QPalette::WindowText, color(m_role, application));
    m_glyph->setPalette(glyph);
    m_isStyling = false;
}

}  // namespace limbeck::ui
