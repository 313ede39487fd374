// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/operation/describe.h"

#include "models/base/enginetext.h"
#include "models/base/overloaded.h"
#include "models/base/text.h"
#include "models/operation/schemalookup.h"

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

QString text(const CreateTable& create)
{
    return EngineText::tr("create table %1 (%2)")
        .arg(create.table.name.toString(), countedColumns(create.table.columns.size()));
}

QString text(const DropTable& drop)
{
    return EngineText::tr("drop table %1").arg(drop.table.toString());
}

QString text(const RenameTable& rename)
{
    return EngineText::tr("rename table %1 to %2").arg(rename.table.toString(), rename.newName);
}

QString text(const AddColumn& add)
{
    const QString text = add.column.nullable ? EngineText::tr("add column %1 %2 to %3")
                                             : EngineText::tr("add column %1 %2 not null to %3");
    return text.arg(add.column.name, describe(add.column.type), add.table.toString());
}

QString text(const DropColumn& drop)
{
    return EngineText::tr("drop column %1 of %2").arg(drop.column, drop.table.toString());
}

QString describeDefault(const std::optional<ServerDefault>& value)
{
    if (!value.has_value()) {
        return EngineText::tr("drop the default");
    }
    switch (value->kind) {
    case ServerDefault::Kind::Literal:
        return EngineText::tr("default '%1'").arg(value->text);
    case ServerDefault::Kind::Expression:
        return EngineText::tr("default %1").arg(value->text);
    case ServerDefault::Kind::CurrentTimestamp:
        return EngineText::tr("default current timestamp");
    case ServerDefault::Kind::True:
        return EngineText::tr("default true");
    case ServerDefault::Kind::False:
        return EngineText::tr("default false");
    }
    Q_UNREACHABLE();
}

QStringList changeWords(const ColumnChanges& changes)
{
    QStringList words;
    if (changes.name.has_value()) {
        words << EngineText::tr("rename to %1").arg(*changes.name);
    }
    if (changes.type.has_value()) {
        words << EngineText::tr("type %1").arg(describe(*changes.type));
    }
    if (changes.nullable.has_value()) {
        words << (*changes.nullable ? EngineText::tr("nullable") : EngineText::tr("not null"));
    }
    if (changes.serverDefault.has_value()) {
        words << describeDefault(*changes.serverDefault);
    }
    if (changes.identity.has_value()) {
        words << (changes.identity->has_value() ? EngineText::tr("identity")
                                                : EngineText::tr("drop the identity"));
    }
    if (changes.comment.has_value()) {
        words << (changes.comment->has_value()
                      ? EngineText::tr("comment '%1'").arg(**changes.comment)
                      : EngineText::tr("drop the comment"));
    }
    if (changes.autoincrement.has_value()) {
        words << EngineText::tr("autoincrement");
    }
    return words;
}

QString text(const AlterColumn& alter)
{
    QStringList words = changeWords(alter.changes);
    if (alter.place != ColumnPlace()) {
        words << EngineText::tr("move");
    }
    return EngineText::tr("alter column %1 of %2: %3")
        .arg(alter.column,
             alter.table.toString(),
             words.isEmpty() ? EngineText::tr("nothing") : words.join(u", "_s));
}

QString partTexts(const Index& index)
{
    QStringList parts;
    for (const IndexPart& part : index.parts) {
        parts << part.text;
    }
    return parts.join(u", "_s);
}

QString text(const CreateIndex& create)
{
    const bool isPartial = !create.index.where.isEmpty();
    QString text = isPartial ? EngineText::tr("create partial index %1 on %2 (%3)")
                             : EngineText::tr("create index %1 on %2 (%3)");
    if (create.index.unique) {
        text = isPartial ? EngineText::tr("create unique partial index %1 on %2 (%3)")
                         : EngineText::tr("create unique index %1 on %2 (%3)");
    }
    return text.arg(
        create.index.name.isEmpty() ? EngineText::tr("without a name") : create.index.name,
        create.table.toString(),
        partTexts(create.index));
}

QString text(const DropIndex& drop)
{
    return drop.table.isEmpty()
               ? EngineText::tr("drop index %1").arg(drop.name)
               : EngineText::tr("drop index %1 of %2").arg(drop.name, drop.table.toString());
}

QString constraintText(const Constraint& constraint)
{
    const QString name =
        constraintName(constraint).isEmpty() ? QString() : u' ' + constraintName(constraint);
    const auto* check = std::get_if<CheckConstraint>(&constraint);
    const QString inner =
        check != nullptr ? check->condition : constraintColumns(constraint).join(u", "_s);
    return constraintWord(constraint) + name + u" ("_s + inner + u')';
}

QString text(const AddConstraint& add)
{
    const QString what = constraintText(add.constraint);
    if (const auto* key = std::get_if<ForeignKey>(&add.constraint)) {
        return EngineText::tr("add %1 to %2, referring to %3 (%4)")
            .arg(what,
                 add.table.toString(),
                 key->referent.toString(),
                 key->referentColumns.join(u", "_s));
    }
    return EngineText::tr("add %1 to %2").arg(what, add.table.toString());
}

QString text(const DropConstraint& drop)
{
    const QString what = drop.dropped.has_value() && constraintName(*drop.dropped).isEmpty()
                             ? constraintLabel(*drop.dropped)
                         : drop.name.isEmpty()
                             ? EngineText::tr("unnamed %1").arg(constraintWord(drop.type))
                             : constraintWord(drop.type) + u' ' + drop.name;
    return EngineText::tr("drop %1 of %2").arg(what, drop.table.toString());
}

QString text(const SetTableComment& set)
{
    return set.comment.has_value()
               ? EngineText::tr("set the comment of table %1 to '%2'")
                     .arg(set.table.toString(), *set.comment)
               : EngineText::tr("drop the comment of table %1").arg(set.table.toString());
}

QString text(const CreateEnum& create)
{
    return EngineText::tr("create enum type %1 (%2)")
        .arg(create.type.name, create.type.values.join(u", "_s));
}

QString text(const DropEnum& drop)
{
    return EngineText::tr("drop enum type %1").arg(drop.type.name);
}

QString text(const BulkInsert& insert)
{
    return EngineText::tr("insert %1 into %2")
        .arg(countedRows(insert.rows.size()), insert.table.toString());
}

QString text(const ExecuteSql& execute)
{
    return EngineText::tr("run SQL: %1").arg(shortenedSql(execute.sql));
}

QString listOf(const std::vector<Operation>& operations)
{
    QStringList lines;
    for (const Operation& operation : operations) {
        lines << describe(operation);
    }
    return lines.isEmpty() ? EngineText::tr("nothing") : lines.join(u"; "_s);
}

QString text(const Batch& batch)
{
    return EngineText::tr("alter table %1 in one go: %2")
        .arg(batch.table.toString(), listOf(batch.operations));
}

QString text(const AutocommitBlock& block)
{
    return EngineText::tr("outside of the transaction: %1").arg(listOf(block.operations));
}

}  // namespace

QString describe(const Operation& operation)
{
    return std::visit([](const auto& step) { return text(step); }, operation.value);
}

}  // namespace limbeck
