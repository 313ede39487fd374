// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of ScriptWorld that knows session.query(…): it becomes a SELECT of SQLAlchemy Core,
// whose rows become objects in a run.

#include "migrations/script/expression/expressionobjects.h"
#include "migrations/script/orm/mapping.h"
#include "migrations/script/scriptworld.h"
#include "models/base/enginetext.h"

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;
using python::Argument;
using python::Arguments;
using python::Class;
using python::Instance;
using python::Object;
using python::Value;
using python::Values;

namespace {

const QString queryType = u"sqlalchemy.orm.Query"_s;

/// What a method of a Query is called for a SELECT; "" for one that changes nothing of its rows.
std::optional<QString> selectMethodOf(const QString& name)
{
    static const QHash<QString, QString> methods{{u"filter"_s, u"where"_s},
                                                 {u"where"_s, u"where"_s},
                                                 {u"filter_by"_s, u"filter_by"_s},
                                                 {u"order_by"_s, u"order_by"_s},
                                                 {u"group_by"_s, u"group_by"_s},
                                                 {u"having"_s, u"having"_s},
                                                 {u"limit"_s, u"limit"_s},
                                                 {u"offset"_s, u"offset"_s},
                                                 {u"distinct"_s, u"distinct"_s},
                                                 {u"join"_s, u"join"_s},
                                                 {u"outerjoin"_s, u"outerjoin"_s},
                                                 {u"select_from"_s, u"select_from"_s},
                                                 {u"with_for_update"_s, u"with_for_update"_s},
                                                 {u"options"_s, QString()},
                                                 {u"yield_per"_s, QString()},
                                                 {u"enable_eagerloads"_s, QString()},
                                                 {u"execution_options"_s, QString()}};
    const auto found = methods.constFind(name);
    return found != methods.cend() ? std::optional(*found) : std::nullopt;
}

bool isFetching(const QString& name)
{
    static const QSet<QString> names{
        u"all"_s, u"first"_s, u"one"_s, u"one_or_none"_s, u"scalar"_s, u"count"_s, u"get"_s};
    return names.contains(name);
}

Arguments single(const Value& value, const Arguments& place)
{
    return {{{{}, value, place.where, place.code}}, place.where, place.code};
}

}  // namespace

/// session.query(entities…)
Value ScriptWorld::query(const Object& session, const Arguments& arguments)
{
    Arguments held = arguments;
    for (const Argument& each : arguments.items) {
        const auto* type = each.value.as<Class>();
        if (const auto* why = each.value.as<python::Unknown>()) {
            return Value::unknown(why->why, true);
        }
        const bool isKnown = type != nullptr || each.value.as<Object>() != nullptr;
        if (!each.name.isEmpty() || !isKnown || (type != nullptr && !isMappedClass(*type->data))) {
            return Value::unknown(
                arguments.opaque(EngineText::tr("queries what is not mapped to a table")), true);
        }
        if (const Certain<Mapping> mapping = type != nullptr ? mappingOf(*type) : Mapping();
            !mapping) {
            return Value::unknown(mapping.error(), true);
        }
    }
    held.items.insert(held.items.begin(), {{}, {session}, arguments.where, arguments.code});
    return Value::object(queryType, std::move(held));
}

bool ScriptWorld::isQuery(const Object& object)
{
    return object.type == queryType;
}

Value ScriptWorld::queryMethod(const Object& query, const QString& name, const Arguments& given)
{
    if (isFetching(name)) {
        return fetch(query, name, given);
    }
    if (name == "update"_L1 || name == "delete"_L1) {
        return changeAll(query, name, given);
    }
    if (name == "__iter__"_L1 || !selectMethodOf(name)) {
        return Value::unknown(
            given.opaque(EngineText::tr("calls '%1' of a query of a session").arg(name)), true);
    }
    constexpr size_t mostCalls = 100;
    if (query.methods->size() >= mostCalls) {
        return Value::passive(given.opaque(EngineText::tr("chains too many calls")));
    }
    Object longer = query;
    std::vector<python::MethodCall> methods = *query.methods;
    methods.push_back({name, withTables(given)});
    longer.methods = std::make_shared<const std::vector<python::MethodCall>>(std::move(methods));
    return {std::move(longer)};
}

