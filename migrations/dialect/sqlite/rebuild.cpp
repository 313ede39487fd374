// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/dialect/sqlite/rebuild.h"

#include "migrations/dialect/quoting.h"
#include "migrations/dialect/sqlite/ddl.h"
#include "migrations/dialect/sqlite/tabledraft.h"
#include "models/base/enginetext.h"
#include "models/base/overloaded.h"
#include "models/schema/sqlnames.h"

#include <algorithm>

namespace limbeck::sqlite {

using namespace Qt::StringLiterals;

namespace {

bool isNamed(const ColumnPlace& place)
{
    return !place.before.isEmpty() || !place.after.isEmpty();
}

bool needsRebuild(const AddColumn& add)
{
    const bool hasExpression =
        add.column.serverDefault && add.column.serverDefault->kind != ServerDefault::Kind::Literal;
    const bool isStored = add.column.computed && add.column.computed->persisted.value_or(false);
    const ColumnParts& parts = add.parts;
    return hasExpression || isStored || !parts.uniqueConstraints.isEmpty()
           || !parts.foreignKeys.isEmpty() || parts.primaryKey
           || add.column.type.on(u"sqlite"_s).createConstraint;
}

/// SQLite renames columns itself, with all that names them.
bool isRenameOnly(const AlterColumn& alter)
{
    ColumnChanges others = alter.changes;
    others.name.reset();
    others.comment.reset();
    return alter.changes.name && others.isEmpty() && !isNamed(alter.place);
}

QString temporaryName(const TableName& table)
{
    return (u"_alembic_tmp_"_s + table.name).left(50);
}

class Rebuild final
{
public:
    Rebuild(const Batch& batch, const Schema& before)
        : m_batch(batch)
        , m_before(before)
        , m_temporary(batch.table.schema, temporaryName(batch.table))
    {
    }

    Result<QList<Statement>> render(const Table& table, TableDraft draft)
    {
        if (Result<> changed = change(&draft); !changed) {
            return fail(changed.error());
        }
        if (Result<> fits = checkTriggers(draft); !fits) {
            return fail(fits.error());
        }
        runsBefore();
        run(draft.createText(m_temporary.name));
        copyRows(table, draft);
        keepSequence(table, draft);
        run(u"DROP TABLE "_s + quoted(m_batch.table));
        renameTable();
        attach(draft);
        renameColumns(draft);
        for (const TableDraft::DraftIndex& each : draft.newIndexes()) {
            run(createIndexText(each.index, m_batch.table));
        }
        checkViews(draft);
        return m_statements;
    }

private:
    void run(const QString& sql)
    {
        Statement statement;
        statement.sql = sql;
        m_statements << statement;
    }

    void expectNoRows(const QString& sql, const QString& failure)
    {
        Statement statement;
        statement.sql = sql;
        statement.kind = Statement::Kind::ExpectNoRows;
        statement.failure = failure;
        m_statements << statement;
    }

    Result<> change(TableDraft* draft) const
    {
        draft->applyNamingConvention(m_batch.namingConvention);
        for (const Operation& operation : m_batch.operations) {
            if (Result<> applied = draft->apply(operation); !applied) {
                return applied;
            }
        }
        for (const Constraint& constraint : m_batch.tableConstraints) {
            draft->add(constraint);
        }
        if (!m_batch.tableOptions.isEmpty()) {
            draft->setOptions(m_batch.tableOptions);
        }
        return m_batch.partialReordering.isEmpty() ? Result<>()
                                                   : draft->reorder(m_batch.partialReordering);
    }

    /// SQLite finds out only when a trigger fires.
    Result<> checkTriggers(const TableDraft& draft) const
    {
        for (const Trigger& trigger : m_before.triggers) {
            for (const QString& column : draft.droppedColumns()) {
                if (trigger.table == m_batch.table && mentionsName(trigger.definition, column)) {
                    return fail(ErrorCode::SchemaConflict,
                                EngineText::tr(
                                    "The trigger '%1' of table '%2' seems to use the column '%3', "
                                    "which the batch drops. Drop or replace the trigger first.")
                                    .arg(trigger.name, m_batch.table.toString(), column));
                }
            }
        }
        return {};
    }

