// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/schema/schema.h"

#include <QList>
#include <QString>
#include <QVariant>

#include <memory>
#include <optional>
#include <variant>
#include <vector>

/// The steps of a migration as values: one struct per `op.*` of Alembic 1.19 (operations/ops.py),
/// with every argument. Dropping operations carry what they drop once that is known, so that
/// they can be reversed.
namespace limbeck {

struct Operation;

struct CreateTable
{
    Table table;  ///< with its indexes: `index=True` columns create them in the same step
    bool ifNotExists = false;

    bool operator==(const CreateTable&) const = default;
};

struct DropTable
{
    TableName table;
    bool ifExists = false;
    std::optional<Table> dropped;

    bool operator==(const DropTable&) const = default;
};

struct RenameTable
{
    TableName table;
    QString newName;

    bool operator==(const RenameTable&) const = default;
};

/// Where batch mode puts a column: before or after another one, or at the end.
struct ColumnPlace
{
    QString before;
    QString after;

    bool operator==(const ColumnPlace&) const = default;
};

/// What is written at a column but belongs to its table. Also what disappears with a column.
struct ColumnParts
{
    bool primaryKey = false;
    /// The whole primary key, where it has a name or further columns: only a dropped column
    /// remembers that, a script cannot write it at a column.
    std::optional<PrimaryKey> wholeKey;
    QList<UniqueConstraint> uniqueConstraints;
    QList<ForeignKey> foreignKeys;
    QList<CheckConstraint> checkConstraints;
    QList<ExcludeConstraint> excludeConstraints;
    QList<Index> indexes;

    bool operator==(const ColumnParts&) const = default;
};

struct AddColumn
{
    TableName table;
    Column column;
    ColumnParts parts;
    bool ifNotExists = false;
    bool inlineReferences = false;
    bool inlinePrimaryKey = false;
    ColumnPlace place;

    bool operator==(const AddColumn&) const = default;
};

struct DropColumn
{
    /// What a dropped column was, for putting it back.
    struct Dropped
    {
        Column column;
        ColumnParts parts;
        /// Name of the column that it stood after; empty if it was the first.
        QString after;
        /// Name of the column that it stood before if it was the first. Both empty: at the end.
        QString before;
        /// How reverse() writes it back, see AddColumn.
        bool inlineReferences = false;
        bool inlinePrimaryKey = false;

        bool operator==(const Dropped&) const = default;
    };

    TableName table;
    QString column;
    bool ifExists = false;
    std::optional<Dropped> dropped;

    bool operator==(const DropColumn&) const = default;
};

/// What alter_column says about a column: each member is set only if the script says it.
/// A server default or comment that is set to nothing is dropped.
struct ColumnChanges
{
    std::optional<QString> name;
    std::optional<ColumnType> type;
    std::optional<bool> nullable;
    std::optional<std::optional<ServerDefault>> serverDefault;
    std::optional<std::optional<Identity>> identity;
    std::optional<std::optional<QString>> comment;
    std::optional<Autoincrement> autoincrement;

    bool isEmpty() const;

    bool operator==(const ColumnChanges&) const = default;
};

struct AlterColumn
{
    TableName table;
    QString column;
    ColumnChanges changes;
    /// The `existing_*` arguments, completed from the schema when that is known: what reverse()
    /// goes back to, and what MySQL must repeat.
    ColumnChanges existing;
    QString postgresqlUsing;
    ColumnPlace place;
    QVariantMap options;

    bool operator==(const AlterColumn&) const = default;
};

struct CreateIndex
{
    TableName table;
    Index index;
    bool ifNotExists = false;

    bool operator==(const CreateIndex&) const = default;
};

struct DropIndex
{
    TableName table;  ///< empty name if the script does not say it
    QString name;
    bool ifExists = false;
    QVariantMap options;
    std::optional<Index> dropped;

    bool operator==(const DropIndex&) const = default;
};

/// create_foreign_key, create_unique_constraint, create_check_constraint, create_primary_key,
/// create_exclude_constraint.
struct AddConstraint
{
    TableName table;
    Constraint constraint;

    bool operator==(const AddConstraint&) const = default;
};

struct DropConstraint
{
    TableName table;
    QString name;  ///< empty where the script passes None; the runner then looks it up
    ConstraintType type = ConstraintType::Unknown;
    bool ifExists = false;
    std::optional<Constraint> dropped;

    bool operator==(const DropConstraint&) const = default;
};

/// create_table_comment, and drop_table_comment where `comment` is nothing.
struct SetTableComment
{
    TableName table;
    std::optional<QString> comment;
    std::optional<QString> existing;

    bool operator==(const SetTableComment&) const = default;
};

/// CREATE TYPE … AS ENUM, from Enum.create() or implied by a column on PostgreSQL.
struct CreateEnum
{
    EnumType type;
    bool ifNotExists = false;

    bool operator==(const CreateEnum&) const = default;
};

struct DropEnum
{
    EnumType type;
    bool ifExists = false;

    bool operator==(const DropEnum&) const = default;
};

/// A value of a row in bulk_insert: plain, or SQL text where `isSql`.
struct RowValue
{
    QVariant value;
    bool isSql = false;

    bool operator==(const RowValue&) const = default;
};

struct BulkInsert
{
    TableName table;
    QStringList columns;
    QList<ColumnType> types;  ///< of the columns, in the same order
    QList<QList<RowValue>> rows;

    bool operator==(const BulkInsert&) const = default;
};

struct SqlEffect;

/// SQL text, run as it stands. `parameters` are bound by name (`:name`).
struct ExecuteSql
{
    QString sql;
    QVariantMap parameters;
    /// What the text does to the schema, where somebody read it who knows the engine
    /// (schemachange.h). It follows from the text, so it makes no difference between two of these.
    std::shared_ptr<const SqlEffect> effect = {};

    bool operator==(const ExecuteSql& other) const;
};

/// `recreate` of batch_alter_table.
enum class Recreate
{
    Auto,
    Always,
    Never,
};

/// with op.batch_alter_table(): on SQLite one rebuild of the table for all of `operations`,
/// elsewhere plain ALTERs.
struct Batch
{
    TableName table;
    std::vector<Operation> operations;
    Recreate recreate = Recreate::Auto;
    std::optional<Table> copyFrom;
    QVariantMap tableOptions;            ///< table_kwargs
    QList<Constraint> tableConstraints;  ///< constraints given in table_args
    QList<QStringList> partialReordering;
    QVariantMap namingConvention;

    bool operator==(const Batch&) const;
};

/// with op.get_context().autocommit_block(): outside the run's transaction.
struct AutocommitBlock
{
    std::vector<Operation> operations;

    bool operator==(const AutocommitBlock&) const;
};

/// One step of a migration.
struct Operation
{
    using Value = std::variant<CreateTable,
                               DropTable,
                               RenameTable,
                               AddColumn,
                               DropColumn,
                               AlterColumn,
                               CreateIndex,
                               DropIndex,
                               AddConstraint,
                               DropConstraint,
                               SetTableComment,
                               CreateEnum,
                               DropEnum,
                               BulkInsert,
                               ExecuteSql,
                               Batch,
                               AutocommitBlock>;

    Value value;

    bool operator==(const Operation&) const = default;
};

/// The table that an operation works on; nothing for SQL text, enums and autocommit blocks.
std::optional<TableName> operationTable(const Operation& operation);

}  // namespace limbeck
