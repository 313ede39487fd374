// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/diff.h"
#include "migrations/inspect/inspector.h"
#include "tests/support/recordingobserver.h"
#include "tests/support/temporaryproject.h"
#include "tests/support/testresult.h"
#include "tests/support/testserver.h"

#include <QFile>

using namespace limbeck;
using namespace Qt::StringLiterals;

/// What a history leads to and what a server then has are the same, however scripts write schemas.
class TestDrift : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void takesBothSpellingsOfTheDefaultSchema_data();
    void takesBothSpellingsOfTheDefaultSchema();
    void tellsASchemaFromTheDefaultOne();
    void looksIntoTheSchemasOfTheHistory();
    void seesWhatSomebodyChanged_data();
    void seesWhatSomebodyChanged();
    void knowsHowAServerWritesExpressionsBack_data();
    void knowsHowAServerWritesExpressionsBack();
    void seesAnExpressionThatSomebodyChanged_data();
    void seesAnExpressionThatSomebodyChanged();

private:
    /// What differs between the history at the database's revision and the database, after the
    /// scripts were run and then `statements`.
    static QStringList driftOf(const ConnectionSettings& settings,
                               const QString& upgrade,
                               const QStringList& statements = {});

    QTemporaryDir m_data;
};

void TestDrift::initTestCase()
{
    qputenv("XDG_DATA_HOME", QFile::encodeName(m_data.path()));
}

QStringList TestDrift::driftOf(const ConnectionSettings& settings,
                               const QString& upgrade,
                               const QStringList& statements)
{
    TemporaryProject files;
    files.addScript(u"a1"_s, u"def upgrade():\n"_s + upgrade);
    QString url = settings.toDisplay();
    files.writeIni(u"[alembic]\nscript_location = alembic\nsqlalchemy.url = "_s
                   + url.replace(u'%', u"%%"_s) + u'\n');
    const auto project = Project::open(files.iniFile());
    if (!project) {
        return {project.error().toText()};
    }
    const auto database = openedDatabase(settings);
    RunRequest request;
    request.target = u"head"_s;
    request.scripts = &project->scripts;
    RecordingObserver observer;
    const RunReport report = run(request, *database, observer);
    if (!report.isOk()) {
        return {report.error->toText()};
    }
    for (const QString& sql : statements) {
        if (const auto done = database->execute(sql); !done) {
            return {done.error().toText()};
        }
    }
    command::DiffRequest wanted;
    wanted.from = u"current"_s;
    wanted.to = u"database"_s;
    const auto diff = command::compareSchemas(*project, wanted);
    if (!diff) {
        return {diff.error().toText()};
    }
    QStringList lines;
    for (const Difference& difference : diff->differences) {
        lines << describe(difference);
    }
    return lines;
}

void TestDrift::takesBothSpellingsOfTheDefaultSchema_data()
{
    addServerRows();
}

void TestDrift::takesBothSpellingsOfTheDefaultSchema()
{
    QFETCH(Engine, engine);
    const ConnectionSettings settings = newServerDatabase(engine);
    const bool isPostgresql = engine == Engine::Postgresql;
    const QString upgrade =
        u"    op.create_table('a', sa.Column('id', sa.Integer(), primary_key=True), schema='%1')\n"
        "    op.create_table('b', sa.Column('id', sa.Integer(), sa.ForeignKey('%1.a.id'), "
        "primary_key=True))\n"
        "    op.add_column('a', sa.Column('x', sa.Integer()))\n"
        "    op.create_index('ix_b', 'b', ['id'], schema='%1')\n"
        "    op.alter_column('b', 'id', existing_type=sa.Integer(), existing_nullable=False, "
        "nullable=False, schema='%1')\n"_s.arg(isPostgresql ? u"public"_s : settings.database);
    QCOMPARE(driftOf(settings, upgrade), QStringList());
}

void TestDrift::tellsASchemaFromTheDefaultOne()
{
    ConnectionSettings settings = newServerDatabase(Engine::Postgresql);
    openedDatabase(settings, {u"CREATE SCHEMA tenant"_s});
    settings.options.insert(u"options"_s, u"-csearch_path=tenant"_s);
    const QString upgrade =
        u"    op.create_table('a', sa.Column('id', sa.Integer(), primary_key=True))\n"
        "    op.create_table('a2', sa.Column('id', sa.Integer(), primary_key=True), "
        "schema='public')\n"
        "    op.create_table('b', sa.Column('id', sa.Integer(), primary_key=True), "
        "schema='tenant')\n"_s;
    QCOMPARE(driftOf(settings, upgrade), QStringList());
    const auto schema = inspect(*openedDatabase(settings));
    QVERIFY_RESULT(schema);
    QCOMPARE(schema->defaultSchema, u"tenant"_s);
    QCOMPARE(schema->table(TableName(u"tenant"_s, u"a"_s))->name, TableName(u"a"_s));
    QCOMPARE(schema->table(TableName(u"public"_s, u"a2"_s)), nullptr);
}

