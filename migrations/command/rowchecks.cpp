// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/rowchecks.h"

#include "migrations/command/session.h"
#include "migrations/datacheck/plannedchecks.h"
#include "models/base/enginetext.h"

#include <algorithm>

namespace limbeck::command {

using namespace Qt::StringLiterals;

namespace {

/// The questions whose answer can stop a plan.
QList<DataCheck> decisiveChecks(const Plan& plan)
{
    QList<DataCheck> checks = plannedChecks(plan);
    checks.removeIf([](const DataCheck& check) {
        return check.isTolerated || check.mayBeMended || !check.whyNot.isEmpty();
    });
    return checks;
}

Result<QList<DataCheckResult>> ask(const Context& context,
                                   const QList<DataCheck>& checks,
                                   const CheckLimits& limits)
{
    if (checks.isEmpty()) {
        return QList<DataCheckResult>();
    }
    return openForReading(context).map([&](const std::unique_ptr<Database>& database) {
        return runChecks(*database, checks, limits);
    });
}

Error errorFor(const QList<DataCheckResult>& failing)
{
    constexpr qsizetype told = 5;
    Error error;
    error.code = ErrorCode::VerificationFailed;
    QStringList lines{EngineText::tr("Rows are in the way, so nothing was run:")};
    for (const DataCheckResult& result : failing.first(std::min(told, failing.size()))) {
        lines << u"  "_s + result.sentence();
        error.subjects << result.check.table.toString();
    }
    if (failing.size() > told) {
        lines << u"  "_s + EngineText::tr("… and %1 more").arg(failing.size() - told);
    }
    lines << EngineText::tr("Mend the rows first; --no-checks tries it nevertheless.");
    error.message = lines.join(u'\n');
    return error;
}

}  // namespace

Result<QList<DataCheckResult>> checkRows(const Context& context,
                                         const Plan& plan,
                                         const CheckLimits& limits)
{
    return ask(context, plannedChecks(plan), limits);
}

Result<> requireRowsFit(const Context& context, const Plan& plan, RunObserver& observer)
{
    const QList<DataCheck> checks =
        context.skipsRowChecks ? QList<DataCheck>() : decisiveChecks(plan);
    if (checks.isEmpty()) {
        return {};
    }
    observer.phaseStarted(
        EngineText::tr("Checking the rows of %1").arg(context.database.displayName()));
    CheckLimits limits;
    limits.isCancelled = [&observer] { return observer.cancelRequested(); };
    Result<QList<DataCheckResult>> results = ask(context, checks, limits);
    if (!results) {
        return fail(results.error());
    }
    if (observer.cancelRequested()) {
        return fail(ErrorCode::Cancelled, EngineText::tr("Cancelled. Nothing was run."));
    }
    results->removeIf([](const DataCheckResult& result) { return !result.willFail(); });
    return results->isEmpty() ? Result<>{} : fail(errorFor(*results));
}

}  // namespace limbeck::command
