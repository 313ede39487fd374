// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/command.h"
#include "tests/support/temporaryproject.h"
#include "tests/support/testresult.h"

using namespace limbeck;
using namespace Qt::StringLiterals;

class TestModels final : public QObject
{
    Q_OBJECT

private slots:
    void readsTheCompiledInTablesOfTheExample();
    void saysWhichModelsAreNotCompiledIn();
    void saysThatPythonModelsAreNotRead();
    void createsTheDeclaredTablesThatAreMissing();
    void replaysTheHistoryWithoutADatabase();
};

namespace {

Project example()
{
    const Result<Project> project =
        Project::open(QStringLiteral(LIMBECK_SOURCE_DIR "/tests/data/fenrir-nineteen"));
    if (!project) {
        qFatal("%s", qPrintable(project.error().toText()));
    }
    return *project;
}

}  // namespace

void TestModels::readsTheCompiledInTablesOfTheExample()
{
    const Result<Schema> models = command::modelsOf(example());
    QVERIFY_RESULT(models);
    QCOMPARE(models->tables.size(), 22);
}

void TestModels::saysWhichModelsAreNotCompiledIn()
{
    Project project = example();
    project.file.models = {u"compiled-in:elsewhere"_s, u"alembic.ini"_s};
    const Result<Schema> models = command::modelsOf(project);
    QVERIFY(!models.has_value());
    QVERIFY(models.error().message.contains(u"elsewhere"_s));
}

void TestModels::saysThatPythonModelsAreNotRead()
{
    TemporaryProject files;
    files.addScript(u"a1"_s, u"def upgrade():\n    pass\n"_s);
    const Result<Project> project = Project::open(files.folder());
    QVERIFY_RESULT(project);
    const Result<Schema> models = command::modelsOf(*project);
    QVERIFY(!models.has_value());
    QCOMPARE(models.error().code, ErrorCode::Unsupported);
}

void TestModels::createsTheDeclaredTablesThatAreMissing()
{
    const Project project = example();
    const TemporaryProject elsewhere;
    ConnectionSettings database;
    database.database = elsewhere.databaseFile();
    const command::Context context{&project, database};
    const Result<Schema> models = command::modelsOf(project);
    QVERIFY_RESULT(models);

    const auto created = command::createAll(context, *models);
    QVERIFY_RESULT(created);
    QCOMPARE(created->size(), 22);
    const auto again = command::createAll(context, *models);
    QVERIFY_RESULT(again);
    QVERIFY(again->isEmpty());
    const Result<command::Status> status = command::status(context);
    QVERIFY_RESULT(status);
    QCOMPARE(status->schema.tables.size(), 22);
    QVERIFY(!status->hasVersionTable);  // create-all does not stamp
}

void TestModels::replaysTheHistoryWithoutADatabase()
{
    const Result<Schema> schema =
        command::schemaAsOf(example(), u"head"_s, **Dialect::of(Engine::Sqlite));
    QVERIFY_RESULT(schema);
    QVERIFY2(schema->isCertain(), qPrintable(texts(schema->uncertainties).join(u'\n')));
    QCOMPARE(schema->tables.size(), 22);
    // The history does not end where the models are: the key that the team lost.
    QVERIFY(!schema->table(TableName(u"emailProcessorTable"_s))->primaryKey.has_value());
}

QTEST_GUILESS_MAIN(TestModels)
#include "tst_models.moc"
