// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/dialect/dialect.h"
#include "migrations/inspect/inspector.h"
#include "models/operation/apply.h"
#include "tests/support/memorydatabase.h"

/// What the tests of SQLite's rebuild change: operations on a table "users", carried out.
namespace limbeck::rebuilding {

using namespace Qt::StringLiterals;

inline const Dialect& dialect()
{
    return **Dialect::of(Engine::Sqlite);
}

inline Operation altered(const QString& column, const ColumnChanges& changes)
{
    AlterColumn alter;
    alter.table = TableName(u"users"_s);
    alter.column = column;
    alter.changes = changes;
    return Operation{alter};
}

inline Operation renamed(const QString& from, const QString& to)
{
    ColumnChanges changes;
    changes.name = to;
    return altered(from, changes);
}

inline Operation retyped(const QString& column, const ColumnType& type)
{
    ColumnChanges changes;
    changes.type = type;
    return altered(column, changes);
}

inline Operation dropped(const QString& column)
{
    DropColumn drop;
    drop.table = TableName(u"users"_s);
    drop.column = column;
    return Operation{drop};
}

inline Operation added(const QString& name, TypeKind kind)
{
    AddColumn add;
    add.table = TableName(u"users"_s);
    add.column.name = name;
    add.column.type = ColumnType::ofKind(kind);
    return Operation{add};
}

inline Operation checked(const QString& name, const QString& condition)
{
    CheckConstraint check;
    check.name = name;
    check.condition = condition;
    return Operation{AddConstraint{TableName(u"users"_s), check}};
}

inline Operation keyed(const QStringList& columns)
{
    PrimaryKey key;
    key.name = u"pk_new"_s;
    key.columns = columns;
    return Operation{AddConstraint{TableName(u"users"_s), key}};
}

inline Operation undone(const QString& constraint, ConstraintType type)
{
    DropConstraint drop;
    drop.table = TableName(u"users"_s);
    drop.name = constraint;
    drop.type = type;
    return Operation{drop};
}

/// A batch that rebuilds, with what the schema knows filled in.
inline Operation batchOf(std::vector<Operation> operations, Recreate recreate = Recreate::Always)
{
    Batch batch;
    batch.table = TableName(u"users"_s);
    batch.operations = std::move(operations);
    batch.recreate = recreate;
    return Operation{batch};
}

inline Result<> runStatements(Database& database, const QList<Statement>& statements)
{
    for (const Statement& statement : statements) {
        if (statement.kind == Statement::Kind::Run) {
            if (const auto done = database.execute(statement.sql, statement.parameters); !done) {
                return fail(done.error().in(statement.sql));
            }
            continue;
        }
        const auto found = database.query(statement.sql);
        if (!found) {
            return fail(found.error().in(statement.sql));
        }
        if (!found->rows.isEmpty()) {
            return fail(ErrorCode::VerificationFailed, statement.failure);
        }
    }
    return {};
}

inline Result<> carryOut(Database& database, const Operation& operation)
{
    const auto schema = inspect(database);
    if (!schema) {
        return fail(schema.error());
    }
    const auto statements = dialect().render(complete(operation, *schema), *schema);
    if (!statements) {
        return fail(statements.error());
    }
    if (Result<> begun = database.begin(); !begun) {
        return begun;
    }
    if (Result<> done = runStatements(database, *statements); !done) {
        database.rollback();
        return done;
    }
    return database.commit();
}

inline QStringList column(Database& database, const QString& sql)
{
    const auto found = database.query(sql);
    if (!found) {
        return {found.error().toText()};
    }
    QStringList values;
    for (const QVariantList& row : found->rows) {
        QStringList cells;
        for (const QVariant& cell : row) {
            cells << (cell.isNull() ? u"NULL"_s : cell.toString());
        }
        values << cells.join(u'|');
    }
    return values;
}

inline QString definition(Database& database, const QString& name)
{
    return column(database, u"SELECT sql FROM sqlite_master WHERE name = '%1'"_s.arg(name))
        .value(0);
}

}  // namespace limbeck::rebuilding
