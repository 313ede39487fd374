// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/constraintcode.h"

#include "migrations/script/dialectchoices.h"
#include "migrations/script/pythonrepr.h"
#include "models/base/enginetext.h"
#include "models/base/overloaded.h"

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

void addName(PythonCall& call, const QString& name, NameStyle style)
{
    if (!name.isEmpty()) {
        call.add(u"name"_s, nameCode(name, style));
    }
}

void addDeferral(PythonCall& call, std::optional<bool> deferrable, const QString& initially)
{
    if (deferrable) {
        call.add(u"deferrable"_s, pythonBool(*deferrable));
    }
    call.addText(u"initially"_s, initially);
}

void addColumns(PythonCall& call, const QStringList& columns)
{
    for (const QString& column : columns) {
        call.add(pythonRepr(column));
    }
}

/// onupdate, ondelete, initially, deferrable, match: in Alembic's order.
void addRules(PythonCall& call, const ForeignKey& key)
{
    call.addText(u"onupdate"_s, key.onUpdate);
    call.addText(u"ondelete"_s, key.onDelete);
    call.addText(u"initially"_s, key.initially);
    if (key.deferrable) {
        call.add(u"deferrable"_s, pythonBool(*key.deferrable));
    }
    QVariantMap options = key.options;
    call.addFlag(u"use_alter"_s, options.take(useAlterOption).toBool());
    call.addText(u"match"_s, key.match);
    call.addOptions(options);
}

QString targetOf(const ForeignKey& key, const QString& column)
{
    return key.referent.toString() + u'.' + column;
}

QString elementCode(const ExcludeConstraint::Element& element)
{
    const QString expression =
        element.isExpression ? sqlTextCode(element.expression) : pythonRepr(element.expression);
    return u'(' + expression + u", "_s + pythonRepr(element.with) + u')';
}

void addExclude(PythonCall& call, const ExcludeConstraint& exclude)
{
    for (const ExcludeConstraint::Element& element : exclude.elements) {
        call.add(elementCode(element));
    }
    if (!exclude.where.isEmpty()) {
        call.add(u"where"_s, sqlTextCode(exclude.where));
    }
    call.addText(u"using"_s, exclude.method);
    addDeferral(call, exclude.deferrable, exclude.initially);
}

QString nameOrNone(const QString& name, NameStyle style)
{
    return name.isEmpty() ? u"None"_s : nameCode(name, style);
}

Result<QString> createForeignKey(const TableName& table,
                                 const ForeignKey& key,
                                 const OperationPlace& place)
{
    PythonCall call(place.call(u"create_foreign_key"_s));
    call.add(nameOrNone(key.name, place.style));
    place.addTable(call, table);
    call.add(pythonRepr(key.referent.name));
    call.add(pythonListRepr(key.columns)).add(pythonListRepr(key.referentColumns));
    if (!place.isInBatch) {
        call.addText(u"source_schema"_s, table.schema);
    }
    call.addText(u"referent_schema"_s, key.referent.schema);
    addRules(call, key);
    return call.text();
}

QString createUnique(const TableName& table,
                     const UniqueConstraint& unique,
                     const OperationPlace& place)
{
    PythonCall call(place.call(u"create_unique_constraint"_s));
    call.add(nameOrNone(unique.name, place.style));
    place.addTable(call, table);
    call.add(pythonListRepr(unique.columns));
    addDeferral(call, unique.deferrable, unique.initially);
    place.addSchema(call, table);
    call.addOptions(unique.options);
    call.addText(u"sqlite_on_conflict"_s, unique.onConflict);
    return call.text();
}

QString createCheck(const TableName& table,
                    const CheckConstraint& check,
                    const OperationPlace& place)
{
    PythonCall call(place.call(u"create_check_constraint"_s));
    call.add(nameOrNone(check.name, place.style));
    place.addTable(call, table);
    call.add(sqlCode(check.condition));
    place.addSchema(call, table);
    call.addOptions(check.options);
    return call.text();
}

QString createPrimaryKey(const TableName& table, const PrimaryKey& key, const OperationPlace& place)
{
    PythonCall call(place.call(u"create_primary_key"_s));
    call.add(nameOrNone(key.name, place.style));
    place.addTable(call, table);
    call.add(pythonListRepr(key.columns));
    place.addSchema(call, table);
    return call.text();
}

QString createExclude(const TableName& table,
                      const ExcludeConstraint& exclude,
                      const OperationPlace& place)
{
    PythonCall call(place.call(u"create_exclude_constraint"_s));
    call.add(nameOrNone(exclude.name, place.style));
    place.addTable(call, table);
    addExclude(call, exclude);
    place.addSchema(call, table);
    return call.text();
}

QString typeWord(ConstraintType type)
{
    switch (type) {
    case ConstraintType::Unknown:
        return {};
    case ConstraintType::ForeignKey:
        return u"foreignkey"_s;
    case ConstraintType::Primary:
        return u"primary"_s;
    case ConstraintType::Unique:
        return u"unique"_s;
    case ConstraintType::Check:
        return u"check"_s;
    }
    Q_UNREACHABLE();
}

}  // namespace

QString sqlCode(const QString& sql)
{
    const QString asText = sqlTextCode(sql);
    const QString plain = pythonRepr(sql);
    return asText == u"sa.text("_s + plain + u')' ? plain : asText;
}

QString primaryKeyCode(const PrimaryKey& key, NameStyle style)
{
    PythonCall call(u"sa.PrimaryKeyConstraint"_s);
    addColumns(call, key.columns);
    addName(call, key.name, style);
    call.addText(u"sqlite_on_conflict"_s, key.onConflict);
    return call.text();
}

