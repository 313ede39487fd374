// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of ScriptWorld that knows objects of mapped classes: before a run, that a session writes
// them; in a run, what they hold, and their INSERT, UPDATE and DELETE.

#include "migrations/python/evaluator.h"
#include "migrations/script/expression/execution.h"
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
using python::ClassData;
using python::Instance;
using python::Object;
using python::SyntaxNode;
using python::Value;
using python::Values;

namespace {

Arguments single(const Value& value, const Arguments& place)
{
    return {{{{}, value, place.where, place.code}}, place.where, place.code};
}

}  // namespace

/// How the class is mapped, read once.
Certain<Mapping> ScriptWorld::mappingOf(const Class& type)
{
    const ClassData* data = type.data.get();
    if (const auto known = m_mappings.find(data); known != m_mappings.end()) {
        return known->second;
    }
    Certain<Mapping> mapping = readMapping(*data);
    python::Modules* modules = evaluator().modules();
    const std::optional<QString> source =
        modules != nullptr ? modules->readText(data->where.file) : std::nullopt;
    if (mapping && source
        && (source->contains("listens_for"_L1) || source->contains("event.listen"_L1))) {
        mapping = tl::unexpected(Opaque{
            data->where,
            EngineText::tr("uses the class '%1', whose file listens to events").arg(data->name),
            data->code});
    }
    type.data->isMapped = true;
    m_mappings.emplace(data, mapping);
    return mapping;
}

Value ScriptWorld::columnOfTable(const Value& table, const QString& attribute)
{
    const std::optional<Value> columns = attributeOfExpression(*table.as<Object>(), u"c"_s);
    return *attributeOfExpression(*columns->as<Object>(), attribute);
}

/// The same arguments, with the tables of mapped classes in the place of the classes.
Arguments ScriptWorld::withTables(const Arguments& arguments)
{
    Arguments made = arguments;
    for (Argument& each : made.items) {
        const auto* type = each.value.as<Class>();
        if (type != nullptr && isMappedClass(*type->data)) {
            const Certain<Mapping> mapping = mappingOf(*type);
            each.value = mapping ? mapping->table : Value::unknown(mapping.error());
        }
    }
    return made;
}

/// `Class.attribute` of a mapped class: its column, its table.
std::optional<Value> ScriptWorld::classMember(const Class& type,
                                              const QString& name,
                                              const SyntaxNode& node)
{
    static const QSet<QString> plain{u"__tablename__"_s, u"__name__"_s, u"__table_args__"_s};
    if (plain.contains(name) || !isMappedClass(*type.data)) {
        return std::nullopt;
    }
    if (name == "metadata"_L1) {
        return Value::object(u"sqlalchemy.MetaData"_s, {});
    }
    const Certain<Mapping> mapping = mappingOf(type);
    if (!mapping) {
        return Value::passive(mapping.error());
    }
    if (name == "__table__"_L1) {
        return mapping->table;
    }
    if (mapping->relationships.contains(name)) {
        return Value::passive(
            node.opaque(EngineText::tr("follows the relationship '%1'").arg(name)));
    }
    return mapping->attributes.contains(name) ? std::optional(columnOfTable(mapping->table, name))
                                              : std::nullopt;
}

/// `object.attribute` of a mapped class, if the object does not hold it already.
std::optional<Value> ScriptWorld::member(const Instance& object,
                                         const QString& name,
                                         const SyntaxNode& node)
{
    const Certain<Mapping> mapping = mappingOf(Class{object.type});
    if (!mapping) {
        return Value::passive(mapping.error());
    }
    if (mapping->relationships.contains(name)) {
        return Value::passive(
            node.opaque(EngineText::tr("follows the relationship '%1'").arg(name)));
    }
    if (!mapping->attributes.contains(name) || object.attributes->contains(name)) {
        return std::nullopt;
    }
    const Arguments place{{}, node.where(), node.code()};
    if (m_live == nullptr) {
        return *inRun(place, EngineText::tr("uses what the database holds in '%1'").arg(name));
    }
    for (auto& [session, objects] : m_stores) {
        StoredObject* stored = objects.find(object);
        if (stored != nullptr && stored->state == StoredObject::State::Persistent) {
            const Value read = refresh(*stored, *mapping, place);
            return read.isNone() ? object.attributes->value(name) : read;
        }
    }
    return Value{};
}

/// An object of a mapped class is changed, and rows decide which one.
bool ScriptWorld::assignByRows(const SyntaxNode& target, const Opaque& why)
{
    if (m_live != nullptr || m_sessions == 0) {
        return false;
    }
    Opaque step = why;
    step.where = target.where();
    step.reason = EngineText::tr("changes '%1' of an object that rows give")
                      .arg(QString::fromUtf8(target.field("attribute").text()));
    ++m_actions;
    report(step);
    return true;
}

/// Class(attribute=…)
Value ScriptWorld::makeObject(const Class& type, const Arguments& arguments)
{
    const Certain<Mapping> mapping = mappingOf(type);
    if (!mapping) {
        return Value::unknown(mapping.error(), true);
    }
    if (python::attributeIn(*type.data, u"__init__"_s) != nullptr) {
        return Value::unknown(
            arguments.opaque(
                EngineText::tr("makes a '%1' in a way of its own").arg(type.data->name)),
            true);
    }
    Instance object;
    object.type = type.data;
    object.attributes = std::make_shared<QHash<QString, Value>>();
    for (const Argument& each : arguments.items) {
        if (!mapping->attributes.contains(each.name)) {
            return Value::unknown(
                arguments.opaque(EngineText::tr("gives '%1' to a '%2', which has no such column")
                                     .arg(each.name, type.data->name)),
                true);
        }
        object.attributes->insert(each.name, each.value);
    }
    return {object};
}

