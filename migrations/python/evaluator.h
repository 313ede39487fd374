// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/python/classdata.h"
#include "migrations/python/modules.h"
#include "migrations/python/operators.h"
#include "migrations/python/scope.h"
#include "migrations/python/world.h"

#include <memory>
#include <vector>

namespace limbeck::python {

/// Follows a Python text statement by statement without running it: every value is certain or
/// Unknown, nothing between, and what is certain is what Python would compute.
///
/// Literals, names, text and number arithmetic, sequences and dicts, f-strings, loops over
/// certain sequences, branches on certain conditions, functions and classes of the same text and
/// of the modules that `modules` finds. Everything else is Unknown with its place and reason.
/// What an unknown condition or loop might change is Unknown from there on. Bounded in time and
/// memory for every input.
/// See README.md beside this file. Thread: any, one at a time.
class Evaluator final
{
public:
    /// `tree`, `world` and `modules` outlive this. Without modules no import is followed.
    Evaluator(const SyntaxTree& tree, World& world, Modules* modules = nullptr);
    ~Evaluator();
    Q_DISABLE_COPY_MOVE(Evaluator)

    /// Follows the statements of the module. What is unknown there is reported only where a
    /// function uses it: importing a script is harmless.
    void runModule();

    /// A name of the module; nullptr if there is none.
    const Value* global(const QString& name) const;

    /// Calls a function of the text.
    Value call(const Function& function, const Arguments& arguments);
    /// Calls anything that can be called: functions, classes, imported names.
    Value callAny(const Value& callee, const Arguments& arguments);
    /// An object of a class of a text; its constructor is followed.
    Value makeInstance(const Class& type, const Arguments& arguments);
    /// `owner.name`.
    Value attribute(const Value& owner, const QString& name, const SyntaxNode& node);

    /// What a name of another module stands for.
    Value imported(const QString& path, const SyntaxNode& node);
    Modules* modules() const;

    /// Takes as many steps as the rows of a database may need, instead of as many as a text that
    /// somebody wrote may need.
    void allowManySteps();

    /// The text that a `raise` gave, if a call ended in one.
    std::optional<QString> raised() const;

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
    Flow executeReturn(const SyntaxNode& node);
    Flow executeAssert(const SyntaxNode& node);
    Flow executeDelete(const SyntaxNode& node);
    Flow executeWhile(const SyntaxNode& node);
    Flow executeGlobal(const SyntaxNode& node);
    Flow executeNonlocal(const SyntaxNode& node);
    void noteImport(const QString& module, const SyntaxNode& node);
    Flow loseFor(const SyntaxNode& node, const Value& value, const QString& reason);
    Flow executeNothing(const SyntaxNode& node);
    Flow executeBreak(const SyntaxNode& node);
    Flow executeContinue(const SyntaxNode& node);
    Flow enterAll(const QList<SyntaxNode>& items, qsizetype index, const SyntaxNode& body);
    static Statement statementFor(QByteArrayView kind);

    Flow loopOver(const SyntaxNode& node, const Value& value, const Values& items);
    Flow loopWhile(const SyntaxNode& node);

    // rows.cpp: what only the rows of the database decide
    /// A jump that perhaps was made: what comes after it perhaps does not happen.
    struct Jump
    {
        Flow kind = Flow::Next;
        Opaque why;
    };
    Flow suppose(const SyntaxNode& block, const Opaque& why);
    Flow supposeAll(const QList<SyntaxNode>& branches, const Opaque& why);
    Flow supposeLoop(const SyntaxNode& node, const Opaque& why);
    Flow supposeHandlers(const SyntaxNode& node,
                         const QList<SyntaxNode>& handlers,
                         Flow flow,
                         const Opaque& why);
    Flow joined(const QList<Flow>& flows, const Opaque& why);
    Value supposeValue(const SyntaxNode& node, const Value& why);
    void raiseSupposed(const Opaque& why);
    void addJump(Flow kind, const Opaque& why);
    std::optional<Opaque> endJumps(size_t first, const QList<Flow>& kinds);
    Value methodOfRows(const SyntaxNode& node,
                       const QString& name,
                       const Arguments& arguments,
                       const Unknown& owner);
    Value iterable(const Value& value);
    Value columnOf(const Sequence& row, const QString& name, const SyntaxNode& node);

    // exceptions.cpp
    Flow executeTry(const SyntaxNode& node);
    Flow tryBody(const SyntaxNode& node);
    Flow suppress(const Arguments& types,
                  const QList<SyntaxNode>& items,
                  qsizetype index,
                  const SyntaxNode& body);
    Flow handle(const SyntaxNode& node, const Raise& raised);
    bool mayCatchErrors(const SyntaxNode& handler);
    Flow executeFinally(const SyntaxNode& block, Flow flow);
    Flow executeRaise(const SyntaxNode& node);
    Raise raiseOf(const SyntaxNode& node);

    // decorators.cpp
    Flow executeDecorated(const SyntaxNode& node);
    Value decorated(const Value& value, const SyntaxNode& decorator, const SyntaxNode& definition);
    bool addCompiler(const Function& function, const SyntaxNode& decorator);

    Value applied(const Value& value, const Value& function, const SyntaxNode& decorator);

