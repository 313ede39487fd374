// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/differ/differ.h"

#include "migrations/differ/columns.h"
#include "migrations/differ/unmatched.h"
#include "models/operation/apply.h"
#include "models/schema/sqlnames.h"

#include <QHash>

#include <algorithm>

namespace limbeck {

namespace {

Operation dropOf(const TableName& table, const Constraint& constraint)
{
    DropConstraint drop;
    drop.table = table;
    drop.name = constraintName(constraint);
    drop.type = constraintType(constraint);
    drop.dropped = constraint;
    return Operation{.value = drop};
}

bool usesEnum(const ColumnType& type, const EnumType& wanted)
{
    return (type.kind == TypeKind::Enum && type.name == wanted.name && type.schema == wanted.schema)
           || std::ranges::any_of(type.items,
                                  [&](const ColumnType& item) { return usesEnum(item, wanted); });
}

bool usesEnum(const Schema& schema, const EnumType& wanted)
{
    return std::ranges::any_of(schema.tables, [&](const Table& table) {
        return std::ranges::any_of(
            table.columns, [&](const Column& column) { return usesEnum(column.type, wanted); });
    });
}

const EnumType* findEnum(const Schema& schema, const EnumType& wanted)
{
    const auto found = std::ranges::find_if(schema.enums, [&](const EnumType& each) {
        return each.name == wanted.name && each.schema == wanted.schema;
    });
    return found == schema.enums.end() ? nullptr : &*found;
}

/// Tables so that every one comes after those of them that it refers to.
QList<TableName> inOrder(const QList<Table>& tables)
{
    Schema alone;
    alone.tables = tables;
    return dependencyOrder(alone);
}

/// Carries a schema from one state to another in phases. Each phase compares what the phases
/// before it have left with where to go, so that what disappears on the way (an index with its
/// column) is put back by itself.
class Differ final
{
public:
    Differ(const Schema& from, const Schema& to)
        : m_to(to)
        , m_now(from)
    {
        m_now.uncertainties.clear();
        for (const Table& table : to.tables) {
            m_goals.insert(table.name, &table);
        }
        QHash<TableName, const Table*> known;
        for (const Table& table : from.tables) {
            known.insert(table.name, &table);
            const Table* goal = m_goals.value(table.name);
            if (goal == nullptr) {
                m_gone << table;
            } else if (!(*goal == table)) {
                m_changed << table.name;
            }
        }
        for (const Table& table : to.tables) {
            if (!known.contains(table.name)) {
                m_new << table;
            }
        }
    }

    Result<std::vector<Operation>> run()
    {
        using Phase = void (Differ::*)();
        for (const Phase phase : {&Differ::createEnums,
                                  &Differ::dropForeignKeys,
                                  &Differ::dropTables,
                                  &Differ::stopCounting,
                                  &Differ::dropKeysAndIndexes,
                                  &Differ::createTables,
                                  &Differ::changeColumns,
                                  &Differ::addKeysAndIndexes,
                                  &Differ::startCounting,
                                  &Differ::addForeignKeys,
                                  &Differ::setComments,
                                  &Differ::dropEnums}) {
            (this->*phase)();
            if (m_error.has_value()) {
                return fail(*m_error);
            }
        }
        return m_operations;
    }

private:
    const Table& goal(const TableName& name) const
    {
        return *m_goals.value(name);
    }

    /// A copy: adding an operation replaces the original. An empty table after a failure, when
    /// nothing is added any more.
    Table now(const TableName& name) const
    {
        const Table* table = m_now.table(name);
        return table == nullptr ? Table() : *table;
    }

    /// Once something has failed, nothing more is added: run() stops after the phase.
    void add(const Operation& operation)
    {
        if (m_error.has_value()) {
            return;
        }
        const Operation completed = complete(operation, m_now);
        Result<Schema> next = apply(completed, std::move(m_now));
        if (!next) {
            m_error = next.error();
            return;
        }
        m_now = *std::move(next);
        m_operations.push_back(completed);
    }

    template <typename T>
    void dropUnwanted(const TableName& name, QList<T> Table::*list)
    {
        const Table table = now(name);
        for (const T& each : Unmatched<T>::between(table.*list, goal(name).*list).removed) {
            add(dropOf(name, each));
        }
    }

    template <typename T>
    void addMissing(const TableName& name, QList<T> Table::*list)
    {
        const Table table = now(name);
        for (const T& each : Unmatched<T>::between(table.*list, goal(name).*list).added) {
            add({AddConstraint{.table = name, .constraint = each}});
        }
    }

    // -- foreign keys