    /// In Alembic, SQL text inside a batch runs at once and the batch when its block ends.
    void runsBefore()
    {
        const Dialect& dialect = **Dialect::of(Engine::Sqlite);
        for (const Operation& operation : m_batch.operations) {
            const bool isData = std::holds_alternative<ExecuteSql>(operation.value)
                                || std::holds_alternative<BulkInsert>(operation.value);
            if (isData) {
                // Rendering those cannot fail.
                m_statements << dialect.render(operation, m_before).value_or(QList<Statement>());
            }
        }
    }

    void copyRows(const Table& table, const TableDraft& draft)
    {
        const QString old = quoted(m_batch.table);
        QStringList targets;
        QStringList values;
        for (const TableDraft::DraftColumn& column : draft.columns()) {
            const bool isGenerated = column.sql.piece(ColumnPiece::Kind::Generated) != nullptr;
            if (column.source.isEmpty() || isGenerated) {
                continue;
            }
            const QString value = quoted(m_batch.table.name) + u'.' + quoted(column.source);
            targets << quoted(column.physical);
            values << (column.castTo.isEmpty()
                           ? value
                           : u"CAST(%1 AS %2) AS %3"_s.arg(value, column.castTo, targets.last()));
        }
        if (targets.isEmpty()) {
            return;  // nothing of the old table is left
        }
        run(u"INSERT INTO %1 (%2) SELECT %3 \nFROM %4"_s.arg(
            quoted(m_temporary), targets.join(u", "_s), values.join(u", "_s), old));
        expectNoRows(u"SELECT 1 WHERE (SELECT count(*) FROM %1) <> (SELECT count(*) FROM %2)"_s.arg(
                         quoted(m_temporary), old),
                     EngineText::tr("The rebuild of table '%1' would lose rows: a constraint with "
                                    "ON CONFLICT left some "
                                    "out. Nothing was changed.")
                         .arg(table.name.toString()));
    }

    /// The highest key ever given, which the copied rows do not tell.
    void keepSequence(const Table& table, const TableDraft& draft)
    {
        const bool isKept =
            table.options.value(u"sqlite_autoincrement"_s).toBool() && draft.hasAutoincrement();
        if (!isKept) {
            return;
        }
        const QString catalog = m_batch.table.schema.isEmpty()
                                    ? u"sqlite_sequence"_s
                                    : quoted(TableName(m_batch.table.schema, u"sqlite_sequence"_s));
        const QString temporary = quotedText(m_temporary.name, Engine::Sqlite);
        run(u"DELETE FROM %1 WHERE name = %2"_s.arg(catalog, temporary));
        run(u"INSERT INTO %1 (name, seq) SELECT %2, seq FROM %1 WHERE name = %3"_s.arg(
            catalog, temporary, quotedText(m_batch.table.name, Engine::Sqlite)));
    }

    void renameTable()
    {
        // Without it SQLite looks at every view and trigger, and refuses since those that use the
        // table do not find it at this moment (https://sqlite.org/lang_altertable.html, 7).
        const bool isLegacy = !m_before.views.isEmpty() || !m_before.triggers.isEmpty();
        if (isLegacy) {
            run(u"PRAGMA legacy_alter_table=ON"_s);
        }
        run(u"ALTER TABLE %1 RENAME TO %2"_s.arg(quoted(m_temporary), quoted(m_batch.table.name)));
        if (isLegacy) {
            run(u"PRAGMA legacy_alter_table=OFF"_s);
        }
    }

    void attach(const TableDraft& draft)
    {
        for (const TableDraft::DraftIndex& each : draft.oldIndexes()) {
            run(each.text.isEmpty() ? createIndexText(each.index, m_batch.table) : each.text);
        }
        for (const Trigger& trigger : m_before.triggers) {
            if (trigger.table == m_batch.table) {
                run(trigger.definition);
            }
        }
    }

