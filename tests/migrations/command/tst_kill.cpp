// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/killedchild.h"
#include "tests/support/notesproject.h"
#include "tests/support/recordingobserver.h"
#include "tests/support/testresult.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <functional>

using namespace limbeck;
using namespace Qt::StringLiterals;

namespace {

/// What somebody would notice of a database: version rows, tables, and the rows in them.
struct Noticed
{
    QStringList versionRows;
    Schema schema;
    QString authors;

    bool operator==(const Noticed&) const = default;
};

Noticed notice(const NotesProject& notes)
{
    const Result<command::Status> status = command::status(notes.context());
    if (!status) {
        qFatal("%s", qPrintable(status.error().toText()));
    }
    return {status->rows,
            status->schema,
            status->schema.tables.size() < 2
                ? QString()
                : notes.value(u"SELECT group_concat(name) FROM author"_s).toString()};
}

/// Files that SQLite or a reset can leave beside a database.
void removeLeftovers(const QString& database)
{
    const QFileInfo file(database);
    QDir folder = file.dir();
    for (const QString& name : folder.entryList({file.fileName() + u'*'}, QDir::Files)) {
        folder.remove(name);
    }
    QDir(folder.filePath(u".limbeck-backups"_s)).removeRecursively();
}

void putBack(const QString& database, const QByteArray& bytes)
{
    removeLeftovers(database);
    QFile file(database);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
        qFatal("The database cannot be put back.");
    }
}

using Work = std::function<RunReport(const command::Context&, RunObserver&)>;

}  // namespace

Q_DECLARE_METATYPE(Work)

/// `kill -9` at everything that a run tells: afterwards the database is as before or as after.
class TestKill final : public QObject
{
    Q_OBJECT

private slots:
    void leavesTheOldOrTheNewDatabase_data();
    void leavesTheOldOrTheNewDatabase();
};

void TestKill::leavesTheOldOrTheNewDatabase_data()
{
    QTest::addColumn<Work>("work");
    QTest::newRow("upgrade") << Work([](const command::Context& context, RunObserver& observer) {
        return command::upgrade(context, u"head"_s, observer);
    });
    QTest::newRow("downgrade") << Work([](const command::Context& context, RunObserver& observer) {
        return command::downgrade(context, u"base"_s, observer);
    });
    QTest::newRow("reset") << Work([](const command::Context& context, RunObserver& observer) {
        return command::reset(context, observer);
    });
}

void TestKill::leavesTheOldOrTheNewDatabase()
{
    QFETCH(Work, work);
    const NotesProject notes;
    RecordingObserver observer;
    QVERIFY(command::upgrade(notes.context(), u"b2"_s, observer).isOk());
    notes.execute({u"INSERT INTO author (id, name) VALUES (1, 'Ada'), (2, 'Grace')"_s,
                   u"INSERT INTO note (id, author_id, body, title) VALUES (1, 2, 'b', 't')"_s});
    const QByteArray bytes = notes.databaseBytes();
    const Noticed before = notice(notes);
    QVERIFY(work(notes.context(), observer).isOk());
    const Noticed after = notice(notes);
    QVERIFY(before != after);

    int kills = 0;
    for (ChildEnd end = ChildEnd::Killed; end == ChildEnd::Killed; ++kills) {
        putBack(notes.databasePath(), bytes);
        end = runAndKill(kills,
                         [&](RunObserver& killer) { return work(notes.context(), killer).isOk(); });
        QVERIFY(end != ChildEnd::Failed);
        const Noticed now = notice(notes);
        QVERIFY2(now == before || now == after, qPrintable(now.versionRows.join(u',')));
        QVERIFY(end == ChildEnd::Killed || now == after);
        QCOMPARE(notes.value(u"PRAGMA integrity_check"_s).toString(), u"ok"_s);
        // Whatever was left behind, the next run gets through.
        RecordingObserver next;
        QVERIFY(command::upgrade(notes.context(), u"head"_s, next).isOk());
    }
    QVERIFY2(kills > 5, "The run tells too little to be killed at.");
}

QTEST_GUILESS_MAIN(TestKill)
#include "tst_kill.moc"
