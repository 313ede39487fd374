// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/schema/table.h"

#include <algorithm>

namespace limbeck {

namespace {

template <typename List>
std::optional<Constraint> findNamed(const List& constraints, const QString& name)
{
    const auto found = std::ranges::find(constraints, name, [](const auto& c) { return c.name; });
    return found == constraints.end() ? std::nullopt : std::optional<Constraint>(*found);
}

}  // namespace

const Column* Table::column(const QString& columnName) const
{
    const auto found = std::ranges::find(columns, columnName, &Column::name);
    return found == columns.end() ? nullptr : &*found;
}

Column* Table::column(const QString& columnName)
{
    const auto found = std::ranges::find(columns, columnName, &Column::name);
    return found == columns.end() ? nullptr : &*found;
}

const Index* Table::index(const QString& indexName) const
{
    const auto found = std::ranges::find(indexes, indexName, &Index::name);
    return found == indexes.end() ? nullptr : &*found;
}

bool Table::hasColumn(const QString& columnName) const
{
    return column(columnName) != nullptr;
}

QStringList Table::columnNames() const
{
    QStringList names;
    for (const Column& each : columns) {
        names << each.name;
    }
    return names;
}

std::optional<Constraint> Table::constraint(const QString& wanted, ConstraintType type) const
{
    const auto isWanted = [type](ConstraintType each) {
        return type == ConstraintType::Unknown || type == each;
    };

    std::optional<Constraint> found;
    if (isWanted(ConstraintType::Primary) && primaryKey.has_value() && primaryKey->name == wanted) {
        found = *primaryKey;
    }
    if (!found && isWanted(ConstraintType::Unique)) {
        found = findNamed(uniqueConstraints, wanted);
    }
    if (!found && isWanted(ConstraintType::ForeignKey)) {
        found = findNamed(foreignKeys, wanted);
    }
    if (!found && isWanted(ConstraintType::Check)) {
        found = findNamed(checkConstraints, wanted);
    }
    if (!found && type == ConstraintType::Unknown) {
        found = findNamed(excludeConstraints, wanted);
    }
    return found;
}

}  // namespace limbeck
