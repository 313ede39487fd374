// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/killedchild.h"
#include "tests/support/notesproject.h"
#include "tests/support/recordingobserver.h"
#include "tests/support/testresult.h"
#include "tests/support/testserver.h"

#include <QFile>
#include <QTemporaryDir>

#include <functional>

using namespace limbeck;
using namespace Qt::StringLiterals;

namespace {

/// What somebody would notice of a database: version rows, tables, and the rows in them.
struct Noticed
{
    QStringList versionRows;
    Schema schema;
    QList<QVariantList> authors;

    bool operator==(const Noticed&) const = default;
};

Noticed notice(const command::Context& context)
{
    const Result<command::Status> status = command::status(context);
    if (!status) {
        qFatal("%s", qPrintable(status.error().toText()));
    }
    const auto authors =
        openedDatabase(context.database)->query(u"SELECT name FROM author ORDER BY name"_s);
    return {status->rows,
            withoutDefaultSchema(status->schema),
            authors ? authors->rows : QList<QVariantList>()};
}

command::Context contextOn(const NotesProject& notes, Engine engine)
{
    command::Context context = notes.context();
    context.database = newServerDatabase(engine);
    context.lockTimeout = 20;  // the server must notice first that the killed program is gone
    return context;
}

/// At b2, with rows.
command::Context filled(const NotesProject& notes, Engine engine)
{
    const command::Context context = contextOn(notes, engine);
    RecordingObserver observer;
    const RunReport report = command::upgrade(context, u"b2"_s, observer);
    if (!report.isOk()) {
        qFatal("%s", qPrintable(report.error->toText()));
    }
    openedDatabase(context.database,
                   {u"INSERT INTO author (id, name) VALUES (1, 'Ada'), (2, 'Grace')"_s,
                    u"INSERT INTO note (id, author_id, body) VALUES (1, 2, 'b')"_s});
    return context;
}

using Work = std::function<RunReport(const command::Context&, RunObserver&)>;

}  // namespace

Q_DECLARE_METATYPE(Work)

/// `kill -9` at everything that a run on a server tells.
class TestServerKill final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void leavesTheOldOrTheNewDatabaseOnPostgresql_data();
    void leavesTheOldOrTheNewDatabaseOnPostgresql();
    void tellsOfAnInterruptedReset();
    void tellsOfAnInterruptedDropAll();

private:
    QTemporaryDir m_data{serverBaseFolder() + u"/lb-data-XXXXXX"_s};
};

void TestServerKill::initTestCase()
{
    qputenv("XDG_DATA_HOME", QFile::encodeName(m_data.path()));
}

void TestServerKill::leavesTheOldOrTheNewDatabaseOnPostgresql_data()
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

void TestServerKill::leavesTheOldOrTheNewDatabaseOnPostgresql()
{
    QFETCH(Work, work);
    const NotesProject notes;
    RecordingObserver observer;
    const command::Context whole = filled(notes, Engine::Postgresql);
    const Noticed before = notice(whole);
    QVERIFY(work(whole, observer).isOk());
    const Noticed after = notice(whole);
    QVERIFY(before != after);

    int kills = 0;
    const command::Context context = filled(notes, Engine::Postgresql);
    for (ChildEnd end = ChildEnd::Killed; end == ChildEnd::Killed; ++kills) {
        end = runAndKill(kills, [&](RunObserver& killer) { return work(context, killer).isOk(); });
        QVERIFY(end != ChildEnd::Failed);
        const Noticed now = notice(context);
        // All of it happens at the commit, which no event follows.
        QVERIFY2(now == (end == ChildEnd::Killed ? before : after),
                 qPrintable(now.versionRows.join(u',')));
    }
    QVERIFY2(kills > 3, "The run tells too little to be killed at.");
}

void TestServerKill::tellsOfAnInterruptedReset()
{
    const NotesProject notes;
    RecordingObserver observer;
    const command::Context whole = filled(notes, Engine::Mariadb);
    const Noticed before = notice(whole);
    QVERIFY(command::reset(whole, observer).isOk());
    const Noticed after = notice(whole);

    // Each takes two dumps, so that the short form is content with every third event.
    const int stride = qEnvironmentVariableIsSet("LIMBECK_SOAK") ? 1 : 3;
    int interruptions = 0;
    int kills = 0;
    for (ChildEnd end = ChildEnd::Killed; end == ChildEnd::Killed; kills += stride) {
        const command::Context context = filled(notes, Engine::Mariadb);
        end = runAndKill(kills, [&context](RunObserver& killer) {
            return command::reset(context, killer).isOk();
        });
        QVERIFY(end != ChildEnd::Failed);
        const auto told = command::status(context)->emptying;
        if (!told) {
            QVERIFY(notice(context) == (end == ChildEnd::Killed ? before : after));
            continue;
        }
        ++interruptions;
        QCOMPARE(told->action, u"reset"_s);
        QVERIFY(QFile::exists(told->dump));
        const RunReport refused = command::upgrade(context, u"head"_s, observer);
        QVERIFY(!refused.isOk());
        QVERIFY2(refused.error->message.contains(u"limbeck restore "_s + told->dump),
                 qPrintable(refused.error->toText()));
        if (interruptions % 2 == 0) {
            QVERIFY_RESULT(command::restore(context, {}));
            QVERIFY(notice(context) == before);
        } else {
            const RunReport again = command::reset(context, observer);
            QVERIFY2(again.isOk(), qPrintable(again.error.value_or(Error{}).toText()));
            QCOMPARE(again.backup, told->dump);
            QVERIFY(notice(context) == after);
            QVERIFY_RESULT(command::restore(context, again.backup));
            QVERIFY(notice(context) == before);
        }
        QVERIFY(!command::status(context)->emptying);
    }
    QVERIFY2(interruptions > 2, qPrintable(QString::number(interruptions)));
}

void TestServerKill::tellsOfAnInterruptedDropAll()
{
    const NotesProject notes;
    const command::Context context = filled(notes, Engine::Mariadb);
    const Noticed before = notice(context);
    QCOMPARE(runAndKill(3,
                        [&context](RunObserver& killer) {
                            return command::dropAll(context, killer).has_value();
                        }),
             ChildEnd::Killed);
    const auto told = command::status(context)->emptying;
    QVERIFY(told.has_value());
    QCOMPARE(told->action, u"drop-all"_s);
    QVERIFY_RESULT(command::restore(context, {}));
    QVERIFY(notice(context) == before);
    QVERIFY(!command::status(context)->emptying);
}

QTEST_GUILESS_MAIN(TestServerKill)
#include "tst_kill.moc"
