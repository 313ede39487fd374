// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/argumentreader.h"
#include "migrations/script/expression/expressionreader.h"
#include "migrations/script/typereader.h"
#include "models/base/enginetext.h"

#include <QRegularExpression>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

/// Functions that SQLAlchemy knows, with the type that it gives them. Null: that of the first
/// argument that has one.
/// Source: SQLAlchemy 2.1 sql/functions.py.
const QHash<QString, TypeKind>& registeredFunctions()
{
    static const QHash<QString, TypeKind> types{
        {u"now"_s, TypeKind::DateTime},
        {u"count"_s, TypeKind::Integer},
        {u"concat"_s, TypeKind::String},
        {u"char_length"_s, TypeKind::Integer},
        {u"coalesce"_s, TypeKind::Null},
        {u"max"_s, TypeKind::Null},
        {u"min"_s, TypeKind::Null},
        {u"sum"_s, TypeKind::Null},
        {u"current_date"_s, TypeKind::Date},
        {u"current_time"_s, TypeKind::Time},
        {u"current_timestamp"_s, TypeKind::DateTime},
        {u"current_user"_s, TypeKind::String},
        {u"localtime"_s, TypeKind::DateTime},
        {u"localtimestamp"_s, TypeKind::DateTime},
        {u"session_user"_s, TypeKind::String},
        {u"user"_s, TypeKind::String},
        {u"rank"_s, TypeKind::Integer},
        {u"dense_rank"_s, TypeKind::Integer},
    };
    return types;
}

/// Their own type if they take no type from their arguments.
bool takesArgumentType(const QString& name)
{
    return name == "coalesce"_L1 || name == "max"_L1 || name == "min"_L1 || name == "sum"_L1;
}

}  // namespace

SqlExpression ExpressionReader::function(const Object& object)
{
    static const QRegularExpression legal(
        u"^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)*$"_s);
    const QString name = object.type.sliced(16);
    const QString lower = name.toLower();
    SqlExpression result;
    SqlFunction data;
    data.name = name;
    data.isRegistered = registeredFunctions().contains(lower);
    result.data = data;
    if (!legal.match(name).hasMatch()) {
        fail(object.arguments->opaque(EngineText::tr("calls a function with a strange name")));
    }
    for (const Argument& argument : object.arguments->items) {
        if (argument.name == "type_"_L1) {
            const Certain<ColumnType> type = readType(argument);
            if (!type) {
                fail(type.error());
            }
            result.type = type.value_or(ColumnType());
        } else if (!argument.name.isEmpty()) {
            fail(object.arguments->opaque(
                EngineText::tr("calls an SQL function with '%1'").arg(argument.name)));
        } else {
            result.parts.push_back(grouped(coerced(argument.value), SqlOperator::Comma));
        }
    }
    if (lower == "count"_L1 && result.parts.empty()) {
        SqlExpression all;
        all.data = SqlText{u"*"_s};
        result.parts.push_back(all);
    }
    if (data.isRegistered && takesArgumentType(lower)) {
        for (const SqlExpression& part : result.parts) {
            result.type = result.type.kind == TypeKind::Null ? part.type : result.type;
        }
    } else if (data.isRegistered) {
        result.type = ColumnType::ofKind(registeredFunctions().value(lower));
    }
    return result;
}

void ExpressionReader::addWhen(const Value& when, const Value& then, SqlExpression& expression)
{
    SqlExpression condition = coerced(when);
    expression.parts.push_back(grouped(std::move(condition), SqlOperator::Nothing));
    expression.parts.push_back(coerced(then));
    const ColumnType& type = expression.parts.back().type;
    if (type.kind != TypeKind::Null) {
        expression.type = type;
    }
}

