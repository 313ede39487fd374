// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/orm/objectstore.h"

#include "migrations/script/expression/plainobjects.h"

namespace limbeck {

using namespace Qt::StringLiterals;
using python::ClassData;
using python::Instance;
using python::Value;
using python::Values;

/// "" if it is not certain.
QString ObjectStore::keyText(const ClassData& type, const Values& key)
{
    QString text = QString::number(reinterpret_cast<quintptr>(&type), 16);
    for (const Value& each : key) {
        const std::optional<QUuid> id = uuidOf(each);
        const std::optional<QString> part =
            id ? std::optional(id->toString()) : python::toRepr(each);
        if (!part || each.isNone()) {
            return {};
        }
        text += u'|' + *part;
    }
    return text;
}

StoredObject* ObjectStore::find(const Instance& object)
{
    const auto place = m_places.constFind(object.attributes.get());
    return place != m_places.cend() ? &m_objects[*place] : nullptr;
}

StoredObject* ObjectStore::find(const ClassData& type, const Values& key)
{
    const auto place = m_byKey.constFind(keyText(type, key));
    return place != m_byKey.cend() && m_objects[*place].state != StoredObject::State::Gone
               ? &m_objects[*place]
               : nullptr;
}

bool ObjectStore::add(const StoredObject& object)
{
    const QString text = keyText(*object.object.type, object.key);
    const bool hasKey = !object.key.empty();
    if (hasKey && text.isEmpty()) {
        return false;
    }
    m_objects.push_back(object);
    m_places.insert(object.object.attributes.get(), m_objects.size() - 1);
    if (hasKey) {
        m_byKey.insert(text, m_objects.size() - 1);
    }
    return true;
}

bool ObjectStore::setKey(StoredObject& object, Values key)
{
    const QString text = keyText(*object.object.type, key);
    object.key = std::move(key);
    m_byKey.insert(text, static_cast<size_t>(&object - m_objects.data()));
    return !text.isEmpty();
}

std::vector<StoredObject>& ObjectStore::all()
{
    return m_objects;
}

void ObjectStore::clear()
{
    m_objects.clear();
    m_places.clear();
    m_byKey.clear();
}

void ObjectStore::expire(const ClassData* type)
{
    for (StoredObject& each : m_objects) {
        if (each.state != StoredObject::State::Persistent
            || (type != nullptr && each.object.type.get() != type)) {
            continue;
        }
        for (auto value = each.loaded.cbegin(); value != each.loaded.cend(); ++value) {
            each.object.attributes->remove(value.key());
        }
        each.loaded.clear();
    }
}

}  // namespace limbeck
