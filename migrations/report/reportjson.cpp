// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/report/reportjson.h"

#include "migrations/planner/findingkind.h"
#include "migrations/report/schemajson.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

QJsonObject placeJson(const TextLocation& where)
{
    return {{u"file"_s, where.file}, {u"line"_s, where.line}};
}

QJsonArray doubtsJson(const QList<Finding>& doubts)
{
    QJsonArray list;
    for (const Finding& doubt : doubts) {
        list << QJsonObject{{u"kind"_s, findingKindName(doubt.kind)},
                            {u"revision"_s, doubt.revision},
                            {u"message"_s, doubt.message},
                            {u"where"_s, placeJson(doubt.where)}};
    }
    return list;
}

QJsonObject countsJson(const ReportCounts& counts)
{
    return {{u"tables"_s, counts.tables},
            {u"columns"_s, counts.columns},
            {u"foreignKeys"_s, counts.foreignKeys},
            {u"indexes"_s, counts.indexes}};
}

QJsonArray storyJson(const ReportStory& story)
{
    QJsonArray list;
    for (const ReportChange& change : story.changes) {
        list << QJsonObject{{u"kind"_s, kindName(change.kind)},
                            {u"revision"_s, change.revision},
                            {u"what"_s, change.what},
                            {u"where"_s, placeJson(change.where)}};
    }
    return list;
}

QJsonArray stepsJson(const QList<ReportStep>& steps)
{
    QJsonArray list;
    for (const ReportStep& step : steps) {
        list << QJsonObject{{u"what"_s, step.what},
                            {u"where"_s, placeJson(step.where)},
                            {u"isDestructive"_s, step.isDestructive}};
    }
    return list;
}

QJsonArray historyJson(const QList<ReportRevision>& history)
{
    QJsonArray list;
    for (const ReportRevision& each : history) {
        const Revision& revision = each.revision;
        list << QJsonObject{
            {u"id"_s, revision.id},
            {u"downRevisions"_s, QJsonArray::fromStringList(revision.downRevisions)},
            {u"dependsOn"_s, QJsonArray::fromStringList(revision.dependsOn)},
            {u"branchLabels"_s, QJsonArray::fromStringList(revision.branchLabels)},
            {u"message"_s, revision.message},
            {u"createDate"_s, revision.createDate},
            {u"file"_s, revision.file},
            {u"operations"_s, stepsJson(each.steps)},
            {u"doubts"_s, doubtsJson(each.doubts)},
            {u"counts"_s, countsJson(each.counts)}};
    }
    return list;
}

QJsonArray namesJson(const QList<TableName>& names)
{
    QJsonArray list;
    for (const TableName& name : names) {
        list << name.toString();
    }
    return list;
}

QJsonArray tableDoubtsJson(const QList<ReportDoubt>& doubts)
{
    QJsonArray list;
    for (const ReportDoubt& doubt : doubts) {
        list << QJsonObject{{u"revision"_s, doubt.revision},
                            {u"touched"_s, doubt.isNamed ? u"certainly"_s : u"possibly"_s},
                            {u"message"_s, doubt.what},
                            {u"where"_s, placeJson(doubt.where)}};
    }
    return list;
}

/// The schema's tables with their stories and doubts put in.
QJsonArray tablesJson(const Report& report, const QJsonArray& plain)
{
    QJsonArray tables;
    for (qsizetype i = 0; i < plain.size(); ++i) {
        QJsonObject table = plain.at(i).toObject();
        const ReportTable& facts = report.tables.at(i);
        table.insert(u"changes"_s, storyJson(facts.story));
        table.insert(u"doubts"_s, tableDoubtsJson(facts.doubts));
        QJsonArray columns;
        const QJsonArray plainColumns = table.value(u"columns"_s).toArray();
        for (qsizetype j = 0; j < plainColumns.size(); ++j) {
            QJsonObject column = plainColumns.at(j).toObject();
            column.insert(u"changes"_s, storyJson(facts.columns.at(j)));
            columns << column;
        }
        table.insert(u"columns"_s, columns);
        tables << table;
    }
    return tables;
}

}  // namespace

QJsonObject reportJson(const Report& report)
{
    QJsonObject json = schemaJson(report.schema);
    json.insert(u"tables"_s, tablesJson(report, json.value(u"tables"_s).toArray()));
    json.insert(u"title"_s, report.title);
    json.insert(u"project"_s, report.project);
    json.insert(u"source"_s, sourceName(report.source));
    json.insert(u"engine"_s, engineName(report.engine));
    json.insert(u"revisions"_s, QJsonArray::fromStringList(report.revisions));
    json.insert(u"patterns"_s, QJsonArray::fromStringList(report.patterns));
    json.insert(u"doubts"_s, doubtsJson(report.doubts));
    json.insert(u"notes"_s, QJsonArray::fromStringList(report.notes));
    json.insert(u"history"_s, historyJson(report.history));
    json.insert(u"counts"_s, countsJson(report.counts));
    json.insert(u"insertOrder"_s, namesJson(report.insertOrder));
    QJsonArray cycles;
    for (const QList<TableName>& cycle : report.cycles) {
        cycles << namesJson(cycle);
    }
    json.insert(u"cycles"_s, cycles);
    if (!report.database.isEmpty()) {
        json.insert(u"database"_s, report.database);
    }
    if (!report.stamp.isEmpty()) {
        json.insert(u"stamp"_s, report.stamp);
    }
    return json;
}

QString reportJsonText(const Report& report)
{
    return QString::fromUtf8(QJsonDocument(reportJson(report)).toJson(QJsonDocument::Indented));
}

}  // namespace limbeck
