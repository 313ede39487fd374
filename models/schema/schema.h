// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/schema/table.h"
#include "models/schema/uncertainty.h"

namespace limbeck {

/// A named enum type of PostgreSQL. Other engines have them inside the column's type.
struct EnumType
{
    QString schema;
    QString name;
    QStringList values;

    bool operator==(const EnumType&) const = default;
};

struct View
{
    TableName name;
    QString definition;  ///< the whole CREATE statement if inspected; else the SELECT alone will do

    bool operator==(const View&) const = default;
};

struct Trigger
{
    QString name;
    TableName table;     ///< the table or view that it is attached to
    QString definition;  ///< the whole CREATE statement

    bool operator==(const Trigger&) const = default;
};

/// One that stands for itself: what a column owns (SERIAL, GENERATED AS IDENTITY) is the column's.
struct Sequence
{
    TableName name;
    /// start, increment, minvalue, maxvalue, cycle, cache, type: where they are not what the engine
    /// takes by itself.
    QVariantMap options;

    bool operator==(const Sequence&) const = default;
};

/// Tables and what belongs to them, as a value: the in-memory catalog.
///
/// Comes from three places: replayed operations (apply), an inspected database (Inspector) and
/// declared models. Tables are in order of creation where that is known.
struct Schema
{
    QList<Table> tables;
    QList<EnumType> enums;
    QList<View> views;
    QList<Trigger> triggers;
    QList<Sequence> sequences;
    /// The schema that a name without one means, where that is known ("public"): both spellings
    /// then name the same thing, and are kept as they were written.
    QString defaultSchema;
    /// Why this schema may differ from the truth, one entry per cause. Empty means certain.
    QList<Uncertainty> uncertainties;

    const Table* table(const TableName& name) const;
    Table* table(const TableName& name);
    bool isCertain() const;
    /// What makes `table` doubtful: the entries about it, and those about the whole schema.
    QList<Uncertainty> uncertaintiesOf(const TableName& table) const;

    /// `name` as it is told from others: without the default schema.
    TableName resolved(const TableName& name) const;
    bool isSame(const TableName& one, const TableName& other) const;
    /// The same for the name of a schema, as enum types have it.
    bool isSameSchema(const QString& one, const QString& other) const;

    /// Tables whose foreign keys refer to `name`, in order, without `name` itself.
    QList<TableName> referrers(const TableName& name) const;

    bool operator==(const Schema&) const = default;
};

/// Tables so that every one comes after those it refers to; where a cycle makes that impossible
/// the order of `schema` decides. Stable and deterministic.
QList<TableName> dependencyOrder(const Schema& schema);

/// `schema` with every name as resolved() has it, and no default schema: for comparing schemas
/// whose names were written in different ways.
Schema withoutDefaultSchema(Schema schema);

/// `schema` with its tables, constraints, indexes, enums, views and triggers in one fixed order,
/// for comparing schemas whose order came about differently. Columns stay where they are.
Schema withoutOrder(Schema schema);

}  // namespace limbeck
