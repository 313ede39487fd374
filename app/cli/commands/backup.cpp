// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands/backuplist.h"
#include "app/cli/commands/commands.h"
#include "app/cli/commandsyntax.h"
#include "app/cli/jsonvalues.h"

namespace limbeck::cli {

using namespace Qt::StringLiterals;

namespace {

class BackupCommand final : public Command
{
public:
    CommandHelp help() const override
    {
        return {u"backup"_s,
                u"copy the database beside itself"_s,
                u"Makes a checked copy in .limbeck-backups beside the database, also while others "
                u"use it, and\n"
                "prints its path. 'limbeck restore' brings it back."_s,
                u"limbeck backup"_s};
    }

    void declare(CommandSyntax& syntax) override
    {
        syntax.flag(u"--list"_s, u"list the backups there are, newest first"_s, m_lists);
    }

    Result<int> run(Session& session) override
    {
        const Result<command::Context> context = session.context();
        if (!context) {
            return fail(context.error());
        }
        if (m_lists) {
            return listBackups(session, *context);
        }
        return command::backup(*context).map([&session](const Backup& made) {
            session.print(made.path + u'\n');
            if (session.options().asJson) {
                session.printJson(backupJson(made));
            }
            return exitOk;
        });
    }

private:
    bool m_lists = false;
};

}  // namespace

std::unique_ptr<Command> makeBackupCommand()
{
    return std::make_unique<BackupCommand>();
}

}  // namespace limbeck::cli
