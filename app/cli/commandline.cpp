// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commandline.h"

#include "app/cli/commandsyntax.h"
#include "migrations/project/namedsettings.h"

#include <QCoreApplication>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <map>
#include <sstream>

namespace limbeck::cli {

using namespace Qt::StringLiterals;

namespace {

const QString description =
    u"Shows, runs and resets Alembic migrations without Python.\n"
    "Reads alembic.ini and the revision scripts as they are; never executes them."_s;

const QString footer =
    u"Examples:\n"
    "  limbeck history                       what is there, newest first\n"
    "  limbeck plan head                     which revisions an upgrade would run\n"
    "  limbeck upgrade head --dry-run        the SQL of an upgrade, nothing else\n"
    "  limbeck upgrade head                  run it, all or nothing\n"
    "  limbeck reset --yes                   a fresh database; the old one is kept\n"
    "  limbeck -c ../shop schema             the schema of another project, as Markdown\n"
    "\n"
    "'limbeck COMMAND --help' tells more. Exit codes: 0 done, 255 failed, 2 wrong usage,\n"
    "130 cancelled with Ctrl+C.\n"_s;

/// Limbeck's own options: before or after the command.
void declareOwn(CommandSyntax& syntax, Options& options)
{
    syntax.option(u"--url"_s,
                  u"URL"_s,
                  u"database to work on, as an SQLAlchemy URL, instead of the project's"_s,
                  options.url);
    syntax.option(u"--lock-timeout"_s,
                  u"SECONDS"_s,
                  u"how long to wait for another run on the same database"_s,
                  options.lockTimeout);
    syntax.flag(u"--json"_s, u"print one JSON document instead of text"_s, options.asJson);
    syntax.flag(u"--yes"_s, u"confirm a change that can lose data"_s, options.yes);
    syntax.option(u"--target"_s,
                  u"NAME"_s,
                  u"with --yes: name of the shared database that is meant"_s,
                  options.target);
}

/// Alembic's global options: before the command only, since commands use the same letters.
void declareGlobal(CommandSyntax& syntax, Options& options)
{
    syntax.repeatable(u"-c,--config"_s,
                      u"FILE"_s,
                      u"alembic.ini or pyproject.toml (one of each), or their folder (default: "
                      "$ALEMBIC_CONFIG, else this folder)"_s,
                      options.configs);
    syntax.option(u"-n,--name"_s,
                  u"SECTION"_s,
                  u"section of the ini file (default: alembic)"_s,
                  options.section);
    syntax.repeatable(
        u"-x"_s, u"ARG"_s, u"what env.py asks for with get_x_argument()"_s, options.xArguments);
    syntax.option(u"--version-table"_s,
                  u"NAME"_s,
                  u"version table, instead of what env.py says"_s,
                  options.versionTable);
    syntax.option(u"--version-table-schema"_s,
                  u"NAME"_s,
                  u"its schema, instead of what env.py says"_s,
                  options.versionTableSchema);
    syntax.repeatable(u"--set"_s,
                      u"KEY=VALUE"_s,
                      u"a setting instead of what env.py says, such as render_as_batch=true; "
                      "'limbeck settings --help' lists them"_s,
                      options.settings);
    syntax.flag(u"-q,--quiet"_s, u"no log lines and no progress"_s, options.isQuiet);
    syntax.flag(u"--raiseerr"_s, u"accepted for Alembic's sake"_s, options.raisesErrors);
    declareOwn(syntax, options);
}

/// Help as people write it: what it does, how it is called, an example.
class HelpFormatter final : public CLI::Formatter
{
public:
    HelpFormatter()
    {
        column_width(30);
        label("OPTIONS", "OPTIONS");
        label("SUBCOMMAND", "COMMAND");
        label("SUBCOMMANDS", "COMMANDS");
        label("Subcommands", "Commands");
        label("Positionals", "Arguments");
    }

    /// In the list of commands one line, in a command's own help the whole.
    std::string make_description(const CLI::App* app) const override
    {
        const auto found = m_descriptions.find(app->get_name());
        return found == m_descriptions.end() ? CLI::Formatter::make_description(app)
                                             : found->second + "\n\n";
    }

    void describe(const CommandHelp& help)
    {
        m_descriptions[help.name.toStdString()] = help.description.toStdString();
    }

    std::string make_option_opts(const CLI::Option* option) const override
    {
        return option->get_type_name().empty() ? std::string() : " " + option->get_type_name();
    }

private:
    std::map<std::string, std::string> m_descriptions;  // per command
};

void declareCommand(CLI::App& app, const QString& group, Command& command, Options& options)
{
    const CommandHelp help = command.help();
    CLI::App* sub = app.add_subcommand(help.name.toStdString(), help.summary.toStdString());
    sub->group(group.toStdString());
    sub->footer("Example:\n  " + help.example.toStdString() + "\n");
    CommandSyntax syntax(*sub);
    command.declare(syntax);
    declareOwn(syntax, options);
}

/// A first word that is no command; CLI11 would only say that one is missing.
QString unknownCommand(const CLI::App& app)
{
    const std::vector<std::string> rest = app.remaining();
    return rest.empty() || !app.get_subcommands().empty() ? QString()
                                                          : QString::fromStdString(rest.front());
}

Parsed stopped(const CLI::App& app, const CLI::ParseError& error)
{
    Parsed parsed;
    std::ostringstream output;
    std::ostringstream problems;
    parsed.exitCode = app.exit(error, output, problems) == 0 ? exitOk : exitUsage;
    parsed.text = QString::fromStdString(parsed.exitCode == exitOk ? output.str() : problems.str());
    const QString unknown = unknownCommand(app);
    if (parsed.exitCode == exitUsage && !unknown.isEmpty()) {
        parsed.text = u"There is no command or option '"_s + unknown
                      + u"'.\nRun with --help for more information."_s;
    }
    // A URL in the wrong place is repeated, and may hold a password.
    parsed.text = withoutPasswords(parsed.text);
    return parsed;
}

/// Requires: CLI11 knows `name`, so that it is one of `commands`.
Command* commandNamed(const CommandList& commands, const std::string& name)
{
    for (const CommandGroup& group : commands) {
        for (const std::unique_ptr<Command>& command : group.commands) {
            if (command->help().name.toStdString() == name) {
                return command.get();
            }
        }
    }
    Q_UNREACHABLE();
}

}  // namespace

Parsed parseCommandLine(int argc, char** argv, const CommandList& commands, Options& options)
{
    CLI::App app(description.toStdString(), "limbeck");
    const auto formatter = std::make_shared<HelpFormatter>();
    app.formatter(formatter);
    app.footer(footer.toStdString());
    app.set_version_flag("--version",
                         "limbeck " + QCoreApplication::applicationVersion().toStdString());
    // One command, no more: what follows it is its own, also "heads" in "upgrade heads".
    app.require_subcommand(1);
    CommandSyntax syntax(app);
    declareGlobal(syntax, options);
    for (const CommandGroup& group : commands) {
        for (const std::unique_ptr<Command>& command : group.commands) {
            declareCommand(app, group.title, *command, options);
            formatter->describe(command->help());
        }
    }
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return stopped(app, error);
    }
    Parsed parsed;
    parsed.command = commandNamed(commands, app.get_subcommands().front()->get_name());
    return parsed;
}

}  // namespace limbeck::cli
