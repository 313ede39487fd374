// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/report/schemajson.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

template <typename Values, typename Function>
QJsonArray listOf(const Values& values, Function toJson)
{
    QJsonArray list;
    for (const auto& value : values) {
        list << toJson(value);
    }
    return list;
}

void addText(QJsonObject& object, const QString& key, const QString& text)
{
    if (!text.isEmpty()) {
        object.insert(key, text);
    }
}

void addFlag(QJsonObject& object, const QString& key, const std::optional<bool>& flag)
{
    if (flag.has_value()) {
        object.insert(key, *flag);
    }
}

/// Most say so, or most do not; what most say is left out.
void addTrue(QJsonObject& object, const QString& key, bool flag)
{
    if (flag) {
        object.insert(key, true);
    }
}

void addFalse(QJsonObject& object, const QString& key, bool flag)
{
    if (!flag) {
        object.insert(key, false);
    }
}

void addNumber(QJsonObject& object, const QString& key, const std::optional<int>& number)
{
    if (number.has_value()) {
        object.insert(key, *number);
    }
}

void addOptions(QJsonObject& object, const QVariantMap& options)
{
    if (!options.isEmpty()) {
        object.insert(u"options"_s, QJsonObject::fromVariantMap(options));
    }
}

void addDeferral(QJsonObject& object,
                 const std::optional<bool>& deferrable,
                 const QString& initially)
{
    addFlag(object, u"deferrable"_s, deferrable);
    addText(object, u"initially"_s, initially);
}

QJsonObject nameJson(const TableName& name)
{
    QJsonObject object;
    addText(object, u"schema"_s, name.schema);
    object.insert(u"name"_s, name.name);
    return object;
}

QJsonObject typeJson(const ColumnType& type)
{
    QJsonObject object{{u"kind"_s, typeKindWord(type.kind)}, {u"text"_s, describe(type)}};
    addNumber(object, u"length"_s, type.length);
    addNumber(object, u"precision"_s, type.precision);
    addNumber(object, u"scale"_s, type.scale);
    addTrue(object, u"timezone"_s, type.timezone);
    addTrue(object, u"exact"_s, type.exact);
    addText(object, u"collation"_s, type.collation);
    addText(object, u"dialect"_s, type.dialect);
    addText(object, u"sql"_s, type.raw);
    addText(object, u"name"_s, type.name);
    addText(object, u"schema"_s, type.schema);
    addText(object, u"on"_s, type.variantOf);
    if (type.kind == TypeKind::Enum) {
        object.insert(u"values"_s, QJsonArray::fromStringList(type.values));
    }
    addFalse(object, u"native"_s, type.native);
    addFalse(object, u"createType"_s, type.createType);
    addTrue(object, u"createConstraint"_s, type.createConstraint);
    if (type.dimensions != 0) {
        object.insert(u"dimensions"_s, type.dimensions);
    }
    if (!type.items.empty()) {
        object.insert(u"items"_s, typeJson(type.items.front()));
    }
    if (!type.variants.empty()) {
        object.insert(u"variants"_s, listOf(type.variants, typeJson));
    }
    return object;
}

QJsonObject defaultJson(const ServerDefault& value)
{
    QJsonObject object{{u"kind"_s, defaultKindWord(value.kind)}};
    addText(object, u"text"_s, value.text);
    return object;
}

QJsonObject identityJson(const Identity& identity)
{
    QJsonObject object{{u"always"_s, identity.always}};
    addOptions(object, identity.options);
    return object;
}

QJsonObject computedJson(const Computed& computed)
{
    QJsonObject object{{u"expression"_s, computed.expression}};
    addFlag(object, u"persisted"_s, computed.persisted);
    return object;
}

QJsonObject columnJson(const Column& column)
{
    QJsonObject object{{u"name"_s, column.name},
                       {u"nullable"_s, column.nullable},
                       {u"type"_s, typeJson(column.type)}};
    if (column.serverDefault) {
        object.insert(u"default"_s, defaultJson(*column.serverDefault));
    }
    if (column.identity) {
        object.insert(u"identity"_s, identityJson(*column.identity));
    }
    if (column.computed) {
        object.insert(u"computed"_s, computedJson(*column.computed));
    }
    if (column.autoincrement != Autoincrement::Auto) {
        object.insert(u"autoincrement"_s, column.autoincrement == Autoincrement::Yes);
    }
    addText(object, u"comment"_s, column.comment);
    addOptions(object, column.options);
    return object;
}

QJsonObject primaryKeyJson(const PrimaryKey& key)
{
    QJsonObject object{{u"columns"_s, QJsonArray::fromStringList(key.columns)}};
    addText(object, u"name"_s, key.name);
    addText(object, u"onConflict"_s, key.onConflict);
    return object;
}

QJsonObject uniqueJson(const UniqueConstraint& unique)
{
    QJsonObject object{{u"columns"_s, QJsonArray::fromStringList(unique.columns)}};
    addText(object, u"name"_s, unique.name);
    addText(object, u"onConflict"_s, unique.onConflict);
    addDeferral(object, unique.deferrable, unique.initially);
    addOptions(object, unique.options);
    return object;
}

QJsonObject foreignKeyJson(const ForeignKey& key)
{
    QJsonObject object{{u"columns"_s, QJsonArray::fromStringList(key.columns)},
                       {u"referent"_s, nameJson(key.referent)},
                       {u"referentColumns"_s, QJsonArray::fromStringList(key.referentColumns)}};
    addText(object, u"name"_s, key.name);
    addText(object, u"onDelete"_s, key.onDelete);
    addText(object, u"onUpdate"_s, key.onUpdate);
    addText(object, u"match"_s, key.match);
    addDeferral(object, key.deferrable, key.initially);
    addOptions(object, key.options);
    return object;
}

