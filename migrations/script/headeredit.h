// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/base/result.h"
#include "models/revision/revision.h"

namespace limbeck {

/// Which line of a script's header names other revisions.
enum class HeaderLine
{
    DownRevision,
    DependsOn,
};

/// The text of a script in which `line` names `to` instead of `from`; the docstring's "Revises:"
/// follows. Everything else stays as it is, character for character.
///
/// The result is read back: fails with ScriptInvalid if it would not say that and nothing else.
/// `file` is for messages.
Result<QString> withReference(const QString& text,
                              HeaderLine line,
                              const RevisionId& from,
                              const RevisionId& to,
                              const QString& file);

}  // namespace limbeck
