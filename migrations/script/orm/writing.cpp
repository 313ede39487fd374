// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of ScriptWorld that writes objects of mapped classes in a run, as a session's flush
// does. Source: SQLAlchemy 2.0 orm/persistence.py.

#include "migrations/python/evaluator.h"
#include "migrations/script/expression/expressionobjects.h"
#include "migrations/script/orm/mapping.h"
#include "migrations/script/scriptworld.h"
#include "models/base/enginetext.h"

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;
using python::Arguments;
using python::Class;
using python::Instance;
using python::Object;
using python::Value;
using python::Values;
using State = StoredObject::State;

namespace {

Arguments single(const Value& value, const Arguments& place)
{
    return {{{{}, value, place.where, place.code}}, place.where, place.code};
}

const void* itemsOf(const Value& value)
{
    const auto* list = value.as<python::Sequence>();
    const auto* dict = value.as<python::Dict>();
    const auto* object = value.as<Object>();
    return list != nullptr     ? static_cast<const void*>(list->items.get())
           : dict != nullptr   ? static_cast<const void*>(dict->items.get())
           : object != nullptr ? static_cast<const void*>(object->arguments.get())
                               : nullptr;
}

/// A value that was assigned is written if it is another one; one that was changed in place is
/// not, as SQLAlchemy does not see that.
bool isSame(const Value& before, const Value& now)
{
    const auto* doubt = before.as<python::Unknown>();
    const auto* other = now.as<python::Unknown>();
    if (doubt != nullptr || other != nullptr) {
        return doubt != nullptr && other != nullptr && doubt->why == other->why;
    }
    return (itemsOf(before) != nullptr && itemsOf(before) == itemsOf(now))
           || python::equals(before, now) == true;
}

}  // namespace

/// `statement` with the condition that the key is this one.
Value ScriptWorld::withKey(const Value& statement,
                           const Values& key,
                           const Mapping& mapping,
                           const Arguments& place)
{
    Value result = statement;
    for (qsizetype i = 0; i < mapping.keys.size(); ++i) {
        const Value column = columnOfTable(mapping.table, mapping.keys[i]);
        const std::optional<Value> isKey =
            operatorOfExpressions("==", {column, key[static_cast<size_t>(i)]}, place);
        result = *methodOfExpression(*result.as<Object>(), u"where"_s, single(*isKey, place));
    }
    return result;
}

/// What `default=` or `onupdate=` of a column gives for one row.
Value ScriptWorld::defaultOf(const Value& value, const Arguments& place)
{
    const bool isCalled = value.as<python::Function>() != nullptr
                          || value.as<python::Reference>() != nullptr
                          || value.as<Class>() != nullptr;
    return isCalled ? evaluator().callAny(value, {{}, place.where, place.code}) : value;
}

/// The INSERT of an object: what it does not say is its default, the database's, or None.
Value ScriptWorld::insertOf(const Instance& object, const Mapping& mapping, const Arguments& place)
{
    python::Pairs row;
    for (const QString& name : mapping.attributes) {
        Value value = object.attributes->value(name);
        if (!object.attributes->contains(name)) {
            if (mapping.byServer.contains(name)) {
                continue;
            }
            value = mapping.defaults.contains(name) ? defaultOf(mapping.defaults.value(name), place)
                                                    : Value{};
        } else if (value.isNone() && mapping.byServer.contains(name)) {
            continue;
        }
        row.emplace_back(Value{name}, value);
    }
    const Value insert = *methodOfExpression(
        *mapping.table.as<Object>(), u"insert"_s, {{}, place.where, place.code});
    return *methodOfExpression(
        *insert.as<Object>(), u"values"_s, single(Value::dict(std::move(row)), place));
}

/// session.flush(): INSERT and UPDATE in the order in which objects came, then DELETE. None, or an
/// Unknown.
Value ScriptWorld::writeObjects(const Object& session, const Arguments& place)
{
    if (m_live == nullptr) {
        return {};
    }
    ObjectStore& objects = store(session);
    for (size_t i = 0; i < objects.all().size() && !isOver(); ++i) {
        StoredObject& each = objects.all()[i];
        const Value done = each.state == State::Pending      ? writeNew(objects, each, place)
                           : each.state == State::Persistent ? writeChanges(each, place)
                                                             : Value{};
        if (!done.isNone()) {
            return done;
        }
    }
    for (StoredObject& each : objects.all()) {
        if (each.state != State::Deleted || isOver()) {
            continue;
        }
        const Certain<Mapping> mapping = mappingOf(Class{each.object.type});
        const Value change = *methodOfExpression(
            *mapping->table.as<Object>(), u"delete"_s, {{}, place.where, place.code});
        const Value done = execute(single(withKey(change, each.key, *mapping, place), place),
                                   SqlSource::Connection);
        if (done.as<python::Unknown>() != nullptr) {
            return done;
        }
        each.state = State::Gone;
    }
    return {};
}

