// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/runner/stepjournal.h"

namespace limbeck {

/// The step at work on an engine that cannot roll changes of the schema back, and its journal.
/// Not active on steps that only change rows: those are transactions like any other.
class JournaledStep final
{
public:
    JournaledStep(const ConnectionSettings& settings, const VersionTable& versionTable);

    bool isActive() const;
    /// True if some of its statements are done.
    bool hasKept() const;
    const StepJournal& journal() const;

    /// Fails with FileUnwritable, as all of these.
    Result<> open(const PlanStep& step, const QStringList& rows);
    /// An operation whose statements come next was rendered anew.
    Result<> replace(const QList<Statement>& planned, const QList<Statement>& statements);
    /// The next statement is done and committed.
    Result<> noteDone();
    /// The step is done and committed.
    void close();

    /// Goes on with a step that an earlier run left.
    void resume(const RevisionStep& step, const StepJournal::Unfinished& unfinished);

    /// `error`, with what a failure at this place leaves behind, in words.
    Error afterFailure(Error error);

private:
    StepJournal m_journal;
    bool m_isActive = false;
    RevisionStep m_step;
    QStringList m_rows;
    QList<Statement> m_statements;
    qsizetype m_done = 0;
};

}  // namespace limbeck