    void dropForeignKeys()
    {
        for (const TableName& name : m_changed) {
            dropUnwanted(name, &Table::foreignKeys);
        }
        const Schema before = m_now;
        for (const Table& table : before.tables) {
            for (const ForeignKey& key : table.foreignKeys) {
                if (m_goals.contains(table.name) && standsOnWhatGoes(key)) {
                    add(dropOf(table.name, key));
                    if (!m_changed.contains(table.name)) {
                        m_changed << table.name;  // where it is put back
                    }
                }
            }
        }
    }

    /// True if the table that `key` refers to stays, but not the key or column that is meant.
    bool standsOnWhatGoes(const ForeignKey& key) const
    {
        if (!m_changed.contains(key.referent)) {
            return false;
        }
        const Table table = now(key.referent);
        const Table& wanted = goal(key.referent);
        const bool isByPrimaryKey =
            table.primaryKey.has_value()
            && (key.referentColumns.isEmpty() || key.referentColumns == table.primaryKey->columns);
        const auto lost =
            Unmatched<UniqueConstraint>::between(table.uniqueConstraints, wanted.uniqueConstraints);
        return (isByPrimaryKey && table.primaryKey != wanted.primaryKey)
               || std::ranges::any_of(lost.removed,
                                      [&](const UniqueConstraint& unique) {
                                          return unique.columns == key.referentColumns;
                                      })
               || std::ranges::any_of(key.referentColumns, [&](const QString& column) {
                      return isGoing(table, column);
                  });
    }

    void addForeignKeys()
    {
        for (const TableName& name : m_changed) {
            addMissing(name, &Table::foreignKeys);
        }
    }

    // -- tables

    void dropTables()
    {
        QList<TableName> order = inOrder(m_gone);
        std::ranges::reverse(order);
        for (const TableName& name : order) {
            for (const ForeignKey& key : now(name).foreignKeys) {
                if (order.indexOf(key.referent) >= 0
                    && order.indexOf(key.referent) < order.indexOf(name)) {
                    add(dropOf(name, key));  // a circle, opened here
                }
            }
        }
        for (const TableName& name : order) {
            DropTable drop;
            drop.table = name;
            add({drop});
        }
    }

    void createTables()
    {
        const QList<TableName> order = inOrder(m_new);
        for (qsizetype i = 0; i < order.size(); ++i) {
            CreateTable create;
            create.table = goal(order[i]);
            const qsizetype cut =
                create.table.foreignKeys.removeIf([&order, i](const ForeignKey& key) {
                    return order.indexOf(key.referent) > i;  // a circle: added at the end
                });
            if (cut > 0) {
                m_changed << order[i];
            }
            add({create});
        }
    }

    // -- keys, constraints, indexes

    void dropKeysAndIndexes()
    {
        for (const TableName& name : m_changed) {
            dropIndexes(name);
            dropUnwanted(name, &Table::uniqueConstraints);
            dropUnwanted(name, &Table::checkConstraints);
            dropUnwanted(name, &Table::excludeConstraints);
            const Table table = now(name);
            if (table.primaryKey.has_value() && table.primaryKey != goal(name).primaryKey) {
                add(dropOf(name, *table.primaryKey));
            }
        }
    }

    void dropIndexes(const TableName& name)
    {
        QStringList dropped;
        for (const Index& index :
             Unmatched<Index>::between(now(name).indexes, goal(name).indexes).removed) {
            if (!dropped.contains(index.name)) {  // all that have that name go at once
                DropIndex drop;
                drop.table = name;
                drop.name = index.name;
                add({drop});
                dropped << index.name;
            }
        }
    }

    void addKeysAndIndexes()
    {
        for (const TableName& name : m_changed) {
            const Table table = now(name);
            const Table& wanted = goal(name);
            if (wanted.primaryKey.has_value() && table.primaryKey != wanted.primaryKey) {
                add({AddConstraint{.table = name, .constraint = *wanted.primaryKey}});
            }
            addMissing(name, &Table::uniqueConstraints);
            addMissing(name, &Table::checkConstraints);
            addMissing(name, &Table::excludeConstraints);
            for (const Index& index :
                 Unmatched<Index>::between(now(name).indexes, wanted.indexes).added) {
                add({CreateIndex{.table = name, .index = index, .ifNotExists = false}});
            }
        }
    }

    // -- columns

    bool isGoing(const Table& table, const QString& column) const
    {
        const Column* known = table.column(column);
        const Column* wanted = goal(table.name).column(column);
        return known != nullptr && (wanted == nullptr || mustBeMadeAnew(*known, *wanted));
    }

    void changeColumns()
    {
        for (const TableName& name : m_changed) {
            // Added before the others go: most engines want a table to have a column.
            dropColumns(name, [this](const Table& table, const QString& column) {
                return goal(table.name).hasColumn(column) && isGoing(table, column);
            });
            addColumns(name);
            alterColumns(name);
            dropColumns(name, [this](const Table& table, const QString& column) {
                return isGoing(table, column);
            });
        }
    }

