// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/diff.h"
#include "tests/support/notesproject.h"
#include "tests/support/projectcopy.h"
#include "tests/support/recordingobserver.h"
#include "tests/support/testresult.h"
#include "tests/ui/madeupsnapshot.h"
#include "ui/mainwindow/projectjobs.h"
#include "ui/mainwindow/statusline.h"
#include "ui/task/taskrunner.h"
#include "ui/time/readfacts.h"
#include "ui/time/revisionpicker.h"
#include "ui/time/timemachine.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace limbeck;
using namespace limbeck::ui;
using namespace Qt::StringLiterals;

using Kind = TimePoint::Kind;

namespace {

TimePoint at(const RevisionId& revision)
{
    return {.kind = Kind::Revision, .revision = revision};
}

/// The three revisions of NotesProject, with a database at b2.
SnapshotPtr notesAtB2(const NotesProject& notes)
{
    RecordingObserver observer;
    const RunReport report = command::upgrade(notes.context(), u"b2"_s, observer);
    if (!report.isOk()) {
        qFatal("%s", qPrintable(report.error->toText()));
    }
    const Result<SnapshotPtr> snapshot = loadSnapshot(notes.files.iniFile(), {});
    return snapshot ? *snapshot : SnapshotPtr();
}

}  // namespace

class TestTimeMachine final : public QObject
{
    Q_OBJECT

private slots:
    void stepsThroughTheHistory();
    void tellsThePastFromThePresent();
    void knowsWhichMomentsThereAre();
    void listsPinnedMomentsAndRevisions();
    void showsTheSchemaOfAnotherTime();
    void comparesWithEachKindOfMoment();
    void goesBackToThePresentWhereItCannotLook();
    void plansARevisionForEveryEngine();
    void readsTheFactsOfEveryRevision();
    void tellsDrift();
    void tellsOfADatabaseInsideThePast();
};

void TestTimeMachine::stepsThroughTheHistory()
{
    const auto now = madeUpSnapshot(u"a <- b <- c"_s, {u"a"_s, u"b"_s});
    QCOMPARE(revisionAt({}, *now), u"b"_s);
    QCOMPARE(olderThan({}, *now), at(u"a"_s));
    QCOMPARE(olderThan(at(u"a"_s), *now), TimePoint{.kind = Kind::Base});
    QCOMPARE(olderThan({.kind = Kind::Base}, *now), TimePoint{.kind = Kind::Base});
    QCOMPARE(newerThan({.kind = Kind::Base}, *now), at(u"a"_s));
    QCOMPARE(newerThan(at(u"b"_s), *now), at(u"c"_s));
    QCOMPARE(newerThan(at(u"c"_s), *now), at(u"c"_s));
}

void TestTimeMachine::tellsThePastFromThePresent()
{
    const auto now = madeUpSnapshot(u"a <- b <- c"_s, {u"a"_s, u"b"_s});
    QVERIFY(!isPast({}, *now));
    QVERIFY(!isPast({.kind = Kind::Heads}, *now));
    QVERIFY(!isPast(at(u"c"_s), *now));
    QVERIFY(isPast(at(u"a"_s), *now));
    QVERIFY(isPast({.kind = Kind::Applied}, *now));
    QVERIFY(isPast({.kind = Kind::Base}, *now));
}

void TestTimeMachine::knowsWhichMomentsThereAre()
{
    const auto now = madeUpSnapshot();
    QVERIFY(isThere(at(u"a"_s), *now));
    QVERIFY(!isThere(at(u"nowhere"_s), *now));
    QVERIFY(isThere({.kind = Kind::Applied}, *now));
    const auto offline = madeUpSnapshot();
    offline->database.reset();
    QVERIFY(!isThere({.kind = Kind::Applied}, *offline));
    QVERIFY(!isThere({.kind = Kind::Database}, *offline));
    QVERIFY(!isThere({.kind = Kind::Models}, *offline));
}

void TestTimeMachine::listsPinnedMomentsAndRevisions()
{
    const auto now = madeUpSnapshot(u"a <- b"_s, {u"a"_s});
    PickerModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRows(pickerRows(*now, {Kind::Now, Kind::Models, Kind::Base}));
    QStringList texts;
    for (const PickerRow& row : model.rows()) {
        texts << row.text;
    }
    // No models are declared, so they are not offered.
    QCOMPARE(texts,
             QStringList({u"now: shop.db"_s, u"base"_s, u"b  doc of b"_s, u"a  doc of a"_s}));
}

void TestTimeMachine::showsTheSchemaOfAnotherTime()
{
    const NotesProject notes;
    const SnapshotPtr now = notesAtB2(notes);
    QVERIFY(now);
    TimeMachine machine;
    const QSignalSpy views(&machine, &TimeMachine::viewChanged);
    machine.setNow(now);
    QCOMPARE(machine.view(), now);
    QVERIFY(machine.view()->schema.table(u"note"_s)->hasColumn(u"title"_s));

    machine.show(at(u"a1"_s));
    QTRY_VERIFY(machine.view() != now);
    const Table* note = machine.view()->schema.table(u"note"_s);
    QVERIFY(note != nullptr);
    QVERIFY(!note->hasColumn(u"title"_s));
    QVERIFY2(machine.view()->schemaNote.contains(u"a1"_s), qPrintable(machine.view()->schemaNote));

    machine.goOlder();
    QTRY_VERIFY(machine.view()->schema.tables.isEmpty());
    machine.goToNow();
    QCOMPARE(machine.view(), now);
    QVERIFY(views.size() >= 4);
}

