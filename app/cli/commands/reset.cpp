// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands/commands.h"
#include "app/cli/commands/loss.h"
#include "app/cli/commands/migrate.h"
#include "app/cli/commandsyntax.h"
#include "app/cli/interrupt.h"
#include "app/cli/runlog.h"
#include "models/base/text.h"

namespace limbeck::cli {

using namespace Qt::StringLiterals;

namespace {

class ResetCommand final : public Command
{
public:
    CommandHelp help() const override
    {
        return {u"reset"_s,
                u"a fresh database; the old one is kept"_s,
                u"Builds a new database from the history beside the old one, checks it, and only "
                u"then puts it in\n"
                "the old one's place. If anything fails the old one stays as it is, byte for byte; "
                "afterwards\n"
                "it is kept as a backup that 'limbeck restore' brings back."_s,
                u"limbeck reset --dry-run"_s};
    }

    void declare(CommandSyntax& syntax) override
    {
        syntax.optionalArgument(
            u"REVISION"_s, u"how far to build the new one (default: heads)"_s, m_revision);
        syntax.flag(u"--dry-run"_s, u"print the SQL, change nothing"_s, m_isDryRun);
        declareVerify(syntax, m_verifies);
    }

    Result<int> run(Session& session) override
    {
        Result<command::Context> context = session.context();
        if (!context) {
            return fail(context.error());
        }
        context->verifies = context->verifies || m_verifies;
        const Result<command::ResetPreview> preview = command::previewReset(*context, m_revision);
        if (!preview) {
            return fail(preview.error());
        }
        if (m_isDryRun) {
            return printLossPreview(session, *context, *preview);
        }
        const Result<> ready = preview->plan.runnable().and_then([&] {
            showLoss(session, *context, *preview);
            return session.confirm(*context, u"reset"_s);
        });
        if (!ready) {
            return fail(ready.error());
        }
        const InterruptGuard guard;
        RunLog log(session, context->project->scripts);
        const RunReport report = command::reset(*context, log, m_revision);
        const QString name = context->database.displayName();
        return finishRun(session,
                         report,
                         name,
                         u"Reset '"_s + name + u"': "_s
                             + countOf(report.applied.size(), u"revision"_s) + u" applied.\n"_s);
    }

private:
    QString m_revision = u"heads"_s;
    bool m_isDryRun = false;
    bool m_verifies = false;
};

}  // namespace

std::unique_ptr<Command> makeResetCommand()
{
    return std::make_unique<ResetCommand>();
}

}  // namespace limbeck::cli
