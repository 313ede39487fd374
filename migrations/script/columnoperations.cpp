// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/columnreader.h"
#include "migrations/script/constraintreader.h"
#include "migrations/script/operationtable.h"
#include "migrations/script/sqltext.h"
#include "migrations/script/typereader.h"
#include "models/base/enginetext.h"

namespace limbeck {

using namespace Qt::StringLiterals;
using python::Argument;

namespace {

ColumnPlace readPlace(OperationArguments& arguments)
{
    ColumnPlace place;
    if (arguments.isInBatch()) {
        place.before = arguments.textOrNone(u"insert_before"_s);
        place.after = arguments.textOrNone(u"insert_after"_s);
    }
    return place;
}

Operation::Value addColumn(OperationArguments& arguments)
{
    AddColumn operation;
    operation.table = arguments.table();
    if (const Argument* column = arguments.take(u"column"_s)) {
        const ReadColumn read = arguments.keep(readColumn(*column, operation.table));
        operation.column = read.column;
        operation.parts = read.parts;
    } else {
        arguments.fail(EngineText::tr("does not say the column"));
    }
    operation.ifNotExists = arguments.flag(u"if_not_exists"_s);
    operation.inlineReferences = arguments.flag(u"inline_references"_s);
    operation.inlinePrimaryKey = arguments.flag(u"inline_primary_key"_s);
    operation.place = readPlace(arguments);
    return operation;
}

Operation::Value dropColumn(OperationArguments& arguments)
{
    DropColumn operation;
    operation.table = arguments.table();
    operation.column = arguments.text(u"column_name"_s);
    operation.ifExists = arguments.flag(u"if_exists"_s);
    // What a batch or SQL Server needs beyond the name.
    arguments.ignore({u"existing_type"_s,
                      u"existing_nullable"_s,
                      u"existing_server_default"_s,
                      u"mssql_drop_check"_s,
                      u"mssql_drop_default"_s,
                      u"mssql_drop_foreign_key"_s});
    return operation;
}

/// False means "not said" for the arguments that can also be set to nothing.
bool isSaid(const Argument* argument)
{
    if (argument == nullptr) {
        return false;
    }
    const auto* flag = argument->value.as<bool>();
    return flag == nullptr || *flag;
}

void readDefaultOf(OperationArguments& arguments, const QString& name, ColumnChanges& changes)
{
    const Argument* argument = arguments.take(name);
    if (!isSaid(argument)) {
        return;
    }
    const auto* object = argument->value.as<python::Object>();
    if (object != nullptr && object->type == "sqlalchemy.Identity"_L1) {
        changes.identity = arguments.keep(readIdentityOf(*argument));
    } else {
        changes.serverDefault = arguments.keep(readServerDefault(*argument));
    }
}

void readTypeOf(OperationArguments& arguments, const QString& name, ColumnChanges& changes)
{
    const Argument* argument = arguments.take(name);
    if (argument != nullptr && !argument->value.isNone()) {
        changes.type = arguments.keep(readType(*argument, TypeUse::Definition));
    }
}

void readComment(OperationArguments& arguments, const QString& name, ColumnChanges& changes)
{
    const Argument* argument = arguments.take(name);
    if (!isSaid(argument)) {
        return;
    }
    const auto* text = argument->value.as<QString>();
    if (text == nullptr && !argument->value.isNone()) {
        arguments.fail(notA(*argument, u"a text"_s));
        return;
    }
    changes.comment = text != nullptr ? std::optional(*text) : std::nullopt;
}

void readAutoincrementOf(OperationArguments& arguments, const QString& name, ColumnChanges& changes)
{
    const Argument* argument = arguments.take(name);
    if (argument != nullptr && !argument->value.isNone()) {
        changes.autoincrement = arguments.keep(readAutoincrement(*argument));
    }
}

/// The arguments with `prefix`: "" for what changes, "existing_" for what was.
void readChanges(OperationArguments& arguments, const QString& prefix, ColumnChanges& changes)
{
    changes.nullable = arguments.optionalFlag(prefix + u"nullable"_s);
    readTypeOf(arguments, prefix.isEmpty() ? u"type_"_s : u"existing_type"_s, changes);
    readDefaultOf(arguments, prefix + u"server_default"_s, changes);
    readComment(arguments, prefix + u"comment"_s, changes);
    readAutoincrementOf(arguments, prefix + u"autoincrement"_s, changes);
}

/// server_default=None of a column with an identity takes the identity away.
void dropIdentityForDefault(AlterColumn& operation)
{
    const bool dropsDefault =
        operation.changes.serverDefault.has_value() && !*operation.changes.serverDefault;
    const bool hasIdentity = operation.existing.identity.value_or(std::nullopt).has_value();
    if (dropsDefault && hasIdentity && !operation.changes.identity) {
        operation.changes.serverDefault.reset();
        operation.changes.identity = std::optional<Identity>();
    }
}

Operation::Value alterColumn(OperationArguments& arguments)
{
    AlterColumn operation;
    operation.table = arguments.table();
    operation.column = arguments.text(u"column_name"_s);
    readChanges(arguments, {}, operation.changes);
    readChanges(arguments, u"existing_"_s, operation.existing);
    dropIdentityForDefault(operation);
    operation.changes.name = arguments.optionalText(u"new_column_name"_s);
    if (const Argument* expression = arguments.take(u"postgresql_using"_s);
        expression != nullptr && !expression->value.isNone()) {
        operation.postgresqlUsing = arguments.keep(readSql(*expression));
    }
    operation.place = readPlace(arguments);
    operation.options = arguments.dialectOptions();
    return operation;
}

}  // namespace

void addColumnOperations(QHash<QString, KnownOperation>& table)
{
    table.insert(u"add_column"_s, {{u"table_name"_s, u"column"_s}, {u"column"_s}, addColumn, true});
    table.insert(u"drop_column"_s,
                 {{u"table_name"_s, u"column_name"_s}, {u"column_name"_s}, dropColumn, true});
    table.insert(u"alter_column"_s,
                 {{u"table_name"_s, u"column_name"_s}, {u"column_name"_s}, alterColumn, true});
}

}  // namespace limbeck
