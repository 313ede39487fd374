// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/project/savedviews.h"
#include "ui/mainwindow/snapshot.h"

#include <QObject>

class QFileSystemWatcher;
class QTimer;

namespace limbeck::ui {

class WindowSettings;

/// The first few of `names`, and how many there are besides: for a line of a dialog.
QString firstOf(const QStringList& names);

/// The saved views of the opened project, and which of them is looked at. Every change is written
/// at once; the file is small, and its folder that of the project. The file is the team's: it is
/// watched, and read again before each change, so that the change is made to what is in it now.
/// Which view is looked at is remembered for each project, but not in the file.
class ViewKeeper final : public QObject
{
    Q_OBJECT

public:
    /// `settings` outlives it.
    explicit ViewKeeper(WindowSettings& settings, QObject* parent = nullptr);

    /// Reads the file of the project, which somebody else may have changed.
    void setSnapshot(const SnapshotPtr& snapshot);
    /// Reads it again, and tells if it says something else now. False, and failed(), if it is not
    /// understood; nothing changes it then.
    bool readAgain();
    const SavedViews& views() const;
    /// Name of the one that is looked at; empty: every table.
    QString current() const;
    bool canSave() const;

    /// Looks at that one; at every table if `name` is empty or no view is called so.
    void choose(const QString& name);
    /// Saves under that name, in place of one that is called so, and looks at it.
    void save(const QString& name, const QStringList& tables);
    /// Does nothing if `to` is empty; fails if it is taken.
    void rename(const QString& from, const QString& to);
    void remove(const QString& name);
    bool canUndoRemove() const;
    /// Puts back what remove() took last. Where that fails it can be tried again.
    void undoRemove();

    /// `view` with the tables of the current view only; the same if there is none.
    SnapshotPtr narrowed(const SnapshotPtr& view) const;

signals:
    /// Other views, or another one is looked at.
    void changed();
    /// narrowed() gives something else now, though the project is the same.
    void narrowingChanged();
    void removed(const QString& name);
    void failed(const limbeck::Error& error);

private:
    Result<> read();
    void watch();
    void check();
    void failTaken(const QString& name);
    bool write(const SavedViews& views);
    void setCurrent(const QString& name);
    void tellAll();

    WindowSettings& m_settings;
    QFileSystemWatcher* m_watcher = nullptr;
    QTimer* m_rest = nullptr;
    QString m_project;  ///< path of the project; empty if none is open
    QString m_file;
    bool m_isReadable = false;  ///< a file that is not understood is never written over
    SavedViews m_views;
    QString m_current;
    std::pair<QString, QStringList> m_removed;
};

}  // namespace limbeck::ui
