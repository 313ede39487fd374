// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/settle.h"
#include "tests/support/killedchild.h"
#include "tests/support/notesproject.h"
#include "tests/support/recordingobserver.h"
#include "tests/support/testresult.h"
#include "tests/support/testserver.h"

#include <QFile>
#include <QTemporaryDir>

using namespace limbeck;
using namespace Qt::StringLiterals;

/// A step that stopped half way on MariaDB, which commits every change of the schema at once:
/// resumed, taken back, or settled by hand.
class TestSettle final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void showsWhereItStopped();
    void goesOnAfterAKillAtAnyStatement();
    void neverRepeatsWhatIsDone();
    void asksWhereNothingCanBeSeen();
    void takesBackWhatIsDoneAtAnyStatement();
    void goesOnTakingBackAfterAKill();
    void takesBackNothingWhereSomethingIsGone();
    void isMarkedAppliedByHand();
    void isMarkedUnappliedByHand();
    void verifiesWhatIsFinished();
    void verifiesWhatIsTakenBack();
    void settlesNothingWhereNothingStopped();

private:
    // In memory: each statement waits until its journal is on disk.
    QTemporaryDir m_data{serverBaseFolder() + u"/lb-data-XXXXXX"_s};
};

namespace {

/// Changes of the schema between changes of rows that must not happen twice.
constexpr auto mixedStep = R"py(
def upgrade():
    op.add_column('author', sa.Column('visits', sa.Integer(), server_default='0', nullable=False))
    op.execute("UPDATE author SET visits = visits + 1")
    op.create_table(
        'visit',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('author_id', sa.Integer(), nullable=True, index=True),
        sa.ForeignKeyConstraint(['author_id'], ['author.id'], name='fk_visit_author'),
        sa.PrimaryKeyConstraint('id'),
    )
    op.execute("INSERT INTO author (id, name, visits) SELECT id + 100, name, 5 FROM author")
    op.alter_column('author', 'visits', new_column_name='calls',
                    existing_type=sa.Integer(), existing_server_default='0', existing_nullable=False)
    op.execute("CREATE VIEW callers AS SELECT name FROM author WHERE calls > 0")
)py"_L1;

/// The same without anything that has no way back.
constexpr auto reversibleStep = R"py(
def upgrade():
    op.add_column('author', sa.Column('visits', sa.Integer(), server_default='0', nullable=False))
    op.create_table(
        'visit',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('author_id', sa.Integer(), nullable=True, index=True),
        sa.PrimaryKeyConstraint('id'),
    )
    op.execute("INSERT INTO visit VALUES (1, 1)")
    op.alter_column('author', 'name', existing_type=sa.String(length=80), type_=sa.String(length=120),
                    existing_nullable=False)
    with op.batch_alter_table('note') as batch_op:
        batch_op.add_column(sa.Column('stars', sa.Integer(), nullable=True))
        batch_op.create_index('ix_note_stars', ['stars'])
)py"_L1;

command::Context contextOn(const NotesProject& notes)
{
    command::Context context = notes.context();
    context.database = newServerDatabase(Engine::Mariadb);
    context.lockTimeout = 10;
    return context;
}

void require(const RunReport& report)
{
    if (!report.isOk()) {
        qFatal("%s", qPrintable(report.failedStatement + u'\n' + report.error->toText()));
    }
}

/// What makes a database that stands at c3.
QStringList makingStatements(const NotesProject& notes)
{
    const command::Context context = contextOn(notes);
    RecordingObserver observer;
    require(command::upgrade(context, u"c3"_s, observer));
    QStringList statements;
    const auto database = openedDatabase(context.database);
    for (const QString& table : {u"author"_s, u"note"_s, u"alembic_version"_s}) {
        const auto made = database->query(u"SHOW CREATE TABLE "_s + table);
        statements << made.value().rows.first().last().toString();
    }
    return statements << u"INSERT INTO alembic_version VALUES ('c3')"_s;
}

/// At c3, with two authors.
void fill(const command::Context& context)
{
    static const QStringList making = makingStatements(NotesProject());
    openedDatabase(
        context.database,
        making + QStringList{u"INSERT INTO author (id, name) VALUES (1, 'Ada'), (2, 'Grace')"_s});
}

