// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/report/savedreport.h"

#include "migrations/database/enginenames.h"
#include "migrations/planner/findingkind.h"
#include "migrations/report/jsonreader.h"
#include "migrations/report/schemafromjson.h"

#include <QFile>
#include <QJsonDocument>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

Finding doubtFrom(const JsonReader& json)
{
    Finding doubt;
    // A kind of a later program's is a doubt all the same.
    doubt.kind = findingKindNamed(json.text(u"kind"_s)).value_or(Finding::Kind::Note);
    doubt.revision = json.text(u"revision"_s);
    doubt.message = json.neededText(u"message"_s);
    if (json.has(u"where"_s)) {
        const JsonReader where = json.member(u"where"_s);
        doubt.where = {where.text(u"file"_s), where.number(u"line"_s).value_or(0), 0};
    }
    return doubt;
}

Result<QJsonObject> objectIn(const QByteArray& bytes)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (document.isNull()) {
        return fail(ErrorCode::InvalidArgument,
                    u"it is not JSON (%1 at byte %2)"_s.arg(error.errorString()).arg(error.offset));
    }
    return document.object();
}

Result<SavedReport> reportFrom(const QJsonObject& json)
{
    return schemaFromJson(json).and_then([&json](const Schema& schema) -> Result<SavedReport> {
        QString problem;
        const JsonReader reader(json, &problem);
        SavedReport report;
        report.title = reader.text(u"title"_s);
        report.source = sourceNamed(reader.text(u"source"_s));
        report.engine = engineNamed(reader.text(u"engine"_s));
        report.patterns = reader.texts(u"patterns"_s);
        report.schema = schema;
        report.doubts = reader.list(u"doubts"_s, doubtFrom);
        if (!problem.isEmpty()) {
            return fail(ErrorCode::InvalidArgument,
                        u"it is not a report that Limbeck wrote: "_s + problem);
        }
        return report;
    });
}

}  // namespace

std::optional<ReportSource> sourceNamed(const QString& name)
{
    for (const ReportSource source :
         {ReportSource::History, ReportSource::Database, ReportSource::Models}) {
        if (sourceName(source) == name) {
            return source;
        }
    }
    return {};
}

Result<SavedReport> readReport(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(ErrorCode::FileUnreadable,
                    u"The report '%1' cannot be read: %2"_s.arg(path, file.errorString()));
    }
    return objectIn(file.readAll()).and_then(reportFrom).map_error([&path](Error error) {
        error.message =
            u"The report '%1' cannot be read: %2. 'limbeck report json -o FILE' writes "
            "one."_s.arg(path, error.message);
        return error;
    });
}

}  // namespace limbeck
