// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/orm/mapping.h"

#include "models/base/enginetext.h"

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;
using python::Argument;
using python::Arguments;
using python::Class;
using python::ClassData;
using python::Object;
using python::Value;

namespace {

bool isBase(const QString& path)
{
    static const QSet<QString> bases{u"sqlalchemy.ext.declarative.declarative_base()"_s,
                                     u"sqlalchemy.orm.declarative_base()"_s,
                                     u"sqlalchemy.orm.DeclarativeBase"_s,
                                     u"flask_sqlalchemy.Model()"_s};
    return bases.contains(path);
}

bool isColumnObject(const Object& object)
{
    return object.type == "sqlalchemy.Column"_L1
           || object.type == "sqlalchemy.orm.mapped_column"_L1;
}

/// Attributes of classes that look like columns to a script and are something else.
bool isUnread(const Object& object)
{
    return object.type.startsWith("sqlalchemy.orm."_L1)
           && object.type != "sqlalchemy.orm.relationship"_L1;
}

bool isSerial(const Arguments& column)
{
    return std::ranges::any_of(column.items, [](const Argument& each) {
        const auto* object = each.value.as<Object>();
        const auto* reference = each.value.as<python::Reference>();
        const QString type = object != nullptr      ? object->type
                             : reference != nullptr ? reference->path
                                                    : QString();
        return type.endsWith("Integer"_L1) || type.endsWith(".INTEGER"_L1)
               || type.endsWith(".BIGINT"_L1) || type.endsWith(".Identity"_L1)
               || type.endsWith(".Sequence"_L1);
    });
}

/// Collects from a class and what it is derived from.
class MappingReader final
{
public:
    Certain<Mapping> read(const ClassData& data)
    {
        m_data = &data;
        m_table.where = data.where;
        m_table.code = data.code;
        add({}, *python::attributeIn(data, u"__tablename__"_s));
        add({}, metadataOf(data));
        collect(data);
        readTableArguments(data);
        if (!m_doubt && m_mapping.keys.isEmpty()) {
            fail(EngineText::tr("has no primary key"));
        }
        if (m_doubt) {
            return tl::unexpected(*m_doubt);
        }
        m_mapping.table = Value::object(u"sqlalchemy.Table"_s, std::move(m_table));
        return std::move(m_mapping);
    }

private:
    void add(const QString& name, const Value& value)
    {
        m_table.items.push_back({name, value, m_table.where, m_table.code});
    }

    void fail(const QString& reason)
    {
        const Opaque why{m_data->where,
                         EngineText::tr("uses the class '%1', which %2").arg(m_data->name, reason),
                         m_data->code};
        m_doubt = m_doubt.value_or(why);
    }

    /// Of a base, which may give its tables a schema.
    static Value metadataOf(const ClassData& data)
    {
        if (const Value* own = python::attributeIn(data, u"metadata"_s)) {
            return *own;
        }
        for (const Value& base : data.bases) {
            if (const auto* object = base.as<Object>()) {
                return metadataOfBase(*object);
            }
            if (const auto* type = base.as<Class>();
                type != nullptr && !type->data->bases.empty()) {
                return metadataOf(*type->data);
            }
        }
        return Value::object(u"sqlalchemy.MetaData"_s, {});
    }

    void collect(const ClassData& data)
    {
        if (data.doubt) {
            m_doubt = m_doubt.value_or(*data.doubt);
        }
        for (const Value& base : data.bases) {
            const auto* type = base.as<Class>();
            if (type == nullptr) {
                continue;
            }
            if (isMappedClass(*type->data)) {
                fail(EngineText::tr("is derived from a class with a table of its own"));
            }
            collect(*type->data);
        }
        QStringList names = data.order;
        for (auto each = data.attributes.cbegin(); each != data.attributes.cend(); ++each) {
            if (!names.contains(each.key())) {
                names << each.key();
            }
        }
        for (const QString& name : std::as_const(names)) {
            readAttribute(name, data.attributes.value(name));
        }
    }

