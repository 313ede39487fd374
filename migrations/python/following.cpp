// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/python/evaluator.h"
#include "models/base/enginetext.h"

namespace limbeck::python {

using namespace Qt::StringLiterals;

namespace {

constexpr int maxModules = 200;  // of one project for one script

bool isNeverFollowed(const QString& path)
{
    const auto isOf = [&path](QLatin1StringView module) {
        return path.startsWith(module)
               && (path.size() == module.size() || path[module.size()] == u'.');
    };
    return isOf("sqlalchemy"_L1) || isOf("alembic"_L1) || isOf("builtins"_L1) || isOf("typing"_L1)
           || isOf("typing_extensions"_L1);
}

FollowedModule* moduleAround(const Scope* scope)
{
    while (scope->outer() != nullptr) {
        scope = scope->outer();
    }
    return scope->module();
}

}  // namespace

/// The name of an imported module as it is called everywhere.
QString Evaluator::absoluteModule(const QString& name) const
{
    const FollowedModule* module = moduleAround(m_scope);
    return module != nullptr ? module->source->absolute(name) : name;
}

FollowedModule* Evaluator::moduleOf(const QString& name)
{
    if (m_modules == nullptr) {
        return nullptr;
    }
    for (const auto& module : m_followed) {
        if (module->source->name() == name) {
            return module.get();
        }
    }
    std::shared_ptr<const SourceModule> source =
        m_followed.size() < maxModules ? m_modules->find(name) : nullptr;
    if (source == nullptr) {
        return nullptr;
    }
    auto module = std::make_unique<FollowedModule>();
    module->source = std::move(source);
    module->scope = &newScope(Scope::Kind::Module, nullptr);
    module->scope->setModule(module.get());
    m_followed.push_back(std::move(module));
    return m_followed.back().get();
}

/// Follows one statement of a module for the names that it gives.
void Evaluator::define(FollowedModule& module, int statement)
{
    module.defined.insert(statement);
    Scope* scope = std::exchange(m_scope, module.scope);
    const bool wasInModule = std::exchange(m_isInModule, true);
    std::optional<Raise> raised = std::exchange(m_raised, std::nullopt);
    Value returned = std::exchange(m_returned, Value{});
    Values* yielded = std::exchange(m_yielded, nullptr);
    const Function* function = std::exchange(m_function, nullptr);
    const int tries = std::exchange(m_tries, 0);  // it was imported before any of them
    m_world.beginDefinitions();
    const SyntaxNode& node = module.source->statement(statement);
    if (execute(node) != Flow::Next) {
        forget(node, node.opaque(EngineText::tr("is not certain to be executed")));
    }
    m_world.endDefinitions();
    m_tries = tries;
    m_function = function;
    m_yielded = yielded;
    m_returned = std::move(returned);
    m_raised = std::move(raised);
    m_isInModule = wasInModule;
    m_scope = scope;
}

/// A name of a module; nullptr if it has none such.
const Value* Evaluator::nameIn(FollowedModule& module, const QString& name)
{
    if (module.looking.contains(name) || module.looking.size() > 100) {
        return module.scope->findOwn(name);
    }
    module.looking.insert(name);
    for (const int statement : module.source->statementsFor(name)) {
        if (!module.defined.contains(statement)) {
            define(module, statement);
        }
    }
    const Value* found = module.scope->findOwn(name);
    if (found == nullptr && !name.startsWith(u'_')) {
        QStringList others = module.source->wildcards();  // the last one counts
        while (found == nullptr && !others.isEmpty()) {
            FollowedModule* next = moduleOf(others.takeLast());
            found = next != nullptr ? nameIn(*next, name) : nullptr;
        }
    }
    module.looking.remove(name);
    return found;
}

const Value* Evaluator::lookUp(const QString& name)
{
    for (Scope* scope = m_scope; scope != nullptr; scope = scope->outer()) {
        if (FollowedModule* module = scope->module()) {
            return nameIn(*module, name);
        }
        if (const Value* found = scope->findOwn(name)) {
            return found;
        }
    }
    return nullptr;
}

/// What an imported name stands for: a value of the project's sources where there is one.
Value Evaluator::follow(const Value& value, const SyntaxNode& node)
{
    // Nearly all names of a script: no project has modules of its own by these names.
    if (const auto* first = value.as<Reference>();
        first != nullptr && (m_modules == nullptr || isNeverFollowed(first->path))) {
        const QString& path = first->path;
        return path == "typing.TYPE_CHECKING"_L1 ? Value{false}
               : path.startsWith("typing_extensions."_L1)
                   ? Value{Reference{u"typing"_s + path.sliced(17)}}
                   : value;
    }
    Value current = value;
    for (int i = 0; i < 20; ++i) {
        const auto* reference = current.as<Reference>();
        if (reference == nullptr) {
            return current;
        }
        const QString path = reference->path;
        current = followPath(path, node);
        const auto* next = current.as<Reference>();
        if (next != nullptr && next->path == path) {
            return current;
        }
    }
    return unknown(node, EngineText::tr("imports a name in a circle"));
}

Value Evaluator::imported(const QString& path, const SyntaxNode& node)
{
    return follow({Reference{path}}, node);
}

Modules* Evaluator::modules() const
{
    return m_modules;
}

Value Evaluator::followPath(const QString& path, const SyntaxNode& node)
{
    const QStringList parts = path.split(u'.');
    FollowedModule* module = moduleOf(parts.constFirst());
    if (module == nullptr) {
        return {Reference{path}};
    }
    for (qsizetype i = 1; i < parts.size(); ++i) {
        const QString longer = parts.first(i + 1).join(u'.');
        const Value* named = nameIn(*module, parts[i]);
        const auto* alias = named != nullptr ? named->as<Reference>() : nullptr;
        FollowedModule* inner = named == nullptr || (alias != nullptr && alias->path == longer)
                                    ? moduleOf(longer)
                                    : nullptr;
        if (inner != nullptr) {
            module = inner;
            continue;
        }
        if (named == nullptr && module->source->isFolder()) {
            return {Reference{path}};  // a folder of that name is no reason to know better
        }
        if (named == nullptr || (alias != nullptr && alias->path == longer)) {
            return unknown(
                node,
                EngineText::tr("uses '%1', which '%2' does not define in a way that is understood")
                    .arg(parts[i], module->source->name()));
        }
        Value value = *named;
        for (qsizetype j = i + 1; j < parts.size(); ++j) {
            const auto* reference = value.as<Reference>();
            value = reference != nullptr ? Value{Reference{reference->path + u'.' + parts[j]}}
                                         : attribute(value, parts[j], node);
        }
        return value;
    }
    return {Reference{path}};  // the module itself
}

}  // namespace limbeck::python
