// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands/commands.h"
#include "app/cli/commands/listing.h"
#include "app/cli/commandsyntax.h"
#include "migrations/planner/historyrange.h"

namespace limbeck::cli {

using namespace Qt::StringLiterals;

namespace {

class HistoryCommand final : public Command
{
public:
    CommandHelp help() const override
    {
        return {u"history"_s,
                u"list the revisions, newest first"_s,
                u"Lists all revisions, or a range of them. Opens no database unless -i or the "
                u"range asks what\n"
                "is applied. A broken history is listed as far as it goes; its problems follow on\n"
                "standard error."_s,
                u"limbeck history -r-3:current -v"_s};
    }

    void declare(CommandSyntax& syntax) override
    {
        syntax.option(
            u"-r,--rev-range"_s, u"START:END"_s, u"only these: a:b, a:, :b, -3:current"_s, m_range);
        syntax.flag(u"-v,--verbose"_s, u"all that is known of each revision"_s, m_isVerbose);
        syntax.flag(u"-i,--indicate-current"_s, u"mark what the database is at"_s, m_marksCurrent);
        syntax.flag(u"--unfold"_s,
                    u"show what consolidated revisions replaced, instead of them"_s,
                    m_unfolds);
    }

    Result<int> run(Session& session) override
    {
        const Result<const Project*> project = session.project();
        if (!project) {
            return fail(project.error());
        }
        QStringList rows;
        HistoryStyle style;
        style.isVerbose = m_isVerbose;
        if (m_marksCurrent || m_range.contains(u"current"_s)) {
            const Result<QStringList> read = loggedRowsOf(session);
            if (!read) {
                return fail(read.error());
            }
            rows = *read;
        }
        const ScriptDirectory& scripts = (*project)->scripts;
        const RevisionGraph& graph =
            m_unfolds ? scripts.unfolded().graph() : scripts.forRows(rows).graph();
        if (m_marksCurrent) {
            style.rows = rows;
        }
        const Result<QStringList> revisions = m_range.isEmpty()
                                                  ? Result<QStringList>(graph.history())
                                                  : historyRange(graph, m_range, rows);
        if (!revisions) {
            return fail(revisions.error());
        }
        session.print(historyText(graph, *revisions, style));
        return finishListing(session, graph, *revisions, style.rows);
    }

private:
    QString m_range;
    bool m_isVerbose = false;
    bool m_marksCurrent = false;
    bool m_unfolds = false;
};

}  // namespace

std::unique_ptr<Command> makeHistoryCommand()
{
    return std::make_unique<HistoryCommand>();
}

}  // namespace limbeck::cli
