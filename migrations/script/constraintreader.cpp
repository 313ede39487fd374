// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/constraintreader.h"

#include "migrations/script/dialectchoices.h"
#include "migrations/script/sqltext.h"
#include "models/base/enginetext.h"

namespace limbeck {

using namespace Qt::StringLiterals;
using python::Argument;
using python::Object;

namespace {

const python::Arguments& argumentsOf(const Argument& argument)
{
    static const python::Arguments none;
    const auto* object = argument.value.as<Object>();
    return object != nullptr ? *object->arguments : none;
}

template <typename T>
Certain<T> finished(ArgumentReader& reader, const T& value)
{
    const std::optional<Opaque> why = reader.finish();
    return why ? Certain<T>(tl::unexpected(*why)) : value;
}

/// Splits "schema.table.column" as SQLAlchemy 2.0 does (sql/schema.py, ForeignKey._column_tokens).
void readTarget(const QString& target, ForeignKey& key, ArgumentReader& reader)
{
    const qsizetype lastDot = target.lastIndexOf(u'.');
    if (lastDot <= 0) {
        reader.fail(
            EngineText::tr("refers to '%1', which does not name a table and a column").arg(target));
        return;
    }
    const QString table = target.first(lastDot);
    const qsizetype dot = table.lastIndexOf(u'.');
    const TableName name =
        dot < 0 ? TableName(table) : TableName(table.first(dot), table.sliced(dot + 1));
    if (!key.referent.isEmpty() && key.referent != name) {
        reader.fail(EngineText::tr("refers to several tables"));
    }
    key.referent = name;
    key.referentColumns << target.sliced(lastDot + 1);
}

QString upperText(ArgumentReader& reader, const QString& name)
{
    return reader.textOrNone(name).toUpper();
}

/// "SET NULL (a)": the columns stay as they are.
QString upperRule(ArgumentReader& reader, const QString& name)
{
    const QString text = reader.textOrNone(name);
    const qsizetype columns = text.indexOf(u'(');
    return columns < 0 ? text.toUpper() : text.first(columns).toUpper() + text.sliced(columns);
}

QStringList columnNames(ArgumentReader& reader)
{
    QStringList names;
    for (const Argument* argument : reader.rest()) {
        const auto* text = argument->value.as<QString>();
        if (text == nullptr) {
            reader.fail(notA(*argument, EngineText::tr("the name of a column")));
            break;
        }
        names << *text;
    }
    return names;
}

/// Takes the text of one option out of `options`.
QString takeText(QVariantMap& options, const QString& name)
{
    return options.take(name).toString();
}

}  // namespace

Certain<QString> readSql(const Argument& argument)
{
    const auto* text = argument.value.as<QString>();
    const std::optional<QString> sql = text != nullptr ? *text : sqlText(argument.value);
    return sql ? Certain<QString>(*sql)
               : tl::unexpected(notA(argument, EngineText::tr("SQL that is written out")));
}

Certain<QString> readCondition(const Argument& argument)
{
    const auto* text = argument.value.as<QString>();
    const std::optional<QString> sql = text != nullptr ? *text : standaloneSql(argument.value);
    return sql ? Certain<QString>(*sql)
               : tl::unexpected(notA(argument, EngineText::tr("SQL that is written out")));
}

Certain<Autoincrement> readAutoincrement(const Argument& argument)
{
    const auto* text = argument.value.as<QString>();
    if (const auto* flag = argument.value.as<bool>()) {
        return *flag ? Autoincrement::Yes : Autoincrement::No;
    }
    if (text != nullptr && (*text == "auto"_L1 || *text == "ignore_fk"_L1)) {
        return *text == "auto"_L1 ? Autoincrement::Auto : Autoincrement::Yes;
    }
    return tl::unexpected(notA(argument, EngineText::tr("True, False or 'auto'")));
}

void readForeignKeyRules(ArgumentReader& reader, ForeignKey& key)
{
    key.onDelete = upperRule(reader, u"ondelete"_s);
    key.onUpdate = upperRule(reader, u"onupdate"_s);
    key.initially = upperText(reader, u"initially"_s);
    key.match = upperText(reader, u"match"_s);
    key.deferrable = reader.optionalFlag(u"deferrable"_s);
    key.options = reader.dialectOptions();
}

Certain<ForeignKey> readForeignKey(const Argument& argument, const QStringList& columns)
{
    const bool isConstraint =
        argument.value.as<Object>()->type == "sqlalchemy.ForeignKeyConstraint"_L1;
    ArgumentReader reader(argumentsOf(argument),
                          isConstraint ? QStringList{u"columns"_s, u"refcolumns"_s, u"name"_s}
                                       : QStringList{u"column"_s});
    ForeignKey key;
    key.columns = isConstraint ? reader.texts(u"columns"_s) : columns;
    const QStringList targets =
        isConstraint ? reader.texts(u"refcolumns"_s) : QStringList{reader.text(u"column"_s)};
    for (const QString& target : targets) {
        readTarget(target, key, reader);
    }
    if (isConstraint && key.columns.size() != key.referentColumns.size()) {
        reader.fail(EngineText::tr("refers to another number of columns than it has"));
    }
    key.name = reader.textOrNone(u"name"_s);
    readForeignKeyRules(reader, key);
    if (reader.flag(u"use_alter"_s)) {
        key.options.insert(useAlterOption, true);
    }
    reader.ignore({u"link_to_name"_s, u"info"_s, u"comment"_s});
    return finished(reader, key);
}

Certain<CheckConstraint> readCheckConstraint(const Argument& argument)
{
    ArgumentReader reader(argumentsOf(argument), {u"sqltext"_s});
    CheckConstraint check;
    if (const Argument* condition = reader.take(u"sqltext"_s)) {
        check.condition = reader.keep(readCondition(*condition));
    } else {
        reader.fail(EngineText::tr("does not say its condition"));
    }
    check.name = reader.textOrNone(u"name"_s);
    check.options = reader.dialectOptions();
    reader.ignore({u"info"_s});
    return finished(reader, check);
}

Certain<PrimaryKey> readPrimaryKey(const Argument& argument)
{
    ArgumentReader reader(argumentsOf(argument), {u"*"_s});
    PrimaryKey key;
    key.columns = columnNames(reader);
    key.name = reader.textOrNone(u"name"_s);
    QVariantMap options = reader.dialectOptions();
    key.onConflict = takeText(options, u"sqlite_on_conflict"_s);
    for (const QString& name : options.keys()) {
        if (name != "mssql_clustered"_L1) {
            reader.fail(EngineText::tr("uses the argument '%1', which is not known").arg(name));
        }
    }
    reader.ignore({u"info"_s});
    return finished(reader, key);
}

Certain<UniqueConstraint> readUniqueConstraint(const Argument& argument)
{
    ArgumentReader reader(argumentsOf(argument), {u"*"_s});
    UniqueConstraint unique;
    unique.columns = columnNames(reader);
    unique.name = reader.textOrNone(u"name"_s);
    unique.deferrable = reader.optionalFlag(u"deferrable"_s);
    unique.initially = upperText(reader, u"initially"_s);
    unique.options = reader.dialectOptions();
    unique.onConflict = takeText(unique.options, u"sqlite_on_conflict"_s);
    reader.ignore({u"info"_s});
    return finished(reader, unique);
}

void readExclude(ArgumentReader& reader, ExcludeConstraint& constraint)
{
    for (const Argument* argument : reader.rest()) {
        const auto* pair = argument->value.as<python::Sequence>();
        const bool isPair = pair != nullptr && pair->items->size() == 2;
        const auto* operatorText = isPair ? (*pair->items)[1].as<QString>() : nullptr;
        if (operatorText == nullptr) {
            reader.fail(notA(*argument, EngineText::tr("a pair of an expression and an operator")));
            return;
        }
        ExcludeConstraint::Element element;
        element.with = *operatorText;
        const python::Value& expression = (*pair->items)[0];
        const auto* column = expression.as<QString>();
        const std::optional<QString> sql = sqlText(expression);
        element.isExpression = column == nullptr;
        element.expression = column != nullptr ? *column : sql.value_or(QString());
        if (element.expression.isEmpty()) {
            reader.fail(notA(*argument, EngineText::tr("SQL that is written out")));
        }
        constraint.elements << element;
    }
    constraint.method = reader.textOrNone(u"using"_s);
    if (const Argument* where = reader.take(u"where"_s);
        where != nullptr && !where->value.isNone()) {
        constraint.where = reader.keep(readCondition(*where));
    }
    constraint.deferrable = reader.optionalFlag(u"deferrable"_s);
    constraint.initially = upperText(reader, u"initially"_s);
}

Certain<ExcludeConstraint> readExcludeConstraint(const Argument& argument)
{
    ArgumentReader reader(argumentsOf(argument), {u"*"_s});
    ExcludeConstraint constraint;
    constraint.name = reader.textOrNone(u"name"_s);
    readExclude(reader, constraint);
    return finished(reader, constraint);
}

void readIndexParts(ArgumentReader& reader, const QList<const Argument*>& parts, Index& index)
{
    for (const Argument* argument : parts) {
        IndexPart part;
        if (const auto* column = argument->value.as<QString>()) {
            part.text = *column;
        } else {
            part.isExpression = true;
            part.text = reader.keep(readSql(*argument));
        }
        index.parts << part;
    }
}

void readIndexOptions(ArgumentReader& reader, Index& index)
{
    index.unique = reader.flag(u"unique"_s);
    index.options = reader.dialectOptions();
    // The same condition on every engine is the index's own. Different ones stay in the options
    // until it is known for which dialect, see chooseFor().
    const QString sqlite = index.options.value(u"sqlite_where"_s).toString();
    const QString postgresql = index.options.value(u"postgresql_where"_s).toString();
    if (!sqlite.isEmpty() && sqlite == postgresql) {
        index.where = sqlite;
        index.options.remove(u"sqlite_where"_s);
        index.options.remove(u"postgresql_where"_s);
    }
}

Certain<Index> readIndex(const Argument& argument)
{
    ArgumentReader reader(argumentsOf(argument), {u"name"_s, u"*"_s});
    Index index;
    index.name = reader.textOrNone(u"name"_s);
    readIndexParts(reader, reader.rest(), index);
    readIndexOptions(reader, index);
    reader.ignore({u"info"_s});
    return finished(reader, index);
}

}  // namespace limbeck