/// case((condition, result), …, else_=…), case({value: result}, value=…), and the list of 1.x.
SqlExpression ExpressionReader::caseExpression(const Object& object)
{
    ArgumentReader reader(*object.arguments, {u"*"_s});
    const Argument* subject = reader.take(u"value"_s);
    const Argument* otherwise = reader.take(u"else_"_s);
    const Argument* whens = reader.take(u"whens"_s);
    QList<const Argument*> rest = reader.rest();
    if (whens != nullptr) {
        rest.prepend(whens);
    }
    if (const std::optional<Opaque> why = reader.finish()) {
        fail(*why);
    }
    SqlExpression result;
    SqlCase data;
    if (subject != nullptr && !subject->value.isNone()) {
        data.hasSubject = true;
        result.parts.push_back(expression(subject->value));
    }
    const auto* listed = rest.size() == 1 ? rest[0]->value.as<python::Sequence>() : nullptr;
    const bool isList = listed != nullptr && listed->kind == python::Sequence::Kind::List;
    python::Values pairs;
    for (const Argument* each : rest) {
        if (const auto* dict = each->value.as<python::Dict>()) {
            for (const auto& [when, then] : *dict->items) {
                pairs.push_back(Value::tuple({when, then}));
            }
        } else if (!isList) {
            pairs.push_back(each->value);
        }
    }
    for (const Value& each : isList ? *listed->items : pairs) {
        const auto* pair = each.as<python::Sequence>();
        if (pair == nullptr || pair->items->size() != 2) {
            fail(object.arguments->opaque(EngineText::tr("gives a case that is no pair")));
            return {};
        }
        addWhen((*pair->items)[0], (*pair->items)[1], result);
    }
    if (pairs.empty() && !isList) {
        fail(object.arguments->opaque(EngineText::tr("gives no cases")));
    }
    if (otherwise != nullptr && !otherwise->value.isNone()) {
        data.hasElse = true;
        result.parts.push_back(coerced(otherwise->value));
    }
    result.data = data;
    return result;
}

/// cast(expression, type) and type_coerce(expression, type).
SqlExpression ExpressionReader::cast(const Object& object)
{
    ArgumentReader reader(*object.arguments, {u"expression"_s, u"type_"_s});
    const Argument* inner = reader.take(u"expression"_s);
    const Argument* type = reader.take(u"type_"_s);
    if (inner == nullptr || type == nullptr) {
        fail(object.arguments->opaque(EngineText::tr("does not say what is cast to what")));
        return {};
    }
    SqlExpression result;
    result.type = reader.keep(readType(*type)).on(engineName(m_engine));
    if (const std::optional<Opaque> why = reader.finish()) {
        fail(*why);
    }
    // A value takes the type that it is cast to.
    result.parts.push_back(isExpression(inner->value) ? expression(inner->value)
                                                      : stored(inner->value, result.type));
    if (object.type == "sqlalchemy.cast"_L1) {
        result.data = SqlCast();
    } else {
        result.data = SqlTyped();
    }
    return result;
}

SqlExpression ExpressionReader::castMethod(SqlExpression left, const MethodCall& call)
{
    ArgumentReader reader(call.arguments, {u"type_"_s});
    const Argument* type = reader.take(u"type_"_s);
    SqlExpression result;
    result.data = SqlCast();
    if (type != nullptr) {
        result.type = reader.keep(readType(*type)).on(engineName(m_engine));
    }
    const std::optional<Opaque> why = reader.finish();
    if (why || type == nullptr) {
        fail(why.value_or(call.arguments.opaque(EngineText::tr("does not say the type"))));
    }
    result.parts.push_back(std::move(left));
    return result;
}

SqlExpression ExpressionReader::labelMethod(SqlExpression left, const MethodCall& call)
{
    const Value* name = onlyArgument(call.arguments);
    const auto* text = name != nullptr ? name->as<QString>() : nullptr;
    if (text == nullptr) {
        fail(call.arguments.opaque(
            EngineText::tr("gives an expression a name that is not certain")));
        return {};
    }
    SqlExpression result;
    result.data = SqlLabel{*text};
    result.type = left.type;
    result.parts.push_back(std::move(left));
    return result;
}

/// sa.label('name', expression)
SqlExpression ExpressionReader::label(const Object& object)
{
    const std::vector<Argument>& items = object.arguments->items;
    if (items.size() != 2) {
        fail(object.arguments->opaque(
            EngineText::tr("gives an expression a name that is not certain")));
        return {};
    }
    return labelMethod(expression(items[1].value), {u"label"_s, Arguments{{items[0]}, {}, {}}});
}

/// desc(x), distinct(x) and their like.
SqlExpression ExpressionReader::ordering(const Object& object)
{
    const Value* inner = onlyArgument(*object.arguments);
    if (inner == nullptr) {
        return {};
    }
    return orderMethod(expression(*inner), {object.type.section(u'.', -1), {}});
}

