// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/sqleffect/changesink.h"
#include "migrations/sqleffect/tokens/cursor.h"

namespace limbeck::mysql {

/// Adds what one statement does on MySQL or MariaDB to `sink`.
void readEffect(const QString& statement, Engine engine, ChangeSink& sink);

/// CREATE TABLE: `cursor` stands behind IF NOT EXISTS.
void readCreateTable(Cursor& cursor, Engine engine, bool ifNotExists, ChangeSink& sink);

/// ALTER TABLE: `cursor` stands behind IF EXISTS.
void readAlterTable(Cursor& cursor, Engine engine, bool ifExists, ChangeSink& sink);

}  // namespace limbeck::mysql
