// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/divergence.h"
#include "migrations/command/newrevision.h"
#include "migrations/command/operations.h"
#include "tests/support/notesproject.h"
#include "tests/support/recordingobserver.h"
#include "tests/support/testresult.h"

#include <QFileInfo>

using namespace limbeck;
using namespace Qt::StringLiterals;

namespace {

command::NewRevisionOptions withMessage(const QString& message)
{
    command::NewRevisionOptions options;
    options.message = message;
    options.useStockTemplate = true;
    return options;
}

/// A project that keeps a log.
class LoggedProject final
{
public:
    LoggedProject()
    {
        keepLog();
    }

    void addScript(const QString& id, const QString& body)
    {
        notes.addScript(id, body);
        keepLog();
    }

    /// As a window does after a change of the files.
    void reopen()
    {
        notes.project = *Project::open(notes.files.folder());
        keepLog();
    }

    QList<OperationRecord> log() const
    {
        const auto content = command::operations(notes.project);
        return content ? content->records : QList<OperationRecord>();
    }

    RunReport upgrade(const QString& target,
                      command::BackupPolicy policy = command::BackupPolicy::Always) const
    {
        RecordingObserver observer;
        return command::upgrade(notes.context(), target, observer, policy);
    }

    Result<command::UndoPlan> undoOf(const OperationRecord& record) const
    {
        return command::planUndo(notes.context(), log(), record.id);
    }

    Result<command::Undone> undo(const OperationRecord& record) const
    {
        return undoOf(record).and_then([this](const command::UndoPlan& plan) {
            return command::carryOut(notes.context(), plan);
        });
    }

    QString row() const
    {
        return notes.value(u"SELECT version_num FROM alembic_version"_s).toString();
    }

    NotesProject notes;

private:
    void keepLog()
    {
        notes.project.operationLog = notes.files.folder() + u"/log.jsonl"_s;
    }
};

}  // namespace

class TestOperations : public QObject
{
    Q_OBJECT

private slots:
    void keepsEveryRunWithItsSteps()
    {
        const LoggedProject project;
        QVERIFY(project.upgrade(u"b2"_s).isOk());
        QCOMPARE(project.log().size(), 1);
        const OperationRecord record = project.log().first();
        QCOMPARE(record.action, u"upgrade"_s);
        QCOMPARE(record.target, u"app.db"_s);
        QCOMPARE(record.from, QStringList());
        QCOMPARE(record.to, QStringList{u"b2"_s});
        QCOMPARE(record.steps.size(), 2);
        QCOMPARE(record.steps.first().revision, u"a1"_s);
        QVERIFY(record.isOk());
        QVERIFY(record.backup.isEmpty());  // there was no database
    }

    void keepsNothingWhereNothingWasToDo()
    {
        const LoggedProject project;
        QVERIFY(project.upgrade(u"head"_s).isOk());
        QVERIFY(project.upgrade(u"head"_s).isOk());
        QCOMPARE(project.log().size(), 1);
    }

    void keepsNothingOfAProjectWithoutALog()
    {
        LoggedProject project;
        project.notes.project.operationLog.clear();
        QVERIFY(project.upgrade(u"head"_s).isOk());
        QVERIFY(!QFileInfo::exists(project.notes.files.folder() + u"/log.jsonl"_s));
    }

    void keepsAFailureWithItsReason()
    {
        LoggedProject project;
        project.addScript(u"d4"_s, u"def upgrade():\n    op.execute('nonsense')\n"_s);
        QVERIFY(!project.upgrade(u"head"_s).isOk());
        const OperationRecord record = project.log().first();
        QVERIFY(!record.isOk());
        QVERIFY(!record.hasChanged);
        const auto plan = project.undoOf(record);
        QVERIFY(!plan);
        QVERIFY2(plan.error().message.contains(u"it changed nothing"_s),
                 qPrintable(plan.error().message));
    }

    void holdsNoPassword()
    {
        LoggedProject project;
        command::Context context = project.notes.context();
        context.database.engine = Engine::Postgresql;
        context.database.host = u"127.0.0.1"_s;
        context.database.port = 1;
        context.database.user = u"ada"_s;
        context.database.password = u"s3cret"_s;
        RecordingObserver observer;
        QVERIFY(!command::upgrade(context, u"head"_s, observer).isOk());
        QCOMPARE(project.log().size(), 1);
        QVERIFY(!project.log().first().toJson().contains("s3cret"));
    }

    void undoesAnUpgradeFromItsBackup()
    {
        const LoggedProject project;
        QVERIFY(project.upgrade(u"b2"_s).isOk());
        project.notes.execute({u"INSERT INTO author VALUES (1, 'Ada')"_s});
        QVERIFY(project.upgrade(u"c3"_s).isOk());
        const OperationRecord upgrade = project.log().last();
        QVERIFY_RESULT(project.undo(upgrade));
        QCOMPARE(project.row(), u"b2"_s);
        QCOMPARE(project.notes.value(u"SELECT count(*) FROM author"_s).toInt(), 1);
        const OperationRecord restore = project.log().last();
        QCOMPARE(restore.action, u"restore"_s);
        QCOMPARE(restore.undoes, upgrade.id);
        QCOMPARE(restore.from, QStringList{u"c3"_s});
        QCOMPARE(restore.to, QStringList{u"b2"_s});
        QVERIFY(command::isUndone(project.log(), upgrade.id));
        QVERIFY(!project.undoOf(upgrade));      // done already
        QVERIFY_RESULT(project.undo(restore));  // and that can be taken back
        QCOMPARE(project.row(), u"c3"_s);
        QVERIFY(!command::isUndone(project.log(), upgrade.id));
    }

