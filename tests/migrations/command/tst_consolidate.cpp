// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/command.h"
#include "migrations/command/consolidate.h"
#include "tests/support/projectcopy.h"
#include "tests/support/recordingobserver.h"
#include "tests/support/temporaryproject.h"
#include "tests/support/testresult.h"

#include <QDir>
#include <QFile>

using namespace limbeck;
using namespace limbeck::command;
using namespace Qt::StringLiterals;

class TestConsolidate : public QObject
{
    Q_OBJECT

private slots:
    void makesOneOfTheBundledNineteen();
    void carriesDatabasesOverFromEveryRevision();
    void findsWhatTheModelsDeclareBesides();
    void keepsTheIdOfTheLastOne();
    void pointsOtherScriptsToTheNewRevision();
    void consolidatesAboveABaseWithRows();
    void findsAPlantedDifference();
    void putsEverythingBackByteForByte();
    void leavesEditedScriptsAlone();
    void refusesWhatCannotBeRead();
    void refusesWhatWasEditedSinceThePlan();
    void cancelsWhileItReadsAndWhileItProves();
    void pointsLaterScriptsBackToTheOldEnd();
    void quotesNamesForStockAlembic();
    void writesOneBodyForEachDialectWhereTheyDiffer();
    void writesOneBodyForAltersThatMariadbRepeats();
    void clearsAwayWhatAKilledOneLeft();
};

namespace {

const QString newId = QStringLiteral("001_initial_complete_schema");

Result<Archive> consolidateAll(const Project& project, const ConsolidateOptions& options)
{
    RecordingObserver observer;
    const Result<ConsolidationPlan> plan = planConsolidation(project, options);
    const Result<Proof> proof =
        plan ? prove(project, *plan, {}, observer) : tl::unexpected(plan.error());
    if (!proof) {
        return fail(proof.error());
    }
    if (!proof->holds()) {
        return fail(ErrorCode::VerificationFailed, proof->differences().join(u'\n'));
    }
    return carryOut(project, *plan, *proof);
}

RunReport upgradeTo(const Project& project,
                    const ConnectionSettings& database,
                    const QString& target)
{
    RecordingObserver observer;
    return upgrade({.project = &project, .database = database}, target, observer);
}

Result<Schema> schemaOf(const Project& project, const ConnectionSettings& database)
{
    return status({.project = &project, .database = database}).map([](const Status& found) {
        return found.schema;
    });
}

QStringList rowsOf(const Project& project, const ConnectionSettings& database)
{
    return currentRows({.project = &project, .database = database}).value_or(QStringList());
}

}  // namespace

void TestConsolidate::makesOneOfTheBundledNineteen()
{
    const ProjectCopy bundled(nineteenRevisions());
    const Result<Archive> archive =
        consolidateAll(bundled.open(), {.message = u"Initial complete schema"_s, .id = newId});
    QVERIFY_RESULT(archive);
    QCOMPARE(archive->revisions.size(), 19);
    QCOMPARE(archive->exit, u"41c97f44b5de"_s);

    const Project project = bundled.open();
    QCOMPARE(project.graph().ids(), QStringList{newId});
    QVERIFY(project.graph().problems().isEmpty());
    QCOMPARE(project.scripts.unfolded().graph().ids().size(), 20);
    for (const Direction direction : {Direction::Up, Direction::Down}) {
        const Result<Lowered> lowered =
            project.scripts.script(newId)->lower(direction, u"postgresql"_s, {});
        QVERIFY_RESULT(lowered);
        QVERIFY(lowered->isFull());
    }
    QVERIFY(QFile::exists(archive->folder + u"/proof.md"_s));
    QVERIFY(QFile::exists(archive->folder + u"/stock-alembic.md"_s));
}

