// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/targets/targetstate.h"

#include <QObject>

namespace limbeck::ui {

class TaskRunner;
class WindowSettings;

/// Knows where the databases stand that a project is shown with beside the one in use. Reads their
/// version rows and nothing else, read-only, each on a thread of its own, so that one that does not
/// answer keeps nobody waiting. What was read is remembered with its time: a database that cannot
/// be reached is shown as it was seen last.
///
/// URLs are kept without their passwords; one that was typed is known until the program ends.
class TargetWatch final : public QObject
{
    Q_OBJECT

public:
    /// `settings` outlives it.
    explicit TargetWatch(WindowSettings& settings, QObject* parent = nullptr);
    ~TargetWatch() override;
    Q_DISABLE_COPY_MOVE(TargetWatch)

    /// A project was opened, or read again; `url` is that of the database in use. Reads all anew.
    void setSnapshot(const SnapshotPtr& snapshot, const QString& url);
    /// Shows a database beside the others, or no longer.
    void setPinned(const QString& url, bool isPinned);
    bool isPinned(const QString& url) const;
    /// True if `url` means the database in use.
    bool isInUse(const QString& url) const;
    bool isReading() const;
    /// The pinned ones in the order of their pinning; the one in use before them if it cannot be
    /// read and was seen before.
    QList<TargetState> states() const;
    /// "It was last seen 26 Nov 14:03." of the database in use; empty if it never was.
    QString lastSeenInUse() const;

signals:
    void statesChanged(const QList<limbeck::ui::TargetState>& states);

private:
    void noteInUse();
    void startPinned();
    void read(const TargetState& state);
    void take(const QString& url, const QString& path, const Result<QStringList>& rows);
    TargetState lastSeen(const QString& url) const;
    QString keyOf(const QString& url) const;
    void tell();

    WindowSettings& m_settings;
    SnapshotPtr m_snapshot;
    QString m_url;
    QList<TargetState> m_pinned;
    std::optional<TargetState> m_inUse;     ///< if it cannot be read and was seen before
    QHash<QString, QString> m_typed;        ///< URL without its password → as it was typed
    QHash<QString, TaskRunner*> m_runners;  ///< by URL without its password
};

}  // namespace limbeck::ui

Q_DECLARE_METATYPE(limbeck::ui::TargetState)
