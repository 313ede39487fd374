// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/runner/settling.h"

#include "migrations/runner/runlock.h"
#include "migrations/runner/steprunner.h"
#include "models/base/enginetext.h"

#include <QElapsedTimer>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

class Settlement final
{
public:
    Settlement(const SettlingRequest& request, Database& database, RunObserver& observer)
        : m_request(request)
        , m_database(database)
        , m_observer(observer)
        , m_transaction(database, request.versionTable, m_report)
        , m_steps({request.versionTable,
                   database,
                   observer,
                   m_transaction,
                   m_report,
                   request.lockTimeout,
                   request.verifiedBy != nullptr,
                   request.verifiedBy})
    {
    }

    RunReport carryOut()
    {
        QElapsedTimer timer;
        timer.start();
        if (Result<> done = work(); !done) {
            m_transaction.rollback();
            m_report.error = m_steps.afterFailure(done.error());
        }
        m_report.milliseconds = timer.elapsed();
        return m_report;
    }

private:
    Result<> work()
    {
        const Result<RunLock> lock = RunLock::take(
            m_database.settings(), m_request.versionTable, m_request.lockTimeout, m_observer);
        if (!lock) {
            return fail(lock.error());
        }
        const Result<QStringList> rows = m_request.versionTable.read(m_database);
        if (!rows) {
            return fail(rows.error());
        }
        m_transaction.startFrom(*rows);
        return m_transaction.begin()
            .and_then([&] { return m_steps.journal().read(*rows); })
            .and_then([this](const std::optional<StoppedStep>& stopped) {
                return stopped ? settleStep(*stopped)
                               : fail(nothingToSettle(m_database.settings()));
            })
            .and_then([this] { return m_transaction.commit(); });
    }

    Result<> settleStep(const StoppedStep& stopped)
    {
        switch (m_request.way) {
        case SettlingRequest::Way::Resume:
            return m_steps.finish(stopped, m_request.isDone);
        case SettlingRequest::Way::Undo:
            return m_steps.undo(stopped, m_request.isDone);
        case SettlingRequest::Way::MarkApplied:
            return m_steps.mark(stopped, true);
        case SettlingRequest::Way::MarkUnapplied:
            return m_steps.mark(stopped, false);
        }
        Q_UNREACHABLE();
    }

    const SettlingRequest& m_request;
    Database& m_database;
    RunObserver& m_observer;
    RunReport m_report;
    RunTransaction m_transaction;
    StepRunner m_steps;
};

}  // namespace

RunReport settle(const SettlingRequest& request, Database& database, RunObserver& observer)
{
    return Settlement(request, database, observer).carryOut();
}

Error nothingToSettle(const ConnectionSettings& database)
{
    Error error;
    error.code = ErrorCode::InvalidArgument;
    error.message =
        database.engine == Engine::Sqlite || database.engine == Engine::Postgresql
            ? EngineText::tr(
                "No step can be left half done on '%1': its engine takes a run that fails back.")
            : EngineText::tr("No step was left half done on '%1', so there is nothing to settle.");
    error.message = error.message.arg(database.displayName());
    return error;
}

Result<std::optional<StoppedStep>> findStoppedStep(const VersionTable& versionTable,
                                                   Database& database)
{
    if (hasTransactionalDdl(database.engine())) {
        return std::nullopt;
    }
    return versionTable.read(database).and_then([&](const QStringList& rows) {
        return StepJournal(database.settings(), versionTable).read(rows);
    });
}

}  // namespace limbeck
