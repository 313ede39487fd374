// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/notesproject.h"
#include "ui/mainwindow/mainwindow.h"

#include <QAction>
#include <QCoreApplication>
#include <QEvent>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace limbeck::ui {

/// A window on a NotesProject. Its settings outlive it, so that a second one remembers the first.
class NotesWindow
{
public:
    /// Opens the project in a new window.
    void open()
    {
        window.reset();
        window = std::make_unique<MainWindow>(m_settings, filePath(QStringLiteral("example")));
        window->show();
        window->openProject(notes.project.file.path);
        settle();
    }

    void settle()
    {
        constexpr int patience = 30000;
        QTRY_VERIFY_WITH_TIMEOUT(!window->isWorking(), patience);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

    QAction* action(const QString& name) const
    {
        return window->findChild<QAction*>(QStringLiteral("action.") + name);
    }

    /// A file beside the settings, for what a test needs.
    QString filePath(const QString& name) const
    {
        return m_dir.filePath(name);
    }

    NotesProject notes;

protected:
    NotesWindow() = default;
    ~NotesWindow() = default;
    Q_DISABLE_COPY_MOVE(NotesWindow)

    QTemporaryDir m_dir;
    QSettings m_settings{m_dir.filePath(QStringLiteral("desktop.ini")), QSettings::IniFormat};

public:
    std::unique_ptr<MainWindow> window;  ///< goes first
};

}  // namespace limbeck::ui
