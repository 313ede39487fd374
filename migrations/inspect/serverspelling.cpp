// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/inspect/serverspelling.h"

#include "migrations/dialect/dialect.h"
#include "migrations/inspect/mariadb/readback.h"
#include "migrations/inspect/postgresql/readback.h"

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

/// What is asked about: everything whose text a server may write differently.
bool isSpelledAlike(const Table& one, const Table& other)
{
    const auto isAlike = [&other](const Column& column) {
        const Column* same = other.column(column.name);
        return same == nullptr
               || (same->serverDefault == column.serverDefault
                   && same->computed == column.computed);
    };
    return one.checkConstraints == other.checkConstraints && one.indexes == other.indexes
           && std::ranges::all_of(one.columns, isAlike);
}

/// Checks are told apart by name, and not each has one.
QString probeName(qsizetype check)
{
    return u"limbeck_check_%1"_s.arg(check);
}

/// `table` as a temporary one with nothing but what is asked about.
Table probeOf(const Table& table)
{
    Table probe;
    probe.name = TableName(table.name.name);
    probe.prefixes = {u"TEMPORARY"_s};
    probe.columns = table.columns;
    for (Column& column : probe.columns) {
        column.autoincrement = Autoincrement::No;
        column.identity.reset();
        column.comment.clear();
        column.options.clear();
    }
    probe.checkConstraints = table.checkConstraints;
    for (qsizetype i = 0; i < probe.checkConstraints.size(); ++i) {
        probe.checkConstraints[i].name = probeName(i);
    }
    probe.indexes = table.indexes;
    for (Index& index : probe.indexes) {
        index.options.remove(u"postgresql_concurrently"_s);
        index.options.remove(u"postgresql_tablespace"_s);
    }
    return probe;
}

/// Puts what the server made of probeOf(`table`) into `table`.
void takeSpelling(Table& table, const Table& answer)
{
    for (Column& column : table.columns) {
        const Column* same = answer.column(column.name);
        if (same != nullptr && column.serverDefault && same->serverDefault) {
            column.serverDefault = same->serverDefault;
        }
        if (same != nullptr && column.computed && same->computed) {
            column.computed = same->computed;
        }
    }
    for (qsizetype i = 0; i < table.checkConstraints.size(); ++i) {
        const auto same =
            std::ranges::find(answer.checkConstraints, probeName(i), &CheckConstraint::name);
        if (same != answer.checkConstraints.cend()) {
            table.checkConstraints[i].condition = same->condition;
        }
    }
    for (Index& index : table.indexes) {
        if (const Index* same = answer.index(index.name)) {
            index.parts = same->parts;
            index.where = same->where;
        }
    }
}

/// The probe as the server tells it, in its stored form.
Result<Table> answerTo(Database& database, const Table& probe, const Schema& inspected)
{
    const Dialect& dialect = **Dialect::of(database.engine());
    Schema alone;
    alone.tables << probe;
    return dialect.renderSchema(alone, inspected)
        .and_then([&](const QList<Statement>& statements) {
            return database.engine() == Engine::Postgresql
                       ? postgresql::readBack(database, statements, probe)
                       : mariadb::readBack(database, statements, probe);
        })
        .map([&](const Table& answer) {
            alone.tables = {answer};
            return dialect.asStored(alone).tables.first();
        });
}

}  // namespace

Schema spelledByServer(Database& database, const Schema& expected, const Schema& inspected)
{
    if (database.engine() == Engine::Sqlite) {
        return expected;
    }
    Schema spelled = expected;
    for (Table& table : spelled.tables) {
        const Table* live = inspected.table(table.name);
        if (live == nullptr || isSpelledAlike(table, *live)) {
            continue;
        }
        if (const Result<Table> answer = answerTo(database, probeOf(table), inspected)) {
            takeSpelling(table, *answer);
        }
    }
    return spelled;
}

}  // namespace limbeck
