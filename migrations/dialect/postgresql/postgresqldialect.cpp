// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/dialect/postgresql/postgresqldialect.h"

#include "migrations/dialect/postgresql/renderer.h"
#include "migrations/dialect/postgresql/stored.h"
#include "migrations/dialect/postgresql/types.h"
#include "migrations/dialect/quoting.h"

namespace limbeck::postgresql {

using namespace Qt::StringLiterals;

Engine PostgresqlDialect::engine() const
{
    return Engine::Postgresql;
}

QString PostgresqlDialect::quoteName(const QString& name) const
{
    return quotedName(name, Engine::Postgresql);
}

QString PostgresqlDialect::quoteText(const QString& text) const
{
    return quotedText(text, Engine::Postgresql);
}

Result<QString> PostgresqlDialect::typeName(const ColumnType& type) const
{
    return typeText(type.on(u"postgresql"_s));
}

Result<QList<Statement>> PostgresqlDialect::render(const Operation& operation,
                                                   const Schema& before) const
{
    const Renderer renderer(*this, before);
    return std::visit(static_cast<const AlterRenderer&>(renderer), operation.value);
}

bool PostgresqlDialect::needsLiveSchema(const Operation&) const
{
    return false;
}

Schema PostgresqlDialect::storedForm(const Schema& schema) const
{
    return stored(schema);
}

bool PostgresqlDialect::hasTransactionalDdl() const
{
    return true;
}

}  // namespace limbeck::postgresql
