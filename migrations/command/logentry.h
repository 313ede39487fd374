// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/command/command.h"
#include "migrations/operationlog/operationlog.h"

#include <QElapsedTimer>

namespace limbeck::command {

/// One operation on its way into the project's operations log: made when the work starts, kept when
/// it has ended, however it ended. A project that keeps no log (Project::operationLog) gets none.
///
/// What cannot be written to the log changes nothing of the operation: it has happened. It is
/// told in the program's own messages.
class LogEntry final
{
public:
    /// `action` is the command's name.
    LogEntry(const Context& context, const QString& action);
    /// Of an operation on files only; `target` is what the user calls it by.
    LogEntry(const Project& project, const QString& action, const QString& target);
    Q_DISABLE_COPY_MOVE(LogEntry)

    OperationRecord& record()
    {
        return m_record;
    }

    /// Adds a file with the digest of what is in it now.
    void addFile(const QString& path);

    /// Keeps a run, unless it succeeded with nothing to do, and hands it on.
    RunReport keep(RunReport report);

    /// Keeps the operation, or the error with which it failed, and hands the result on.
    template <typename Value>
    Result<Value> keep(Result<Value> result)
    {
        if (!result) {
            m_record.hasChanged = false;
            m_record.error = result.error().message;
        }
        write();
        return result;
    }

private:
    void write();

    const Project& m_project;  // outlives the entry
    QElapsedTimer m_clock;
    OperationRecord m_record;
};

}  // namespace limbeck::command