void TestTimeMachine::comparesWithEachKindOfMoment()
{
    const NotesProject notes;
    TimeMemory memory;
    const SnapshotPtr now = notesAtB2(notes);
    const auto differences = [&](const TimePoint& shown, const TimePoint& with) {
        const Result<SnapshotPtr> view = memory.view({.now = now, .shown = shown, .with = with});
        QStringList lines;
        for (const Difference& each :
             view ? (*view)->comparison->differences : QList<Difference>()) {
            lines << describe(each).section(u':', 0, 0);
        }
        return view ? lines : QStringList{view.error().message};
    };
    QCOMPARE(differences(at(u"c3"_s), {.kind = Kind::Applied}),
             QStringList{u"- column note.body"_s});
    QCOMPARE(differences(at(u"b2"_s), {.kind = Kind::Previous}),
             QStringList{u"+ column note.title"_s});
    QCOMPARE(differences({}, {.kind = Kind::Applied}), QStringList());
    QCOMPARE(differences(at(u"a1"_s), {.kind = Kind::Base}).size(), 2);
    QCOMPARE(differences({.kind = Kind::Heads}, {.kind = Kind::Database}),
             QStringList{u"- column note.body"_s});
}

void TestTimeMachine::goesBackToThePresentWhereItCannotLook()
{
    TimeMachine machine;
    const auto now = madeUpSnapshot();
    machine.setNow(now);
    const QSignalSpy failures(&machine, &TimeMachine::failed);
    machine.show(at(u"a"_s));  // a made-up project has no scripts to replay
    QTRY_COMPARE(failures.size(), 1);
    QCOMPARE(machine.shown(), TimePoint());
    QCOMPARE(machine.view(), now);
}

void TestTimeMachine::plansARevisionForEveryEngine()
{
    const NotesProject notes;
    TimeMemory memory;
    const RevisionDetails details = memory.details(notesAtB2(notes), u"b2"_s, false);
    QCOMPARE(details.engines.size(), 3);
    for (const EngineSides& sides : details.engines) {
        QVERIFY2(sides.up.error.isEmpty(), qPrintable(sides.up.error));
        QVERIFY2(sides.up.sql().contains(u"title"_s), qPrintable(sides.up.sql()));
        QVERIFY2(sides.down.sql().contains(u"title"_s), qPrintable(sides.down.sql()));
    }
    QCOMPARE(details.up.sql(), details.engines.first().up.sql());
    QVERIFY(details.source.contains(u"def upgrade"_s));
}

void TestTimeMachine::readsTheFactsOfEveryRevision()
{
    NotesProject notes;
    notes.addScript(u"d4"_s,
                    uR"(
    def upgrade():
        op.execute("UPDATE note SET title = 'x'")

    def downgrade():
        raise NotImplementedError("one-way")
    )"_s);
    TimeMemory memory;
    JobContext job([](const QString&, int, int) {});
    const FactsPtr facts = readFacts(memory, notesAtB2(notes), job);
    QVERIFY(facts);
    QCOMPARE(facts->revisions.size(), 4);
    QCOMPARE(facts->revisions.value(u"a1"_s).changes, u"+2 tables"_s);
    QVERIFY(facts->revisions.value(u"b2"_s).tables.contains(u"note"_s));
    QVERIFY(facts->revisions.value(u"c3"_s).isDestructive);
    QVERIFY(facts->revisions.value(u"d4"_s).hasRawSql);
    QVERIFY(!facts->revisions.value(u"d4"_s).hasDowngrade);
    QVERIFY(facts->revisions.value(u"b2"_s).hasDowngrade);
    QCOMPARE(facts->lastTouched.value(u"note"_s), u"c3"_s);
    QCOMPARE(facts->lastTouched.value(u"author"_s), u"a1"_s);
    job.cancel();
    QVERIFY(!readFacts(memory, notesAtB2(notes), job));
}

void TestTimeMachine::tellsDrift()
{
    const NotesProject notes;
    JobContext job([](const QString&, int, int) {});
    SnapshotPtr now = notesAtB2(notes);
    TimeMemory memory;
    QCOMPARE(readFacts(memory, now, job)->drift, std::optional<qsizetype>(0));
    notes.execute({u"CREATE TABLE stray (id INTEGER)"_s});
    now = *loadSnapshot(notes.files.iniFile(), {});
    TimeMemory other;
    QCOMPARE(readFacts(other, now, job)->drift, std::optional<qsizetype>(1));
}

/// A database at a revision that was consolidated since: its tables are those of the old history.
void TestTimeMachine::tellsOfADatabaseInsideThePast()
{
    const ProjectCopy bundled(bundledProject());
    const Project project = bundled.open();
    command::Context context;
    context.project = &project;
    context.database = *project.connection({});
    RecordingObserver observer;
    const RunReport report = command::upgrade(context, u"21bbe2e2f4cc"_s, observer);
    QVERIFY2(report.isOk(), report.error ? qPrintable(report.error->toText()) : "");
    const Result<SnapshotPtr> now = loadSnapshot(bundled.folder(), {});
    QVERIFY_RESULT(now);
    const qsizetype all = (*now)->past.revisions().size();
    QVERIFY(all > 19);
    QCOMPARE(appliedText(**now), u"applied 8 of %1 (%2 pending)"_s.arg(all).arg(all - 8));
    TimeMemory memory;
    JobContext job([](const QString&, int, int) {});
    QCOMPARE(readFacts(memory, *now, job)->lastTouched.value(u"audit_log"_s), u"6bfb5f75709c"_s);
}

QTEST_MAIN(TestTimeMachine)
#include "tst_timemachine.moc"
