// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/database/connectionsettings.h"
#include "migrations/python/value.h"
#include "models/expression/sqlstatement.h"

#include <QHash>
#include <QSet>

namespace limbeck {

/// Reads SQLAlchemy's expressions and statements from the Python objects that a script made of
/// them: `sa.select(…)`, `table.c.name == 'x'`. See README.md beside this file.
///
/// The first thing that is not understood is kept, with its place, and what is read after it
/// means nothing: ask failure() last. One reader per statement.
class ExpressionReader final
{
public:
    /// `parameters` is what is given to execute() beside the statement.
    ExpressionReader(Engine engine, python::Pairs parameters = {});
    Q_DISABLE_COPY_MOVE(ExpressionReader)

    Certain<SqlStatement> readStatement(const python::Object& object,
                                        const python::Argument& place);
    /// sa.text with its parameters replaced by their values.
    Certain<QString> readText(const python::Object& object, const python::Argument& place);
    /// A value or expression that goes into a column of `type`.
    Certain<SqlExpression> readStored(const python::Argument& value, const ColumnType& type);
    /// What stands alone: a condition, a default.
    Certain<SqlExpression> readAlone(const python::Argument& argument);

private:
    using Object = python::Object;
    using Value = python::Value;
    using Argument = python::Argument;
    using Arguments = python::Arguments;
    using MethodCall = python::MethodCall;
    using Base = SqlExpression (ExpressionReader::*)(const Object&);
    using Method = SqlExpression (ExpressionReader::*)(SqlExpression, const MethodCall&);

    // expressionreader.cpp
    void fail(const QString& reason);
    void fail(const Opaque& why);
    bool isCertain() const;
    SqlExpression expression(const Value& value);
    SqlExpression ofObject(const Object& object);
    SqlExpression columnOf(const Object& object);
    SqlExpression plainColumn(const Object& object);
    SqlExpression literalColumn(const Object& object);
    SqlExpression textClause(const Object& object);
    QHash<QString, Value> boundValues(const Object& text);
    QString parameterText(const Value& value);
    void checkParameters();
    SqlExpression literal(const Object& object);
    SqlExpression parameter(const Object& object);
    SqlExpression constant(const Object& object);
    static const QHash<QString, Base>& bases();

    // values.cpp
    SqlExpression plain(const Value& value);
    SqlExpression stored(const Value& value, const ColumnType& type);
    SqlExpression compared(const Value& value, const ColumnType& type);
    SqlExpression coerced(const Value& value);
    SqlExpression json(const Value& value, const ColumnType& type);
    SqlExpression array(const python::Sequence& items, const ColumnType& type);
    SqlExpression number(const QString& text, const ColumnType& type);
    const Value* parameterValue(const QString& name) const;

    // conditions.cpp
    SqlExpression operation(const Object& object);
    SqlExpression comparison(SqlOperator op, SqlExpression left, const Value& right);
    bool asksRightFirst(const SqlExpression& left, const Value& right);
    SqlExpression arithmetic(SqlOperator op, SqlExpression left, SqlExpression right);
    SqlExpression junction(const Object& object);
    SqlExpression negation(const Object& object);
    SqlExpression between(const Object& object);
    SqlExpression betweenOf(SqlExpression left, const Value& low, const Value& high);
    SqlExpression compareMethod(SqlExpression left, const MethodCall& call);
    SqlExpression inMethod(SqlExpression left, const MethodCall& call);
    SqlExpression likeMethod(SqlExpression left, const MethodCall& call);
    SqlExpression betweenMethod(SqlExpression left, const MethodCall& call);
    SqlExpression concatMethod(SqlExpression left, const MethodCall& call);
    SqlExpression customMethod(SqlExpression left, const MethodCall& op, const MethodCall& call);
    const Value* onlyArgument(const Arguments& arguments);

