// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/backup/backup.h"
#include "migrations/backup/backupfolder.h"
#include "migrations/backup/swapmarker.h"
#include "migrations/database/database.h"
#include "tests/support/testresult.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <unistd.h>

using namespace limbeck;
using namespace Qt::StringLiterals;
using backupfolder::SwapMarker;

class TestBackup : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void copiesADatabaseThatOthersUse();
    void namesBackupsByTimeAndRevision();
    void listsTheNewestFirst();
    void restoresAndKeepsWhatWasThere();
    void refusesToRestoreADamagedBackup();
    void refusesWhileSomebodyWrites();
    void refusesWhileSomebodyReads();
    void swapsAWriteAheadDatabaseInOnePiece();
    void putsADatabaseWhereThereWasNone();
    void takesASwapBackThatNeverHappened();
    void finishesASwapThatHappened();
    void bringsALostDatabaseBack();
    void neverRemovesForeignFiles();
    void leavesNothingBehindWhenItFails();
    void refusesMemoryAndServersThatAreAway();

private:
    ConnectionSettings settings(const QString& name = u"app.db"_s) const;
    std::unique_ptr<Database> opened(const QString& name = u"app.db"_s);
    void make(const QString& name, const QString& value);
    QString valueIn(const QString& path);
    QStringList files() const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestBackup::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

ConnectionSettings TestBackup::settings(const QString& name) const
{
    ConnectionSettings settings;
    settings.database = m_folder->filePath(name);
    return settings;
}

std::unique_ptr<Database> TestBackup::opened(const QString& name)
{
    auto database = Database::open(settings(name), Database::Mode::ReadWrite, 0);
    return database ? std::move(*database) : nullptr;
}

/// A database whose only row says which one it is.
void TestBackup::make(const QString& name, const QString& value)
{
    const auto database = opened(name);
    QVERIFY(database != nullptr);
    QVERIFY_RESULT(database->execute(u"CREATE TABLE t (a)"_s));
    QVERIFY_RESULT(database->execute(u"INSERT INTO t VALUES (:a)"_s, {{u"a"_s, value}}));
}

QString TestBackup::valueIn(const QString& path)
{
    ConnectionSettings settings;
    settings.database = path;
    const auto database = Database::open(settings, Database::Mode::ReadOnly);
    if (!database) {
        return database.error().toText();
    }
    const auto found = (*database)->query(u"SELECT a FROM t"_s);
    return found ? found->rows.value(0).value(0).toString() : found.error().toText();
}

QStringList TestBackup::files() const
{
    return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
}

void TestBackup::copiesADatabaseThatOthersUse()
{
    make(u"app.db"_s, u"one"_s);
    const auto other = opened();
    QVERIFY_RESULT(other->begin());
    QVERIFY_RESULT(other->execute(u"UPDATE t SET a = 'not committed'"_s));
    const auto backup = createBackup(settings(), {u"a1"_s});
    QVERIFY_RESULT(backup);
    QCOMPARE(valueIn(backup->path), u"one"_s);
    QVERIFY(backup->bytes > 0);
    QVERIFY_RESULT(other->commit());
    QCOMPARE(valueIn(settings().database), u"not committed"_s);
}

void TestBackup::namesBackupsByTimeAndRevision()
{
    make(u"app.db"_s, u"one"_s);
    const auto none = createBackup(settings(), {});
    QVERIFY_RESULT(none);
    QCOMPARE(none->revision, u"base"_s);
    QVERIFY(none->path.startsWith(m_folder->filePath(u".limbeck-backups/app-"_s)));
    const auto two = createBackup(settings(), {u"b2"_s, u"a/1 ~"_s});
    QVERIFY_RESULT(two);
    QCOMPARE(two->revision, u"a_1__+b2"_s);
    QVERIFY(qAbs(two->created.secsTo(QDateTime::currentDateTime())) < 100);
    // In the same second a name is never used twice.
    QStringList paths;
    for (int i = 0; i < 4; ++i) {
        const auto again = createBackup(settings(), {u"x"_s});
        QVERIFY_RESULT(again);
        QCOMPARE(again->revision, u"x"_s);
        QVERIFY(!paths.contains(again->path));
        paths << again->path;
    }
}

