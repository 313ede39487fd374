// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/scriptdirectory.h"
#include "migrations/script/scriptoverride.h"
#include "models/operation/apply.h"
#include "tests/support/temporaryproject.h"
#include "tests/support/testresult.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace limbeck;
using namespace Qt::StringLiterals;

/// SQL that stands in the place of a script's function.
class TestScriptOverride : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void namesItsFile();
    void readsStatementsWithTheirLines();
    void changesTheSchemaAsItsSqlDoes();
    void takesTheEnginesOwn();
    void comesBeforeTheScript();
    void refusesWhatIsNoText();

private:
    void write(const QString& name, const QByteArray& sql) const;
    QString folder() const;

    std::unique_ptr<TemporaryProject> m_project;
};

void TestScriptOverride::init()
{
    m_project = std::make_unique<TemporaryProject>();
    QVERIFY(QDir().mkpath(folder()));
}

QString TestScriptOverride::folder() const
{
    return m_project->folder() + u"/.limbeck/overrides"_s;
}

void TestScriptOverride::write(const QString& name, const QByteArray& sql) const
{
    QFile file(folder() + u'/' + name);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(sql);
}

void TestScriptOverride::namesItsFile()
{
    QCOMPARE(*overrideFile(u"/x"_s, u"a1"_s, Engine::Postgresql, Direction::Down),
             u"/x/a1.postgresql.down.sql"_s);
    QCOMPARE(*overrideFile(u"/x"_s, u"2024.01-b+c"_s, Engine::Sqlite, Direction::Up),
             u"/x/2024.01-b+c.sqlite.up.sql"_s);
    for (const QString& strange : {u"../a1"_s, u"a/b"_s, u".a"_s, u""_s, u"a b"_s}) {
        QVERIFY(!overrideFile(u"/x"_s, strange, Engine::Sqlite, Direction::Up));
        QCOMPARE(*readOverride(u"/x"_s, strange, Engine::Sqlite, Direction::Up), std::nullopt);
    }
}

void TestScriptOverride::readsStatementsWithTheirLines()
{
    const ScriptOverride given{
        u"a.sql"_s,
        u"-- first\nUPDATE t SET a = ';:x';\n\nUPDATE t SET a = ';:x';\nDELETE FROM t"_s};
    const Lowered lowered = loweredOverride(given, Engine::Sqlite);
    QVERIFY(lowered.isFull());
    QCOMPARE(lowered.overrideFile, u"a.sql"_s);
    QCOMPARE(lowered.steps.size(), 3U);
    const auto sqlOf = [&](size_t index) {
        return std::get<ExecuteSql>(lowered.steps[index].operation.value).sql;
    };
    QVERIFY(sqlOf(0).endsWith(u"UPDATE t SET a = ';:x'"_s));
    QCOMPARE(sqlOf(2), u"DELETE FROM t"_s);
    QVERIFY(lowered.steps[0].where.line <= 2);
    QVERIFY(lowered.steps[0].where.line < lowered.steps[1].where.line);
    QCOMPARE(lowered.steps[2].where, (TextLocation{u"a.sql"_s, 5, 1}));
}

void TestScriptOverride::changesTheSchemaAsItsSqlDoes()
{
    const auto after = [](const QString& sql) {
        Schema schema;
        for (const ScriptStep& step :
             loweredOverride({u"a.sql"_s, sql}, Engine::Postgresql).steps) {
            schema = apply(step.operation, schema).value_or(Schema());
        }
        return schema;
    };
    const Schema made =
        after(u"CREATE TABLE made (id integer PRIMARY KEY); ALTER TABLE made ADD a text"_s);
    QVERIFY(made.isCertain());
    QVERIFY(made.table(TableName(u"made"_s)) != nullptr);
    QVERIFY(made.table(TableName(u"made"_s))->column(u"a"_s) != nullptr);
    QVERIFY(!after(u"CREATE TABLE copied AS SELECT 1"_s).isCertain());
}

void TestScriptOverride::takesTheEnginesOwn()
{
    write(u"a1.mysql.up.sql"_s, "SELECT 1");
    const auto of = [this](Engine engine, Direction direction) {
        const auto found = readOverride(folder(), u"a1"_s, engine, direction);
        return found && found->has_value() ? (*found)->sql : u"none"_s;
    };
    QCOMPARE(of(Engine::Mariadb, Direction::Up), u"SELECT 1"_s);
    write(u"a1.mariadb.up.sql"_s, "SELECT 2");
    QCOMPARE(of(Engine::Mariadb, Direction::Up), u"SELECT 2"_s);
    QCOMPARE(of(Engine::Mysql, Direction::Up), u"SELECT 1"_s);
    QCOMPARE(of(Engine::Mysql, Direction::Down), u"none"_s);
    QCOMPARE(of(Engine::Postgresql, Direction::Up), u"none"_s);
}

void TestScriptOverride::comesBeforeTheScript()
{
    m_project->addScript(u"a1"_s,
                         uR"(
def upgrade():
    op.drop_table('t')
)"_s);
    auto scripts = ScriptDirectory::load({{m_project->versionsFolder()}, false, false});
    QVERIFY_RESULT(scripts);
    const auto lower = [&](Engine engine) {
        return scripts->lower(
            *scripts->script(u"a1"_s), Direction::Up, engine, engineName(engine), {});
    };
    write(u"a1.sqlite.up.sql"_s, "SELECT 1");
    QVERIFY(lower(Engine::Sqlite)->overrideFile.isEmpty());  // nobody said where they lie
    scripts->setOverrides(folder());
    QVERIFY(!lower(Engine::Sqlite)->overrideFile.isEmpty());
    QVERIFY(lower(Engine::Postgresql)->overrideFile.isEmpty());
}

void TestScriptOverride::refusesWhatIsNoText()
{
    write(u"a1.sqlite.up.sql"_s, "SELECT '\xff'");
    const auto found = readOverride(folder(), u"a1"_s, Engine::Sqlite, Direction::Up);
    QVERIFY(!found);
    QCOMPARE(found.error().code, ErrorCode::FileUnreadable);
}

QTEST_GUILESS_MAIN(TestScriptOverride)
#include "tst_scriptoverride.moc"
