// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/mainwindow/snapshot.h"

#include <QObject>

class QFileSystemWatcher;
class QTimer;

namespace limbeck::ui {

class TaskRunner;

/// Watches the files of a project: its settings, its folders of scripts, and the SQLite file that
/// it works on. Editors write in several steps, so it waits until they have come to rest.
class ProjectWatcher final : public QObject
{
    Q_OBJECT

public:
    explicit ProjectWatcher(QObject* parent = nullptr);

    /// What to watch from now on; null: nothing.
    void watch(const SnapshotPtr& snapshot);

signals:
    /// Something has changed on the disk since the snapshot was read.
    void changed();

private:
    void check();

    QFileSystemWatcher* m_watcher = nullptr;
    QTimer* m_rest = nullptr;
    TaskRunner* m_runner = nullptr;
    ProjectLook m_seen;  ///< how each file looked when it was read
};

}  // namespace limbeck::ui
