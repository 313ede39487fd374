// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/base/result.h"

#include <memory>
#include <vector>

namespace limbeck::cli {

class CommandSyntax;
class Session;

/// What `limbeck NAME --help` says.
struct CommandHelp
{
    QString name;
    QString summary;      ///< one line for the list of commands
    QString description;  ///< what it does, what it leaves alone
    QString example;
};

constexpr int exitOk = 0;
constexpr int exitUsage = 2;
constexpr int exitCancelled = 130;  // 128 + SIGINT, as shells report it
constexpr int exitFailed = 255;     // Alembic's sys.exit(-1)

/// One command of `limbeck`: its words and its arguments. The work itself is a function of
/// migrations/command, which the desktop calls too.
class Command
{
public:
    virtual ~Command() = default;

    virtual CommandHelp help() const = 0;
    virtual void declare(CommandSyntax& syntax) = 0;
    /// The exit code, or the error that ends the command.
    virtual Result<int> run(Session& session) = 0;

protected:
    Command() = default;
    Q_DISABLE_COPY_MOVE(Command)
};

/// Commands that belong together, as --help lists them.
struct CommandGroup
{
    QString title;
    std::vector<std::unique_ptr<Command>> commands;
};

using CommandList = std::vector<CommandGroup>;

}  // namespace limbeck::cli
