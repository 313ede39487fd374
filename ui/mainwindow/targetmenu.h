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

class WindowSettings;

/// The databases that a project is used with: its own, and those that the user has chosen. A
/// button of the toolbar names the one in use with its class, and offers the others.
///
/// URLs are kept without their passwords; those come from the keychain or the driver's own files.
class TargetMenu final : public QObject
{
    Q_OBJECT

public:
    /// All outlive it. `chooseFile` and `enterUrl` are the last entries.
    TargetMenu(WindowSettings& settings, QToolBar& bar, QAction& chooseFile, QAction& enterUrl);

    void setSnapshot(const SnapshotPtr& snapshot);

signals:
    /// Use this database from now on; empty: the project's own.
    void targetWanted(const QString& url);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fill();
    void addTarget(const QString& url);
    void restyle();

    WindowSettings& m_settings;
    QToolBar& m_bar;
    QAction& m_chooseFile;
    QAction& m_enterUrl;
    SnapshotPtr m_snapshot;
    QToolButton* m_button = nullptr;
    QMenu* m_menu = nullptr;
};

/// `url` without the password in it, if it has one.
QString withoutPassword(const QString& url);

/// "● DEV shop.db": the class as a word, and the database's name.
QString targetText(command::TargetClass targetClass, const QString& name);

}  // namespace limbeck::ui
