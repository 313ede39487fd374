// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/database/connectionsettings.h"
#include "models/expression/sqlstatement.h"

#include <QHash>

namespace limbeck {

/// Writes the expressions of one statement; StatementWriter does the rest. Names that SQLAlchemy
/// makes up are counted here, in the order in which they are met.
///
/// The first failure is kept, and what is written after it means nothing: ask failure() last.
class ExpressionWriter
{
public:
    ExpressionWriter(const SqlStatement& statement, Engine engine);
    virtual ~ExpressionWriter() = default;
    Q_DISABLE_COPY_MOVE(ExpressionWriter)

    QString text(const SqlExpression& expression);
    const std::optional<Error>& failure() const;

protected:
    /// A SELECT inside of an expression, without parentheses.
    virtual QString innerSelect(int select) = 0;

    void fail(const QString& what);
    bool isMysql() const;
    QString quoted(const QString& name) const;
    QString commaSeparated(const std::vector<SqlExpression>& parts, size_t from = 0);
    /// What a column of `source` is qualified with: its table or alias.
    QString qualifier(int source);
    /// "count_1": `base` with the next number.
    QString madeUpName(const QString& base);
    QString columnText(const SqlColumn& column);

    const SqlStatement& m_statement;
    const Engine m_engine;
    /// Columns are written without their table, as in SQLite's RETURNING.
    bool m_isUnqualified = false;

private:
    QString valueText(const SqlValue& value, const ColumnType& type) const;
    QString momentText(const SqlMoment& moment) const;
    QString wordText(SqlWord::Kind kind) const;
    QString functionText(const SqlFunction& function, const SqlExpression& expression);
    std::optional<QString> ownFunctionText(const QString& name, const SqlExpression& expression);
    QString binaryText(const SqlBinary& binary, const SqlExpression& expression);
    QString likeText(const SqlBinary& binary, const SqlExpression& expression);
    QString partialLikeText(const SqlBinary& binary, const SqlExpression& expression);
    QString inText(const SqlBinary& binary, const SqlExpression& expression);
    QString divisionText(const SqlExpression& expression);
    QString distinctText(const SqlBinary& binary, const SqlExpression& expression);
    QString chainText(const SqlChain& chain, const SqlExpression& expression);
    QString concatText(const QStringList& parts) const;
    QString unaryText(const SqlUnary& unary, const SqlExpression& expression);
    QString booleanText(const SqlAsBoolean& boolean, const SqlExpression& expression);
    QString caseText(const SqlCase& parts, const SqlExpression& expression);
    QString castText(const SqlExpression& expression);
    QString castType(const ColumnType& type);
    QString mysqlCastType(const ColumnType& type);
    QString extractText(const SqlExtract& extract, const SqlExpression& expression);
    QString overText(const SqlOver& over, const SqlExpression& expression);

    std::optional<Error> m_failure;
    QHash<QString, int> m_counts;
    QHash<int, QString> m_aliases;
};

}  // namespace limbeck
