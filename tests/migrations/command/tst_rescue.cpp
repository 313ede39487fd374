// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/rescue.h"
#include "tests/support/notesproject.h"
#include "tests/support/recordingobserver.h"
#include "tests/support/testresult.h"

#include <QFile>
#include <QFileInfo>
#include <QProcess>

using namespace limbeck;
using namespace Qt::StringLiterals;

class TestRescue final : public QObject
{
    Q_OBJECT

private slots:
    void findsADeletedScriptOnAnotherBranch();
    void takesTheScriptBackWithoutOverwriting();
    void findsNothingForAnUnknownId();
    void saysWhenThereIsNoRepository();
    void refusesIdsThatAreNoIds();
    void findsTheNearestRevisionByItsTables();
};

namespace {

void git(const NotesProject& notes, const QStringList& arguments)
{
    QProcess process;
    process.setWorkingDirectory(notes.files.folder());
    process.start(
        u"git"_s,
        QStringList{u"-c"_s, u"user.name=A"_s, u"-c"_s, u"user.email=a@example.org"_s} + arguments);
    QVERIFY(process.waitForFinished());
    QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
}

/// A repository whose branch "feature" had revision d4, which the working tree has not.
void makeRepository(NotesProject& notes)
{
    git(notes, {u"init"_s, u"-q"_s, u"-b"_s, u"main"_s});
    git(notes, {u"add"_s, u"."_s});
    git(notes, {u"commit"_s, u"-qm"_s, u"start"_s});
    git(notes, {u"checkout"_s, u"-qb"_s, u"feature"_s});
    notes.addScript(u"d4d4d4"_s, u"def upgrade():\n    pass\n"_s);
    git(notes, {u"add"_s, u"."_s});
    git(notes, {u"commit"_s, u"-qm"_s, u"feature"_s});
    git(notes, {u"checkout"_s, u"-q"_s, u"main"_s});
}

}  // namespace

void TestRescue::findsADeletedScriptOnAnotherBranch()
{
    NotesProject notes;
    makeRepository(notes);
    const auto found = command::findInGit(notes.project, u"d4d4d4"_s);
    QVERIFY_RESULT(found);
    QCOMPARE(found->size(), 1);
    QVERIFY2(found->first().refs.contains(u"feature"_s), qPrintable(found->first().refs));
    QCOMPARE(found->first().downRevisions, QStringList{u"c3"_s});
}

void TestRescue::takesTheScriptBackWithoutOverwriting()
{
    NotesProject notes;
    makeRepository(notes);
    const auto found = command::findInGit(notes.project, u"d4d4d4"_s);
    QVERIFY_RESULT(found);
    const Result<QString> path = command::takeScript(notes.project, found->first());
    QVERIFY_RESULT(path);
    QVERIFY(QFileInfo::exists(*path));
    QVERIFY(!command::takeScript(notes.project, found->first()).has_value());
    QVERIFY(Project::open(notes.files.folder())->graph().find(u"d4d4d4"_s) != nullptr);
}

void TestRescue::findsNothingForAnUnknownId()
{
    NotesProject notes;
    makeRepository(notes);
    const auto found = command::findInGit(notes.project, u"0000feed"_s);
    QVERIFY_RESULT(found);
    QVERIFY(found->isEmpty());
}

void TestRescue::saysWhenThereIsNoRepository()
{
    const NotesProject notes;
    const auto found = command::findInGit(notes.project, u"d4d4d4"_s);
    QVERIFY(!found.has_value());
    QCOMPARE(found.error().code, ErrorCode::Unsupported);
}

void TestRescue::refusesIdsThatAreNoIds()
{
    const NotesProject notes;
    QCOMPARE(command::findInGit(notes.project, u"--output=x"_s).error().code,
             ErrorCode::InvalidArgument);
}

void TestRescue::findsTheNearestRevisionByItsTables()
{
    const NotesProject notes;
    RecordingObserver observer;
    QVERIFY(command::upgrade(notes.context(), u"b2"_s, observer).isOk());
    notes.execute({u"UPDATE alembic_version SET version_num = 'lost'"_s});
    const auto nearest = command::nearestRevisions(notes.context(), 2);
    QVERIFY_RESULT(nearest);
    QCOMPARE(nearest->size(), 2);
    QCOMPARE(nearest->first().rows, QStringList{u"b2"_s});
    QCOMPARE(nearest->first().differences, 0);
    QVERIFY(nearest->last().differences > 0);
    QVERIFY(!nearest->last().examples.isEmpty());
}

QTEST_GUILESS_MAIN(TestRescue)
#include "tst_rescue.moc"
