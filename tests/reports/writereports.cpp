// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/report/reportrender.h"
#include "tests/support/samplereport.h"
#include "tests/support/sampleschema.h"

#include <QCoreApplication>
#include <QDir>
#include <QTextStream>

using namespace limbeck;
using namespace Qt::StringLiterals;

namespace {

/// A thousand tables, each of which refers to two earlier ones.
Schema largeSchema()
{
    Schema schema;
    for (int number = 0; number < 1000; ++number) {
        Table table;
        table.name = TableName(u"table_%1"_s.arg(number));
        for (const QString& name : {u"id"_s, u"parent"_s, u"other"_s, u"name"_s, u"note"_s}) {
            Column column;
            column.name = name;
            column.type = ColumnType::ofKind(TypeKind::Integer);
            table.columns << column;
        }
        table.primaryKey.emplace();
        table.primaryKey->columns = {u"id"_s};
        for (const auto& [column, divisor] :
             {std::pair{u"parent"_s, 2}, std::pair{u"other"_s, 3}}) {
            ForeignKey key;
            key.columns = {column};
            key.referent = TableName(u"table_%1"_s.arg(number / divisor));
            key.referentColumns = {u"id"_s};
            table.foreignKeys << key;
        }
        schema.tables << table;
    }
    return schema;
}

bool write(const Report& report, const QString& name, const QDir& folder)
{
    bool isOk = true;
    for (const ReportFormatInfo& info : reportFormats()) {
        if (!info.isText) {
            continue;
        }
        for (const bool isSplit : {false, true}) {
            if (isSplit && !info.canSplit) {
                continue;
            }
            ReportStyle style;
            style.isSplit = isSplit;
            const bool isFolder = isSplit || info.isFolder;
            const QString path =
                folder.filePath(name + (isFolder ? u'-' + info.name : u'.' + info.extension));
            const Result<> saved =
                renderReport(report, info.format, style).and_then([&](const ReportFiles& files) {
                    return saveReport(files, path);
                });
            if (!saved) {
                QTextStream(stderr) << saved.error().toText() << u'\n';
                isOk = false;
            }
        }
    }
    return isOk;
}

}  // namespace

/// Writes a small report, a large one and one full of hostile names in every text format.
int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QDir folder(application.arguments().value(1));
    if (argc != 2 || !folder.mkpath(u"."_s)) {
        return 2;
    }
    const bool isOk = write(reportOf(sampleSchema()), u"sample"_s, folder)
                      && write(reportOf(largeSchema()), u"large"_s, folder)
                      && write(hostileReport(), u"hostile"_s, folder);
    return isOk ? 0 : 1;
}
