// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/python/value.h"

namespace limbeck {

/// A column type of a well-known package beside SQLAlchemy, as the type of SQLAlchemy that its
/// columns have on `dialect`; nothing for names that are not known here. An Unknown where the
/// dialect has no such type or the arguments are not known.
std::optional<python::Value> thirdPartyType(const QString& path,
                                            const python::Arguments& arguments,
                                            const QString& dialect);

}  // namespace limbeck