command::Status statusOf(const command::Context& context)
{
    const Result<command::Status> status = command::status(context);
    if (!status) {
        qFatal("%s", qPrintable(status.error().toText()));
    }
    return *status;
}

/// Everything that somebody would notice: version rows, tables, the rows in them.
struct Noticed
{
    QStringList rows;
    Schema schema;
    QList<QVariantList> authors;

    bool operator==(const Noticed&) const = default;
};

Noticed notice(const command::Context& context)
{
    const command::Status status = statusOf(context);
    const auto database = openedDatabase(context.database);
    const auto authors = database->query(u"SELECT * FROM author ORDER BY id"_s);
    return {status.rows,
            (*Dialect::of(Engine::Mariadb))->asStored(status.schema),
            authors ? authors->rows : QList<QVariantList>()};
}

ChildEnd killedUpgrade(const command::Context& context, int survivedEvents)
{
    return runAndKill(survivedEvents, [&context](RunObserver& killer) {
        return command::upgrade(context, u"head"_s, killer).isOk();
    });
}

}  // namespace

void TestSettle::initTestCase()
{
    qputenv("XDG_DATA_HOME", QFile::encodeName(m_data.path()));
}

void TestSettle::showsWhereItStopped()
{
    NotesProject notes;
    notes.addScript(u"d4"_s,
                    u"def upgrade():\n"
                    "    op.add_column('note', sa.Column('x', sa.Integer()))\n"
                    "    op.execute('INSERT INTO missing VALUES (1)')\n"_s);
    const command::Context context = contextOn(notes);
    RecordingObserver observer;
    const RunReport report = command::upgrade(context, u"head"_s, observer);
    QVERIFY(!report.isOk());
    const command::Status status = statusOf(context);
    QVERIFY(status.stopped.has_value());
    QCOMPARE(status.stopped->title(), u"the upgrade of revision 'd4'"_s);
    QCOMPARE(status.stopped->done, 1);
    QCOMPARE(status.stopped->statements().size(), 2);
    QCOMPARE(status.stopped->rest().first().sql, u"INSERT INTO missing VALUES (1)"_s);
    QVERIFY2(status.stopped->failure.contains(u"missing"_s), qPrintable(status.stopped->failure));
    QVERIFY(!status.stopped->begun.has_value());
    // The marks of such a step are nobody's table.
    QCOMPARE(status.schema.tables.size(), 2);

    openedDatabase(context.database, {u"CREATE TABLE missing (id INTEGER)"_s});
    require(command::resume(context, observer));
    QCOMPARE(statusOf(context).rows, QStringList{u"d4"_s});
    QVERIFY(!statusOf(context).stopped.has_value());
    QCOMPARE(openedDatabase(context.database)->query(u"SHOW TABLES"_s)->rows.size(), 4);
}

void TestSettle::goesOnAfterAKillAtAnyStatement()
{
    NotesProject notes;
    notes.addScript(u"d4"_s, mixedStep);
    const command::Context whole = contextOn(notes);
    fill(whole);
    RecordingObserver observer;
    require(command::upgrade(whole, u"head"_s, observer));
    const Noticed planned = notice(whole);
    QCOMPARE(planned.authors.size(), 4);

    int kills = 0;
    for (ChildEnd end = ChildEnd::Killed; end == ChildEnd::Killed; ++kills) {
        const command::Context context = contextOn(notes);
        fill(context);
        end = killedUpgrade(context, kills);
        QVERIFY(end != ChildEnd::Failed);
        if (end == ChildEnd::Killed) {
            const bool isStopped = statusOf(context).stopped.has_value();
            require(isStopped && kills % 2 == 0 ? command::resume(context, observer)
                                                : command::upgrade(context, u"head"_s, observer));
        }
        const Noticed now = notice(context);
        QCOMPARE(now.rows, planned.rows);
        QCOMPARE(now.authors, planned.authors);
        QVERIFY2(now.schema == planned.schema, qPrintable(u"killed at event %1"_s.arg(kills)));
        QVERIFY(!statusOf(context).stopped.has_value());
    }
    QVERIFY2(kills > 9, "The run tells too little to be killed at.");
}