void TestBackup::listsTheNewestFirst()
{
    make(u"app.db"_s, u"one"_s);
    const QDir folder(m_folder->path());
    QVERIFY(folder.mkpath(u".limbeck-backups"_s));
    const QStringList names{u"app-20260102-000000-a.sqlite"_s,
                            u"app-20260102-000000-a~2.sqlite"_s,
                            u"app-20260103-000000-base.sqlite"_s,
                            u"app-20251231-235959-b-1.sqlite"_s,
                            u"other-20260104-000000-a.sqlite"_s,
                            u"app-notatime-a.sqlite"_s,
                            u"app-20260105-000000-a.sqlite.unfinished"_s};
    for (const QString& name : names) {
        QFile file(folder.filePath(u".limbeck-backups/"_s + name));
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    QStringList found;
    for (const Backup& backup : listBackups(settings())) {
        found << QFileInfo(backup.path).fileName() + u' ' + backup.revision;
    }
    QCOMPARE(found,
             (QStringList{u"app-20260103-000000-base.sqlite base"_s,
                          u"app-20260102-000000-a~2.sqlite a"_s,
                          u"app-20260102-000000-a.sqlite a"_s,
                          u"app-20251231-235959-b-1.sqlite b-1"_s}));
}

void TestBackup::restoresAndKeepsWhatWasThere()
{
    make(u"app.db"_s, u"one"_s);
    const auto backup = createBackup(settings(), {u"a1"_s});
    QVERIFY_RESULT(backup);
    QVERIFY_RESULT(opened()->execute(u"UPDATE t SET a = 'two'"_s));
    QVERIFY(QFile::setPermissions(settings().database,
                                  QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup));

    const auto kept = restoreBackup(settings(), backup->path, {u"b2"_s});
    QVERIFY_RESULT(kept);
    QCOMPARE(kept->rows, (QMap<QString, qint64>{{u"t"_s, 1}}));
    QCOMPARE(kept->compared, 1);
    QCOMPARE(valueIn(settings().database), u"one"_s);
    QCOMPARE(valueIn(kept->replaced), u"two"_s);
    QCOMPARE(valueIn(backup->path), u"one"_s);
    QCOMPARE(files(), QStringList{u"app.db"_s});
    QVERIFY((QFile::permissions(settings().database) & QFile::ReadOther) == 0);
    // The kept state is a backup like any other, and writing to the database leaves it alone.
    QCOMPARE(listBackups(settings()).size(), 2);
    QVERIFY_RESULT(opened()->execute(u"UPDATE t SET a = 'three'"_s));
    QCOMPARE(valueIn(kept->replaced), u"two"_s);
    QVERIFY_RESULT(restoreBackup(settings(), kept->replaced, {}));
    QCOMPARE(valueIn(settings().database), u"two"_s);
}

void TestBackup::refusesToRestoreADamagedBackup()
{
    make(u"app.db"_s, u"one"_s);
    QFile broken(m_folder->filePath(u"broken.sqlite"_s));
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write(QByteArray(5000, 'x'));
    broken.close();
    const auto restored = restoreBackup(settings(), broken.fileName(), {});
    QVERIFY(!restored.has_value());
    QCOMPARE(restored.error().code, ErrorCode::DatabaseNotOurs);
    QCOMPARE(valueIn(settings().database), u"one"_s);
    const auto missing = restoreBackup(settings(), m_folder->filePath(u"no"_s), {});
    QCOMPARE(missing.error().code, ErrorCode::FileUnreadable);
}

void TestBackup::refusesWhileSomebodyWrites()
{
    make(u"app.db"_s, u"one"_s);
    make(u"app.db.limbeck-new"_s, u"new"_s);
    const auto other = opened();
    QVERIFY_RESULT(other->begin());
    const auto swapped = swapIn(settings(), settings(u"app.db.limbeck-new"_s).database, {});
    QVERIFY(!swapped.has_value());
    QCOMPARE(swapped.error().code, ErrorCode::DatabaseLocked);
    other->rollback();
    QCOMPARE(valueIn(settings().database), u"one"_s);
    QVERIFY(listBackups(settings()).isEmpty());
    QVERIFY_RESULT(swapIn(settings(), settings(u"app.db.limbeck-new"_s).database, {}));
    QCOMPARE(valueIn(settings().database), u"new"_s);
}

void TestBackup::refusesWhileSomebodyReads()
{
    make(u"app.db"_s, u"one"_s);
    make(u"app.db.limbeck-new"_s, u"new"_s);
    const auto other = opened();
    QVERIFY_RESULT(other->execute(u"BEGIN"_s));
    QVERIFY_RESULT(other->query(u"SELECT * FROM t"_s));
    const auto swapped = swapIn(settings(), settings(u"app.db.limbeck-new"_s).database, {});
    QVERIFY(!swapped.has_value());
    QCOMPARE(swapped.error().code, ErrorCode::DatabaseLocked);
}

void TestBackup::swapsAWriteAheadDatabaseInOnePiece()
{
    make(u"app.db"_s, u"one"_s);
    {
        const auto database = opened();
        QVERIFY_RESULT(database->query(u"PRAGMA journal_mode=WAL"_s));
        QVERIFY_RESULT(database->execute(u"UPDATE t SET a = 'in the log'"_s));
        // Somebody who has it open may have pages in the log.
        make(u"app.db.limbeck-new"_s, u"new"_s);
        const auto refused = swapIn(settings(), settings(u"app.db.limbeck-new"_s).database, {});
        QVERIFY(!refused.has_value());
        QCOMPARE(refused.error().code, ErrorCode::DatabaseLocked);
    }
    const auto kept = swapIn(settings(), settings(u"app.db.limbeck-new"_s).database, {u"r"_s});
    QVERIFY_RESULT(kept);
    QCOMPARE(valueIn(*kept), u"in the log"_s);
    QCOMPARE(valueIn(settings().database), u"new"_s);
    QCOMPARE(files(), QStringList{u"app.db"_s});
}

void TestBackup::putsADatabaseWhereThereWasNone()
{
    make(u"app.db.limbeck-new"_s, u"new"_s);
    const auto kept = swapIn(settings(), settings(u"app.db.limbeck-new"_s).database, {});
    QVERIFY_RESULT(kept);
    QCOMPARE(*kept, QString());
    QCOMPARE(valueIn(settings().database), u"new"_s);
}

void TestBackup::takesASwapBackThatNeverHappened()
{
    make(u"app.db"_s, u"one"_s);
    make(u"app.db.limbeck-new"_s, u"new"_s);
    QVERIFY_RESULT(backupfolder::create(settings()));
    const SwapMarker marker{settings(u"app.db.limbeck-new"_s).database,
                            newBackupPath(settings(), {u"a"_s})};
    QVERIFY_RESULT(marker.write(settings()));
    QCOMPARE(*SwapMarker::read(settings()), marker);
    // Killed after the second name and before the rename.
    QCOMPARE(::link(QFile::encodeName(settings().database).constData(),
                    QFile::encodeName(marker.backup).constData()),
             0);
    QCOMPARE(*recoverSwap(settings()), true);
    QCOMPARE(valueIn(settings().database), u"one"_s);
    QCOMPARE(files(), QStringList{u"app.db"_s});
    QVERIFY(listBackups(settings()).isEmpty());
    QCOMPARE(*recoverSwap(settings()), false);

    // Killed right after the note.
    make(u"app.db.limbeck-new"_s, u"new"_s);
    QVERIFY_RESULT(marker.write(settings()));
    QCOMPARE(*recoverSwap(settings()), true);
    QCOMPARE(valueIn(settings().database), u"one"_s);
}

void TestBackup::finishesASwapThatHappened()
{
    make(u"app.db"_s, u"one"_s);
    make(u"app.db.limbeck-new"_s, u"new"_s);
    const auto kept = swapIn(settings(), settings(u"app.db.limbeck-new"_s).database, {u"a"_s});
    QVERIFY_RESULT(kept);
    // Killed before the note was taken away.
    const SwapMarker marker{settings(u"app.db.limbeck-new"_s).database, *kept};
    QVERIFY_RESULT(marker.write(settings()));
    QCOMPARE(*recoverSwap(settings()), true);
    QCOMPARE(valueIn(settings().database), u"new"_s);
    QCOMPARE(valueIn(*kept), u"one"_s);
    QVERIFY(!QFile::exists(SwapMarker::pathOf(settings())));
}

void TestBackup::bringsALostDatabaseBack()
{
    make(u"app.db"_s, u"one"_s);
    const auto backup = createBackup(settings(), {u"a"_s});
    QVERIFY_RESULT(backup);
    const SwapMarker marker{settings(u"app.db.limbeck-new"_s).database, backup->path};
    QVERIFY_RESULT(marker.write(settings()));
    QVERIFY(QFile::remove(settings().database));
    QCOMPARE(*recoverSwap(settings()), true);
    QCOMPARE(valueIn(settings().database), u"one"_s);
}

void TestBackup::neverRemovesForeignFiles()
{
    make(u"app.db"_s, u"one"_s);
    make(u"precious.db"_s, u"mine"_s);
    QVERIFY_RESULT(backupfolder::create(settings()));
    for (const QString& name : {u"precious.db"_s, u"../precious.db"_s}) {
        const SwapMarker marker{m_folder->filePath(name), m_folder->filePath(name)};
        QVERIFY_RESULT(marker.write(settings()));
        QCOMPARE(*recoverSwap(settings()), true);
        QCOMPARE(valueIn(m_folder->filePath(u"precious.db"_s)), u"mine"_s);
    }
}

void TestBackup::leavesNothingBehindWhenItFails()
{
    QFile file(settings().database);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(5000, 'x'));
    file.close();
    const auto backup = createBackup(settings(), {});
    QVERIFY(!backup.has_value());
    QCOMPARE(backup.error().code, ErrorCode::DatabaseNotOurs);
    const QDir folder(backupfolder::pathOf(settings()));
    QCOMPARE(folder.entryList(QDir::Files | QDir::Hidden), QStringList());

    // A file stands where the folder of the backups should be.
    QVERIFY(QFile::remove(settings().database));
    make(u"app.db"_s, u"one"_s);
    QVERIFY(QDir().rmdir(folder.path()));
    QFile inTheWay(folder.path());
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    const auto refused = createBackup(settings(), {});
    QVERIFY(!refused.has_value());
    QCOMPARE(refused.error().code, ErrorCode::FileUnwritable);
    QVERIFY(refused.error().message.contains(folder.path()));
}

void TestBackup::refusesMemoryAndServersThatAreAway()
{
    QCOMPARE(createBackup(ConnectionSettings{}, {}).error().code, ErrorCode::Unsupported);
    QCOMPARE(*recoverSwap(ConnectionSettings{}), false);

    ConnectionSettings server;
    server.engine = Engine::Postgresql;
    server.host = u"/nowhere"_s;
    server.database = u"shop"_s;
    server.password = u"tops3cret"_s;
    qputenv("XDG_DATA_HOME", QFile::encodeName(m_folder->path()));
    QVERIFY(listBackups(server).isEmpty());
    const Result<Backup> refused = createBackup(server, {});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::DatabaseUnavailable);
    QVERIFY(!refused.error().toText().contains(u"tops3cret"_s));
    QVERIFY(listBackups(server).isEmpty());
}

QTEST_GUILESS_MAIN(TestBackup)

#include "tst_backup.moc"