void TestConsolidate::carriesDatabasesOverFromEveryRevision()
{
    const ProjectCopy bundled(nineteenRevisions());
    const Project before = bundled.open();
    QStringList order = before.graph().history();
    std::ranges::reverse(order);
    for (const RevisionId& revision : std::as_const(order)) {
        QVERIFY(upgradeTo(before, bundled.database(revision + u".db"_s), revision).isOk());
    }
    QVERIFY_RESULT(consolidateAll(before, {.id = newId}));

    const Project after = bundled.open();
    const ConnectionSettings fresh = bundled.database(u"fresh.db"_s);
    QVERIFY(upgradeTo(after, fresh, u"head"_s).isOk());
    const Result<Schema> expected = schemaOf(after, fresh);
    QVERIFY_RESULT(expected);
    const Dialect& dialect = **Dialect::of(Engine::Sqlite);
    for (const RevisionId& revision : std::as_const(order)) {
        const ConnectionSettings old = bundled.database(revision + u".db"_s);
        const Result<Status> found = status({.project = &after, .database = old});
        QVERIFY_RESULT(found);
        QVERIFY(found->unknownRows.isEmpty());
        const RunReport report = upgradeTo(after, old, u"head"_s);
        QVERIFY2(report.isOk(), qPrintable(revision));
        QCOMPARE(rowsOf(after, old), QStringList{newId});
        const Result<Schema> reached = schemaOf(after, old);
        QVERIFY_RESULT(reached);
        QVERIFY2(differences(dialect.asStored(*reached), dialect.asStored(*expected)).isEmpty(),
                 qPrintable(revision));
    }
}

void TestConsolidate::findsWhatTheModelsDeclareBesides()
{
    const ProjectCopy bundled(nineteenRevisions());
    const Project project = bundled.open();
    RecordingObserver observer;
    const Result<ConsolidationPlan> plan = planConsolidation(project, {});
    QVERIFY_RESULT(plan);
    const Result<Proof> proof = prove(project, *plan, {}, observer);
    QVERIFY_RESULT(proof);
    QVERIFY(proof->holds());
    QVERIFY(proof->hasModels);
    const QString text = proofText(*proof);
    for (const QString& difference : {u"added: primary key of emailProcessorTable"_s,
                                      u"chk_token_expiry of auth_tokens"_s,
                                      u"emailProcessorTable.test_name: type string"_s,
                                      u"emailProcessorTable.system: type string"_s,
                                      u"purgeTable.purge_interval_days: default 30"_s,
                                      u"emailProcessorTable.multi_email_flag: default"_s}) {
        QVERIFY2(text.contains(difference), qPrintable(difference + u'\n' + text));
    }
}

void TestConsolidate::keepsTheIdOfTheLastOne()
{
    const ProjectCopy bundled(nineteenRevisions());
    const Project before = bundled.open();
    const ConnectionSettings old = bundled.database(u"old.db"_s);
    QVERIFY(upgradeTo(before, old, u"head"_s).isOk());
    QVERIFY_RESULT(consolidateAll(before, {}));

    const Project after = bundled.open();
    QCOMPARE(after.graph().ids(), QStringList{u"41c97f44b5de"_s});
    const Result<Status> found = status({.project = &after, .database = old});
    QVERIFY_RESULT(found);
    QVERIFY(found->pending.isEmpty());
    QVERIFY(found->unknownRows.isEmpty());
}

void TestConsolidate::pointsOtherScriptsToTheNewRevision()
{
    TemporaryProject files;
    files.addScript(u"a1"_s,
                    u"def upgrade():\n"
                    "    op.create_table('t', sa.Column('id', sa.Integer, primary_key=True))\n"_s);
    files.addScript(u"b1"_s,
                    u"def upgrade():\n    op.add_column('t', sa.Column('x', sa.Integer))\n"
                    "def downgrade():\n    op.drop_column('t', 'x')\n"_s);
    const QString child = files.addScript(u"c1"_s);
    const Result<Project> project = Project::open(files.folder());
    QVERIFY_RESULT(project);
    QVERIFY_RESULT(
        consolidateAll(*project, {.to = u"b1"_s, .id = u"n1"_s, .useStockTemplate = true}));

    const Result<Project> after = Project::open(files.folder());
    QVERIFY_RESULT(after);
    QCOMPARE(after->graph().parents(u"c1"_s), QStringList{u"n1"_s});
    QCOMPARE(after->graph().ids().size(), 2);
    QVERIFY(QFile::exists(child));
}