ObjectStore& ScriptWorld::store(const Object& session)
{
    if (!m_stores.contains(session.arguments.get())) {
        m_held.push_back(session.arguments);
    }
    return m_stores[session.arguments.get()];
}

/// session.add(object) and session.delete(object).
Value ScriptWorld::keepObject(const Object& session,
                              const QString& name,
                              const Arguments& arguments)
{
    const Value& value = arguments.items.front().value;
    const auto* object = value.as<Instance>();
    const bool isMapped = object != nullptr && object->type->isMapped;
    if (!isMapped && !python::isByRows(value)) {
        const auto* why = value.as<python::Unknown>();
        return Value::unknown(
            why != nullptr
                ? why->why
                : arguments.opaque(EngineText::tr("gives a session what is not mapped to a table")),
            true);
    }
    if (m_live == nullptr) {
        return foreseeObject(object, name, arguments);
    }
    if (!isMapped) {
        return Value::unknown(arguments.opaque(EngineText::tr("gives a session what is not known")),
                              true);
    }
    ObjectStore& objects = store(session);
    StoredObject* stored = objects.find(*object);
    if (name == "delete"_L1) {
        return markDeleted(stored, *object, arguments);
    }
    if (stored == nullptr) {
        objects.add({*object, StoredObject::State::Pending, {}, {}});
    }
    return {};
}

/// Before a run: that it will write this object.
Value ScriptWorld::foreseeObject(const Instance* object,
                                 const QString& name,
                                 const Arguments& arguments)
{
    const bool removes = name == "delete"_L1;
    if (object != nullptr && !removes) {
        const Certain<Mapping> mapping = mappingOf(Class{object->type});
        const Value insert = insertOf(*object, *mapping, arguments);
        const Certain<std::vector<Operation>> read =
            readExecution(single(insert, arguments), m_dialect);
        if (!read && !read.error().isByRows) {
            return Value::unknown(read.error(), true);
        }
    }
    Opaque why = arguments.opaque(removes ? EngineText::tr("deletes an object of a session")
                                          : EngineText::tr("writes an object of a session"));
    why.isByRows = true;
    why.mayDestroy = removes;
    ++m_actions;
    report(why);
    return {};
}

Value ScriptWorld::markDeleted(StoredObject* stored,
                               const Instance& object,
                               const Arguments& arguments)
{
    const Certain<Mapping> mapping = mappingOf(Class{object.type});
    python::Modules* modules = evaluator().modules();
    const std::optional<QString> source =
        modules != nullptr ? modules->readText(object.type->where.file) : std::nullopt;
    // Deleting one object may then change others.
    if (!mapping || !mapping->relationships.isEmpty()
        || (source && source->contains("relationship("_L1))) {
        return Value::unknown(
            arguments.opaque(EngineText::tr("deletes an object of classes with relationships")),
            true);
    }
    if (stored == nullptr || stored->state != StoredObject::State::Persistent) {
        return Value::unknown(arguments.opaque(EngineText::tr("deletes an object that is no row")),
                              true);
    }
    stored->state = StoredObject::State::Deleted;
    return {};
}

/// The object of a row, the same one each time.
Value ScriptWorld::loadedObject(const Object& session,
                                const Class& type,
                                const Mapping& mapping,
                                const Values& row,
                                const Arguments& place)
{
    StoredObject found;
    found.state = StoredObject::State::Persistent;
    for (const QString& key : mapping.keys) {
        found.key.push_back(row[static_cast<size_t>(mapping.attributes.indexOf(key))]);
    }
    if (std::ranges::all_of(found.key, &Value::isNone)) {
        return {};  // the outer side of a join
    }
    for (qsizetype i = 0; i < mapping.attributes.size(); ++i) {
        found.loaded.insert(mapping.attributes[i], row[static_cast<size_t>(i)]);
    }
    ObjectStore& objects = store(session);
    if (StoredObject* known = objects.find(*type.data, found.key)) {
        for (auto each = found.loaded.cbegin(); each != found.loaded.cend(); ++each) {
            if (!known->object.attributes->contains(each.key())) {
                known->object.attributes->insert(each.key(), *each);
                known->loaded.insert(each.key(), *each);
            }
        }
        return {known->object};
    }
    found.object.type = type.data;
    found.object.attributes = std::make_shared<QHash<QString, Value>>(found.loaded);
    return objects.add(found) ? Value{found.object}
                              : Value::passive(place.opaque(
                                  EngineText::tr("gets a row whose key is not understood")));
}

/// Reads the attributes that the object does not hold any more. None, or an Unknown.
Value ScriptWorld::refresh(StoredObject& stored, const Mapping& mapping, const Arguments& place)
{
    Value select = Value::object(u"sqlalchemy.select"_s, single(mapping.table, place));
    select = withKey(select, stored.key, mapping, place);
    const Value result = execute(single(select, place), SqlSource::Connection);
    const auto* rows = result.as<Object>();
    const Value row = rows != nullptr ? m_results.call(*rows, u"first"_s, {}, ++m_lastId) : result;
    const auto* values = row.as<python::Sequence>();
    if (values == nullptr) {
        return Value::passive(place.opaque(EngineText::tr("uses an object whose row is gone")));
    }
    for (qsizetype i = 0; i < mapping.attributes.size(); ++i) {
        const Value& value = (*values->items)[static_cast<size_t>(i)];
        if (!stored.object.attributes->contains(mapping.attributes[i])) {
            stored.object.attributes->insert(mapping.attributes[i], value);
            stored.loaded.insert(mapping.attributes[i], value);
        }
    }
    return {};
}

}  // namespace limbeck
