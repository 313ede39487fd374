// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commandline.h"
#include "app/cli/commands/commands.h"
#include "app/cli/session.h"

#include <QCoreApplication>

#include <csignal>

namespace {

using namespace limbeck;
using namespace limbeck::cli;

/// In the order in which --help lists them: the daily ones first.
CommandList allCommands()
{
    CommandList commands;
    commands.push_back(makeUpgradeCommand());
    commands.push_back(makeDowngradeCommand());
    commands.push_back(makeCurrentCommand());
    commands.push_back(makeHistoryCommand());
    commands.push_back(makeHeadsCommand());
    commands.push_back(makeBranchesCommand());
    commands.push_back(makeShowCommand());
    commands.push_back(makePlanCommand());
    commands.push_back(makeStampCommand());
    commands.push_back(makeRevisionCommand());
    commands.push_back(makeMergeCommand());
    commands.push_back(makeRebaseCommand());
    commands.push_back(makeEditCommand());
    commands.push_back(makeInitCommand());
    commands.push_back(makeListTemplatesCommand());
    commands.push_back(makeEnsureVersionCommand());
    commands.push_back(makeRepairCommand());
    commands.push_back(makeRescueCommand());
    commands.push_back(makeResetCommand());
    commands.push_back(makeCreateAllCommand());
    commands.push_back(makeDropAllCommand());
    commands.push_back(makeBackupCommand());
    commands.push_back(makeRestoreCommand());
    commands.push_back(makeSchemaCommand());
    return commands;
}

int runCommand(Command& command, const Options& options, Terminal& terminal)
{
    Session session(options, terminal);
    const Result<int> done = command.run(session);
    return done ? *done : session.report(done.error());
}

}  // namespace

int main(int argc, char* argv[])
{
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("limbeck"));
    QCoreApplication::setApplicationVersion(QStringLiteral(LIMBECK_VERSION));

    // A file that may not grow is an error that the writer reports, not a sudden death.
    std::signal(SIGXFSZ, SIG_IGN);

    Terminal terminal;
    const CommandList commands = allCommands();
    Options options;
    const Parsed parsed = parseCommandLine(argc, argv, commands, options);
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