SqlExpression ExpressionReader::orderMethod(SqlExpression left, const MethodCall& call)
{
    static const QHash<QString, SqlOperator> operators{{u"desc"_s, SqlOperator::Desc},
                                                       {u"asc"_s, SqlOperator::Asc},
                                                       {u"nulls_first"_s, SqlOperator::NullsFirst},
                                                       {u"nullsfirst"_s, SqlOperator::NullsFirst},
                                                       {u"nulls_last"_s, SqlOperator::NullsLast},
                                                       {u"nullslast"_s, SqlOperator::NullsLast},
                                                       {u"distinct"_s, SqlOperator::Distinct}};
    if (!call.arguments.items.empty()) {
        fail(call.arguments.opaque(EngineText::tr("gives '%1' an argument").arg(call.name)));
    }
    // What stands before ASC, DESC and NULLS keeps its form; only a list would be grouped.
    const SqlOperator op = operators.value(call.name);
    const ColumnType type = left.type;
    SqlExpression result;
    result.data = SqlUnary{op};
    result.type = op == SqlOperator::Distinct ? type : ColumnType();
    const bool isOfOrder = left.as<SqlUnary>() != nullptr;
    result.parts.push_back(isOfOrder ? std::move(left) : grouped(std::move(left), op));
    return result;
}

SqlExpression ExpressionReader::collateMethod(SqlExpression left, const MethodCall& call)
{
    const Value* name = onlyArgument(call.arguments);
    const auto* text = name != nullptr ? name->as<QString>() : nullptr;
    if (text == nullptr) {
        fail(call.arguments.opaque(EngineText::tr("names a collation that is not certain")));
        return {};
    }
    SqlExpression collation;
    collation.data = SqlColumn{*text, -1, false};
    SqlBinary binary;
    binary.op = SqlOperator::Collate;
    const ColumnType type = left.type;
    return SqlExpression::binary(std::move(binary), std::move(left), std::move(collation), type);
}

SqlExpression ExpressionReader::collation(const Object& object)
{
    const std::vector<Argument>& items = object.arguments->items;
    if (items.size() != 2) {
        fail(object.arguments->opaque(EngineText::tr("names a collation that is not certain")));
        return {};
    }
    return collateMethod(coerced(items[0].value), {u"collate"_s, Arguments{{items[1]}, {}, {}}});
}

SqlExpression ExpressionReader::extract(const Object& object)
{
    const std::vector<Argument>& items = object.arguments->items;
    const auto* field = items.size() == 2 ? items[0].value.as<QString>() : nullptr;
    static const QRegularExpression word(u"^[a-z]+$"_s);
    if (field == nullptr || !word.match(*field).hasMatch()) {
        fail(object.arguments->opaque(EngineText::tr("extracts something that is not certain")));
        return {};
    }
    SqlExpression result;
    result.data = SqlExtract{*field};
    result.type = ColumnType::ofKind(TypeKind::Integer);
    result.parts.push_back(expression(items[1].value));
    return result;
}

/// function.over(partition_by=…, order_by=…)
SqlExpression ExpressionReader::overMethod(SqlExpression left, const MethodCall& call)
{
    ArgumentReader reader(call.arguments, {});
    SqlExpression result;
    SqlOver data;
    result.type = left.type;
    result.parts.push_back(std::move(left));
    for (const QString& name : {u"partition_by"_s, u"order_by"_s}) {
        const Argument* argument = reader.take(name);
        if (argument == nullptr || argument->value.isNone()) {
            continue;
        }
        const auto* list = argument->value.as<python::Sequence>();
        for (const Value& each : list != nullptr ? *list->items : python::Values{argument->value}) {
            result.parts.push_back(expression(each));
            data.partitions += name == "partition_by"_L1 ? 1 : 0;
        }
    }
    if (const std::optional<Opaque> why = reader.finish()) {
        fail(*why);
    }
    result.data = data;
    return result;
}

const QHash<QString, ExpressionReader::Method>& ExpressionReader::methods()
{
    using R = ExpressionReader;
    static const QHash<QString, Method> table = [] {
        QHash<QString, Method> made;
        const auto add = [&made](std::initializer_list<const char*> names, Method method) {
            for (const char* name : names) {
                made.insert(QString::fromLatin1(name), method);
            }
        };
        add({"is_",
             "is_not",
             "isnot",
             "is_distinct_from",
             "is_not_distinct_from",
             "isnot_distinct_from",
             "regexp_match",
             "__eq__",
             "__ne__"},
            &R::compareMethod);
        add({"in_", "not_in", "notin_"}, &R::inMethod);
        add({"like",
             "ilike",
             "notlike",
             "not_like",
             "notilike",
             "not_ilike",
             "startswith",
             "endswith",
             "contains"},
            &R::likeMethod);
        add({"between"}, &R::betweenMethod);
        add({"concat"}, &R::concatMethod);
        add({"cast"}, &R::castMethod);
        add({"label"}, &R::labelMethod);
        add({"collate"}, &R::collateMethod);
        add({"over"}, &R::overMethod);
        add({"desc", "asc", "nulls_first", "nullsfirst", "nulls_last", "nullslast", "distinct"},
            &R::orderMethod);
        return made;
    }();
    return table;
}

}  // namespace limbeck
