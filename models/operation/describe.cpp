// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/operation/describe.h"

#include "models/base/overloaded.h"
#include "models/base/text.h"
#include "models/operation/schemalookup.h"

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

QString text(const CreateTable& create)
{
    return u"create table %1 (%2)"_s.arg(create.table.name.toString(),
                                         countOf(create.table.columns.size(), u"column"_s));
}

QString text(const DropTable& drop)
{
    return u"drop table "_s + drop.table.toString();
}

QString text(const RenameTable& rename)
{
    return u"rename table %1 to %2"_s.arg(rename.table.toString(), rename.newName);
}

QString text(const AddColumn& add)
{
    return u"add column %1 %2%3 to %4"_s.arg(add.column.name,
                                             describe(add.column.type),
                                             add.column.nullable ? QString() : u" not null"_s,
                                             add.table.toString());
}

QString text(const DropColumn& drop)
{
    return u"drop column %1 of %2"_s.arg(drop.column, drop.table.toString());
}

QString describeDefault(const std::optional<ServerDefault>& value)
{
    if (!value.has_value()) {
        return u"drop the default"_s;
    }
    switch (value->kind) {
    case ServerDefault::Kind::Literal:
        return u"default '%1'"_s.arg(value->text);
    case ServerDefault::Kind::Expression:
        return u"default "_s + value->text;
    case ServerDefault::Kind::CurrentTimestamp:
        return u"default current timestamp"_s;
    case ServerDefault::Kind::True:
        return u"default true"_s;
    case ServerDefault::Kind::False:
        return u"default false"_s;
    }
    Q_UNREACHABLE();
}

QStringList changeWords(const ColumnChanges& changes)
{
    QStringList words;
    if (changes.name.has_value()) {
        words << u"rename to "_s + *changes.name;
    }
    if (changes.type.has_value()) {
        words << u"type "_s + describe(*changes.type);
    }
    if (changes.nullable.has_value()) {
        words << (*changes.nullable ? u"nullable"_s : u"not null"_s);
    }
    if (changes.serverDefault.has_value()) {
        words << describeDefault(*changes.serverDefault);
    }
    if (changes.identity.has_value()) {
        words << (changes.identity->has_value() ? u"identity"_s : u"drop the identity"_s);
    }
    if (changes.comment.has_value()) {
        words << (changes.comment->has_value() ? u"comment '%1'"_s.arg(**changes.comment)
                                               : u"drop the comment"_s);
    }
    if (changes.autoincrement.has_value()) {
        words << u"autoincrement"_s;
    }
    return words;
}

QString text(const AlterColumn& alter)
{
    QStringList words = changeWords(alter.changes);
    if (alter.place != ColumnPlace()) {
        words << u"move"_s;
    }
    return u"alter column %1 of %2: %3"_s.arg(
        alter.column, alter.table.toString(), words.isEmpty() ? u"nothing"_s : words.join(u", "_s));
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
    return u"create %1%2index %3 on %4 (%5)"_s.arg(
        create.index.unique ? u"unique "_s : QString(),
        create.index.where.isEmpty() ? QString() : u"partial "_s,
        create.index.name.isEmpty() ? u"without a name"_s : create.index.name,
        create.table.toString(),
        partTexts(create.index));
}

QString text(const DropIndex& drop)
{
    const QString of = drop.table.isEmpty() ? QString() : u" of "_s + drop.table.toString();
    return u"drop index "_s + drop.name + of;
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
    QString line = u"add %1 to %2"_s.arg(constraintText(add.constraint), add.table.toString());
    if (const auto* key = std::get_if<ForeignKey>(&add.constraint)) {
        line += u", referring to %1 (%2)"_s.arg(key->referent.toString(),
                                                key->referentColumns.join(u", "_s));
    }
    return line;
}

QString text(const DropConstraint& drop)
{
    const QString what = drop.dropped.has_value() && constraintName(*drop.dropped).isEmpty()
                             ? constraintLabel(*drop.dropped)
                         : drop.name.isEmpty() ? u"unnamed "_s + constraintWord(drop.type)
                                               : constraintWord(drop.type) + u' ' + drop.name;
    return u"drop %1 of %2"_s.arg(what, drop.table.toString());
}

QString text(const SetTableComment& set)
{
    return set.comment.has_value()
               ? u"set the comment of table %1 to '%2'"_s.arg(set.table.toString(), *set.comment)
               : u"drop the comment of table "_s + set.table.toString();
}

QString text(const CreateEnum& create)
{
    return u"create enum type %1 (%2)"_s.arg(create.type.name, create.type.values.join(u", "_s));
}

QString text(const DropEnum& drop)
{
    return u"drop enum type "_s + drop.type.name;
}

QString text(const BulkInsert& insert)
{
    return u"insert %1 into %2"_s.arg(countOf(insert.rows.size(), u"row"_s),
                                      insert.table.toString());
}

QString text(const ExecuteSql& execute)
{
    return u"run SQL: "_s + shortenedSql(execute.sql);
}

QString listOf(const std::vector<Operation>& operations)
{
    QStringList lines;
    for (const Operation& operation : operations) {
        lines << describe(operation);
    }
    return lines.isEmpty() ? u"nothing"_s : lines.join(u"; "_s);
}

QString text(const Batch& batch)
{
    return u"alter table %1 in one go: %2"_s.arg(batch.table.toString(), listOf(batch.operations));
}

QString text(const AutocommitBlock& block)
{
    return u"outside of the transaction: "_s + listOf(block.operations);
}

}  // namespace

QString describe(const Operation& operation)
{
    return std::visit([](const auto& step) { return text(step); }, operation.value);
}

}  // namespace limbeck
