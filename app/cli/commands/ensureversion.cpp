// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands/commands.h"
#include "app/cli/commands/offlineoutput.h"
#include "app/cli/commandsyntax.h"

namespace limbeck::cli {

using namespace Qt::StringLiterals;

namespace {

class EnsureVersionCommand final : public Command
{
public:
    CommandHelp help() const override
    {
        return {u"ensure_version"_s,
                u"create the version table if it is not there"_s,
                u"Creates the table that says which revision a database is at, empty, and nothing "
                u"else. Every\n"
                "command that needs it does so itself; this is for databases whose users may not "
                "create tables\nlater."_s,
                u"limbeck ensure_version --sql"_s};
    }

    void declare(CommandSyntax& syntax) override
    {
        syntax.flag(u"--sql"_s, u"print a script without opening a database"_s, m_isSql);
    }

    Result<int> run(Session& session) override
    {
        const Result<command::Context> context = session.context();
        if (!context) {
            return fail(context.error());
        }
        const Engine engine = context->database.engine;
        if (m_isSql) {
            return printOffline(
                session, *context, command::offlineEnsureVersion(*context->project, engine));
        }
        session.logEngine(engine);
        const Result<bool> created = command::ensureVersion(*context);
        if (!created) {
            return fail(created.error());
        }
        if (session.options().asJson) {
            session.printJson({{u"created"_s, *created}});
        }
        return exitOk;
    }

private:
    bool m_isSql = false;
};

}  // namespace

std::unique_ptr<Command> makeEnsureVersionCommand()
{
    return std::make_unique<EnsureVersionCommand>();
}

}  // namespace limbeck::cli
