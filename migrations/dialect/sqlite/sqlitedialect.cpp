// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/dialect/sqlite/sqlitedialect.h"

#include "migrations/dialect/clauses.h"
#include "migrations/dialect/insert.h"
#include "migrations/dialect/quoting.h"
#include "migrations/dialect/sqlite/ddl.h"
#include "migrations/dialect/sqlite/rebuild.h"
#include "migrations/dialect/sqlite/stored.h"
#include "migrations/dialect/sqlite/types.h"
#include "migrations/dialect/sqlsplitter.h"
#include "models/base/enginetext.h"
#include "models/base/overloaded.h"
#include "models/operation/apply.h"

namespace limbeck::sqlite {

using namespace Qt::StringLiterals;

namespace {

using Statements = Result<QList<Statement>>;

Statement statement(const QString& sql)
{
    Statement result;
    result.sql = sql;
    return result;
}

Statements one(const QString& sql)
{
    return QList<Statement>{statement(sql)};
}

Statements nothing()
{
    return QList<Statement>();
}

Statements unsupported(const QString& message)
{
    return fail(ErrorCode::Unsupported, message);
}

/// Renders one operation; `m_before` is the schema before it.
class Renderer final
{
public:
    Renderer(const Dialect& dialect, const Schema& before)
        : m_dialect(dialect)
        , m_before(before)
    {
    }

    Statements operator()(const CreateTable& operation) const
    {
        const Result<QString> table = createTableText(operation.table, operation.ifNotExists);
        if (!table) {
            return fail(table.error());
        }
        QList<Statement> statements{statement(*table)};
        for (const Index& index : operation.table.indexes) {
            statements << statement(
                createIndexText(index, operation.table.name, operation.ifNotExists));
        }
        return statements;
    }

    Statements operator()(const DropTable& operation) const
    {
        return one((operation.ifExists ? u"DROP TABLE IF EXISTS "_s : u"DROP TABLE "_s)
                   + quoted(operation.table));
    }

    Statements operator()(const RenameTable& operation) const
    {
        return one(alter(operation.table) + u"RENAME TO "_s + quoted(operation.newName));
    }

    Statements operator()(const AddColumn& operation) const;
    Statements operator()(const DropColumn& operation) const;
    Statements operator()(const AlterColumn& operation) const;

    Statements operator()(const CreateIndex& operation) const
    {
        return one(createIndexText(operation.index, operation.table, operation.ifNotExists));
    }

    Statements operator()(const DropIndex& operation) const
    {
        return one((operation.ifExists ? u"DROP INDEX IF EXISTS "_s : u"DROP INDEX "_s)
                   + quoted(TableName(operation.table.schema, operation.name)));
    }

    Statements operator()(const AddConstraint& operation) const
    {
        const QString name = constraintName(operation.constraint);
        return fail(needsBatch(operation.table,
                               name.isEmpty()
                                   ? EngineText::tr("add a constraint")
                                   : EngineText::tr("add the constraint '%1'").arg(name)));
    }

    Statements operator()(const DropConstraint& operation) const
    {
        return fail(needsBatch(operation.table,
                               EngineText::tr("drop the constraint '%1'").arg(operation.name)));
    }

    Statements operator()(const SetTableComment& operation) const
    {
        return unsupported(
            EngineText::tr(
                "SQLite keeps no comments on tables ('%1'). Leave the comment out on SQLite: "
                "if op.get_context().dialect.name != 'sqlite'.")
                .arg(operation.table.toString()));
    }

    // Enums are text here; their values stand in the column.
    Statements operator()(const CreateEnum&) const
    {
        return nothing();
    }

    Statements operator()(const DropEnum&) const
    {
        return nothing();
    }

    Statements operator()(const BulkInsert& operation) const
    {
        return insertStatements(operation, Engine::Sqlite);
    }

    Statements operator()(const ExecuteSql& operation) const
    {
        QList<Statement> statements;
        for (const QString& sql : splitStatements(operation.sql, Engine::Sqlite)) {
            Statement each = statement(sql);
            each.parameters = operation.parameters;
            statements << each;
        }
        return statements;
    }

    Statements operator()(const Batch& operation) const
    {
        if (needsRebuild(operation)) {
            return rebuild(operation, m_before);
        }
        for (const Operation& each : operation.operations) {
            const auto* add = std::get_if<AddColumn>(&each.value);
            if (add != nullptr && add->place != ColumnPlace()) {
                return unsupported(
                    EngineText::tr("Can't specify insert_before or insert_after when using ALTER; "
                                   "please specify recreate='always'"));
            }
        }
        return all(operation.operations);
    }

    Statements operator()(const AutocommitBlock& operation) const
    {
        return all(operation.operations);
    }

private:
    static QString alter(const TableName& table)
    {
        return u"ALTER TABLE "_s + quoted(table) + u' ';
    }

    bool hasColumn(const TableName& table, const QString& column) const
    {
        const Table* known = m_before.table(table);
        return known != nullptr && known->hasColumn(column);
    }

