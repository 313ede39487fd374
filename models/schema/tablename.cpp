// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/schema/tablename.h"

#include <tuple>
#include <utility>

namespace limbeck {

TableName::TableName(QString tableName)
    : name(std::move(tableName))
{
}

TableName::TableName(QString schemaName, QString tableName)
    : schema(std::move(schemaName))
    , name(std::move(tableName))
{
}

bool TableName::isEmpty() const
{
    return name.isEmpty();
}

QString TableName::toString() const
{
    return schema.isEmpty() ? name : schema + QLatin1Char('.') + name;
}

bool TableName::operator<(const TableName& other) const
{
    return std::tie(schema, name) < std::tie(other.schema, other.name);
}

size_t qHash(const TableName& table, size_t seed) noexcept
{
    return qHashMulti(seed, table.schema, table.name);
}

}  // namespace limbeck
