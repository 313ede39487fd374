// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/schema/schema.h"

#include <QSet>

#include <algorithm>

namespace limbeck {

const Table* Schema::table(const TableName& name) const
{
    const auto found = std::ranges::find(tables, name, &Table::name);
    return found == tables.end() ? nullptr : &*found;
}

Table* Schema::table(const TableName& name)
{
    const auto found = std::ranges::find(tables, name, &Table::name);
    return found == tables.end() ? nullptr : &*found;
}

bool Schema::isCertain() const
{
    return uncertainties.isEmpty();
}

QList<TableName> Schema::referrers(const TableName& name) const
{
    QList<TableName> names;
    for (const Table& table : tables) {
        const bool refers = std::ranges::any_of(
            table.foreignKeys, [&name](const ForeignKey& key) { return key.referent == name; });
        if (refers && table.name != name) {
            names << table.name;
        }
    }
    return names;
}

namespace {

/// Depth-first, so that a table is listed right after what it refers to.
class DependencyWalk final
{
public:
    explicit DependencyWalk(const Schema& schema)
        : m_schema(schema)
    {
    }

    QList<TableName> walk()
    {
        for (const Table& table : m_schema.tables) {
            visit(table);
        }
        return m_order;
    }

private:
    void visit(const Table& table)
    {
        if (m_seen.contains(table.name)) {
            return;  // listed, or being listed further up: a cycle, broken here
        }
        m_seen.insert(table.name);
        for (const ForeignKey& key : table.foreignKeys) {
            if (const Table* referent = m_schema.table(key.referent)) {
                visit(*referent);
            }
        }
        m_order << table.name;
    }

    const Schema& m_schema;
    QSet<TableName> m_seen;
    QList<TableName> m_order;
};

}  // namespace

QList<TableName> dependencyOrder(const Schema& schema)
{
    return DependencyWalk(schema).walk();
}

}  // namespace limbeck
