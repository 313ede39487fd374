// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/inspect/postgresql/readback.h"

#include "migrations/inspect/inspector.h"
#include "models/base/enginetext.h"

#include <algorithm>

namespace limbeck::postgresql {

using namespace Qt::StringLiterals;

namespace {

Result<Table> madeAndRead(Database& database,
                          const QList<Statement>& statements,
                          const Table& probe)
{
    for (const Statement& statement : statements) {
        if (const auto done = database.execute(statement.sql, statement.parameters); !done) {
            return fail(done.error());
        }
    }
    return inspect(database, {}, InspectedSchemas::Temporary)
        .and_then([&probe](const Schema& schema) -> Result<Table> {
            const auto found = std::ranges::find_if(schema.tables, [&probe](const Table& table) {
                return table.name.name == probe.name.name;
            });
            if (found == schema.tables.cend()) {
                return fail(ErrorCode::DatabaseError,
                            EngineText::tr("The server does not show its temporary tables."));
            }
            Table answer = *found;
            answer.name = probe.name;
            return answer;
        });
}

Result<Table> inSavepoint(Database& database,
                          const QList<Statement>& statements,
                          const Table& probe)
{
    const QString name = u"limbeck_spelling"_s;
    if (const auto begun = database.execute(u"SAVEPOINT "_s + name); !begun) {
        return fail(begun.error());
    }
    Result<Table> answer = madeAndRead(database, statements, probe);
    const Result<qint64> gone =
        database.execute(u"ROLLBACK TO SAVEPOINT "_s + name).and_then([&](qint64) {
            return database.execute(u"RELEASE SAVEPOINT "_s + name);
        });
    return gone ? answer : fail(gone.error());
}

}  // namespace

Result<Table> readBack(Database& database, const QList<Statement>& statements, const Table& probe)
{
    if (database.isInTransaction()) {
        return inSavepoint(database, statements, probe);
    }
    return Transaction::begin(database).and_then([&](const Transaction&) {
        return madeAndRead(database, statements, probe);  // and no commit
    });
}

}  // namespace limbeck::postgresql
