// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/runner/runtransaction.h"
#include "migrations/runner/stepjournal.h"

namespace limbeck {

/// The step at work on an engine that cannot roll changes of the schema back, and its journal.
/// Not active on steps that only change rows: those are transactions like any other.
///
///     open → (begin → the statement runs → finish)… → prepareEnd → the version rows move and
///     are committed → close
///
/// Thread: that of the database.
class JournaledStep final
{
public:
    /// All three outlive this.
    JournaledStep(Database& database,
                  RunTransaction& transaction,
                  const VersionTable& versionTable);

    bool isActive() const;
    /// True if some of its statements are done.
    bool hasKept() const;
    const StepJournal& journal() const;

    /// Fails with FileUnwritable, as all of these. `before` is the schema that the step finds.
    Result<> open(const PlanStep& step, const Schema& before, const QString& backup);
    /// The operation whose statements come next was rendered anew, on `live`.
    Result<> replace(size_t index,
                     const Operation& operation,
                     const QList<Statement>& statements,
                     const Schema& live);
    /// The next statement is about to be sent.
    Result<> begin(const Statement& statement);
    /// It was carried out: commits it, since the engine commits changes of the schema anyway and
    /// the journal must be true.
    Result<> finish();
    /// All statements are done. Requires that nothing is uncommitted.
    Result<> prepareEnd();
    /// The step is done and committed.
    void close();

    /// Goes on with a step that an earlier run left; the way back of one is a step as well.
    Result<> resume(const StoppedStep& stopped);

    /// `error`, with what a failure at this place leaves behind, in words.
    Error afterFailure(Error error);

private:
    Result<> note();
    bool changesRows() const;

    Database& m_database;
    RunTransaction& m_transaction;
    StepJournal m_journal;
    RowMarks m_marks;
    bool m_isActive = false;
    StoppedStep m_step;
    QList<QList<StepPart>> m_operations;  // the parts of each planned operation
    QList<QSet<TableName>> m_made;        // the tables that the operations before each make
};

}  // namespace limbeck
