// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow/panes.h"

#include "ui/bottom/backupspane.h"
#include "ui/bottom/operationspane.h"
#include "ui/bottom/outputpane.h"
#include "ui/bottom/rowspane.h"
#include "ui/bottom/sqlpane.h"
#include "ui/objects/objectspane.h"
#include "ui/tables/tableinspector.h"

#include <QAction>
#include <QApplication>
#include <QDockWidget>
#include <QMainWindow>
#include <QTabWidget>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

enum Dock
{
    ObjectsDock,
    InspectorDock,
    BottomDock,
};

/// Where lines of text begin, and where they end. Qt mirrors what is in a window, but not its
/// docks.
Qt::DockWidgetArea leading()
{
    return QGuiApplication::isRightToLeft() ? Qt::RightDockWidgetArea : Qt::LeftDockWidgetArea;
}

Qt::DockWidgetArea trailing()
{
    return QGuiApplication::isRightToLeft() ? Qt::LeftDockWidgetArea : Qt::RightDockWidgetArea;
}

}  // namespace

Panes::Panes(QMainWindow& window, Navigator& navigator, TaskRunner& databaseRunner)
    : QObject(&window)
    , m_window(window)
    , m_objects(new ObjectsPane(navigator, &window))
    , m_inspector(new TableInspector(navigator, &window))
    , m_bottom(new QTabWidget(&window))
    , m_sql(new SqlPane(navigator, m_bottom))
    , m_rows(new RowsPane(navigator, databaseRunner, m_bottom))
    , m_output(new OutputPane(m_bottom))
    , m_operations(new OperationsPane(m_bottom))
    , m_backups(new BackupsPane(m_bottom))
{
    m_bottom->setObjectName(u"bottom"_s);
    m_bottom->setAccessibleName(tr("SQL, rows, output, operations and backups"));
    m_bottom->setDocumentMode(true);
    m_bottom->addTab(m_sql, tr("SQL"));
    m_bottom->addTab(m_rows, tr("Rows"));
    m_bottom->addTab(m_output, tr("Output"));
    m_bottom->addTab(m_operations, tr("Operations"));
    m_bottom->addTab(m_backups, tr("Backups"));
    // The pages keep the corners: a wide SQL pane would push the lists together.
    window.setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    window.setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    addDock(u"objects"_s, tr("Objects"), u"F4"_s, m_objects, leading());
    addDock(u"inspector"_s, tr("Inspector"), u"F5"_s, m_inspector, trailing());
    addDock(u"bottom"_s,
            tr("SQL, rows, output, operations, backups"),
            u"F9"_s,
            m_bottom,
            Qt::BottomDockWidgetArea);
    arrange();
    hideAll();
}

QDockWidget* Panes::addDock(const QString& name,
                            const QString& title,
                            const QString& key,
                            QWidget* content,
                            Qt::DockWidgetArea area)
{
    auto* dock = new QDockWidget(title, &m_window);
    dock->setObjectName(u"dock."_s + name);
    dock->setAccessibleName(title);
    dock->setWidget(content);
    m_window.addDockWidget(area, dock);
    QAction* toggle = dock->toggleViewAction();
    toggle->setObjectName(u"action.pane."_s + name);
    toggle->setShortcut(QKeySequence(key));
    m_window.addAction(toggle);
    m_docks << dock;
    return dock;
}

ObjectsPane& Panes::objects()
{
    return *m_objects;
}

TableInspector& Panes::inspector()
{
    return *m_inspector;
}

SqlPane& Panes::sql()
{
    return *m_sql;
}

OutputPane& Panes::output()
{
    return *m_output;
}

OperationsPane& Panes::operations()
{
    return *m_operations;
}

BackupsPane& Panes::backups()
{
    return *m_backups;
}

QList<QAction*> Panes::toggles() const
{
    QList<QAction*> actions;
    for (const QDockWidget* dock : m_docks) {
        actions << dock->toggleViewAction();
    }
    return actions;
}

void Panes::arrange()
{
    QDockWidget* objects = m_docks.at(ObjectsDock);
    QDockWidget* inspector = m_docks.at(InspectorDock);
    m_window.addDockWidget(leading(), objects);
    m_window.addDockWidget(trailing(), inspector);
    m_window.addDockWidget(Qt::BottomDockWidgetArea, m_docks.at(BottomDock));
    objects->show();
    inspector->show();
    m_docks.at(BottomDock)->hide();
    constexpr int narrow = 1200;
    constexpr int objectsWidth = 210;
    constexpr int inspectorWidth = 330;
    if (m_window.width() < narrow) {
        m_window.tabifyDockWidget(objects, inspector);
        m_window.resizeDocks({objects}, {objectsWidth + 40}, Qt::Horizontal);
        objects->raise();
        return;
    }
    m_window.resizeDocks({objects, inspector}, {objectsWidth, inspectorWidth}, Qt::Horizontal);
}

void Panes::hideAll()
{
    for (QDockWidget* dock : m_docks) {
        dock->hide();
    }
}

void Panes::setNow(const SnapshotPtr& now)
{
    m_rows->setSnapshot(now);
}

void Panes::setSnapshot(const SnapshotPtr& view)
{
    m_objects->setSnapshot(view);
    m_inspector->setSnapshot(view);
    m_sql->setSnapshot(view);
}

void Panes::showInspector()
{
    m_docks.at(InspectorDock)->show();
    m_docks.at(InspectorDock)->raise();
}

void Panes::showOutput()
{
    showBottom(m_output);
}

void Panes::showBackups()
{
    showBottom(m_backups);
}

void Panes::showBottom(QWidget* tab)
{
    m_docks.at(BottomDock)->show();
    m_docks.at(BottomDock)->raise();
    m_bottom->setCurrentWidget(tab);
}

void Panes::focusNext(QWidget& page)
{
    const QWidget* focused = QApplication::focusWidget();
    qsizetype at = -1;
    for (qsizetype i = 0; i < m_docks.size(); ++i) {
        if (focused != nullptr && m_docks.at(i)->isAncestorOf(focused)) {
            at = i;
        }
    }
    for (qsizetype i = at + 1; i < m_docks.size(); ++i) {
        if (m_docks.at(i)->isVisible()) {
            m_docks.at(i)->raise();
            QWidget* content = m_docks.at(i)->widget();
            (content->focusProxy() != nullptr ? content->focusProxy() : content)
                ->setFocus(Qt::ShortcutFocusReason);
            return;
        }
    }
    page.setFocus(Qt::ShortcutFocusReason);
}

}  // namespace limbeck::ui