void TestConsolidate::consolidatesAboveABaseWithRows()
{
    TemporaryProject files;
    files.addScript(u"a1"_s,
                    u"def upgrade():\n"
                    "    op.create_table('t', sa.Column('id', sa.Integer, primary_key=True),\n"
                    "                    sa.Column('name', sa.String(20)))\n"
                    "def downgrade():\n    op.drop_table('t')\n"_s);
    files.addScript(u"b1"_s,
                    u"def upgrade():\n"
                    "    with op.batch_alter_table('t') as batch_op:\n"
                    "        batch_op.add_column(sa.Column('kind', sa.String(5)))\n"
                    "def downgrade():\n"
                    "    with op.batch_alter_table('t') as batch_op:\n"
                    "        batch_op.drop_column('kind')\n"_s);
    files.addScript(u"c1"_s,
                    u"def upgrade():\n"
                    "    op.execute(\"UPDATE t SET kind = 'old'\")\n"
                    "    op.create_table('u', sa.Column('id', sa.Integer, primary_key=True))\n"
                    "def downgrade():\n    op.drop_table('u')\n"_s);
    const Result<Project> project = Project::open(files.folder());
    QVERIFY_RESULT(project);
    QVERIFY_RESULT(consolidateAll(*project, {.from = u"b1"_s, .useStockTemplate = true}));
    const Result<Project> after = Project::open(files.folder());
    QVERIFY_RESULT(after);
    QCOMPARE(after->graph().parents(u"c1"_s), QStringList{u"a1"_s});
}

void TestConsolidate::findsAPlantedDifference()
{
    const ProjectCopy bundled(nineteenRevisions());
    const Project project = bundled.open();
    Result<ConsolidationPlan> plan = planConsolidation(project, {.id = newId});
    QVERIFY_RESULT(plan);
    QString text = QString::fromUtf8(plan->content);
    const QString column = u"sa.Column('username', sa.String(length=96), nullable=True)"_s;
    QVERIFY(text.contains(column));
    text.replace(column, u"sa.Column('username', sa.String(length=90), nullable=True)"_s);
    const Result<Script> changed = Script::fromText(text, plan->file);
    QVERIFY_RESULT(changed);
    plan->newScripts = ScriptDirectory::of({*changed});
    RecordingObserver observer;
    const Result<Proof> proof = prove(project, *plan, {}, observer);
    QVERIFY_RESULT(proof);
    QVERIFY(!proof->holds());
    QVERIFY2(proof->differences().first().contains(u"auth_users.username"_s),
             qPrintable(proof->differences().join(u'\n')));
}

void TestConsolidate::putsEverythingBackByteForByte()
{
    const ProjectCopy bundled(nineteenRevisions());
    const QMap<QString, QByteArray> before = filesBelow(bundled.folder());
    QVERIFY_RESULT(consolidateAll(bundled.open(), {.id = newId}));
    QVERIFY(filesBelow(bundled.folder()) != before);
    QVERIFY_RESULT(unconsolidate(bundled.open(), {}));
    QCOMPARE(filesBelow(bundled.folder()), before);
    QVERIFY(!unconsolidate(bundled.open(), {}));
}

void TestConsolidate::leavesEditedScriptsAlone()
{
    const ProjectCopy bundled(nineteenRevisions());
    const Result<Archive> archive = consolidateAll(bundled.open(), {.id = newId});
    QVERIFY_RESULT(archive);
    QFile script(bundled.folder() + u'/' + archive->script);
    QVERIFY(script.open(QIODevice::Append));
    script.write("# mine\n");
    script.close();
    const Result<Unconsolidated> undone = unconsolidate(bundled.open(), {});
    QVERIFY(!undone);
    QVERIFY2(undone.error().message.contains(u"was edited"_s), qPrintable(undone.error().message));
    QVERIFY(script.exists());
}

void TestConsolidate::refusesWhatCannotBeRead()
{
    TemporaryProject files;
    files.addScript(u"a1"_s, u"def upgrade():\n    op.execute('CREATE TABLE t (id INTEGER)')\n"_s);
    files.addScript(u"b1"_s, u"def upgrade():\n    load_rows_from_somewhere()\n"_s);
    const Result<Project> project = Project::open(files.folder());
    QVERIFY_RESULT(project);
    const Result<ConsolidationPlan> plan = planConsolidation(*project, {});
    QVERIFY(!plan);
    QCOMPARE(plan.error().code, ErrorCode::Opaque);
}

