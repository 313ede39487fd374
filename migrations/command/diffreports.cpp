// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/diffreports.h"

#include "migrations/command/reportparts.h"
#include "models/base/enginetext.h"

namespace limbeck::command {

using namespace Qt::StringLiterals;

SchemaDiff::End endOf(const SavedReport& report, const QString& path)
{
    return {EngineText::tr("report %1").arg(path), report.schema, report.doubts};
}

bool isOfHistory(const SavedReport& report)
{
    return report.source == ReportSource::History;
}

void agreeWith(const SavedReport& report, SchemaDiff::End& other, bool isOtherLive)
{
    if (!report.patterns.isEmpty()) {
        other.schema = only(other.schema, report.patterns);
    }
    if (!isOtherLive && !report.schema.defaultSchema.isEmpty()) {
        other.schema.defaultSchema = report.schema.defaultSchema;
    }
}

QList<Finding> spellingDoubts(const SavedReport& report, const QString& path, Engine engine)
{
    if (report.source != ReportSource::Database || engine == Engine::Sqlite) {
        return {};
    }
    return {Finding{
        Finding::Kind::Note,
        {},
        EngineText::tr("Report '%1' has defaults and conditions as the server wrote them; scripts "
                       "may spell the same in another way.")
            .arg(path),
        {}}};
}

bool isSavedReport(const QString& end)
{
    return !end.contains(u"://"_s) && end.endsWith(u".json"_s, Qt::CaseInsensitive);
}

Result<SchemaDiff> compareReports(const DiffRequest& request)
{
    const Result<SavedReport> from = readReport(request.from);
    const Result<SavedReport> to = readReport(request.to);
    if (!from || !to) {
        return fail(from ? to.error() : from.error());
    }
    const Engine told = from->engine.value_or(to->engine.value_or(Engine::Sqlite));
    const bool isStored = request.wantsStored || request.engine.has_value() || !isOfHistory(*from)
                          || !isOfHistory(*to);
    SchemaDiff::End first = endOf(*from, request.from);
    SchemaDiff::End second = endOf(*to, request.to);
    agreeWith(*from, second, true);  // each knows its own schema's name
    agreeWith(*to, first, true);
    return compareEnds(
        std::move(first), std::move(second), request.engine.value_or(told), isStored);
}

}  // namespace limbeck::command
