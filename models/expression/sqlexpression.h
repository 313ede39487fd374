// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/expression/sqloperator.h"
#include "models/schema/columntype.h"

#include <QVariant>

#include <variant>
#include <vector>

/// SQL expressions as values, built as SQLAlchemy builds them: the same parentheses, the same
/// types. No engine yet; migrations/dialect/expression writes them as SQL of one.
namespace limbeck {

/// A plain value. The expression's type says how it is written.
struct SqlValue
{
    QVariant value;
};

/// A date, a time or both, with Python's microseconds and offset, which QDateTime cannot hold.
struct SqlMoment
{
    QString date;  ///< "2020-01-31", or empty
    QString time;  ///< "23:59:59", or empty
    int microseconds = 0;
    QString offset;  ///< "+00:00", or empty
};

/// NULL, true, false.
struct SqlWord
{
    enum class Kind
    {
        Null,
        True,
        False,
    };

    Kind kind = Kind::Null;
};

/// A column of a source, or one that no source is known for.
struct SqlColumn
{
    QString name;
    int source = -1;         ///< index in SqlStatement::sources
    bool isLiteral = false;  ///< sa.literal_column: the name is SQL
};

/// SQL as it stands: sa.text.
struct SqlText
{
    QString sql;
};

/// A function; its arguments are the parts.
struct SqlFunction
{
    QString name;  ///< "lower", "schema.name"
    /// SQLAlchemy knows it by itself: its type and its spelling are certain.
    bool isRegistered = false;
};

/// Two parts and what stands between; for BETWEEN three.
struct SqlBinary
{
    SqlOperator op = SqlOperator::Eq;
    QString symbol;  ///< of SqlOperator::Custom
    QString escape;  ///< of LIKE
    /// What NOT turns it into, if it does.
    std::optional<SqlOperator> negated;
};

/// One part, with something before or behind it.
struct SqlUnary
{
    SqlOperator op = SqlOperator::Not;
};

/// Two or more parts joined by one operator: AND, OR, +, *, ||.
struct SqlChain
{
    SqlOperator op = SqlOperator::And;
};

/// One part in parentheses.
struct SqlGroup
{
};

/// Parts in parentheses, with commas: the list of IN, a row.
struct SqlList
{
};

/// A truth value where a condition is needed: one part.
struct SqlAsBoolean
{
    bool isTrue = true;
};

/// CASE. Parts: the subject if there is one, then pairs of WHEN and THEN, then ELSE if there is
/// one.
struct SqlCase
{
    bool hasSubject = false;
    bool hasElse = false;
};

/// CAST of one part; the expression's type is what it is cast to.
struct SqlCast
{
};

/// sa.type_coerce: one part, seen with another type. Writes nothing.
struct SqlTyped
{
};

/// One part with a name.
struct SqlLabel
{
    QString name;
};

/// A SELECT as an expression; in parentheses.
struct SqlSubquery
{
    int select = -1;  ///< index in SqlStatement::selects
};

/// EXTRACT(field FROM part).
struct SqlExtract
{
    QString field;
};

/// A window function. Parts: the function, `partitions` expressions, then those to order by.
struct SqlOver
{
    int partitions = 0;
};

struct SqlExpression
{
    using Data = std::variant<SqlValue,
                              SqlMoment,
                              SqlWord,
                              SqlColumn,
                              SqlText,
                              SqlFunction,
                              SqlBinary,
                              SqlUnary,
                              SqlChain,
                              SqlGroup,
                              SqlList,
                              SqlAsBoolean,
                              SqlCase,
                              SqlCast,
                              SqlTyped,
                              SqlLabel,
                              SqlSubquery,
                              SqlExtract,
                              SqlOver>;

    Data data;
    ColumnType type;
    std::vector<SqlExpression> parts;

    template <typename T>
    const T* as() const
    {
        return std::get_if<T>(&data);
    }
    bool isWord(SqlWord::Kind kind) const;

    static SqlExpression word(SqlWord::Kind kind);
    static SqlExpression unary(SqlOperator op, SqlExpression part, ColumnType type = {});
    /// Both sides are put in parentheses where `op` asks for that.
    static SqlExpression binary(SqlBinary binary,
                                SqlExpression left,
                                SqlExpression right,
                                ColumnType type);
    /// A binary expression, or a longer chain of the same associative operator.
    static SqlExpression joined(SqlOperator op,
                                SqlExpression left,
                                SqlExpression right,
                                ColumnType type);
    /// AND or OR of conditions: true and false are left out where they change nothing.
    /// Requires: at least one.
    static SqlExpression condition(SqlOperator op, std::vector<SqlExpression> parts);
};

/// `expression` as it stands beside `against`: in parentheses, or as a condition.
/// Source: SQLAlchemy 2.1 sql/elements.py, self_group.
SqlExpression grouped(SqlExpression expression, SqlOperator against);
/// NOT expression: SQLAlchemy's `~`.
SqlExpression negated(SqlExpression expression);

/// True for types whose values SQLAlchemy treats alike: VARCHAR and Text, Integer and BigInteger.
bool isSameFamily(const ColumnType& a, const ColumnType& b);
bool isTextType(const ColumnType& type);
bool isIntegerType(const ColumnType& type);

}  // namespace limbeck
