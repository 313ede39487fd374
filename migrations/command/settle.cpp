// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/settle.h"

#include "migrations/command/logentry.h"
#include "migrations/command/session.h"

namespace limbeck::command {

using namespace Qt::StringLiterals;

namespace {

QString actionName(SettlingRequest::Way way)
{
    switch (way) {
    case SettlingRequest::Way::Resume:
        return u"resume"_s;
    case SettlingRequest::Way::Undo:
        return u"undo of a stopped step"_s;
    case SettlingRequest::Way::MarkApplied:
    case SettlingRequest::Way::MarkUnapplied:
        return u"mark"_s;
    }
    Q_UNREACHABLE();
}

RunReport settleBy(SettlingRequest::Way way,
                   const Context& context,
                   RunObserver& observer,
                   std::optional<bool> isDone = std::nullopt)
{
    SettlingRequest request;
    request.way = way;
    request.versionTable = context.project->file.versionTable;
    request.lockTimeout = context.lockTimeout.value_or(request.lockTimeout);
    request.isDone = isDone;
    request.verifiedBy = context.verifies ? &context.project->scripts : nullptr;
    if (context.database.engine == Engine::Sqlite
        || context.database.engine == Engine::Postgresql) {
        return failedReport(nothingToSettle(context.database));
    }
    LogEntry entry(context, actionName(way));
    const Result<std::unique_ptr<Database>> database = openForWriting(context);
    return entry.keep(database ? settle(request, **database, observer)
                               : failedReport(database.error()));
}

Result<StoppedStep> requireStopped(const Context& context, Database& database)
{
    return findStoppedStep(context.project->file.versionTable, database)
        .and_then([&context](const std::optional<StoppedStep>& stopped) -> Result<StoppedStep> {
            if (!stopped) {
                return fail(nothingToSettle(context.database));
            }
            return *stopped;
        });
}

Result<MarkPreview> compare(const Context& context, Database& database, bool isApplied)
{
    const Result<StoppedStep> stopped = requireStopped(context, database);
    if (!stopped) {
        return fail(stopped.error());
    }
    Result<SettledStructure> structure = settledStructure(database,
                                                          context.project->scripts,
                                                          context.project->file.versionTable,
                                                          *stopped,
                                                          isApplied);
    if (!structure) {
        return fail(structure.error());
    }
    MarkPreview preview;
    preview.stopped = *stopped;
    preview.rowsAfter = isApplied ? stopped->step.rowsAfter : stopped->step.rowsBefore;
    preview.structure = *std::move(structure);
    return preview;
}

}  // namespace

Result<StoppedStep> previewSettling(const Context& context,
                                    bool takesBack,
                                    std::optional<bool> isDone)
{
    const RowMarks marks(context.project->file.versionTable.name);
    return openForReading(context).and_then([&](const std::unique_ptr<Database>& database) {
        return requireStopped(context, *database)
            .and_then([&](const StoppedStep& stopped) {
                return settleBegun(
                    *database, stopped, marks, context.lockTimeout.value_or(60), isDone);
            })
            .and_then([takesBack](const StoppedStep& settled) {
                return takesBack ? wayBackOf(settled) : Result<StoppedStep>(settled);
            });
    });
}

RunReport resume(const Context& context, RunObserver& observer, std::optional<bool> isDone)
{
    return settleBy(SettlingRequest::Way::Resume, context, observer, isDone);
}

RunReport undo(const Context& context, RunObserver& observer, std::optional<bool> isDone)
{
    return settleBy(SettlingRequest::Way::Undo, context, observer, isDone);
}

Result<MarkPreview> previewMark(const Context& context, bool isApplied)
{
    return openForReading(context).and_then([&](const std::unique_ptr<Database>& database) {
        return compare(context, *database, isApplied);
    });
}

RunReport mark(const Context& context, bool isApplied, RunObserver& observer)
{
    return settleBy(
        isApplied ? SettlingRequest::Way::MarkApplied : SettlingRequest::Way::MarkUnapplied,
        context,
        observer);
}

}  // namespace limbeck::command
