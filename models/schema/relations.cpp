// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/schema/relations.h"

#include <algorithm>

namespace limbeck {

TableNumbers::TableNumbers(const Schema& schema)
    : m_defaultSchema(schema.defaultSchema)
{
    for (int i = 0; i < schema.tables.size(); ++i) {
        m_numbers.insert(schema.resolved(schema.tables.at(i).name), i);
    }
}

int TableNumbers::of(const TableName& name) const
{
    return m_numbers.value(name.schema == m_defaultSchema ? TableName(name.name) : name, -1);
}

namespace {

/// Tarjan's strongly connected components, without recursion: a chain of ten thousand tables
/// must not end the program.
class Components final
{
public:
    explicit Components(const QList<QList<int>>& targets)
        : m_targets(targets)
        , m_number(targets.size(), -1)
        , m_low(targets.size(), 0)
        , m_isOpen(targets.size(), false)
    {
    }

    QList<QList<int>> find()
    {
        for (int node = 0; node < m_targets.size(); ++node) {
            if (m_number.at(node) < 0) {
                walkFrom(node);
            }
        }
        return m_components;
    }

private:
    struct Frame
    {
        int node = 0;
        qsizetype next = 0;  ///< which of its targets comes next
    };

    void walkFrom(int root)
    {
        QList<Frame> frames;
        enter(root, frames);
        while (!frames.isEmpty()) {
            Frame& frame = frames.last();
            const QList<int>& targets = m_targets.at(frame.node);
            if (frame.next < targets.size()) {
                const int target = targets.at(frame.next++);
                if (m_number.at(target) < 0) {
                    enter(target, frames);
                } else if (m_isOpen.at(target)) {
                    m_low[frame.node] = std::min(m_low.at(frame.node), m_number.at(target));
                }
                continue;
            }
            const int node = frame.node;
            frames.removeLast();
            leave(node, frames);
        }
    }

    void enter(int node, QList<Frame>& frames)
    {
        m_number[node] = m_low[node] = m_count++;
        m_open << node;
        m_isOpen[node] = true;
        frames << Frame{node, 0};
    }

    void leave(int node, const QList<Frame>& frames)
    {
        if (!frames.isEmpty()) {
            const int parent = frames.last().node;
            m_low[parent] = std::min(m_low.at(parent), m_low.at(node));
        }
        if (m_low.at(node) != m_number.at(node)) {
            return;
        }
        QList<int> component;
        do {
            component << m_open.takeLast();
            m_isOpen[component.last()] = false;
        } while (component.last() != node);
        m_components << component;
    }

    const QList<QList<int>>& m_targets;  // outlives the search
    QList<int> m_number;                 ///< in order of entering; -1 before
    QList<int> m_low;
    QList<bool> m_isOpen;
    QList<int> m_open;
    QList<QList<int>> m_components;
    int m_count = 0;
};

QList<QList<int>> targetsOf(const Schema& schema)
{
    const TableNumbers numbers(schema);
    QList<QList<int>> targets;
    for (const Table& table : schema.tables) {
        QList<int> ofTable;
        for (const ForeignKey& key : table.foreignKeys) {
            if (const int target = numbers.of(key.referent); target >= 0) {
                ofTable << target;
            }
        }
        targets << ofTable;
    }
    return targets;
}

}  // namespace

QList<QList<TableName>> referenceCycles(const Schema& schema)
{
    QList<QList<TableName>> cycles;
    for (const QList<int>& component : Components(targetsOf(schema)).find()) {
        if (component.size() < 2) {
            continue;
        }
        QList<TableName> names;
        for (const int number : component) {
            names << schema.tables.at(number).name;
        }
        std::ranges::sort(names, std::less<>());
        cycles << names;
    }
    std::ranges::sort(cycles, std::less<>(), [](const auto& names) { return names.first(); });
    return cycles;
}

QStringList referentColumnsOf(const Schema& schema, const ForeignKey& key)
{
    if (!key.referentColumns.isEmpty()) {
        return key.referentColumns;
    }
    const Table* referent = schema.table(key.referent);
    return referent == nullptr || !referent->primaryKey ? QStringList()
                                                        : referent->primaryKey->columns;
}

bool isOptional(const Table& table, const ForeignKey& key)
{
    return std::ranges::any_of(key.columns, [&table](const QString& name) {
        const Column* column = table.column(name);
        return column != nullptr && column->nullable;
    });
}

bool isUnique(const Table& table, const QStringList& columns)
{
    const auto isSame = [&columns](QStringList others) {
        QStringList mine = columns;
        mine.sort();
        others.sort();
        return mine == others;
    };
    if (table.primaryKey && isSame(table.primaryKey->columns)) {
        return true;
    }
    const bool isConstraint =
        std::ranges::any_of(table.uniqueConstraints,
                            [&](const UniqueConstraint& each) { return isSame(each.columns); });
    return isConstraint || std::ranges::any_of(table.indexes, [&](const Index& index) {
               return index.unique && index.where.isEmpty()
                      && index.columns().size() == index.parts.size() && isSame(index.columns());
           });
}

}  // namespace limbeck
