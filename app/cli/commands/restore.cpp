// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands/backuplist.h"
#include "app/cli/commands/commands.h"
#include "app/cli/commandsyntax.h"
#include "app/cli/jsonvalues.h"
#include "app/cli/plantext.h"

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

class RestoreCommand final : public Command
{
public:
    CommandHelp help() const override
    {
        return {u"restore"_s,
                u"put a backup back"_s,
                u"Puts a backup in the database's place with one rename. What was there becomes a "
                u"backup itself,\n"
                "so that a restore can be undone by another one."_s,
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
        return command::restore(*context, m_backup).map([&](const QString& kept) {
            session.print(
                u"Restored '"_s + context->database.displayName() + u"'.\n"_s
                + (kept.isEmpty() ? QString() : u"What was there is kept in "_s + kept + u".\n"_s));
            if (session.options().asJson) {
                session.printJson({{u"replaced"_s, tableRowsJson(*replaced)}, {u"backup"_s, kept}});
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
