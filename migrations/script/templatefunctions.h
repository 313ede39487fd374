// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/script/templatevalue.h"

namespace limbeck {

/// The value of a name that Python or Alembic give to every template: repr, str, len, comma.
std::optional<TemplateValue> templateBuiltin(const QString& name);

/// `object.name`: an attribute of the create date, or a method bound to its object.
/// Fails with Unsupported if we have no such method.
Result<TemplateValue> templateAttribute(const TemplateValue& object, const QString& name);

/// Calls a function or a bound method. Fails with Unsupported on arguments that we would have
/// to guess about.
Result<TemplateValue> callTemplateFunction(const TemplateValue& function,
                                           const QList<TemplateValue>& arguments,
                                           const TemplateScope& scope);

/// Alembic's filter `comma`: nothing for None, a text as it is, else joined by ", ".
Result<TemplateValue> commaSeparated(const TemplateValue& value);

}  // namespace limbeck
