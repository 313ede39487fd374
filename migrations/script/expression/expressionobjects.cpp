// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/expression/expressionobjects.h"

#include "migrations/script/expression/expressionreader.h"
#include "migrations/script/expression/plainobjects.h"
#include "models/base/enginetext.h"

namespace limbeck {

using namespace Qt::StringLiterals;
using python::Argument;
using python::Arguments;
using python::Object;
using python::Value;

namespace {

using Names = QSet<QString>;

const Names& unions()
{
    static const Names names{u"union"_s,
                             u"union_all"_s,
                             u"intersect"_s,
                             u"intersect_all"_s,
                             u"except_"_s,
                             u"except_all"_s};
    return names;
}

/// What makes an expression or a statement, without "sqlalchemy.".
const Names& makers()
{
    static const Names names{
        u"and_"_s,        u"or_"_s,        u"not_"_s,          u"case"_s,     u"cast"_s,
        u"type_coerce"_s, u"collate"_s,    u"desc"_s,          u"asc"_s,      u"nulls_first"_s,
        u"nullsfirst"_s,  u"nulls_last"_s, u"nullslast"_s,     u"distinct"_s, u"extract"_s,
        u"exists"_s,      u"bindparam"_s,  u"between"_s,       u"label"_s,    u"select"_s,
        u"alias"_s,       u"join"_s,       u"outerjoin"_s,     u"null"_s,     u"true"_s,
        u"false"_s,       u"literal"_s,    u"literal_column"_s};
    return names;
}

bool isTableLike(const QString& type)
{
    static const Names types{u"sqlalchemy.table"_s,
                             u"sqlalchemy.Table"_s,
                             u"alembic.Table"_s,
                             u"sqlalchemy.alias"_s,
                             u"sqlalchemy.subquery"_s,
                             u"sqlalchemy.cte"_s,
                             u"sqlalchemy.join"_s,
                             u"sqlalchemy.outerjoin"_s};
    return types.contains(type);
}

/// Types of objects that have SQLAlchemy's operators.
bool isColumnLike(const Value& value)
{
    static const Names more{u"sqlalchemy.columnOf"_s,
                            u"sqlalchemy.column"_s,
                            u"sqlalchemy.operator"_s,
                            u"alembic.inline_literal"_s};
    const auto* object = value.as<Object>();
    if (object == nullptr) {
        return false;
    }
    const QString& type = object->type;
    return more.contains(type) || type.startsWith("sqlalchemy.func."_L1)
           || (type.startsWith("sqlalchemy."_L1) && makers().contains(type.sliced(11))
               && !isTableLike(type));
}

/// Lists and dictionaries as they are now: a script may change them after the call.
Value settled(const Value& value, int depth = 0)
{
    const auto* sequence = value.as<python::Sequence>();
    const auto* dict = value.as<python::Dict>();
    if (depth > 20 || (sequence == nullptr && dict == nullptr)) {
        return value;
    }
    if (sequence != nullptr) {
        python::Values items;
        for (const Value& item : *sequence->items) {
            items.push_back(settled(item, depth + 1));
        }
        return Value::sequence(sequence->kind, std::move(items));
    }
    python::Pairs pairs;
    for (const auto& [key, item] : *dict->items) {
        pairs.emplace_back(key, settled(item, depth + 1));
    }
    return Value::dict(std::move(pairs));
}

Arguments settled(const Arguments& arguments)
{
    Arguments result = arguments;
    for (Argument& argument : result.items) {
        argument.value = settled(argument.value);
    }
    return result;
}

/// An object of `type` with values that the script did not write as arguments of a call.
Value made(const QString& type, const python::Values& values, const Arguments& place)
{
    Arguments arguments;
    arguments.where = place.where;
    arguments.code = place.code;
    for (const Value& value : values) {
        arguments.items.push_back({{}, value, place.where, place.code});
    }
    return Value::object(type, std::move(arguments));
}

Value withMethod(const Object& object, const QString& name, const Arguments& arguments)
{
    constexpr size_t mostCalls = 500;
    if (object.methods->size() >= mostCalls) {
        return Value::passive(arguments.opaque(EngineText::tr("chains too many calls")));
    }
    Object described = object;
    std::vector<python::MethodCall> methods = *object.methods;
    methods.push_back({name, settled(arguments)});
    described.methods = std::make_shared<const std::vector<python::MethodCall>>(std::move(methods));
    return {described};
}

/// update(table, condition, values={…}) as 1.x allowed it is update(table).where(…).values(…).
Value changeOf(const QString& type, const Value& table, const Arguments& rest)
{
    Value result = made(type, {table}, rest);
    for (const Argument& argument : rest.items) {
        const bool isValues = argument.name == "values"_L1
                              || (argument.name.isEmpty() && type.endsWith(".insert"_L1));
        const bool isCondition = argument.name.isEmpty() || argument.name == "whereclause"_L1;
        Arguments one = rest;
        one.items = {argument};
        one.items.front().name = isValues || isCondition ? QString() : argument.name;
        const QString method = isValues ? u"values"_s : isCondition ? u"where"_s : u"?"_s;
        if (!argument.value.isNone()) {
            result = withMethod(*result.as<Object>(), method, one);
        }
    }
    return result;
}

/// The arguments behind the first one.
std::optional<Value> changeWithTable(const QString& type, const Arguments& arguments)
{
    const bool saysTable =
        !arguments.items.empty()
        && (arguments.items.front().name.isEmpty() || arguments.items.front().name == "table"_L1);
    if (!saysTable) {
        return std::nullopt;
    }
    Arguments rest = arguments;
    rest.items.erase(rest.items.begin());
    return changeOf(type, arguments.items.front().value, rest);
}

bool isChange(const QString& name)
{
    return name == "insert"_L1 || name == "update"_L1 || name == "delete"_L1;
}

std::optional<Value> methodOfTable(const Object& object,
                                   const QString& name,
                                   const Arguments& arguments)
{
    const QString type = u"sqlalchemy."_s + name;
    if (isChange(name)) {
        return changeOf(type, {object}, arguments);
    }
    if (name == "select"_L1) {
        const Value query = made(type, {Value{object}}, arguments);
        return arguments.items.empty() ? query
                                       : withMethod(*query.as<Object>(), u"where"_s, arguments);
    }
    if (name == "alias"_L1 || name == "join"_L1 || name == "outerjoin"_L1) {
        Arguments all = arguments;
        all.items.insert(all.items.begin(), {{}, Value{object}, all.where, all.code});
        return Value::object(type, settled(all));
    }
    return std::nullopt;
}

/// select(…).subquery('name')
std::optional<Value> namedQuery(const Object& object,
                                const QString& name,
                                const Arguments& arguments)
{
    if (name != "subquery"_L1 && name != "alias"_L1 && name != "cte"_L1) {
        return std::nullopt;
    }
    Arguments all = arguments;
    all.items.insert(all.items.begin(), {{}, Value{object}, all.where, all.code});
    return Value::object(name == "cte"_L1 ? u"sqlalchemy.cte"_s : u"sqlalchemy.subquery"_s, all);
}

Value columnOf(const Value& table, const QString& name)
{
    return made(u"sqlalchemy.columnOf"_s, {table, Value{name}}, {});
}

}  // namespace

std::optional<Value> callOfExpressions(const QString& name, const Arguments& arguments)
{
    if (isPlainObject(name)) {
        const Opaque why = arguments.opaque(
            EngineText::tr("makes a '%1' that is not certain").arg(name.section(u'.', -1)));
        return plainObject(name, arguments).value_or(Value::passive(why));
    }
    const qsizetype dot = name.lastIndexOf(u'.');
    const QString module = name.first(qMax<qsizetype>(dot, 0));
    const QString last = name.sliced(dot + 1);
    const bool isDialect =
        module == "postgresql"_L1 || module == "sqlite"_L1 || module == "mysql"_L1;
    if ((module == "sqlalchemy"_L1 && isChange(last)) || (isDialect && last == "insert"_L1)) {
        return changeWithTable(name, settled(arguments));
    }
    if (module != "sqlalchemy"_L1) {
        return std::nullopt;
    }
    if (unions().contains(last)) {
        Arguments all = arguments;
        all.items.insert(all.items.begin(), {{}, Value{last}, all.where, all.code});
        return Value::object(u"sqlalchemy.union"_s, settled(all));
    }
    return makers().contains(last) ? std::optional(Value::object(name, settled(arguments)))
                                   : std::nullopt;
}

std::optional<Value> methodOfExpression(const Object& object,
                                        const QString& name,
                                        const Arguments& arguments)
{
    if (isTableLike(object.type)) {
        return methodOfTable(object, name, arguments);
    }
    const bool isQuery = isStatement({object});
    if (isQuery) {
        if (std::optional<Value> named = namedQuery(object, name, arguments)) {
            return named;
        }
    }
    // What a method means, the reader says; here it is only kept.
    return isQuery || isColumnLike({object}) || object.type == "sqlalchemy.text"_L1
               ? std::optional(withMethod(object, name, arguments))
               : std::nullopt;
}

std::optional<Value> attributeOfExpression(const Object& object, const QString& name)
{
    const bool isColumns = name == "c"_L1 || name == "columns"_L1;
    if (isTableLike(object.type) && isColumns) {
        return made(u"sqlalchemy.columns"_s, {Value{object}}, {});
    }
    if (object.type.endsWith(".insert"_L1) && name == "excluded"_L1) {
        return made(u"sqlalchemy.columns"_s,
                    {made(u"sqlalchemy.excluded"_s,
                          {object.arguments->items.front().value},
                          *object.arguments)},
                    {});
    }
    if (object.type == "sqlalchemy.columns"_L1) {
        return columnOf(object.arguments->items.front().value, name);
    }
    if (object.type == "sqlalchemy.columnOf"_L1 && (name == "name"_L1 || name == "key"_L1)) {
        return object.arguments->items[1].value;
    }
    return std::nullopt;
}

std::optional<Value> elementOfExpression(const Object& object, const Value& key)
{
    const auto* name = key.as<QString>();
    return object.type == "sqlalchemy.columns"_L1 && name != nullptr
               ? std::optional(columnOf(object.arguments->items.front().value, *name))
               : std::nullopt;
}

std::optional<Value> callOfOperator(const Object& object, const Arguments& arguments)
{
    const bool isOperator =
        !object.methods->empty()
        && (object.methods->back().name == "op"_L1 || object.methods->back().name == "bool_op"_L1);
    return isOperator ? std::optional(withMethod(object, u"()"_s, arguments)) : std::nullopt;
}

std::optional<Value> operatorOfExpressions(const QByteArray& symbol,
                                           const python::Values& operands,
                                           const Arguments& place)
{
    static const QList<QByteArray> known{
        "==", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/", "%", "&", "|", "~"};
    const bool isExpression = std::any_of(operands.begin(), operands.end(), [](const Value& each) {
        return isColumnLike(each) || (isStatement(each) && !each.as<Object>()->methods->empty());
    });
    if (!isExpression || !known.contains(symbol)) {
        return std::nullopt;
    }
    python::Values parts{Value{QString::fromLatin1(symbol)}};
    for (const Value& each : operands) {
        parts.push_back(settled(each));
    }
    return made(u"sqlalchemy.operator"_s, parts, place);
}

}  // namespace limbeck
