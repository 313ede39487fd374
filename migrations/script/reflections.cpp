// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of ScriptWorld that knows MetaData.reflect(): tables whose columns come from the schema
// at that moment.

#include "migrations/python/evaluator.h"
#include "migrations/script/argumentreader.h"
#include "migrations/script/reflectedtable.h"
#include "migrations/script/scriptworld.h"
#include "models/base/enginetext.h"

namespace limbeck {

using namespace Qt::StringLiterals;
using python::Arguments;
using python::Object;
using python::Value;

namespace {

const QString tablesType = u"sqlalchemy.MetaData.tables"_s;

}  // namespace

/// metadata.reflect(bind, only=…): what it finds is kept, and the tables are made when they are
/// asked for.
Value ScriptWorld::reflect(const Object& metadata, const Arguments& arguments)
{
    ArgumentReader reader(arguments, {u"bind"_s, u"schema"_s, u"views"_s, u"only"_s});
    const python::Argument* bind = reader.take(u"bind"_s);
    const auto* connection = bind != nullptr ? bind->value.as<Object>() : nullptr;
    if (connection == nullptr || connection->type != connectionTypeName()) {
        reader.fail(EngineText::tr("does not work on the migration's own connection"));
    }
    Reflection found;
    if (const python::Argument* only = reader.take(u"only"_s)) {
        const std::optional<python::Values> names = python::iterate(only->value);
        for (const Value& each : names.value_or(python::Values{Value{}})) {
            const auto* name = each.as<QString>();
            found.only << (name != nullptr ? *name : QString());
        }
        if (found.only.contains(QString())) {
            reader.fail(
                *only,
                EngineText::tr("says in a way that is not understood which tables it wants"));
        }
    }
    reader.ignore({u"resolve_fks"_s, u"extend_existing"_s, u"autoload_replace"_s});
    if (const std::optional<Opaque> why = reader.finish()) {
        return Value::passive(*why);
    }
    found.schema = schemaNow();
    const QString reason = EngineText::tr("asks the database for all its tables");
    if (!found.schema && !schemaInRun(arguments, reason)) {
        return Value::passive(arguments.opaque(reason));
    }
    m_held.push_back(metadata.arguments);
    m_reflections[metadata.arguments.get()] = std::move(found);
    return {};
}

bool ScriptWorld::isReflected(const Object& metadata) const
{
    return metadata.type == "sqlalchemy.MetaData"_L1
           && m_reflections.contains(metadata.arguments.get());
}

/// metadata.tables
Value ScriptWorld::reflectedTables(const Object& metadata)
{
    return Value::object(tablesType, {{{{}, {metadata}, {}, {}}}, {}, {}});
}

/// metadata.tables['name'] and sa.Table('name', metadata), which is the same table each time.
std::optional<Value> ScriptWorld::reflectedIn(const Object& metadata,
                                              const QString& name,
                                              const Arguments& place)
{
    const auto found = m_reflections.find(metadata.arguments.get());
    if (found == m_reflections.end()) {
        return std::nullopt;
    }
    Reflection& known = found->second;
    if (!known.only.isEmpty() && !known.only.contains(name)) {
        return std::nullopt;
    }
    if (!known.schema) {
        return schemaInRun(place,
                           EngineText::tr("uses the table '%1' as the run finds it").arg(name));
    }
    if (!known.tables.contains(name)) {
        const Arguments asked{
            {{{}, Value{name}, place.where, place.code}, {{}, {metadata}, place.where, place.code}},
            place.where,
            place.code};
        const std::optional<Value> table = reflectedTable(asked, *known.schema, m_dialect);
        if (!table) {
            return std::nullopt;
        }
        known.tables.insert(name, *table);
    }
    return known.tables.value(name);
}

/// An element of metadata.tables; nothing for all else.
std::optional<Value> ScriptWorld::elementOfTables(const Object& object, const Value& key)
{
    const auto* name = key.as<QString>();
    if (object.type != tablesType || name == nullptr) {
        return std::nullopt;
    }
    const auto* metadata = object.arguments->items.front().value.as<Object>();
    return reflectedIn(*metadata, *name, *metadata->arguments);
}

}  // namespace limbeck
