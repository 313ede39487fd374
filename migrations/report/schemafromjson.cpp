// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/report/schemafromjson.h"

#include "migrations/report/jsonreader.h"
#include "migrations/report/schemajson.h"

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

TableName nameFrom(const JsonReader& json)
{
    return {json.text(u"schema"_s), json.neededText(u"name"_s)};
}

TypeKind kindFrom(const JsonReader& json)
{
    const QString word = json.neededText(u"kind"_s);
    for (int i = 0; i <= static_cast<int>(TypeKind::Other); ++i) {
        if (typeKindWord(static_cast<TypeKind>(i)) == word) {
            return static_cast<TypeKind>(i);
        }
    }
    json.complain(u"kind"_s, u"a kind of types that is known here"_s);
    return TypeKind::Null;
}

ColumnType typeFrom(const JsonReader& json)
{
    ColumnType type;
    type.kind = kindFrom(json);
    type.exact = json.flag(u"exact"_s, false);
    type.length = json.number(u"length"_s);
    type.precision = json.number(u"precision"_s);
    type.scale = json.number(u"scale"_s);
    type.timezone = json.flag(u"timezone"_s, false);
    type.collation = json.text(u"collation"_s);
    type.dialect = json.text(u"dialect"_s);
    type.raw = json.text(u"sql"_s);
    type.name = json.text(u"name"_s);
    type.schema = json.text(u"schema"_s);
    type.values = json.texts(u"values"_s);
    type.native = json.flag(u"native"_s, true);
    type.createType = json.flag(u"createType"_s, true);
    type.createConstraint = json.flag(u"createConstraint"_s, false);
    type.dimensions = json.number(u"dimensions"_s).value_or(0);
    type.variantOf = json.text(u"on"_s);
    if (json.has(u"items"_s)) {
        type.items = {typeFrom(json.member(u"items"_s))};
    }
    const QList<ColumnType> variants = json.list(u"variants"_s, typeFrom);
    type.variants = {variants.cbegin(), variants.cend()};
    return type;
}

ServerDefault defaultFrom(const JsonReader& json)
{
    using Kind = ServerDefault::Kind;
    ServerDefault value;
    value.text = json.text(u"text"_s);
    const QString word = json.neededText(u"kind"_s);
    for (const Kind kind :
         {Kind::Literal, Kind::Expression, Kind::CurrentTimestamp, Kind::True, Kind::False}) {
        if (defaultKindWord(kind) == word) {
            value.kind = kind;
            return value;
        }
    }
    json.complain(u"kind"_s, u"a kind of defaults that is known here"_s);
    return value;
}

Column columnFrom(const JsonReader& json)
{
    Column column;
    column.name = json.neededText(u"name"_s);
    column.type = typeFrom(json.member(u"type"_s));
    column.nullable = json.flag(u"nullable"_s, true);
    if (json.has(u"default"_s)) {
        column.serverDefault = defaultFrom(json.member(u"default"_s));
    }
    if (json.has(u"identity"_s)) {
        const JsonReader identity = json.member(u"identity"_s);
        column.identity =
            Identity{identity.flag(u"always"_s, false), identity.options(u"options"_s)};
    }
    if (json.has(u"computed"_s)) {
        const JsonReader computed = json.member(u"computed"_s);
        column.computed =
            Computed{computed.neededText(u"expression"_s), computed.optionalFlag(u"persisted"_s)};
    }
    if (const auto autoincrement = json.optionalFlag(u"autoincrement"_s)) {
        column.autoincrement = *autoincrement ? Autoincrement::Yes : Autoincrement::No;
    }
    column.comment = json.text(u"comment"_s);
    column.options = json.options(u"options"_s);
    return column;
}

PrimaryKey primaryKeyFrom(const JsonReader& json)
{
    return {json.text(u"name"_s), json.texts(u"columns"_s), json.text(u"onConflict"_s)};
}

UniqueConstraint uniqueFrom(const JsonReader& json)
{
    return {.name = json.text(u"name"_s),
            .columns = json.texts(u"columns"_s),
            .deferrable = json.optionalFlag(u"deferrable"_s),
            .initially = json.text(u"initially"_s),
            .onConflict = json.text(u"onConflict"_s),
            .options = json.options(u"options"_s)};
}

ForeignKey foreignKeyFrom(const JsonReader& json)
{
    return {.name = json.text(u"name"_s),
            .columns = json.texts(u"columns"_s),
            .referent = nameFrom(json.member(u"referent"_s)),
            .referentColumns = json.texts(u"referentColumns"_s),
            .onDelete = json.text(u"onDelete"_s),
            .onUpdate = json.text(u"onUpdate"_s),
            .deferrable = json.optionalFlag(u"deferrable"_s),
            .initially = json.text(u"initially"_s),
            .match = json.text(u"match"_s),
            .options = json.options(u"options"_s)};
}

