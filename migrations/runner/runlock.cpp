// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/runner/runlock.h"

#include "models/base/enginetext.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QThread>

#include <functional>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

/// The engine's words for a lock whose key is `m_key`.
class LockWords final
{
public:
    LockWords(Engine engine, const ConnectionSettings& settings, const VersionTable& table)
        : m_isPostgresql(engine == Engine::Postgresql)
    {
        // PostgreSQL's locks belong to a database, MariaDB's to the whole server.
        const QString place = m_isPostgresql ? QString() : settings.database;
        const QByteArray text = QStringList{u"limbeck"_s, place, table.name.schema, table.name.name}
                                    .join(u'\n')
                                    .toUtf8();
        const QByteArray hash = QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex();
        m_key = m_isPostgresql
                    ? QString::number(static_cast<qint64>(hash.left(15).toULongLong(nullptr, 16)))
                    : u"'limbeck-"_s + QString::fromLatin1(hash.left(40)) + u'\'';
    }

    QString tryToTake() const
    {
        return m_isPostgresql ? u"SELECT pg_try_advisory_lock(%1)"_s.arg(m_key)
                              : u"SELECT GET_LOCK(%1, 0)"_s.arg(m_key);
    }

    /// Whether the session that asks holds it.
    QString isMine() const
    {
        // An advisory lock lives exactly as long as its session.
        return m_isPostgresql ? u"SELECT 1"_s
                              : u"SELECT IS_USED_LOCK(%1) = CONNECTION_ID()"_s.arg(m_key);
    }

    /// Connection, user, address (if any), program (if told), since when.
    QString holder() const
    {
        return m_isPostgresql ? uR"(
SELECT a.pid, a.usename, host(a.client_addr), a.application_name,
    to_char(a.backend_start, 'YYYY-MM-DD HH24:MI:SS')
FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
    AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
    AND (l.classid::int8 << 32) + l.objid::int8 = %1
)"_s.arg(m_key)
                              : uR"(
SELECT h.id, p.USER, p.HOST, NULL, NOW() - INTERVAL p.TIME SECOND
FROM (SELECT IS_USED_LOCK(%1) AS id) h
LEFT JOIN information_schema.PROCESSLIST p ON p.ID = h.id
WHERE h.id IS NOT NULL
)"_s.arg(m_key);
    }

private:
    bool m_isPostgresql;
    QString m_key;
};

/// "user 'ada' from 10.0.0.7 (limbeck), since 2024-05-01 10:00:00, connection 4711".
QString holderText(Database& session, const LockWords& words)
{
    const Result<QueryResult> found = session.query(words.holder());
    if (!found || found->rows.isEmpty()) {
        return EngineText::tr("another session");
    }
    const QVariantList& row = found->rows.first();
    QString user = row[1].isNull() ? EngineText::tr("another user")
                                   : EngineText::tr("user '%1'").arg(row[1].toString());
    if (const QString host = row[2].toString(); !host.isEmpty()) {
        user = EngineText::tr("%1 from %2").arg(user, host);
    }
    if (const QString program = row[3].toString(); !program.isEmpty()) {
        user += u" (%1)"_s.arg(program);
    }
    const QString connection = row[0].toString();
    const QString since = row[4].toString();
    return since.isEmpty()
               ? EngineText::tr("%1, connection %2").arg(user, connection)
               : EngineText::tr("%1, since %2, connection %3").arg(user, since, connection);
}

/// "process 4711 (limbeck) on 'host'".
QString holderText(const QLockFile& file)
{
    qint64 process = 0;
    QString host;
    QString program;
    if (!file.getLockInfo(&process, &host, &program)) {
        return EngineText::tr("another process");
    }
    return EngineText::tr("process %1 (%2) on '%3'").arg(QString::number(process), program, host);
}

/// A lock that may be somebody else's.
struct Attempt
{
    std::function<Result<bool>()> tryToTake;
    std::function<QString()> holder;
};

