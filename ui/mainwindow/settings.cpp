// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow/settings.h"

#include "migrations/database/connectionurl.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QMainWindow>
#include <QSettings>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype maxRecent = 10;
/// Raised when docks or toolbars change, so that an old layout is not restored onto a new one.
constexpr int layoutVersion = 2;

QString shortDigest(const QString& text)
{
    const QByteArray digest = QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256);
    return QString::fromLatin1(digest.toHex().left(24));
}

/// A name for a project as part of a key.
QString digestOf(const QString& projectPath)
{
    const QFileInfo info(projectPath);
    const QString file =
        info.isDir() ? info.absoluteFilePath() + u"/alembic.ini"_s : info.absoluteFilePath();
    return shortDigest(file);
}

QString seenKey(const QString& projectPath, const QString& database)
{
    return u"seen/%1/%2"_s.arg(digestOf(projectPath), shortDigest(database));
}

QString urlKey(const QString& projectPath)
{
    return u"databases/"_s + digestOf(projectPath);
}

QString layoutKey(const QString& projectPath, const QString& what)
{
    return u"layouts/%1/%2"_s.arg(digestOf(projectPath), what);
}

/// What may be written of a database's URL; nothing if a password may be in it.
QString withoutPassword(const QString& url)
{
    return url.isEmpty() ? url : urlToKeep(url).value_or(QString());
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
    m_settings.setValue(urlKey(projectPath), withoutPassword(url));
}

QStringList WindowSettings::targets(const QString& projectPath) const
{
    return m_settings.value(u"targets/"_s + digestOf(projectPath)).toStringList();
}

void WindowSettings::addTarget(const QString& projectPath, const QString& url)
{
    const QString kept = withoutPassword(url);
    if (kept.isEmpty()) {
        return;
    }
    QStringList urls = targets(projectPath);
    urls.removeAll(kept);
    urls.prepend(kept);
    m_settings.setValue(u"targets/"_s + digestOf(projectPath), urls.mid(0, maxRecent));
}

QStringList WindowSettings::pinnedTargets(const QString& projectPath) const
{
    return m_settings.value(u"pinned/"_s + digestOf(projectPath)).toStringList();
}

void WindowSettings::setPinnedTargets(const QString& projectPath, const QStringList& urls)
{
    QStringList kept;
    for (const QString& url : urls) {
        if (const QString clean = withoutPassword(url); url.isEmpty() || !clean.isEmpty()) {
            kept << clean;
        }
    }
    m_settings.setValue(u"pinned/"_s + digestOf(projectPath), kept);
}

WindowSettings::SeenTarget WindowSettings::seenTarget(const QString& projectPath,
                                                      const QString& database) const
{
    const QStringList kept = m_settings.value(seenKey(projectPath, database)).toStringList();
    return {.rows = kept.mid(1), .when = QDateTime::fromString(kept.value(0), Qt::ISODate)};
}

void WindowSettings::setSeenTarget(const QString& projectPath,
                                   const QString& database,
                                   const SeenTarget& seen)
{
    m_settings.setValue(seenKey(projectPath, database),
                        QStringList{seen.when.toString(Qt::ISODate)} + seen.rows);
}

bool WindowSettings::isGuessing() const
{
    return m_settings.value(u"guessRelations"_s).toBool();
}

void WindowSettings::setGuessing(bool isGuessing)
{
    m_settings.setValue(u"guessRelations"_s, isGuessing);
}

QString WindowSettings::viewName(const QString& projectPath) const
{
    return m_settings.value(layoutKey(projectPath, u"view"_s)).toString();
}

void WindowSettings::setViewName(const QString& projectPath, const QString& name)
{
    m_settings.setValue(layoutKey(projectPath, u"view"_s), name);
}

QString WindowSettings::language() const
{
    return m_settings.value(u"language"_s).toString();
}

void WindowSettings::setLanguage(const QString& code)
{
    m_settings.setValue(u"language"_s, code);
}

QMap<QString, QString> WindowSettings::keys() const
{
    QMap<QString, QString> keys;
    m_settings.beginGroup(u"keys"_s);
    for (const QString& name : m_settings.childKeys()) {
        keys.insert(name, m_settings.value(name).toString());
    }
    m_settings.endGroup();
    return keys;
}

void WindowSettings::setKeys(const QMap<QString, QString>& keys)
{
    m_settings.remove(u"keys"_s);
    for (auto each = keys.cbegin(); each != keys.cend(); ++each) {
        m_settings.setValue(u"keys/"_s + each.key(), each.value());
    }
}

void WindowSettings::restoreWindow(QMainWindow& window) const
{
    window.restoreGeometry(m_settings.value(u"window/geometry"_s).toByteArray());
}

void WindowSettings::saveWindow(const QMainWindow& window)
{
    m_settings.setValue(u"window/geometry"_s, window.saveGeometry());
}

bool WindowSettings::restoreLayout(const QString& projectPath, QMainWindow& window, int& page) const
{
    const QByteArray state = m_settings.value(layoutKey(projectPath, u"state"_s)).toByteArray();
    if (state.isEmpty() || !window.restoreState(state, layoutVersion)) {
        return false;
    }
    page = m_settings.value(layoutKey(projectPath, u"page"_s), page).toInt();
    return true;
}

void WindowSettings::saveLayout(const QString& projectPath, const QMainWindow& window, int page)
{
    m_settings.setValue(layoutKey(projectPath, u"state"_s), window.saveState(layoutVersion));
    m_settings.setValue(layoutKey(projectPath, u"page"_s), page);
}

QByteArray WindowSettings::splitState(const QString& projectPath) const
{
    return m_settings.value(layoutKey(projectPath, u"split"_s)).toByteArray();
}

void WindowSettings::setSplitState(const QString& projectPath, const QByteArray& state)
{
    m_settings.setValue(layoutKey(projectPath, u"split"_s), state);
}

}  // namespace limbeck::ui
