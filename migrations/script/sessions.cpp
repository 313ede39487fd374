// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of ScriptWorld that knows SQLAlchemy's sessions where they only pass SQL on.

#include "migrations/script/scriptworld.h"
#include "migrations/script/sqlalchemynames.h"
#include "models/base/enginetext.h"

namespace limbeck {

using namespace Qt::StringLiterals;
using python::Arguments;
using python::Object;
using python::Value;

namespace {

const QString makerType = u"sqlalchemy.sessionmaker"_s;

/// The argument `bind`, which is the first one of a session.
const python::Argument* bindOf(const Arguments& arguments)
{
    for (size_t i = 0; i < arguments.items.size(); ++i) {
        const python::Argument& each = arguments.items[i];
        if (each.name == "bind"_L1 || (each.name.isEmpty() && i == 0)) {
            return &each;
        }
    }
    return nullptr;
}

/// Of a session or a sessionmaker: nothing is known but what it is bound to, and that is enough.
bool isPlain(const Arguments& arguments)
{
    static const QSet<QString> harmless{
        u"bind"_s, u"autoflush"_s, u"expire_on_commit"_s, u"future"_s};
    return std::all_of(
        arguments.items.begin(), arguments.items.end(), [](const python::Argument& each) {
            return each.name.isEmpty() || harmless.contains(each.name);
        });
}

/// An engine has another connection, and so another transaction.
bool isConnection(const python::Argument& bind)
{
    const auto* object = bind.value.as<Object>();
    return object != nullptr && object->type == connectionTypeName()
           && !bind.code.contains("engine"_L1);
}

}  // namespace

/// `Session(bind=connection)` and `sessionmaker(bind=connection)`. Nothing for all others.
std::optional<Value> ScriptWorld::makeSession(const QString& name, const Arguments& arguments)
{
    const bool isSession =
        name == "sqlalchemy.orm.Session"_L1 || name == "sqlalchemy.orm.session.Session"_L1;
    const bool isMaker = name == "sqlalchemy.orm.sessionmaker"_L1
                         || name == "sqlalchemy.orm.session.sessionmaker"_L1;
    const python::Argument* bind = bindOf(arguments);
    if ((!isSession && !isMaker) || !isPlain(arguments)) {
        return std::nullopt;
    }
    if (isMaker && bind == nullptr) {
        return Value::object(makerType, arguments);
    }
    return bind != nullptr && isConnection(*bind)
               ? std::optional(Value::object(isMaker ? makerType : sessionTypeName(), arguments))
               : std::nullopt;
}

/// A call of what sessionmaker() gave.
std::optional<Value> ScriptWorld::callMaker(const Object& maker, const Arguments& arguments)
{
    if (maker.type != makerType || !isPlain(arguments)) {
        return std::nullopt;
    }
    const python::Argument* own = bindOf(arguments);
    const python::Argument* bind = own != nullptr ? own : bindOf(*maker.arguments);
    return bind != nullptr && isConnection(*bind)
               ? std::optional(Value::thing(sessionTypeName(), arguments))
               : std::nullopt;
}

/// A method of a session that shares the migration's connection, and so its transaction: what it
/// commits stays part of that.
Value ScriptWorld::callSession(const Object& session,
                               const QString& name,
                               const Arguments& arguments)
{
    static const QSet<QString> passedOn{u"execute"_s, u"scalar"_s, u"scalars"_s};
    const bool isPlain = arguments.items.empty();
    if (name == "query"_L1 && !isPlain) {
        return query(session, arguments);
    }
    if ((name == "add"_L1 || name == "delete"_L1) && arguments.items.size() == 1) {
        return keepObject(session, name, arguments);
    }
    if ((name == "flush"_L1 || name == "commit"_L1) && isPlain) {
        Value written = writeObjects(session, arguments);
        if (name == "commit"_L1) {
            store(session).expire();
        }
        return written;
    }
    if (name == "expire_all"_L1 && isPlain) {
        store(session).expire();
        return {};
    }
    if ((name == "close"_L1 || name == "expunge_all"_L1) && isPlain) {
        store(session).clear();  // what was not written never is
        return {};
    }
    if ((name == "connection"_L1 || name == "get_bind"_L1) && isPlain) {
        return Value::thing(connectionTypeName(), arguments);
    }
    if (name == "rollback"_L1 && isPlain && m_live == nullptr && !m_suppositions.empty()) {
        Opaque why = m_suppositions.back();
        why.where = arguments.where;
        why.reason = EngineText::tr("takes everything back where that fails, which ends a run");
        report(why);
        return {};
    }
    if (passedOn.contains(name)) {
        return passOn(session, name, arguments);
    }
    const Opaque why = arguments.opaque(EngineText::tr("calls '%1' of a session").arg(name));
    const python::Unknown* inside = arguments.firstUnknown();
    const bool isDoubt = inside != nullptr && !inside->why.isByRows;
    return Value::unknown(isDoubt ? inside->why : why, true);
}

/// session.execute(…) of what is no query for objects.
Value ScriptWorld::passOn(const Object& session, const QString& name, const Arguments& arguments)
{
    const Value first = arguments.items.empty() ? Value{} : arguments.items.front().value;
    const auto* statement = first.as<Object>();
    const bool asksForObjects =
        statement != nullptr && m_entitySelects.contains(statement->arguments.get());
    if (first.as<QString>() != nullptr || asksForObjects
        || (m_live != nullptr && hasUnwritten(session))) {
        return Value::unknown(
            arguments.opaque(
                EngineText::tr("calls '%1' of a session in a way that is not understood")
                    .arg(name)),
            true);
    }
    return callConnection(name, arguments);
}

}  // namespace limbeck
