// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/project/writersettings.h"
#include "migrations/script/scriptwriter.h"

namespace limbeck::command {

/// The project's script.py.mako, or the stock one. Fails with FileUnreadable or Unsupported.
Result<ScriptTemplate> templateOf(const Project& project, bool useStockTemplate);

/// Where the script of `draft` belongs below `folder`. Without a message the file name has no
/// words, whatever the script says. Fails with InvalidArgument.
Result<QString> scriptPath(const QString& folder,
                           const ScriptDraft& draft,
                           const std::optional<QString>& message,
                           const WriterSettings& settings);

/// Writes scripts as the project's settings say. `settings` outlives it.
ScriptWriter writerFor(const ScriptTemplate& scriptTemplate, const WriterSettings& settings);

}  // namespace limbeck::command
