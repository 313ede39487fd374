// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands/commands.h"
#include "app/cli/commandsyntax.h"
#include "app/cli/session.h"
#include "migrations/command/initproject.h"

namespace limbeck::cli {

using namespace Qt::StringLiterals;

namespace {

QString textOf(const command::InitReport& report)
{
    QString text;
    for (const command::InitStep& step : report.steps) {
        text += step.toText() + u'\n';
    }
    return text;
}

QJsonObject initJson(const command::InitReport& report)
{
    QStringList paths;
    for (const command::InitStep& step : report.steps) {
        paths << step.path;
    }
    return {{u"iniFile"_s, report.iniFile},
            {u"tomlFile"_s, report.tomlFile},
            {u"paths"_s, QJsonArray::fromStringList(paths)}};
}

class InitCommand final : public Command
{
public:
    CommandHelp help() const override
    {
        return {u"init"_s,
                u"start a new project"_s,
                u"Makes DIRECTORY with env.py, script.py.mako and versions/, and an alembic.ini "
                u"beside it, for\n"
                "stock Alembic and Limbeck alike. Overwrites nothing. 'limbeck list_templates' "
                "shows the kinds."_s,
                u"limbeck init migrations"_s};
    }

    void declare(CommandSyntax& syntax) override
    {
        syntax.argument(u"DIRECTORY"_s, u"folder for the scripts"_s, m_options.folder);
        syntax.option(u"-t,--template"_s,
                      u"NAME"_s,
                      u"kind of project (default: generic)"_s,
                      m_options.templateName);
        syntax.flag(u"--package"_s, u"add __init__.py files"_s, m_options.package);
    }

    Result<int> run(Session& session) override
    {
        for (const QString& file : session.options().configs) {
            if (!file.endsWith("pyproject.toml"_L1)) {  // lies beside the ini file
                m_options.iniFile = file;
            }
        }
        const Result<command::InitReport> report = command::initProject(m_options);
        if (!report) {
            return fail(report.error());
        }
        session.print(textOf(*report));
        if (!session.options().isQuiet) {
            session.print(report->advice() + u'\n');
        }
        if (session.options().asJson) {
            session.printJson(initJson(*report));
        }
        return exitOk;
    }

private:
    command::InitOptions m_options;
};

class ListTemplatesCommand final : public Command
{
public:
    CommandHelp help() const override
    {
        return {u"list_templates"_s,
                u"list the kinds of projects that init can make"_s,
                u"Lists the templates of 'limbeck init', one a line."_s,
                u"limbeck init --template async migrations"_s};
    }

    void declare(CommandSyntax& /*syntax*/) override {}

    Result<int> run(Session& session) override
    {
        QString text = u"Available templates:\n\n"_s;
        QJsonArray templates;
        for (const command::StockTemplate& each : command::listTemplates()) {
            text += each.name + u" - "_s + each.summary + u'\n';
            templates << QJsonObject{{u"name"_s, each.name}, {u"summary"_s, each.summary}};
        }
        session.print(text
                      + u"\nTemplates are used via the 'init' command, e.g.:\n\n"
                        "  limbeck init --template generic ./scripts\n"_s);
        if (session.options().asJson) {
            session.printJson({{u"templates"_s, templates}});
        }
        return exitOk;
    }
};

}  // namespace

std::unique_ptr<Command> makeInitCommand()
{
    return std::make_unique<InitCommand>();
}

std::unique_ptr<Command> makeListTemplatesCommand()
{
    return std::make_unique<ListTemplatesCommand>();
}

}  // namespace limbeck::cli
