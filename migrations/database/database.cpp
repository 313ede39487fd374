// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/database/database.h"

#include "migrations/database/connectoptions.h"
#include "migrations/database/serverconnection.h"
#include "migrations/database/sqlerror.h"
#include "migrations/dialect/sqlsplitter.h"
#include "models/base/enginetext.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlError>
#include <QSqlField>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QUrl>

#include <atomic>
#include <sqlite3.h>
#include <utility>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

QString newConnectionName()
{
    static std::atomic<quint64> count = 0;
    return u"limbeck-%1"_s.arg(++count);
}

QString driverName(Engine engine)
{
    switch (engine) {
    case Engine::Sqlite:
        return u"QSQLITE"_s;
    case Engine::Postgresql:
        return u"QPSQL"_s;
    case Engine::Mariadb:
    case Engine::Mysql:
        return u"QMYSQL"_s;
    }
    Q_UNREACHABLE();
}

}  // namespace

struct Database::Private
{
    ConnectionSettings settings;
    QString connectionName;
    QSqlDatabase connection;
    QString serverVersion;  ///< as the server says it; empty on SQLite
    int lockTimeout = 0;
    bool wasOpened = false;  ///< the driver forgets it when the connection is lost
    bool isInServerTransaction = false;
    QDeadlineTimer deadline{QDeadlineTimer::Forever};  ///< of SQLite's statements
    int timeLimit = 0;
    std::function<bool()> isCancelled;

    sqlite3* sqlite() const
    {
        if (settings.engine != Engine::Sqlite || !connection.isOpen()) {
            return nullptr;
        }
        const QVariant handle = connection.driver()->handle();
        const bool isSqlite = handle.isValid() && qstrcmp(handle.typeName(), "sqlite3*") == 0;
        return isSqlite ? *static_cast<sqlite3* const*>(handle.constData()) : nullptr;
    }

    Error classified(const QSqlError& error) const
    {
        const QString text =
            error.databaseText().isEmpty() ? error.driverText() : error.databaseText();
        if (settings.engine != Engine::Sqlite) {
            return wasOpened ? serverError(error.nativeErrorCode(), text.trimmed(), settings)
                             : connectionError(error.nativeErrorCode(), text.trimmed(), settings);
        }
        bool isNumber = false;
        const int code = error.nativeErrorCode().toInt(&isNumber);
        return sqliteError(isNumber ? code : SQLITE_ERROR, text.trimmed(), settings);
    }

    /// Runs `sql` on `query`, which must belong to this connection.
    Result<> run(QSqlQuery& query, const QString& sql, const QVariantMap& parameters)
    {
        if (Result<> checked = checkIsOne(sql); !checked) {
            return checked;
        }
        // QPSQL would fetch row by row, which is far slower.
        query.setForwardOnly(settings.engine != Engine::Postgresql);
        deadline =
            timeLimit > 0 ? QDeadlineTimer(timeLimit) : QDeadlineTimer(QDeadlineTimer::Forever);
        bool isOk = false;
        if (parameters.isEmpty()) {
            // Unprepared, so that Qt does not look for placeholders in the text.
            isOk = query.exec(sql);
        } else if (query.prepare(sql)) {
            for (auto value = parameters.cbegin(); value != parameters.cend(); ++value) {
                query.bindValue(u':' + value.key(), value.value());
            }
            isOk = query.exec();
        }
        if (isOk) {
            return {};
        }
        return fail(classified(query.lastError()));
    }

    /// Qt's drivers for servers send several statements at once and look at the first one's result
    /// only, so that a failure of the others would go unnoticed. QSQLITE refuses by itself.
    Result<> checkIsOne(const QString& sql) const
    {
        const bool isOne = settings.engine == Engine::Sqlite || !sql.contains(u';')
                           || splitStatements(sql, settings.engine).size() <= 1;
        return isOne
                   ? Result<>{}
                   : fail(ErrorCode::InvalidArgument,
                          EngineText::tr(
                              "Several SQL statements in one text; they must be run one by one."));
    }

    Result<> connect(Mode mode);
    Result<> checkFile(Mode mode);
    Result<> setUpSession(Mode mode, bool needsTls);
    Result<> checkTls();
};

Result<> Database::Private::connect(Mode mode)
{
    const bool isSqlite = settings.engine == Engine::Sqlite;
    ServerConnection server;
    if (isSqlite) {
        setSqliteOptions(connection, settings, mode == Mode::ReadOnly, lockTimeout);
    } else {
        Result<ServerConnection> wanted = serverConnection(settings);
        if (!wanted) {
            return fail(wanted.error());
        }
        server = *wanted;
        if (Result<> found = checkTlsFiles(settings); !found) {
            return found;
        }
        setServerOptions(connection, settings, server);
    }
    if (!connection.open()) {
        Error error = classified(connection.lastError());
        error.code =
            error.code == ErrorCode::DatabaseError ? ErrorCode::DatabaseUnavailable : error.code;
        return fail(error);
    }
    wasOpened = true;
    return isSqlite ? checkFile(mode) : setUpSession(mode, server.needsTls);
}

