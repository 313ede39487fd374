// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of MainWindow that shows several databases side by side.

#include "ui/history/historypage.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/targetmenu.h"
#include "ui/targets/targetbar.h"
#include "ui/targets/targetwatch.h"
#include "ui/widget/banner.h"
#include "ui/widget/messagebox.h"

#include <QAction>

namespace limbeck::ui {

void MainWindow::connectTargets()
{
    connect(m_watch, &TargetWatch::statesChanged, m_history, &HistoryPage::setTargets);
    connect(m_actions.pinTarget, &QAction::triggered, this, &MainWindow::pinTarget);
    const TargetBar& bar = m_history->targets();
    connect(&bar, &TargetBar::revisionWanted, &m_navigator, &Navigator::goToRevision);
    // Both know URLs without the passwords that were typed with them.
    const auto use = [this](const QString& url) { useTarget(m_watch->typedUrl(url)); };
    connect(&bar, &TargetBar::useWanted, this, use);
    connect(m_targets, &TargetMenu::targetWanted, this, use);
    connect(&bar, &TargetBar::unpinWanted, m_watch, [this](const QString& url) {
        m_watch->setPinned(url, false);
    });
}

/// It is known from now on like those that were used, and can be used by a click.
void MainWindow::pinTarget()
{
    const SnapshotPtr snapshot = m_workbench.snapshot();
    if (!snapshot || snapshot->project == nullptr) {
        return;
    }
    const QString url = FileDialog::enterText(
        this,
        tr("Show another database as well"),
        tr("URL, for example postgresql://user@host/shop: it is read only, never changed"));
    if (url.isEmpty()) {
        return;
    }
    if (const Result<> pinned = m_watch->setPinned(url, true); !pinned) {
        m_result->say(Role::Warning, pinned.error().message);
        return;
    }
    m_settings.addTarget(snapshot->path, url);
    showPage(Page::History);
}

}  // namespace limbeck::ui
