// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/python/enums.h"
#include "migrations/python/evaluator.h"
#include "models/base/enginetext.h"

#include <algorithm>

namespace limbeck::python {

using namespace Qt::StringLiterals;

namespace {

constexpr int maxBases = 30;  // deeper than this nobody derives

int depthOf(const ClassData& data)
{
    int depth = 0;
    for (const Value& base : data.bases) {
        const auto* type = base.as<Class>();
        depth = qMax(depth, type != nullptr ? type->data->depth + 1 : 0);
    }
    return depth;
}

/// Fields of a record: annotated names of the class body, in order.
QStringList fieldsOf(const ClassData& data)
{
    QStringList fields;
    for (const Value& base : data.bases) {
        const auto* type = base.as<Class>();
        fields << (type != nullptr ? fieldsOf(*type->data) : QStringList());
    }
    for (const QString& name : data.annotated) {
        if (!fields.contains(name)) {
            fields << name;
        }
    }
    return fields;
}

bool isRecord(const ClassData& data)
{
    return data.isRecord || importedBases(data).contains(u"typing.NamedTuple"_s);
}

/// Bases of the standard library that add nothing which a script asks for.
bool isPlainBase(const QString& path)
{
    static const QSet<QString> plain{u"abc.ABC"_s,
                                     u"typing.Protocol"_s,
                                     u"typing.NamedTuple"_s,
                                     u"typing.Generic"_s,
                                     u"builtins.Exception"_s,
                                     u"builtins.BaseException"_s,
                                     u"builtins.ValueError"_s,
                                     u"builtins.RuntimeError"_s};
    return plain.contains(path);
}

bool hasPlainBases(const ClassData& data)
{
    const QStringList paths = importedBases(data);
    return std::all_of(paths.begin(), paths.end(), isPlainBase);
}

void collectNames(const ClassData& data, QSet<QString>& names)
{
    for (auto each = data.attributes.cbegin(); each != data.attributes.cend(); ++each) {
        names.insert(each.key());
    }
    for (const Value& base : data.bases) {
        if (const auto* type = base.as<Class>()) {
            collectNames(*type->data, names);
        }
    }
}

/// Names of the methods that the class leaves to others, as a set.
Value abstractMethods(const ClassData& data)
{
    QSet<QString> names;
    collectNames(data, names);
    Values abstract;
    for (const QString& name : std::as_const(names)) {
        const auto* function = attributeIn(data, name)->as<Function>();
        if (function != nullptr && function->isAbstract) {
            abstract.push_back(Value{name});
        }
    }
    return Value::set(std::move(abstract));
}

}  // namespace

/// type(name, bases, attributes); the attributes may have no order.
std::optional<Value> Evaluator::makeClass(const Arguments& arguments)
{
    const std::vector<Argument>& items = arguments.items;
    const auto* name = items[0].value.as<QString>();
    const auto* bases = items[1].value.as<Sequence>();
    const auto* dict = items[2].value.as<Dict>();
    const auto* unordered = items[2].value.as<Object>();
    const bool isUnordered = unordered != nullptr && unordered->type == unorderedDictType();
    if (name == nullptr || bases == nullptr || (dict == nullptr && !isUnordered)) {
        return std::nullopt;
    }
    auto data = std::make_shared<ClassData>();
    data->name = *name;
    data->where = arguments.where;
    data->code = arguments.code;
    data->bases = *bases->items;
    data->depth = depthOf(*data);
    const bool isPlain = std::ranges::all_of(data->bases, [](const Value& base) {
        const auto* type = base.as<Class>();
        return type != nullptr && type->data->enumKind == ClassData::EnumKind::None
               && !type->data->doubt && hasPlainBases(*type->data);
    });
    if (!isPlain || data->depth > maxBases) {
        return std::nullopt;
    }
    m_classes.push_back(data);
    for (const auto& [key, value] : dict != nullptr ? *dict->items : Pairs()) {
        const auto* attribute = key.as<QString>();
        if (attribute == nullptr) {
            return std::nullopt;
        }
        data->attributes.insert(*attribute, value);
    }
    for (const Argument& each :
         isUnordered ? unordered->arguments->items : std::vector<Argument>()) {
        data->attributes.insert(each.name, each.value);
    }
    return Value{Class{data}};
}

std::shared_ptr<ClassData> Evaluator::readBases(const SyntaxNode& node)
{
    auto data = std::make_shared<ClassData>();
    m_classes.push_back(data);
    data->name = QString::fromUtf8(node.field("name").text());
    data->where = node.where();
    data->code = node.code();
    for (const SyntaxNode& base : node.field("superclasses").children()) {
        if (base.is("keyword_argument")) {
            const Value value = evaluate(base.field("value"));
            const auto* reference = value.as<Reference>();
            const bool isHarmless = base.field("name").text() != "metaclass"
                                    || (reference != nullptr
                                        && (reference->path == "abc.ABCMeta"_L1
                                            || reference->path == "enum.EnumMeta"_L1));
            if (!isHarmless) {
                data->doubt = base.opaque(
                    EngineText::tr("makes the class '%1' in a way of its own").arg(data->name));
            }
            continue;
        }
        Value value = base.is("list_splat") ? unknown(base, EngineText::tr("spreads base classes"))
                                            : evaluate(base);
        if (const auto* why = value.as<Unknown>()) {
            data->doubt = why->why;
        }
        data->bases.push_back(std::move(value));
    }
    data->depth = depthOf(*data);
    return data;
}

Evaluator::Flow Evaluator::executeClass(const SyntaxNode& node)
{
    const std::shared_ptr<ClassData> data = readBases(node);
    if (m_raised) {
        return Flow::Raise;
    }
    if (data->depth > maxBases) {
        m_scope->assign(data->name,
                        unknown(node, EngineText::tr("derives classes too deep to follow"), true));
        return Flow::Next;
    }
    Scope* outer = m_scope;
    Scope& scope = newScope(Scope::Kind::Class, outer);
    m_scope = &scope;
    const SyntaxNode body = node.field("body");
    const Flow flow = executeBlock(body);
    m_scope = outer;
    if (flow == Flow::Raise) {
        return flow;
    }
    if (flow != Flow::Next) {
        data->doubt = node.opaque(
            EngineText::tr("defines the class '%1' in a way that is not followed").arg(data->name));
    }
    data->attributes = scope.names();
    for (Value& value : data->attributes) {
        if (auto* function = std::get_if<Function>(&value.data)) {
            function->owner = data;
        }
    }
    readBodyOrder(*data, body);
    makeEnum(data);
    m_scope->assign(data->name, {Class{data}});
    return Flow::Next;
}

Value Evaluator::instantiate(const Class& type, const Arguments& arguments)
{
    const ClassData& data = *type.data;
    if (data.enumKind != ClassData::EnumKind::None) {
        return enumMember(type, arguments);
    }
    if (data.doubt) {
        return Value::unknown(*data.doubt, true);
    }
    if (!hasPlainBases(data)) {
        return m_world.instantiate(type, arguments);
    }
    return makeInstance(type, arguments);
}

Value Evaluator::makeInstance(const Class& type, const Arguments& arguments)
{
    Instance object;
    object.type = type.data;
    object.attributes = std::make_shared<QHash<QString, Value>>();
    m_instances.push_back(object.attributes);
    const Value* constructor = attributeIn(*type.data, u"__init__"_s);
    if (attributeIn(*type.data, u"__new__"_s) != nullptr) {
        return Value::unknown(
            arguments.opaque(
                EngineText::tr("makes a '%1' in a way of its own").arg(type.data->name)),
            true);
    }
    if (const auto* function = constructor != nullptr ? constructor->as<Function>() : nullptr) {
        const Value done = callAny(bound({*function}, {object}), arguments);
        return done.as<Unknown>() != nullptr ? done : Value{object};
    }
    if (constructor != nullptr) {
        return callAny(*constructor, arguments);  // an Unknown
    }
    if (isRecord(*type.data)) {
        return fillRecord(object, arguments);
    }
    if (!importedBases(*type.data).isEmpty()) {
        object.attributes->insert(u"__arguments__"_s, Value::object(u"arguments"_s, arguments));
    } else if (!arguments.items.empty()) {
        return Value::unknown(
            arguments.opaque(
                EngineText::tr("passes an argument that '%1' does not take").arg(type.data->name)),
            true);
    }
    return {object};
}

/// The fields of a dataclass or NamedTuple, in order, by name, or by default.
Value Evaluator::fillRecord(const Instance& object, const Arguments& arguments)
{
    const QStringList fields = fieldsOf(*object.type);
    const Value wrong = Value::unknown(
        arguments.opaque(
            EngineText::tr("makes a '%1' of values that do not fit").arg(object.type->name)),
        true);
    qsizetype position = 0;
    for (const Argument& argument : arguments.items) {
        const QString name = !argument.name.isEmpty()   ? argument.name
                             : position < fields.size() ? fields[position++]
                                                        : QString();
        if (!fields.contains(name) || object.attributes->contains(name)) {
            return wrong;
        }
        object.attributes->insert(name, argument.value);
    }
    for (const QString& name : fields) {
        if (object.attributes->contains(name)) {
            continue;
        }
        const Value* otherwise = attributeIn(*object.type, name);
        const auto* field = otherwise != nullptr ? otherwise->as<Object>() : nullptr;
        if (otherwise == nullptr || field != nullptr) {
            return wrong;  // field(default_factory=…) is not followed
        }
        object.attributes->insert(name, *otherwise);
    }
    return {object};
}

/// A function of a class becomes a method of `self`.
Value Evaluator::bound(const Value& value, const Value& self)
{
    const auto* function = value.as<Function>();
    if (function == nullptr || function->binding == Function::Binding::Static) {
        return value;
    }
    Function method = *function;
    const auto* object = self.as<Instance>();
    const bool isOfClass = function->binding == Function::Binding::Class;
    method.self = std::make_shared<const Value>(
        isOfClass && object != nullptr ? Value{Class{object->type}} : self);
    method.binding = Function::Binding::Static;
    return {method};
}

Value Evaluator::classAttribute(const Class& type, const QString& name, const SyntaxNode& node)
{
    const ClassData& data = *type.data;
    if (name == "__name__"_L1) {
        return {data.name};
    }
    if (name == "__members__"_L1 && data.enumKind != ClassData::EnumKind::None && !data.doubt) {
        Pairs pairs;
        for (const Value& member : membersOf(type)) {
            pairs.emplace_back(Value{member.as<Instance>()->member}, member);
        }
        return Value::dict(std::move(pairs));
    }
    if (name == "__abstractmethods__"_L1 && !data.doubt && hasPlainBases(data)) {
        return abstractMethods(data);
    }
    if (std::optional<Value> known = m_world.classMember(type, name, node)) {
        return *std::move(known);
    }
    if (const Value* found = attributeIn(data, name)) {
        const auto* function = found->as<Function>();
        if (function != nullptr && function->binding == Function::Binding::Property) {
            return unknown(node, EngineText::tr("reads the property '%1' of a class").arg(name));
        }
        const bool isOfClass = function != nullptr && function->binding == Function::Binding::Class;
        return isOfClass ? bound(*found, {type}) : *found;
    }
    return m_world.classAttribute(type, name, node);
}

Value Evaluator::instanceAttribute(const Instance& object,
                                   const QString& name,
                                   const SyntaxNode& node)
{
    if (object.type->isMapped) {
        if (std::optional<Value> known = m_world.member(object, name, node)) {
            return *std::move(known);
        }
    }
    const auto own = object.attributes->constFind(name);
    if (own != object.attributes->cend()) {
        return *own;
    }
    if (!object.member.isEmpty() && (name == "_value_"_L1 || name == "_name_"_L1)) {
        return object.attributes->value(name.mid(1).chopped(1));
    }
    if (name == "__class__"_L1) {
        return {Class{object.type}};
    }
    const Value* found = attributeIn(*object.type, name);
    if (found == nullptr) {
        return m_world.classAttribute(Class{object.type}, name, node);
    }
    const auto* function = found->as<Function>();
    if (function != nullptr && function->binding == Function::Binding::Property) {
        Function getter = *function;
        getter.binding = Function::Binding::Method;
        Arguments none;
        none.where = node.where();
        none.code = node.code();
        return callAny(bound({getter}, {object}), none);
    }
    return bound(*found, {object});
}

/// super().name(…) of the function that is being followed.
Value Evaluator::superMethod(const QString& name,
                             const SyntaxNode& node,
                             const Arguments& arguments)
{
    const std::shared_ptr<ClassData> owner =
        m_function != nullptr ? m_function->owner.lock() : nullptr;
    if (owner == nullptr || m_function->self == nullptr) {
        return unknown(node, EngineText::tr("calls 'super' in a way that is not understood"), true);
    }
    const Value self = *m_function->self;
    for (const Value& base : owner->bases) {
        const auto* type = base.as<Class>();
        if (const Value* found = type != nullptr ? attributeIn(*type->data, name) : nullptr) {
            return callAny(bound(*found, self), arguments);
        }
    }
    const auto* object = self.as<Instance>();
    if (name == "__init__"_L1 && object != nullptr) {
        object->attributes->insert(u"__arguments__"_s, Value::object(u"arguments"_s, arguments));
        return {};
    }
    return object != nullptr
               ? m_world.superMethod(*object, name, arguments)
               : unknown(
                   node, EngineText::tr("calls 'super' in a way that is not understood"), true);
}

Value Evaluator::attribute(const Value& owner, const QString& name, const SyntaxNode& node)
{
    if (const auto* reference = owner.as<Reference>()) {
        return follow({Reference{reference->path + u'.' + name}}, node);
    }
    if (const auto* type = owner.as<Class>()) {
        return classAttribute(*type, name, node);
    }
    if (const auto* instance = owner.as<Instance>()) {
        return instanceAttribute(*instance, name, node);
    }
    if (const auto* object = owner.as<Object>()) {
        return m_world.attribute(*object, name, node);
    }
    if (const auto* row = owner.as<Sequence>(); row != nullptr && row->names != nullptr) {
        static const QSet<QString> ofTuples{u"count"_s, u"index"_s, u"keys"_s, u"t"_s, u"tuple"_s};
        return ofTuples.contains(name)
                   ? unknown(node, EngineText::tr("reads '%1', which every row has").arg(name))
                   : columnOf(*row, name, node);
    }
    const auto* function = owner.as<Function>();
    if (function != nullptr && name == "__name__"_L1 && !function->node.is("lambda")) {
        return {QString::fromUtf8(function->node.field("name").text())};
    }
    return owner.as<Unknown>() != nullptr
               ? owner
               : unknown(node, EngineText::tr("reads '%1' of %2").arg(name, describe(owner)));
}

}  // namespace limbeck::python
