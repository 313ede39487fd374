// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow/targetmenu.h"

#include "ui/mainwindow/settings.h"
#include "ui/targets/targetwatch.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QEvent>
#include <QMenu>
#include <QToolBar>
#include <QToolButton>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

Role roleOf(command::TargetClass targetClass)
{
    switch (targetClass) {
    case command::TargetClass::Dev:
        return Role::TargetDev;
    case command::TargetClass::Shared:
        return Role::TargetShared;
    case command::TargetClass::Prod:
        return Role::TargetProd;
    }
    return Role::TargetProd;
}

}  // namespace

QString targetText(command::TargetClass targetClass, const QString& name)
{
    return u"● %1 %2"_s.arg(command::targetClassName(targetClass).toUpper(), name);
}

TargetMenu::TargetMenu(WindowSettings& settings,
                       TargetWatch& watch,
                       QToolBar& bar,
                       const QList<QAction*>& last)
    : QObject(&bar)
    , m_settings(settings)
    , m_watch(watch)
    , m_bar(bar)
    , m_last(last)
    , m_button(new QToolButton(&bar))
    , m_menu(new QMenu(m_button))
    , m_pins(new QMenu(tr("Show in the history as well"), m_menu))
{
    m_button->setObjectName(u"target"_s);
    m_button->setToolTip(tr("The database that upgrades and resets work on"));
    m_button->setFocusPolicy(Qt::TabFocus);
    m_button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_button->setPopupMode(QToolButton::InstantPopup);
    m_button->setMenu(m_menu);
    m_menu->setObjectName(u"menu.targets"_s);
    m_pins->setObjectName(u"menu.pins"_s);
    QFont bold = m_button->font();
    bold.setBold(true);
    m_button->setFont(bold);
    bar.addWidget(m_button);
    bar.installEventFilter(this);
    connect(m_menu, &QMenu::aboutToShow, this, &TargetMenu::fill);
    setSnapshot({});
}

void TargetMenu::setSnapshot(const SnapshotPtr& snapshot)
{
    m_snapshot = snapshot;
    const bool hasDatabase = snapshot && snapshot->database;
    const QString text = hasDatabase ? targetText(snapshot->targetClass, snapshot->databaseName())
                                     : tr("No database");
    m_button->setEnabled(snapshot != nullptr);
    m_button->setText(text + u' ');
    m_button->setAccessibleName(tr("Target: %1").arg(text));
    restyle();
}

void TargetMenu::fill()
{
    m_menu->clear();
    if (m_snapshot && m_snapshot->project != nullptr) {
        const QStringList urls = QStringList{QString()} + m_settings.targets(m_snapshot->path);
        for (const QString& url : urls) {
            addTarget(url);
        }
        m_menu->addSeparator();
        fillPins(urls);
        if (!m_pins->isEmpty()) {
            m_menu->addMenu(m_pins);
        }
    }
    m_menu->addActions(m_last);
}

/// One entry for each but the one in use, which is shown anyway.
void TargetMenu::fillPins(const QStringList& urls)
{
    m_pins->clear();
    for (const QString& url : urls) {
        const auto database = databaseOf(*m_snapshot, url);
        if (!database || m_watch.isInUse(url)) {
            continue;
        }
        QAction* pin =
            m_pins->addAction(u"%1   %2"_s.arg(database->displayName(), database->toDisplay()));
        pin->setCheckable(true);
        pin->setChecked(m_watch.isPinned(url));
        connect(pin, &QAction::triggered, this, [this, url](bool isPinned) {
            m_watch.setPinned(url, isPinned);
        });
    }
}

void TargetMenu::addTarget(const QString& url)
{
    const auto target = m_snapshot->project->connection(url);
    if (!target) {
        return;  // the project names none, or the URL is none any more
    }
    const auto targetClass =
        command::classify({.project = m_snapshot->project.get(), .database = *target});
    QAction* action = m_menu->addAction(
        u"%1   %2"_s.arg(targetText(targetClass, target->displayName()), target->toDisplay()));
    action->setCheckable(true);
    action->setChecked(m_snapshot->database
                       && m_snapshot->database->toDisplay() == target->toDisplay());
    connect(action, &QAction::triggered, this, [this, url] { emit targetWanted(url); });
}

void TargetMenu::restyle()
{
    QPalette colours;
    if (m_snapshot && m_snapshot->database) {
        colours.setColor(QPalette::ButtonText,
                         color(roleOf(m_snapshot->targetClass), m_bar.palette()));
    }
    m_button->setPalette(colours);
}

bool TargetMenu::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::PaletteChange) {
        restyle();
    }
    return QObject::eventFilter(watched, event);
}

}  // namespace limbeck::ui
