// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widget/whenseen.h"

#include <QEvent>
#include <QWidget>

#include <utility>

namespace limbeck::ui {

WhenSeen::WhenSeen(QWidget& page, std::function<void()> work)
    : QObject(&page)
    , m_page(page)
    , m_work(std::move(work))
{
    page.installEventFilter(this);
}

void WhenSeen::want()
{
    m_isWanted = true;
    if (m_page.isVisible()) {
        doNow();
    }
}

void WhenSeen::doNow()
{
    if (std::exchange(m_isWanted, false)) {
        m_work();
    }
}

bool WhenSeen::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Show) {
        doNow();
    }
    return QObject::eventFilter(watched, event);
}

}  // namespace limbeck::ui
