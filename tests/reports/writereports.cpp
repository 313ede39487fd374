// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/metadata/compiledmodels.h"
#include "migrations/report/reportrender.h"
#include "tests/support/samplereport.h"
#include "tests/support/sampleschema.h"

#include <QCoreApplication>
#include <QDir>
#include <QTextStream>

#include <algorithm>

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

bool save(const Report& report,
          ReportFormat format,
          const QString& path,
          const ReportStyle& style = {})
{
    const Result<> saved =
        renderReport(report, format, style).and_then([&path](const ReportFiles& files) {
            return saveReport(files, path);
        });
    if (!saved) {
        QTextStream(stderr) << path << u": "_s << saved.error().toText() << u'\n';
    }
    return saved.has_value();
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
            isOk = save(report, info.format, path, style) && isOk;
        }
    }
    return isOk;
}

/// What an engine can be asked to build of the hostile schema: names that it can hold, and in
/// place of what is no SQL something that is.
Schema buildableSchema(Engine engine)
{
    QStringList names = hostileNames();
    names.removeIf([engine](const QString& name) {
        const bool isLong = u"fk "_s.size() + name.toUtf8().size() > 63;
        const bool isMysql = engine == Engine::Mariadb;
        const bool isBeyond =
            std::ranges::any_of(name, [](QChar letter) { return letter.isSurrogate(); });
        return (engine != Engine::Sqlite && isLong)
               || (isMysql && (isBeyond || name.endsWith(u' ')));
    });
    Schema schema = hostileSchema(names);
    for (Table& table : schema.tables) {
        table.columns[1].type = ColumnType::string(100);
        table.uniqueConstraints[0].name = u"uq "_s + table.name.name;  // no table's name
        table.checkConstraints.clear();
        table.indexes[0].parts.removeLast();
        table.indexes[0].where.clear();
    }
    return schema;
}

/// The models, without what PostgreSQL takes for the same thing: a unique constraint over the
/// columns of the primary key, if one statement makes both.
Schema modelsFor(Engine engine)
{
    Schema schema = *compiledModels(u"fenrir"_s);
    for (Table& table : schema.tables) {
        table.uniqueConstraints.removeIf([&](const UniqueConstraint& unique) {
            return engine == Engine::Postgresql && table.primaryKey
                   && unique.columns == table.primaryKey->columns;
        });
    }
    return schema;
}

/// The SQL that builds a schema, and the JSON report to compare with what it built.
bool writeSql(const QDir& folder)
{
    bool isOk = true;
    for (const Engine engine : {Engine::Sqlite, Engine::Postgresql, Engine::Mariadb}) {
        for (const QString& name : {u"hostile"_s, u"models"_s}) {
            Report report =
                reportOf(name == u"models"_s ? modelsFor(engine) : buildableSchema(engine));
            report.engine = engine;
            for (const ReportFormat format : {ReportFormat::Sql, ReportFormat::Json}) {
                const QString path = folder.filePath(
                    u"%1-%2.%3"_s.arg(name, engineName(engine), infoOf(format).extension));
                isOk = save(report, format, path) && isOk;
            }
        }
    }
    return isOk;
}

}  // namespace

/// Writes a small report, a large one and one full of hostile names in every text format, and SQL
/// for every engine.
int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QDir folder(application.arguments().value(1));
    if (argc != 2 || !folder.mkpath(u"."_s)) {
        return 2;
    }
    const bool isOk = write(reportOf(sampleSchema()), u"sample"_s, folder)
                      && write(reportOf(largeSchema()), u"large"_s, folder)
                      && write(hostileReport(), u"hostile"_s, folder) && writeSql(folder);
    return isOk ? 0 : 1;
}
