// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands/commands.h"
#include "app/cli/commands/past.h"
#include "app/cli/commandsyntax.h"
#include "migrations/report/reportfiles.h"
#include "migrations/report/schemajson.h"
#include "migrations/report/schemamarkdown.h"
#include "migrations/report/schemasql.h"

#include <QDir>

namespace limbeck::cli {

using namespace Qt::StringLiterals;

namespace {

class SchemaCommand final : public Command
{
public:
    CommandHelp help() const override
    {
        return {u"schema"_s,
                u"report the tables, as Markdown, JSON or SQL"_s,
                u"Writes what tables there are and how they relate: by the history at any revision "
                u"(computed in\n"
                "memory, no database is opened), by a database, or by the models."_s,
                u"limbeck schema --as-of head --format markdown -o schema.md"_s};
    }

    void declare(CommandSyntax& syntax) override
    {
        syntax.choice(u"--format"_s,
                      {u"markdown"_s, u"json"_s, u"sql"_s},
                      u"default: markdown, with --json json"_s,
                      m_format);
        syntax.option(u"--as-of"_s,
                      u"REVISION"_s,
                      u"of the history: at this revision (default: heads)"_s,
                      m_revision);
        syntax.choice(u"--from"_s,
                      {u"history"_s, u"database"_s, u"models"_s},
                      u"who says what the schema is (default: history)"_s,
                      m_source);
        syntax.option(
            u"-o,--output"_s, u"FILE"_s, u"write here instead of to standard output"_s, m_file);
    }

    Result<int> run(Session& session) override
    {
        const Result<const Project*> project = session.project();
        if (!project) {
            return fail(project.error());
        }
        const Dialect& dialect = dialectFor(session, **project);
        const Result<Schema> schema = read(session, **project, dialect);
        if (!schema) {
            return fail(schema.error());
        }
        for (const Uncertainty& cause : schema->uncertainties) {
            const QString where = cause.where.toString();
            session.warn(u"limbeck.schema"_s,
                         cause.toString() + (where.isEmpty() ? QString() : u"\n  at "_s + where));
        }
        const Result<QString> text = render(session, *schema, dialect, **project);
        if (!text) {
            return fail(text.error());
        }
        return write(session, *text);
    }

private:
    Result<Schema> read(Session& session, const Project& project, const Dialect& dialect) const
    {
        if (m_source == u"models"_s) {
            return command::modelsOf(project);
        }
        if (m_source == u"history"_s) {
            return command::schemaAsOf(project, m_revision, dialect);
        }
        const Result<command::Context> context = session.context();
        if (!context) {
            return fail(context.error());
        }
        return command::status(*context, {.inspectSchema = true, .countRows = false})
            .and_then([&context](const command::Status& status) -> Result<Schema> {
                if (!status.databaseExists) {
                    return fail(
                        ErrorCode::DatabaseUnavailable,
                        u"Database '%1' does not exist, so there is no schema to tell."_s.arg(
                            context->database.displayName()));
                }
                return status.schema;
            });
    }

    /// "Schema of shop as of a1b2".
    QString title(Session& session, const Project& project) const
    {
        const QString name = QDir(project.file.folder).dirName();
        if (m_source == u"models"_s) {
            return u"Schema of the models of "_s + name;
        }
        if (m_source == u"database"_s) {
            const Result<command::Context> context = session.context();
            return u"Schema of database "_s
                   + (context ? context->database.displayName() : QString());
        }
        return u"Schema of "_s + name + u" as of "_s + m_revision;
    }

    Result<QString> render(Session& session,
                           const Schema& schema,
                           const Dialect& dialect,
                           const Project& project) const
    {
        if (m_format == u"json"_s || session.options().asJson) {
            return schemaJsonText(schema);
        }
        const QString heading = title(session, project);
        return m_format == u"sql"_s ? schemaSql(schema, dialect, heading)
                                    : schemaMarkdown(schema, heading);
    }

    Result<int> write(Session& session, const QString& text) const
    {
        if (m_file.isEmpty()) {
            session.terminal().print(text);
            return exitOk;
        }
        return saveFile(m_file, text.toUtf8()).map([&] {
            if (session.options().asJson) {
                session.printJson({{u"file"_s, m_file}});
            }
            return exitOk;
        });
    }

    QString m_format = u"markdown"_s;
    QString m_revision = u"heads"_s;
    QString m_source = u"history"_s;
    QString m_file;
};

}  // namespace

std::unique_ptr<Command> makeSchemaCommand()
{
    return std::make_unique<SchemaCommand>();
}

}  // namespace limbeck::cli
