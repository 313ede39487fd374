// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QMap>
#include <QStringList>

class QSettings;
class QMainWindow;

namespace limbeck::ui {

/// What the window remembers between runs. The QSettings are made by the program and outlive
/// this. Of a database's URL it keeps what urlToKeep() leaves, and nothing where that fails: no
/// password is ever written.
class WindowSettings final
{
public:
    explicit WindowSettings(QSettings& settings);

    QStringList recentProjects() const;  ///< newest first
    void addRecentProject(const QString& path);
    /// The URL that the user chose for a project; empty if none.
    QString databaseUrl(const QString& projectPath) const;
    void setDatabaseUrl(const QString& projectPath, const QString& url);

    /// URLs of the databases that were chosen for a project, newest first, without passwords.
    QStringList targets(const QString& projectPath) const;
    void addTarget(const QString& projectPath, const QString& url);

    /// URLs, without passwords, of those that the history shows beside the one in use; an empty one
    /// is the project's own.
    QStringList pinnedTargets(const QString& projectPath) const;
    void setPinnedTargets(const QString& projectPath, const QStringList& urls);

    /// Where a database stood when it was read last.
    struct SeenTarget
    {
        QStringList rows;
        QDateTime when;  ///< not valid if it never was
    };
    /// `database` names it, without a password; only a digest of it is kept.
    SeenTarget seenTarget(const QString& projectPath, const QString& database) const;
    void setSeenTarget(const QString& projectPath, const QString& database, const SeenTarget& seen);

    /// Whether relations without a foreign key are guessed; no, at first.
    bool isGuessing() const;
    void setGuessing(bool isGuessing);

    /// The saved view that is looked at; empty: every table.
    QString viewName(const QString& projectPath) const;
    void setViewName(const QString& projectPath, const QString& name);

    /// The code of the language that the user chose; empty for the system's.
    QString language() const;
    void setLanguage(const QString& code);

    /// The keys that differ from the standard ones, by the actions' object names.
    QMap<QString, QString> keys() const;
    void setKeys(const QMap<QString, QString>& keys);

    /// Size and place, the same for all projects.
    void restoreWindow(QMainWindow& window) const;
    void saveWindow(const QMainWindow& window);

    /// Panes, toolbars and the page that was shown, for each project. False if nothing is
    /// remembered; `page` is left alone then.
    bool restoreLayout(const QString& projectPath, QMainWindow& window, int& page) const;
    void saveLayout(const QString& projectPath, const QMainWindow& window, int page);
    /// See PageSplit::state().
    QByteArray splitState(const QString& projectPath) const;
    void setSplitState(const QString& projectPath, const QByteArray& state);

private:
    QSettings& m_settings;
};

}  // namespace limbeck::ui
