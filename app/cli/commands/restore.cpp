// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands/backuplist.h"
#include "app/cli/commands/commands.h"
#include "app/cli/commandsyntax.h"
#include "app/cli/jsonvalues.h"
#include "app/cli/plantext.h"
#include "models/base/text.h"

namespace limbeck::cli {

using namespace Qt::StringLiterals;

namespace {

Result<QList<TableRows>> contents(const command::Context& context)
{
    return command::status(context).map(
        [](const command::Status& status) { return status.tableRows; });
}

QString replacedText(const command::Context& context, const QList<TableRows>& tables)
{
    return u"This replaces what is in '"_s + context.database.displayName() + u"':\n"_s
           + (tables.isEmpty() ? u"  no tables\n"_s : tableRowsText(tables)).chopped(1);
}

QString restoredText(const command::Context& context, const Restored& restored)
{
    const QString kept = restored.replaced.isEmpty()
                             ? QString()
                             : u"What was there is kept in "_s + restored.replaced + u".\n"_s;
    const QString compared = restored.compared == restored.rows.size()
                                 ? u"as many as in the backup"_s
                                 : u"%1 compared with the backup's own count"_s.arg(
                                     countOf(restored.compared, u"table"_s));
    return u"Restored '%1': %2, %3, %4.\n"_s.arg(context.database.displayName(),
                                                 countOf(restored.rows.size(), u"table"_s),
                                                 countOf(restored.totalRows(), u"row"_s),
                                                 compared)
           + kept;
}

QJsonArray countsJson(const QMap<QString, qint64>& rows)
{
    QJsonArray tables;
    for (auto each = rows.cbegin(); each != rows.cend(); ++each) {
        tables << QJsonObject{{u"table"_s, each.key()}, {u"rows"_s, each.value()}};
    }
    return tables;
}

class RestoreCommand final : public Command
{
public:
    CommandHelp help() const override
    {
        return {
            u"restore"_s,
            u"put a backup back"_s,
            u"Puts a backup in the database's place: a file with one rename, a server's database "
            u"by filling it anew.\n"
            "The rows of each table are counted and must be those of the backup. What was there "
            "becomes a\n"
            "backup itself, so that a restore can be undone by another one."_s,
            u"limbeck restore --list"_s};
    }

    void declare(CommandSyntax& syntax) override
    {
        syntax.optionalArgument(
            u"BACKUP"_s, u"a path or a name of the list (default: the newest)"_s, m_backup);
        syntax.flag(u"--list"_s, u"list the backups there are, newest first"_s, m_lists);
        syntax.flag(u"--dry-run"_s, u"print what would be replaced, change nothing"_s, m_isDryRun);
    }

    Result<int> run(Session& session) override
    {
        const Result<command::Context> context = session.context();
        if (!context) {
            return fail(context.error());
        }
        if (m_lists) {
            return listBackups(session, *context);
        }
        const Result<QList<TableRows>> replaced = contents(*context);
        if (!replaced) {
            return fail(replaced.error());
        }
        if (m_isDryRun) {
            return preview(session, *context, *replaced);
        }
        session.info(u"limbeck.restore"_s, replacedText(*context, *replaced));
        if (const Result<> ready = session.confirm(*context, u"restore"_s); !ready) {
            return fail(ready.error());
        }
        return command::restore(*context, m_backup).map([&](const Restored& restored) {
            session.print(restoredText(*context, restored));
            if (session.options().asJson) {
                session.printJson({{u"replaced"_s, tableRowsJson(*replaced)},
                                   {u"restored"_s, countsJson(restored.rows)},
                                   {u"backup"_s, restored.replaced}});
            }
            return exitOk;
        });
    }

private:
    static Result<int> preview(Session& session,
                               const command::Context& context,
                               const QList<TableRows>& replaced)
    {
        session.print(replacedText(context, replaced) + u'\n');
        if (session.options().asJson) {
            session.printJson({{u"replaced"_s, tableRowsJson(replaced)}});
        }
        return exitOk;
    }

    QString m_backup;
    bool m_lists = false;
    bool m_isDryRun = false;
};

}  // namespace

std::unique_ptr<Command> makeRestoreCommand()
{
    return std::make_unique<RestoreCommand>();
}

}  // namespace limbeck::cli
