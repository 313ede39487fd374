// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/python/evaluator.h"

#include "models/base/enginetext.h"

namespace limbeck::python {

using namespace Qt::StringLiterals;

namespace {

// Bounds for hostile texts; real scripts stay far below.
constexpr int maxSteps = 100'000;
constexpr int manySteps = 200'000'000;
constexpr int maxDepth = 200;

}  // namespace

Evaluator::Evaluator(const SyntaxTree& tree, World& world, Modules* modules)
    : m_tree(tree)
    , m_world(world)
    , m_modules(modules)
    , m_module(&newScope(Scope::Kind::Module, nullptr))
    , m_scope(m_module)
    , m_maxSteps(maxSteps)
{
    m_world.attach(*this);
}

Evaluator::~Evaluator()
{
    // Members of an enum hold their class, and it holds them.
    for (const auto& data : m_classes) {
        data->attributes.clear();
        data->bases.clear();
    }
    for (const auto& attributes : m_instances) {
        attributes->clear();
    }
}

Scope& Evaluator::newScope(Scope::Kind kind, Scope* outer)
{
    m_scopes.push_back(std::make_unique<Scope>(kind, outer));
    return *m_scopes.back();
}

void Evaluator::runModule()
{
    m_isInModule = true;
    m_world.beginDefinitions();
    for (const SyntaxNode& node : m_tree.root().children()) {
        const Flow flow = execute(node);
        if (flow == Flow::Raise) {
            break;
        }
        if (flow != Flow::Next) {
            forget(node, node.opaque(EngineText::tr("is not certain to be executed")));
        }
    }
    m_world.endDefinitions();
    m_isInModule = false;
    m_raised.reset();
}

const Value* Evaluator::global(const QString& name) const
{
    return m_module->find(name);
}

Value Evaluator::evaluateInModule(const SyntaxNode& node)
{
    m_isInModule = true;
    Value value = evaluate(node);
    m_isInModule = false;
    return value;
}

Value Evaluator::call(const Function& function, const Arguments& arguments)
{
    return bindAndRun(function, arguments);
}

std::optional<QString> Evaluator::raised() const
{
    return m_raised ? std::optional(m_raised->text) : std::nullopt;
}

bool Evaluator::isWithinBounds()
{
    return ++m_steps < m_maxSteps && m_depth < maxDepth && !m_world.isOver();
}

void Evaluator::allowManySteps()
{
    m_maxSteps = manySteps;
}

Value Evaluator::unknown(const SyntaxNode& node, const QString& reason, bool mayAct)
{
    return Value::unknown(node.opaque(reason), mayAct);
}

void Evaluator::report(const Opaque& opaque)
{
    if (!m_isInModule) {
        m_world.report(opaque);
    }
}

}  // namespace limbeck::python