/// Tries for up to `seconds`, telling `observer` who holds the lock.
Result<> takeInTime(const Attempt& attempt,
                    const ConnectionSettings& settings,
                    int seconds,
                    RunObserver& observer)
{
    QElapsedTimer timer;
    timer.start();
    for (bool isFirst = true;; isFirst = false) {
        const Result<bool> taken = attempt.tryToTake();
        if (!taken || *taken) {
            return taken.map([](bool) {});
        }
        if (observer.cancelRequested()) {
            return fail(ErrorCode::Cancelled,
                        EngineText::tr("Cancelled while waiting. Nothing was changed."));
        }
        const QString holder = attempt.holder();
        if (timer.elapsed() >= seconds * 1000LL) {
            return fail(ErrorCode::DatabaseLocked,
                        EngineText::tr(
                            "Another run is at work on %1: %2. Waited for %3 seconds; nothing was "
                            "changed. Wait until it has ended, and try again.")
                            .arg(settings.toDisplay(), holder, QString::number(seconds)));
        }
        if (isFirst) {
            observer.phaseStarted(EngineText::tr("Waiting for another run on %1: %2")
                                      .arg(settings.displayName(), holder));
        }
        QThread::msleep(100);
    }
}

}  // namespace

Result<RunLock> RunLock::take(const ConnectionSettings& settings,
                              const VersionTable& versionTable,
                              int seconds,
                              RunObserver& observer)
{
    if (settings.engine == Engine::Sqlite) {
        return RunLock(nullptr, {}, nullptr);
    }
    Result<std::unique_ptr<Database>> session = Database::open(settings, Database::Mode::ReadWrite);
    if (!session) {
        return fail(session.error());
    }
    Database& database = **session;
    const LockWords words(settings.engine, settings, versionTable);
    const Attempt attempt{
        [&] {
            return database.query(words.tryToTake()).map([](const QueryResult& answer) {
                return answer.rows.value(0).value(0).toInt() == 1;
            });
        },
        [&] { return holderText(database, words); }};
    return takeInTime(attempt, settings, seconds, observer).map([&] {
        return RunLock(std::move(*session), words.isMine(), nullptr);
    });
}

Result<RunLock> RunLock::takeFile(const ConnectionSettings& settings,
                                  int seconds,
                                  RunObserver& observer)
{
    if (settings.isInMemory()) {
        return RunLock(nullptr, {}, nullptr);
    }
    const QFileInfo file(settings.database);
    const QString path = file.exists() ? file.canonicalFilePath() : file.absoluteFilePath();
    auto lock = std::make_unique<QLockFile>(path + u".limbeck-lock"_s);
    lock->setStaleLockTime(0);  // a run may take long; that of a process that is gone is free
    const auto tryToTake = [&]() -> Result<bool> {
        if (lock->tryLock(0) || lock->error() == QLockFile::LockFailedError) {
            return lock->isLocked();
        }
        return fail(
            ErrorCode::FileUnwritable,
            EngineText::tr(
                "'%1.limbeck-lock', which keeps two runs apart, cannot be written. Check the "
                "permissions of its folder; nothing was changed.")
                .arg(path));
    };
    const Attempt attempt{tryToTake, [&] { return holderText(*lock); }};
    return takeInTime(attempt, settings, seconds, observer).map([&] {
        return RunLock(nullptr, {}, std::move(lock));
    });
}

Result<> RunLock::isStillHeld() const
{
    if (m_session == nullptr) {
        return {};
    }
    const Result<QueryResult> answer = m_session->query(m_question);
    if (answer && answer->rows.value(0).value(0).toInt() == 1) {
        return {};
    }
    Error error;
    error.code = ErrorCode::DatabaseUnavailable;
    error.message =
        EngineText::tr(
            "The lock on %1 that keeps other runs away is gone: its connection was ended. "
            "Nothing more was run. See 'limbeck status', and start the run again.")
            .arg(m_session->settings().toDisplay());
    error.detail = answer ? QString() : answer.error().detail;
    return fail(error);
}

RunLock::RunLock(std::unique_ptr<Database> session,
                 QString question,
                 std::unique_ptr<QLockFile> file)
    : m_session(std::move(session))
    , m_question(std::move(question))
    , m_file(std::move(file))
{
}

RunLock::~RunLock() = default;

RunLock::RunLock(RunLock&& other) noexcept = default;

}  // namespace limbeck
