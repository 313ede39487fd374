// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/base/result.h"
#include "models/schema/table.h"

/// SQLite keeps the text of every CREATE statement. This reads it into clauses, so that a table
/// can be rebuilt from what its author wrote, and into a Table.
/// Source of the grammar: https://www.sqlite.org/lang_createtable.html.
namespace limbeck::sqlite {

/// Key in Table::options of an inspected table: the CREATE TABLE text as SQLite keeps it. Private
/// to this dialect: a rebuild takes it up if it still says the same as the table's value;
/// Dialect::asStored removes it.
extern const QString definitionOption;

/// One part of a column's definition after its name.
struct ColumnPiece
{
    enum class Kind
    {
        Type,
        PrimaryKey,
        NotNull,
        Null,
        Unique,
        Check,
        Default,
        Collate,
        References,
        Generated,
        Comment,  ///< behind the last part
    };

    Kind kind = Kind::Type;
    QString text;  ///< as it stands, with CONSTRAINT name and comments
    /// What the part declares for the table: keys, uniques, checks, references.
    std::optional<Constraint> constraint;

    bool operator==(const ColumnPiece&) const = default;
};

struct ColumnSql
{
    QString lead;      ///< comments before the name
    QString nameText;  ///< as it stands
    QList<ColumnPiece> pieces;
    Column column;

    const ColumnPiece* piece(ColumnPiece::Kind kind) const;
    /// The whole definition.
    QString text() const;

    bool operator==(const ColumnSql&) const = default;
};

struct ConstraintSql
{
    QString text;
    Constraint constraint;

    bool operator==(const ConstraintSql&) const = default;
};

struct TableSql
{
    Table table;  ///< without indexes
    QList<ColumnSql> columns;
    QList<ConstraintSql> constraints;
    QString tail;  ///< what follows the closing parenthesis: STRICT, WITHOUT ROWID

    bool operator==(const TableSql&) const = default;
};

/// Reads a CREATE TABLE statement. Fails with Unsupported for virtual tables and for text
/// outside the grammar, saying where.
Result<TableSql> readTable(const QString& sql);

/// Reads a CREATE INDEX statement. Fails with Unsupported for text outside the grammar.
Result<Index> readIndex(const QString& sql);

/// `text` as a clause of its own: a comment to the end of the line would swallow what follows.
QString closedClause(const QString& text);

}  // namespace limbeck::sqlite