void TestSettle::neverRepeatsWhatIsDone()
{
    NotesProject notes;
    notes.addScript(u"d4"_s, mixedStep);
    const command::Context whole = contextOn(notes);
    fill(whole);
    RecordingObserver observer;
    require(command::upgrade(whole, u"head"_s, observer));
    const Noticed planned = notice(whole);

    int stops = 0;
    int kills = 0;
    for (ChildEnd end = ChildEnd::Killed; end == ChildEnd::Killed; ++kills) {
        const command::Context context = contextOn(notes);
        fill(context);
        end = killedUpgrade(context, kills);
        const auto stopped = statusOf(context).stopped;
        if (!stopped || !stopped->begun) {
            continue;
        }
        // What the server may have done before the program died, and nobody wrote down.
        ++stops;
        const auto database = openedDatabase(context.database, {u"START TRANSACTION"_s});
        QVERIFY_RESULT(database->execute(stopped->rest().first().sql));
        if (stopped->begun->sign.kind == EffectSign::Kind::Rows) {
            QVERIFY_RESULT(RowMarks(TableName(u"alembic_version"_s)).add(*database, stopped->done));
        }
        QVERIFY_RESULT(database->execute(u"COMMIT"_s));
        const RunReport report = command::resume(context, observer);
        QVERIFY2(report.isOk(), qPrintable(report.error.value_or(Error{}).toText()));
        const Noticed now = notice(context);
        QCOMPARE(now.authors, planned.authors);
        QVERIFY(now.schema == planned.schema);
    }
    QVERIFY2(stops >= 7, qPrintable(QString::number(stops)));
}

void TestSettle::asksWhereNothingCanBeSeen()
{
    NotesProject notes;
    notes.addScript(u"d4"_s,
                    u"def upgrade():\n"
                    "    op.add_column('note', sa.Column('x', sa.Integer()))\n"
                    "    op.execute('FLUSH TABLES')\n"_s);
    for (const bool isDone : {true, false}) {
        command::Context context;
        std::optional<StoppedStep> stopped;
        for (int kills = 0; !stopped || stopped->done == 0; ++kills) {
            context = contextOn(notes);
            fill(context);
            QCOMPARE(killedUpgrade(context, kills), ChildEnd::Killed);
            stopped = statusOf(context).stopped;
        }
        RecordingObserver observer;
        const RunReport unsure = command::resume(context, observer);
        QVERIFY(!unsure.isOk());
        QCOMPARE(unsure.error->code, ErrorCode::VerificationFailed);
        QVERIFY2(unsure.error->message.contains(u"statement 2 of 2"_s)
                     && unsure.error->message.contains(u"--not-done"_s),
                 qPrintable(unsure.error->toText()));
        observer.statements.clear();
        require(command::resume(context, observer, isDone));
        QCOMPARE(observer.statements.contains(u"FLUSH TABLES"_s), !isDone);
        QCOMPARE(statusOf(context).rows, QStringList{u"d4"_s});
    }
}

void TestSettle::takesBackWhatIsDoneAtAnyStatement()
{
    NotesProject notes;
    notes.addScript(u"d4"_s, reversibleStep);
    int stops = 0;
    int kills = 0;
    for (ChildEnd end = ChildEnd::Killed; end == ChildEnd::Killed; ++kills) {
        const command::Context context = contextOn(notes);
        fill(context);
        const Noticed before = notice(context);
        end = killedUpgrade(context, kills);
        if (!statusOf(context).stopped) {
            continue;
        }
        ++stops;
        RecordingObserver observer;
        require(command::undo(context, observer));
        QVERIFY2(notice(context) == before, qPrintable(u"killed at event %1"_s.arg(kills)));
        QVERIFY(!statusOf(context).stopped.has_value());
        require(command::upgrade(context, u"head"_s, observer));
    }
    QVERIFY2(stops >= 7, qPrintable(QString::number(stops)));
}

