// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/operation/reverse.h"

#include "models/base/enginetext.h"
#include "models/operation/describe.h"

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

using Reversed = Result<Operation>;

template <typename Step>
Reversed irreversible(const Step& step, const QString& reason)
{
    return fail(
        ErrorCode::Irreversible,
        EngineText::tr("Cannot reverse “%1”: %2.").arg(describe(Operation{.value = step}), reason));
}

Operation operationOf(auto step)
{
    return Operation{.value = std::move(step)};
}

Reversed reversed(const CreateTable& create)
{
    DropTable drop;
    drop.table = create.table.name;
    drop.ifExists = create.ifNotExists;
    drop.dropped = create.table;
    return operationOf(drop);
}

Reversed reversed(const DropTable& drop)
{
    if (!drop.dropped.has_value()) {
        return irreversible(drop, EngineText::tr("what the table was is not known"));
    }
    CreateTable create;
    create.table = *drop.dropped;
    create.ifNotExists = drop.ifExists;
    return operationOf(create);
}

Reversed reversed(const RenameTable& rename)
{
    RenameTable back;
    back.table = TableName(rename.table.schema, rename.newName);
    back.newName = rename.table.name;
    return operationOf(back);
}

Reversed reversed(const AddColumn& add)
{
    DropColumn::Dropped dropped;
    dropped.column = add.column;
    dropped.parts = add.parts;
    dropped.after = add.place.after;
    dropped.before = add.place.before;
    dropped.inlineReferences = add.inlineReferences;
    dropped.inlinePrimaryKey = add.inlinePrimaryKey;
    DropColumn drop;
    drop.table = add.table;
    drop.column = add.column.name;
    drop.ifExists = add.ifNotExists;
    drop.dropped = dropped;
    return operationOf(drop);
}

Reversed reversed(const DropColumn& drop)
{
    if (!drop.dropped.has_value()) {
        return irreversible(drop, EngineText::tr("what the column was is not known"));
    }
    AddColumn add;
    add.table = drop.table;
    add.column = drop.dropped->column;
    add.parts = drop.dropped->parts;
    add.place.after = drop.dropped->after;
    add.place.before = drop.dropped->before;
    add.inlineReferences = drop.dropped->inlineReferences;
    add.inlinePrimaryKey = drop.dropped->inlinePrimaryKey;
    add.ifNotExists = drop.ifExists;
    return operationOf(add);
}

/// The reverse of an alter_column, member by member.
class AlterReverser final
{
public:
    explicit AlterReverser(const AlterColumn& alter)
        : m_alter(alter)
    {
    }

    Reversed reverse()
    {
        AlterColumn back;
        back.table = m_alter.table;
        back.column = m_alter.changes.name.value_or(m_alter.column);
        back.options = m_alter.options;
        back.existing = m_alter.existing;
        if (m_alter.changes.name.has_value()) {
            back.changes.name = m_alter.column;
        }
        swap(&ColumnChanges::type, EngineText::tr("type"), back);
        swap(&ColumnChanges::nullable, EngineText::tr("nullability"), back);
        swap(&ColumnChanges::serverDefault, EngineText::tr("server default"), back);
        swap(&ColumnChanges::identity, EngineText::tr("identity"), back);
        swap(&ColumnChanges::comment, EngineText::tr("comment"), back);
        swap(&ColumnChanges::autoincrement, EngineText::tr("autoincrement"), back);
        if (!m_unknown.isEmpty()) {
            return irreversible(m_alter,
                                EngineText::tr("the existing %1 is not known").arg(m_unknown));
        }
        return operationOf(back);
    }

private:
    template <typename Member>
    void swap(Member member, const QString& word, AlterColumn& back)
    {
        if (!(m_alter.changes.*member).has_value()) {
            return;
        }
        if (!(m_alter.existing.*member).has_value()) {
            m_unknown = word;
            return;
        }
        back.changes.*member = m_alter.existing.*member;
        back.existing.*member = m_alter.changes.*member;
    }

    const AlterColumn& m_alter;
    QString m_unknown;
};

