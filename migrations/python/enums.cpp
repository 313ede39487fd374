// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/python/enums.h"

#include "models/base/enginetext.h"

namespace limbeck::python {

using namespace Qt::StringLiterals;

namespace {

using Kind = ClassData::EnumKind;

/// Nothing for kinds of enums that are not followed; None for classes that are no enums.
std::optional<Kind> kindOf(const ClassData& data)
{
    const QStringList bases = importedBases(data);
    const auto has = [&bases](const QString& path) { return bases.contains(path); };
    if (has(u"enum.Flag"_s) || has(u"enum.IntFlag"_s)) {
        return std::nullopt;
    }
    if (has(u"enum.StrEnum"_s) || has(u"strenum.StrEnum"_s)) {
        return Kind::OwnText;
    }
    if (has(u"enum.IntEnum"_s)) {
        return Kind::Number;
    }
    if (!has(u"enum.Enum"_s)) {
        return Kind::None;
    }
    static const QSet<QString> known{u"enum.Enum"_s, u"builtins.str"_s, u"builtins.int"_s};
    const bool isKnown = std::all_of(
        bases.begin(), bases.end(), [](const QString& path) { return known.contains(path); });
    if (!isKnown || (has(u"builtins.str"_s) && has(u"builtins.int"_s))) {
        return std::nullopt;
    }
    return has(u"builtins.str"_s)   ? Kind::Text
           : has(u"builtins.int"_s) ? Kind::Number
                                    : Kind::Plain;
}

bool isMemberName(const QString& name)
{
    return !(name.startsWith("__"_L1) || (name.startsWith(u'_') && name.endsWith(u'_')));
}

/// The value of `auto()`: one more than the last number, or the name of a StrEnum's member in
/// small letters. Python's versions differ only where the numbers go down.
std::optional<Value> automatic(Kind kind, const QString& name, const Values& before)
{
    if (kind == Kind::OwnText) {
        return Value{name.toLower()};
    }
    qint64 next = 1;
    for (const Value& value : before) {
        const auto* number = value.as<qint64>();
        if (number == nullptr || *number < next) {
            return std::nullopt;
        }
        next = *number + 1;
    }
    return kind == Kind::Text ? std::nullopt : std::optional(Value{next});
}

/// What the class makes of the value that its body gives.
std::optional<Value> valueOf(Kind kind,
                             const QString& name,
                             const Value& given,
                             const Values& before)
{
    if (const auto* object = given.as<Object>()) {
        return object->type == "enum.auto"_L1 ? automatic(kind, name, before) : std::nullopt;
    }
    const bool isText = kind == Kind::Text || kind == Kind::OwnText;
    const bool fits = isText                 ? given.as<QString>() != nullptr
                      : kind == Kind::Number ? given.as<qint64>() != nullptr
                                             : unknownIn(given) == nullptr;
    return fits ? std::optional(given) : std::nullopt;
}

bool changesMembers(const ClassData& data)
{
    for (const QString& name : {u"__new__"_s,
                                u"_generate_next_value_"_s,
                                u"_ignore_"_s,
                                u"_missing_"_s,
                                u"__getattribute__"_s}) {
        if (attributeIn(data, name) != nullptr) {
            return true;
        }
    }
    return false;
}

const Value* memberOfValue(const ClassData& data, const Value& value)
{
    for (const QString& name : data.members) {
        const auto found = data.attributes.constFind(name);
        if (equals(memberValue(*found->as<Instance>()), value) == true) {
            return &*found;
        }
    }
    return nullptr;
}

}  // namespace

void readBodyOrder(ClassData& data, const SyntaxNode& body)
{
    for (const SyntaxNode& statement : body.children()) {
        const SyntaxNode assignment = statement.firstChild();
        const SyntaxNode target = assignment.field("left");
        if (!statement.is("expression_statement") || !assignment.is("assignment")
            || !target.is("identifier")) {
            continue;
        }
        const QString name = QString::fromUtf8(target.text());
        if (!assignment.field("right").isNull() && !data.order.contains(name)) {
            data.order << name;
        }
        if (!assignment.field("type").isNull() && !data.annotated.contains(name)) {
            data.annotated << name;
        }
    }
}

void makeEnum(const std::shared_ptr<ClassData>& data)
{
    const std::optional<Kind> kind = kindOf(*data);
    if (kind == Kind::None) {
        return;
    }
    data->enumKind = kind.value_or(Kind::Plain);
    const auto doubt = [&data](const QString& reason) {
        data->doubt = Opaque{data->where, reason, data->code};
    };
    if (!kind || changesMembers(*data)) {
        doubt(EngineText::tr("the enum '%1' makes its members in a way that is not understood")
                  .arg(data->name));
        return;
    }
    for (auto each = data->attributes.cbegin(); each != data->attributes.cend(); ++each) {
        if (!data->order.contains(each.key()) && each->as<Function>() == nullptr
            && isMemberName(each.key())) {
            doubt(EngineText::tr("the enum '%1' gets '%2' in a way that is not understood")
                      .arg(data->name, each.key()));
            return;
        }
    }
    Values values;
    for (const QString& name : std::as_const(data->order)) {
        const Value given = data->attributes.value(name);
        if (!isMemberName(name) || given.as<Function>() != nullptr) {
            continue;
        }
        const std::optional<Value> value = valueOf(*kind, name, given, values);
        if (!value && given.as<Unknown>() != nullptr) {
            data->doubt = given.as<Unknown>()->why;
            return;
        }
        if (!value) {
            doubt(EngineText::tr("the value of '%1' in the enum '%2' is not certain")
                      .arg(name, data->name));
            return;
        }
        values.push_back(*value);
        if (const Value* same = memberOfValue(*data, *value)) {
            data->attributes.insert(name, Value(*same));
            continue;
        }
        auto attributes = std::make_shared<QHash<QString, Value>>();
        attributes->insert(u"name"_s, Value{name});
        attributes->insert(u"value"_s, *value);
        data->attributes.insert(name, Value{Instance{data, std::move(attributes), name}});
        data->members << name;
    }
}

Value enumMember(const Class& type, const Arguments& arguments)
{
    const ClassData& data = *type.data;
    if (data.doubt) {
        return Value::unknown(*data.doubt);
    }
    const bool isPlain = arguments.items.size() == 1 && arguments.items[0].name.isEmpty();
    if (!isPlain || data.members.isEmpty()) {
        return Value::unknown(
            arguments.opaque(EngineText::tr("makes an enum in a way that is not understood")));
    }
    const Value& value = arguments.items[0].value;
    const auto* member = value.as<Instance>();
    if (member != nullptr && member->type == type.data) {
        return value;
    }
    if (const Value* found = memberOfValue(data, value)) {
        return *found;
    }
    if (const Unknown* inside = unknownIn(value)) {
        return inside->isPassive ? Value::passive(inside->why) : Value::unknown(inside->why);
    }
    return Value::unknown(arguments.opaque(
        EngineText::tr("asks '%1' for a value that it does not have").arg(data.name)));
}

}  // namespace limbeck::python
