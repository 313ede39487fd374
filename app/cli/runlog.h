// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/session.h"

namespace limbeck::cli {

/// Tells a run on standard error: Alembic's log lines in a pipe, one redrawn line per step with
/// its number and time on a terminal. Ctrl+C cancels.
class RunLog final : public RunObserver
{
public:
    /// `session` and `scripts` outlive this.
    RunLog(Session& session, const ScriptDirectory& scripts);

    void stepStarted(const PlanStep& step, qsizetype index, qsizetype count) override;
    void stepFinished(const PlanStep& step, qint64 milliseconds) override;
    void phaseStarted(const QString& sentence) override;
    void phaseProgressed(qsizetype done, qsizetype count) override;
    bool cancelRequested() const override;

private:
    bool showsProgress() const;

    Session& m_session;
    const ScriptDirectory& m_scripts;
    QString m_line;   // of the step that runs
    QString m_phase;  // that goes on
};

/// The end of a run, in words or JSON; the exit code. `done` is what is said on success.
/// `database` names what is left as it was, or not.
int finishRun(Session& session,
              const RunReport& report,
              const QString& database,
              const QString& done = {});

}  // namespace limbeck::cli