    // classes.cpp
    std::optional<Value> makeClass(const Arguments& arguments);
    Flow executeClass(const SyntaxNode& node);
    std::shared_ptr<ClassData> readBases(const SyntaxNode& node);
    Value instantiate(const Class& type, const Arguments& arguments);
    Value fillRecord(const Instance& object, const Arguments& arguments);
    Value classAttribute(const Class& type, const QString& name, const SyntaxNode& node);
    Value instanceAttribute(const Instance& object, const QString& name, const SyntaxNode& node);
    static Value bound(const Value& value, const Value& self);
    Value superMethod(const QString& name, const SyntaxNode& node, const Arguments& arguments);

    // following.cpp: the modules of the project
    Value follow(const Value& value, const SyntaxNode& node);
    Value followPath(const QString& path, const SyntaxNode& node);
    FollowedModule* moduleOf(const QString& name);
    const Value* nameIn(FollowedModule& module, const QString& name);
    const Value* lookUp(const QString& name);
    void define(FollowedModule& module, int statement);
    QString absoluteModule(const QString& name) const;

    // skipping.cpp: what an uncertain statement may change
    Flow lose(const SyntaxNode& node, const Opaque& reason);
    void forget(const SyntaxNode& node, const Opaque& why);
    void forgetTarget(const SyntaxNode& target, const Opaque& why);
    void forgetIfShared(const SyntaxNode& name, const Opaque& why);

    // assignments.cpp
    void assignStatement(const SyntaxNode& node);
    void augmentStatement(const SyntaxNode& node);
    bool assign(const SyntaxNode& target, const Value& value);
    bool unpack(const SyntaxNode& target, const Value& value);
    bool assignItem(const SyntaxNode& target, const Value& value);
    bool deleteItem(const SyntaxNode& target);
    bool assignAttribute(const SyntaxNode& target, const Value& value);

    // expressions.cpp
    Value evaluate(const SyntaxNode& node);
    Value evaluateName(const SyntaxNode& node);
    QString moduleName() const;
    QString moduleFile() const;
    std::optional<Value> nameOfWildcard(const QString& name, const SyntaxNode& node);
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
    Value evaluateSlice(const SyntaxNode& node, const Value& container);
    Value element(const Value& container, const Value& key, const SyntaxNode& node);
    Value evaluateLambda(const SyntaxNode& node);
    Value evaluateWalrus(const SyntaxNode& node);
    Value evaluateGenerator(const SyntaxNode& node);
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
    std::optional<Value> dictOfSet(const SyntaxNode& node);
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
    Callback callback();
    Value evaluateYield(const SyntaxNode& node);
    std::optional<Value> callSpecial(const QString& path, const Arguments& arguments);
    Value bindAndRun(const Function& function, const Arguments& arguments);
    Value run(const Function& function, const Arguments& arguments, Scope& scope);
    std::shared_ptr<const QHash<QString, Value>> readDefaults(const SyntaxNode& parameters);

    bool isGenerator(const SyntaxNode& function);
    bool isWithinBounds();
    Value settle(const SyntaxNode& node, Value value);
    Value unknown(const SyntaxNode& node, const QString& reason, bool mayAct = false);
    void report(const Opaque& opaque);
    Scope& newScope(Scope::Kind kind, Scope* outer);

    const SyntaxTree& m_tree;
    World& m_world;
    Modules* m_modules;
    std::vector<std::unique_ptr<Scope>> m_scopes;
    Scope* m_module;
    Scope* m_scope;
    Value m_returned;
    std::optional<Raise> m_raised;
    std::optional<Raise> m_handled;  ///< what the innermost `except` has caught
    std::vector<std::shared_ptr<ClassData>> m_classes;
    std::vector<std::shared_ptr<QHash<QString, Value>>> m_instances;
    std::vector<std::unique_ptr<FollowedModule>> m_followed;
    Values* m_yielded = nullptr;  ///< where `yield` of the current generator puts its items
    const Function* m_function = nullptr;  ///< the innermost one that is followed
    bool m_isInModule = false;
    int m_doubts = 0;     ///< how many values were not known so far
    Opaque m_doubt;       ///< the last of them
    int m_rowDoubts = 0;  ///< how many values were up to rows so far
    Opaque m_rowDoubt;    ///< the last of them
    std::vector<Jump> m_jumps;
    std::optional<Raise> m_supposedRaise;  ///< how the last supposed block ended
    int m_suppositions = 0;                ///< how many blocks were followed that rows decide
    int m_tries = 0;                       ///< how many `try` with handlers are open
    QHash<const char*, bool> m_isGenerator;
    int m_depth = 0;
    int m_calls = 0;
    int m_steps = 0;
    int m_maxSteps;
};

/// A module of the project that is being followed: evaluated name by name, as names are used.
struct FollowedModule
{
    std::shared_ptr<const SourceModule> source;
    Scope* scope = nullptr;
    QSet<int> defined;      ///< statements that were followed
    QSet<QString> looking;  ///< names that are being looked up
};

/// The type of {… for … in SET}, as an object: its items are arguments with names.
QString unorderedDictType();

/// The items that a `for` over `value` meets, in order; nothing where they or their order are
/// not certain. Takes them out of an iterator.
std::optional<Values> iterate(const Value& value);

}  // namespace limbeck::python
