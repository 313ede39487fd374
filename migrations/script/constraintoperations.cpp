// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/constraintreader.h"
#include "migrations/script/operationtable.h"
#include "models/base/enginetext.h"

namespace limbeck {

using namespace Qt::StringLiterals;
using python::Argument;

namespace {

Operation::Value createForeignKey(OperationArguments& arguments)
{
    AddConstraint operation;
    operation.table = arguments.table(u"source_table"_s, u"source_schema"_s);
    ForeignKey key;
    key.name = arguments.textOrNone(u"constraint_name"_s);
    key.referent =
        TableName(arguments.textOrNone(u"referent_schema"_s), arguments.text(u"referent_table"_s));
    key.columns = arguments.texts(u"local_cols"_s);
    key.referentColumns = arguments.texts(u"remote_cols"_s);
    if (key.columns.size() != key.referentColumns.size()) {
        arguments.fail(EngineText::tr("refers to another number of columns than it has"));
    }
    readForeignKeyRules(arguments, key);
    arguments.ignore({u"use_alter"_s, u"info"_s});
    operation.constraint = key;
    return operation;
}

Operation::Value createUniqueConstraint(OperationArguments& arguments)
{
    AddConstraint operation;
    operation.table = arguments.table();
    UniqueConstraint unique;
    unique.name = arguments.textOrNone(u"constraint_name"_s);
    unique.columns = arguments.texts(u"columns"_s);
    unique.deferrable = arguments.optionalFlag(u"deferrable"_s);
    unique.initially = arguments.textOrNone(u"initially"_s).toUpper();
    unique.options = arguments.dialectOptions();
    unique.onConflict = unique.options.take(u"sqlite_on_conflict"_s).toString();
    arguments.ignore({u"info"_s});
    operation.constraint = unique;
    return operation;
}

Operation::Value createCheckConstraint(OperationArguments& arguments)
{
    AddConstraint operation;
    operation.table = arguments.table();
    CheckConstraint check;
    check.name = arguments.textOrNone(u"constraint_name"_s);
    if (const Argument* condition = arguments.take(u"condition"_s)) {
        check.condition = arguments.keep(readCondition(*condition));
    } else {
        arguments.fail(EngineText::tr("does not say the condition"));
    }
    check.options = arguments.dialectOptions();
    arguments.ignore({u"info"_s});
    operation.constraint = check;
    return operation;
}

Operation::Value createPrimaryKey(OperationArguments& arguments)
{
    AddConstraint operation;
    operation.table = arguments.table();
    PrimaryKey key;
    key.name = arguments.textOrNone(u"constraint_name"_s);
    key.columns = arguments.texts(u"columns"_s);
    arguments.ignore({u"info"_s});
    operation.constraint = key;
    return operation;
}

Operation::Value createExcludeConstraint(OperationArguments& arguments)
{
    AddConstraint operation;
    operation.table = arguments.table();
    ExcludeConstraint constraint;
    constraint.name = arguments.textOrNone(u"constraint_name"_s);
    readExclude(arguments, constraint);
    operation.constraint = constraint;
    return operation;
}

ConstraintType constraintTypeOf(OperationArguments& arguments)
{
    static const QMap<QString, ConstraintType> types{{u"foreignkey"_s, ConstraintType::ForeignKey},
                                                     {u"primary"_s, ConstraintType::Primary},
                                                     {u"unique"_s, ConstraintType::Unique},
                                                     {u"check"_s, ConstraintType::Check}};
    const std::optional<QString> word = arguments.optionalText(u"type_"_s);
    if (word && !types.contains(*word)) {
        arguments.fail(
            EngineText::tr("names a type of constraint that is not known: '%1'").arg(*word));
    }
    return types.value(word.value_or(QString()), ConstraintType::Unknown);
}

Operation::Value dropConstraint(OperationArguments& arguments)
{
    DropConstraint operation;
    operation.table = arguments.table();
    operation.name = arguments.textOrNone(u"constraint_name"_s);
    operation.type = constraintTypeOf(arguments);
    operation.ifExists = arguments.flag(u"if_exists"_s);
    arguments.ignore({u"info"_s});
    return operation;
}

}  // namespace

void addConstraintOperations(QHash<QString, KnownOperation>& table)
{
    const QString name = u"constraint_name"_s;
    table.insert(u"create_foreign_key"_s,
                 {{name, u"source_table"_s, u"referent_table"_s, u"local_cols"_s, u"remote_cols"_s},
                  {name, u"referent_table"_s, u"local_cols"_s, u"remote_cols"_s},
                  createForeignKey,
                  true});
    table.insert(u"create_unique_constraint"_s,
                 {{name, u"table_name"_s, u"columns"_s},
                  {name, u"columns"_s},
                  createUniqueConstraint,
                  true});
    table.insert(u"create_check_constraint"_s,
                 {{name, u"table_name"_s, u"condition"_s},
                  {name, u"condition"_s},
                  createCheckConstraint,
                  true});
    table.insert(
        u"create_primary_key"_s,
        {{name, u"table_name"_s, u"columns"_s}, {name, u"columns"_s}, createPrimaryKey, true});
    table.insert(u"create_exclude_constraint"_s,
                 {{name, u"table_name"_s, u"*"_s}, {name, u"*"_s}, createExcludeConstraint, true});
    table.insert(u"drop_constraint"_s,
                 {{name, u"table_name"_s, u"type_"_s}, {name, u"type_"_s}, dropConstraint, true});
}

}  // namespace limbeck
