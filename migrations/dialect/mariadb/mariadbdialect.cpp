// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/dialect/mariadb/mariadbdialect.h"

#include "migrations/dialect/mariadb/renderer.h"
#include "migrations/dialect/mariadb/stored.h"
#include "migrations/dialect/mariadb/types.h"
#include "migrations/dialect/quoting.h"

namespace limbeck::mariadb {

MariadbDialect::MariadbDialect(Engine engine)
    : m_engine(engine)
{
}

Engine MariadbDialect::engine() const
{
    return m_engine;
}

QString MariadbDialect::quoteName(const QString& name) const
{
    return quotedName(name, m_engine);
}

QString MariadbDialect::quoteText(const QString& text) const
{
    return quotedText(text, m_engine);
}

Result<QString> MariadbDialect::typeName(const ColumnType& type) const
{
    return typeText(type.on(name()), m_engine);
}

Result<QList<Statement>> MariadbDialect::render(const Operation& operation,
                                                const Schema& before) const
{
    const Renderer renderer(*this, before);
    return std::visit(static_cast<const AlterRenderer&>(renderer), operation.value);
}

bool MariadbDialect::needsLiveSchema(const Operation&) const
{
    return false;
}

Schema MariadbDialect::storedForm(const Schema& schema) const
{
    return stored(schema, m_engine);
}

/// Every statement of DDL commits.
bool MariadbDialect::hasTransactionalDdl() const
{
    return false;
}

}  // namespace limbeck::mariadb
