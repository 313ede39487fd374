// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/python/scope.h"
#include "migrations/python/world.h"

#include <memory>
#include <vector>

namespace limbeck::python {

/// Follows a Python text statement by statement without running it: every value is certain or
/// Unknown, nothing between, and what is certain is what Python would compute.
///
/// Literals, names, text and number arithmetic, sequences and dicts, f-strings, loops over
/// certain sequences, branches on certain conditions, functions of the same text. Everything
/// else is Unknown with its place and reason. What an unknown condition or loop might change is
/// Unknown from there on. Bounded in time and memory for every input.
/// See README.md beside this file. Thread: any, one at a time.
class Evaluator final
{
public:
    /// `tree` and `world` outlive this.
    Evaluator(const SyntaxTree& tree, World& world);
    ~Evaluator();
    Q_DISABLE_COPY_MOVE(Evaluator)

    /// Follows the statements of the module. What is unknown there is reported only where a
    /// function uses it: importing a script is harmless.
    void runModule();

    /// A name of the module; nullptr if there is none.
    const Value* global(const QString& name) const;

    /// Calls a function of the text. `where` is for messages.
    Value call(const Function& function, const Arguments& arguments);

    /// The text that a `raise` gave, if a call ended in one.
    const std::optional<QString>& raised() const;

    /// An expression in the scope of the module, for reading settings.
    Value evaluateInModule(const SyntaxNode& node);

private:
    enum class Flow
    {
        Next,
        Break,
        Continue,
        Return,
        Raise,
        Lost,  ///< what comes next is not certain: the function is left
    };

    using Statement = Flow (Evaluator::*)(const SyntaxNode&);
    using Expression = Value (Evaluator::*)(const SyntaxNode&);

    // statements.cpp
    Flow execute(const SyntaxNode& node);
    Flow executeBlock(const SyntaxNode& block);
    Flow executeExpression(const SyntaxNode& node);
    Flow executeImport(const SyntaxNode& node);
    Flow executeImportFrom(const SyntaxNode& node);
    Flow executeIf(const SyntaxNode& node);
    Flow executeFor(const SyntaxNode& node);
    Flow executeWith(const SyntaxNode& node);
    Flow executeFunction(const SyntaxNode& node);
    Flow executeNamedUnknown(const SyntaxNode& node);
    Flow executeReturn(const SyntaxNode& node);
    Flow executeRaise(const SyntaxNode& node);
    Flow executeAssert(const SyntaxNode& node);
    Flow executeDelete(const SyntaxNode& node);
    Flow executeNothing(const SyntaxNode& node);
    Flow executeBreak(const SyntaxNode& node);
    Flow executeContinue(const SyntaxNode& node);
    Flow enterAll(const QList<SyntaxNode>& items, qsizetype index, const SyntaxNode& body);
    static Statement statementFor(QByteArrayView kind);

    // skipping.cpp: what an uncertain statement may change
    Flow lose(const SyntaxNode& node, const Opaque& why);
    void forget(const SyntaxNode& node, const Opaque& why);
    void forgetTarget(const SyntaxNode& target, const Opaque& why);
    void forgetIfShared(const SyntaxNode& name, const Opaque& why);

    // assignments.cpp
    void assignStatement(const SyntaxNode& node);
    void augmentStatement(const SyntaxNode& node);
    bool assign(const SyntaxNode& target, const Value& value);
    bool unpack(const SyntaxNode& target, const Value& value);
    bool assignItem(const SyntaxNode& target, const Value& value);

    // expressions.cpp
    Value evaluate(const SyntaxNode& node);
    Value evaluateName(const SyntaxNode& node);
    Value evaluateInteger(const SyntaxNode& node);
    Value evaluateFloat(const SyntaxNode& node);
    Value evaluateString(const SyntaxNode& node);
    Value evaluateConcatenation(const SyntaxNode& node);
    Value evaluateTrue(const SyntaxNode& node);
    Value evaluateFalse(const SyntaxNode& node);
    Value evaluateNone(const SyntaxNode& node);
    Value evaluateTuple(const SyntaxNode& node);
    Value evaluateList(const SyntaxNode& node);
    Value evaluateSet(const SyntaxNode& node);
    Value evaluateDict(const SyntaxNode& node);
    Value evaluateInner(const SyntaxNode& node);
    Value evaluateAttribute(const SyntaxNode& node);
    Value evaluateSubscript(const SyntaxNode& node);
    Value evaluateBinary(const SyntaxNode& node);
    std::optional<Value> operateOnObjects(const QByteArray& symbol,
                                          const Values& operands,
                                          const SyntaxNode& node);
    Value evaluateUnary(const SyntaxNode& node);
    Value evaluateNot(const SyntaxNode& node);
    Value evaluateAndOr(const SyntaxNode& node);
    Value evaluateComparison(const SyntaxNode& node);
    Value evaluateConditional(const SyntaxNode& node);
    void evaluateUncertain(const SyntaxNode& node, const Value& why);
    Value evaluateListComprehension(const SyntaxNode& node);
    Value evaluateSetComprehension(const SyntaxNode& node);
    Value evaluateDictComprehension(const SyntaxNode& node);
    bool comprehend(const QList<SyntaxNode>& clauses,
                    qsizetype index,
                    const SyntaxNode& body,
                    Values& items,
                    Value& failure);
    bool collectItems(const SyntaxNode& node, Values& items, Value& failure);
    Value interpolate(const SyntaxNode& node, const Value& value);
    static Expression expressionFor(QByteArrayView kind);

    // calls.cpp
    Value evaluateCall(const SyntaxNode& node);
    Value callValue(const SyntaxNode& node, const SyntaxNode& function);
    Value callReference(const QString& path, const Arguments& arguments);
    Certain<Arguments> readArguments(const SyntaxNode& node);
    Value bindAndRun(const Function& function, const Arguments& arguments);
    std::optional<Opaque> bind(const Function& function, const Arguments& arguments, Scope& scope);

    bool isWithinBounds();
    Value settle(const SyntaxNode& node, Value value);
    Value unknown(const SyntaxNode& node, const QString& reason, bool mayAct = false);
    void report(const Opaque& opaque);
    Scope& newScope(const Scope* outer);

    const SyntaxTree& m_tree;
    World& m_world;
    std::vector<std::unique_ptr<Scope>> m_scopes;
    Scope* m_module;
    Scope* m_scope;
    Value m_returned;
    std::optional<QString> m_raised;
    bool m_isInModule = false;
    int m_depth = 0;
    int m_calls = 0;
    int m_steps = 0;
};

/// The items that a `for` over `value` meets, in order; nothing where they or their order are
/// not certain.
std::optional<Values> iterate(const Value& value);

}  // namespace limbeck::python
