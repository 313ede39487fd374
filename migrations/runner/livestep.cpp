// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/runner/livestep.h"

#include "models/operation/apply.h"
#include "models/operation/sqlkind.h"

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

// Source: PostgreSQL 15, src/include/access/transam.h and pg_type.dat.
constexpr int firstOwnType = 16384;
constexpr int textType = 25;

bool leavesSchemaAlone(const Operation& operation)
{
    const auto* execute = std::get_if<ExecuteSql>(&operation.value);
    return execute != nullptr ? sqlKind(execute->sql) != SqlKind::Schema
                              : std::holds_alternative<BulkInsert>(operation.value);
}

}  // namespace

LiveStep::LiveStep(Database& database, Inspect inspect, RunAll runAll, Query query)
    : m_database(database)
    , m_inspect(std::move(inspect))
    , m_runAll(std::move(runAll))
    , m_query(std::move(query))
{
}

Result<Schema> LiveStep::schema()
{
    return learn().map([this] { return *m_schema; });
}

Result<> LiveStep::learn()
{
    if (!m_schema) {
        Result<Schema> found = m_inspect();
        if (!found) {
            return fail(found.error());
        }
        m_schema = *std::move(found);
    }
    return {};
}

Result<QueryResult> LiveStep::run(const Operation& operation, const TextLocation& where)
{
    if (const Result<> learnt = learn(); !learnt) {
        return fail(learnt.error());
    }
    const Dialect& dialect = **Dialect::of(m_database.engine());
    PlannedOperation planned;
    planned.operation = complete(operation, *m_schema);
    planned.where = where;
    Result<QList<Statement>> statements = dialect.render(planned.operation, *m_schema);
    if (!statements) {
        Error error = statements.error();
        error.where = error.where.value_or(where);
        return fail(error);
    }
    if (!leavesSchemaAlone(operation)) {
        m_schema.reset();
    }
    if (std::holds_alternative<ExecuteSql>(operation.value) && statements->size() == 1) {
        return m_query(planned, statements->first()).and_then([this](QueryResult result) {
            return withTypes(std::move(result));
        });
    }
    return m_runAll(planned, *statements).map([] { return QueryResult{}; });
}

/// PostgreSQL's enums and case-insensitive texts arrive as texts, also in Python.
Result<QueryResult> LiveStep::withTypes(QueryResult result)
{
    const auto isOwn = [](int type) { return type >= firstOwnType; };
    if (m_database.engine() != Engine::Postgresql || std::ranges::none_of(result.types, isOwn)) {
        return result;
    }
    if (!m_textTypes) {
        const Result<QueryResult> known = m_database.query(
            u"SELECT oid::integer FROM pg_catalog.pg_type WHERE typtype = 'e' "
            "OR typname = 'citext'"_s);
        if (!known) {
            return fail(known.error());
        }
        m_textTypes.emplace();
        for (const QVariantList& row : known->rows) {
            m_textTypes->insert(row.value(0).toInt());
        }
    }
    for (int& type : result.types) {
        type = m_textTypes->contains(type) ? textType : type;
    }
    return result;
}

}  // namespace limbeck
