// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/base/enginetext.h"
#include "models/operation/applysteps.h"
#include "models/operation/schemalookup.h"

#include <algorithm>

namespace limbeck::steps {

using namespace Qt::StringLiterals;

namespace {

/// Fails if the key names columns that the other table is known not to have. A table that the
/// schema does not know is no error: it may belong to somebody else, and SQLite does not ask.
Result<> requireReferent(const Schema& schema, const Constraint& constraint)
{
    const auto* key = std::get_if<ForeignKey>(&constraint);
    const Table* referent = key == nullptr ? nullptr : schema.table(key->referent);
    if (referent == nullptr) {
        return {};
    }
    return requireColumns(*referent, key->referentColumns, constraintLabel(constraint));
}

}  // namespace

Result<> apply(const AddConstraint& add, Schema& schema)
{
    const Result<Table*> found = findTable(schema, add.table);
    if (!found.has_value()) {
        return fail(found.error());
    }
    Table& table = **found;
    const QString& name = constraintName(add.constraint);
    if (!name.isEmpty() && table.constraint(name).has_value()) {
        return fail(ErrorCode::SchemaConflict,
                    EngineText::tr("Table '%1' has a constraint '%2' already.")
                        .arg(table.name.toString(), name));
    }
    if (std::holds_alternative<PrimaryKey>(add.constraint) && table.primaryKey.has_value()) {
        return fail(
            ErrorCode::SchemaConflict,
            EngineText::tr("Table '%1' has a primary key already.").arg(table.name.toString()));
    }
    const Result<> columns =
        requireColumns(table, constraintColumns(add.constraint), constraintLabel(add.constraint));
    if (!columns.has_value()) {
        return columns;
    }
    if (const Result<> referent = requireReferent(schema, add.constraint); !referent.has_value()) {
        return referent;
    }
    addConstraint(table, add.constraint);
    return {};
}

namespace {

bool removeUniqueIndex(Table& table, const QString& name)
{
    return table.indexes.removeIf([&name](const Index& index) {
        return index.unique && index.name == name;
    }) > 0;
}

bool removeUniqueConstraint(Table& table, const QString& name)
{
    return table.uniqueConstraints.removeIf([&name](const UniqueConstraint& unique) {
        return unique.name == name;
    }) > 0;
}

void removeTypeCheck(Table& table, const QString& name)
{
    for (Column& column : table.columns) {
        if (column.type.createConstraint && column.type.name == name) {
            column.type.createConstraint = false;
        }
    }
}

void removeByOtherMeans(Table& table, const DropConstraint& drop)
{
    if (!removeUniqueIndex(table, drop.name)) {
        removeTypeCheck(table, drop.name);
    }
}

}  // namespace

Result<> apply(const DropConstraint& drop, Schema& schema)
{
    if (drop.ifExists && schema.table(drop.table) == nullptr) {
        return {};
    }
    const Result<Table*> found = findTable(schema, drop.table);
    if (!found.has_value()) {
        return fail(found.error());
    }
    Table& table = **found;
    if (isDroppedByOtherMeans(table, drop)) {
        removeByOtherMeans(table, drop);
        return {};
    }
    const Result<Constraint> constraint = findConstraint(table, drop);
    if (!constraint.has_value()) {
        return drop.ifExists ? Result<>() : fail(constraint.error());
    }
    removeConstraint(table, *constraint);
    return {};
}

Result<> apply(const CreateIndex& create, Schema& schema)
{
    const Result<Table*> found = findTable(schema, create.table);
    if (!found.has_value()) {
        return fail(found.error());
    }
    Table& table = **found;
    if (!create.index.name.isEmpty() && table.index(create.index.name) != nullptr) {
        if (create.ifNotExists) {
            return {};
        }
        return fail(ErrorCode::SchemaConflict,
                    EngineText::tr("Table '%1' has an index '%2' already.")
                        .arg(table.name.toString(), create.index.name));
    }
    const QString user = u"index '%1'"_s.arg(create.index.name);
    if (const Result<> columns = requireColumns(table, create.index.columns(), user);
        !columns.has_value()) {
        return columns;
    }
    Index index = create.index;
    // How it is built, not what it is.
    index.options.remove(u"postgresql_concurrently"_s);
    table.indexes << index;
    return {};
}

Result<> apply(const DropIndex& drop, Schema& schema)
{
    if (const Table* owner = tableOfIndex(schema, drop)) {
        schema.table(TableName(owner->name))->indexes.removeIf([&drop](const Index& index) {
            return index.name == drop.name;
        });
        return {};
    }
    Table* table = schema.table(drop.table);
    if (table != nullptr && removeUniqueConstraint(*table, drop.name)) {
        return {};
    }
    if (drop.ifExists) {
        return {};
    }
    if (!drop.table.isEmpty() && table == nullptr) {
        return fail(findTable(schema, drop.table).error());
    }
    return fail(ErrorCode::SchemaConflict,
                drop.table.isEmpty() ? EngineText::tr("There is no index '%1'.").arg(drop.name)
                                     : EngineText::tr("Table '%1' has no index '%2'.")
                                           .arg(drop.table.toString(), drop.name));
}

}  // namespace limbeck::steps
