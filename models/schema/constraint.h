// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/schema/tablename.h"

#include <QList>
#include <QString>
#include <QStringList>
#include <QVariantMap>

#include <optional>
#include <variant>

namespace limbeck {

// In all of these an empty `name` means that none is given; the engine may then choose one.

struct PrimaryKey
{
    QString name;
    QStringList columns;
    /// SQLite: text of an ON CONFLICT clause ("REPLACE"); empty if there is none.
    QString onConflict;

    bool operator==(const PrimaryKey&) const = default;
};

struct UniqueConstraint
{
    QString name;
    QStringList columns;
    std::optional<bool> deferrable;
    QString initially;  ///< "DEFERRED", "IMMEDIATE" or empty
    QString onConflict;
    QVariantMap options;  ///< keyword arguments with a dialect's prefix, as written

    bool operator==(const UniqueConstraint&) const = default;
};

struct ForeignKey
{
    QString name;
    QStringList columns;
    TableName referent;
    /// Empty in SQLite where the reference names the table only, which means its primary key.
    QStringList referentColumns;
    QString onDelete;  ///< "CASCADE", "SET NULL", … in upper case; empty if not said
    QString onUpdate;
    std::optional<bool> deferrable;
    QString initially;
    QString match;
    QVariantMap options;

    bool operator==(const ForeignKey&) const = default;
};

struct CheckConstraint
{
    QString name;
    QString condition;  ///< SQL without the parentheses around the whole
    QVariantMap options;

    bool operator==(const CheckConstraint&) const = default;
};

/// PostgreSQL's EXCLUDE.
struct ExcludeConstraint
{
    struct Element
    {
        QString expression;
        QString with;  ///< the operator
        bool isExpression = false;

        bool operator==(const Element&) const = default;
    };

    QString name;
    QList<Element> elements;
    QString where;
    QString method;  ///< USING
    std::optional<bool> deferrable;
    QString initially;

    bool operator==(const ExcludeConstraint&) const = default;
};

/// Any constraint, as drop operations remember what they drop.
using Constraint =
    std::variant<PrimaryKey, UniqueConstraint, ForeignKey, CheckConstraint, ExcludeConstraint>;

/// `type_` of drop_constraint.
enum class ConstraintType
{
    Unknown,  ///< not said
    ForeignKey,
    Primary,
    Unique,
    Check,
};

const QString& constraintName(const Constraint& constraint);
ConstraintType constraintType(const Constraint& constraint);

struct IndexPart
{
    QString text;  ///< a column's name, or SQL
    bool isExpression = false;

    bool operator==(const IndexPart&) const = default;
};

struct Index
{
    QString name;
    QList<IndexPart> parts;
    bool unique = false;
    /// Condition of a partial index, on every engine that has them; empty if it is not partial.
    QString where;
    QVariantMap options;  ///< the other dialect keywords: postgresql_using, mysql_length, …

    /// Names of the plain columns, in order, without the expressions.
    QStringList columns() const;

    bool operator==(const Index&) const = default;
};

}  // namespace limbeck
