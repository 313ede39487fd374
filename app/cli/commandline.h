// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/command.h"
#include "app/cli/options.h"

#include <optional>

namespace limbeck::cli {

/// The command line, taken apart.
struct Parsed
{
    Command* command = nullptr;  ///< of the list that was given; nullptr: print `text` and exit
    int exitCode = exitOk;
    QString text;  ///< help or version to standard output, or what is wrong to standard error
};

/// Fills `options` and the arguments of the command that is named. Global options stand before
/// the command, as Alembic's do; --url, --json, --yes and --target may also follow it.
Parsed parseCommandLine(int argc, char** argv, const CommandList& commands, Options& options);

}  // namespace limbeck::cli