    void saysWhatGoesWithAnOlderOperation()
    {
        const LoggedProject project;
        QVERIFY(project.upgrade(u"a1"_s).isOk());
        QVERIFY(project.upgrade(u"b2"_s).isOk());
        QVERIFY(project.upgrade(u"c3"_s).isOk());
        const auto plan = project.undoOf(project.log().at(1));
        QVERIFY_RESULT(plan);
        QCOMPARE(plan->taken, QList<OperationRecord>{project.log().at(2)});
        QVERIFY2(plan->sentence().contains(u"takes back what came later"_s),
                 qPrintable(plan->sentence()));
        QVERIFY_RESULT(command::carryOut(project.notes.context(), *plan));
        QCOMPARE(project.row(), u"a1"_s);
    }

    void walksBackFromTheNewest()
    {
        const LoggedProject project;
        QVERIFY(project.upgrade(u"a1"_s).isOk());
        QVERIFY(project.upgrade(u"b2"_s).isOk());
        QVERIFY(project.upgrade(u"c3"_s).isOk());
        for (const QString& row : {u"b2"_s, u"a1"_s}) {
            const auto newest = command::newestToUndo(project.notes.context(), project.log());
            QVERIFY(newest);
            QVERIFY_RESULT(project.undo(*newest));
            QCOMPARE(project.row(), row);
        }
        QCOMPARE(command::newestToUndo(project.notes.context(), project.log())->to,
                 QStringList{u"a1"_s});
    }

    void saysWhyThereIsNoWayBack()
    {
        const LoggedProject project;
        QVERIFY(project.upgrade(u"a1"_s).isOk());
        QVERIFY(project.upgrade(u"b2"_s, command::BackupPolicy::WhenDestructive).isOk());
        QVERIFY(project.upgrade(u"c3"_s).isOk());
        const auto without = project.undoOf(project.log().at(1));
        QVERIFY(!without);
        QVERIFY2(without.error().message.contains(u"limbeck downgrade a1"_s),
                 qPrintable(without.error().message));
        QVERIFY(QFile::remove(project.log().last().backup));
        const auto gone = project.undoOf(project.log().last());
        QVERIFY(!gone);
        QCOMPARE(gone.error().code, ErrorCode::Irreversible);
        QVERIFY2(gone.error().message.contains(u"no longer there"_s),
                 qPrintable(gone.error().message));
    }

    void undoesNothingOnAnotherDatabase()
    {
        const LoggedProject project;
        QVERIFY(project.upgrade(u"a1"_s).isOk());
        QVERIFY(project.upgrade(u"b2"_s).isOk());
        command::Context other = project.notes.context();
        other.database.database += u".other"_s;
        const auto plan = command::planUndo(other, project.log(), project.log().last().id);
        QVERIFY(!plan);
        QVERIFY2(plan.error().message.contains(u"app.db"_s), qPrintable(plan.error().message));
        QVERIFY(!command::newestToUndo(other, project.log()));
    }

    void undoesAStamp()
    {
        const LoggedProject project;
        QVERIFY(project.upgrade(u"head"_s).isOk());
        QVERIFY_RESULT(command::stamp(project.notes.context(), {u"a1"_s}, false));
        QVERIFY_RESULT(project.undo(project.log().last()));
        QCOMPARE(project.row(), u"c3"_s);
        QCOMPARE(project.log().last().undoes, project.log().at(1).id);
    }

    void setsNoRowsBackThatSomebodyElseMoved()
    {
        const LoggedProject project;
        QVERIFY(project.upgrade(u"head"_s).isOk());
        QVERIFY_RESULT(command::stamp(project.notes.context(), {u"a1"_s}, false));
        project.notes.execute({u"UPDATE alembic_version SET version_num = 'b2'"_s});
        const auto undone = project.undo(project.log().last());
        QVERIFY(!undone);
        QCOMPARE(undone.error().code, ErrorCode::TargetInvalid);
        QVERIFY2(undone.error().message.contains(u"left at a1 and is at b2"_s),
                 qPrintable(undone.error().message));
        QCOMPARE(project.row(), u"b2"_s);
    }

    void setsNoRowsBackBehindAnUpgrade()
    {
        const LoggedProject project;
        QVERIFY(project.upgrade(u"b2"_s).isOk());
        QVERIFY_RESULT(command::stamp(project.notes.context(), {u"a1"_s}, false));
        const OperationRecord stamp = project.log().last();
        QVERIFY_RESULT(command::stamp(project.notes.context(), {u"b2"_s}, false));
        QVERIFY_RESULT(project.undoOf(stamp));  // the later stamp goes with it
        QVERIFY(project.upgrade(u"c3"_s).isOk());
        const auto plan = project.undoOf(stamp);
        QVERIFY(!plan);
        QVERIFY2(plan.error().message.contains(u"came after it"_s),
                 qPrintable(plan.error().message));
    }