void TestDrift::looksIntoTheSchemasOfTheHistory()
{
    const ConnectionSettings settings = newServerDatabase(Engine::Postgresql);
    openedDatabase(settings, {u"CREATE SCHEMA app"_s, u"CREATE SCHEMA other"_s});
    const QString upgrade =
        u"    op.create_table('t', sa.Column('id', sa.Integer(), primary_key=True), "
        "sa.Column('m', sa.Enum('a', 'b', name='mood', schema='app')), schema='app')\n"_s;
    QCOMPARE(driftOf(settings,
                     upgrade,
                     {u"CREATE TABLE other.not_ours (id INTEGER)"_s,
                      u"CREATE TABLE app.more (id INTEGER)"_s}),
             QStringList{u"+ table app.more: 1 column"_s});
}

void TestDrift::seesWhatSomebodyChanged_data()
{
    addServerRows();
}

void TestDrift::seesWhatSomebodyChanged()
{
    QFETCH(Engine, engine);
    const QString upgrade =
        u"    op.create_table('t', sa.Column('id', sa.Integer(), primary_key=True))\n"_s;
    QCOMPARE(driftOf(newServerDatabase(engine),
                     upgrade,
                     {u"ALTER TABLE t ADD COLUMN late INTEGER"_s, u"CREATE SEQUENCE s"_s}),
             (QStringList{u"+ column t.late: integer"_s, u"+ sequence s: none"_s}));
}

namespace {

/// Expressions that each server puts in its own words.
QString scriptOfExpressions(Engine engine)
{
    const QString both =
        u"    op.create_table('t', sa.Column('id', sa.Integer(), primary_key=True),\n"
        "        sa.Column('state', sa.String(20), server_default='new'),\n"
        "        sa.Column('price', sa.Numeric(10, 2), server_default=sa.text('0')),\n"
        "        sa.Column('a', sa.Integer()), sa.Column('b', sa.Integer()),\n"
        "        sa.Column('kind', sa.Enum('x', 'y', name='kind', native_enum=False, "
        "create_constraint=True)),\n"
        "        sa.Column('twice', sa.Integer(), sa.Computed('a * 2', persisted=True)),\n"
        "        sa.CheckConstraint(\"state IN ('new', 'old')\", name='ck_state'),\n"
        "        sa.CheckConstraint('a > 0 AND (b < 10 OR a != b)'),\n"
        "        sa.CheckConstraint('length(state) BETWEEN 1 AND 20', name='ck_length'),\n"
        "        sa.CheckConstraint(\"state LIKE 'n%' OR state IS NULL\", name='ck_like'))\n"_s;
    return engine != Engine::Postgresql
               ? both
               : both
                     + u"    op.create_index('ix_low', 't', [sa.text('lower(state)')], unique=True, "
                       "postgresql_where=sa.text(\"state != 'old' AND a IS NOT NULL\"))\n"
                       "    op.add_column('t', sa.Column('at', sa.DateTime(), "
                       "server_default=sa.text(\"timezone('utc', now())\")))\n"_s;
}

}  // namespace

void TestDrift::knowsHowAServerWritesExpressionsBack_data()
{
    addServerRows();
}

void TestDrift::knowsHowAServerWritesExpressionsBack()
{
    QFETCH(Engine, engine);
    const ConnectionSettings settings = newServerDatabase(engine);
    QCOMPARE(driftOf(settings, scriptOfExpressions(engine)), QStringList());
    const auto database = openedDatabase(settings);
    const auto left = inspect(*database, {}, InspectedSchemas::Temporary);
    QVERIFY_RESULT(left);
    if (engine == Engine::Postgresql) {
        QVERIFY(left->tables.isEmpty());
    }
}

void TestDrift::seesAnExpressionThatSomebodyChanged_data()
{
    addServerRows();
}

void TestDrift::seesAnExpressionThatSomebodyChanged()
{
    QFETCH(Engine, engine);
    const QStringList found =
        driftOf(newServerDatabase(engine),
                scriptOfExpressions(engine),
                {u"ALTER TABLE t DROP CONSTRAINT ck_state"_s,
                 u"ALTER TABLE t ADD CONSTRAINT ck_state CHECK (state IN ('new', 'older'))"_s});
    QCOMPARE(found.size(), 1);
    QVERIFY2(found.first().contains(u"ck_state"_s), qPrintable(found.first()));
}

QTEST_GUILESS_MAIN(TestDrift)

#include "tst_drift.moc"
