// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands/commands.h"
#include "app/cli/commands/listing.h"
#include "app/cli/commands/stoppedtext.h"
#include "app/cli/commandsyntax.h"
#include "app/cli/jsonvalues.h"
#include "migrations/consolidate/consolidatedrevisions.h"

#include <algorithm>

namespace limbeck::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype listedPending = 5;

QString line(const QString& name, const QString& value)
{
    return name.leftJustified(10) + value + u'\n';
}

/// "1 table", "2 tables".
QString countText(qint64 count, const QString& noun)
{
    return QString::number(count) + u' ' + noun + (count == 1 ? QString() : u"s"_s);
}

/// "3: a1, b2, c3"; of many only the next ones.
QString pendingText(const command::Status& status)
{
    const QStringList& pending = status.pending;
    if (!status.unknownRows.isEmpty()) {
        return u"not known while a row has no script"_s;
    }
    if (pending.isEmpty()) {
        return u"nothing: the database is at the newest revision"_s;
    }
    const QString more = pending.size() > listedPending ? u", …"_s : QString();
    return QString::number(pending.size()) + u": "_s + pending.mid(0, listedPending).join(u", "_s)
           + more;
}

QString placeText(const command::Status& status)
{
    if (!status.databaseExists) {
        return u"nowhere: the database does not exist yet"_s;
    }
    if (status.rows.isEmpty()) {
        return status.hasVersionTable ? u"the base: the version table is empty"_s
                                      : u"the base: there is no version table"_s;
    }
    QStringList rows;
    for (const QString& row : status.rows) {
        rows << (status.unknownRows.contains(row)
                     ? row + u" (no script has it; see 'limbeck rescue')"_s
                     : row);
    }
    return rows.join(u", "_s);
}

QString tablesText(const QList<TableRows>& tables)
{
    qint64 rows = 0;
    bool isEstimate = false;
    for (const TableRows& each : tables) {
        rows += std::max<qint64>(each.rows, 0);
        isEstimate = isEstimate || each.isEstimate;
    }
    return countText(tables.size(), u"table"_s) + (isEstimate ? u", ≈ "_s : u", "_s)
           + countText(rows, u"row"_s);
}

/// "; a1 stands for 19 that were consolidated"
QString archivesText(const Project& project)
{
    const auto consolidated = consolidatedRevisions(project.graph(), project.archives);
    QString text;
    for (auto each = consolidated.cbegin(); each != consolidated.cend(); ++each) {
        text += u"; %1 stands for %2 consolidated ones"_s.arg(each.key()).arg(each->size());
    }
    return text;
}

QString historyText(const Project& project)
{
    const RevisionGraph& graph = project.graph();
    const QStringList heads = graph.heads();
    return countText(graph.ids().size(), u"revision"_s) + u", "_s
           + countText(heads.size(), u"head"_s)
           + (heads.isEmpty() ? QString() : u" ("_s + heads.join(u", "_s) + u')')
           + archivesText(project);
}

QString statusText(const command::Context& context, const command::Status& status)
{
    const ProjectFile& file = context.project->file;
    return line(u"project"_s, file.path) + line(u"history"_s, historyText(*context.project))
           + line(u"database"_s,
                  context.database.displayName() + u" ("_s
                      + command::targetClassName(command::classify(context)) + u", "_s
                      + status.serverVersion + u')')
           + line(u"rows in"_s, file.versionTable.name.toString())
           + line(u"at"_s, placeText(status)) + line(u"pending"_s, pendingText(status))
           + line(u"holds"_s, tablesText(status.tableRows))
           + (status.stopped ? stoppedText(*status.stopped) : QString());
}

QJsonObject statusJson(const command::Context& context, const command::Status& status)
{
    QJsonObject document{{u"project"_s, context.project->file.path},
                         {u"database"_s, context.database.displayName()},
                         {u"targetClass"_s, command::targetClassName(command::classify(context))},
                         {u"serverVersion"_s, status.serverVersion},
                         {u"databaseExists"_s, status.databaseExists},
                         {u"versionTable"_s, context.project->file.versionTable.name.toString()},
                         {u"hasVersionTable"_s, status.hasVersionTable},
                         {u"rows"_s, QJsonArray::fromStringList(status.rows)},
                         {u"unknownRows"_s, QJsonArray::fromStringList(status.unknownRows)},
                         {u"pending"_s, QJsonArray::fromStringList(status.pending)},
                         {u"tables"_s, tableRowsJson(status.tableRows)},
                         {u"problems"_s, problemsJson(context.project->graph())}};
    if (status.emptying) {
        document.insert(u"interrupted"_s,
                        QJsonObject{{u"action"_s, status.emptying->action},
                                    {u"backup"_s, status.emptying->dump}});
    }
    if (status.stopped) {
        document.insert(u"stopped"_s, stoppedJson(*status.stopped));
    }
    return document;
}

class StatusCommand final : public Command
{
public:
    CommandHelp help() const override
    {
        return {u"status"_s,
                u"tell where project and database stand"_s,
                u"Tells in a few lines which database is meant, what it is at, what an upgrade "
                u"would run and what\n"
                "is wrong with the history. Changes nothing."_s,
                u"limbeck status"_s};
    }

    void declare(CommandSyntax& /*syntax*/) override {}

    Result<int> run(Session& session) override
    {
        const Result<command::Context> context = session.context();
        if (!context) {
            return fail(context.error());
        }
        const Result<command::Status> status = command::status(*context);
        if (!status) {
            return fail(status.error());
        }
        session.print(statusText(*context, *status));
        if (session.options().asJson) {
            session.printJson(statusJson(*context, *status));
        }
        reportProblems(session, context->project->graph());
        return exitOk;
    }
};

}  // namespace

std::unique_ptr<Command> makeStatusCommand()
{
    return std::make_unique<StatusCommand>();
}

}  // namespace limbeck::cli