/// Opening a SQLite file reads nothing; this does, so that a wrong file is found out at once.
Result<> Database::Private::checkFile(Mode mode)
{
    QSqlQuery query(connection);
    if (Result<> read = run(query, u"PRAGMA schema_version"_s, {}); !read) {
        return read;
    }
    query.finish();
    const bool isReadOnly = sqlite() != nullptr && sqlite3_db_readonly(sqlite(), "main") == 1;
    if (isReadOnly && mode != Mode::ReadOnly) {
        return fail(sqliteError(SQLITE_READONLY, {}, settings));
    }
    return {};
}

/// What every session needs, and what is wrong with the server.
Result<> Database::Private::setUpSession(Mode mode, bool needsTls)
{
    const bool isPostgresql = settings.engine == Engine::Postgresql;
    QSqlQuery query(connection);
    // Text literals are written for standard_conforming_strings, the default since PostgreSQL 9.1;
    // notices would be printed by libpq itself, between our own words.
    const QString sql = isPostgresql ? u"SELECT current_setting('server_version'), "
                                       "set_config('standard_conforming_strings', 'on', false), "
                                       "set_config('client_min_messages', 'error', false)"_s
                                     : u"SELECT VERSION()"_s;
    if (Result<> read = run(query, sql, {}); !read) {
        return read;
    }
    serverVersion = query.next() ? query.value(0).toString() : QString();
    query.finish();
    if (Result<> checked = checkServerVersion(settings, serverVersion); !checked) {
        return checked;
    }
    if (needsTls) {
        if (Result<> checked = checkTls(); !checked) {
            return checked;
        }
    }
    if (mode != Mode::ReadOnly) {
        return {};
    }
    return run(query,
               isPostgresql ? u"SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY"_s
                            : u"SET SESSION TRANSACTION READ ONLY"_s,
               {});
}

/// MariaDB's client library goes on unencrypted if the server has no TLS.
Result<> Database::Private::checkTls()
{
    QSqlQuery query(connection);
    if (Result<> read = run(query, u"SHOW SESSION STATUS LIKE 'Ssl_cipher'"_s, {}); !read) {
        return read;
    }
    if (query.next() && !query.value(1).toString().isEmpty()) {
        return {};
    }
    return fail(
        ErrorCode::DatabaseUnavailable,
        EngineText::tr("The database URL asks for TLS, but the server of %1 did not encrypt the "
                       "connection. Nothing was read or written.")
            .arg(settings.toDisplay()));
}

namespace {

/// SQLite asks this while it works; anything but 0 ends the statement.
template <typename Private>
int isOverdue(void* data)
{
    const auto* d = static_cast<const Private*>(data);
    return d->deadline.hasExpired() || (d->isCancelled && d->isCancelled()) ? 1 : 0;
}

}  // namespace

Database::Database(std::unique_ptr<Private> d)
    : m_d(std::move(d))
{
}

Result<std::unique_ptr<Database>> Database::open(const ConnectionSettings& settings,
                                                 Mode mode,
                                                 int lockTimeout)
{
    const bool isFile = settings.engine == Engine::Sqlite && !settings.isInMemory();
    if (isFile) {
        if (const auto problem = fileProblem(settings, mode == Mode::ReadWrite)) {
            return fail(*problem);
        }
    }
    const QString driver = driverName(settings.engine);
    if (!QSqlDatabase::isDriverAvailable(driver)) {
        return fail(ErrorCode::Unsupported,
                    EngineText::tr(
                        "Qt's database driver %1 is not installed, so that %2 cannot be reached. "
                        "On Debian it is in one of the packages libqt6sql6-sqlite, libqt6sql6-psql "
                        "and libqt6sql6-mysql.")
                        .arg(driver, settings.toDisplay()));
    }

    auto d = std::make_unique<Private>();
    d->settings = settings;
    d->lockTimeout = lockTimeout;
    d->connectionName = newConnectionName();
    d->connection = QSqlDatabase::addDatabase(driver, d->connectionName);
    std::unique_ptr<Database> database(new Database(std::move(d)));
    if (Result<> connected = database->m_d->connect(mode); !connected) {
        return fail(connected.error());
    }
    return database;
}

Database::~Database()
{
    rollback();
    m_d->connection.close();
    // The last handle must be gone before removeDatabase(), else Qt keeps the connection.
    m_d->connection = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_d->connectionName);
}

const ConnectionSettings& Database::settings() const
{
    return m_d->settings;
}

Engine Database::engine() const
{
    return m_d->settings.engine;
}

QString Database::serverVersion() const
{
    if (engine() == Engine::Sqlite) {
        return u"SQLite "_s + QString::fromLatin1(sqlite3_libversion());
    }
    return serverProduct(engine(), m_d->serverVersion);
}

Result<qint64> Database::execute(const QString& sql, const QVariantMap& parameters)
{
    QSqlQuery query(m_d->connection);
    if (const Result<> ran = m_d->run(query, sql, parameters); !ran) {
        return fail(ran.error());
    }
    const qint64 changed = query.isSelect() ? -1 : query.numRowsAffected();
    query.finish();
    return changed;
}