/// The SELECT that a query is.
Value ScriptWorld::selectOf(const Object& query)
{
    Arguments columns = withTables(*query.arguments);
    columns.items.erase(columns.items.begin());
    Value select = Value::object(u"sqlalchemy.select"_s, std::move(columns));
    for (const python::MethodCall& call : *query.methods) {
        const QString method = *selectMethodOf(call.name);
        if (!method.isEmpty()) {
            select = *methodOfExpression(*select.as<Object>(), method, call.arguments);
        }
    }
    return select;
}

/// all(), first() and their like: the rows, or what a run will make of them.
Value ScriptWorld::fetch(const Object& query, const QString& name, const Arguments& given)
{
    const auto* session = query.arguments->items.front().value.as<Object>();
    if (name == "get"_L1 ? given.items.size() != 1 : !given.items.empty()) {
        return Value::unknown(given.opaque(EngineText::tr("calls '%1' with arguments").arg(name)),
                              true);
    }
    Value select = selectOf(query);
    if (name == "first"_L1) {
        select =
            *methodOfExpression(*select.as<Object>(), u"limit"_s, single(Value{qint64{1}}, given));
    }
    if (name == "get"_L1) {
        const auto* type = query.arguments->items.back().value.as<Class>();
        const Certain<Mapping> mapping =
            type != nullptr && query.arguments->items.size() == 2 ? mappingOf(*type) : Mapping();
        if (!mapping || mapping->keys.size() != 1) {
            return Value::unknown(
                given.opaque(EngineText::tr("asks for a row by a key that is not known")), true);
        }
        const Value column = columnOfTable(mapping->table, mapping->keys.constFirst());
        const std::optional<Value> isRow =
            operatorOfExpressions("==", {column, given.items[0].value}, given);
        select = *methodOfExpression(*select.as<Object>(), u"where"_s, single(*isRow, given));
    }
    if (Value written = writeObjects(*session, given); !written.isNone()) {
        return written;
    }
    const Value result = execute(single(select, given), SqlSource::Connection);
    const auto* rows = result.as<Object>();
    if (rows == nullptr) {
        return result;
    }
    if (m_live == nullptr) {
        return callResult(*rows, u"all"_s, {{}, given.where, given.code});
    }
    return fetched(query, name, m_results.call(*rows, u"all"_s, {}, ++m_lastId), given);
}

/// What the rows of a run are for the method `name`.
Value ScriptWorld::fetched(const Object& query,
                           const QString& name,
                           const Value& rows,
                           const Arguments& place)
{
    const auto* list = rows.as<python::Sequence>();
    if (list == nullptr) {
        return rows;
    }
    if (name == "count"_L1) {
        return {static_cast<qint64>(list->items->size())};
    }
    Values made;
    for (const Value& row : *list->items) {
        Value each = objectsOf(query, row, place);
        if (each.as<python::Unknown>() != nullptr) {
            return each;
        }
        // Rows with objects are given once each. Source: SQLAlchemy 2.0 orm/query.py, Query._iter.
        const bool isSame = std::ranges::any_of(made, [&each](const Value& other) {
            const auto* object = each.as<Instance>();
            const auto* before = other.as<Instance>();
            return object != nullptr && before != nullptr
                   && object->attributes == before->attributes;
        });
        if (!isSame) {
            made.push_back(std::move(each));
        }
    }
    if (name == "all"_L1) {
        return Value::list(std::move(made));
    }
    const bool isSingle = name != "first"_L1;
    if (isSingle && made.size() > 1) {
        return Value::raise(u"sqlalchemy.exc.MultipleResultsFound"_s,
                            u"Multiple rows were found when exactly one was required"_s);
    }
    if (name == "one"_L1 && made.empty()) {
        return Value::raise(u"sqlalchemy.exc.NoResultFound"_s,
                            u"No row was found when one was required"_s);
    }
    const Value first = made.empty() ? Value{} : made.front();
    const auto* row = first.as<python::Sequence>();
    return name == "scalar"_L1 && row != nullptr && !row->items->empty() ? row->items->front()
                                                                         : first;
}

