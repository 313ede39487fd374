// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/command.h"
#include "migrations/command/consolidate.h"
#include "tests/support/recordingobserver.h"
#include "tests/support/temporaryproject.h"
#include "tests/support/testresult.h"
#include "tests/support/testserver.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>

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
};

namespace {

const QString newId = QStringLiteral("001_initial_complete_schema");

QMap<QString, QByteArray> filesBelow(const QString& folder)
{
    QMap<QString, QByteArray> files;
    QDirIterator entries(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (entries.hasNext()) {
        QFile file(entries.next());
        if (file.open(QIODevice::ReadOnly)) {
            files.insert(QDir(folder).relativeFilePath(file.fileName()), file.readAll());
        }
    }
    return files;
}

/// A copy of the bundled project's nineteen revisions that disappears with it.
class Bundled final
{
public:
    Bundled()
    {
        const QString source = QStringLiteral(LIMBECK_SOURCE_DIR "/tests/data/fenrir-nineteen");
        const QMap<QString, QByteArray> files = filesBelow(source);
        for (auto each = files.cbegin(); each != files.cend(); ++each) {
            const QString path = m_dir.filePath(each.key());
            QDir().mkpath(QFileInfo(path).absolutePath());
            QFile file(path);
            if (file.open(QIODevice::WriteOnly)) {
                file.write(each.value());
            }
        }
    }

    QString folder() const
    {
        return m_dir.path();
    }

    Project open() const
    {
        return Project::open(folder()).value_or(Project{});
    }

    ConnectionSettings database(const QString& name) const
    {
        ConnectionSettings settings;
        settings.database = m_dir.filePath(name);
        return settings;
    }

private:
    // In memory where there is room: many small databases wait for a disk.
    QTemporaryDir m_dir{serverBaseFolder() + u"/limbeck-XXXXXX"_s};
};

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
    const Bundled bundled;
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
    const Bundled bundled;
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
    const Bundled bundled;
    const Project project = bundled.open();
    RecordingObserver observer;
    const Result<ConsolidationPlan> plan = planConsolidation(project, {});
    QVERIFY_RESULT(plan);
    const Result<Proof> proof = prove(project, *plan, {}, observer);
    QVERIFY_RESULT(proof);
    QVERIFY(proof->holds());
    QVERIFY(proof->hasModels);
    const QString text = proofText(*proof);
    for (const QString& difference : {u"+ primary key of emailProcessorTable"_s,
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
    const Bundled bundled;
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
    const Bundled bundled;
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
    const Bundled bundled;
    const QMap<QString, QByteArray> before = filesBelow(bundled.folder());
    QVERIFY_RESULT(consolidateAll(bundled.open(), {.id = newId}));
    QVERIFY(filesBelow(bundled.folder()) != before);
    QVERIFY_RESULT(unconsolidate(bundled.open(), {}));
    QCOMPARE(filesBelow(bundled.folder()), before);
    QVERIFY(!unconsolidate(bundled.open(), {}));
}

void TestConsolidate::leavesEditedScriptsAlone()
{
    const Bundled bundled;
    const Result<Archive> archive = consolidateAll(bundled.open(), {.id = newId});
    QVERIFY_RESULT(archive);
    QFile script(bundled.folder() + u'/' + archive->script);
    QVERIFY(script.open(QIODevice::Append));
    script.write("# mine\n");
    script.close();
    const Result<Archive> undone = unconsolidate(bundled.open(), {});
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

QTEST_GUILESS_MAIN(TestConsolidate)
#include "tst_consolidate.moc"
