// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/python/value.h"
#include "models/schema/column.h"

class QRegularExpression;

namespace limbeck {

/// SQL of an expression that every engine writes alike: sa.text, sa.literal_column, null(), columns
/// whose names need no quotes anywhere, func.name(…) of such and of plain values, with desc(),
/// is_(None), in_([…]) and the like. Nothing for what a dialect would have to render.
std::optional<QString> sqlText(const python::Value& value);

/// sqlText() of what stands alone, such as a condition or a default: also operators, and_(), or_()
/// and whatever else turns out the same on every engine.
std::optional<QString> standaloneSql(const python::Value& value);

/// True for a name that no engine wants quoted.
bool isBareEverywhere(const QString& name);

/// Text of sa.text('…') as SQLAlchemy sends it: "\:" is a colon. Nothing if it has parameters.
std::optional<QString> withoutParameters(const QString& text);
/// A parameter in the text of sa.text; its first group is the name.
const QRegularExpression& parameterPattern();
/// Names of the ":name" parameters in a text of sa.text, in order.
QStringList parameterNames(const QString& text);

/// What `server_default=` says; nothing for None and for FetchedValue(), which is no DDL.
/// An Identity or Computed is the caller's business.
Certain<std::optional<ServerDefault>> readServerDefault(const python::Argument& argument);

}  // namespace limbeck
