// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/backup/serverdump.h"

#include "migrations/backup/emptying.h"
#include "migrations/backup/servertool.h"
#include "models/base/enginetext.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QTemporaryFile>

namespace limbeck::serverdump {

using namespace Qt::StringLiterals;

namespace {

using Counts = QMap<QString, qint64>;

/// The last line of every complete dump of mariadb-dump and mysqldump.
constexpr auto completeMark = "-- Dump completed";

QString countsFile(const QString& file)
{
    return file + u".json"_s;
}

Result<Counts> count(const ConnectionSettings& settings)
{
    return Database::open(settings, Database::Mode::ReadOnly)
        .and_then(
            [](const std::unique_ptr<Database>& database) { return countServerRows(*database); });
}

/// Only tables in which nobody wrote meanwhile: the dump's own number is not known else.
Result<> writeCounts(const QString& file, const Counts& before, const Counts& after)
{
    QJsonObject tables;
    for (auto each = before.cbegin(); each != before.cend(); ++each) {
        if (after.value(each.key(), -1) == each.value()) {
            tables.insert(each.key(), each.value());
        }
    }
    QSaveFile save(countsFile(file));
    const QByteArray text = QJsonDocument(QJsonObject{{u"rows"_s, tables}}).toJson();
    if (!save.open(QIODevice::WriteOnly) || save.write(text) != text.size() || !save.commit()) {
        return fail(
            ErrorCode::FileUnwritable,
            EngineText::tr("'%1' cannot be written: %2").arg(countsFile(file), save.errorString()));
    }
    return {};
}

Counts readCounts(const QString& file)
{
    Counts counts;
    QFile json(countsFile(file));
    if (json.open(QIODevice::ReadOnly)) {
        const QJsonObject tables =
            QJsonDocument::fromJson(json.readAll()).object().value(u"rows"_s).toObject();
        for (auto each = tables.constBegin(); each != tables.constEnd(); ++each) {
            counts.insert(each.key(), each.value().toInteger());
        }
    }
    return counts;
}

Result<> runDump(const ConnectionSettings& database, const QString& file)
{
    if (database.engine == Engine::Postgresql) {
        return runServerTool(database, u"pg_dump"_s, {u"--format=custom"_s, u"--file="_s + file});
    }
    return runServerTool(database,
                         u"mariadb-dump"_s,
                         {u"--single-transaction"_s,
                          u"--routines"_s,
                          u"--triggers"_s,
                          u"--events"_s,
                          u"--hex-blob"_s,
                          u"--result-file="_s + file});
}

Result<> writeText(QTemporaryFile& file, const QStringList& statements)
{
    const QByteArray text = (statements.join(u";\n"_s) + u";\n"_s).toUtf8();
    if (!file.open() || file.write(text) != text.size() || !file.flush()) {
        return fail(ErrorCode::FileUnwritable,
                    EngineText::tr("No temporary file can be written: %1").arg(file.errorString()));
    }
    return {};
}

Result<QStringList> emptying(const ConnectionSettings& settings)
{
    return Database::open(settings, Database::Mode::ReadOnly)
        .and_then([](const std::unique_ptr<Database>& database) {
            return emptyingStatements(*database);
        });
}

Result<> executeAll(Database& database, const QStringList& statements)
{
    for (const QString& sql : statements) {
        if (const Result<qint64> done = database.execute(sql); !done) {
            return fail(done.error());
        }
    }
    return {};
}

/// psql runs two files in one transaction: one that drops, and the dump as SQL.
Result<> loadPostgresql(const ConnectionSettings& settings,
                        const QString& file,
                        const QStringList& drops)
{
    QTemporaryFile dropFile;
    if (const Result<> written = writeText(dropFile, drops); !written) {
        return written;
    }
    QTemporaryFile sqlFile;
    if (!sqlFile.open()) {
        return fail(
            ErrorCode::FileUnwritable,
            EngineText::tr("No temporary file can be written: %1").arg(sqlFile.errorString()));
    }
    const Result<> converted =
        runLocalTool(u"pg_restore"_s, {u"--file="_s + sqlFile.fileName(), file});
    if (!converted) {
        return converted;
    }
    return runServerTool(settings,
                         u"psql"_s,
                         {u"--no-psqlrc"_s,
                          u"--quiet"_s,
                          u"--set=ON_ERROR_STOP=1"_s,
                          u"--single-transaction"_s,
                          u"--file="_s + dropFile.fileName(),
                          u"--file="_s + sqlFile.fileName()});
}

Result<> loadMariadb(const ConnectionSettings& settings,
                     const QString& file,
                     const QStringList& drops)
{
    Result<> done = Database::open(settings, Database::Mode::Existing)
                        .and_then([&drops](const std::unique_ptr<Database>& database) {
                            return executeAll(*database, drops);
                        });
    if (done) {
        done = runServerTool(settings, u"mariadb"_s, {u"--batch"_s}, {file, {}});
    }
    if (done) {
        return done;
    }
    return fail(done.error().in(
        EngineText::tr(
            "'%1' is incomplete now, since MariaDB cannot take back what was dropped; the whole "
            "backup is still in '%2'")
            .arg(settings.displayName(), file)));
}

/// Compares what the dump's count says with what is there now.
Result<Restored> checkCounts(const ConnectionSettings& settings, const QString& file)
{
    const Counts expected = readCounts(file);
    const Result<Counts> now = count(settings);
    if (!now) {
        return fail(now.error());
    }
    for (auto each = expected.cbegin(); each != expected.cend(); ++each) {
        const qint64 rows = now->value(each.key(), -1);
        if (rows != each.value()) {
            return fail(ErrorCode::VerificationFailed,
                        EngineText::tr(
                            "After restoring '%1', table %2 has %3 rows instead of %4. The backup "
                            "is still in '%5'.")
                            .arg(settings.displayName(),
                                 each.key(),
                                 rows < 0 ? u"no"_s : QString::number(rows),
                                 QString::number(each.value()),
                                 file));
        }
    }
    return Restored{{}, *now, expected.size()};
}

}  // namespace

Result<> dump(const ConnectionSettings& database, const QString& file)
{
    const Result<Counts> before = count(database);
    if (!before) {
        return fail(before.error());
    }
    Result<> done = runDump(database, file);
    if (done) {
        const Result<Counts> after = count(database);
        done = after ? writeCounts(file, *before, *after) : fail(after.error());
    }
    if (!done) {
        remove(file);
    }
    return done;
}

Result<> verify(const ConnectionSettings& database, const QString& file)
{
    if (database.engine == Engine::Postgresql) {
        const Result<> listed = runLocalTool(u"pg_restore"_s, {u"--list"_s, file});
        return listed ? listed
                      : fail(ErrorCode::VerificationFailed,
                             EngineText::tr("'%1' is no complete PostgreSQL dump: %2")
                                 .arg(file, listed.error().detail));
    }
    constexpr qint64 tail = 200;  // bytes; the mark is followed by a time
    QFile text(file);
    const bool isOpen = text.open(QIODevice::ReadOnly) && text.seek(qMax(0, text.size() - tail));
    if (isOpen && text.readAll().contains(completeMark)) {
        return {};
    }
    return fail(ErrorCode::VerificationFailed,
                EngineText::tr("'%1' is no complete MariaDB dump.").arg(file));
}

Result<Restored> load(const ConnectionSettings& database, const QString& file)
{
    const Result<QStringList> drops = emptying(database);
    if (!drops) {
        return fail(drops.error());
    }
    const Result<> loaded = database.engine == Engine::Postgresql
                                ? loadPostgresql(database, file, *drops)
                                : loadMariadb(database, file, *drops);
    return loaded ? checkCounts(database, file) : fail(loaded.error());
}

bool rename(const QString& from, const QString& to)
{
    // First the counts: a dump with counts of another name would be restored unchecked.
    QFile::rename(countsFile(from), countsFile(to));
    return QFile::rename(from, to);
}

void remove(const QString& file)
{
    QFile::remove(file);
    QFile::remove(countsFile(file));
}

}  // namespace limbeck::serverdump
