// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/mainwindow/mainwindow.h"

#include <QSize>
#include <QString>

#include <optional>

namespace limbeck::app {

/// What the command line of `limbeck-desktop` asks for.
struct StartupOptions
{
    QString path;  ///< folder or ini file; empty for the start page
    bool isExample = false;
    QString url;
    QString settingsDir;
    QString screenshot;  ///< PNG to write once everything is loaded; then the program ends
    std::optional<ui::MainWindow::Page> page;
    std::optional<QSize> size;
    QString table;    ///< selected at start
    QString asOf;     ///< revision whose schema is shown
    QString compare;  ///< revision to compare with, or "applied"
    QString sheet;    ///< the sheet to open, which the picture then shows
    QString pane;     ///< of those below the pages
    bool isDark = false;
    bool exitsAfterStartup = false;
};

/// The folder that --settings-dir names, or where settings are usually kept. Asked before the
/// command line is read, so that it is read in the language that the settings say.
QString settingsFolder(const QStringList& arguments);

/// Reads the command line; ends the program with a sentence if it makes no sense.
StartupOptions readOptions(const QStringList& arguments);

/// Does what the options ask of a window that is made but not yet shown.
void startUp(ui::MainWindow& window, const StartupOptions& options, const QString& exampleFolder);

}  // namespace limbeck::app
