// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/runner/stoppedstep.h"
#include "migrations/runner/versiontable.h"

namespace limbeck {

/// Remembers how far a step came, for engines that commit every change of the schema at once
/// (MariaDB, MySQL): a file below the user's data that exists while a step is under way. One that
/// is still there belongs to a step that failed or was killed.
///
/// The first line tells the step, its statements, the way back, and the version rows. Each further
/// line tells what happened, before or after it did: a statement begins, is done, or was refused.
/// Readable by its owner only, since statements hold data. On disk before a statement is sent.
class StepJournal final
{
public:
    StepJournal(const ConnectionSettings& settings, const VersionTable& versionTable);

    /// Nothing if there is no file. Fails with FileUnreadable if it cannot be understood: what is
    /// not known must not be run over.
    Result<std::optional<StoppedStep>> read() const;

    /// The same if it still matters: the version rows are those that it began with, else somebody
    /// has settled it.
    Result<std::optional<StoppedStep>> read(const QStringList& rows) const;

    /// Begins a step, or notes one anew, `stopped.done` included. Fails with FileUnwritable, as
    /// all of these.
    Result<> begin(const StoppedStep& stopped);
    /// The statement of that number is about to be sent.
    Result<> setBegun(const StoppedStep::Begun& begun);
    /// Says that the first `count` statements are done.
    Result<> setDone(qsizetype count);
    /// The server has refused the statement that was begun: it is not done.
    Result<> setRefused(const QString& failure);
    /// The step is over, or none of it was kept: removes the file.
    void remove();

    QString path() const;

private:
    Result<> append(const QByteArray& line);

    QString m_path;
};

}  // namespace limbeck
