// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow/projectwatcher.h"

#include <QDir>
#include <QFileInfo>
#include <QFileSystemWatcher>
#include <QTimer>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

/// What can be told of a file or folder without reading it. Times have milliseconds, so two saves
/// in a row differ; a folder is what stands in it, and not Python's own __pycache__.
QString lookOf(const QString& path)
{
    const QFileInfo info(path);
    if (!info.isDir()) {
        return info.exists()
                   ? u"%1 %2"_s.arg(info.size()).arg(info.lastModified().toMSecsSinceEpoch())
                   : u"-"_s;
    }
    QStringList parts;
    for (const QFileInfo& entry : QDir(path).entryInfoList({u"*.py"_s}, QDir::Files, QDir::Name)) {
        parts << entry.fileName() + u' ' + lookOf(entry.filePath());
    }
    return parts.join(u'\n');
}

}  // namespace

ProjectWatcher::ProjectWatcher(QObject* parent)
    : QObject(parent)
    , m_watcher(new QFileSystemWatcher(this))
    , m_rest(new QTimer(this))
{
    constexpr int rest = 300;
    m_rest->setSingleShot(true);
    m_rest->setInterval(rest);
    connect(m_rest, &QTimer::timeout, this, &ProjectWatcher::check);
    connect(m_watcher, &QFileSystemWatcher::fileChanged, m_rest, qOverload<>(&QTimer::start));
    connect(m_watcher, &QFileSystemWatcher::directoryChanged, m_rest, qOverload<>(&QTimer::start));
}

void ProjectWatcher::watch(const SnapshotPtr& snapshot)
{
    m_rest->stop();
    if (const QStringList old = m_watcher->files() + m_watcher->directories(); !old.isEmpty()) {
        m_watcher->removePaths(old);
    }
    m_paths.clear();
    m_seen.clear();
    if (!snapshot || snapshot->project == nullptr) {
        return;
    }
    const ProjectFile& file = snapshot->project->file;
    m_paths << file.path << file.scriptLocation + u"/env.py"_s << file.locations.folders;
    if (snapshot->database && snapshot->database->engine == Engine::Sqlite) {
        m_paths << snapshot->database->database;
    }
    m_paths.removeAll(QString());
    m_paths.removeDuplicates();
    QStringList existing;
    for (const QString& path : m_paths) {
        m_seen.insert(path, lookOf(path));
        if (QFileInfo::exists(path)) {
            existing << path;
        }
    }
    // Scripts one by one too: a file that is written in place leaves its folder as it was.
    constexpr qsizetype mostScripts = 2000;
    const QList<Revision>& revisions = snapshot->graph.revisions();
    for (const Revision& revision : revisions.mid(0, mostScripts)) {
        if (!revision.file.isEmpty()) {
            existing << revision.file;
        }
    }
    existing.removeDuplicates();
    if (!existing.isEmpty()) {
        m_watcher->addPaths(existing);
    }
}

void ProjectWatcher::check()
{
    for (const QString& path : m_paths) {
        if (lookOf(path) != m_seen.value(path)) {
            emit changed();
            return;
        }
    }
}

}  // namespace limbeck::ui
