// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/python/classdata.h"

namespace limbeck::python {

using namespace Qt::StringLiterals;

const Value* attributeIn(const ClassData& data, const QString& name)
{
    const auto own = data.attributes.constFind(name);
    if (own != data.attributes.cend()) {
        return &*own;
    }
    for (const Value& base : data.bases) {
        const auto* type = base.as<Class>();
        if (const Value* found = type != nullptr ? attributeIn(*type->data, name) : nullptr) {
            return found;
        }
    }
    return nullptr;
}

QStringList importedBases(const ClassData& data)
{
    QStringList paths;
    for (const Value& base : data.bases) {
        if (const auto* type = base.as<Class>()) {
            paths << importedBases(*type->data);
        } else if (const auto* object = base.as<Object>()) {
            paths << object->type + u"()"_s;  // what a call of that name gave
        } else {
            const auto* reference = base.as<Reference>();
            paths << (reference != nullptr ? reference->path : QString());
        }
    }
    paths.removeAll(u"builtins.object"_s);
    return paths;
}

Value memberValue(const Instance& member)
{
    return member.attributes->value(u"value"_s);
}

Values membersOf(const Class& type)
{
    Values members;
    for (const QString& name : type.data->members) {
        members.push_back(type.data->attributes.value(name));
    }
    return members;
}

std::optional<QString> textIn(const Value& value)
{
    const auto* member = value.as<Instance>();
    const bool isText = member != nullptr && !member->member.isEmpty()
                        && (member->type->enumKind == ClassData::EnumKind::Text
                            || member->type->enumKind == ClassData::EnumKind::OwnText);
    if (member != nullptr && !isText) {
        return std::nullopt;
    }
    const Value held = isText ? memberValue(*member) : value;
    const auto* text = held.as<QString>();
    return text != nullptr ? std::optional(*text) : std::nullopt;
}

bool isDerived(const std::shared_ptr<ClassData>& type, const ClassData* of)
{
    if (type.get() == of) {
        return true;
    }
    for (const Value& base : type->bases) {
        const auto* other = base.as<Class>();
        if (other != nullptr && isDerived(other->data, of)) {
            return true;
        }
    }
    return false;
}

}  // namespace limbeck::python