    template <typename Predicate>
    void dropColumns(const TableName& name, Predicate isWanted)
    {
        const Table table = now(name);
        QStringList going = table.columnNames();
        going.removeIf([&](const QString& column) { return !isWanted(table, column); });
        // What is computed from others goes before them; of a circle, which no engine has, the
        // first is tried.
        while (!going.isEmpty()) {
            const auto isFree = [&](const QString& column) {
                return std::ranges::none_of(going, [&](const QString& other) {
                    const Column* each = table.column(other);
                    return other != column && each->computed.has_value()
                           && mentionsName(each->computed->expression, column);
                });
            };
            const auto free = std::ranges::find_if(going, isFree);
            const qsizetype next = free == going.end() ? 0 : free - going.begin();
            DropColumn drop;
            drop.table = name;
            drop.column = going.takeAt(next);
            add({drop});
        }
    }

    void addColumns(const TableName& name)
    {
        const Table table = now(name);
        for (const Column& column : goal(name).columns) {
            if (!table.hasColumn(column.name)) {
                AddColumn added;
                added.table = name;
                added.column = column;
                add({added});
            }
        }
    }

    void alterColumns(const TableName& name)
    {
        const Table table = now(name);
        for (const Column& column : table.columns) {
            if (isGoing(table, column.name)) {
                continue;
            }
            AlterColumn alter;
            alter.table = name;
            alter.column = column.name;
            alter.changes = changesBetween(column, *goal(name).column(column.name));
            if (isKeyToCome(name)) {
                alter.changes.autoincrement.reset();  // startCounting()
            }
            if (!alter.changes.isEmpty()) {
                add({alter});
            }
        }
    }

    // -- columns that count: on MariaDB only a key's, so that a key comes before and goes after

    bool isKeyToCome(const TableName& name) const
    {
        const Table table = now(name);
        return goal(name).primaryKey.has_value() && table.primaryKey != goal(name).primaryKey;
    }

    void stopCounting()
    {
        for (const TableName& name : m_changed) {
            const Table table = now(name);
            if (table.primaryKey.has_value() && table.primaryKey != goal(name).primaryKey) {
                changeCounting(name, [](const Column& column, const Column& wanted) {
                    return column.autoincrement == Autoincrement::Yes
                           && wanted.autoincrement == Autoincrement::No;
                });
            }
        }
    }

    void startCounting()
    {
        for (const TableName& name : m_changed) {
            changeCounting(name, [](const Column& column, const Column& wanted) {
                return column.autoincrement != wanted.autoincrement;
            });
        }
    }

    template <typename Predicate>
    void changeCounting(const TableName& name, Predicate isWanted)
    {
        const Table table = now(name);
        for (const Column& column : table.columns) {
            const Column* wanted = goal(name).column(column.name);
            if (wanted == nullptr || !isWanted(column, *wanted)) {
                continue;
            }
            AlterColumn alter;
            alter.table = name;
            alter.column = column.name;
            alter.changes.autoincrement = wanted->autoincrement;
            add({alter});
        }
    }

    // -- comments, enum types

    void setComments()
    {
        for (const TableName& name : m_changed) {
            const QString& comment = goal(name).comment;
            if (now(name).comment == comment) {
                continue;
            }
            SetTableComment set;
            set.table = name;
            if (!comment.isEmpty()) {
                set.comment = comment;
            }
            add({set});
        }
    }

    void createEnums()
    {
        for (const EnumType& type : m_to.enums) {
            const EnumType* known = findEnum(m_now, type);
            if (known == nullptr) {
                add({CreateEnum{.type = type, .ifNotExists = false}});
            } else if (known->values != type.values && !usesEnum(m_now, type)) {
                add({DropEnum{.type = *known, .ifExists = false}});
                add({CreateEnum{.type = type, .ifNotExists = false}});
            }
        }
    }

    void dropEnums()
    {
        const QList<EnumType> known = m_now.enums;
        for (const EnumType& type : known) {
            if (findEnum(m_to, type) == nullptr) {
                add({DropEnum{.type = type, .ifExists = false}});
            }
        }
    }

    const Schema& m_to;
    Schema m_now;
    QHash<TableName, const Table*> m_goals;  ///< tables of m_to
    QList<Table> m_gone;
    QList<Table> m_new;
    QList<TableName> m_changed;  ///< on both sides, or created without all their foreign keys
    std::vector<Operation> m_operations;
    std::optional<Error> m_error;
};

}  // namespace

Result<std::vector<Operation>> diff(const Schema& from, const Schema& to)
{
    const Schema goal = withoutDefaultSchema(to);
    return Differ(withoutDefaultSchema(from), goal).run();
}

}  // namespace limbeck
