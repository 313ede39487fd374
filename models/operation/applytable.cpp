// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/base/enginetext.h"
#include "models/operation/applysteps.h"
#include "models/operation/schemalookup.h"

#include <algorithm>

namespace limbeck::steps {

using namespace Qt::StringLiterals;

namespace {

bool hasView(const Schema& schema, const TableName& name)
{
    return std::ranges::any_of(schema.views,
                               [&](const View& view) { return schema.isSame(view.name, name); });
}

Result<> requireFreeName(const Schema& schema, const TableName& name)
{
    if (schema.table(name) == nullptr && !hasView(schema, name)) {
        return {};
    }
    return fail(ErrorCode::SchemaConflict,
                EngineText::tr("There is already a table or view '%1'.").arg(name.toString()));
}

}  // namespace

Result<> apply(const CreateTable& create, Schema& schema)
{
    const TableName& name = create.table.name;
    if (create.ifNotExists && schema.table(name) != nullptr) {
        return {};
    }
    if (const Result<> isFree = requireFreeName(schema, name); !isFree.has_value()) {
        return isFree;
    }
    if (const Result<> isSound = requireConsistent(create.table); !isSound.has_value()) {
        return isSound;
    }
    schema.tables << create.table;
    return {};
}

Result<> apply(const DropTable& drop, Schema& schema)
{
    // What was doubtful about it is so no more.
    const bool wasDoubtful = schema.uncertainties.removeIf([&](const Uncertainty& each) {
        return !each.table.isEmpty() && schema.isSame(each.table, drop.table);
    }) > 0;
    if ((drop.ifExists || wasDoubtful) && schema.table(drop.table) == nullptr) {
        return {};
    }
    const Result<Table*> table = findTable(schema, drop.table);
    if (!table.has_value()) {
        return fail(table.error());
    }
    schema.tables.removeIf([&](const Table& each) { return schema.isSame(each.name, drop.table); });
    schema.triggers.removeIf(
        [&](const Trigger& each) { return schema.isSame(each.table, drop.table); });
    return {};
}

namespace {

void renameReferents(Schema& schema, const TableName& from, const TableName& to)
{
    for (qsizetype i = 0; i < schema.tables.size(); ++i) {
        // Read first: writing copies the lists of every table that it touches.
        const QList<ForeignKey>& keys = std::as_const(schema).tables[i].foreignKeys;
        const auto refers = [&](const ForeignKey& key) {
            return schema.isSame(key.referent, from);
        };
        if (std::ranges::none_of(keys, refers)) {
            continue;
        }
        for (ForeignKey& key : schema.tables[i].foreignKeys) {
            if (refers(key)) {
                key.referent = to;
            }
        }
    }
    for (Trigger& trigger : schema.triggers) {
        if (schema.isSame(trigger.table, from)) {
            trigger.table = to;
        }
    }
    // Under another name it is no more certain.
    for (Uncertainty& doubt : schema.uncertainties) {
        if (!doubt.table.isEmpty() && schema.isSame(doubt.table, from)) {
            doubt.table = to;
        }
    }
}

}  // namespace

Result<> apply(const RenameTable& rename, Schema& schema)
{
    const TableName to(rename.table.schema, rename.newName);
    const auto view = std::ranges::find_if(
        schema.views, [&](const View& each) { return schema.isSame(each.name, rename.table); });
    const bool isView = view != schema.views.end();
    const Result<Table*> table = findTable(schema, rename.table);
    if (!table.has_value() && !isView) {
        return fail(table.error());
    }
    if (schema.isSame(to, rename.table)) {
        return {};
    }
    if (const Result<> isFree = requireFreeName(schema, to); !isFree.has_value()) {
        return isFree;
    }
    if (table.has_value()) {
        (*table)->name = to;
    } else {
        view->name = to;
    }
    renameReferents(schema, rename.table, to);
    return {};
}

Result<> apply(const SetTableComment& comment, Schema& schema)
{
    const Result<Table*> table = findTable(schema, comment.table);
    if (!table.has_value()) {
        return fail(table.error());
    }
    (*table)->comment = comment.comment.value_or(QString());
    return {};
}

Result<> apply(const BulkInsert& insert, Schema& schema)
{
    const Result<Table*> table = findTable(schema, insert.table);
    if (!table.has_value()) {
        return fail(table.error());
    }
    return requireColumns(**table, insert.columns, EngineText::tr("list of inserted values"));
}

}  // namespace limbeck::steps