void TestConsolidate::refusesWhatWasEditedSinceThePlan()
{
    const ProjectCopy bundled(nineteenRevisions());
    const Project project = bundled.open();
    const Result<ConsolidationPlan> plan = planConsolidation(project, {.id = newId});
    QVERIFY_RESULT(plan);
    QFile script(project.scripts.script(u"5b3a509eff29"_s)->file());
    QVERIFY(script.open(QIODevice::Append));
    script.write("# later\n");
    script.close();
    const QMap<QString, QByteArray> before = filesBelow(bundled.folder());
    const Result<Archive> archive = carryOut(project, *plan, Proof());
    QVERIFY(!archive);
    QVERIFY2(archive.error().message.contains(u"has changed since"_s),
             qPrintable(archive.error().message));
    QCOMPARE(filesBelow(bundled.folder()), before);
}

namespace {

/// Wants to stop when it was asked a number of times.
class Impatient final : public RunObserver
{
public:
    explicit Impatient(int patience)
        : m_left(patience)
    {
    }

    void phaseStarted(const QString& sentence) override
    {
        m_phase = sentence;
    }

    bool cancelRequested() const override
    {
        return m_left-- <= 0;
    }

    QString phase() const
    {
        return m_phase;
    }

private:
    mutable int m_left;
    QString m_phase;
};

}  // namespace

void TestConsolidate::cancelsWhileItReadsAndWhileItProves()
{
    const ProjectCopy bundled(nineteenRevisions());
    const QMap<QString, QByteArray> before = filesBelow(bundled.folder());
    const Project project = bundled.open();
    Impatient reader(1);
    const Result<ConsolidationPlan> none = planConsolidation(project, {.id = newId}, &reader);
    QVERIFY(!none);
    QCOMPARE(none.error().code, ErrorCode::Cancelled);
    QVERIFY2(reader.phase().startsWith(u"Reading 19 revisions"_s), qPrintable(reader.phase()));

    const Result<ConsolidationPlan> plan = planConsolidation(project, {.id = newId});
    QVERIFY_RESULT(plan);
    QStringList stoppedIn;
    for (int patience = 0; patience < 10000; patience = patience * 2 + 1) {
        Impatient observer(patience);
        const Result<Proof> proof = prove(project, *plan, {}, observer);
        if (proof) {
            break;  // it was over before
        }
        QCOMPARE(proof.error().code, ErrorCode::Cancelled);
        stoppedIn << observer.phase();
    }
    QVERIFY2(stoppedIn.size() > 4, qPrintable(stoppedIn.join(u'\n')));
    QVERIFY(stoppedIn.first().startsWith(u"Running the old revisions"_s));
    QCOMPARE(filesBelow(bundled.folder()), before);
}

void TestConsolidate::pointsLaterScriptsBackToTheOldEnd()
{
    TemporaryProject files;
    for (const QString& id : {u"a1"_s, u"b1"_s}) {
        files.addScript(id,
                        u"def upgrade():\n    op.create_table('t_%1', sa.Column('x', sa.Integer))\n"
                        "def downgrade():\n    op.drop_table('t_%1')\n"_s.arg(id));
    }
    const QMap<QString, QByteArray> before = filesBelow(files.versionsFolder());
    const Result<Project> project = Project::open(files.folder());
    QVERIFY_RESULT(project);
    QVERIFY_RESULT(consolidateAll(*project, {.id = u"n1"_s, .useStockTemplate = true}));
    const QString later = files.addScript(u"c1"_s, {}, u"'n1'"_s);
    const Result<Project> grown = Project::open(files.folder());
    QVERIFY_RESULT(grown);
    QCOMPARE(grown->graph().heads(), QStringList{u"c1"_s});

    const Result<Unconsolidated> done = unconsolidate(*grown, u"n1"_s);
    QVERIFY_RESULT(done);
    QCOMPARE(done->edits.size(), 1);
    QCOMPARE(done->edits.first().file, later);
    const Result<Project> after = Project::open(files.folder());
    QVERIFY_RESULT(after);
    QVERIFY(after->graph().problems().isEmpty());
    QCOMPARE(after->graph().parents(u"c1"_s), QStringList{u"b1"_s});
    QMap<QString, QByteArray> now = filesBelow(files.versionsFolder());
    now.remove(u"c1.py"_s);
    QCOMPARE(now, before);
    QVERIFY(!QFile::exists(files.folder() + u"/.limbeck"_s));
}

