// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/schema/schema.h"

#include <QSet>

#include <algorithm>
#include <utility>

namespace limbeck {

const Table* Schema::table(const TableName& name) const
{
    const auto found =
        std::ranges::find_if(tables, [&](const Table& each) { return isSame(each.name, name); });
    return found == tables.end() ? nullptr : &*found;
}

Table* Schema::table(const TableName& name)
{
    // Found first: asking a list that is not const copies it, if it is shared.
    const Table* found = std::as_const(*this).table(name);
    return found == nullptr ? nullptr : &tables[found - std::as_const(tables).data()];
}

bool Schema::isSameSchema(const QString& one, const QString& other) const
{
    const auto plain = [this](const QString& name) {
        return name == defaultSchema ? QStringView() : QStringView(name);
    };
    return one == other || (!defaultSchema.isEmpty() && plain(one) == plain(other));
}

TableName Schema::resolved(const TableName& name) const
{
    return name.schema == defaultSchema ? TableName(name.name) : name;
}

bool Schema::isSame(const TableName& one, const TableName& other) const
{
    return one.name == other.name && isSameSchema(one.schema, other.schema);
}

bool Schema::isCertain() const
{
    return uncertainties.isEmpty();
}

QList<Uncertainty> Schema::uncertaintiesOf(const TableName& table) const
{
    QList<Uncertainty> found;
    for (const Uncertainty& each : uncertainties) {
        if (each.table.isEmpty() || isSame(each.table, table)) {
            found << each;
        }
    }
    return found;
}

QList<TableName> Schema::referrers(const TableName& name) const
{
    QList<TableName> names;
    for (const Table& table : tables) {
        const bool refers = std::ranges::any_of(
            table.foreignKeys, [&](const ForeignKey& key) { return isSame(key.referent, name); });
        if (refers && !isSame(table.name, name)) {
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
