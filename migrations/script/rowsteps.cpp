// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of ScriptWorld that knows what the rows of the database decide: before a run, which
// parts of a script wait for them; in a run, the rows.

#include "migrations/script/expression/execution.h"
#include "migrations/script/rowvalues.h"
#include "migrations/script/scriptworld.h"
#include "models/base/enginetext.h"
#include "models/operation/describe.h"
#include "models/operation/sqlkind.h"

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;
using python::Arguments;
using python::Object;
using python::Value;

namespace {

Value byRows(const Arguments& arguments)
{
    Opaque why = arguments.opaque(EngineText::tr("uses what a query returned"));
    why.isByRows = true;
    return Value::passive(why);
}

bool changesSchema(const Operation& operation)
{
    const auto* execute = std::get_if<ExecuteSql>(&operation.value);
    return execute != nullptr ? sqlKind(execute->sql) == SqlKind::Schema
                              : !std::holds_alternative<BulkInsert>(operation.value);
}

/// The number of the engine that `dialect` names; SQLite for all that have no rows here.
Engine engineOf(const QString& dialect)
{
    return dialect == "postgresql"_L1 ? Engine::Postgresql : Engine::Sqlite;
}

}  // namespace

void ScriptWorld::beginSupposition(const Opaque& why)
{
    m_suppositions.push_back(why);
}

void ScriptWorld::endSupposition()
{
    m_suppositions.pop_back();
}

bool ScriptWorld::isOver() const
{
    return m_live != nullptr && (m_failure || !m_lowered.opaque.isEmpty());
}

const std::optional<Error>& ScriptWorld::failure() const
{
    return m_failure;
}

bool ScriptWorld::isInTransaction() const
{
    return std::ranges::all_of(m_frames, &Frame::isBatch);
}

/// What a call gives whose operation could not be read: if rows decide what it does, a run will
/// know.
Value ScriptWorld::undone(const Opaque& why, const TextLocation& where)
{
    if (!why.isByRows) {
        return Value::unknown(why, true);
    }
    if (m_tries > 0 && (m_dialect != "postgresql"_L1 || !isInTransaction())) {
        return Value::unknown(why.without(EngineText::tr("goes on where that fails")), true);
    }
    Opaque step = why;
    step.where = where;
    ++m_actions;
    report(step);
    return Value::passive(why);
}

/// `why` of an operation on the schema that could not be read.
Opaque ScriptWorld::ofSchema(Opaque why)
{
    why.mayChangeSchema = why.isByRows;
    why.mayDestroy = why.isByRows;
    return why;
}

/// `why` with what running `statement` may do.
Opaque ScriptWorld::classified(Opaque why, const Value& statement) const
{
    if (!why.isByRows) {
        return why;
    }
    const QString sql = statementOutline(statement);
    why.mayChangeSchema = sql.isEmpty() || sqlKind(sql) == SqlKind::Schema;
    why.mayDestroy = why.mayChangeSchema || sqlRemoves(sql);
    return why;
}

/// A certain operation that happens only if rows say so, or as often.
void ScriptWorld::noteSupposed(const Operation& operation, const TextLocation& where)
{
    Opaque why = m_suppositions.back();
    why.where = where;
    why.reason = EngineText::tr("only the run tells whether and how often it does this: %1")
                     .arg(describe(operation));
    why.mayChangeSchema = changesSchema(operation);
    why.mayDestroy = isDestructive(operation);
    report(why);
}

/// Does it in the live database, and keeps what that returned.
void ScriptWorld::runNow(const Operation& operation, const TextLocation& where)
{
    if (isOver()) {
        return;
    }
    Result<QueryResult> result = m_live->run(operation, where);
    if (result) {
        m_lastResult = *std::move(result);
    } else {
        m_failure = result.error();
    }
}

/// What connection.execute(…) gives.
Value ScriptWorld::resultOf(const Arguments& arguments)
{
    if (m_live == nullptr) {
        return Value::thing(resultTypeName(), arguments);
    }
    const QueryResult result = std::exchange(m_lastResult, {});
    std::optional<python::Values> rows;
    if (!result.columns.isEmpty()) {
        const QList<ColumnType> types =
            executesStatement(arguments) ? resultTypes(arguments, m_dialect) : QList<ColumnType>();
        rows = pythonRows(result, types, engineOf(m_dialect), arguments);
    }
    return m_results.add(++m_lastId, std::move(rows), result.columns, result.changed);
}

Value ScriptWorld::callResult(const Object& result, const QString& name, const Arguments& arguments)
{
    if (m_live != nullptr) {
        return m_results.call(result, name, arguments, ++m_lastId);
    }
    return isResultMethod(name)
               ? byRows(arguments)
               : Value::passive(arguments.opaque(
                   EngineText::tr("calls '%1' of what a query returned").arg(name)));
}

std::optional<Value> ScriptWorld::resultAttribute(const Object& result, const QString& name) const
{
    if (name != "rowcount"_L1) {
        return std::nullopt;
    }
    return m_live != nullptr ? m_results.rowCount(result)
                             : std::optional(byRows(*result.arguments));
}

std::optional<Value> ScriptWorld::iterator(const Object& object)
{
    if (isQuery(object)) {
        return fetch(object, u"all"_s, {{}, object.arguments->where, object.arguments->code});
    }
    if (object.type != resultTypeName()) {
        return std::nullopt;
    }
    return m_live != nullptr ? m_results.iterator(object)
                             : std::optional(byRows(*object.arguments));
}

}  // namespace limbeck