Reversed reversed(const AlterColumn& alter)
{
    if (alter.place != ColumnPlace()) {
        return irreversible(alter, EngineText::tr("where the moved column stood is not known"));
    }
    return AlterReverser(alter).reverse();
}

Reversed reversed(const CreateIndex& create)
{
    DropIndex drop;
    drop.table = create.table;
    drop.name = create.index.name;
    drop.ifExists = create.ifNotExists;
    drop.options = create.index.options;
    drop.dropped = create.index;
    return operationOf(drop);
}

Reversed reversed(const DropIndex& drop)
{
    if (!drop.dropped.has_value() || drop.table.isEmpty()) {
        return irreversible(drop, EngineText::tr("what the index was is not known"));
    }
    CreateIndex create;
    create.table = drop.table;
    create.index = *drop.dropped;
    create.ifNotExists = drop.ifExists;
    return operationOf(create);
}

Reversed reversed(const AddConstraint& add)
{
    DropConstraint drop;
    drop.table = add.table;
    drop.name = constraintName(add.constraint);
    drop.type = constraintType(add.constraint);
    drop.dropped = add.constraint;
    return operationOf(drop);
}

Reversed reversed(const DropConstraint& drop)
{
    if (!drop.dropped.has_value()) {
        return irreversible(drop, EngineText::tr("what the constraint was is not known"));
    }
    AddConstraint add;
    add.table = drop.table;
    add.constraint = *drop.dropped;
    return operationOf(add);
}

Reversed reversed(const SetTableComment& set)
{
    if (!set.comment.has_value() && !set.existing.has_value()) {
        return irreversible(set, EngineText::tr("what the comment was is not known"));
    }
    SetTableComment back;
    back.table = set.table;
    back.comment = set.existing;
    back.existing = set.comment;
    return operationOf(back);
}

Reversed reversed(const CreateEnum& create)
{
    DropEnum drop;
    drop.type = create.type;
    drop.ifExists = create.ifNotExists;
    return operationOf(drop);
}

Reversed reversed(const DropEnum& drop)
{
    if (drop.type.values.isEmpty()) {
        return irreversible(drop, EngineText::tr("the values of the enum type are not known"));
    }
    CreateEnum create;
    create.type = drop.type;
    create.ifNotExists = drop.ifExists;
    return operationOf(create);
}

Reversed reversed(const BulkInsert& insert)
{
    return irreversible(insert, EngineText::tr("inserted rows may have been changed since"));
}

Reversed reversed(const ExecuteSql& execute)
{
    return irreversible(execute, EngineText::tr("what SQL text does is not known"));
}

Result<std::vector<Operation>> reversedAll(const std::vector<Operation>& operations)
{
    std::vector<Operation> back;
    for (auto each = operations.rbegin(); each != operations.rend(); ++each) {
        const Reversed one = reverse(*each);
        if (!one.has_value()) {
            return fail(one.error());
        }
        back.push_back(*one);
    }
    return back;
}

Reversed reversed(const Batch& batch)
{
    if (!batch.tableOptions.isEmpty() || !batch.tableConstraints.isEmpty()
        || !batch.partialReordering.isEmpty() || batch.copyFrom.has_value()) {
        return irreversible(batch,
                            EngineText::tr("what the table was before the batch is not known"));
    }
    const Result<std::vector<Operation>> operations = reversedAll(batch.operations);
    if (!operations.has_value()) {
        return fail(operations.error());
    }
    Batch back = batch;
    back.operations = *operations;
    return operationOf(back);
}

Reversed reversed(const AutocommitBlock& block)
{
    const Result<std::vector<Operation>> operations = reversedAll(block.operations);
    if (!operations.has_value()) {
        return fail(operations.error());
    }
    AutocommitBlock back;
    back.operations = *operations;
    return operationOf(back);
}

}  // namespace

Result<Operation> reverse(const Operation& operation)
{
    return std::visit([](const auto& step) { return reversed(step); }, operation.value);
}

}  // namespace limbeck
