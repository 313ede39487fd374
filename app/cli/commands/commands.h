// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/command.h"

namespace limbeck::cli {

std::unique_ptr<Command> makeBackupCommand();
std::unique_ptr<Command> makeBranchesCommand();
std::unique_ptr<Command> makeCreateAllCommand();
std::unique_ptr<Command> makeCurrentCommand();
std::unique_ptr<Command> makeDowngradeCommand();
std::unique_ptr<Command> makeDropAllCommand();
std::unique_ptr<Command> makeHeadsCommand();
std::unique_ptr<Command> makeHistoryCommand();
std::unique_ptr<Command> makeResetCommand();
std::unique_ptr<Command> makeRestoreCommand();
std::unique_ptr<Command> makeSchemaCommand();
std::unique_ptr<Command> makeShowCommand();
std::unique_ptr<Command> makeStampCommand();
std::unique_ptr<Command> makeUpgradeCommand();

}  // namespace limbeck::cli
