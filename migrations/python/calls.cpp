// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/python/binding.h"
#include "migrations/python/evaluator.h"
#include "migrations/python/operators.h"
#include "models/base/enginetext.h"

namespace limbeck::python {

using namespace Qt::StringLiterals;

namespace {

constexpr int maxCalls = 30;

}  // namespace

bool Evaluator::isGenerator(const SyntaxNode& function)
{
    const char* key = function.text().data();
    if (const auto known = m_isGenerator.constFind(key); known != m_isGenerator.cend()) {
        return *known;
    }
    bool isFound = false;
    QList<SyntaxNode> open{function.field("body")};
    while (!open.isEmpty() && !isFound) {
        const SyntaxNode next = open.takeLast();
        isFound = next.is("yield");
        if (!next.is("function_definition") && !next.is("lambda")) {
            open << next.children();
        }
    }
    m_isGenerator.insert(key, isFound);
    return isFound;
}

Value Evaluator::evaluateCall(const SyntaxNode& node)
{
    return callValue(node, node.field("function"));
}

Certain<Arguments> Evaluator::readArguments(const SyntaxNode& node)
{
    Arguments arguments;
    arguments.where = node.where();
    arguments.code = node.code();
    const SyntaxNode list = node.field("arguments");
    if (list.is("generator_expression")) {
        const Value items = evaluate(list);
        arguments.items.push_back({{}, items, list.where(), list.code()});
        return arguments;
    }
    for (const SyntaxNode& child : list.children()) {
        const bool isNamed = child.is("keyword_argument");
        const bool isSpread = child.is("list_splat") || child.is("dictionary_splat");
        const Value value = evaluate(isNamed    ? child.field("value")
                                     : isSpread ? child.firstChild()
                                                : child);
        if (isSpread) {
            if (child.is("dictionary_splat")) {
                const auto* dict = value.as<Dict>();
                for (const auto& [key, item] : dict != nullptr ? *dict->items : Pairs()) {
                    const QString name = textIn(key).value_or(QString());
                    if (name.isEmpty()) {
                        return tl::unexpected(child.opaque(u"spreads %1"_s.arg(describe(value))));
                    }
                    arguments.items.push_back({name, item, child.where(), child.code()});
                }
                if (dict != nullptr) {
                    continue;
                }
            } else if (const std::optional<Values> items = iterate(iterable(value))) {
                for (const Value& item : *items) {
                    arguments.items.push_back({{}, item, child.where(), child.code()});
                }
                continue;
            }
            const auto* why = value.as<Unknown>();
            return tl::unexpected(
                why != nullptr ? why->why : child.opaque(u"spreads %1"_s.arg(describe(value))));
        }
        const QString name = isNamed ? QString::fromUtf8(child.field("name").text()) : QString();
        arguments.items.push_back({name, value, child.where(), child.code()});
    }
    return arguments;
}

Value Evaluator::callValue(const SyntaxNode& node, const SyntaxNode& function)
{
    // A method: the owner first, as in Python.
    const bool isMethod = function.is("attribute");
    const SyntaxNode object = isMethod ? function.field("object") : SyntaxNode();
    const bool isSuper =
        isMethod && object.is("call") && object.field("function").text() == "super";
    const Value owner = isSuper ? Value{} : evaluate(isMethod ? object : function);
    const QString name =
        isMethod ? QString::fromUtf8(function.field("attribute").text()) : QString();
    const Certain<Arguments> arguments = readArguments(node);
    if (m_raised) {
        return unknown(node, EngineText::tr("is not reached"));
    }
    if (const auto* why = owner.as<Unknown>(); why != nullptr && why->why.isByRows) {
        return isMethod && arguments
                   ? methodOfRows(node, name, *arguments, *why)
                   : Value::unknown(why->why.without(EngineText::tr("calls it")), true);
    }
    if (const auto* why = owner.as<Unknown>()) {
        m_world.unfollowed(node);
        // A method of something unknown looks at it or changes it; of what a query returned
        // it only looks.
        return isMethod && why->isPassive ? Value::passive(why->why)
                                          : Value::unknown(why->why, true);
    }
    if (!arguments) {
        m_world.unfollowed(node);
        const Opaque& why = arguments.error();
        return Value::unknown(why.isByRows ? why.without(EngineText::tr("spreads it")) : why, true);
    }
    if (isSuper) {
        return superMethod(name, node, *arguments);
    }
    if (!isMethod) {
        return callAny(owner, *arguments);
    }
    if (const auto* known = owner.as<Object>()) {
        return m_world.callMethod(*known, name, *arguments);
    }
    const bool hasAttributes = owner.as<Reference>() != nullptr || owner.as<Class>() != nullptr
                               || owner.as<Instance>() != nullptr;
    if (hasAttributes && !textIn(owner)) {
        return callAny(attribute(owner, name, function), *arguments);
    }
    if (const auto* member = owner.as<Instance>()) {
        // A member of a (str, Enum) class: its own methods come before those of texts.
        return attributeIn(*member->type, name) != nullptr
                   ? callAny(attribute(owner, name, function), *arguments)
                   : callPlainMethod(Value{*textIn(owner)}, name, *arguments, callback());
    }
    return callPlainMethod(owner, name, *arguments, callback());
}

Callback Evaluator::callback()
{
    return [this](const Value& function, Values values, const Arguments& place) {
        Arguments arguments;
        arguments.where = place.where;
        arguments.code = place.code;
        for (Value& value : values) {
            arguments.items.push_back({{}, std::move(value), place.where, place.code});
        }
        return callAny(function, arguments);
    };
}

Value Evaluator::callAny(const Value& callee, const Arguments& arguments)
{
    if (const auto* why = callee.as<Unknown>(); why != nullptr && why->why.isByRows) {
        return Value::unknown(why->why.without(EngineText::tr("calls it")), true);
    }
    if (const auto* why = callee.as<Unknown>()) {
        return why->isPassive ? Value::passive(why->why) : Value::unknown(why->why, true);
    }
    if (const auto* reference = callee.as<Reference>()) {
        return callReference(reference->path, arguments);
    }
    if (const auto* function = callee.as<Function>()) {
        return bindAndRun(*function, arguments);
    }
    if (const auto* type = callee.as<Class>()) {
        return instantiate(*type, arguments);
    }
    if (const auto* object = callee.as<Object>()) {
        return m_world.callObject(*object, arguments)
            .value_or(Value::unknown(arguments.opaque(u"calls a '%1'"_s.arg(object->type)), true));
    }
    return Value::unknown(arguments.opaque(u"calls %1"_s.arg(describe(callee))), true);
}

Value Evaluator::callReference(const QString& path, const Arguments& arguments)
{
    if (std::optional<Value> value = callSpecial(path, arguments)) {
        return *std::move(value);
    }
    Arguments plain = arguments;
    for (Argument& argument : plain.items) {
        argument.value = iterable(argument.value);
    }
    std::optional<Value> value = callStandard(path, plain, callback());
    if (value && value->as<Unknown>() == nullptr) {
        return *std::move(value);
    }
    // The world knows more of its own objects, and of a run.
    Value answer = m_world.call(path, arguments);
    const auto* why = answer.as<Unknown>();
    return value && why != nullptr && !why->why.isByRows ? *std::move(value) : answer;
}

/// Builtins that look at attributes or classes, and imports by a name that is a value.
std::optional<Value> Evaluator::callSpecial(const QString& path, const Arguments& arguments)
{
    const bool asks = path == "builtins.hasattr"_L1;
    const size_t size = arguments.items.size();
    if (path == "builtins.type"_L1 && size == 3) {
        return makeClass(arguments);
    }
    if (path == "importlib.import_module"_L1 && size == 1) {
        const auto* module = arguments.items[0].value.as<QString>();
        return module != nullptr && moduleOf(*module) != nullptr
                   ? std::optional(Value{Reference{*module}})
                   : std::nullopt;
    }
    if ((!asks && path != "builtins.getattr"_L1) || size < 2 || size > 3) {
        return std::nullopt;
    }
    const Value& owner = arguments.items[0].value;
    const auto* name = arguments.items[1].value.as<QString>();
    if (!asks && isByRows(owner) && name != nullptr) {
        return owner;
    }
    if (name == nullptr || unknownIn(owner) != nullptr) {
        return std::nullopt;
    }
    const auto* instance = owner.as<Instance>();
    const auto* type = owner.as<Class>();
    const ClassData* data = instance != nullptr ? instance->type.get()
                            : type != nullptr   ? type->data.get()
                                                : nullptr;
    const bool isThere = data != nullptr
                         && (attributeIn(*data, *name) != nullptr
                             || (instance != nullptr && instance->attributes->contains(*name)));
    const bool isAbsent = data != nullptr && !isThere && !data->doubt
                          && importedBases(*data).isEmpty() && !name->startsWith("__"_L1);
    if (asks) {
        return isThere || isAbsent ? std::optional(Value{isThere}) : std::nullopt;
    }
    if (isAbsent && size == 3) {
        return arguments.items[2].value;
    }
    Value value = attribute(owner, *name, {});
    const auto* why = value.as<Unknown>();
    return why != nullptr ? std::nullopt : std::optional(std::move(value));
}

Value Evaluator::bindAndRun(const Function& function, const Arguments& arguments)
{
    if (m_calls >= maxCalls) {
        return Value::unknown(
            arguments.opaque(EngineText::tr("calls functions too deep to follow")), true);
    }
    Scope& scope = newScope(Scope::Kind::Function, function.scope);
    if (const std::optional<Opaque> why = bindArguments(function, arguments, scope)) {
        m_world.unfollowed(function.node);
        return Value::unknown(*why, true);
    }
    if (function.node.is("lambda") || !isGenerator(function.node)) {
        return run(function, arguments, scope);
    }
    // All items at once: the same as one by one, unless making them does something.
    Values items;
    Values* outer = std::exchange(m_yielded, &items);
    const qsizetype actions = m_world.actions();
    const int suppositions = m_suppositions;
    const Value result = run(function, arguments, scope);
    m_yielded = outer;
    if (m_world.actions() != actions) {
        return Value::unknown(
            arguments.opaque(EngineText::tr("calls a generator that does something")), true);
    }
    if (m_suppositions != suppositions && result.as<Unknown>() == nullptr) {
        return Value::passive(m_rowDoubt);  // how many items there are is not certain
    }
    return result.as<Unknown>() != nullptr
               ? result
               : Value::sequence(Sequence::Kind::Iterator, std::move(items));
}

Value Evaluator::run(const Function& function, const Arguments& arguments, Scope& scope)
{
    m_world.entered(function.node);
    Scope* outer = std::exchange(m_scope, &scope);
    const Function* outerFunction = std::exchange(m_function, &function);
    m_returned = Value{};
    const size_t jumps = m_jumps.size();
    ++m_calls;
    Flow flow = Flow::Return;
    const SyntaxNode body = function.node.field("body");
    if (function.node.is("lambda")) {
        m_returned = evaluate(body);
    } else {
        flow = executeBlock(body);
    }
    --m_calls;
    m_function = outerFunction;
    m_scope = outer;
    Value result = std::exchange(m_returned, Value{});
    if (const std::optional<Opaque> early =
            endJumps(jumps, {Flow::Continue, Flow::Break, Flow::Return});
        early && (flow == Flow::Return || flow == Flow::Next)) {
        return Value::passive(*early);  // rows decide where it returned
    }
    if (flow == Flow::Return) {
        return result;
    }
    return flow == Flow::Next ? Value{}
                              : Value::unknown(arguments.opaque(
                                  EngineText::tr("calls a function that cannot be followed")));
}

/// `yield value`, `yield from values`
Value Evaluator::evaluateYield(const SyntaxNode& node)
{
    const SyntaxNode child = node.firstChild();
    const Value value = child.isNull() ? Value{} : evaluate(child);
    if (m_yielded == nullptr) {
        return unknown(node, EngineText::tr("yields outside of a generator"), true);
    }
    if (!node.text().startsWith("yield from")) {
        m_yielded->push_back(value);
    } else if (std::optional<Values> items = iterate(iterable(value))) {
        m_yielded->insert(m_yielded->end(), items->begin(), items->end());
    } else {
        m_yielded->push_back(unknown(node, EngineText::tr("yields from %1").arg(describe(value))));
    }
    // What send() would give is not followed; next() gives None.
    return m_yielded->size() <= maxItems
               ? Value{}
               : unknown(node, EngineText::tr("makes too many items"), true);
}

}  // namespace limbeck::python
