// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands/resume.h"

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

QString doneText(const StoppedStep& plan)
{
    return (plan.isUndo ? u"What was done of %1 is taken back.\n"_s : u"Finished %1.\n"_s)
        .arg(plan.title());
}

class ResumeCommand final : public Command
{
public:
    CommandHelp help() const override
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

    void declare(CommandSyntax& syntax) override
    {
        syntax.flag(u"--dry-run"_s, u"print the SQL, change nothing"_s, m_isDryRun);
        m_answer.declare(syntax);
    }

    Result<int> run(Session& session) override
    {
        return session.context().and_then([&](const command::Context& context) {
            return settleStep(session, context, false, m_isDryRun, m_answer);
        });
    }

private:
    bool m_isDryRun = false;
    SettleAnswer m_answer;
};

}  // namespace

void SettleAnswer::declare(CommandSyntax& syntax)
{
    syntax.flag(u"--done"_s, u"the statement of which it cannot be seen was carried out"_s, isDone);
    syntax.flag(u"--not-done"_s, u"it was not carried out"_s, isNotDone);
    declareVerify(syntax, verifies);
}

Result<int> settleStep(Session& session,
                       command::Context context,
                       bool takesBack,
                       bool isDryRun,
                       const SettleAnswer& answer)
{
    context.verifies = context.verifies || answer.verifies;
    if (answer.isDone && answer.isNotDone) {
        return fail(ErrorCode::InvalidArgument,
                    u"--done and --not-done say the opposite of each other."_s);
    }
    const std::optional<bool> isDone =
        answer.isGiven() ? std::optional(answer.isDone) : std::nullopt;
    const Result<StoppedStep> plan = command::previewSettling(context, takesBack, isDone);
    if (!plan || isDryRun) {
        return plan.and_then(
            [&session](const StoppedStep& rest) { return printRest(session, rest); });
    }
    // What was begun was confirmed when it began; taking it back was not.
    if (takesBack) {
        if (const Result<> wanted = session.confirm(context, u"undo a step of"_s); !wanted) {
            return fail(wanted.error());
        }
    }
    const InterruptGuard guard;
    RunLog log(session, context.project->scripts);
    const RunReport report =
        takesBack ? command::undo(context, log, isDone) : command::resume(context, log, isDone);
    return finishRun(session, report, context.database.displayName(), doneText(*plan));
}

std::unique_ptr<Command> makeResumeCommand()
{
    return std::make_unique<ResumeCommand>();
}

}  // namespace limbeck::cli
