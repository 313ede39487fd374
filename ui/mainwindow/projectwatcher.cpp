// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow/projectwatcher.h"

#include "ui/mainwindow/projectlook.h"
#include "ui/task/taskrunner.h"

#include <QFileInfo>
#include <QFileSystemWatcher>
#include <QSet>
#include <QTimer>

namespace limbeck::ui {

ProjectWatcher::ProjectWatcher(QObject* parent)
    : QObject(parent)
    , m_watcher(new QFileSystemWatcher(this))
    , m_rest(new QTimer(this))
    , m_runner(new TaskRunner(this))
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
    m_runner->cancelAll();
    const bool hasProject = snapshot && snapshot->project != nullptr;
    m_seen = hasProject ? snapshot->look : ProjectLook();
    QSet<QString> wanted;
    for (auto each = m_seen.cbegin(); each != m_seen.cend(); ++each) {
        if (QFileInfo::exists(each.key())) {
            wanted.insert(each.key());
        }
    }
    // Scripts one by one too: a file that is written in place leaves its folder as it was.
    constexpr qsizetype mostScripts = 2000;
    const QList<Revision> revisions =
        hasProject ? snapshot->graph.revisions().mid(0, mostScripts) : QList<Revision>();
    for (const Revision& revision : revisions) {
        if (!revision.file.isEmpty()) {
            wanted.insert(revision.file);
        }
    }
    const QStringList watched = m_watcher->files() + m_watcher->directories();
    const QSet<QString> old(watched.cbegin(), watched.cend());
    if (const QSet<QString> gone = old - wanted; !gone.isEmpty()) {
        m_watcher->removePaths(gone.values());
    }
    if (const QSet<QString> added = wanted - old; !added.isEmpty()) {
        m_watcher->addPaths(added.values());
    }
}

void ProjectWatcher::check()
{
    m_runner->start<bool>(
        {},
        [seen = m_seen](JobContext& job) {
            return !job.isCancelled() && lookAt(seen.keys()) != seen;
        },
        this,
        [this, seen = m_seen](bool isChanged) {
            if (isChanged && seen == m_seen) {  // else it is another project by now
                emit changed();
            }
        });
}

}  // namespace limbeck::ui
