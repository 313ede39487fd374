// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/blamequestion.h"

#include "models/base/enginetext.h"
#include "models/operation/describe.h"
#include "models/operation/schemachange.h"
#include "models/operation/schemalookup.h"
#include "models/schema/sqlnames.h"

#include <algorithm>

namespace limbeck::command {

using namespace Qt::StringLiterals;

namespace {

using Kind = BlameEntry::Kind;

bool concerns(const Constraint& constraint, const QString& column)
{
    const auto* check = std::get_if<CheckConstraint>(&constraint);
    return check == nullptr ? constraintColumns(constraint).contains(column)
                            : mentionsName(check->condition, column);
}

bool concerns(const Index& index, const QString& column)
{
    return mentionsName(index.where, column)
           || std::ranges::any_of(index.parts, [&column](const IndexPart& part) {
                  return part.isExpression ? mentionsName(part.text, column) : part.text == column;
              });
}

/// Asks one operation whether it concerns `m_object`, as that is called after the operation.
class Question final
{
public:
    explicit Question(const ObjectName& object)
        : m_object(object)
    {
    }

    using Answer = std::optional<Concern>;

    Answer operator()(const CreateTable& create) const
    {
        const bool isOurs = create.table.name == m_object.table
                            && (isTable() || create.table.hasColumn(m_object.column));
        return isOurs ? Answer(Concern{Kind::Created, {}}) : Answer();
    }

    Answer operator()(const RenameTable& rename) const
    {
        if (TableName(rename.table.schema, rename.newName) != m_object.table) {
            return {};
        }
        return Concern{Kind::Renamed, {rename.table, m_object.column}};
    }

    Answer operator()(const AddColumn& add) const
    {
        if (add.table != m_object.table || isTable()) {
            return changedIf(add.table == m_object.table);
        }
        return add.column.name == m_object.column ? Answer(Concern{Kind::Created, {}}) : Answer();
    }

    Answer operator()(const AlterColumn& alter) const
    {
        if (alter.table != m_object.table || isTable()) {
            return changedIf(alter.table == m_object.table);
        }
        if (alter.changes.name.value_or(alter.column) != m_object.column) {
            return {};
        }
        return alter.column == m_object.column
                   ? Concern{Kind::Changed, {}}
                   : Concern{Kind::Renamed, {m_object.table, alter.column}};
    }

    Answer operator()(const DropColumn& drop) const
    {
        return changedIf(drop.table == m_object.table && isTable());
    }

    Answer operator()(const CreateIndex& create) const
    {
        return changedIf(create.table == m_object.table
                         && (isTable() || concerns(create.index, m_object.column)));
    }

    Answer operator()(const DropIndex& drop) const
    {
        return changedIf(
            drop.table == m_object.table
            && (isTable() || (drop.dropped && concerns(*drop.dropped, m_object.column))));
    }

    Answer operator()(const AddConstraint& add) const
    {
        return changedIf(add.table == m_object.table
                         && (isTable() || concerns(add.constraint, m_object.column)));
    }

    Answer operator()(const DropConstraint& drop) const
    {
        return changedIf(
            drop.table == m_object.table
            && (isTable() || (drop.dropped && concerns(*drop.dropped, m_object.column))));
    }

    Answer operator()(const SetTableComment& comment) const
    {
        return changedIf(comment.table == m_object.table && isTable());
    }

    /// Data, enum types, SQL text, and tables that go: an object that is there was not dropped.
    template <typename Other>
    Answer operator()(const Other&) const
    {
        return {};
    }

private:
    bool isTable() const
    {
        return m_object.column.isEmpty();
    }

    static Answer changedIf(bool isConcerned)
    {
        return isConcerned ? Answer(Concern{}) : Answer();
    }

    const ObjectName& m_object;  // outlives the question
};

}  // namespace

QList<Operation> flattened(const Operation& operation)
{
    const auto all = [](const std::vector<Operation>& operations) {
        QList<Operation> flat;
        for (const Operation& each : operations) {
            flat << flattened(each);
        }
        return flat;
    };
    if (const auto* batch = std::get_if<Batch>(&operation.value)) {
        return all(batch->operations);
    }
    if (const auto* block = std::get_if<AutocommitBlock>(&operation.value)) {
        return all(block->operations);
    }
    const auto* execute = std::get_if<ExecuteSql>(&operation.value);
    if (execute != nullptr && execute->effect != nullptr) {
        return all(operationsOf(*execute->effect));
    }
    return {operation};
}

std::optional<Concern> concernOf(const Operation& operation, const ObjectName& object)
{
    return std::visit(Question(object), operation.value);
}

QString wordsFor(const Operation& operation, const ObjectName& object)
{
    const auto* create = std::get_if<CreateTable>(&operation.value);
    if (create == nullptr || object.column.isEmpty()) {
        return describe(operation);
    }
    const Column& column = *create->table.column(object.column);
    const QString text = column.nullable
                             ? EngineText::tr("create table %1 with column %2 %3")
                             : EngineText::tr("create table %1 with column %2 %3 not null");
    return text.arg(object.table.toString(), column.name, describe(column.type));
}

}  // namespace limbeck::command
