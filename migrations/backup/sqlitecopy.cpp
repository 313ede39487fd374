// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/backup/sqlitecopy.h"

#include "migrations/database/database.h"
#include "migrations/database/sqlerror.h"
#include "migrations/dialect/quoting.h"
#include "models/base/enginetext.h"

#include <QFile>

#include <sqlite3.h>

namespace limbeck::sqlitecopy {

using namespace Qt::StringLiterals;

namespace {

constexpr int pagesPerStep = 1000;
constexpr int pauseMilliseconds = 50;

ConnectionSettings settingsOf(const QString& path)
{
    ConnectionSettings settings;
    settings.database = path;
    return settings;
}

void removeDatabase(const QString& path)
{
    for (const QString& suffix : {QString(), u"-journal"_s, u"-wal"_s, u"-shm"_s}) {
        QFile::remove(path + suffix);
    }
}

/// A lock on the source is its error; a full disk is the copy's.
Error copyError(int code,
                sqlite3* target,
                const ConnectionSettings& source,
                const ConnectionSettings& copy)
{
    const bool isLocked = code == SQLITE_BUSY || code == SQLITE_LOCKED;
    const QString text = QString::fromUtf8(sqlite3_errmsg(target));
    return sqliteError(code, text, isLocked ? source : copy);
}

int copyPages(sqlite3* target, sqlite3* source, int lockTimeout)
{
    sqlite3_backup* backup = sqlite3_backup_init(target, "main", source, "main");
    if (backup == nullptr) {
        return sqlite3_errcode(target);
    }
    int waited = 0;
    int code = SQLITE_OK;
    do {
        code = sqlite3_backup_step(backup, pagesPerStep);
        if (code == SQLITE_BUSY || code == SQLITE_LOCKED) {
            sqlite3_sleep(pauseMilliseconds);
            waited += pauseMilliseconds;
        }
    } while (code == SQLITE_OK
             || ((code == SQLITE_BUSY || code == SQLITE_LOCKED) && waited < lockTimeout));
    const int finished = sqlite3_backup_finish(backup);
    return code == SQLITE_DONE ? finished : code;
}

}  // namespace

Result<> copy(const ConnectionSettings& source, const QString& target, int lockTimeout)
{
    const auto from = Database::open(source, Database::Mode::ReadOnly, lockTimeout);
    if (!from) {
        return fail(from.error());
    }
    const ConnectionSettings copySettings = settingsOf(target);
    Result<> result;
    {
        const auto to = Database::open(copySettings, Database::Mode::ReadWrite);
        if (!to) {
            return fail(to.error());
        }
        auto* sourceHandle = static_cast<sqlite3*>((*from)->sqliteHandle());
        auto* targetHandle = static_cast<sqlite3*>((*to)->sqliteHandle());
        const int code = copyPages(targetHandle, sourceHandle, lockTimeout);
        if (code != SQLITE_OK) {
            result = fail(copyError(code, targetHandle, source, copySettings));
        } else if (const auto journal = (*to)->query(u"PRAGMA journal_mode=DELETE"_s); !journal) {
            // The copy of a WAL database would need files beside it as soon as it is read.
            result = fail(journal.error());
        }
    }
    if (!result) {
        removeDatabase(target);
    }
    return result;
}

Result<> verify(const QString& path)
{
    const auto database = Database::open(settingsOf(path), Database::Mode::ReadOnly);
    if (!database) {
        return fail(database.error());
    }
    const Result<QueryResult> found = (*database)->query(u"PRAGMA integrity_check(5)"_s);
    if (!found) {
        return fail(found.error());
    }
    const QString answer = found->rows.value(0).value(0).toString();
    if (answer == u"ok"_s) {
        return {};
    }
    Error error;
    error.code = ErrorCode::VerificationFailed;
    error.message =
        EngineText::tr("The database file '%1' is damaged: SQLite's integrity check failed.")
            .arg(path);
    error.detail = answer;
    return fail(error);
}

namespace {

using Counts = QMap<QString, qint64>;

Result<Counts> countRows(const QString& path)
{
    const auto database = Database::open(settingsOf(path), Database::Mode::ReadOnly);
    if (!database) {
        return fail(database.error());
    }
    const Result<QueryResult> tables = (*database)->query(
        u"SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' "
        u"ESCAPE "
        "'\\'"_s);
    if (!tables) {
        return fail(tables.error());
    }
    Counts counts;
    for (const QVariantList& row : tables->rows) {
        const QString name = row.first().toString();
        const Result<QueryResult> counted =
            (*database)->query(u"SELECT count(*) FROM "_s + alwaysQuotedName(name, Engine::Sqlite));
        if (!counted) {
            return fail(counted.error());
        }
        counts.insert(name, counted->rows.first().first().toLongLong());
    }
    return counts;
}

}  // namespace

Result<QMap<QString, qint64>> requireSameRows(const QString& original, const QString& copy)
{
    const Result<Counts> expected = countRows(original);
    const Result<Counts> counted = countRows(copy);
    if (!expected || !counted || *expected == *counted) {
        return expected ? counted : expected;
    }
    return fail(
        ErrorCode::VerificationFailed,
        EngineText::tr(
            "The copy of '%1' does not have the same tables with as many rows, so it was not "
            "used.")
            .arg(original));
}

Result<> settle(const ConnectionSettings& database)
{
    const auto opened = Database::open(database, Database::Mode::Existing, 0);
    if (!opened) {
        return fail(opened.error());
    }
    // Leaving WAL needs to be alone, and brings everything into the file.
    const Result<QueryResult> journal = (*opened)->query(u"PRAGMA journal_mode=DELETE"_s);
    if (!journal) {
        return fail(journal.error());
    }
    if (journal->rows.value(0).value(0).toString() != u"delete"_s) {
        return fail(
            sqliteError(SQLITE_BUSY, EngineText::tr("the write-ahead log is in use"), database));
    }
    // Nobody else reads or writes while this is granted.
    if (const auto locked = (*opened)->execute(u"BEGIN EXCLUSIVE"_s); !locked) {
        return fail(locked.error());
    }
    (*opened)->rollback();
    return {};
}

}  // namespace limbeck::sqlitecopy
