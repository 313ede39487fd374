// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands/commands.h"
#include "app/cli/commands/loss.h"
#include "app/cli/commandsyntax.h"
#include "app/cli/interrupt.h"
#include "app/cli/jsonvalues.h"
#include "app/cli/runlog.h"
#include "models/base/text.h"

namespace limbeck::cli {

using namespace Qt::StringLiterals;

namespace {

class DropAllCommand final : public Command
{
public:
    CommandHelp help() const override
    {
        return {u"drop-all"_s,
                u"drop every table, the version table included"_s,
                u"Drops all tables, views and triggers in one transaction, after a backup. An "
                u"upgrade afterwards\n"
                "builds everything again; 'limbeck reset' does both, and more safely."_s,
                u"limbeck drop-all --dry-run"_s};
    }

    void declare(CommandSyntax& syntax) override
    {
        syntax.flag(u"--dry-run"_s, u"print what would be lost, change nothing"_s, m_isDryRun);
    }

    Result<int> run(Session& session) override
    {
        const Result<command::Context> context = session.context();
        if (!context) {
            return fail(context.error());
        }
        const Result<command::ResetPreview> preview = command::previewDropAll(*context);
        if (!preview) {
            return fail(preview.error());
        }
        if (m_isDryRun) {
            return printLossPreview(session, *context, *preview);
        }
        showLoss(session, *context, *preview);
        if (const Result<> ready = session.confirm(*context, u"drop everything in"_s); !ready) {
            return fail(ready.error());
        }
        const InterruptGuard guard;
        RunLog log(session, context->project->scripts);
        return command::dropAll(*context, log).map([&](const QString& backup) {
            session.print(u"Dropped "_s + countOf(preview->lost.size(), u"table"_s) + u" of '"_s
                          + context->database.displayName() + u"'.\n"_s);
            session.info(u"limbeck.backup"_s,
                         u"The state before is kept in "_s + backup
                             + u"; 'limbeck restore' brings it back."_s);
            if (session.options().asJson) {
                session.printJson(
                    {{u"dropped"_s, tableRowsJson(preview->lost)}, {u"backup"_s, backup}});
            }
            return exitOk;
        });
    }

private:
    bool m_isDryRun = false;
};

}  // namespace

std::unique_ptr<Command> makeDropAllCommand()
{
    return std::make_unique<DropAllCommand>();
}

}  // namespace limbeck::cli
