// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/plantext.h"

#include "app/cli/jsonvalues.h"
#include "migrations/planner/findingkind.h"
#include "migrations/report/sqlcomment.h"
#include "migrations/report/steptext.h"

#include <algorithm>

namespace limbeck::cli {

using namespace Qt::StringLiterals;

namespace {

QString statementText(const QString& sql)
{
    return sql.trimmed() + u";\n\n"_s;
}

QString parametersText(const QVariantMap& parameters)
{
    QStringList pairs;
    for (auto each = parameters.cbegin(); each != parameters.cend(); ++each) {
        const QString value = each->isNull() ? u"NULL"_s : each->toString();
        pairs << u':' + each.key() + u" = "_s + value;
    }
    return pairs.join(u", "_s);
}

/// False where an engine commits each change of the schema by itself.
bool hasTransactions(Engine engine)
{
    const Result<const Dialect*> dialect = Dialect::of(engine);
    return dialect && (*dialect)->hasTransactionalDdl();
}

QString stepSql(const PlanStep& step,
                const Plan& plan,
                const RevisionGraph& graph,
                const VersionTable& versionTable)
{
    QString text = sqlComment(runningTextWithMessage(graph, step));
    for (const Finding& finding : plan.findings) {
        if (finding.revision == step.step.revision) {
            text += sqlComment(findingText(finding));
        }
    }
    text += u'\n';
    for (const PlannedOperation& planned : step.operations) {
        text += statementsSql(planned.statements);
    }
    for (const QString& sql : versionTable.statements(step.step.change, plan.engine)) {
        text += statementText(sql);
    }
    return text;
}

}  // namespace

QString planSql(const Plan& plan,
                const RevisionGraph& graph,
                const VersionTable& versionTable,
                bool createVersionTable)
{
    QString text;
    for (const Finding& finding : plan.findings) {
        if (finding.revision.isEmpty()) {
            text += sqlComment(findingText(finding)) + u'\n';
        }
    }
    if (plan.isEmpty()) {
        return text + u"-- Nothing to do.\n"_s;
    }
    const bool isEachTransaction = !plan.isOneTransaction && hasTransactions(plan.engine);
    if (plan.isOneTransaction || isEachTransaction) {
        text += statementText(u"BEGIN"_s);
    }
    if (createVersionTable) {
        text += statementText(versionTable.createStatement(plan.engine));
    }
    for (qsizetype i = 0; i < plan.steps.size(); ++i) {
        if (isEachTransaction && i > 0) {
            text += u"COMMIT;\n\nBEGIN;\n\n"_s;
        }
        text += stepSql(plan.steps[i], plan, graph, versionTable);
    }
    return plan.isOneTransaction || isEachTransaction ? text + u"COMMIT;\n"_s : text;
}

QString statementsSql(const QList<Statement>& statements)
{
    QString text;
    for (const Statement& statement : statements) {
        if (statement.kind == Statement::Kind::ExpectNoRows) {
            // A check of ours: as a comment, so that the text can be run elsewhere.
            text += sqlComment(u"Stops here if this finds a row: "_s + statement.sql) + u'\n';
            continue;
        }
        if (!statement.parameters.isEmpty()) {
            text += sqlComment(u"with "_s + parametersText(statement.parameters));
        }
        text += statementText(statement.sql);
    }
    return text;
}

QString rowsText(const QStringList& rows)
{
    return rows.isEmpty() ? u"<base>"_s : rows.join(u", "_s);
}

QString findingText(const Finding& finding)
{
    const QString where = finding.where.toString();
    return findingKindName(finding.kind) + u": "_s + finding.message
           + (where.isEmpty() ? QString() : u" ("_s + where + u')');
}

QString countText(const TableRows& table)
{
    if (table.rows == TableRows::unknown) {
        return u"?"_s;
    }
    return (table.isEstimate ? u"≈ "_s : QString()) + QString::number(table.rows);
}

QString tableRowsText(const QList<TableRows>& tables)
{
    qsizetype width = 0;
    for (const TableRows& each : tables) {
        width = std::max(width, each.table.toString().size());
    }
    QString text;
    for (const TableRows& each : tables) {
        text += u"  "_s + each.table.toString().leftJustified(width) + u"  "_s
                + countText(each).rightJustified(10) + u'\n';
    }
    return text;
}

}  // namespace limbeck::cli
