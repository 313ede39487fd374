// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow/settings.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QMainWindow>
#include <QSettings>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype maxRecent = 10;
/// Raised when docks or toolbars change, so that an old layout is not restored onto a new one.
constexpr int layoutVersion = 1;

QString urlKey(const QString& projectPath)
{
    const QFileInfo info(projectPath);
    const QString file =
        info.isDir() ? info.absoluteFilePath() + u"/alembic.ini"_s : info.absoluteFilePath();
    const QByteArray digest = QCryptographicHash::hash(file.toUtf8(), QCryptographicHash::Sha256);
    return u"databases/"_s + QString::fromLatin1(digest.toHex().left(24));
}

}  // namespace

WindowSettings::WindowSettings(QSettings& settings)
    : m_settings(settings)
{
}

QStringList WindowSettings::recentProjects() const
{
    QStringList existing;
    for (const QString& path : m_settings.value(u"recentProjects"_s).toStringList()) {
        if (QFileInfo::exists(path)) {
            existing << path;
        }
    }
    return existing;
}

void WindowSettings::addRecentProject(const QString& path)
{
    QStringList paths = recentProjects();
    paths.removeAll(path);
    paths.prepend(path);
    m_settings.setValue(u"recentProjects"_s, paths.mid(0, maxRecent));
}

QString WindowSettings::databaseUrl(const QString& projectPath) const
{
    return m_settings.value(urlKey(projectPath)).toString();
}

void WindowSettings::setDatabaseUrl(const QString& projectPath, const QString& url)
{
    m_settings.setValue(urlKey(projectPath), url);
}

void WindowSettings::restoreWindow(QMainWindow& window) const
{
    window.restoreGeometry(m_settings.value(u"window/geometry"_s).toByteArray());
    window.restoreState(m_settings.value(u"window/state"_s).toByteArray(), layoutVersion);
}

void WindowSettings::saveWindow(const QMainWindow& window)
{
    m_settings.setValue(u"window/geometry"_s, window.saveGeometry());
    m_settings.setValue(u"window/state"_s, window.saveState(layoutVersion));
}

}  // namespace limbeck::ui
