// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/database/connectionsettings.h"

#include <QList>
#include <QStringList>
#include <QVariantList>
#include <QVariantMap>

#include <functional>
#include <memory>

namespace limbeck {

/// What a query returned.
struct QueryResult
{
    QStringList columns;  ///< empty: the statement returns no rows
    QList<QVariantList> rows;
    QList<int> types;     ///< of the columns, as the server numbers them; of queryExactly() only
    qint64 changed = -1;  ///< rows that a statement without a result changed, if that is known
};

/// One open connection. The only class that includes QtSql.
///
/// Opened, used and destroyed inside one job on one thread (QtSql's rule). The destructor rolls
/// an open transaction back and closes. Errors carry the driver's text in Error::detail and are
/// classified: DatabaseLocked, DatabaseReadOnly, DatabaseNotOurs, FileUnwritable (disk full),
/// DatabaseUnavailable, else DatabaseError.
class Database final
{
public:
    enum class Mode
    {
        ReadWrite,  ///< SQLite: creates the file if it does not exist
        Existing,   ///< like ReadWrite, but a missing SQLite file is an error
        ReadOnly,   ///< changes nothing, not even a journal file; a missing file is an error
    };

    /// A server is asked who it is: one that is too old, is another engine than the URL says, or
    /// does not encrypt where the URL asks for it, is refused. ReadOnly holds there too.
    /// SQLite: foreign keys are enforced as the engine's default says (off), a busy database
    /// is waited for up to `lockTimeout` milliseconds, and a file that is not a database is
    /// found out here and not at the first statement.
    static Result<std::unique_ptr<Database>> open(const ConnectionSettings& settings,
                                                  Mode mode,
                                                  int lockTimeout = 5000);
    ~Database();
    Q_DISABLE_COPY_MOVE(Database)

    const ConnectionSettings& settings() const;
    Engine engine() const;
    /// "SQLite 3.40.1", "PostgreSQL 15.18": for status lines.
    QString serverVersion() const;

    /// Runs one statement; returns the number of rows it changed (-1 where the driver does not
    /// know). `parameters` are bound by name. Several statements in one text are refused with
    /// InvalidArgument.
    Result<qint64> execute(const QString& sql, const QVariantMap& parameters = {});
    Result<QueryResult> query(const QString& sql, const QVariantMap& parameters = {});
    /// The same with decimal numbers as texts, which lose nothing, and with the columns' types.
    Result<QueryResult> queryExactly(const QString& sql, const QVariantMap& parameters = {});

    /// From now on a statement that takes longer fails with Cancelled, on SQLite also one during
    /// which `isCancelled` says so (asked every few thousand of its steps). 0: no limit any more.
    /// Where a server knows no such limit, nothing happens.
    void setTimeLimit(int milliseconds, std::function<bool()> isCancelled = {});

    /// Starts a transaction that writes: SQLite's BEGIN IMMEDIATE takes the write lock at once,
    /// and so is the lock of a run. Fails with DatabaseLocked, saying how long it waited, also if
    /// another file took the place of the SQLite file that is open.
    Result<> begin();
    Result<> commit();
    /// Never fails from the caller's view: a connection that cannot roll back is closed.
    void rollback();
    bool isInTransaction() const;

    /// sqlite3* for SQLite's backup API; nullptr on other engines.
    void* sqliteHandle() const;

private:
    struct Private;
    explicit Database(std::unique_ptr<Private> d);
    Result<QueryResult> query(const QString& sql, const QVariantMap& parameters, bool isExact);
    std::unique_ptr<Private> m_d;
};

/// Rolls back when it goes out of scope without commit().
class Transaction final
{
public:
    static Result<Transaction> begin(Database& database);
    ~Transaction();
    Transaction(Transaction&& other) noexcept;
    Transaction& operator=(Transaction&&) = delete;
    Q_DISABLE_COPY(Transaction)

    Result<> commit();

private:
    explicit Transaction(Database& database);
    Database* m_database;  // nullptr once committed or moved from; outlives this
};

}  // namespace limbeck
