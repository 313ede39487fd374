// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands/commands.h"
#include "app/cli/commands/past.h"
#include "app/cli/commandsyntax.h"
#include "migrations/command/tablepath.h"
#include "migrations/planner/archivedtarget.h"
#include "migrations/planner/timeline.h"
#include "models/base/text.h"

namespace limbeck::cli {

using namespace Qt::StringLiterals;

namespace {

QString pathsText(const command::TablePaths& found)
{
    const QString ends = u"%1 to %2: "_s.arg(found.from.toString(), found.to.toString());
    if (found.paths.isEmpty()) {
        return ends
               + (found.from == found.to ? u"it has no foreign key to itself.\n"_s
                                         : u"no foreign keys tie them together.\n"_s);
    }
    const bool isSeveral = found.paths.size() > 1;
    QString text = ends + countOf(found.paths.first().size(), u"foreign key"_s)
                   + (isSeveral ? u", in %1 ways"_s.arg(found.paths.size()) : QString()) + u'\n';
    for (qsizetype i = 0; i < found.paths.size(); ++i) {
        if (i > 0) {
            text += u"or\n"_s;
        }
        for (const command::PathStep& step : found.paths[i]) {
            text += u"  "_s + command::describe(step) + u'\n';
        }
    }
    return found.isCut ? text + u"and more ways of the same length.\n"_s : text;
}

QJsonObject stepJson(const command::PathStep& step)
{
    return {{u"from"_s, step.from.toString()},
            {u"to"_s, step.to.toString()},
            {u"table"_s, step.owner.toString()},
            {u"columns"_s, QJsonArray::fromStringList(step.key.columns)},
            {u"referent"_s, step.key.referent.toString()},
            {u"referentColumns"_s, QJsonArray::fromStringList(step.key.referentColumns)}};
}

QJsonObject pathsJson(const command::TablePaths& found)
{
    QJsonArray paths;
    for (const QList<command::PathStep>& path : found.paths) {
        QJsonArray steps;
        for (const command::PathStep& step : path) {
            steps << stepJson(step);
        }
        paths << steps;
    }
    return {{u"from"_s, found.from.toString()},
            {u"to"_s, found.to.toString()},
            {u"paths"_s, paths},
            {u"isCut"_s, found.isCut}};
}

class PathCommand final : public Command
{
public:
    CommandHelp help() const override
    {
        return {
            u"path"_s,
            u"find how two tables are tied together by foreign keys"_s,
            u"Prints the shortest ways from one table to the other over foreign keys, in either "
            u"direction of each:\n"
            "what a query would join. By the history, where no database is opened, or by a "
            "database."_s,
            u"limbeck path order product"_s};
    }

    void declare(CommandSyntax& syntax) override
    {
        syntax.argument(u"FROM"_s, u"a table"_s, m_start);
        syntax.argument(u"TO"_s, u"another table"_s, m_target);
        syntax.option(u"--as-of"_s,
                      u"REVISION"_s,
                      u"of the history: at this revision (default: heads)"_s,
                      m_revision);
        syntax.choice(u"--from"_s,
                      {u"history"_s, u"database"_s},
                      u"who says what the schema is (default: history)"_s,
                      m_source);
    }

    Result<int> run(Session& session) override
    {
        const Result<const Project*> project = session.project();
        if (!project) {
            return fail(project.error());
        }
        const Result<Moment> moment = read(session, **project);
        if (!moment) {
            return fail(moment.error());
        }
        const auto paths = command::tablePaths(moment->schema, m_start, m_target);
        if (!paths) {
            return fail(paths.error());
        }
        warnOfDoubts(session, u"limbeck.path"_s, moment->doubts);
        session.print(pathsText(*paths));
        if (session.options().asJson) {
            session.printJson(pathsJson(*paths));
        }
        return exitOk;
    }

private:
    Result<Moment> read(Session& session, const Project& project) const
    {
        if (m_source == u"history"_s) {
            const ScriptDirectory& scripts = scriptsKnowing(project.scripts, m_revision);
            return revisionsUpTo(scripts.graph(), m_revision)
                .and_then([&](const QList<RevisionId>& order) {
                    return SchemaTimeline(scripts, dialectFor(session, project)).after(order);
                });
        }
        const Result<command::Context> context = session.context();
        if (!context) {
            return fail(context.error());
        }
        return command::status(*context, {.inspectSchema = true, .countRows = false})
            .map([](const command::Status& status) {
                return Moment{status.schema, {}};
            });
    }

    QString m_start;
    QString m_target;
    QString m_revision = u"heads"_s;
    QString m_source = u"history"_s;
};

}  // namespace

std::unique_ptr<Command> makePathCommand()
{
    return std::make_unique<PathCommand>();
}

}  // namespace limbeck::cli