void TestSettle::goesOnTakingBackAfterAKill()
{
    NotesProject notes;
    notes.addScript(u"d4"_s,
                    reversibleStep + u"    op.execute('INSERT INTO missing VALUES (1)')\n"_s);
    int kills = 0;
    for (ChildEnd end = ChildEnd::Killed; end == ChildEnd::Killed; ++kills) {
        const command::Context context = contextOn(notes);
        fill(context);
        const Noticed before = notice(context);
        RecordingObserver observer;
        QVERIFY(!command::upgrade(context, u"head"_s, observer).isOk());
        end = runAndKill(kills, [&context](RunObserver& killer) {
            return command::undo(context, killer).isOk();
        });
        QVERIFY(end != ChildEnd::Failed);
        if (end == ChildEnd::Killed) {
            const auto stopped = statusOf(context).stopped;
            QVERIFY(stopped.has_value());
            if (stopped->isUndo) {
                const RunReport refused = command::upgrade(context, u"head"_s, observer);
                QVERIFY(!refused.isOk());
                QVERIFY(refused.error->message.contains(u"inside taking back the upgrade"_s));
            }
            require(kills % 2 == 0 || !stopped->isUndo ? command::undo(context, observer)
                                                       : command::resume(context, observer));
        }
        QVERIFY(notice(context) == before);
        QVERIFY(!statusOf(context).stopped.has_value());
    }
    QVERIFY(kills >= 5);
}

void TestSettle::takesBackNothingWhereSomethingIsGone()
{
    NotesProject notes;
    notes.addScript(u"d4"_s,
                    u"def upgrade():\n"
                    "    op.add_column('note', sa.Column('x', sa.Integer()))\n"
                    "    op.drop_column('author', 'name')\n"
                    "    op.execute('INSERT INTO missing VALUES (1)')\n"_s);
    const command::Context context = contextOn(notes);
    fill(context);
    RecordingObserver observer;
    const RunReport run = command::upgrade(context, u"head"_s, observer);
    QVERIFY(!run.isOk());
    QVERIFY(!run.backup.isEmpty());
    const Noticed before = notice(context);
    const RunReport report = command::undo(context, observer);
    QVERIFY(!report.isOk());
    QCOMPARE(report.error->code, ErrorCode::Irreversible);
    QVERIFY2(report.error->message.contains(u"drop column"_s)
                 && report.error->message.contains(u"limbeck restore "_s + run.backup),
             qPrintable(report.error->toText()));
    QVERIFY(notice(context) == before);
    QVERIFY(statusOf(context).stopped.has_value());

    QVERIFY_RESULT(command::restore(context, run.backup));
    QVERIFY(!statusOf(context).stopped.has_value());
    QCOMPARE(notice(context).authors.size(), 2);
}

static void addHalfFailing(NotesProject& notes)
{
    notes.addScript(u"d4"_s,
                    u"def upgrade():\n"
                    "    op.add_column('note', sa.Column('x', sa.Integer()))\n"
                    "    op.add_column('note', sa.Column('y', sa.Integer()))\n"
                    "    op.execute('INSERT INTO missing VALUES (1)')\n"_s);
}

void TestSettle::isMarkedAppliedByHand()
{
    NotesProject notes;
    addHalfFailing(notes);
    const command::Context context = contextOn(notes);
    fill(context);
    RecordingObserver observer;
    QVERIFY(!command::upgrade(context, u"head"_s, observer).isOk());
    openedDatabase(context.database,
                   {u"ALTER TABLE note DROP COLUMN y"_s, u"CREATE TABLE scratch (x INTEGER)"_s});
    const auto preview = command::previewMark(context, true);
    QVERIFY_RESULT(preview);
    QCOMPARE(preview->structure.differences.size(), 1);
    QCOMPARE(describe(preview->structure.differences.first()), u"- column note.y: integer"_s);
    QCOMPARE(preview->structure.elsewhere, 1);
    QCOMPARE(preview->rowsAfter, QStringList{u"d4"_s});
    openedDatabase(context.database, {u"ALTER TABLE note ADD COLUMN y INTEGER"_s});
    QCOMPARE(command::previewMark(context, true)->structure.differences.size(), 0);

    require(command::mark(context, true, observer));
    QCOMPARE(statusOf(context).rows, QStringList{u"d4"_s});
    QVERIFY(!statusOf(context).stopped.has_value());
}