Result<QueryResult> Database::query(const QString& sql, const QVariantMap& parameters)
{
    return query(sql, parameters, false);
}

Result<QueryResult> Database::queryExactly(const QString& sql, const QVariantMap& parameters)
{
    return query(sql, parameters, true);
}

Result<QueryResult> Database::query(const QString& sql, const QVariantMap& parameters, bool isExact)
{
    QSqlQuery query(m_d->connection);
    if (isExact) {
        query.setNumericalPrecisionPolicy(QSql::HighPrecision);
    }
    if (const Result<> ran = m_d->run(query, sql, parameters); !ran) {
        return fail(ran.error());
    }
    QueryResult result;
    const QSqlRecord record = query.record();
    const int count = record.count();
    for (int column = 0; column < count; ++column) {
        result.columns << record.fieldName(column);
        if (isExact) {
            result.types << record.field(column).typeID();
        }
    }
    result.changed = query.isSelect() ? -1 : query.numRowsAffected();
    while (query.next()) {
        QVariantList row;
        row.reserve(count);
        for (int column = 0; column < count; ++column) {
            row << query.value(column);
        }
        result.rows << row;
    }
    if (query.lastError().isValid()) {
        return fail(m_d->classified(query.lastError()));
    }
    return result;
}

namespace {

/// A reset or a restore may have put another file in the place of the one that is open: what is
/// written to that one goes into a backup, and nobody would see it.
bool wasReplaced(sqlite3* handle)
{
    int hasMoved = 0;
    return handle != nullptr
           && sqlite3_file_control(handle, "main", SQLITE_FCNTL_HAS_MOVED, &hasMoved) == SQLITE_OK
           && hasMoved != 0;
}

}  // namespace

Result<> Database::begin()
{
    Q_ASSERT(!isInTransaction());  // nested transactions are a bug of ours
    const QString sql = engine() == Engine::Sqlite ? u"BEGIN IMMEDIATE"_s : u"START TRANSACTION"_s;
    const Result<qint64> begun = execute(sql);
    if (!begun) {
        Error error = begun.error();
        if (error.code == ErrorCode::DatabaseLocked) {
            error.message += u' '
                             + EngineText::tr("(Waited for %1 seconds.)")
                                   .arg(static_cast<double>(m_d->lockTimeout) / 1000.0);
        }
        return fail(error);
    }
    m_d->isInServerTransaction = engine() != Engine::Sqlite;
    if (wasReplaced(m_d->sqlite())) {
        rollback();
        return fail(
            ErrorCode::DatabaseLocked,
            EngineText::tr(
                "The database file '%1' was replaced while this waited for it, by a reset or "
                "a restore. Nothing was changed; try again.")
                .arg(m_d->settings.database));
    }
    return {};
}

Result<> Database::commit()
{
    const Result<qint64> committed = execute(u"COMMIT"_s);
    if (!committed) {
        return fail(committed.error());
    }
    m_d->isInServerTransaction = false;
    return {};
}

void Database::rollback()
{
    if (!isInTransaction()) {
        return;
    }
    const Result<qint64> ended = execute(u"ROLLBACK"_s);
    m_d->isInServerTransaction = false;
    if (!ended && isInTransaction()) {
        m_d->connection.close();  // which rolls back
    }
}

bool Database::isInTransaction() const
{
    if (sqlite3* handle = m_d->sqlite()) {
        // SQLite ends a transaction by itself on some errors (disk full): ask, do not count.
        return sqlite3_get_autocommit(handle) == 0;
    }
    return m_d->isInServerTransaction;
}

void Database::setTimeLimit(int milliseconds, std::function<bool()> isCancelled)
{
    m_d->timeLimit = milliseconds;
    m_d->isCancelled = std::move(isCancelled);
    if (sqlite3* handle = m_d->sqlite()) {
        constexpr int steps = 4000;  // some ten microseconds
        sqlite3_progress_handler(handle,
                                 milliseconds > 0 ? steps : 0,
                                 milliseconds > 0 ? isOverdue<Private> : nullptr,
                                 m_d.get());
        return;
    }
    QSqlQuery query(m_d->connection);
    for (const QString& sql : timeLimitSql(m_d->settings.engine, milliseconds)) {
        query.exec(sql);
    }
}

void* Database::sqliteHandle() const
{
    return m_d->sqlite();
}

Transaction::Transaction(Database& database)
    : m_database(&database)
{
}

Result<Transaction> Transaction::begin(Database& database)
{
    if (const Result<> begun = database.begin(); !begun) {
        return fail(begun.error());
    }
    return Transaction(database);
}

Transaction::~Transaction()
{
    if (m_database != nullptr) {
        m_database->rollback();
    }
}

Transaction::Transaction(Transaction&& other) noexcept
    : m_database(std::exchange(other.m_database, nullptr))
{
}

Result<> Transaction::commit()
{
    Q_ASSERT(m_database != nullptr);  // committed twice
    Result<> committed = m_database->commit();
    if (committed) {
        m_database = nullptr;
    }
    return committed;
}

}  // namespace limbeck
