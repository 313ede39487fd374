// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands/commands.h"
#include "app/cli/commands/migrate.h"
#include "app/cli/commands/stoppedtext.h"
#include "app/cli/commandsyntax.h"
#include "app/cli/interrupt.h"
#include "app/cli/runlog.h"
#include "migrations/command/settle.h"

namespace limbeck::cli {

using namespace Qt::StringLiterals;

namespace {

/// `resume` and `undo`: the two ways on from a step that stopped half way.
class SettleCommand final : public Command
{
public:
    explicit SettleCommand(bool takesBack)
        : m_takesBack(takesBack)
    {
    }

    CommandHelp help() const override
    {
        return m_takesBack ? undoHelp() : resumeHelp();
    }

    void declare(CommandSyntax& syntax) override
    {
        syntax.flag(u"--dry-run"_s, u"print the SQL, change nothing"_s, m_isDryRun);
        syntax.flag(
            u"--done"_s, u"the statement of which it cannot be seen was carried out"_s, m_isDone);
        syntax.flag(u"--not-done"_s, u"it was not carried out"_s, m_isNotDone);
        declareVerify(syntax, m_verifies);
    }

    Result<int> run(Session& session) override
    {
        if (m_isDone && m_isNotDone) {
            return fail(ErrorCode::InvalidArgument,
                        u"--done and --not-done say the opposite of each other."_s);
        }
        Result<command::Context> context = session.context();
        if (!context) {
            return fail(context.error());
        }
        context->verifies = context->verifies || m_verifies;
        const Result<StoppedStep> plan = command::previewSettling(*context, m_takesBack, answer());
        if (!plan || m_isDryRun) {
            return plan.and_then(
                [&session](const StoppedStep& rest) { return printRest(session, rest); });
        }
        // What was begun was confirmed when it began; taking it back was not.
        if (m_takesBack) {
            if (const Result<> wanted = session.confirm(*context, u"undo a step of"_s); !wanted) {
                return fail(wanted.error());
            }
        }
        const InterruptGuard guard;
        RunLog log(session, context->project->scripts);
        const RunReport report = m_takesBack ? command::undo(*context, log, answer())
                                             : command::resume(*context, log, answer());
        return finishRun(session, report, context->database.displayName(), doneText(*plan));
    }

private:
    static CommandHelp resumeHelp()
    {
        return {
            u"resume"_s,
            u"finish a step that stopped half way"_s,
            u"MariaDB and MySQL commit every change of the schema at once, so that a run that "
            u"fails or is killed\n"
            "stops inside a revision. This runs the statements of it that are left, and nothing "
            "beyond; one\n"
            "that was at work when the run was killed is looked for in the database, and never "
            "run twice."_s,
            u"limbeck resume --dry-run"_s};
    }

    static CommandHelp undoHelp()
    {
        return {u"undo"_s,
                u"take back a step that stopped half way"_s,
                u"Takes back what is done of a revision inside which a run stopped (MariaDB, "
                u"MySQL), by the reverse\n"
                "of each operation. Where something is gone that no statement brings back, nothing "
                "is changed\n"
                "and the backup to restore is named."_s,
                u"limbeck undo --dry-run"_s};
    }

    std::optional<bool> answer() const
    {
        return m_isDone || m_isNotDone ? std::optional(m_isDone) : std::nullopt;
    }

    static QString doneText(const StoppedStep& plan)
    {
        return (plan.isUndo ? u"What was done of %1 is taken back.\n"_s : u"Finished %1.\n"_s)
            .arg(plan.title());
    }

    bool m_takesBack;
    bool m_isDryRun = false;
    bool m_isDone = false;
    bool m_isNotDone = false;
    bool m_verifies = false;
};

}  // namespace

std::unique_ptr<Command> makeResumeCommand()
{
    return std::make_unique<SettleCommand>(false);
}

std::unique_ptr<Command> makeUndoCommand()
{
    return std::make_unique<SettleCommand>(true);
}

}  // namespace limbeck::cli