/// One row of a query: an object, a row, or a row with objects.
Value ScriptWorld::objectsOf(const Object& query, const Value& row, const Arguments& place)
{
    const auto* session = query.arguments->items.front().value.as<Object>();
    const auto* values = row.as<python::Sequence>();
    Values parts;
    QStringList names;
    bool hasObject = false;
    size_t at = 0;
    for (size_t i = 1; i < query.arguments->items.size(); ++i) {
        const auto* type = query.arguments->items[i].value.as<Class>();
        const Certain<Mapping> mapping = type != nullptr ? mappingOf(*type) : Mapping();
        const size_t size =
            type != nullptr && mapping ? static_cast<size_t>(mapping->attributes.size()) : 1;
        if (!mapping || at + size > values->items->size()) {
            return Value::passive(
                place.opaque(EngineText::tr("gets rows that do not fit its query")));
        }
        if (type == nullptr) {
            parts.push_back((*values->items)[at]);
            names << values->names->value(static_cast<qsizetype>(at));
        } else {
            hasObject = true;
            const Values own(values->items->begin() + static_cast<std::ptrdiff_t>(at),
                             values->items->begin() + static_cast<std::ptrdiff_t>(at + size));
            parts.push_back(loadedObject(*session, *type, *mapping, own, place));
            names << type->data->name;
        }
        at += size;
    }
    if (at != values->items->size()) {
        return Value::passive(place.opaque(EngineText::tr("gets rows that do not fit its query")));
    }
    for (const Value& each : parts) {
        if (const auto* why = each.as<python::Unknown>(); why != nullptr && hasObject) {
            return each;
        }
    }
    if (hasObject && parts.size() == 1) {
        return parts.front();
    }
    Value made = Value::tuple(std::move(parts));
    std::get_if<python::Sequence>(&made.data)->names = std::make_shared<const QStringList>(names);
    return made;
}

/// query.update({…}) and query.delete(): one statement for all rows.
Value ScriptWorld::changeAll(const Object& query, const QString& name, const Arguments& given)
{
    const auto* session = query.arguments->items.front().value.as<Object>();
    const auto* type = query.arguments->items.back().value.as<Class>();
    const Certain<Mapping> mapping =
        type != nullptr && query.arguments->items.size() == 2 ? mappingOf(*type) : Mapping();
    const bool isUpdate = name == "update"_L1;
    Arguments values{{}, given.where, given.code};
    for (const Argument& each : given.items) {
        if (each.name == "values"_L1 || (each.name.isEmpty() && values.items.empty() && isUpdate)) {
            values.items.push_back({{}, each.value, each.where, each.code});
        } else if (!each.name.isEmpty() && each.name != "synchronize_session"_L1) {
            return Value::unknown(
                given.opaque(EngineText::tr("changes rows with '%1'").arg(each.name)), true);
        }
    }
    if (type == nullptr || !mapping || (isUpdate && values.items.size() != 1)) {
        return Value::unknown(given.opaque(EngineText::tr("changes rows of what is not known")),
                              true);
    }
    const auto* table = mapping->table.as<Object>();
    Value change = *methodOfExpression(*table, name, {{}, given.where, given.code});
    for (const python::MethodCall& call : *query.methods) {
        if (call.name != "filter"_L1 && call.name != "filter_by"_L1 && call.name != "where"_L1) {
            return Value::unknown(
                given.opaque(EngineText::tr("changes rows of a query with '%1'").arg(call.name)),
                true);
        }
        change =
            *methodOfExpression(*change.as<Object>(), *selectMethodOf(call.name), call.arguments);
    }
    if (isUpdate) {
        change = *methodOfExpression(*change.as<Object>(), u"values"_s, values);
    }
    if (Value written = writeObjects(*session, given); !written.isNone()) {
        return written;
    }
    const Value result = execute(single(change, given), SqlSource::Connection);
    const auto* object = result.as<Object>();
    if (object == nullptr) {
        return result;
    }
    store(*session).expire(type->data.get());
    return resultAttribute(*object, u"rowcount"_s)
        .value_or(Value::passive(given.opaque(EngineText::tr("uses how many rows it changed"))));
}

}  // namespace limbeck
