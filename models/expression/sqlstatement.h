// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/expression/sqlexpression.h"
#include "models/schema/tablename.h"

namespace limbeck {

/// A column that a source offers.
struct SqlSourceColumn
{
    QString name;
    QString key;  ///< what Python calls it: `table.c.key`
    ColumnType type;
    bool isDeclared = false;  ///< by sa.Column, and not by sa.column
    bool isPrimaryKey = false;
    bool isCounted = false;  ///< the engine numbers the rows in it
    bool hasServerDefault = false;
    bool hasPythonDefault = false;  ///< Python gives a value where a row has none
    bool hasPythonUpdate = false;   ///< the same for changes
};

/// What stands in FROM. Sources and selects refer to each other by their index in the statement.
struct SqlSource
{
    enum class Kind
    {
        Table,
        Text,      ///< `name` is SQL
        Alias,     ///< of the source `left`
        Subquery,  ///< of the select `select`
        Cte,
        Join,  ///< of `left` and `right`
    };

    Kind kind = Kind::Table;
    TableName table;
    QString name;  ///< of an alias; empty: SQLAlchemy makes one up
    int left = -1;
    int right = -1;
    int select = -1;
    bool isOuter = false;
    bool isFull = false;
    std::vector<SqlExpression> on;  ///< of a join: one
    std::vector<SqlSourceColumn> columns;
};

/// One SELECT, or several with UNION and the like between them.
struct SqlSelect
{
    std::vector<SqlExpression> columns;
    std::vector<int> from;  ///< select_from, and joins
    std::vector<SqlExpression> where;
    std::vector<SqlExpression> groupBy;
    std::vector<SqlExpression> having;
    std::vector<SqlExpression> orderBy;
    std::optional<qint64> limit;
    std::optional<qint64> offset;
    bool isDistinct = false;
    bool isForUpdate = false;
    std::vector<int> correlated;  ///< sources that an outer statement gives

    QString word;               ///< "UNION", "EXCEPT ALL"; empty: a plain SELECT
    std::vector<int> combined;  ///< the selects between which it stands
};

/// What INSERT does with a row that is there already.
struct SqlConflict
{
    enum class Action
    {
        Fail,
        Nothing,
        Update,
    };

    Action action = Action::Fail;
    QString constraint;
    QStringList columns;
    std::vector<std::pair<QString, SqlExpression>> changes;
    std::vector<SqlExpression> where;
};

/// A column and what is put into it.
struct SqlAssignment
{
    QString column;
    SqlExpression value;
};

struct SqlInsert
{
    int table = -1;
    QString prefix;  ///< "OR IGNORE"
    QStringList columns;
    std::vector<std::vector<SqlExpression>> rows;
    int select = -1;  ///< INSERT … SELECT
    SqlConflict conflict;
    std::vector<SqlExpression> returning;
};

struct SqlUpdate
{
    int table = -1;
    std::vector<SqlAssignment> changes;
    std::vector<SqlExpression> where;
    std::vector<SqlExpression> returning;
};

struct SqlDelete
{
    int table = -1;
    std::vector<SqlExpression> where;
    std::vector<SqlExpression> returning;
};

/// The statement's own SELECT.
struct SqlQuery
{
    int select = -1;
};

/// A statement with all that its parts refer to.
struct SqlStatement
{
    std::variant<SqlQuery, SqlInsert, SqlUpdate, SqlDelete> data;
    std::vector<SqlSource> sources;
    std::vector<SqlSelect> selects;
};

}  // namespace limbeck
