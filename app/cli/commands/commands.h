// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/command.h"

namespace limbeck::cli {

std::unique_ptr<Command> makeBackupCommand();
std::unique_ptr<Command> makeBlameCommand();
std::unique_ptr<Command> makeBranchesCommand();
std::unique_ptr<Command> makeConsolidateCommand();
std::unique_ptr<Command> makeCreateAllCommand();
std::unique_ptr<Command> makeCurrentCommand();
std::unique_ptr<Command> makeDiffCommand();
std::unique_ptr<Command> makeDowngradeCommand();
std::unique_ptr<Command> makeDropAllCommand();
std::unique_ptr<Command> makeEditCommand();
std::unique_ptr<Command> makeEnsureVersionCommand();
std::unique_ptr<Command> makeExplainCommand();
std::unique_ptr<Command> makeHeadsCommand();
std::unique_ptr<Command> makeHistoryCommand();
std::unique_ptr<Command> makeInitCommand();
std::unique_ptr<Command> makeInspectScriptsCommand();
std::unique_ptr<Command> makeListTemplatesCommand();
std::unique_ptr<Command> makeLogCommand();
std::unique_ptr<Command> makeMarkCommand();
std::unique_ptr<Command> makeMergeCommand();
std::unique_ptr<Command> makeOverrideCommand();
std::unique_ptr<Command> makePasswordCommand();
std::unique_ptr<Command> makePathCommand();
std::unique_ptr<Command> makePlanCommand();
std::unique_ptr<Command> makeRebaseCommand();
std::unique_ptr<Command> makeRepairCommand();
std::unique_ptr<Command> makeReportCommand();
std::unique_ptr<Command> makeRescueCommand();
std::unique_ptr<Command> makeResetCommand();
std::unique_ptr<Command> makeRestoreCommand();
std::unique_ptr<Command> makeResumeCommand();
std::unique_ptr<Command> makeRevisionCommand();
std::unique_ptr<Command> makeSchemaCommand();
std::unique_ptr<Command> makeSettingsCommand();
std::unique_ptr<Command> makeShowCommand();
std::unique_ptr<Command> makeStampCommand();
std::unique_ptr<Command> makeStatusCommand();
std::unique_ptr<Command> makeUndoCommand();
std::unique_ptr<Command> makeUnconsolidateCommand();
std::unique_ptr<Command> makeUpgradeCommand();

}  // namespace limbeck::cli
