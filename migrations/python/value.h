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

/// A tuple, list or set. Lists are shared, as in Python: who appends to one changes it for all.
struct Sequence
{
    enum class Kind
    {
        Tuple,
        List,
        Set,
    };

    Kind kind = Kind::List;
    std::shared_ptr<Values> items;
};

struct Dict
{
    std::shared_ptr<Pairs> items;  ///< in order of insertion
};

/// Something that an import names, by its full path: "sqlalchemy.Column", "app.db.load". The
/// module is never opened; what may be done with it, the World knows.
struct Reference
{
    QString path;
};

/// A function of the script itself.
struct Function
{
    SyntaxNode node;
    Scope* scope = nullptr;  ///< where it was defined; the evaluator owns it
    std::shared_ptr<const QHash<QString, Value>> defaults;
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
                                 Object,
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
    /// The first argument that is not known, if any, also inside sequences and dicts.
    const Unknown* firstUnknown() const;
};

struct MethodCall
{
    QString name;
    Arguments arguments;
};

/// The unknown inside `value`, looking into sequences and dicts; nullptr if all is certain.
const Unknown* unknownIn(const Value& value);

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
