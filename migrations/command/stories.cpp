// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/stories.h"

#include "migrations/command/blamequestion.h"
#include "models/base/overloaded.h"
#include "models/operation/schemalookup.h"

#include <QSet>

namespace limbeck::command {

namespace {

using Kind = BlameEntry::Kind;
using Entries = QList<BlameEntry>;

/// The table that an operation makes or changes, as it is called afterwards; empty if none.
TableName tableAfter(const Operation& operation)
{
    return std::visit(Overloaded{
                          [](const CreateTable& create) { return create.table.name; },
                          [](const RenameTable& rename) {
                              return TableName(rename.table.schema, rename.newName);
                          },
                          [](const AddColumn& add) { return add.table; },
                          [](const AlterColumn& alter) { return alter.table; },
                          [](const DropColumn& drop) { return drop.table; },
                          [](const CreateIndex& create) { return create.table; },
                          [](const DropIndex& drop) { return drop.table; },
                          [](const AddConstraint& add) { return add.table; },
                          [](const DropConstraint& drop) { return drop.table; },
                          [](const SetTableComment& comment) { return comment.table; },
                          [](const auto&) { return TableName(); },
                      },
                      operation.value);
}

/// Columns that the operation names, as they are called afterwards: where no revision that can be
/// read made them, this is how they become known.
QStringList columnsAfter(const Operation& operation)
{
    return std::visit(
        Overloaded{
            [](const CreateTable& create) { return create.table.columnNames(); },
            [](const AddColumn& add) { return QStringList{add.column.name}; },
            [](const AlterColumn& alter) {
                return QStringList{alter.changes.name.value_or(alter.column)};
            },
            [](const CreateIndex& create) { return create.index.columns(); },
            [](const AddConstraint& add) { return constraintColumns(add.constraint); },
            [](const auto&) { return QStringList(); },
        },
        operation.value);
}

class Walk final
{
public:
    void visit(const PastStep& step)
    {
        const QHash<TableName, TableEntries> before = m_tables;  // shared until it is changed
        m_touched.clear();
        for (size_t i = 0; i < step.operations.size(); ++i) {
            if (step.misfit == i) {
                continue;  // changed nothing
            }
            for (const Operation& operation : flattened(step.operations[i].operation)) {
                play(operation, step.revision, step.operations[i].where);
            }
        }
        for (const TableName& name : std::as_const(m_touched)) {
            joinWithBefore(name, before, step.revision);
        }
    }

    QHash<TableName, TableEntries> take()
    {
        return std::move(m_tables);
    }

private:
    void play(const Operation& operation, const RevisionId& revision, const TextLocation& where)
    {
        if (const auto* drop = std::get_if<DropTable>(&operation.value)) {
            m_tables.remove(drop->table);
            return;
        }
        const TableName name = tableAfter(operation);
        if (name.isEmpty()) {
            return;
        }
        move(operation, name);
        m_touched.insert(name);
        TableEntries& table = m_tables[name];
        for (const QString& column : columnsAfter(operation)) {
            table.columns[column];  // known from now on
        }
        note(table.table, operation, {name, {}}, revision, where);
        for (auto column = table.columns.begin(); column != table.columns.end(); ++column) {
            note(column.value(), operation, {name, column.key()}, revision, where);
        }
        if (const auto* dropped = std::get_if<DropColumn>(&operation.value)) {
            table.columns.remove(dropped->column);
        }
    }

    /// Puts what is known under its new name.
    void move(const Operation& operation, const TableName& name)
    {
        if (const auto* rename = std::get_if<RenameTable>(&operation.value)) {
            m_tables.insert(name, m_tables.take(rename->table));
        } else if (std::holds_alternative<CreateTable>(operation.value)) {
            m_tables.remove(name);
        } else if (const auto* alter = std::get_if<AlterColumn>(&operation.value);
                   alter != nullptr && alter->changes.name.has_value()) {
            QHash<QString, Entries>& columns = m_tables[name].columns;
            columns.insert(*alter->changes.name, columns.take(alter->column));
        }
    }

    static void note(Entries& entries,
                     const Operation& operation,
                     const ObjectName& object,
                     const RevisionId& revision,
                     const TextLocation& where)
    {
        const std::optional<Concern> concern = concernOf(operation, object);
        if (!concern) {
            return;
        }
        if (concern->kind == Kind::Created) {
            entries.clear();
        }
        entries << BlameEntry{concern->kind, revision, where, wordsFor(operation, object)};
    }

    /// What a revision creates under a name that was there before it, it has made anew.
    static void join(Entries& entries, const Entries& before, const RevisionId& revision)
    {
        const bool isNew = !entries.isEmpty() && entries.first().kind == Kind::Created
                           && entries.first().revision == revision;
        if (isNew) {
            entries.first().kind = Kind::MadeAnew;
            entries = before + entries;
        }
    }

    void joinWithBefore(const TableName& name,
                        const QHash<TableName, TableEntries>& before,
                        const RevisionId& revision)
    {
        const auto now = m_tables.find(name);
        const auto old = before.constFind(name);
        if (now == m_tables.end() || old == before.cend()) {
            return;
        }
        join(now->table, old->table, revision);
        for (auto column = now->columns.begin(); column != now->columns.end(); ++column) {
            const auto oldColumn = old->columns.constFind(column.key());
            if (oldColumn != old->columns.cend()) {
                join(column.value(), *oldColumn, revision);
            }
        }
    }

    QHash<TableName, TableEntries> m_tables;
    QSet<TableName> m_touched;  ///< by the revision that is being visited
};

}  // namespace

QHash<TableName, TableEntries> storiesOf(const QList<PastStep>& steps)
{
    Walk walk;
    for (const PastStep& step : steps) {
        walk.visit(step);
    }
    return walk.take();
}

}  // namespace limbeck::command