void TestSettle::isMarkedUnappliedByHand()
{
    NotesProject notes;
    addHalfFailing(notes);
    const command::Context context = contextOn(notes);
    fill(context);
    RecordingObserver observer;
    QVERIFY(!command::upgrade(context, u"head"_s, observer).isOk());
    QCOMPARE(command::previewMark(context, false)->structure.differences.size(), 2);
    openedDatabase(context.database, {u"ALTER TABLE note DROP COLUMN x, DROP COLUMN y"_s});
    const auto preview = command::previewMark(context, false);
    QVERIFY_RESULT(preview);
    QCOMPARE(preview->structure.differences.size(), 0);
    QCOMPARE(preview->rowsAfter, QStringList{u"c3"_s});
    require(command::mark(context, false, observer));
    QCOMPARE(statusOf(context).rows, QStringList{u"c3"_s});
    openedDatabase(context.database, {u"CREATE TABLE missing (id INTEGER)"_s});
    require(command::upgrade(context, u"head"_s, observer));
}

/// Somebody changes the database between the failure and the end of the step.
void TestSettle::verifiesWhatIsFinished()
{
    NotesProject notes;
    addHalfFailing(notes);
    command::Context context = contextOn(notes);
    fill(context);
    RecordingObserver observer;
    QVERIFY(!command::upgrade(context, u"head"_s, observer).isOk());
    openedDatabase(context.database,
                   {u"ALTER TABLE note DROP COLUMN y"_s, u"CREATE TABLE missing (id INTEGER)"_s});
    context.verifies = true;
    for (int round = 0; round < 2; ++round) {  // also by the run that would go on
        const RunReport report = round == 0 ? command::resume(context, observer)
                                            : command::upgrade(context, u"head"_s, observer);
        QVERIFY(!report.isOk());
        QCOMPARE(report.error->code, ErrorCode::VerificationFailed);
        QVERIFY2(report.error->message.contains(u"- column note.y: integer"_s),
                 qPrintable(report.error->toText()));
        QVERIFY(statusOf(context).stopped.has_value());
        QCOMPARE(statusOf(context).rows, QStringList{u"c3"_s});
    }
    openedDatabase(context.database, {u"ALTER TABLE note ADD COLUMN y INTEGER"_s});
    require(command::resume(context, observer));
    QCOMPARE(statusOf(context).rows, QStringList{u"d4"_s});
}

void TestSettle::verifiesWhatIsTakenBack()
{
    NotesProject notes;
    addHalfFailing(notes);
    command::Context context = contextOn(notes);
    fill(context);
    RecordingObserver observer;
    QVERIFY(!command::upgrade(context, u"head"_s, observer).isOk());
    openedDatabase(context.database, {u"ALTER TABLE author ADD COLUMN odd INTEGER"_s});
    context.verifies = true;  // of the table that the step touches, and author is none
    require(command::undo(context, observer));
    QVERIFY(!statusOf(context).stopped.has_value());

    QVERIFY(!command::upgrade(context, u"head"_s, observer).isOk());
    openedDatabase(context.database, {u"ALTER TABLE note ADD COLUMN odd INTEGER"_s});
    const RunReport report = command::undo(context, observer);
    QVERIFY(!report.isOk());
    QCOMPARE(report.error->code, ErrorCode::VerificationFailed);
    QVERIFY2(report.error->message.contains(u"+ column note.odd"_s),
             qPrintable(report.error->toText()));
    context.verifies = false;
    require(command::undo(context, observer));
    QCOMPARE(statusOf(context).rows, QStringList{u"c3"_s});
}

void TestSettle::settlesNothingWhereNothingStopped()
{
    const NotesProject notes;
    const command::Context context = contextOn(notes);
    fill(context);
    RecordingObserver observer;
    for (const RunReport& report : {command::resume(context, observer),
                                    command::undo(context, observer),
                                    command::mark(context, true, observer),
                                    command::resume(notes.context(), observer)}) {
        QVERIFY(!report.isOk());
        QCOMPARE(report.error->code, ErrorCode::InvalidArgument);
    }
    QVERIFY(!QFile::exists(notes.databasePath()));
    QVERIFY(!command::previewMark(context, true).has_value());
}

QTEST_GUILESS_MAIN(TestSettle)
#include "tst_settle.moc"