    /// One after another, each against what the ones before it leave.
    Statements all(const std::vector<Operation>& operations) const
    {
        QList<Statement> statements;
        Schema schema = m_before;
        for (const Operation& operation : operations) {
            const Statements rendered = m_dialect.render(operation, schema);
            if (!rendered) {
                return rendered;
            }
            statements << *rendered;
            // What the schema in memory does not know (offline, SQL text before), it cannot
            // follow; SQLite will say if something is wrong.
            if (Result<Schema> next = apply(operation, schema)) {
                schema = *next;
            }
        }
        return statements;
    }

    const Dialect& m_dialect;
    const Schema& m_before;
};

Statements Renderer::operator()(const AddColumn& operation) const
{
    if (operation.ifNotExists && hasColumn(operation.table, operation.column.name)) {
        return nothing();  // SQLite has no ADD COLUMN IF NOT EXISTS
    }
    const ColumnParts& parts = operation.parts;
    const bool isInline = parts.foreignKeys.size() == 1 && operation.inlineReferences;
    const bool hasConstraint =
        !parts.uniqueConstraints.isEmpty() || (!parts.foreignKeys.isEmpty() && !isInline);
    if (hasConstraint) {
        return fail(needsBatch(operation.table,
                               EngineText::tr("add the column '%1' with a key of its own")
                                   .arg(operation.column.name)));
    }

    Table table;
    table.name = operation.table;
    const Result<QString> column = columnText(operation.column, table);
    if (!column) {
        return fail(column.error());
    }
    QString sql = alter(operation.table) + u"ADD COLUMN "_s + *column;
    for (const CheckConstraint& check : parts.checkConstraints) {
        sql += u' ' + constraintText(check, operation.table);
    }
    if (isInline) {
        const ForeignKey& key = parts.foreignKeys.front();
        sql += key.referent.schema == operation.table.schema
                   ? referencesClause(key, TableName(key.referent.name), Engine::Sqlite)
                   : QString();
    }
    QList<Statement> statements{statement(sql)};
    for (const Index& index : parts.indexes) {
        statements << statement(createIndexText(index, operation.table));
    }
    return statements;
}

Statements Renderer::operator()(const DropColumn& operation) const
{
    const Table* known = m_before.table(operation.table);
    if (operation.ifExists && known != nullptr && !known->hasColumn(operation.column)) {
        return nothing();
    }
    return one(alter(operation.table) + u"DROP COLUMN "_s + quoted(operation.column));
}

Statements Renderer::operator()(const AlterColumn& operation) const
{
    const ColumnChanges& changes = operation.changes;
    const bool needsTable =
        changes.type || changes.nullable || changes.serverDefault || changes.identity;
    if (needsTable) {
        return fail(needsBatch(operation.table,
                               EngineText::tr("alter the column '%1'").arg(operation.column)));
    }
    if (changes.comment) {
        return unsupported(EngineText::tr("SQLite keeps no comments on columns ('%1' of '%2').")
                               .arg(operation.column, operation.table.toString()));
    }
    if (!changes.name || *changes.name == operation.column) {
        return nothing();
    }
    return one(alter(operation.table) + u"RENAME COLUMN "_s + quoted(operation.column) + u" TO "_s
               + quoted(*changes.name));
}

}  // namespace

Error needsBatch(const TableName& table, const QString& what)
{
    Error error;
    error.code = ErrorCode::Unsupported;
    error.message =
        EngineText::tr(
            "No support for ALTER of constraints in SQLite dialect. Please refer to the batch mode "
            "feature which allows for SQLite migrations using a copy-and-move strategy.\n"
            "To %1 of table '%2', SQLite must rebuild the table: put the step into 'with "
            "op.batch_alter_table(\"%2\") as batch_op:'.")
            .arg(what, table.toString());
    error.subjects = QStringList{table.toString()};
    return error;
}

Engine SqliteDialect::engine() const
{
    return Engine::Sqlite;
}

QString SqliteDialect::quoteName(const QString& name) const
{
    return quotedName(name, Engine::Sqlite);
}

QString SqliteDialect::quoteText(const QString& text) const
{
    return quotedText(text, Engine::Sqlite);
}

Result<QString> SqliteDialect::typeName(const ColumnType& type) const
{
    return typeText(type.on(u"sqlite"_s));
}

Result<QList<Statement>> SqliteDialect::render(const Operation& operation,
                                               const Schema& before) const
{
    return std::visit(Renderer(*this, before), operation.value);
}

bool SqliteDialect::needsLiveSchema(const Operation& operation) const
{
    const Batch* batch = std::get_if<Batch>(&operation.value);
    return batch != nullptr && needsRebuild(*batch);
}

Schema SqliteDialect::storedForm(const Schema& schema) const
{
    return stored(schema);
}

bool SqliteDialect::hasTransactionalDdl() const
{
    return true;
}

}  // namespace limbeck::sqlite
