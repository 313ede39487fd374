// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands/commands.h"
#include "app/cli/commands/listing.h"
#include "app/cli/commandsyntax.h"

namespace limbeck::cli {

using namespace Qt::StringLiterals;

namespace {

class ShowCommand final : public Command
{
public:
    CommandHelp help() const override
    {
        return {u"show"_s,
                u"show one revision"_s,
                u"Shows where a revision stands, what it follows, its file and its message.\n"
                "'current' asks the database; nothing else opens it."_s,
                u"limbeck show head"_s};
    }

    void declare(CommandSyntax& syntax) override
    {
        syntax.argument(u"REVISION"_s,
                        u"head, heads, current, a revision or its first letters, a label"_s,
                        m_revision);
    }

    Result<int> run(Session& session) override
    {
        const Result<const Project*> project = session.project();
        if (!project) {
            return fail(project.error());
        }
        const RevisionGraph& graph = (*project)->graph();
        const Result<QStringList> rows = rowsFor(session, m_revision);
        if (!rows) {
            return fail(rows.error());
        }
        const RevisionTarget target = RevisionTarget::parse(m_revision);
        const Result<QStringList> revisions = resolve(graph, target, *rows);
        const RevisionGraph& past = (*project)->scripts.unfolded().graph();
        if (const Result<QStringList> old = resolve(past, target, *rows); !revisions && old) {
            session.print(showText(past, *old, HistoryStyle{}));
            return exitOk;
        }
        if (!revisions) {
            reportProblems(session, graph);
            return fail(revisions.error());
        }
        session.print(showText(graph, *revisions, HistoryStyle{}));
        return finishListing(session, graph, *revisions, {}, Concern::TheListed);
    }

private:
    QString m_revision;
};

}  // namespace

std::unique_ptr<Command> makeShowCommand()
{
    return std::make_unique<ShowCommand>();
}

}  // namespace limbeck::cli
