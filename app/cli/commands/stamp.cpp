// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands/commands.h"
#include "app/cli/commands/listing.h"
#include "app/cli/commands/offlineoutput.h"
#include "app/cli/commandsyntax.h"
#include "app/cli/jsonvalues.h"
#include "app/cli/plantext.h"
#include "app/cli/session.h"
#include "migrations/report/sqlcomment.h"
#include "migrations/report/steptext.h"

namespace limbeck::cli {

using namespace Qt::StringLiterals;

namespace {

QJsonObject stampJson(const command::StampPlan& plan,
                      const VersionTable& versionTable,
                      const command::Context& context)
{
    QJsonArray steps;
    for (const StampStep& step : plan.steps) {
        const QStringList sql = versionTable.statements(step.change, context.database.engine);
        steps << QJsonObject{{u"from"_s, QJsonArray::fromStringList(step.from)},
                             {u"to"_s, QJsonArray::fromStringList(step.to)},
                             {u"versionStatements"_s, QJsonArray::fromStringList(sql)}};
    }
    return {{u"steps"_s, steps},
            {u"rowsBefore"_s, QJsonArray::fromStringList(plan.rowsBefore)},
            {u"rowsAfter"_s, QJsonArray::fromStringList(plan.rowsAfter)}};
}

QString stampSql(const command::StampPlan& plan,
                 const VersionTable& versionTable,
                 const command::Context& context)
{
    QString text;
    for (const StampStep& step : plan.steps) {
        text += sqlComment(runningText(step)) + u'\n';
        for (const QString& sql : versionTable.statements(step.change, context.database.engine)) {
            text += sql + u";\n\n"_s;
        }
    }
    if (text.isEmpty()) {
        return u"-- Nothing to do.\n"_s;
    }
    // Dependencies link branches, so a stamp can forget one that was not named: rows say it.
    return text
           + sqlComment(u"Rows before: %1\nRows after: %2"_s.arg(rowsText(plan.rowsBefore),
                                                                 rowsText(plan.rowsAfter)));
}

class StampCommand final : public Command
{
public:
    CommandHelp help() const override
    {
        return {u"stamp"_s,
                u"write revisions into the version table, run nothing"_s,
                u"Tells the database that it is at REVISION without running a script: for "
                u"databases that were\n"
                "built in another way. Tables stay as they are."_s,
                u"limbeck stamp head --dry-run"_s};
    }

    void declare(CommandSyntax& syntax) override
    {
        syntax.arguments(u"REVISION"_s, u"head, heads, base or revisions"_s, m_revisions);
        syntax.flag(u"--purge"_s, u"forget what the version table holds first"_s, m_purges);
        syntax.flag(u"--dry-run"_s, u"print the SQL, change nothing"_s, m_isDryRun);
        syntax.flag(u"--sql"_s,
                    u"print a script without opening a database; REVISION may be FROM:TO"_s,
                    m_isSql);
        syntax.option(u"--tag"_s,
                      u"TAG"_s,
                      u"accepted for Alembic's sake: only env.py could use it"_s,
                      m_tag);
    }

    Result<int> run(Session& session) override
    {
        const Result<command::Context> context = session.context();
        if (!context) {
            return fail(context.error());
        }
        if (m_isSql) {
            return printOffline(session, *context, offline(*context));
        }
        if (m_isDryRun) {
            return preview(session, *context);
        }
        session.logEngine(context->database.engine);
        warnOfHistory(session, context->project->graph());
        const Result<command::StampPlan> done = command::stamp(*context, m_revisions, m_purges);
        if (!done) {
            return fail(done.error());
        }
        for (const StampStep& step : done->steps) {
            session.info(u"alembic.runtime.migration"_s, runningText(step));
        }
        if (session.options().asJson) {
            session.printJson(stampJson(*done, context->project->file.versionTable, *context));
        }
        return exitOk;
    }

private:
    Result<command::OfflineScript> offline(const command::Context& context) const
    {
        if (m_purges) {
            return fail(ErrorCode::Unsupported,
                        u"Can't use --purge with --sql mode\n"
                        "Without a database nobody knows which rows there are to forget."_s);
        }
        return command::offlineStamp(*context.project, context.database.engine, m_revisions);
    }

    Result<int> preview(Session& session, const command::Context& context) const
    {
        const Result<command::StampPlan> plan =
            command::previewStamp(context, m_revisions, m_purges);
        if (!plan) {
            return fail(plan.error());
        }
        const VersionTable& versionTable = context.project->file.versionTable;
        session.print(stampSql(*plan, versionTable, context));
        if (session.options().asJson) {
            session.printJson(stampJson(*plan, versionTable, context));
        }
        return exitOk;
    }

    QStringList m_revisions;
    bool m_purges = false;
    bool m_isDryRun = false;
    bool m_isSql = false;
    QString m_tag;
};

}  // namespace

std::unique_ptr<Command> makeStampCommand()
{
    return std::make_unique<StampCommand>();
}

}  // namespace limbeck::cli
