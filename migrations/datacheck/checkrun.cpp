// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/datacheck/checkrun.h"

#include "migrations/datacheck/checksql.h"
#include "models/base/enginetext.h"

#include <QElapsedTimer>

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

/// Keys and values may be of any length.
QString valueText(const QVariant& value)
{
    constexpr qsizetype longest = 40;
    const QString text = value.isNull() ? u"NULL"_s : value.toString();
    return text.size() <= longest ? text : text.first(longest) + u'…';
}

QString exampleText(const QStringList& labels, const QVariantList& row)
{
    QStringList parts;
    for (qsizetype i = 0; i < labels.size() && i < row.size(); ++i) {
        parts << labels.at(i) + u' ' + valueText(row.at(i));
    }
    return parts.join(u" and "_s);
}

DataCheckResult unfinished(DataCheckResult result, const QString& why)
{
    result.outcome = DataCheckResult::Outcome::NotFinished;
    result.problem = why;
    return result;
}

DataCheckResult runOne(Database& database, const DataCheck& check, int milliseconds)
{
    DataCheckResult result;
    result.check = check;
    const CheckSql sql = checkSql(check, **Dialect::of(database.engine()));
    const Result<QueryResult> counted = database.query(sql.count);
    if (!counted) {
        if (counted.error().code == ErrorCode::Cancelled) {
            return unfinished(result,
                              EngineText::tr("the database did not answer within %1 s.")
                                  .arg(QString::number(milliseconds / 1000.0, 'g', 2)));
        }
        result.outcome = DataCheckResult::Outcome::NotCheckable;
        result.problem = counted.error().message;
        return result;
    }
    result.count = counted->rows.value(0).value(0).toLongLong();
    if (result.count == 0) {
        return result;
    }
    result.outcome = DataCheckResult::Outcome::Violated;
    if (!sql.examples.isEmpty()) {
        // Without examples the count is still true.
        const QueryResult rows = database.query(sql.examples).value_or(QueryResult());
        for (const QVariantList& row : rows.rows) {
            result.examples << exampleText(sql.labels, row);
        }
        if (result.count > rows.rows.size() && !rows.rows.isEmpty()) {
            result.examples << u"…"_s;
        }
    }
    return result;
}

}  // namespace

QList<DataCheckResult> runChecks(Database& database,
                                 const QList<DataCheck>& checks,
                                 const CheckLimits& limits)
{
    QElapsedTimer clock;
    clock.start();
    QList<DataCheckResult> results;
    for (const DataCheck& check : checks) {
        DataCheckResult result;
        result.check = check;
        const qint64 left = limits.millisecondsInAll - clock.elapsed();
        if (limits.progressed) {
            limits.progressed(results.size(), checks.size());
        }
        if (!check.whyNot.isEmpty()) {
            result.outcome = DataCheckResult::Outcome::NotCheckable;
            result.problem = check.whyNot;
            results << result;
        } else if (limits.isCancelled && limits.isCancelled()) {
            results << unfinished(result, EngineText::tr("the checks were cancelled."));
        } else if (left <= 0) {
            results << unfinished(
                result, EngineText::tr("the checks before it took all the time there was."));
        } else {
            const int most = static_cast<int>(std::min<qint64>(left, limits.millisecondsEach));
            // A database that knows no limit still answers.
            database.setTimeLimit(most, limits.isCancelled);
            results << runOne(database, check, most);
        }
    }
    database.setTimeLimit(0);
    return results;
}

}  // namespace limbeck
