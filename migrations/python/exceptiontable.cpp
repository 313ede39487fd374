// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/python/exceptiontable.h"

#include "migrations/python/classdata.h"

namespace limbeck::python {

using namespace Qt::StringLiterals;

namespace {

/// The class that each is derived from. Python 3 "Exception hierarchy"; SQLAlchemy 2.0 exc.py.
const QHash<QString, QString>& parents()
{
    static const QHash<QString, QString> table = [] {
        const auto builtin = [](const char16_t* name) {
            return u"builtins."_s + QString::fromUtf16(name);
        };
        QHash<QString, QString> made{
            {u"builtins.Exception"_s, u"builtins.BaseException"_s},
            {u"json.JSONDecodeError"_s, u"builtins.ValueError"_s},
            {u"simplejson.JSONDecodeError"_s, u"builtins.ValueError"_s},
            {u"builtins.KeyError"_s, u"builtins.LookupError"_s},
            {u"builtins.IndexError"_s, u"builtins.LookupError"_s},
            {u"builtins.ModuleNotFoundError"_s, u"builtins.ImportError"_s},
            {u"builtins.NotImplementedError"_s, u"builtins.RuntimeError"_s},
            {u"builtins.RecursionError"_s, u"builtins.RuntimeError"_s},
            {u"builtins.UnicodeError"_s, u"builtins.ValueError"_s},
            {u"builtins.UnicodeDecodeError"_s, u"builtins.UnicodeError"_s},
            {u"builtins.FileNotFoundError"_s, u"builtins.OSError"_s},
            {u"builtins.PermissionError"_s, u"builtins.OSError"_s},
            {u"builtins.ZeroDivisionError"_s, u"builtins.ArithmeticError"_s},
            {u"builtins.OverflowError"_s, u"builtins.ArithmeticError"_s},
        };
        for (const char16_t* name : {u"LookupError",
                                     u"ValueError",
                                     u"TypeError",
                                     u"AttributeError",
                                     u"ImportError",
                                     u"NameError",
                                     u"RuntimeError",
                                     u"AssertionError",
                                     u"StopIteration",
                                     u"OSError",
                                     u"ArithmeticError"}) {
            made.insert(builtin(name), u"builtins.Exception"_s);
        }
        const auto sqlalchemy = [&made](const char16_t* name, const QString& parent) {
            made.insert(u"sqlalchemy.exc."_s + QString::fromUtf16(name), parent);
        };
        sqlalchemy(u"SQLAlchemyError", u"builtins.Exception"_s);
        sqlalchemy(u"StatementError", u"sqlalchemy.exc.SQLAlchemyError"_s);
        sqlalchemy(u"DBAPIError", u"sqlalchemy.exc.StatementError"_s);
        sqlalchemy(u"InterfaceError", u"sqlalchemy.exc.DBAPIError"_s);
        sqlalchemy(u"DatabaseError", u"sqlalchemy.exc.DBAPIError"_s);
        for (const char16_t* name : {u"DataError",
                                     u"OperationalError",
                                     u"IntegrityError",
                                     u"InternalError",
                                     u"ProgrammingError",
                                     u"NotSupportedError"}) {
            sqlalchemy(name, u"sqlalchemy.exc.DatabaseError"_s);
        }
        for (const char16_t* name : {u"ArgumentError", u"CompileError", u"InvalidRequestError"}) {
            sqlalchemy(name, u"sqlalchemy.exc.SQLAlchemyError"_s);
        }
        for (const char16_t* name : {u"NoSuchTableError", u"NoInspectionAvailable"}) {
            sqlalchemy(name, u"sqlalchemy.exc.InvalidRequestError"_s);
        }
        return made;
    }();
    return table;
}

/// One name for classes that have several.
QString canonical(const QString& path)
{
    static const QHash<QString, QString> names{
        {u"json.decoder.JSONDecodeError"_s, u"json.JSONDecodeError"_s},
        {u"simplejson.errors.JSONDecodeError"_s, u"simplejson.JSONDecodeError"_s},
        {u"simplejson.scanner.JSONDecodeError"_s, u"simplejson.JSONDecodeError"_s}};
    return names.value(path, path);
}

bool isKnown(const QString& path)
{
    return path == "builtins.BaseException"_L1 || parents().contains(path);
}

bool isAncestor(const QString& ancestor, QString path)
{
    while (!path.isEmpty()) {
        if (path == ancestor) {
            return true;
        }
        path = parents().value(path);
    }
    return false;
}

/// `raised` may be the path of an exception, or of the imported base of a class of the text.
std::optional<bool> isCaughtByPath(const QString& type, const Raise& raised)
{
    if (isAncestor(type, raised.type)) {
        return true;
    }
    if (!isKnown(type) || !isKnown(raised.type)) {
        return std::nullopt;
    }
    return !raised.isExact && isAncestor(raised.type, type) ? std::nullopt : std::optional(false);
}

}  // namespace

QString databaseErrorPath()
{
    return u"sqlalchemy.exc.DBAPIError"_s;
}

std::optional<bool> isCaughtBy(const Value& type, const Raise& raised)
{
    if (const auto* reference = type.as<Reference>()) {
        return isCaughtByPath(canonical(reference->path), raised);
    }
    const auto* types = type.as<Sequence>();
    if (types == nullptr || types->kind != Sequence::Kind::Tuple) {
        return std::nullopt;
    }
    bool isCertain = true;
    for (const Value& each : *types->items) {
        const std::optional<bool> isCaught =
            each.as<Reference>() != nullptr ? isCaughtBy(each, raised) : std::nullopt;
        if (isCaught == true) {
            return true;
        }
        isCertain = isCertain && isCaught.has_value();
    }
    return isCertain ? std::optional(false) : std::nullopt;
}

bool mayCatchDatabaseErrors(const Value& type)
{
    const Raise error{databaseErrorPath(), {}, false};
    return isCaughtBy(type, error) != false;
}

}  // namespace limbeck::python
