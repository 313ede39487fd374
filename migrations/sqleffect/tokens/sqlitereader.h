// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/sqleffect/changesink.h"

namespace limbeck::sqlite {

/// Adds what one statement does on SQLite to `sink`. Source of the grammar:
/// https://www.sqlite.org/lang.html.
void readEffect(const QString& statement, ChangeSink& sink);

}  // namespace limbeck::sqlite
