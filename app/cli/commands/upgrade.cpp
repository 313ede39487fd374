// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands/commands.h"
#include "app/cli/commands/migrate.h"
#include "app/cli/commandsyntax.h"

namespace limbeck::cli {

using namespace Qt::StringLiterals;

namespace {

class UpgradeCommand final : public Command
{
public:
    CommandHelp help() const override
    {
        return {u"upgrade"_s,
                u"upgrade the database to a revision"_s,
                u"Runs the upgrade functions of all revisions up to REVISION, in Alembic's order "
                u"and in one\n"
                "transaction where the engine allows it: either all of it happens or nothing.\n"
                "If rows or values can be lost it asks first (--yes) and makes a backup."_s,
                u"limbeck upgrade head"_s};
    }

    void declare(CommandSyntax& syntax) override
    {
        syntax.argument(u"REVISION"_s,
                        u"head, heads, a revision or its first letters, label@head, +2"_s,
                        m_request.target);
        declareMove(syntax, m_request);
        syntax.option(u"--delegate"_s,
                      u"REVISION"_s,
                      u"let the project's own Alembic run this one (see 'command' of [alembic] in "
                      "settings.toml)"_s,
                      m_request.delegated);
    }

    Result<int> run(Session& session) override
    {
        return migrate(session, Direction::Up, m_request);
    }

private:
    MoveRequest m_request;
};

}  // namespace

std::unique_ptr<Command> makeUpgradeCommand()
{
    return std::make_unique<UpgradeCommand>();
}

}  // namespace limbeck::cli