    void readAttribute(const QString& name, const Value& value)
    {
        const auto* function = value.as<python::Function>();
        const bool mayDeclare =
            function != nullptr && function->binding == python::Function::Binding::Class;
        if (mayDeclare || name == "__mapper_args__"_L1 || name == "__table__"_L1
            || value.as<python::Unknown>() != nullptr) {
            fail(EngineText::tr("is mapped by '%1' in a way that is not understood").arg(name));
            return;
        }
        const auto* object = value.as<Object>();
        if (object == nullptr || m_mapping.attributes.contains(name)) {
            return;
        }
        if (isColumnObject(*object)) {
            readColumn(name, *object);
        } else if (object->type == "sqlalchemy.orm.relationship"_L1) {
            m_mapping.relationships.insert(name);
        } else if (isUnread(*object)) {
            fail(EngineText::tr("is mapped by '%1' in a way that is not understood").arg(name));
        }
    }

    /// The column with its name, which may be the attribute's, and the attribute as its key.
    void readColumn(const QString& name, const Object& object)
    {
        Arguments column = *object.arguments;
        const bool saysName = !column.items.empty() && column.items.front().name.isEmpty()
                              && column.items.front().value.as<QString>() != nullptr;
        if (!saysName) {
            column.items.insert(column.items.begin(), {{}, Value{name}, column.where, column.code});
        }
        const QString own = *column.items.front().value.as<QString>();
        bool isKey = false;
        bool isForeign = false;
        for (const Argument& each : column.items) {
            const auto* part = each.value.as<Object>();
            isForeign = isForeign || (part != nullptr && part->type == "sqlalchemy.ForeignKey"_L1);
            isKey = isKey || (each.name == "primary_key"_L1 && python::truth(each.value) == true);
            if (each.name == "default"_L1 && !each.value.isNone()) {
                m_mapping.defaults.insert(name, each.value);
            } else if (each.name == "onupdate"_L1 && !each.value.isNone()) {
                m_mapping.updates.insert(name, each.value);
            } else if (each.name == "server_default"_L1 && !each.value.isNone()) {
                m_mapping.byServer.insert(name);
            }
            if (each.name == "key"_L1) {
                fail(EngineText::tr("gives the column '%1' another key").arg(own));
            }
        }
        if (isKey && !isForeign && isSerial(column)) {
            m_mapping.byServer.insert(name);
        }
        if (own != name) {
            column.items.push_back({u"key"_s, Value{name}, column.where, column.code});
        }
        m_mapping.attributes << name;
        if (isKey) {
            m_mapping.keys << name;
        }
        add({}, Value::object(u"sqlalchemy.Column"_s, std::move(column)));
    }

    /// The schema in `__table_args__`; constraints make no difference to rows.
    void readTableArguments(const ClassData& data)
    {
        const Value* found = python::attributeIn(data, u"__table_args__"_s);
        if (found == nullptr) {
            return;
        }
        const auto* list = found->as<python::Sequence>();
        const Value last = list != nullptr && !list->items->empty() ? list->items->back() : *found;
        const auto* options = last.as<python::Dict>();
        for (const auto& [key, value] : options != nullptr ? *options->items : python::Pairs()) {
            const auto* name = key.as<QString>();
            if (name != nullptr && *name == "schema"_L1) {
                add(*name, value);
            }
        }
        if (options == nullptr && list == nullptr) {
            fail(EngineText::tr("says things of its table that are not understood"));
        }
    }

    const ClassData* m_data = nullptr;
    Arguments m_table;
    Mapping m_mapping;
    std::optional<Opaque> m_doubt;
};

}  // namespace

bool isMappedClass(const ClassData& data)
{
    const Value* name = python::attributeIn(data, u"__tablename__"_s);
    return name != nullptr && name->as<QString>() != nullptr
           && std::ranges::any_of(python::importedBases(data), isBase);
}

Value metadataOfBase(const Object& base)
{
    for (const Argument& each : base.arguments->items) {
        if (each.name == "metadata"_L1) {
            return each.value;
        }
    }
    return Value::object(u"sqlalchemy.MetaData"_s, {});
}

Certain<Mapping> readMapping(const ClassData& data)
{
    return MappingReader().read(data);
}

}  // namespace limbeck
