// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/dialect/expression/expressionwriter.h"

#include "migrations/dialect/insert.h"
#include "migrations/dialect/quoting.h"
#include "models/base/enginetext.h"
#include "models/base/overloaded.h"

namespace limbeck {

using namespace Qt::StringLiterals;

ExpressionWriter::ExpressionWriter(const SqlStatement& statement, Engine engine)
    : m_statement(statement)
    , m_engine(engine)
{
}

const std::optional<Error>& ExpressionWriter::failure() const
{
    return m_failure;
}

void ExpressionWriter::fail(const QString& what)
{
    if (!m_failure) {
        Error error;
        error.code = ErrorCode::Unsupported;
        error.message = what;
        m_failure = error;
    }
}

bool ExpressionWriter::isMysql() const
{
    return m_engine == Engine::Mysql || m_engine == Engine::Mariadb;
}

QString ExpressionWriter::quoted(const QString& name) const
{
    return quotedName(name, m_engine);
}

QString ExpressionWriter::madeUpName(const QString& base)
{
    return base + u'_' + QString::number(++m_counts[base]);
}

QString ExpressionWriter::commaSeparated(const std::vector<SqlExpression>& parts, size_t from)
{
    QStringList texts;
    for (size_t i = from; i < parts.size(); ++i) {
        texts << text(parts[i]);
    }
    return texts.join(u", "_s);
}

QString ExpressionWriter::text(const SqlExpression& expression)
{
    const std::vector<SqlExpression>& parts = expression.parts;
    return std::visit(
        Overloaded{
            [&](const SqlValue& value) { return valueText(value, expression.type); },
            [&](const SqlMoment& moment) { return momentText(moment); },
            [&](const SqlWord& word) { return wordText(word.kind); },
            [&](const SqlColumn& column) { return columnText(column); },
            [&](const SqlText& written) { return written.sql; },
            [&](const SqlFunction& function) { return functionText(function, expression); },
            [&](const SqlBinary& binary) { return binaryText(binary, expression); },
            [&](const SqlUnary& unary) { return unaryText(unary, expression); },
            [&](const SqlChain& chain) { return chainText(chain, expression); },
            [&](const SqlGroup&) { return u'(' + text(parts.front()) + u')'; },
            [&](const SqlList&) { return u'(' + commaSeparated(parts) + u')'; },
            [&](const SqlAsBoolean& boolean) { return booleanText(boolean, expression); },
            [&](const SqlCase& words) { return caseText(words, expression); },
            [&](const SqlCast&) { return castText(expression); },
            [&](const SqlTyped&) { return text(parts.front()); },
            [&](const SqlLabel&) { return text(parts.front()); },
            [&](const SqlSubquery& query) { return u'(' + innerSelect(query.select) + u')'; },
            [&](const SqlExtract& extract) { return extractText(extract, expression); },
            [&](const SqlOver& over) { return overText(over, expression); },
        },
        expression.data);
}

QString ExpressionWriter::valueText(const SqlValue& value, const ColumnType& type) const
{
    return literal(value.value, type, m_engine);
}

/// SQLite's types always write microseconds and never an offset.
QString ExpressionWriter::momentText(const SqlMoment& moment) const
{
    const bool isSqlite = m_engine == Engine::Sqlite;
    QStringList parts;
    if (!moment.date.isEmpty()) {
        parts << moment.date;
    }
    if (!moment.time.isEmpty()) {
        QString time = moment.time;
        if (moment.microseconds != 0 || isSqlite) {
            time += u".%1"_s.arg(moment.microseconds, 6, 10, QChar(u'0'));
        }
        parts << time + (isSqlite ? QString() : moment.offset);
    }
    return quotedText(parts.join(u' '), m_engine);
}

QString ExpressionWriter::wordText(SqlWord::Kind kind) const
{
    switch (kind) {
    case SqlWord::Kind::Null:
        return u"NULL"_s;
    case SqlWord::Kind::True:
        return m_engine == Engine::Sqlite ? u"1"_s : u"true"_s;
    case SqlWord::Kind::False:
        return m_engine == Engine::Sqlite ? u"0"_s : u"false"_s;
    }
    Q_UNREACHABLE();
}

QString ExpressionWriter::qualifier(int source)
{
    const SqlSource& from = m_statement.sources[static_cast<size_t>(source)];
    switch (from.kind) {
    case SqlSource::Kind::Table:
        return quotedTable(from.table, m_engine);
    case SqlSource::Kind::Alias:
    case SqlSource::Kind::Subquery:
    case SqlSource::Kind::Cte: {
        if (!from.name.isEmpty()) {
            return quoted(from.name);
        }
        QString& name = m_aliases[source];
        if (name.isEmpty()) {
            const bool isAlias = from.kind == SqlSource::Kind::Alias;
            const auto left = static_cast<size_t>(from.left);
            name = madeUpName(isAlias ? m_statement.sources[left].table.name : u"anon"_s);
        }
        return quoted(name);
    }
    case SqlSource::Kind::Text:
    case SqlSource::Kind::Join:
        break;
    }
    fail(EngineText::tr("a column of a join"));
    return {};
}

QString ExpressionWriter::columnText(const SqlColumn& column)
{
    if (column.isLiteral) {
        return column.name;
    }
    const QString name = quoted(column.name);
    return column.source < 0 || m_isUnqualified ? name : qualifier(column.source) + u'.' + name;
}

QString ExpressionWriter::unaryText(const SqlUnary& unary, const SqlExpression& expression)
{
    const QString inner = text(expression.parts.front());
    switch (unary.op) {
    case SqlOperator::Not:
        return u"NOT "_s + inner;
    case SqlOperator::Negative:
        return u'-' + inner;
    case SqlOperator::Distinct:
        return u"DISTINCT "_s + inner;
    case SqlOperator::Exists:
        return u"EXISTS "_s + inner;
    case SqlOperator::Desc:
        return inner + u" DESC"_s;
    case SqlOperator::Asc:
        return inner + u" ASC"_s;
    case SqlOperator::NullsFirst:
        return inner + u" NULLS FIRST"_s;
    case SqlOperator::NullsLast:
        return inner + u" NULLS LAST"_s;
    default:
        fail(EngineText::tr("an operator that is not known"));
        return {};
    }
}

/// Only PostgreSQL's dialect takes a truth value for a condition.
QString ExpressionWriter::booleanText(const SqlAsBoolean& boolean, const SqlExpression& expression)
{
    const QString inner = text(expression.parts.front());
    if (m_engine == Engine::Postgresql) {
        return boolean.isTrue ? inner : u"NOT "_s + inner;
    }
    return inner + (boolean.isTrue ? u" = 1"_s : u" = 0"_s);
}

QString ExpressionWriter::caseText(const SqlCase& parts, const SqlExpression& expression)
{
    QString result = u"CASE "_s;
    size_t next = 0;
    if (parts.hasSubject) {
        result += text(expression.parts[next++]) + u' ';
    }
    const size_t end = expression.parts.size() - (parts.hasElse ? 1 : 0);
    for (; next + 1 < end; next += 2) {
        result += u"WHEN "_s + text(expression.parts[next]);
        result += u" THEN "_s + text(expression.parts[next + 1]) + u' ';
    }
    if (parts.hasElse) {
        result += u"ELSE "_s + text(expression.parts.back()) + u' ';
    }
    return result + u"END"_s;
}

QString ExpressionWriter::overText(const SqlOver& over, const SqlExpression& expression)
{
    const auto begin = expression.parts.begin() + 1;
    const auto middle = begin + over.partitions;
    QStringList words;
    if (over.partitions > 0) {
        words << u"PARTITION BY "_s + commaSeparated({begin, middle});
    }
    if (middle != expression.parts.end()) {
        words << u"ORDER BY "_s + commaSeparated({middle, expression.parts.end()});
    }
    return text(expression.parts.front()) + u" OVER ("_s + words.join(u' ') + u')';
}

}  // namespace limbeck
