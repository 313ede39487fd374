// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/python/evaluator.h"
#include "models/base/enginetext.h"

namespace limbeck::python {

using namespace Qt::StringLiterals;

namespace {

/// What a decorator of the standard library, SQLAlchemy or pytest makes of a definition.
enum class Effect
{
    Nothing,  ///< the same, seen from a script
    Static,
    Class,
    Property,
    Record,
    Compiler,
    Abstract,   ///< a method that others must have
    Metaclass,  ///< harmless if it is abc.ABCMeta
    Unknown,
};

Effect effectOf(const QString& path)
{
    static const QHash<QString, Effect> effects{
        {u"builtins.staticmethod"_s, Effect::Static},
        {u"builtins.classmethod"_s, Effect::Class},
        {u"builtins.property"_s, Effect::Property},
        {u"functools.cached_property"_s, Effect::Property},
        {u"sqlalchemy.orm.declared_attr"_s, Effect::Class},
        {u"sqlalchemy.ext.declarative.declared_attr"_s, Effect::Class},
        {u"functools.lru_cache"_s, Effect::Nothing},
        {u"functools.cache"_s, Effect::Nothing},
        {u"functools.total_ordering"_s, Effect::Nothing},
        {u"functools.wraps"_s, Effect::Nothing},
        {u"six.add_metaclass"_s, Effect::Metaclass},
        {u"abc.abstractmethod"_s, Effect::Abstract},
        {u"enum.unique"_s, Effect::Nothing},
        {u"typing.final"_s, Effect::Nothing},
        {u"typing.override"_s, Effect::Nothing},
        {u"typing.no_type_check"_s, Effect::Nothing},
        {u"typing.runtime_checkable"_s, Effect::Nothing},
        {u"typing.overload"_s, Effect::Nothing},
        {u"dataclasses.dataclass"_s, Effect::Record},
        {u"sqlalchemy.ext.compiler.compiles"_s, Effect::Compiler},
    };
    return effects.value(path, Effect::Unknown);
}

Function::Binding bindingOf(Effect effect)
{
    switch (effect) {
    case Effect::Static:
        return Function::Binding::Static;
    case Effect::Class:
        return Function::Binding::Class;
    case Effect::Property:
        return Function::Binding::Property;
    case Effect::Nothing:
    case Effect::Record:
    case Effect::Compiler:
    case Effect::Abstract:
    case Effect::Metaclass:
    case Effect::Unknown:
        break;
    }
    return Function::Binding::Method;
}

}  // namespace

Evaluator::Flow Evaluator::executeDecorated(const SyntaxNode& node)
{
    const SyntaxNode definition = node.field("definition");
    const QString name = QString::fromUtf8(definition.field("name").text());
    const Flow flow = execute(definition);
    const Value* made = m_scope->findOwn(name);
    if (flow != Flow::Next || made == nullptr) {
        return flow;
    }
    Value value = *made;
    QList<SyntaxNode> decorators;
    for (const SyntaxNode& child : node.children()) {
        if (child.is("decorator")) {
            decorators.prepend(child.firstChild());  // the nearest one first
        }
    }
    for (const SyntaxNode& decorator : decorators) {
        value = decorated(value, decorator, definition);
    }
    m_scope->assign(name, value);
    return m_raised ? Flow::Raise : Flow::Next;
}

Value Evaluator::decorated(const Value& value,
                           const SyntaxNode& decorator,
                           const SyntaxNode& definition)
{
    const bool isCall = decorator.is("call");
    const Value called = evaluate(isCall ? decorator.field("function") : decorator);
    const auto* reference = called.as<Reference>();
    const Effect effect = reference != nullptr ? effectOf(reference->path) : Effect::Unknown;
    auto function =
        value.as<Function>() != nullptr ? std::optional(*value.as<Function>()) : std::nullopt;
    const auto* type = value.as<Class>();
    if (effect == Effect::Nothing) {
        return value;
    }
    if (effect == Effect::Abstract && function) {
        function->isAbstract = true;
        return {*std::move(function)};
    }
    if (effect == Effect::Metaclass && type != nullptr && isCall) {
        const Value metaclass = evaluate(decorator.field("arguments").firstChild());
        const auto* path = metaclass.as<Reference>();
        if (path != nullptr && path->path == "abc.ABCMeta"_L1) {
            return value;
        }
    }
    if (effect == Effect::Record && type != nullptr) {
        type->data->isRecord = true;
        return value;
    }
    if (effect == Effect::Compiler && function && isCall) {
        return addCompiler(*function, decorator)
                   ? value
                   : unknown(
                       decorator, EngineText::tr("compiles in a way that is not understood"), true);
    }
    if (bindingOf(effect) != Function::Binding::Method && function) {
        function->binding = bindingOf(effect);
        return {*std::move(function)};
    }
    if (called.as<Function>() != nullptr) {
        return applied(value, called, decorator);
    }
    const QString name = QString::fromUtf8(definition.field("name").text());
    m_world.unfollowed(definition);
    return unknown(definition,
                   type != nullptr ? EngineText::tr("the class '%1' has a decorator").arg(name)
                                   : EngineText::tr("the function '%1' has a decorator").arg(name),
                   true);
}

/// A decorator that is a function of a text: what it gives for the definition stands in its place.
Value Evaluator::applied(const Value& value, const Value& function, const SyntaxNode& decorator)
{
    Value called = function;
    if (decorator.is("call")) {
        const Certain<Arguments> arguments = readArguments(decorator);
        called =
            arguments ? callAny(function, *arguments) : Value::unknown(arguments.error(), true);
    }
    const Arguments definition{
        {{{}, value, decorator.where(), decorator.code()}}, decorator.where(), decorator.code()};
    return settle(decorator, callAny(called, definition));
}

/// @compiles(Class, "dialect", …)
bool Evaluator::addCompiler(const Function& function, const SyntaxNode& decorator)
{
    const Certain<Arguments> arguments = readArguments(decorator);
    const auto* type =
        arguments && !arguments->items.empty() ? arguments->items[0].value.as<Class>() : nullptr;
    if (type == nullptr) {
        return false;
    }
    ClassData::Compiler compiler;
    compiler.function = {function};
    for (size_t i = 1; i < arguments->items.size(); ++i) {
        const auto* dialect = arguments->items[i].value.as<QString>();
        if (dialect == nullptr) {
            type->data->doubt =
                decorator.opaque(EngineText::tr("compiles for a dialect that is not certain"));
            return false;
        }
        compiler.dialects << *dialect;
    }
    type->data->compilers.push_back(std::move(compiler));
    return true;
}

}  // namespace limbeck::python
