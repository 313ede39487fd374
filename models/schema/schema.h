// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/schema/table.h"

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
    /// Why this schema may differ from the truth, one sentence per cause ("revision a1 runs SQL
    /// that changes the schema: …"). Empty means certain.
    QStringList uncertainties;

    const Table* table(const TableName& name) const;
    Table* table(const TableName& name);
    bool isCertain() const;

    /// Tables whose foreign keys refer to `name`, in order, without `name` itself.
    QList<TableName> referrers(const TableName& name) const;

    bool operator==(const Schema&) const = default;
};

/// Tables so that every one comes after those it refers to; where a cycle makes that impossible
/// the order of `schema` decides. Stable and deterministic.
QList<TableName> dependencyOrder(const Schema& schema);

/// `schema` with its tables, constraints, indexes, enums, views and triggers in one fixed order,
/// for comparing schemas whose order came about differently. Columns stay where they are.
Schema withoutOrder(Schema schema);

}  // namespace limbeck
