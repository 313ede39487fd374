// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands/commands.h"
#include "app/cli/commands/migrate.h"
#include "app/cli/commandsyntax.h"

namespace limbeck::cli {

using namespace Qt::StringLiterals;

namespace {

class DowngradeCommand final : public Command
{
public:
    CommandHelp help() const override
    {
        return {u"downgrade"_s,
                u"take revisions back"_s,
                u"Runs the downgrade functions of all revisions above REVISION. What drops tables "
                u"or columns\n"
                "needs --yes; a backup is made first, and 'limbeck restore' brings it back."_s,
                u"limbeck downgrade -1 --dry-run"_s};
    }

    void declare(CommandSyntax& syntax) override
    {
        syntax.argument(u"REVISION"_s, u"base, a revision, label@base, -1"_s, m_request.target);
        declareMove(syntax, m_request);
    }

    Result<int> run(Session& session) override
    {
        return migrate(session, Direction::Down, m_request);
    }

private:
    MoveRequest m_request;
};

}  // namespace

std::unique_ptr<Command> makeDowngradeCommand()
{
    return std::make_unique<DowngradeCommand>();
}

}  // namespace limbeck::cli
