// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/project/savedviews.h"
#include "ui/mainwindow/snapshot.h"

#include <QObject>

namespace limbeck::ui {

class WindowSettings;

/// The saved views of the opened project, and which of them is looked at. Every change is written
/// at once; the file is small, and its folder that of the project. Which one is looked at is
/// remembered for each project, but not in the file.
class ViewKeeper final : public QObject
{
    Q_OBJECT

public:
    /// `settings` outlives it.
    explicit ViewKeeper(WindowSettings& settings, QObject* parent = nullptr);

    /// Reads the file of the project, which somebody else may have changed.
    void setSnapshot(const SnapshotPtr& snapshot);
    const SavedViews& views() const;
    /// Name of the one that is looked at; empty: every table.
    QString current() const;
    bool canSave() const;

    /// Looks at that one; at every table if `name` is empty or no view is called so.
    void choose(const QString& name);
    /// Saves under that name, in place of one that is called so, and looks at it.
    void save(const QString& name, const QStringList& tables);
    /// Does nothing if `to` is empty or taken.
    void rename(const QString& from, const QString& to);
    void remove(const QString& name);
    bool canUndoRemove() const;
    /// Puts back what remove() took last.
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
    bool write(const SavedViews& views);
    void setCurrent(const QString& name);
    void tellAll();

    WindowSettings& m_settings;
    QString m_project;  ///< path of the project; empty if none is open
    QString m_file;
    bool m_isReadable = false;  ///< a file that is not understood is never written over
    SavedViews m_views;
    QString m_current;
    std::pair<QString, QStringList> m_removed;
};

}  // namespace limbeck::ui
