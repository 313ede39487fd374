// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/schema/schema.h"

namespace limbeck::postgresql {

/// Dialect::asStored of PostgreSQL. Idempotent. Constraints get the names that the server gives
/// them, synonyms of types become one, a default is read as storedDefault() does.
Schema stored(const Schema& schema);
Table stored(const Table& table);

/// A default as pg_get_expr() tells it, without what the server adds: "'x'::character varying" is
/// the text x, "'1'::numeric" and "1" are the text 1, now() and CURRENT_TIMESTAMP are one.
ServerDefault storedDefault(const ServerDefault& value);

}  // namespace limbeck::postgresql
