// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/python/exceptiontable.h"
#include "migrations/script/scriptworld.h"
#include "models/base/enginetext.h"
#include "models/operation/apply.h"

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;
using python::Value;

namespace {

/// Whether the catalog alone decides if an operation works: neither rows nor the engine's finer
/// rules can make it fail.
class Decision final
{
public:
    Decision(const Schema& before, const QString& dialect)
        : m_before(before)
        , m_isSqlite(dialect == "sqlite"_L1)
    {
    }

    bool operator()(const Operation& operation) const
    {
        return std::visit([this](const auto& each) { return isDecided(each); },
                          complete(operation, m_before).value);
    }

private:
    template <typename Other>
    bool isDecided(const Other&) const
    {
        return false;
    }

    /// MySQL looks at the tables that keys refer to, and at the columns of keys and indexes.
    bool isDecided(const CreateTable& create) const
    {
        return m_isSqlite
               || (create.table.foreignKeys.isEmpty() && create.table.indexes.isEmpty()
                   && create.table.uniqueConstraints.isEmpty());
    }

    bool isDecided(const DropTable& drop) const
    {
        return std::none_of(
            m_before.tables.begin(), m_before.tables.end(), [this, &drop](const Table& table) {
                return std::any_of(table.foreignKeys.begin(),
                                   table.foreignKeys.end(),
                                   [this, &drop](const ForeignKey& key) {
                                       return m_before.isSame(key.referent, drop.table);
                                   });
            });
    }

    bool isDecided(const RenameTable&) const
    {
        return true;
    }

    bool isDecided(const AddColumn& add) const
    {
        return add.column.nullable && add.parts == ColumnParts{} && !add.inlineReferences
               && !add.inlinePrimaryKey && !add.column.computed && !add.column.identity;
    }

    /// Columns of keys and indexes stay where the engine wants them to.
    bool isDecided(const DropColumn& drop) const
    {
        return drop.dropped ? drop.dropped->parts == ColumnParts{}
                            : m_before.table(drop.table) == nullptr
                                  || m_before.table(drop.table)->column(drop.column) == nullptr;
    }

    bool isDecided(const CreateIndex& create) const
    {
        return m_isSqlite && !create.index.unique;
    }

    bool isDecided(const DropIndex&) const
    {
        return m_isSqlite;
    }

    /// A rebuild on SQLite; ALTER statements elsewhere.
    bool isDecided(const Batch& batch) const
    {
        return m_before.table(batch.table) == nullptr
               || std::all_of(batch.operations.begin(), batch.operations.end(), *this);
    }

    const Schema& m_before;
    bool m_isSqlite;
};

}  // namespace

/// What an operation does in a `try` that catches the database's errors: nothing here if it
/// works, a Raise if it certainly fails, an Unknown if that is not certain.
///
/// On PostgreSQL a statement that fails aborts the transaction, so that everything after it fails
/// as well, whatever the script catches: there only success leads on, and a failure ends the run in
/// Alembic too. Outside of the transaction (autocommit_block) that is not so.
std::optional<Value> ScriptWorld::attempt(const Operation& operation, const TextLocation& where)
{
    if (m_dialect == "postgresql"_L1 && isInTransaction()) {
        return std::nullopt;
    }
    const std::optional<Schema> now = schemaNow();
    if (now && Decision(*now, m_dialect)(operation)) {
        const Result<Schema> after = apply(operation, *now);
        if (after) {
            return std::nullopt;
        }
        // The engine refuses it, or Alembic's rebuild does with an error of Python's.
        const bool isBatch = std::holds_alternative<Batch>(operation.value);
        return Value{python::Raise{isBatch ? u"builtins.Exception"_s : python::databaseErrorPath(),
                                   after.error().message,
                                   false}};
    }
    return Value::unknown(
        Opaque{where,
               EngineText::tr("goes on where this fails, and whether it does is not certain"),
               {}},
        true);
}

void ScriptWorld::beginTry()
{
    ++m_tries;
}

void ScriptWorld::endTry()
{
    --m_tries;
}

void ScriptWorld::beginDefinitions()
{
    ++m_definitions;
}

void ScriptWorld::endDefinitions()
{
    --m_definitions;
}

bool ScriptWorld::isInstalled(const QString& module) const
{
    const QString first = module.section(u'.', 0, 0);
    return first == "alembic"_L1 || first == "sqlalchemy"_L1;
}

qsizetype ScriptWorld::actions() const
{
    return m_actions;
}

}  // namespace limbeck
