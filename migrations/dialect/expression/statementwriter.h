// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/dialect/expression/expressionwriter.h"

#include <QSet>

namespace limbeck {

/// Writes one whole statement.
class StatementWriter final : public ExpressionWriter
{
public:
    using ExpressionWriter::ExpressionWriter;

    QString statement();

protected:
    QString innerSelect(int select) override;

private:
    /// Where a SELECT stands; decides which names its columns get.
    enum class Place
    {
        Statement,
        Expression,
        From,  ///< a subquery with a name: its columns need names
    };

    /// What the statement around a SELECT has in its FROM.
    struct Frame
    {
        QSet<int> own;  ///< of the nearest statement
        QSet<int> all;
    };

    /// How one SELECT names a column that it made up a name for.
    struct Names
    {
        QHash<QString, const SqlExpression*> taken;
        int repeated = 0;
    };

    // selecttext.cpp
    QString select(int index, Place place);
    QString plainSelect(const SqlSelect& select, Place place);
    QString tail(const SqlSelect& select);
    QString limitText(const SqlSelect& select) const;
    QString selectedColumns(const SqlSelect& select, Place place);
    QString selectedColumn(const SqlExpression& column, Place place, Names& names);
    QString ordering(const SqlSelect& select);
    QList<int> shownSources(const SqlSelect& select, Place place) const;
    QString source(int index);
    QString joinText(const SqlSource& join);
    QString withClause() const;

    // statementtext.cpp
    QString insert(const SqlInsert& insert);
    QString conflictText(const SqlInsert& insert);
    QString update(const SqlUpdate& update);
    QString assignments(const SqlUpdate& update, bool isQualified);
    QString deletion(const SqlDelete& deletion);
    QString returningText(const std::vector<SqlExpression>& columns);
    QString whereText(const std::vector<SqlExpression>& where, const QString& begin);
    QList<int> otherSources(int table, const std::vector<const SqlExpression*>& expressions);

    QList<Frame> m_frames;
    QStringList m_ctes;
    QSet<int> m_writtenCtes;
};

}  // namespace limbeck
