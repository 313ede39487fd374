// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/python/world.h"

namespace limbeck::python {

using namespace Qt::StringLiterals;

QString unknownCall(const QString& path)
{
    const qsizetype dot = path.lastIndexOf(u'.');
    return dot <= 0 ? u"calls '%1'"_s.arg(path)
                    : u"calls '%1' of '%2'"_s.arg(path.mid(dot + 1), path.first(dot));
}

Value World::item(const QString& path, const Value&, const SyntaxNode& node)
{
    return Value::unknown(node.opaque(u"takes an element of '%1' that is not certain"_s.arg(path)));
}

std::optional<Value> World::operate(const QByteArray&, const Values&, const SyntaxNode&)
{
    return std::nullopt;
}

std::optional<Value> World::element(const Object&, const Value&)
{
    return std::nullopt;
}

std::optional<Value> World::callObject(const Object&, const Arguments&)
{
    return std::nullopt;
}

void World::unfollowed(const SyntaxNode&) {}

void World::entered(const SyntaxNode&) {}

Value EmptyWorld::call(const QString& path, const Arguments& arguments)
{
    return Value::unknown(arguments.opaque(unknownCall(path)), true);
}

Value EmptyWorld::callMethod(const Object& object, const QString& name, const Arguments& arguments)
{
    return Value::unknown(arguments.opaque(u"calls '%1' of a '%2'"_s.arg(name, object.type)), true);
}

Value EmptyWorld::attribute(const Object& object, const QString& name, const SyntaxNode& node)
{
    return Value::unknown(node.opaque(u"reads '%1' of a '%2'"_s.arg(name, object.type)));
}

Value EmptyWorld::enter(const Object& object, const SyntaxNode& node)
{
    return Value::unknown(node.opaque(u"enters a '%1'"_s.arg(object.type)));
}

void EmptyWorld::leave(const Object&) {}

void EmptyWorld::report(const Opaque&) {}

}  // namespace limbeck::python