void TestConsolidate::quotesNamesForStockAlembic()
{
    TemporaryProject files;
    files.addScript(u"a1"_s, u"def upgrade():\n    pass\n"_s);
    files.addScript(u"b1"_s, u"def upgrade():\n    pass\n"_s);
    Result<Project> project = Project::open(files.folder());
    QVERIFY_RESULT(project);
    project->file.versionTable.name = TableName(u"my app"_s, u"odd \"name` table"_s);
    const Result<ConsolidationPlan> plan =
        planConsolidation(*project, {.id = u"n1"_s, .useStockTemplate = true});
    QVERIFY_RESULT(plan);
    const Result<Archive> archive = carryOut(*project, *plan, Proof());
    QVERIFY_RESULT(archive);
    const QString page = QString::fromUtf8(filesBelow(archive->folder)[u"stock-alembic.md"_s]);
    for (const QString& statement :
         {u"UPDATE \"my app\".\"odd \"\"name` table\" SET version_num = 'n1' WHERE "
          "version_num = 'b1';"_s,
          u"UPDATE `my app`.`odd \"name`` table` SET version_num = 'n1' WHERE "
          "version_num = 'b1';"_s}) {
        QVERIFY2(page.contains(statement), qPrintable(statement + u"\n\n"_s + page));
    }
    QVERIFY2(page.contains(u"On SQLite, PostgreSQL:"_s), qPrintable(page));
}

/// A table that only some engines get: no one body does that everywhere.
void TestConsolidate::writesOneBodyForEachDialectWhereTheyDiffer()
{
    TemporaryProject files;
    files.addScript(
        u"a1"_s,
        u"def upgrade():\n"
        "    op.create_table('t', sa.Column('id', sa.Integer, primary_key=True))\n"
        "    if op.get_bind().dialect.name == 'sqlite':\n"
        "        op.create_table('only', sa.Column('id', sa.Integer, primary_key=True))\n"
        "def downgrade():\n    pass\n"_s);
    files.addScript(u"b1"_s,
                    u"def upgrade():\n    op.add_column('t', sa.Column('x', sa.String(9)))\n"
                    "def downgrade():\n    pass\n"_s);
    const Result<Project> project = Project::open(files.folder());
    QVERIFY_RESULT(project);
    const Result<ConsolidationPlan> plan = planConsolidation(*project, {.useStockTemplate = true});
    QVERIFY_RESULT(plan);
    const QString text = QString::fromUtf8(plan->content);
    for (const QString& line : {u"    dialect = op.get_bind().dialect.name\n"_s,
                                u"    if dialect == 'mariadb':\n"_s,
                                u"    elif dialect == 'sqlite':\n"_s,
                                u"    else:\n        raise NotImplementedError("_s}) {
        QVERIFY2(text.contains(line), qPrintable(text));
    }
    QVERIFY(plan->body.notes.contains(
        u"Engines need different steps, so the script asks for the dialect's name."_s));
    RecordingObserver observer;
    const Result<Proof> proof = prove(*project, *plan, {}, observer);
    QVERIFY_RESULT(proof);
    QVERIFY2(proof->holds(), qPrintable(proof->differences().join(u'\n')));
    for (const auto& [engine, tables] : {std::pair(Engine::Sqlite, 2),
                                         std::pair(Engine::Postgresql, 1),
                                         std::pair(Engine::Mariadb, 1)}) {
        Project after = *project;
        after.scripts = plan->newScripts;
        const Result<Schema> schema = schemaAsOf(after, u"head"_s, **Dialect::of(engine));
        QVERIFY_RESULT(schema);
        QCOMPARE(schema->tables.size(), tables);
        QVERIFY(schema->table(TableName(u"t"_s))->hasColumn(u"x"_s));
    }
}

