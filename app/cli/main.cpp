// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commandline.h"
#include "app/cli/commands/commands.h"
#include "app/cli/processtitle.h"
#include "app/cli/session.h"
#include "migrations/project/ownsettings.h"
#include "migrations/report/drawing.h"

#include <QCoreApplication>

#include <algorithm>
#include <csignal>
#include <string_view>

namespace {

using namespace limbeck;
using namespace limbeck::cli;

template <typename... Made>
CommandGroup group(const QString& title, Made... made)
{
    CommandGroup group{title, {}};
    (group.commands.push_back(std::move(made)), ...);
    return group;
}

/// In the order in which --help lists them: the daily ones first.
CommandList allCommands()
{
    CommandList groups;
    groups.push_back(group(QStringLiteral("Databases"),
                           makeUpgradeCommand(),
                           makeDowngradeCommand(),
                           makeStatusCommand(),
                           makeCurrentCommand(),
                           makePlanCommand(),
                           makeResumeCommand(),
                           makeMarkCommand(),
                           makeStampCommand(),
                           makeResetCommand(),
                           makeBackupCommand(),
                           makeRestoreCommand(),
                           makeLogCommand(),
                           makeUndoCommand(),
                           makeCreateAllCommand(),
                           makeDropAllCommand(),
                           makeEnsureVersionCommand(),
                           makeRepairCommand()));
    groups.push_back(group(QStringLiteral("History"),
                           makeHistoryCommand(),
                           makeHeadsCommand(),
                           makeBranchesCommand(),
                           makeShowCommand(),
                           makeExplainCommand(),
                           makeSchemaCommand(),
                           makeReportCommand(),
                           makeDiffCommand(),
                           makeBlameCommand(),
                           makePathCommand(),
                           makeRescueCommand()));
    groups.push_back(group(QStringLiteral("Scripts"),
                           makeRevisionCommand(),
                           makeMergeCommand(),
                           makeRebaseCommand(),
                           makeConsolidateCommand(),
                           makeUnconsolidateCommand(),
                           makeEditCommand(),
                           makeOverrideCommand(),
                           makeInspectScriptsCommand()));
    groups.push_back(group(QStringLiteral("Projects"),
                           makeInitCommand(),
                           makeListTemplatesCommand(),
                           makeSettingsCommand(),
                           makePasswordCommand()));
    return groups;
}

int runCommand(Command& command, const Options& options, Terminal& terminal)
{
    Session session(options, terminal);
    // Also where a command opens no project: what is mistyped must not pass in silence.
    const Result<int> done =
        OwnSettings::fromOptions(options.settings).and_then([&](const OwnSettings&) {
            return command.run(session);
        });
    return done ? *done : session.report(done.error());
}

/// True for a report that is a picture. The application object comes before the command line is
/// read, and one that can draw would make every other command start later.
bool draws(int argc, char* argv[])
{
    const auto has = [&](std::string_view word) {
        return std::any_of(argv, argv + argc, [word](const char* each) { return each == word; });
    };
    return has("report") && (has("pdf") || has("png"));
}

}  // namespace

int main(int argc, char* argv[])
{
    const auto application = makeApplication(argc, argv, draws(argc, argv));
    QCoreApplication::setApplicationName(QStringLiteral("limbeck"));
    QCoreApplication::setApplicationVersion(QStringLiteral(LIMBECK_VERSION));

    // A file that may not grow is an error that the writer reports, not a sudden death.
    std::signal(SIGXFSZ, SIG_IGN);

    Terminal terminal;
    const CommandList commands = allCommands();
    Options options;
    const Parsed parsed = parseCommandLine(argc, argv, commands, options);
    hidePasswords(argc, argv);
    int exitCode = parsed.exitCode;
    if (parsed.command != nullptr) {
        exitCode = runCommand(*parsed.command, options, terminal);
    } else if (exitCode == exitOk) {
        terminal.print(parsed.text);
    } else {
        terminal.log(parsed.text.trimmed());
    }
    if (!terminal.flush()) {
        terminal.log(QStringLiteral("FAILED: the output could not be written completely."));
        return exitFailed;
    }
    return exitCode;
}
