// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/operationlog/operationrecord.h"

namespace limbeck {

/// The operations log of a project: a file of JSON lines, oldest first, below the user's data
/// folder, since it tells what one person did. Bounded: past `maxBytes` the file becomes the older
/// half of the log and the half before it goes.
///
/// A line is written by one write() to a file opened for appending, so that programs that write at
/// the same moment do not mix their lines. Thread: any.
class OperationLog final
{
public:
    static constexpr qint64 maxBytes = 2 * 1024 * 1024;

    /// The log of the project whose settings are in `projectFile` (alembic.ini).
    static QString standardPath(const QString& projectFile);

    explicit OperationLog(QString path)
        : m_path(std::move(path))
    {
    }

    /// What is in the log.
    struct Content
    {
        QList<OperationRecord> records;  ///< oldest first
        int damagedLines = 0;  ///< a program was killed while it wrote, or somebody edited
    };

    /// Nothing if there is no log yet. Fails with FileUnreadable.
    Result<Content> read() const;
    /// Adds a line; makes file and folder if needed, for their owner alone. Fails with
    /// FileUnwritable.
    Result<> append(const OperationRecord& record) const;

private:
    QString olderPath() const;
    void rotateIfLarge() const;

    QString m_path;
};

}  // namespace limbeck
