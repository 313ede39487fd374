// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/inspect/mariadb/readback.h"

#include "migrations/dialect/quoting.h"

#include <QRegularExpression>

namespace limbeck::mariadb {

using namespace Qt::StringLiterals;

namespace {

/// One line for each element is how the server writes it; a text with a line break in it is not
/// found, and stays as it was.
QString capture(const QString& pattern, const QString& text)
{
    const QRegularExpression expression(pattern, QRegularExpression::MultilineOption);
    return expression.match(text).captured(1);
}

}  // namespace

Table readCreateTable(const QString& createTable, const Table& probe)
{
    Table answer;
    answer.name = probe.name;
    for (const Column& column : probe.columns) {
        Column read;
        read.name = column.name;
        const QString name =
            QRegularExpression::escape(alwaysQuotedName(column.name, Engine::Mariadb));
        const QString text = capture(
            u"^  %1 .* GENERATED ALWAYS AS \\((.*)\\) (?:VIRTUAL|STORED|PERSISTENT)"_s.arg(name),
            createTable);
        if (column.computed && !text.isEmpty()) {
            read.computed = Computed{text, column.computed->persisted};
        }
        answer.columns << read;
    }
    for (const CheckConstraint& check : probe.checkConstraints) {
        const QString name =
            QRegularExpression::escape(alwaysQuotedName(check.name, Engine::Mariadb));
        const QString text =
            capture(u"^  CONSTRAINT %1 CHECK \\((.*)\\),?$"_s.arg(name), createTable);
        if (!text.isEmpty()) {
            answer.checkConstraints << CheckConstraint{check.name, text, {}};
        }
    }
    return answer;
}

Result<Table> readBack(Database& database, const QList<Statement>& statements, const Table& probe)
{
    const QString name = quotedTable(probe.name, Engine::Mariadb);
    for (const Statement& statement : statements) {
        if (const auto done = database.execute(statement.sql, statement.parameters); !done) {
            database.execute(u"DROP TEMPORARY TABLE IF EXISTS "_s + name);
            return fail(done.error());
        }
    }
    const Result<QueryResult> told = database.query(u"SHOW CREATE TABLE "_s + name);
    const Result<qint64> gone = database.execute(u"DROP TEMPORARY TABLE "_s + name);
    if (!told || !gone) {
        return fail(told ? gone.error() : told.error());
    }
    return readCreateTable(told->rows.value(0).value(1).toString(), probe);
}

}  // namespace limbeck::mariadb