QJsonObject checkJson(const CheckConstraint& check)
{
    QJsonObject object{{u"condition"_s, check.condition}};
    addText(object, u"name"_s, check.name);
    addOptions(object, check.options);
    return object;
}

QJsonObject excludeJson(const ExcludeConstraint& exclude)
{
    QJsonObject object;
    object.insert(u"elements"_s,
                  listOf(exclude.elements, [](const ExcludeConstraint::Element& element) {
                      return QJsonObject{{u"expression"_s, element.expression},
                                         {u"isExpression"_s, element.isExpression},
                                         {u"with"_s, element.with}};
                  }));
    addText(object, u"name"_s, exclude.name);
    addText(object, u"method"_s, exclude.method);
    addText(object, u"where"_s, exclude.where);
    addDeferral(object, exclude.deferrable, exclude.initially);
    return object;
}

QJsonObject indexJson(const Index& index)
{
    QJsonObject object{{u"name"_s, index.name}, {u"unique"_s, index.unique}};
    object.insert(
        u"parts"_s, listOf(index.parts, [](const IndexPart& part) {
            return QJsonObject{{part.isExpression ? u"expression"_s : u"column"_s, part.text}};
        }));
    addText(object, u"where"_s, index.where);
    addOptions(object, index.options);
    return object;
}

QJsonObject tableJson(const Table& table)
{
    QJsonObject object = nameJson(table.name);
    object.insert(u"columns"_s, listOf(table.columns, columnJson));
    if (table.primaryKey) {
        object.insert(u"primaryKey"_s, primaryKeyJson(*table.primaryKey));
    }
    object.insert(u"uniqueConstraints"_s, listOf(table.uniqueConstraints, uniqueJson));
    object.insert(u"foreignKeys"_s, listOf(table.foreignKeys, foreignKeyJson));
    object.insert(u"checkConstraints"_s, listOf(table.checkConstraints, checkJson));
    object.insert(u"excludeConstraints"_s, listOf(table.excludeConstraints, excludeJson));
    object.insert(u"indexes"_s, listOf(table.indexes, indexJson));
    addText(object, u"comment"_s, table.comment);
    addOptions(object, table.options);
    if (!table.prefixes.isEmpty()) {
        object.insert(u"prefixes"_s, QJsonArray::fromStringList(table.prefixes));
    }
    return object;
}

QJsonObject enumJson(const EnumType& type)
{
    QJsonObject object{{u"name"_s, type.name},
                       {u"values"_s, QJsonArray::fromStringList(type.values)}};
    addText(object, u"schema"_s, type.schema);
    return object;
}

QJsonObject viewJson(const View& view)
{
    QJsonObject object = nameJson(view.name);
    object.insert(u"definition"_s, view.definition);
    return object;
}

QJsonObject triggerJson(const Trigger& trigger)
{
    return {{u"name"_s, trigger.name},
            {u"table"_s, nameJson(trigger.table)},
            {u"definition"_s, trigger.definition}};
}

QJsonObject sequenceJson(const Sequence& sequence)
{
    QJsonObject object = nameJson(sequence.name);
    addOptions(object, sequence.options);
    return object;
}

/// The path of the script is told as it is known; it may be empty.
QJsonObject uncertaintyJson(const Uncertainty& uncertainty)
{
    QJsonObject object{{u"message"_s, uncertainty.toString()}};
    if (!uncertainty.table.isEmpty()) {
        object.insert(u"table"_s, uncertainty.table.toString());
        addText(object, u"tableSchema"_s, uncertainty.table.schema);
    }
    if (!uncertainty.statement.isEmpty()) {
        object.insert(u"statement"_s, uncertainty.statement);
        object.insert(u"reason"_s, uncertainty.reason);
    }
    if (!uncertainty.where.file.isEmpty()) {
        object.insert(u"file"_s, uncertainty.where.file);
        object.insert(u"line"_s, uncertainty.where.line);
    }
    return object;
}

}  // namespace

QString typeKindWord(TypeKind kind)
{
    if (kind == TypeKind::Enum) {
        return u"enum"_s;
    }
    if (kind == TypeKind::Array) {
        return u"array"_s;
    }
    return kind == TypeKind::Other ? u"other"_s : describe(ColumnType::ofKind(kind));
}

QString defaultKindWord(ServerDefault::Kind kind)
{
    switch (kind) {
    case ServerDefault::Kind::Literal:
        return u"literal"_s;
    case ServerDefault::Kind::Expression:
        return u"expression"_s;
    case ServerDefault::Kind::CurrentTimestamp:
        return u"current timestamp"_s;
    case ServerDefault::Kind::True:
        return u"true"_s;
    case ServerDefault::Kind::False:
        return u"false"_s;
    }
    Q_UNREACHABLE();
}

QJsonObject schemaJson(const Schema& schema)
{
    QJsonObject json{{u"version"_s, schemaJsonVersion},
                     {u"tables"_s, listOf(schema.tables, tableJson)},
                     {u"enums"_s, listOf(schema.enums, enumJson)},
                     {u"views"_s, listOf(schema.views, viewJson)},
                     {u"triggers"_s, listOf(schema.triggers, triggerJson)},
                     {u"sequences"_s, listOf(schema.sequences, sequenceJson)},
                     {u"uncertainties"_s, QJsonArray::fromStringList(texts(schema.uncertainties))},
                     {u"uncertain"_s, listOf(schema.uncertainties, uncertaintyJson)}};
    addText(json, u"defaultSchema"_s, schema.defaultSchema);
    return json;
}

QString schemaJsonText(const Schema& schema)
{
    return QString::fromUtf8(QJsonDocument(schemaJson(schema)).toJson(QJsonDocument::Indented));
}

}  // namespace limbeck
