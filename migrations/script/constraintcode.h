// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/script/columncode.h"

namespace limbeck {

// Constraints as the arguments of a table, and as operations on one.
// Source: Alembic 1.19 autogenerate/render.py.

/// SQL where SQLAlchemy takes a text for SQL: the text, or sa.text() where a colon is in the way.
QString sqlCode(const QString& sql);

QString primaryKeyCode(const PrimaryKey& key, NameStyle style);
QString uniqueCode(const UniqueConstraint& unique, NameStyle style);
QString checkCode(const CheckConstraint& check, NameStyle style);
/// sa.ForeignKeyConstraint(…). Fails with Unsupported where a name has a dot: SQLAlchemy would
/// read it as a schema.
Result<QString> foreignKeyCode(const ForeignKey& key, NameStyle style);
/// sa.ForeignKey(…), for a key of one column.
QString columnForeignKeyCode(const ForeignKey& key, NameStyle style);
QString excludeCode(const ExcludeConstraint& exclude, NameStyle style, DialectModules& modules);

/// The elements of an index: names as texts, expressions as sa.text(). Alembic writes
/// sa.literal_column(), which means the same here.
QString indexPartsCode(const Index& index);

/// Where an operation stands: "op." with its table, or "batch_op." in the batch of that table.
struct OperationPlace
{
    NameStyle style = NameStyle::Plain;
    bool isInBatch = false;

    QString call(const QString& name) const;
    /// The table as an argument; nothing in a batch.
    void addTable(PythonCall& call, const TableName& table) const;
    /// `schema=`, as an argument at the end; nothing in a batch, or without one.
    void addSchema(PythonCall& call, const TableName& table) const;
};

/// op.create_foreign_key() and its kin.
Result<QString> addConstraintCode(const AddConstraint& operation, const OperationPlace& place);
QString dropConstraintCode(const DropConstraint& operation, const OperationPlace& place);
QString createIndexCode(const CreateIndex& operation, const OperationPlace& place);
QString dropIndexCode(const DropIndex& operation, const OperationPlace& place);

}  // namespace limbeck