    /// Between the plan and the word of the user the world goes on.
    void takesNothingBackThatChangedMeanwhile()
    {
        LoggedProject project;
        const auto made = command::newRevision(project.notes.project, withMessage(u"more"_s));
        QVERIFY_RESULT(made);
        project.reopen();
        const auto plan = project.undoOf(project.log().last());
        QVERIFY_RESULT(plan);
        QFile file(made->file);
        QVERIFY(file.open(QIODevice::Append));
        file.write("# work\n");
        file.close();
        QVERIFY(!command::carryOut(project.notes.context(), *plan));
        QVERIFY(QFileInfo::exists(made->file));

        QVERIFY(project.upgrade(u"b2"_s).isOk());
        QVERIFY_RESULT(command::stamp(project.notes.context(), {u"a1"_s}, false));
        const auto stampBack = project.undoOf(project.log().last());
        QVERIFY_RESULT(stampBack);
        QVERIFY_RESULT(command::stamp(project.notes.context(), {u"c3"_s}, false));
        const auto undone = command::carryOut(project.notes.context(), *stampBack);
        QVERIFY(!undone);
        QCOMPARE(undone.error().code, ErrorCode::TargetInvalid);
        QCOMPARE(project.row(), u"c3"_s);
    }

    void undoesAResetWithItsRows()
    {
        const LoggedProject project;
        QVERIFY(project.upgrade(u"head"_s).isOk());
        project.notes.execute({u"INSERT INTO author VALUES (1, 'Ada')"_s});
        RecordingObserver observer;
        QVERIFY(command::reset(project.notes.context(), observer).isOk());
        QCOMPARE(project.notes.value(u"SELECT count(*) FROM author"_s).toInt(), 0);
        QVERIFY_RESULT(project.undo(project.log().last()));
        QCOMPARE(project.notes.value(u"SELECT count(*) FROM author"_s).toInt(), 1);
    }

    void removesANewScriptThatNobodyEdited()
    {
        LoggedProject project;
        const auto made = command::newRevision(project.notes.project, withMessage(u"more"_s));
        QVERIFY_RESULT(made);
        project.reopen();
        const OperationRecord record = project.log().last();
        QCOMPARE(record.action, u"revision"_s);
        QCOMPARE(record.from, QStringList{u"c3"_s});
        QCOMPARE(record.to, QStringList{made->id});
        QVERIFY_RESULT(project.undo(record));
        QVERIFY(!QFileInfo::exists(made->file));
        QVERIFY(command::isUndone(project.log(), record.id));
    }

    void keepsAScriptThatSomebodyEdited()
    {
        LoggedProject project;
        const auto made = command::newRevision(project.notes.project, withMessage(u"more"_s));
        QVERIFY_RESULT(made);
        QFile file(made->file);
        QVERIFY(file.open(QIODevice::Append));
        file.write("# work\n");
        file.close();
        const auto plan = project.undoOf(project.log().last());
        QVERIFY(!plan);
        QVERIFY2(plan.error().message.contains(u"was edited since"_s),
                 qPrintable(plan.error().message));
    }

    void keepsAScriptThatAnotherStandsOn()
    {
        LoggedProject project;
        const auto made = command::newRevision(project.notes.project, withMessage(u"more"_s));
        QVERIFY_RESULT(made);
        project.reopen();
        QVERIFY_RESULT(command::newRevision(project.notes.project, withMessage(u"most"_s)));
        project.reopen();
        const auto plan = project.undoOf(project.log().at(project.log().size() - 2));
        QVERIFY(!plan);
        QVERIFY2(plan.error().message.contains(u"stands on it"_s),
                 qPrintable(plan.error().message));
    }

    void keepsAScriptThatIsApplied()
    {
        LoggedProject project;
        const auto made = command::newRevision(project.notes.project, withMessage(u"more"_s));
        QVERIFY_RESULT(made);
        const OperationRecord record = project.log().last();
        project.reopen();
        QVERIFY(project.upgrade(u"head"_s).isOk());
        const auto undone = project.undo(record);
        QVERIFY(!undone);
        QCOMPARE(undone.error().code, ErrorCode::TargetInvalid);
        QVERIFY(QFileInfo::exists(made->file));
    }

    void namesNoOperationAtRandom()
    {
        const LoggedProject project;
        QVERIFY(project.upgrade(u"head"_s).isOk());
        for (const QString& id : {u""_s, u"zzz"_s}) {
            const auto plan = command::planUndo(project.notes.context(), project.log(), id);
            QVERIFY(!plan);
            QCOMPARE(plan.error().code, ErrorCode::InvalidArgument);
        }
    }
};

QTEST_GUILESS_MAIN(TestOperations)
#include "tst_operations.moc"
