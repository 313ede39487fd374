// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/python/world.h"

#include "migrations/python/classdata.h"
#include "models/base/enginetext.h"

namespace limbeck::python {

using namespace Qt::StringLiterals;

QString unknownCall(const QString& path)
{
    const qsizetype dot = path.lastIndexOf(u'.');
    return dot <= 0 ? u"calls '%1'"_s.arg(path)
                    : EngineText::tr("calls '%1' of '%2'").arg(path.mid(dot + 1), path.first(dot));
}

Value World::item(const QString& path, const Value&, const SyntaxNode& node)
{
    return Value::unknown(
        node.opaque(EngineText::tr("takes an element of '%1' that is not certain").arg(path)));
}

Value World::fileOf(const QString&, const SyntaxNode& node)
{
    return Value::unknown(node.opaque(EngineText::tr("uses the path of a file")));
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

void World::attach(Evaluator& evaluator)
{
    m_evaluator = &evaluator;
}

Evaluator& World::evaluator() const
{
    Q_ASSERT(m_evaluator != nullptr);  // its constructor attaches it
    return *m_evaluator;
}

Value World::instantiate(const Class& type, const Arguments& arguments)
{
    const QString base = importedBases(*type.data).value(0);
    return Value::unknown(
        arguments.opaque(
            EngineText::tr("makes a '%1', which is derived from '%2'").arg(type.data->name, base)),
        true);
}

Value World::classAttribute(const Class& type, const QString& name, const SyntaxNode& node)
{
    return Value::unknown(
        node.opaque(EngineText::tr("reads '%1' of the class '%2'").arg(name, type.data->name)));
}

std::optional<Value> World::classMember(const Class&, const QString&, const SyntaxNode&)
{
    return std::nullopt;
}

std::optional<Value> World::member(const Instance&, const QString&, const SyntaxNode&)
{
    return std::nullopt;
}

bool World::assignByRows(const SyntaxNode&, const Opaque&)
{
    return false;
}

Value World::superMethod(const Instance& object, const QString& name, const Arguments& arguments)
{
    const QString base = importedBases(*object.type).value(0);
    return Value::unknown(arguments.opaque(unknownCall(base + u'.' + name)), true);
}

void World::unfollowed(const SyntaxNode&) {}

void World::entered(const SyntaxNode&) {}

void World::beginTry() {}

void World::endTry() {}

void World::beginDefinitions() {}

void World::endDefinitions() {}

bool World::isInstalled(const QString&) const
{
    return false;
}

qsizetype World::actions() const
{
    return 0;
}

std::optional<Value> World::iterator(const Object&)
{
    return std::nullopt;
}

void World::beginSupposition(const Opaque&) {}

void World::endSupposition() {}

bool World::isOver() const
{
    return false;
}

Value EmptyWorld::call(const QString& path, const Arguments& arguments)
{
    return Value::unknown(arguments.opaque(unknownCall(path)), true);
}

Value EmptyWorld::callMethod(const Object& object, const QString& name, const Arguments& arguments)
{
    return Value::unknown(
        arguments.opaque(EngineText::tr("calls '%1' of a '%2'").arg(name, object.type)), true);
}

Value EmptyWorld::attribute(const Object& object, const QString& name, const SyntaxNode& node)
{
    return Value::unknown(
        node.opaque(EngineText::tr("reads '%1' of a '%2'").arg(name, object.type)));
}

Value EmptyWorld::enter(const Object& object, const SyntaxNode& node)
{
    return Value::unknown(node.opaque(u"enters a '%1'"_s.arg(object.type)));
}

Value EmptyWorld::leave(const Object&)
{
    return {};
}

void EmptyWorld::report(const Opaque&) {}

}  // namespace limbeck::python
