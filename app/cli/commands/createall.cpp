// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands/commands.h"
#include "app/cli/commandsyntax.h"
#include "app/cli/plantext.h"
#include "app/cli/session.h"
#include "models/base/text.h"

#include <QJsonArray>

namespace limbeck::cli {

using namespace Qt::StringLiterals;

namespace {

class CreateAllCommand final : public Command
{
public:
    CommandHelp help() const override
    {
        return {u"create-all"_s,
                u"create the tables that the models declare"_s,
                u"Creates those tables of the application's models that are missing, as "
                u"SQLAlchemy's create_all\n"
                "does. Existing tables stay as they are, and no revision is stamped: run 'limbeck "
                "stamp head'\n"
                "if the history should know."_s,
                u"limbeck create-all --dry-run"_s};
    }

    void declare(CommandSyntax& syntax) override
    {
        syntax.flag(u"--dry-run"_s, u"print the SQL, change nothing"_s, m_isDryRun);
    }

    Result<int> run(Session& session) override
    {
        const Result<command::Context> context = session.context();
        if (!context) {
            return fail(context.error());
        }
        const Result<Schema> models = command::modelsOf(*context->project);
        if (!models) {
            return fail(models.error());
        }
        return m_isDryRun ? preview(session, *context, *models)
                          : create(session, *context, *models);
    }

private:
    static Result<int> preview(Session& session,
                               const command::Context& context,
                               const Schema& models)
    {
        return command::previewCreateAll(context, models)
            .map([&session](const QList<Statement>& statements) {
                session.print(statements.isEmpty() ? u"-- Nothing to do.\n"_s
                                                   : statementsSql(statements));
                if (session.options().asJson) {
                    QJsonArray list;
                    for (const Statement& statement : statements) {
                        list << statement.sql;
                    }
                    session.printJson({{u"statements"_s, list}});
                }
                return exitOk;
            });
    }

    static Result<int> create(Session& session,
                              const command::Context& context,
                              const Schema& models)
    {
        return command::createAll(context, models).map([&session](const QList<TableName>& created) {
            QJsonArray names;
            QString text = created.isEmpty()
                               ? u"All tables of the models are there already.\n"_s
                               : u"Created "_s + countOf(created.size(), u"table"_s) + u":\n"_s;
            for (const TableName& name : created) {
                names << name.toString();
                text += u"  "_s + name.toString() + u'\n';
            }
            session.print(text);
            if (session.options().asJson) {
                session.printJson({{u"created"_s, names}});
            }
            return exitOk;
        });
    }

    bool m_isDryRun = false;
};

}  // namespace

std::unique_ptr<Command> makeCreateAllCommand()
{
    return std::make_unique<CreateAllCommand>();
}

}  // namespace limbeck::cli
