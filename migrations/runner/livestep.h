// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/planner/plan.h"
#include "migrations/script/liveconnection.h"

#include <functional>

namespace limbeck {

/// The database of a step whose script is followed while it runs. Thread: that of the database.
class LiveStep final : public LiveConnection
{
public:
    using Inspect = std::function<Result<Schema>()>;
    using RunAll = std::function<Result<>(const PlannedOperation&, const QList<Statement>&)>;
    using Query = std::function<Result<QueryResult>(const PlannedOperation&, const Statement&)>;

    /// `database` outlives this. The functions do what they say inside the run's transaction.
    LiveStep(Database& database, Inspect inspect, RunAll runAll, Query query);

    Result<QueryResult> run(const Operation& operation, const TextLocation& where) override;
    Result<Schema> schema() override;

private:
    Result<> learn();
    Result<QueryResult> withTypes(QueryResult result);

    Database& m_database;
    Inspect m_inspect;
    RunAll m_runAll;
    Query m_query;
    std::optional<Schema> m_schema;  ///< as it is now, once somebody asked
    std::optional<QSet<int>> m_textTypes;
};

}  // namespace limbeck
