// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands/commands.h"
#include "app/cli/commands/explainheads.h"
#include "app/cli/commands/listing.h"
#include "app/cli/commandsyntax.h"

namespace limbeck::cli {

using namespace Qt::StringLiterals;

namespace {

class HeadsCommand final : public Command
{
public:
    CommandHelp help() const override
    {
        return {u"heads"_s,
                u"list the newest revisions"_s,
                u"Lists the revisions that nothing follows. More than one means that branches wait "
                u"to be merged.\n"
                "Opens no database but with --explain."_s,
                u"limbeck heads -v"_s};
    }

    void declare(CommandSyntax& syntax) override
    {
        syntax.flag(u"-v,--verbose"_s, u"all that is known of each revision"_s, m_isVerbose);
        syntax.flag(u"--resolve-dependencies"_s,
                    u"leave out heads that another revision depends on"_s,
                    m_resolvesDependencies);
        syntax.flag(u"--explain"_s,
                    u"of several heads: what each side touches, and whether one can be rebased"_s,
                    m_explains);
    }

    Result<int> run(Session& session) override
    {
        if (m_explains) {
            return explainHeads(session);
        }
        const Result<const Project*> project = session.project();
        if (!project) {
            return fail(project.error());
        }
        const RevisionGraph& graph = (*project)->graph();
        HistoryStyle style;
        style.isVerbose = m_isVerbose;
        const QStringList heads = m_resolvesDependencies ? graph.realHeads() : graph.heads();
        session.print(headsText(graph, heads, style));
        return finishListing(session, graph, heads);
    }

private:
    bool m_isVerbose = false;
    bool m_resolvesDependencies = false;
    bool m_explains = false;
};

}  // namespace

std::unique_ptr<Command> makeHeadsCommand()
{
    return std::make_unique<HeadsCommand>();
}

}  // namespace limbeck::cli