    // functions.cpp
    SqlExpression function(const Object& object);
    SqlExpression caseExpression(const Object& object);
    void addWhen(const Value& when, const Value& then, SqlExpression& expression);
    SqlExpression cast(const Object& object);
    SqlExpression collation(const Object& object);
    SqlExpression ordering(const Object& object);
    SqlExpression extract(const Object& object);
    SqlExpression exists(const Object& object);
    SqlExpression subquery(const Object& object);
    SqlExpression label(const Object& object);
    SqlExpression castMethod(SqlExpression left, const MethodCall& call);
    SqlExpression labelMethod(SqlExpression left, const MethodCall& call);
    SqlExpression orderMethod(SqlExpression left, const MethodCall& call);
    SqlExpression collateMethod(SqlExpression left, const MethodCall& call);
    SqlExpression overMethod(SqlExpression left, const MethodCall& call);
    static const QHash<QString, Method>& methods();

    // sources.cpp
    int source(const Value& value);
    int addSource(const Object& object, SqlSource source);
    SqlSource tableSource(const Object& object);
    void addColumn(const Argument& argument, SqlSource& source);
    SqlSource derivedSource(const Object& object);
    SqlSource joinSource(const Object& object);
    std::vector<SqlSourceColumn> columnsOf(const SqlSelect& select);
    bool isDeclared(const SqlExpression& expression) const;
    const SqlSourceColumn* column(int source, const QString& key) const;
    SqlExpression columnExpression(int source, const SqlSourceColumn& column) const;
    std::vector<SqlExpression> allColumns(int source) const;

    // selects.cpp
    int select(const Object& object, size_t methods);
    SqlSelect selectOf(const Object& object);
    void selectMethod(SqlSelect& select, const MethodCall& call);
    void addSelected(const Value& value, std::vector<SqlExpression>& columns);
    void addConditions(const Arguments& arguments, std::vector<SqlExpression>& conditions);
    void addNamedConditions(const Arguments& arguments, SqlSelect& select);
    void addJoin(SqlSelect& select, const MethodCall& call);
    SqlSelect combined(const QString& word, const std::vector<int>& parts);
    void combine(SqlSelect& select, const MethodCall& call);
    SqlExpression orderElement(const SqlSelect& select, const Value& value, bool isOrder);
    SqlExpression namedElement(const SqlSelect& select, const QString& name);
    std::optional<qint64> count(const Arguments& arguments);

    // changes.cpp
    SqlInsert insert(const Object& object);
    void insertMethod(SqlInsert& insert, const MethodCall& call);
    void addValues(const Arguments& arguments);
    void addOrderedValues(const Arguments& arguments);
    SqlExpression assigned(const Value& value, const ColumnType& type);
    void finishInsert(SqlInsert& insert);
    void finishUpdate(SqlUpdate& update);
    void addReturnedKeys(SqlInsert& insert);
    void readFromSelect(SqlInsert& insert, const Arguments& arguments);
    void readConflict(SqlInsert& insert, const MethodCall& call);
    SqlUpdate update(const Object& object);
    SqlDelete deletion(const Object& object);
    void addReturning(const Arguments& arguments, std::vector<SqlExpression>& columns);
    QString columnKey(const Value& key);
    void mergeValues(const python::Dict& values, python::Pairs& into);
    void mergeParameters(int table);

    const Engine m_engine;
    const python::Pairs m_parameters;
    QSet<QString> m_boundNames;
    SqlStatement m_statement;
    QHash<const void*, int> m_sources;
    std::vector<python::Pairs> m_rows;  ///< values() of an insert or update, by key
    bool m_isOrdered = false;
    std::optional<Opaque> m_failure;
    Argument m_place;
    int m_count = 0;
    int m_depth = 0;
};

/// True for what a script can execute: select, insert, update and delete.
bool isStatement(const python::Value& value);
/// True for a part of an expression or statement.
bool isExpression(const python::Value& value);

}  // namespace limbeck
