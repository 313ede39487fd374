// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace limbeck {

/// The one name under which we know something of SQLAlchemy, however a script imported it:
/// "sqlalchemy.sql.expression.text" and "sqlalchemy.text" are both "sqlalchemy.text",
/// "sqlalchemy.sql.func.now" is "sqlalchemy.func.now", "sqlalchemy.dialects.postgresql.base.UUID"
/// is "postgresql.UUID". Names of other modules stay as they are.
QString knownName(const QString& path);

}  // namespace limbeck
