// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/python/value.h"

namespace limbeck::python {

class Evaluator;

/// What lies beyond a script's own text: the modules that it imports. The evaluator knows
/// Python; a world knows what `op.create_table` or `sa.Column` mean, and records what happens.
///
/// Every function answers with a certain value or with an Unknown that carries the reason.
class World
{
public:
    virtual ~World() = default;

    /// The evaluator that asks this world, to call functions of the text with. It outlives its
    /// questions.
    void attach(Evaluator& evaluator);

    /// Calls an imported name: "sqlalchemy.Column", "app.db.load_fixtures".
    virtual Value call(const QString& path, const Arguments& arguments) = 0;
    virtual Value callMethod(const Object& object,
                             const QString& name,
                             const Arguments& arguments) = 0;
    virtual Value attribute(const Object& object, const QString& name, const SyntaxNode& node) = 0;

    /// `with object as value:`. An Unknown means that the block cannot be followed; leave() is
    /// called for all others. What leave() answers matters only if it is an Unknown or a Raise.
    virtual Value enter(const Object& object, const SyntaxNode& node) = 0;
    virtual Value leave(const Object& object) = 0;

    /// Something that cannot be understood and is not harmless.
    virtual void report(const Opaque& opaque) = 0;

    /// An operator with an object on one side or both: `column == 'x'`, `~condition`. Nothing if
    /// the world does not know what it means.
    virtual std::optional<Value> operate(const QByteArray& symbol,
                                         const Values& operands,
                                         const SyntaxNode& node);
    /// `object[key]`. Nothing if the world does not know it.
    virtual std::optional<Value> element(const Object& object, const Value& key);
    /// `object(…)`. Nothing if the world does not know it.
    virtual std::optional<Value> callObject(const Object& object, const Arguments& arguments);

    /// An element of something imported: `os.environ["HOME"]`. Unknown if a world does not know.
    virtual Value item(const QString& path, const Value& key, const SyntaxNode& node);
    /// `__file__` of the text in `file`. How a run spells its path is not certain.
    virtual Value fileOf(const QString& file, const SyntaxNode& node);
    /// What a loop over the object meets: a sequence, or an Unknown that rows decide. Nothing if
    /// the world does not know.
    virtual std::optional<Value> iterator(const Object& object);
    /// Makes an object of a class of the text that is derived from something imported.
    virtual Value instantiate(const Class& type, const Arguments& arguments);
    /// An attribute that such a class has from what is imported.
    virtual Value classAttribute(const Class& type, const QString& name, const SyntaxNode& node);
    /// An attribute of a class of the text that the world knows better than its body, and of an
    /// object of one that it has marked as ClassData::isMapped. Nothing for all others.
    virtual std::optional<Value> classMember(const Class& type,
                                             const QString& name,
                                             const SyntaxNode& node);
    virtual std::optional<Value> member(const Instance& object,
                                        const QString& name,
                                        const SyntaxNode& node);
    /// `object.name = …` where rows decide, for the reason `why`, what object that is. False if
    /// nothing is known to have such attributes.
    virtual bool assignByRows(const SyntaxNode& target, const Opaque& why);
    /// super().name(…) in a method of such a class, where the imported base is asked.
    virtual Value superMethod(const Instance& object,
                              const QString& name,
                              const Arguments& arguments);
    /// It is not certain whether or how `node` runs, and it is not followed. A world that must
    /// not miss anything looks into it.
    virtual void unfollowed(const SyntaxNode& node);
    /// A function of the text is followed from its begin.
    virtual void entered(const SyntaxNode& function);
    /// What is followed until endTry() stands in a `try` that would catch the database's errors.
    /// A world that acts then answers with a Raise where the database would certainly refuse, and
    /// with an Unknown where that is not certain.
    virtual void beginTry();
    virtual void endTry();
    /// Between these two only definitions are followed, as an import of a module would: nothing may
    /// act.
    virtual void beginDefinitions();
    virtual void endDefinitions();
    /// Whether importing the module works for certain.
    virtual bool isInstalled(const QString& module) const;
    /// How much has been done so far, to notice whether something was.
    virtual qsizetype actions() const;
    /// What is followed until endSupposition() happens only if the rows of the database say so, or
    /// as often as they say.
    virtual void beginSupposition(const Opaque& why);
    virtual void endSupposition();
    /// Nothing more is wanted: what is still to come need not be followed.
    virtual bool isOver() const;

protected:
    World() = default;
    Q_DISABLE_COPY_MOVE(World)

    Evaluator& evaluator() const;

private:
    Evaluator* m_evaluator = nullptr;
};

/// A world in which nothing is known: for reading headers and settings.
class EmptyWorld final : public World
{
public:
    EmptyWorld() = default;

    Value call(const QString& path, const Arguments& arguments) override;
    Value callMethod(const Object& object,
                     const QString& name,
                     const Arguments& arguments) override;
    Value attribute(const Object& object, const QString& name, const SyntaxNode& node) override;
    Value enter(const Object& object, const SyntaxNode& node) override;
    Value leave(const Object& object) override;
    void report(const Opaque& opaque) override;
};

/// "calls 'load' of 'app.db'": the reason why a call of an imported name is not known.
QString unknownCall(const QString& path);

}  // namespace limbeck::python
