// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/consolidate/archive.h"
#include "migrations/runner/versiontable.h"

namespace limbeck::command {

/// What users of stock Alembic can do with databases that stand at an archived revision, as
/// Markdown: the statement that a database at the old end needs, in the spelling of each engine,
/// and the way for all others. Pure.
QString bridgeText(const Archive& archive, const VersionTable& versionTable);

}  // namespace limbeck::command
