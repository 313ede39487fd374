// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/mainwindow/snapshot.h"

#include <QObject>

class QAction;
class QMenu;
class QToolBar;
class QToolButton;

namespace limbeck::ui {

class TargetWatch;
class WindowSettings;

/// The databases that a project is used with: its own, and those that the user has chosen. A
/// button of the toolbar names the one in use with its class, offers the others, and says which of
/// them the history shows as well.
///
/// URLs are kept without their passwords; those come from the keychain or the driver's own files.
class TargetMenu final : public QObject
{
    Q_OBJECT

public:
    /// All outlive it. `last` are the last entries, which add another one.
    TargetMenu(WindowSettings& settings,
               TargetWatch& watch,
               QToolBar& bar,
               const QList<QAction*>& last);

    void setSnapshot(const SnapshotPtr& snapshot);

signals:
    /// Use this database from now on; empty: the project's own.
    void targetWanted(const QString& url);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fill();
    void addTarget(const QString& url);
    void fillPins(const QStringList& urls);
    void restyle();

    WindowSettings& m_settings;
    TargetWatch& m_watch;
    QToolBar& m_bar;
    QList<QAction*> m_last;
    SnapshotPtr m_snapshot;
    QToolButton* m_button = nullptr;
    QMenu* m_menu = nullptr;
    QMenu* m_pins = nullptr;  ///< which of them the history shows as well
};

/// "● DEV shop.db": the class as a word, and the database's name.
QString targetText(command::TargetClass targetClass, const QString& name);

}  // namespace limbeck::ui
