// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/dialect/expression/statementtext.h"

#include "migrations/dialect/clauses.h"
#include "migrations/dialect/expression/sourcesof.h"
#include "migrations/dialect/expression/statementwriter.h"
#include "migrations/dialect/quoting.h"
#include "models/base/enginetext.h"
#include "models/base/overloaded.h"
#include "models/base/result.h"

namespace limbeck {

using namespace Qt::StringLiterals;

QString StatementWriter::statement()
{
    const QString written = std::visit(
        Overloaded{
            [this](const SqlQuery& query) { return select(query.select, Place::Statement); },
            [this](const SqlInsert& each) { return insert(each); },
            [this](const SqlUpdate& each) { return update(each); },
            [this](const SqlDelete& each) { return deletion(each); },
        },
        m_statement.data);
    const bool isInsert = std::holds_alternative<SqlInsert>(m_statement.data);
    if (isInsert && !m_ctes.isEmpty()) {
        fail(EngineText::tr(
            "an INSERT with a common table expression"));  // engines want it in other places
    }
    return withClause() + written;
}

QString StatementWriter::whereText(const std::vector<SqlExpression>& where, const QString& begin)
{
    return where.empty() ? QString()
                         : begin + text(SqlExpression::condition(SqlOperator::And, where));
}

/// SQLite does not want to hear the table's name here.
QString StatementWriter::returningText(const std::vector<SqlExpression>& columns)
{
    if (columns.empty()) {
        return {};
    }
    QStringList parts;
    m_isUnqualified = m_engine == Engine::Sqlite;
    for (const SqlExpression& each : columns) {
        if (each.as<SqlColumn>() == nullptr) {
            fail(EngineText::tr("RETURNING of what is no column"));
        }
        parts << text(each);
    }
    m_isUnqualified = false;
    return u" RETURNING "_s + parts.join(u", "_s);
}

QString StatementWriter::insert(const SqlInsert& insert)
{
    m_frames << Frame{};
    QString result = u"INSERT "_s + (insert.prefix.isEmpty() ? QString() : insert.prefix + u' ')
                     + u"INTO "_s + source(insert.table) + u' ';
    if (insert.select >= 0) {
        m_frames.clear();
        result +=
            columnList(insert.columns, m_engine) + u' ' + select(insert.select, Place::Statement);
    } else if (insert.columns.isEmpty()) {
        result += isMysql() ? u"() VALUES ()"_s : u"DEFAULT VALUES"_s;
    } else {
        QStringList rows;
        for (const std::vector<SqlExpression>& row : insert.rows) {
            rows << u'(' + commaSeparated(row) + u')';
        }
        result += columnList(insert.columns, m_engine) + u" VALUES "_s + rows.join(u", "_s);
    }
    result += conflictText(insert) + returningText(insert.returning);
    m_frames.clear();
    return result;
}

QString StatementWriter::conflictText(const SqlInsert& insert)
{
    const SqlConflict& conflict = insert.conflict;
    if (conflict.action == SqlConflict::Action::Fail) {
        return {};
    }
    if (isMysql()) {
        fail(u"ON CONFLICT"_s);
        return {};
    }
    QString result = u" ON CONFLICT"_s;
    if (!conflict.constraint.isEmpty()) {
        if (m_engine == Engine::Sqlite) {
            fail(u"ON CONFLICT ON CONSTRAINT"_s);
        }
        result += u" ON CONSTRAINT "_s + quoted(conflict.constraint);
    } else if (!conflict.columns.isEmpty()) {
        result += u' ' + columnList(conflict.columns, m_engine);
    }
    if (conflict.action == SqlConflict::Action::Nothing) {
        return result + u" DO NOTHING"_s;
    }
    QStringList changes;
    for (const auto& [column, value] : conflict.changes) {
        changes << quoted(column) + u" = "_s + text(value);
    }
    return result + u" DO UPDATE SET "_s + changes.join(u", "_s)
           + whereText(conflict.where, u" WHERE "_s);
}

/// The sources besides `table` that expressions refer to.
QList<int> StatementWriter::otherSources(int table,
                                         const std::vector<const SqlExpression*>& expressions)
{
    QList<int> others;
    for (const SqlExpression* each : expressions) {
        for (const int found : sourcesOf(m_statement, *each)) {
            if (found != table && !others.contains(found)) {
                others << found;
            }
        }
    }
    return others;
}

QString StatementWriter::assignments(const SqlUpdate& update, bool isQualified)
{
    QStringList changes;
    for (const SqlAssignment& each : update.changes) {
        const QString prefix = isQualified ? qualifier(update.table) + u'.' : QString();
        changes << prefix + quoted(each.column) + u'=' + text(each.value);
    }
    return changes.join(u", "_s);
}

QString StatementWriter::update(const SqlUpdate& update)
{
    std::vector<const SqlExpression*> expressions;
    for (const SqlExpression& each : update.where) {
        expressions.push_back(&each);
    }
    for (const SqlAssignment& each : update.changes) {
        if (!otherSources(update.table, {&each.value}).isEmpty()) {
            expressions.push_back(&each.value);
        }
    }
    const QList<int> others = otherSources(update.table, expressions);
    Frame frame;
    frame.own = QSet<int>(others.begin(), others.end());
    frame.own.insert(update.table);
    frame.all = frame.own;
    m_frames << frame;
    QStringList more;
    for (const int each : others) {
        more << source(each);
    }
    QString result = u"UPDATE "_s + source(update.table);
    if (isMysql() && !more.isEmpty()) {
        result += u", "_s + more.join(u", "_s);
    }
    result += u" SET "_s + assignments(update, isMysql() && !more.isEmpty());
    if (!isMysql() && !more.isEmpty()) {
        result += u" FROM "_s + more.join(u", "_s);
    }
    result += whereText(update.where, u" WHERE "_s) + returningText(update.returning);
    m_frames.removeLast();
    return result;
}

QString StatementWriter::deletion(const SqlDelete& deletion)
{
    std::vector<const SqlExpression*> expressions;
    for (const SqlExpression& each : deletion.where) {
        expressions.push_back(&each);
    }
    const QList<int> others = otherSources(deletion.table, expressions);
    if (!others.isEmpty() && m_engine == Engine::Sqlite) {
        fail(u"DELETE with conditions on several tables"_s);
    }
    Frame frame;
    frame.own = QSet<int>(others.begin(), others.end());
    frame.own.insert(deletion.table);
    frame.all = frame.own;
    m_frames << frame;
    QStringList more;
    if (isMysql() && !others.isEmpty()) {
        more << source(deletion.table);
    }
    for (const int each : others) {
        more << source(each);
    }
    QString result = u"DELETE FROM "_s + source(deletion.table);
    if (!more.isEmpty()) {
        result += u" USING "_s + more.join(u", "_s);
    }
    result += whereText(deletion.where, u" WHERE "_s) + returningText(deletion.returning);
    m_frames.removeLast();
    return result;
}

Result<QString> expressionText(const SqlExpression& expression, Engine engine)
{
    const SqlStatement none;
    StatementWriter writer(none, engine);
    const QString text = writer.text(expression);
    if (writer.failure()) {
        return fail(*writer.failure());
    }
    return text;
}

Result<QString> statementText(const SqlStatement& statement, Engine engine)
{
    StatementWriter writer(statement, engine);
    const QString text = writer.statement();
    if (writer.failure()) {
        return fail(*writer.failure());
    }
    return text;
}

}  // namespace limbeck
