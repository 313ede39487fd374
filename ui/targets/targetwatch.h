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
/// answer keeps nobody waiting, not even the end of the program. What was read is remembered with
/// its time: a database that cannot be reached is shown as it was seen last.
///
/// URLs are kept without their passwords. One that was typed is known until another project is
/// opened, or this one is closed.
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
    /// Shows a database beside the others, or no longer. Fails as urlToKeep() does.
    Result<> setPinned(const QString& url, bool isPinned);
    bool isPinned(const QString& url) const;
    /// True if `url` means the database in use.
    bool isInUse(const QString& url) const;
    /// `url` with the password that was typed with it, if one was.
    QString typedUrl(const QString& url) const;
    bool isReading() const;
    /// The pinned ones in the order of their pinning; the one in use before them if it cannot be
    /// read and was seen before. No two names are the same, nor that of the one in use.
    QList<TargetState> states() const;
    /// "The history shows it as seen 26 Nov 14:03: 1 pending." of the database in use, if it cannot
    /// be read and was seen before; else empty.
    QString lastSeenInUse() const;

signals:
    void statesChanged(const QList<limbeck::ui::TargetState>& states);

private:
    /// What a read was started for. A database of the same URL may be another one by the time that
    /// the answer comes: of another project, with another password, or named by another file.
    struct Question
    {
        QString path;      ///< of the project
        QString url;       ///< with its password
        QString database;  ///< see keyOf()

        bool operator==(const Question&) const = default;
    };
    struct Reading
    {
        Question question;
        TaskRunner* runner = nullptr;
    };

    void noteInUse();
    void startPinned();
    Question questionOf(const QString& url) const;
    void read(const QString& url);
    void take(const QString& url, const Question& question, const Result<QStringList>& rows);
    void nameApart(QList<TargetState>* states) const;
    TargetState lastSeen(const QString& url) const;
    QString keyOf(const QString& url) const;
    void tell();

    WindowSettings& m_settings;
    SnapshotPtr m_snapshot;
    QString m_url;
    QList<TargetState> m_pinned;
    std::optional<TargetState> m_inUse;  ///< if it cannot be read and was seen before
    QHash<QString, QString> m_typed;     ///< URL without its password → as it was typed
    QHash<QString, Reading> m_readings;  ///< by URL without its password
};

}  // namespace limbeck::ui

Q_DECLARE_METATYPE(limbeck::ui::TargetState)