QString uniqueCode(const UniqueConstraint& unique, NameStyle style)
{
    PythonCall call(u"sa.UniqueConstraint"_s);
    addColumns(call, unique.columns);
    addDeferral(call, unique.deferrable, unique.initially);
    addName(call, unique.name, style);
    call.addOptions(unique.options);
    call.addText(u"sqlite_on_conflict"_s, unique.onConflict);
    return call.text();
}

QString checkCode(const CheckConstraint& check, NameStyle style)
{
    PythonCall call(u"sa.CheckConstraint"_s);
    call.add(sqlCode(check.condition));
    addName(call, check.name, style);
    call.addOptions(check.options);
    return call.text();
}

Result<QString> foreignKeyCode(const ForeignKey& key, NameStyle style)
{
    QStringList targets;
    for (const QString& column : key.referentColumns) {
        targets << targetOf(key, column);
        if (column.contains(u'.') || key.referent.name.contains(u'.')) {
            return fail(
                ErrorCode::Unsupported,
                EngineText::tr(
                    "The foreign key to '%1' cannot be written into a script: SQLAlchemy takes "
                    "a dot in a name for the end of a schema's.")
                    .arg(targets.last()));
        }
    }
    PythonCall rules({});
    addName(rules, key.name, style);
    addRules(rules, key);
    PythonCall call(u"sa.ForeignKeyConstraint"_s);
    call.add(pythonListRepr(key.columns)).add(pythonListRepr(targets));
    const QString text = rules.text();
    call.add(text.sliced(1, text.size() - 2));  // nothing: "], )", as Alembic writes it
    return call.text();
}

QString columnForeignKeyCode(const ForeignKey& key, NameStyle style)
{
    PythonCall call(u"sa.ForeignKey"_s);
    call.add(pythonRepr(targetOf(key, key.referentColumns.value(0))));
    addName(call, key.name, style);
    addRules(call, key);
    return call.text();
}

QString excludeCode(const ExcludeConstraint& exclude, NameStyle style, DialectModules& modules)
{
    modules.insert(u"postgresql"_s);
    PythonCall call(u"postgresql.ExcludeConstraint"_s);
    addExclude(call, exclude);
    addName(call, exclude.name, style);
    return call.text();
}

QString indexPartsCode(const Index& index)
{
    QStringList parts;
    for (const IndexPart& part : index.parts) {
        parts << (part.isExpression ? sqlTextCode(part.text) : pythonRepr(part.text));
    }
    return u'[' + parts.join(u", "_s) + u']';
}

QString OperationPlace::call(const QString& name) const
{
    return (isInBatch ? u"batch_op."_s : u"op."_s) + name;
}

void OperationPlace::addTable(PythonCall& call, const TableName& table) const
{
    if (!isInBatch) {
        call.add(pythonRepr(table.name));
    }
}

void OperationPlace::addSchema(PythonCall& call, const TableName& table) const
{
    if (!isInBatch) {
        call.addText(u"schema"_s, table.schema);
    }
}

Result<QString> addConstraintCode(const AddConstraint& operation, const OperationPlace& place)
{
    const TableName& table = operation.table;
    return std::visit(
        Overloaded{
            [&](const ForeignKey& key) { return createForeignKey(table, key, place); },
            [&](const UniqueConstraint& unique) {
                return Result<QString>(createUnique(table, unique, place));
            },
            [&](const CheckConstraint& check) {
                return Result<QString>(createCheck(table, check, place));
            },
            [&](const PrimaryKey& key) {
                return Result<QString>(createPrimaryKey(table, key, place));
            },
            [&](const ExcludeConstraint& exclude) {
                return Result<QString>(createExclude(table, exclude, place));
            },
        },
        operation.constraint);
}

QString dropConstraintCode(const DropConstraint& operation, const OperationPlace& place)
{
    PythonCall call(place.call(u"drop_constraint"_s));
    call.add(nameOrNone(operation.name, place.style));
    place.addTable(call, operation.table);
    place.addSchema(call, operation.table);
    call.addText(u"type_"_s, typeWord(operation.type));
    call.addFlag(u"if_exists"_s, operation.ifExists);
    return call.text();
}

QString createIndexCode(const CreateIndex& operation, const OperationPlace& place)
{
    PythonCall call(place.call(u"create_index"_s));
    call.add(nameOrNone(operation.index.name, place.style));
    place.addTable(call, operation.table);
    call.add(indexPartsCode(operation.index));
    call.add(u"unique"_s, pythonBool(operation.index.unique));
    place.addSchema(call, operation.table);
    QVariantMap options = operation.index.options;
    if (!operation.index.where.isEmpty()) {
        // The same condition wherever there are partial indexes.
        options.insert(u"postgresql_where"_s, operation.index.where);
        options.insert(u"sqlite_where"_s, operation.index.where);
    }
    call.addOptions(options);
    call.addFlag(u"if_not_exists"_s, operation.ifNotExists);
    return call.text();
}

QString dropIndexCode(const DropIndex& operation, const OperationPlace& place)
{
    PythonCall call(place.call(u"drop_index"_s));
    call.add(nameCode(operation.name, place.style));
    if (!place.isInBatch && !operation.table.isEmpty()) {
        call.add(u"table_name"_s, pythonRepr(operation.table.name));
    }
    place.addSchema(call, operation.table);
    call.addOptions(operation.options);
    call.addFlag(u"if_exists"_s, operation.ifExists);
    return call.text();
}

}  // namespace limbeck
