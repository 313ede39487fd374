// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>

class QSettings;
class QMainWindow;

namespace limbeck::ui {

/// What the window remembers between runs. The QSettings are made by the program and outlive
/// this.
class WindowSettings final
{
public:
    explicit WindowSettings(QSettings& settings);

    QStringList recentProjects() const;  ///< newest first
    void addRecentProject(const QString& path);
    /// The URL that the user chose for a project; empty if none.
    QString databaseUrl(const QString& projectPath) const;
    void setDatabaseUrl(const QString& projectPath, const QString& url);

    void restoreWindow(QMainWindow& window) const;
    void saveWindow(const QMainWindow& window);

private:
    QSettings& m_settings;
};

}  // namespace limbeck::ui
