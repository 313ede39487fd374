// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/python/evaluator.h"
#include "migrations/python/standardfunctions.h"

#include <QSet>

#include <algorithm>

namespace limbeck::python {

using namespace Qt::StringLiterals;

namespace {

StandardFunction functionOf(const QString& path)
{
    static const StandardFunctions functions = [] {
        StandardFunctions made;
        addConversions(made);
        addIterations(made);
        addLibrary(made);
        return made;
    }();
    return functions.value(path, nullptr);
}

/// Modules and functions that only compute: their results are not known here, but calling them
/// changes nothing.
bool isHarmless(const QString& path)
{
    static const QStringList prefixes{
        u"datetime."_s,    u"uuid."_s,    u"json."_s,        u"decimal."_s,
        u"textwrap."_s,    u"re."_s,      u"math."_s,        u"hashlib."_s,
        u"itertools."_s,   u"typing."_s,  u"collections."_s, u"functools."_s,
        u"operator."_s,    u"string."_s,  u"random."_s,      u"secrets."_s,
        u"base64."_s,      u"os.path."_s, u"enum."_s,        u"dataclasses."_s,
        u"copy."_s,        u"inspect."_s, u"platform."_s,    u"typing_extensions."_s,
        u"pathlib.Path"_s, u"time.time"_s};
    static const QSet<QString> builtins{
        u"isinstance"_s, u"issubclass"_s, u"hasattr"_s, u"getattr"_s,   u"min"_s,       u"max"_s,
        u"sum"_s,        u"abs"_s,        u"round"_s,   u"float"_s,     u"repr"_s,      u"type"_s,
        u"hash"_s,       u"id"_s,         u"ord"_s,     u"chr"_s,       u"callable"_s,  u"len"_s,
        u"str"_s,        u"int"_s,        u"bool"_s,    u"list"_s,      u"tuple"_s,     u"set"_s,
        u"frozenset"_s,  u"dict"_s,       u"sorted"_s,  u"reversed"_s,  u"enumerate"_s, u"zip"_s,
        u"range"_s,      u"any"_s,        u"all"_s,     u"next"_s,      u"bytes"_s,     u"object"_s,
        u"map"_s,        u"filter"_s,     u"iter"_s,    u"divmod"_s,    u"pow"_s,       u"slice"_s,
        u"format"_s,     u"vars"_s,       u"dir"_s,     u"bytearray"_s, u"complex"_s};
    // Calls that make plain values: a world may know what becomes of them.
    static const QSet<QString> makers{u"datetime.datetime"_s,
                                      u"datetime.date"_s,
                                      u"datetime.time"_s,
                                      u"decimal.Decimal"_s,
                                      u"uuid.UUID"_s};
    if (path.startsWith("builtins."_L1)) {
        return builtins.contains(path.sliced(9));
    }
    return !makers.contains(path)
           && std::any_of(prefixes.begin(), prefixes.end(), [&path](const QString& prefix) {
                  return path.startsWith(prefix);
              });
}

bool isLogging(const QString& path)
{
    static const QSet<QString> functions{u"logging.debug"_s,
                                         u"logging.info"_s,
                                         u"logging.warning"_s,
                                         u"logging.warn"_s,
                                         u"logging.error"_s,
                                         u"logging.exception"_s,
                                         u"warnings.warn"_s,
                                         u"warnings.filterwarnings"_s,
                                         u"warnings.simplefilter"_s};
    return functions.contains(path);
}

}  // namespace

std::optional<Value> callStandard(const QString& path,
                                  const Arguments& arguments,
                                  const Callback& call)
{
    if (isLogging(path)) {
        return Value{};
    }
    const StandardFunction function = functionOf(path);
    if (std::optional<Value> value =
            function != nullptr ? function(arguments, call) : std::nullopt) {
        return value;
    }
    if (function == nullptr && !isHarmless(path)) {
        return std::nullopt;
    }
    const Unknown* inside = arguments.firstUnknown();
    if (inside != nullptr && inside->why.isByRows && function == nullptr) {
        inside = nullptr;  // rows would not help: the function itself is not known
    }
    const QString name = path.startsWith("builtins."_L1) ? path.sliced(9) : path;
    return Value::passive(inside != nullptr ? inside->why : arguments.opaque(unknownCall(name)));
}

bool isBuiltin(const QString& name)
{
    static const QSet<QString> more{u"print"_s,
                                    u"Exception"_s,
                                    u"ValueError"_s,
                                    u"RuntimeError"_s,
                                    u"KeyError"_s,
                                    u"NotImplementedError"_s,
                                    u"TypeError"_s,
                                    u"open"_s,
                                    u"exec"_s,
                                    u"eval"_s,
                                    u"setattr"_s,
                                    u"__import__"_s,
                                    u"__file__"_s,
                                    u"__name__"_s,
                                    u"ImportError"_s,
                                    u"globals"_s,
                                    u"super"_s,
                                    u"AttributeError"_s,
                                    u"BaseException"_s,
                                    u"ModuleNotFoundError"_s,
                                    u"IndexError"_s,
                                    u"LookupError"_s,
                                    u"NameError"_s,
                                    u"StopIteration"_s,
                                    u"AssertionError"_s,
                                    u"OSError"_s,
                                    u"IOError"_s,
                                    u"FileNotFoundError"_s,
                                    u"PermissionError"_s,
                                    u"UnicodeError"_s,
                                    u"UnicodeDecodeError"_s,
                                    u"ArithmeticError"_s,
                                    u"ZeroDivisionError"_s,
                                    u"OverflowError"_s,
                                    u"RecursionError"_s,
                                    u"staticmethod"_s,
                                    u"classmethod"_s,
                                    u"property"_s,
                                    u"delattr"_s,
                                    u"NotImplemented"_s,
                                    u"Ellipsis"_s,
                                    u"Warning"_s,
                                    u"UserWarning"_s,
                                    u"DeprecationWarning"_s};
    return more.contains(name) || isHarmless(u"builtins."_s + name);
}

}  // namespace limbeck::python
