// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/command/command.h"
#include "migrations/operationlog/operationlog.h"

namespace limbeck::command {

/// How a logged operation is taken back.
struct UndoPlan
{
    enum class Way
    {
        RestoreBackup,  ///< the database becomes what it was before
        StampBack,      ///< the version rows become what they were; tables stay
        RemoveFile,     ///< a new script goes away
        Unconsolidate,
        UndoRebase,
    };

    Way way = Way::RestoreBackup;
    OperationRecord operation;
    /// Later operations on the same database, oldest first: they are taken back with it.
    QList<OperationRecord> taken;

    /// True if a database is changed by it, so that the target's class asks for a confirmation.
    bool changesDatabase() const;
    /// What will happen, as a sentence.
    QString sentence() const;
};

/// What an undo did.
struct Undone
{
    QString sentence;
    QString backup;  ///< of the state before the undo; empty if none was made
};

/// The operations log of the project; empty if it keeps none. Fails as OperationLog::read().
Result<OperationLog::Content> operations(const Project& project);

/// True if an operation of `log` took back the one with this id, and was not taken back itself.
bool isUndone(const QList<OperationRecord>& log, const QString& id);

/// How the operation whose id begins with `id` can be taken back, in the project and the database
/// of `context`. Looks at files, opens no database.
/// Fails with Irreversible and a sentence that says why not, and what can be done instead; with
/// InvalidArgument if `id` names no operation, or several.
Result<UndoPlan> planUndo(const Context& context,
                          const QList<OperationRecord>& log,
                          const QString& id);

/// The newest operation on the files of the project or on the database of `context` that changed
/// something, is not taken back, and is no undo itself: what `undo` means where nothing is said.
std::optional<OperationRecord> newestToUndo(const Context& context,
                                            const QList<OperationRecord>& log);

/// A line of the log with what can be done about it.
struct LoggedOperation
{
    OperationRecord record;
    bool isUndone = false;
    std::optional<UndoPlan> undo;  ///< how it can be taken back
    QString whyNot;                ///< a sentence if it cannot
};

/// The newest operations of the log, newest first, as planUndo() sees them. Fails as operations().
Result<QList<LoggedOperation>> newestOperations(const Context& context, qsizetype most = 500);

/// Takes it back; what is done is an operation of the log itself. Fails as restore(), stamp() and
/// their like do; with TargetInvalid if a script that would be removed is applied to the database,
/// if something else was done since `plan` was made, and if the rows that a stamp would set back
/// are not those that the log left.
Result<Undone> carryOut(const Context& context, const UndoPlan& plan);

}  // namespace limbeck::command
