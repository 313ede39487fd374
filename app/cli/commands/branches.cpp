// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands/commands.h"
#include "app/cli/commands/listing.h"
#include "app/cli/commandsyntax.h"

namespace limbeck::cli {

using namespace Qt::StringLiterals;

namespace {

class BranchesCommand final : public Command
{
public:
    CommandHelp help() const override
    {
        return {u"branches"_s,
                u"list the revisions where the history forks"_s,
                u"Lists every revision that more than one other follows, with these below it.\n"
                "Opens no database."_s,
                u"limbeck branches"_s};
    }

    void declare(CommandSyntax& syntax) override
    {
        syntax.flag(u"-v,--verbose"_s, u"all that is known of each revision"_s, m_isVerbose);
    }

    Result<int> run(Session& session) override
    {
        const Result<const Project*> project = session.project();
        if (!project) {
            return fail(project.error());
        }
        const RevisionGraph& graph = (*project)->graph();
        HistoryStyle style;
        style.isVerbose = m_isVerbose;
        QStringList forks;
        for (const QString& id : graph.history()) {
            if (graph.isBranchPoint(id)) {
                forks << id;
            }
        }
        session.print(branchesText(graph, style));
        return finishListing(session, graph, forks);
    }

private:
    bool m_isVerbose = false;
};

}  // namespace

std::unique_ptr<Command> makeBranchesCommand()
{
    return std::make_unique<BranchesCommand>();
}

}  // namespace limbeck::cli
