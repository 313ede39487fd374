// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/database/connectionsettings.h"

#include <QStringList>

namespace limbeck {

/// The statements of SQL text, without their final semicolons and without those that are empty
/// or only comments. Semicolons inside quotes, comments, dollar-quoted bodies and the
/// BEGIN … END of triggers and routines separate nothing. Every input gives a result.
QStringList splitStatements(const QString& sql, Engine engine = Engine::Sqlite);

}  // namespace limbeck