/// MODIFY says the whole column, so that reading a script for MariaDB adds to an ALTER.
void TestConsolidate::writesOneBodyForAltersThatMariadbRepeats()
{
    TemporaryProject files;
    files.addScript(u"a1"_s,
                    u"def upgrade():\n"
                    "    op.create_table('t', sa.Column('id', sa.Integer, primary_key=True),\n"
                    "                    sa.Column('n', sa.String(9), nullable=True))\n"
                    "def downgrade():\n    op.drop_table('t')\n"_s);
    files.addScript(
        u"b1"_s,
        u"def upgrade():\n"
        "    with op.batch_alter_table('t') as batch_op:\n"
        "        batch_op.alter_column('n', nullable=False, existing_type=sa.String(9))\n"
        "def downgrade():\n"
        "    with op.batch_alter_table('t') as batch_op:\n"
        "        batch_op.alter_column('n', nullable=True, existing_type=sa.String(9))\n"_s);
    files.addScript(u"c1"_s,
                    u"def upgrade():\n"
                    "    with op.batch_alter_table('t') as batch_op:\n"
                    "        batch_op.alter_column('n', type_=sa.String(12), "
                    "existing_type=sa.String(9), existing_nullable=False)\n"
                    "def downgrade():\n"
                    "    with op.batch_alter_table('t') as batch_op:\n"
                    "        batch_op.alter_column('n', type_=sa.String(9), "
                    "existing_type=sa.String(12), existing_nullable=False)\n"_s);
    const Result<Project> project = Project::open(files.folder());
    QVERIFY_RESULT(project);
    const Result<ConsolidationPlan> plan =
        planConsolidation(*project, {.from = u"b1"_s, .useStockTemplate = true});
    QVERIFY_RESULT(plan);
    QCOMPARE(plan->body.engines.size(), 4);
    QVERIFY2(plan->body.notes.isEmpty(), qPrintable(plan->body.notes.join(u'\n')));
    QVERIFY2(!plan->content.contains("dialect"), plan->content.constData());
    RecordingObserver observer;
    const Result<Proof> proof = prove(*project, *plan, {}, observer);
    QVERIFY_RESULT(proof);
    QVERIFY2(proof->holds(), qPrintable(proof->differences().join(u'\n')));
}

void TestConsolidate::clearsAwayWhatAKilledOneLeft()
{
    const ProjectCopy bundled(nineteenRevisions());
    const QMap<QString, QByteArray> before = filesBelow(bundled.folder());
    const Result<Archive> archive = consolidateAll(bundled.open(), {.id = newId});
    QVERIFY_RESULT(archive);
    const QMap<QString, QByteArray> after = filesBelow(bundled.folder());

    // Killed before the old archive was removed, before a new one was whole, and before the new
    // version folder took the place of the old one.
    QVERIFY_RESULT(unconsolidate(bundled.open(), {}));
    QCOMPARE(filesBelow(bundled.folder()), before);
    for (auto each = after.cbegin(); each != after.cend(); ++each) {
        if (each.key().startsWith(".limbeck/"_L1)) {
            for (const QString& place : {QString(), u".part"_s}) {
                QString path = bundled.folder() + u'/' + each.key();
                path.replace(u"/archive/41c97f44b5de/"_s, u"/archive/41c97f44b5de%1/"_s.arg(place));
                QVERIFY(QDir().mkpath(QFileInfo(path).absolutePath()));
                QFile file(path);
                QVERIFY(file.open(QIODevice::WriteOnly));
                file.write(each.value());
            }
        }
    }
    QVERIFY(QDir().mkpath(bundled.folder() + u"/versions.limbeck-aside"_s));
    QVERIFY(bundled.open().archives.isEmpty());
    QVERIFY_RESULT(consolidateAll(bundled.open(), {.id = newId}));
    QCOMPARE(filesBelow(bundled.folder()).keys(), after.keys());
    QVERIFY(!QFile::exists(bundled.folder() + u"/versions.limbeck-aside"_s));
}

QTEST_GUILESS_MAIN(TestConsolidate)
#include "tst_consolidate.moc"