CheckConstraint checkFrom(const JsonReader& json)
{
    return {.name = json.text(u"name"_s),
            .condition = json.neededText(u"condition"_s),
            .options = json.options(u"options"_s)};
}

ExcludeConstraint excludeFrom(const JsonReader& json)
{
    ExcludeConstraint exclude;
    exclude.name = json.text(u"name"_s);
    exclude.elements = json.list(u"elements"_s, [](const JsonReader& element) {
        return ExcludeConstraint::Element{element.neededText(u"expression"_s),
                                          element.neededText(u"with"_s),
                                          element.flag(u"isExpression"_s, false)};
    });
    exclude.where = json.text(u"where"_s);
    exclude.method = json.text(u"method"_s);
    exclude.deferrable = json.optionalFlag(u"deferrable"_s);
    exclude.initially = json.text(u"initially"_s);
    return exclude;
}

IndexPart indexPartFrom(const JsonReader& json)
{
    const bool isExpression = json.has(u"expression"_s);
    return {json.neededText(isExpression ? u"expression"_s : u"column"_s), isExpression};
}

Index indexFrom(const JsonReader& json)
{
    return {.name = json.text(u"name"_s),
            .parts = json.list(u"parts"_s, indexPartFrom),
            .unique = json.flag(u"unique"_s, false),
            .where = json.text(u"where"_s),
            .options = json.options(u"options"_s)};
}

Table tableFrom(const JsonReader& json)
{
    Table table;
    table.name = nameFrom(json);
    table.columns = json.list(u"columns"_s, columnFrom);
    if (json.has(u"primaryKey"_s)) {
        table.primaryKey = primaryKeyFrom(json.member(u"primaryKey"_s));
    }
    table.uniqueConstraints = json.list(u"uniqueConstraints"_s, uniqueFrom);
    table.foreignKeys = json.list(u"foreignKeys"_s, foreignKeyFrom);
    table.checkConstraints = json.list(u"checkConstraints"_s, checkFrom);
    table.excludeConstraints = json.list(u"excludeConstraints"_s, excludeFrom);
    table.indexes = json.list(u"indexes"_s, indexFrom);
    table.comment = json.text(u"comment"_s);
    table.options = json.options(u"options"_s);
    table.prefixes = json.texts(u"prefixes"_s);
    return table;
}

EnumType enumFrom(const JsonReader& json)
{
    return {json.text(u"schema"_s), json.neededText(u"name"_s), json.texts(u"values"_s)};
}

View viewFrom(const JsonReader& json)
{
    return {nameFrom(json), json.text(u"definition"_s)};
}

Trigger triggerFrom(const JsonReader& json)
{
    return {
        json.neededText(u"name"_s), nameFrom(json.member(u"table"_s)), json.text(u"definition"_s)};
}

Sequence sequenceFrom(const JsonReader& json)
{
    return {nameFrom(json), json.options(u"options"_s)};
}

Uncertainty uncertaintyFrom(const JsonReader& json)
{
    Uncertainty uncertainty;
    const QString schema = json.text(u"tableSchema"_s);
    const QString table = json.text(u"table"_s);
    uncertainty.table =
        schema.isEmpty() ? TableName(table) : TableName(schema, table.mid(schema.size() + 1));
    uncertainty.statement = json.text(u"statement"_s);
    uncertainty.reason =
        uncertainty.statement.isEmpty() ? json.neededText(u"message"_s) : json.text(u"reason"_s);
    uncertainty.where = {json.text(u"file"_s), json.number(u"line"_s).value_or(0), 0};
    return uncertainty;
}

}  // namespace

Result<Schema> schemaFromJson(const QJsonObject& json)
{
    QString problem;
    const JsonReader reader(json, &problem);
    const std::optional<int> version = reader.number(u"version"_s);
    if (!version || *version < 1 || !json.value(u"tables"_s).isArray()) {
        return fail(ErrorCode::InvalidArgument,
                    u"it is not a report that Limbeck wrote: 'version' or 'tables' is missing"_s);
    }
    if (*version > schemaJsonVersion) {
        return fail(ErrorCode::Unsupported,
                    u"it is in version %1 of the format, and this Limbeck knows them up to %2; a "
                    "newer Limbeck reads it"_s.arg(*version)
                        .arg(schemaJsonVersion));
    }
    Schema schema;
    schema.tables = reader.list(u"tables"_s, tableFrom);
    schema.enums = reader.list(u"enums"_s, enumFrom);
    schema.views = reader.list(u"views"_s, viewFrom);
    schema.triggers = reader.list(u"triggers"_s, triggerFrom);
    schema.sequences = reader.list(u"sequences"_s, sequenceFrom);
    schema.defaultSchema = reader.text(u"defaultSchema"_s);
    schema.uncertainties = reader.list(u"uncertain"_s, uncertaintyFrom);
    if (!problem.isEmpty()) {
        return fail(ErrorCode::InvalidArgument,
                    u"it is not a report that Limbeck wrote: "_s + problem);
    }
    return schema;
}

}  // namespace limbeck
