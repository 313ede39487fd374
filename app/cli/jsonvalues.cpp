// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/jsonvalues.h"

#include "migrations/planner/findingkind.h"
#include "models/operation/describe.h"

#include <QJsonDocument>

namespace limbeck::cli {

using namespace Qt::StringLiterals;

namespace {

QString checkKindName(DataCheck::Kind kind)
{
    switch (kind) {
    case DataCheck::Kind::NoNulls:
        return u"no-nulls"_s;
    case DataCheck::Kind::NoDuplicates:
        return u"no-duplicates"_s;
    case DataCheck::Kind::Fits:
        return u"fits"_s;
    case DataCheck::Kind::NoOrphans:
        return u"no-orphans"_s;
    case DataCheck::Kind::NoRows:
        return u"no-rows"_s;
    case DataCheck::Kind::Meets:
        return u"meets"_s;
    case DataCheck::Kind::Unasked:
        return u"unasked"_s;
    }
    Q_UNREACHABLE();
}

QString outcomeName(DataCheckResult::Outcome outcome)
{
    switch (outcome) {
    case DataCheckResult::Outcome::Holds:
        return u"holds"_s;
    case DataCheckResult::Outcome::Violated:
        return u"violated"_s;
    case DataCheckResult::Outcome::NotFinished:
        return u"not-finished"_s;
    case DataCheckResult::Outcome::NotCheckable:
        return u"not-checkable"_s;
    }
    Q_UNREACHABLE();
}

QJsonArray textList(const QStringList& texts)
{
    return QJsonArray::fromStringList(texts);
}

QJsonValue locationJson(const std::optional<TextLocation>& where)
{
    if (!where.has_value() || where->file.isEmpty()) {
        return QJsonValue::Null;
    }
    return QJsonObject{
        {u"file"_s, where->file}, {u"line"_s, where->line}, {u"column"_s, where->column}};
}

QJsonObject statementJson(const Statement& statement)
{
    QJsonObject object{{u"sql"_s, statement.sql}};
    if (!statement.parameters.isEmpty()) {
        object.insert(u"parameters"_s, QJsonObject::fromVariantMap(statement.parameters));
    }
    if (statement.kind == Statement::Kind::ExpectNoRows) {
        object.insert(u"expectNoRows"_s, true);
        object.insert(u"failure"_s, statement.failure);
    }
    return object;
}

QJsonObject operationJson(const PlannedOperation& planned)
{
    QJsonArray statements;
    for (const Statement& statement : planned.statements) {
        statements << statementJson(statement);
    }
    return {{u"description"_s, describe(planned.operation)},
            {u"isDestructive"_s, isDestructive(planned.operation)},
            {u"where"_s, locationJson(planned.where)},
            {u"statements"_s, statements}};
}

QJsonObject stepJson(const PlanStep& step, const Plan& plan, const VersionTable& versionTable)
{
    QJsonArray operations;
    for (const PlannedOperation& planned : step.operations) {
        operations << operationJson(planned);
    }
    return {
        {u"direction"_s, directionName(step.step.direction)},
        {u"revision"_s, step.step.revision},
        {u"message"_s, step.message},
        {u"operations"_s, operations},
        {u"versionStatements"_s, textList(versionTable.statements(step.step.change, plan.engine))},
        {u"rowsAfter"_s, textList(step.step.rowsAfter)}};
}

}  // namespace

QString directionName(Direction direction)
{
    return direction == Direction::Up ? u"upgrade"_s : u"downgrade"_s;
}

QJsonObject errorJson(const Error& error)
{
    return {{u"code"_s, errorCodeName(error.code)},
            {u"message"_s, error.message},
            {u"detail"_s, error.detail},
            {u"where"_s, locationJson(error.where)},
            {u"subjects"_s, textList(error.subjects)}};
}

QJsonObject problemJson(const GraphProblem& problem)
{
    return {{u"kind"_s, problemKindName(problem.kind)},
            {u"isFatal"_s, problem.isFatal()},
            {u"message"_s, problem.message},
            {u"revisions"_s, textList(problem.revisions)},
            {u"where"_s, locationJson(problem.where)}};
}

QJsonArray problemsJson(const RevisionGraph& graph)
{
    QJsonArray problems;
    for (const GraphProblem& problem : graph.problems()) {
        problems << problemJson(problem);
    }
    return problems;
}

QJsonObject revisionJson(const RevisionGraph& graph,
                         const RevisionId& id,
                         const std::optional<QSet<RevisionId>>& applied)
{
    QJsonObject object{{u"revision"_s, id},
                       {u"branchLabels"_s, textList(graph.labels(id))},
                       {u"isHead"_s, graph.isHead(id)},
                       {u"isBranchPoint"_s, graph.isBranchPoint(id)},
                       {u"isMergePoint"_s, graph.isMergePoint(id)}};
    if (const Revision* revision = graph.find(id)) {
        object.insert(u"downRevisions"_s, textList(revision->downRevisions));
        object.insert(u"dependsOn"_s, textList(revision->dependsOn));
        object.insert(u"message"_s, revision->message);
        object.insert(u"createDate"_s, revision->createDate);
        object.insert(u"file"_s, revision->file);
    }
    if (applied.has_value()) {
        object.insert(u"isApplied"_s, applied->contains(id));
    }
    return object;
}

QJsonObject findingJson(const Finding& finding)
{
    return {{u"kind"_s, findingKindName(finding.kind)},
            {u"isBlocking"_s, finding.isBlocking()},
            {u"revision"_s, finding.revision},
            {u"message"_s, finding.message},
            {u"where"_s, locationJson(finding.where)}};
}

QJsonObject planJson(const Plan& plan, const VersionTable& versionTable)
{
    QJsonArray steps;
    for (const PlanStep& step : plan.steps) {
        steps << stepJson(step, plan, versionTable);
    }
    QJsonArray findings;
    for (const Finding& finding : plan.findings) {
        findings << findingJson(finding);
    }
    return {{u"engine"_s, engineName(plan.engine)},
            {u"isOneTransaction"_s, plan.isOneTransaction},
            {u"steps"_s, steps},
            {u"findings"_s, findings}};
}

QJsonObject runReportJson(const RunReport& report)
{
    QJsonArray applied;
    for (const RunReport::Applied& step : report.applied) {
        applied << QJsonObject{{u"direction"_s, directionName(step.direction)},
                               {u"revision"_s, step.revision},
                               {u"message"_s, step.message},
                               {u"milliseconds"_s, step.milliseconds}};
    }
    QJsonObject object{{u"applied"_s, applied},
                       {u"rowsBefore"_s, textList(report.rowsBefore)},
                       {u"rowsAfter"_s, textList(report.rowsAfter)},
                       {u"milliseconds"_s, report.milliseconds}};
    if (!report.backup.isEmpty()) {
        object.insert(u"backup"_s, report.backup);
    }
    if (!report.isOk()) {
        object.insert(u"failedRevision"_s, report.failedRevision);
        object.insert(u"failedStatement"_s, report.failedStatement);
    }
    return object;
}

QJsonArray tableRowsJson(const QList<TableRows>& tables)
{
    QJsonArray list;
    for (const TableRows& each : tables) {
        QJsonObject object{{u"table"_s, each.table.toString()}, {u"rows"_s, each.rows}};
        if (each.rows == TableRows::unknown) {
            object.insert(u"rows"_s, QJsonValue());
        }
        if (each.isEstimate) {
            object.insert(u"isEstimate"_s, true);
        }
        list << object;
    }
    return list;
}

QJsonObject backupJson(const Backup& backup)
{
    return {{u"path"_s, backup.path},
            {u"created"_s, backup.created.toString(Qt::ISODate)},
            {u"revision"_s, backup.revision},
            {u"bytes"_s, backup.bytes}};
}

QJsonObject dataCheckJson(const DataCheckResult& result)
{
    return {{u"check"_s, checkKindName(result.check.kind)},
            {u"revision"_s, result.check.revision},
            {u"operation"_s, result.check.operation},
            {u"table"_s, result.check.table.toString()},
            {u"columns"_s, textList(result.check.columns)},
            {u"outcome"_s, outcomeName(result.outcome)},
            {u"willFail"_s, result.willFail()},
            {u"count"_s, result.count},
            {u"examples"_s, textList(result.examples)},
            {u"message"_s, result.sentence()}};
}

QJsonObject operationJson(const OperationRecord& record)
{
    return QJsonDocument::fromJson(record.toJson()).object();
}

}  // namespace limbeck::cli