    void renameColumns(const TableDraft& draft)
    {
        QList<std::pair<QString, QString>> pending;
        QStringList taken;
        for (const TableDraft::DraftColumn& column : draft.columns()) {
            taken << column.physical;
            if (column.physical != column.name) {
                pending << std::pair(column.physical, column.name);
            }
        }
        while (!pending.isEmpty()) {
            auto next = std::ranges::find_if(pending, [&](const auto& each) {
                return each.first.compare(each.second, Qt::CaseInsensitive) == 0
                       || !taken.contains(each.second, Qt::CaseInsensitive);
            });
            if (next == pending.end()) {  // a circle of names: one steps aside
                const QString aside = u"_alembic_tmp_c%1"_s.arg(pending.size());
                renameColumn(pending.first().first, aside, &taken);
                pending.first().first = aside;
                continue;
            }
            renameColumn(next->first, next->second, &taken);
            pending.erase(next);
        }
    }

    void renameColumn(const QString& from, const QString& to, QStringList* taken)
    {
        run(u"ALTER TABLE %1 RENAME COLUMN %2 TO %3"_s.arg(
            quoted(m_batch.table), quoted(from), quoted(to)));
        taken->removeOne(from);
        taken->append(to);
    }

    /// SQLite lets a view go stale; reading none of its rows tells.
    void checkViews(const TableDraft& draft)
    {
        if (draft.droppedColumns().isEmpty()) {
            return;
        }
        for (const View& view : m_before.views) {
            if (mentionsName(view.definition, m_batch.table.name)) {
                expectNoRows(
                    u"SELECT * FROM %1 LIMIT 0"_s.arg(quoted(view.name)),
                    EngineText::tr("The view '%1' no longer works.").arg(view.name.toString()));
            }
        }
    }

    const Batch& m_batch;
    const Schema& m_before;
    TableName m_temporary;
    QList<Statement> m_statements;
};

}  // namespace

bool needsRebuild(const Batch& batch)
{
    switch (batch.recreate) {
    case Recreate::Always:
        return true;
    case Recreate::Never:
        return false;
    case Recreate::Auto:
        break;
    }
    return std::ranges::any_of(batch.operations, [](const Operation& operation) {
        return std::visit(Overloaded{[](const AddColumn& add) { return needsRebuild(add); },
                                     [](const AlterColumn& alter) { return !isRenameOnly(alter); },
                                     [](const CreateIndex&) { return false; },
                                     [](const DropIndex&) { return false; },
                                     [](const ExecuteSql&) { return false; },
                                     [](const BulkInsert&) { return false; },
                                     [](const auto&) { return true; }},
                          operation.value);
    });
}

Result<QList<Statement>> rebuild(const Batch& batch, const Schema& before)
{
    const Table* known = before.table(batch.table);
    if (batch.copyFrom) {
        known = &*batch.copyFrom;
    }
    if (known == nullptr) {
        Error error;
        error.code = ErrorCode::SchemaConflict;
        error.message = EngineText::tr("There is no table '%1' that the batch could rebuild.")
                            .arg(batch.table.toString());
        error.subjects = QStringList{batch.table.toString()};
        return fail(error);
    }
    const TableName temporary(batch.table.schema, temporaryName(batch.table));
    if (before.table(temporary) != nullptr) {
        return fail(
            ErrorCode::SchemaConflict,
            EngineText::tr(
                "The table '%1' is in the way: a batch of another program was interrupted and "
                "left it behind. Look whether it holds rows that '%2' lacks, then drop it.")
                .arg(temporary.toString(), batch.table.toString()));
    }
    Result<TableDraft> draft = TableDraft::of(*known);
    if (!draft) {
        return fail(draft.error());
    }
    return Rebuild(batch, before).render(*known, *draft);
}

}  // namespace limbeck::sqlite
