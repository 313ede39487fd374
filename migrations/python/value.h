// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/python/syntaxtree.h"

#include <QHash>
#include <QVariant>

#include <memory>
#include <utility>
#include <variant>
#include <vector>

namespace limbeck::python {

struct Value;
struct Arguments;
class Scope;

using Values = std::vector<Value>;
using Pairs = std::vector<std::pair<Value, Value>>;

struct None
{
};

/// A tuple, list, set or iterator. Lists are shared, as in Python: who appends to one changes it
/// for all. An iterator holds what is still to come: whoever looks at it takes it out.
struct Sequence
{
    enum class Kind
    {
        Tuple,
        List,
        Set,
        Iterator,
    };

    Kind kind = Kind::List;
    std::shared_ptr<Values> items;
    /// Of a tuple that is a row: what its columns are called.
    std::shared_ptr<const QStringList> names = nullptr;
};

struct Dict
{
    std::shared_ptr<Pairs> items;  ///< in order of insertion
    /// Of a defaultdict: what makes the value of a key that is missing.
    std::shared_ptr<const Value> factory = nullptr;
};

/// Something that an import names, by its full path: "sqlalchemy.Column", "app.db.load". The
/// module is never opened; what may be done with it, the World knows.
struct Reference
{
    QString path;
};

struct ClassData;

/// A function of a text: `def` or `lambda`.
struct Function
{
    /// What it becomes when it is read from its class.
    enum class Binding
    {
        Method,
        Static,
        Class,
        Property,
    };

    SyntaxNode node;
    Scope* scope = nullptr;  ///< where it was defined; the evaluator owns it
    std::shared_ptr<const QHash<QString, Value>> defaults;
    Binding binding = Binding::Method;
    std::shared_ptr<const Value> self;  ///< bound to an object or a class
    std::weak_ptr<ClassData> owner;     ///< the class that defines it, for super()
    bool isAbstract = false;            ///< a method that derived classes must define
};

/// A class of a text: see classdata.h.
struct Class
{
    std::shared_ptr<ClassData> data;
};

/// An object of such a class; or a member of an enum, which then is the only one of its name.
struct Instance
{
    std::shared_ptr<ClassData> type;
    std::shared_ptr<QHash<QString, Value>> attributes;
    QString member;
};

/// What the evaluated expression does instead of giving a value: it raises an exception, for
/// certain. The evaluator takes it; no name ever holds one.
struct Raise
{
    QString type;  ///< the full path of its class: "builtins.KeyError"
    QString text;
    /// False: it is of that class or of one derived from it.
    bool isExact = true;
};

struct MethodCall;

/// What calling an imported name gave: its type and how it was made. `sa.String(50)` is
/// {"sqlalchemy.String", (50)}; `.with_variant(…)` on it adds to `methods`.
struct Object
{
    QString type;
    std::shared_ptr<const Arguments> arguments;
    std::shared_ptr<const std::vector<MethodCall>> methods;
    int id = 0;  ///< tells live things (batches) apart; the World's own use
    /// Of a column type: the class of the text that converts its values, if one does.
    QString converter = {};
    /// It has neither a length nor a truth of its own, and so is true.
    bool isThing = false;
};

/// A value that cannot be known without running Python. Contagious: whatever is computed from
/// it is unknown for the same reason.
struct Unknown
{
    Opaque why;
    /// It may have done something, such as a call of the project's own code, and not only
    /// have looked at something.
    bool mayAct = false;
    /// It has no methods that act: rows of a query, a date, a number.
    bool isPassive = false;
    /// Of a text that is put together from rows: the same with "?" for what they say.
    QString outline = {};
    /// Of what a call of an imported name without arguments gave: that name.
    QString maker = {};
};

/// A Python value, as far as it is certain.
struct Value
{
    using Variant = std::variant<None,
                                 bool,
                                 qint64,
                                 double,
                                 QString,
                                 Sequence,
                                 Dict,
                                 Reference,
                                 Function,
                                 Class,
                                 Instance,
                                 Object,
                                 Raise,
                                 Unknown>;

    Variant data;

    template <typename T>
    const T* as() const
    {
        return std::get_if<T>(&data);
    }

    bool isNone() const
    {
        return as<None>() != nullptr;
    }

    static Value sequence(Sequence::Kind kind, Values items);
    static Value tuple(Values items);
    static Value list(Values items);
    static Value dict(Pairs items);
    static Value unknown(Opaque why, bool mayAct = false);
    static Value passive(Opaque why);
    static Value object(const QString& type, Arguments arguments, int id = 0);
    /// An object that is true: see Object::isThing.
    static Value thing(const QString& type, Arguments arguments, int id = 0);
    /// Without items that are equal to an earlier one.
    static Value set(Values items);
    static Value raise(const QString& type, const QString& text);
};

/// One argument of a call and where it stands.
struct Argument
{
    QString name;  ///< empty: positional
    Value value;
    TextLocation where;
    QString code;
};

struct Arguments
{
    std::vector<Argument> items;
    TextLocation where;  ///< of the call
    QString code;

    Opaque opaque(const QString& reason) const;
    /// The first argument that is not known, if any, also inside sequences and dicts. What rows
    /// decide comes last.
    const Unknown* firstUnknown() const;
};

struct MethodCall
{
    QString name;
    Arguments arguments;
};

/// A row as a dictionary: its columns by name. Of two with one name the last one.
Value asMapping(const Sequence& row);

/// The unknown inside `value`, looking into sequences and dicts; nullptr if all is certain. What
/// rows decide is given only where nothing else is unknown.
const Unknown* unknownIn(const Value& value);

/// True for what only the rows of the database decide.
bool isByRows(const Value& value);

/// Python's bool(value); nothing where it is not certain.
std::optional<bool> truth(const Value& value);
/// Python's a == b; nothing where it is not certain.
std::optional<bool> equals(const Value& a, const Value& b);
/// Python's str(value) and repr(value); nothing for what has no certain text.
std::optional<QString> toText(const Value& value);
std::optional<QString> toRepr(const Value& value);
/// Words for messages: "a text", "a list", "'Column' of 'sqlalchemy'".
QString describe(const Value& value);

}  // namespace limbeck::python
