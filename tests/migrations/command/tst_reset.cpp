// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/notesproject.h"
#include "tests/support/recordingobserver.h"
#include "tests/support/testresult.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace limbeck;
using namespace Qt::StringLiterals;

class TestReset final : public QObject
{
    Q_OBJECT

private slots:
    void previewsWhatIsLostAndWhatIsBuilt();
    void buildsAgainAndKeepsTheOldDatabase();
    void isUndoneByRestore();
    void changesNothingWhenARevisionFails();
    void changesNothingWhenCancelled();
    void refusesAFileThatIsNoDatabase();
    void makesADatabaseWhereThereIsNone();
    void dropsEverythingAndReallyStartsAfresh();
};

void TestReset::previewsWhatIsLostAndWhatIsBuilt()
{
    const NotesProject notes;
    RecordingObserver observer;
    QVERIFY(command::upgrade(notes.context(), u"head"_s, observer).isOk());
    notes.execute({u"INSERT INTO author (id, name) VALUES (1, 'Ada'), (2, 'Grace')"_s,
                   u"CREATE TABLE scratch (x)"_s,
                   u"CREATE VIEW names AS SELECT name FROM author"_s});

    const Result<command::ResetPreview> preview = command::previewReset(notes.context());
    QVERIFY_RESULT(preview);
    QCOMPARE(preview->totalRows(), 2);
    QCOMPARE(preview->lost.size(), 3);
    QCOMPARE(preview->foreignObjects, QStringList({u"table scratch"_s, u"view names"_s}));
    QCOMPARE(preview->plan.steps.size(), 3);
    QVERIFY(preview->bytes > 0);
    QVERIFY(!QFileInfo::exists(preview->backupPath));
}

void TestReset::buildsAgainAndKeepsTheOldDatabase()
{
    const NotesProject notes;
    RecordingObserver observer;
    QVERIFY(command::upgrade(notes.context(), u"b2"_s, observer).isOk());
    notes.execute({u"INSERT INTO author (id, name) VALUES (1, 'Ada')"_s});
    const QByteArray before = notes.databaseBytes();

    const RunReport report = command::reset(notes.context(), observer);
    QVERIFY2(report.isOk(), qPrintable(report.error.value_or(Error{}).toText()));
    QCOMPARE(report.rowsBefore, QStringList{u"b2"_s});
    QCOMPARE(report.rowsAfter, QStringList{u"c3"_s});
    QCOMPARE(notes.value(u"SELECT count(*) FROM author"_s).toInt(), 0);

    QFile kept(report.backup);
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QCOMPARE(kept.readAll(), before);
}

void TestReset::isUndoneByRestore()
{
    const NotesProject notes;
    RecordingObserver observer;
    QVERIFY(command::upgrade(notes.context(), u"head"_s, observer).isOk());
    notes.execute({u"INSERT INTO author (id, name) VALUES (1, 'Ada')"_s});
    QVERIFY(command::reset(notes.context(), observer).isOk());

    const Result<Restored> replaced = command::restore(notes.context(), {});
    QVERIFY_RESULT(replaced);
    QCOMPARE(notes.value(u"SELECT name FROM author"_s).toString(), u"Ada"_s);
    // The undo can be undone: what it replaced is a backup too.
    QVERIFY_RESULT(command::restore(notes.context(), replaced->replaced));
    QCOMPARE(notes.value(u"SELECT count(*) FROM author"_s).toInt(), 0);
}

void TestReset::changesNothingWhenARevisionFails()
{
    NotesProject notes;
    RecordingObserver observer;
    QVERIFY(command::upgrade(notes.context(), u"head"_s, observer).isOk());
    notes.addScript(u"d4"_s,
                    u"def upgrade():\n    op.execute('INSERT INTO nowhere VALUES (1)')\n"_s);
    const QByteArray before = notes.databaseBytes();

    const RunReport report = command::reset(notes.context(), observer);
    QVERIFY(!report.isOk());
    QCOMPARE(report.failedRevision, u"d4"_s);
    QCOMPARE(notes.databaseBytes(), before);
    QVERIFY(command::backups(notes.context()).isEmpty());
    QVERIFY(QDir(notes.files.folder()).entryList({u"*limbeck-new*"_s}).isEmpty());
}

void TestReset::changesNothingWhenCancelled()
{
    const NotesProject notes;
    RecordingObserver observer;
    QVERIFY(command::upgrade(notes.context(), u"head"_s, observer).isOk());
    const QByteArray before = notes.databaseBytes();

    RecordingObserver cancelling;
    cancelling.cancelAfterStatements = 1;
    const RunReport report = command::reset(notes.context(), cancelling);
    QVERIFY(report.error.has_value());
    QCOMPARE(report.error->code, ErrorCode::Cancelled);
    QCOMPARE(notes.databaseBytes(), before);
}

void TestReset::refusesAFileThatIsNoDatabase()
{
    const NotesProject notes;
    QFile file(notes.databasePath());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray("my diary, not a database, and long enough to be read as a page\n")
                   .repeated(20));
    file.close();
    const QByteArray before = notes.databaseBytes();

    RecordingObserver observer;
    const RunReport report = command::reset(notes.context(), observer);
    QVERIFY(report.error.has_value());
    QCOMPARE(report.error->code, ErrorCode::DatabaseNotOurs);
    QCOMPARE(notes.databaseBytes(), before);
}

void TestReset::makesADatabaseWhereThereIsNone()
{
    const NotesProject notes;
    RecordingObserver observer;
    const RunReport report = command::reset(notes.context(), observer);
    QVERIFY2(report.isOk(), qPrintable(report.error.value_or(Error{}).toText()));
    QVERIFY(report.backup.isEmpty());
    QCOMPARE(notes.tables().size(), 3);
}

/// The documented way of the original team, drop everything and upgrade, left an empty database:
/// the version table stayed behind and said that there was nothing to do.
void TestReset::dropsEverythingAndReallyStartsAfresh()
{
    const NotesProject notes;
    RecordingObserver observer;
    QVERIFY(command::upgrade(notes.context(), u"head"_s, observer).isOk());
    const Result<QString> kept = command::dropAll(notes.context(), observer);
    QVERIFY_RESULT(kept);
    QVERIFY(QFileInfo::exists(*kept));
    QVERIFY(notes.tables().isEmpty());
    QVERIFY(command::upgrade(notes.context(), u"head"_s, observer).isOk());
    QCOMPARE(notes.tables().size(), 3);
}

QTEST_GUILESS_MAIN(TestReset)
#include "tst_reset.moc"
