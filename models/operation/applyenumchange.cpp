// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/base/enginetext.h"
#include "models/operation/apply.h"
#include "models/operation/applychange.h"
#include "models/operation/respell.h"

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

/// Calls `change(schema, name, values)` for every place that has the enum type; true if one
/// has.
template <typename Change>
Result<bool> visitEnums(Schema& all, const TableName& type, const Change& change)
{
    bool isFound = false;
    Result<> done;
    const auto visit = [&](QString& schema, QString& name, QStringList& values) {
        if (done && name == type.name && all.isSameSchema(schema, type.schema)) {
            isFound = true;
            done = change(schema, name, values);
        }
    };
    for (EnumType& each : all.enums) {
        visit(each.schema, each.name, each.values);
    }
    for (Table& table : all.tables) {
        for (Column& column : table.columns) {
            visitTypes(column.type, [&](ColumnType& each) {
                if (each.kind == TypeKind::Enum) {
                    visit(each.schema, each.name, each.values);
                }
            });
        }
    }
    return done.map([isFound] { return isFound; });
}

template <typename Change>
Result<> changeEnum(Schema& schema, const TableName& type, const Change& change)
{
    const Result<bool> found =
        visitEnums(schema, type, [&change](QString&, QString&, QStringList& values) {
            return change(values);
        });
    if (!found) {
        return fail(found.error());
    }
    return *found ? Result<>{}
                  : fail(ErrorCode::SchemaConflict,
                         EngineText::tr("There is no enum type '%1'.").arg(type.toString()));
}

/// Defaults and conditions that name the value follow it: defaults here, conditions in a way
/// that only the server knows.
Result<> renameInTexts(const RenameEnumValue& rename, Schema& schema)
{
    const QString quoted = u'\'' + QString(rename.value).replace(u'\'', u"''"_s) + u'\'';
    const QString to = u'\'' + QString(rename.newValue).replace(u'\'', u"''"_s) + u'\'';
    const auto isOfType = [&](const Column& column) {
        return column.type.kind == TypeKind::Enum && column.type.name == rename.type.name;
    };
    for (Table& table : schema.tables) {
        if (std::ranges::none_of(std::as_const(table).columns, isOfType)) {
            continue;
        }
        const bool isInCondition =
            std::ranges::any_of(
                std::as_const(table).checkConstraints,
                [&](const CheckConstraint& check) { return check.condition.contains(quoted); })
            || std::ranges::any_of(std::as_const(table).indexes, [&](const Index& index) {
                   return index.where.contains(quoted);
               });
        if (isInCondition) {
            return fail(ErrorCode::SchemaConflict,
                        EngineText::tr("A condition of table '%1' names the value '%2'.")
                            .arg(table.name.toString(), rename.value));
        }
        for (Column& column : table.columns) {
            if (!isOfType(column) || !column.serverDefault) {
                continue;
            }
            ServerDefault& value = *column.serverDefault;
            if (value.kind == ServerDefault::Kind::Literal && value.text == rename.value) {
                value.text = rename.newValue;
            } else if (value.kind == ServerDefault::Kind::Expression) {
                value.text.replace(quoted, to);
            }
        }
    }
    return {};
}

}  // namespace

Result<> applyEnumChange(const AddEnumValue& add, Schema& schema)
{
    return changeEnum(schema, add.type, [&add](QStringList& values) -> Result<> {
        if (values.contains(add.value)) {
            return add.ifNotExists
                       ? Result<>{}
                       : fail(ErrorCode::SchemaConflict,
                              EngineText::tr("The enum type '%1' has a value '%2' already.")
                                  .arg(add.type.toString(), add.value));
        }
        const QString& neighbour = add.before.isEmpty() ? add.after : add.before;
        const qsizetype at = values.indexOf(neighbour);
        if (!neighbour.isEmpty() && at < 0) {
            return fail(ErrorCode::SchemaConflict,
                        EngineText::tr("The enum type '%1' has no value '%2'.")
                            .arg(add.type.toString(), neighbour));
        }
        values.insert(neighbour.isEmpty() ? values.size() : at + (add.before.isEmpty() ? 1 : 0),
                      add.value);
        return {};
    });
}

Result<> applyEnumChange(const RenameEnumValue& rename, Schema& schema)
{
    if (const Result<> known = renameInTexts(rename, schema); !known) {
        return known;
    }
    return changeEnum(schema, rename.type, [&rename](QStringList& values) -> Result<> {
        const qsizetype at = values.indexOf(rename.value);
        if (at < 0) {
            return fail(ErrorCode::SchemaConflict,
                        EngineText::tr("The enum type '%1' has no value '%2'.")
                            .arg(rename.type.toString(), rename.value));
        }
        values[at] = rename.newValue;
        return {};
    });
}

Result<> applyEnumChange(const RenameEnum& rename, Schema& schema)
{
    visitEnums(schema, rename.type, [&rename](QString& owner, QString& name, QStringList&) {
        owner = rename.to.schema;
        name = rename.to.name;
        return Result<>{};
    });
    return {};  // another kind of type, which no schema lists
}

Result<> applyEnumChange(const DropType& drop, Schema& schema)
{
    if (drop.cascades) {
        for (const Table& table : std::as_const(schema).tables) {
            for (const Column& column : table.columns) {
                if (column.type.name == drop.type.name) {
                    return fail(ErrorCode::SchemaConflict,
                                EngineText::tr("Columns of the type '%1' go with it.")
                                    .arg(drop.type.toString()));
                }
            }
        }
    }
    Result<Schema> after =
        apply({DropEnum{EnumType{drop.type.schema, drop.type.name, {}}, true}}, schema);
    if (after) {
        schema = *std::move(after);
    }
    return after.map([](const Schema&) {});
}

}  // namespace limbeck
