// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands/commands.h"
#include "app/cli/commands/listing.h"
#include "app/cli/commandsyntax.h"
#include "migrations/planner/place.h"
#include "migrations/planner/planerrors.h"

namespace limbeck::cli {

using namespace Qt::StringLiterals;

namespace {

QSet<QString> headsOf(const RevisionGraph& graph)
{
    const QStringList heads = graph.realHeads();
    return {heads.cbegin(), heads.cend()};
}

/// The URL as the project or the command line writes it, without a password.
QString shownUrl(const Session& session, const command::Context& context)
{
    const QString given = session.options().url;
    return context.database.engine != Engine::Sqlite ? context.database.toDisplay()
           : given.isEmpty()                         ? context.project->file.url.value
                                                     : given;
}

class CurrentCommand final : public Command
{
public:
    CommandHelp help() const override
    {
        return {u"current"_s,
                u"show what the database is at"_s,
                u"Shows the revisions in the database's version table. Changes nothing, not even "
                u"by creating\n"
                "that table or the database."_s,
                u"limbeck current --check-heads"_s};
    }

    void declare(CommandSyntax& syntax) override
    {
        syntax.flag(
            u"-c,--check-heads"_s, u"fail unless the database is at all heads"_s, m_checksHeads);
        syntax.flag(u"-v,--verbose"_s, u"all that is known of each revision"_s, m_isVerbose);
    }

    Result<int> run(Session& session) override
    {
        const Result<command::Context> context = session.context();
        if (!context) {
            return fail(context.error());
        }
        session.logEngine(context->database.engine);
        const Result<QStringList> rows = command::currentRows(*context);
        if (!rows) {
            return fail(rows.error());
        }
        if (m_isVerbose) {
            session.print(u"Current revision(s) for %1:\n"_s.arg(shownUrl(session, *context)));
        }
        const RevisionGraph& graph = context->project->scripts.forRows(*rows).graph();
        if (m_checksHeads && QSet<QString>(rows->cbegin(), rows->cend()) != headsOf(graph)) {
            return fail(ErrorCode::TargetInvalid, u"Database is not on all head revisions"_s);
        }
        const Result<QStringList> revisions = branchTips(graph, *rows);
        if (!revisions) {
            return fail(explainedFor(revisions.error(), graph, *rows));
        }
        HistoryStyle style;
        style.isVerbose = m_isVerbose;
        style.rows = *rows;
        session.print(currentText(graph, *revisions, style));
        return finishListing(session, graph, *revisions, *rows, Concern::TheListed);
    }

private:
    bool m_checksHeads = false;
    bool m_isVerbose = false;
};

}  // namespace

std::unique_ptr<Command> makeCurrentCommand()
{
    return std::make_unique<CurrentCommand>();
}

}  // namespace limbeck::cli
