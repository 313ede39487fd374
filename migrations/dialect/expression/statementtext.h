// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/database/connectionsettings.h"
#include "models/expression/sqlstatement.h"

namespace limbeck {

/// `statement` as SQL of `engine`, values as literals: to the letter what SQLAlchemy compiles with
/// literal_binds, without a final semicolon.
/// Fails with Unsupported for what the engine or SQLAlchemy's dialect for it does not have.
Result<QString> statementText(const SqlStatement& statement, Engine engine);

/// An expression without columns of sources, such as a value.
Result<QString> expressionText(const SqlExpression& expression, Engine engine);

}  // namespace limbeck