bool ScriptWorld::hasUnwritten(const Object& session)
{
    const std::vector<StoredObject>& all = store(session).all();
    return std::ranges::any_of(all, [](const StoredObject& each) {
        const auto& now = *each.object.attributes;
        const bool isChanged =
            std::any_of(now.keyBegin(), now.keyEnd(), [&each, &now](const QString& name) {
                return !each.loaded.contains(name)
                       || !isSame(each.loaded.value(name), now.value(name));
            });
        return each.state == State::Pending || each.state == State::Deleted
               || (each.state == State::Persistent && isChanged);
    });
}

Value ScriptWorld::writeNew(ObjectStore& objects, StoredObject& object, const Arguments& place)
{
    const Certain<Mapping> mapping = mappingOf(Class{object.object.type});
    const Value done =
        execute(single(insertOf(object.object, *mapping, place), place), SqlSource::Connection);
    const auto* result = done.as<Object>();
    if (result == nullptr || isOver()) {
        return done;
    }
    QHash<QString, Value>& attributes = *object.object.attributes;
    Values key;
    for (const QString& name : mapping->keys) {
        if (!attributes.contains(name) || attributes.value(name).isNone()) {
            const Value made = madeKey(*result, place);
            if (mapping->keys.size() != 1 || made.as<python::Unknown>() != nullptr) {
                return Value::unknown(
                    place.opaque(EngineText::tr("writes an object whose key is not known then")),
                    true);
            }
            attributes.insert(name, made);
        }
        key.push_back(attributes.value(name));
    }
    // What defaults and the database have given is read when it is asked for.
    for (const QString& name : mapping->attributes) {
        if (attributes.contains(name)) {
            object.loaded.insert(name, attributes.value(name));
        }
    }
    object.state = State::Persistent;
    return objects.setKey(object, std::move(key))
               ? Value{}
               : Value::unknown(
                   place.opaque(EngineText::tr("writes an object whose key is not understood")),
                   true);
}

/// The key that the database made for the row that was inserted last.
Value ScriptWorld::madeKey(const Object& result, const Arguments& place)
{
    if (m_dialect == "postgresql"_L1) {
        return m_results.call(result, u"scalar"_s, {}, ++m_lastId);
    }
    const Value sql =
        Value::object(u"sqlalchemy.text"_s, single(Value{u"SELECT last_insert_rowid()"_s}, place));
    const Value rows = execute(single(sql, place), SqlSource::Connection);
    const auto* object = rows.as<Object>();
    return object != nullptr ? m_results.call(*object, u"scalar"_s, {}, ++m_lastId) : rows;
}

Value ScriptWorld::writeChanges(StoredObject& object, const Arguments& place)
{
    const Certain<Mapping> mapping = mappingOf(Class{object.object.type});
    QHash<QString, Value>& attributes = *object.object.attributes;
    python::Pairs changes;
    for (const QString& name : mapping->attributes) {
        const bool isHeld = attributes.contains(name);
        if (!isHeld
            || (object.loaded.contains(name)
                && isSame(object.loaded.value(name), attributes.value(name)))) {
            continue;
        }
        if (mapping->keys.contains(name)) {
            return Value::unknown(place.opaque(EngineText::tr("changes the key of an object")),
                                  true);
        }
        changes.emplace_back(Value{name}, attributes.value(name));
    }
    if (changes.empty()) {
        return {};
    }
    for (const auto& [name, value] : changes) {
        object.loaded.insert(*name.as<QString>(), value);
    }
    for (auto each = mapping->updates.cbegin(); each != mapping->updates.cend(); ++each) {
        const bool isGiven = std::ranges::any_of(changes, [&each](const auto& pair) {
            return *pair.first.template as<QString>() == each.key();
        });
        if (!isGiven) {
            changes.emplace_back(Value{each.key()}, defaultOf(*each, place));
            attributes.remove(each.key());
            object.loaded.remove(each.key());
        }
    }
    Value change = *methodOfExpression(
        *mapping->table.as<Object>(), u"update"_s, {{}, place.where, place.code});
    change = withKey(change, object.key, *mapping, place);
    change = *methodOfExpression(
        *change.as<Object>(), u"values"_s, single(Value::dict(std::move(changes)), place));
    const Value done = execute(single(change, place), SqlSource::Connection);
    return done.as<python::Unknown>() != nullptr ? done : Value{};
}

}  // namespace limbeck
