// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/project/envfile.h"

#include <QRandomGenerator>
#include <QTest>

using namespace limbeck;
using namespace Qt::StringLiterals;

namespace {

/// What an env.py begins with.
const QByteArray head = R"(import os
from logging.config import fileConfig
from sqlalchemy import create_engine, engine_from_config, pool, MetaData
from alembic import context
from app.models import Base

config = context.config
if config.config_file_name is not None:
    fileConfig(config.config_file_name)
target_metadata = Base.metadata
)";

/// What Alembic's own template ends with; two places for more arguments.
const QByteArray usual = R"(
def run_migrations_offline():
    url = config.get_main_option("sqlalchemy.url")
    context.configure(url=url, target_metadata=target_metadata, literal_binds=True%OFF%)
    with context.begin_transaction():
        context.run_migrations()

def run_migrations_online():
    connectable = engine_from_config(
        config.get_section(config.config_ini_section, {}),
        prefix="sqlalchemy.", poolclass=pool.NullPool)
    with connectable.connect() as connection:
        context.configure(connection=connection, target_metadata=target_metadata%ON%)
        with context.begin_transaction():
            context.run_migrations()

if context.is_offline_mode():
    run_migrations_offline()
else:
    run_migrations_online()
)";

QByteArray filled(const QByteArray& offline = {}, const QByteArray& online = {})
{
    return QByteArray(usual).replace("%OFF%", offline).replace("%ON%", online);
}

QByteArray usualWith(const QByteArray& offline, const QByteArray& online)
{
    return head + filled(offline, online);
}

EnvFile read(const QByteArray& source, const QStringList& xArguments = {})
{
    EnvQuestions questions;
    questions.options = {{u"sqlalchemy.url"_s, u"sqlite:///ini.db"_s}, {u"table"_s, u"t"_s}};
    questions.xArguments = xArguments;
    return EnvFile::fromSource(source, u"/p/env.py"_s, questions);
}

}  // namespace

class TestEnvFile final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void readsWhatTheUsualFileSays();
    void readsFlags();
    void readsWhatScriptsGet();
    void doubtsWhatTheTwoWaysSayDifferently();
    void readsTheUrl_data();
    void readsTheUrl();
    void readsTheUrlWithoutAVariable_data();
    void readsTheUrlWithoutAVariable();
    void answersXArguments();
    void readsWhatCannotBeFollowed_data();
    void readsWhatCannotBeFollowed();
    void leavesOutWhatCertainlyDoesNotRun();
    void readsTheNamingConvention();
    void readsTheTargetMetadata_data();
    void readsTheTargetMetadata();
    void readsWhatIsCertainOfUnpackedArguments();
    void survivesMutatedFiles();
};

void TestEnvFile::init()
{
    qputenv("LIMBECK_TEST_URL", "postgres://joe:pw@db/shop");
    qputenv("LIMBECK_TEST_NAME", "shop%20x");
    qunsetenv("LIMBECK_TEST_GONE");
}

void TestEnvFile::cleanup()
{
    qunsetenv("LIMBECK_TEST_URL");
    qunsetenv("LIMBECK_TEST_NAME");
}

void TestEnvFile::readsWhatTheUsualFileSays()
{
    const EnvFile file = read(usualWith({}, {}));
    EnvFile expected;
    expected.targetMetadata.value = u"app.models.Base.metadata"_s;
    expected.targetMetadata.where = file.targetMetadata.where;
    QCOMPARE(file.targetMetadata.value, expected.targetMetadata.value);
    QVERIFY(file == expected);  // above all, the URL is the ini file's
}

void TestEnvFile::readsFlags()
{
    const EnvFile file = read(usualWith({},
                                        ", version_table='v', version_table_schema='s',\n"
                                        " version_table_pk=False, render_as_batch=True,\n"
                                        " compare_type=False, compare_server_default=True,\n"
                                        " include_schemas=True, transaction_per_migration=1 < 2,\n"
                                        " transactional_ddl=False"));
    QCOMPARE(file.versionTable.value, u"v"_s);
    QCOMPARE(file.versionTable.where.line, 23);
    QCOMPARE(file.versionTableSchema.value, u"s"_s);
    QCOMPARE(file.versionTablePk.value, false);
    QCOMPARE(file.renderAsBatch.value, true);
    QCOMPARE(file.compareType.value, false);
    QCOMPARE(file.compareServerDefault.value, true);
    QCOMPARE(file.includeSchemas.value, true);
    QCOMPARE(file.transactionPerMigration.value, true);
    QCOMPARE(file.transactionalDdl.value, false);
}

void TestEnvFile::readsWhatScriptsGet()
{
    const QByteArray imports = head + "from alembic import op as operations\n";
    const EnvFile file = read(imports
                              + "context.configure(version_table_schema='s')\n"
                                "context.run_migrations(op=operations, tables=make(), no=None)\n",
                              {u"a=b"_s});
    const ScriptEnvironment environment = file.forScripts();
    QCOMPARE(environment.versionTableSchema, u"s"_s);
    QCOMPARE(environment.xArguments, QStringList{u"a=b"_s});
    QCOMPARE(environment.arguments.size(), 2);
    QCOMPARE(environment.arguments[0].name, u"op"_s);
    QCOMPARE(environment.arguments[0].path, u"alembic.op"_s);
    QVERIFY(!environment.arguments[0].doubt.has_value());
    QCOMPARE(environment.arguments[1].name, u"tables"_s);
    QVERIFY(environment.arguments[1].doubt.has_value());

    QCOMPARE(read(imports + "context.configure()\n").forScripts().versionTableSchema, QString());
    for (const char* doubtful : {"version_table_schema=make()", "**make()"}) {
        const EnvFile other = read(imports + "context.configure(" + doubtful + ")\n");
        QVERIFY(!other.forScripts().versionTableSchema.has_value());
    }
    // Two calls that pass something else.
    const EnvFile both = read(imports
                              + "context.run_migrations(op=operations)\n"
                                "context.run_migrations(op=context)\n");
    QVERIFY(both.forScripts().arguments.constFirst().doubt.has_value());
}

void TestEnvFile::doubtsWhatTheTwoWaysSayDifferently()
{
    EnvFile file = read(usualWith(", version_table='a', render_as_batch=True",
                                  ", version_table='b', render_as_batch=True"));
    QVERIFY(file.versionTable.doubt.has_value());
    QVERIFY(!file.versionTable.value.has_value());
    QVERIFY(!file.renderAsBatch.doubt.has_value());
    QCOMPARE(file.renderAsBatch.value, true);

    // A function decides what is compared: neither true nor false.
    file = read(usualWith({}, ", compare_type=my_compare_type"));
    QVERIFY(file.compareType.doubt.has_value());
    QCOMPARE(file.compareType.doubt->where.line, 23);

    file = read(usualWith(", version_table=config.get_main_option('table')",
                          ", version_table=config.get_main_option('gone', 't')"));
    QCOMPARE(file.versionTable.value, u"t"_s);
}

void TestEnvFile::readsTheUrl_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QStringList>("variables");
    const QString real = u"postgresql://joe:pw@db/shop"_s;
    const QStringList ours{u"LIMBECK_TEST_URL"_s};
    QTest::newRow("option") << QByteArray(
        "config.set_main_option('sqlalchemy.url', 'sqlite:///' + 'a%%b.db')\n")
                            << u"sqlite:///a%b.db"_s << QStringList();
    QTest::newRow("subscript") << QByteArray(
        "config.set_main_option('sqlalchemy.url', os.environ['LIMBECK_TEST_URL'])\n")
                               << u"postgres://joe:pw@db/shop"_s << ours;
    QTest::newRow("replaced") << QByteArray(
        "u = os.getenv('LIMBECK_TEST_URL')\nif u.startswith('postgres://'):\n"
        "    u = u.replace('postgres://', 'postgresql://', 1)\n"
        "config.set_main_option('sqlalchemy.url', u.replace('%', '%%'))\n")
                              << real << ours;
    QTest::newRow("function") << QByteArray(
        "def get_url():\n    name = os.getenv('LIMBECK_TEST_NAME', 'app')\n"
        "    return f'postgresql://db/{name}'\n"
        "config.set_main_option('sqlalchemy.url', get_url().replace('%', '%%'))\n")
                              << u"postgresql://db/shop%20x"_s
                              << QStringList{u"LIMBECK_TEST_NAME"_s};
    QTest::newRow("default") << QByteArray(
        "config.set_main_option('sqlalchemy.url', "
        "os.environ.get('LIMBECK_TEST_GONE', 'sqlite:///d.db'))\n")
                             << u"sqlite:///d.db"_s << QStringList();
    QTest::newRow("condition") << QByteArray(
        "if os.environ.get('LIMBECK_TEST_URL'):\n"
        "    config.set_main_option('sqlalchemy.url', os.environ['LIMBECK_TEST_URL'])\n")
                               << u"postgres://joe:pw@db/shop"_s << ours;
    QTest::newRow("other condition") << QByteArray(
        "if os.environ.get('LIMBECK_TEST_GONE'):\n"
        "    config.set_main_option('sqlalchemy.url', os.environ['LIMBECK_TEST_GONE'])\n")
                                     << QString() << QStringList();
    QTest::newRow("quoted") << QByteArray(
        "from urllib.parse import quote_plus\n"
        "config.set_main_option('sqlalchemy.url', 'a://' + quote_plus('x y@'))\n")
                            << u"a://x+y@"_s.replace(u"@"_s, u"%40"_s) << QStringList();
}

void TestEnvFile::readsTheUrl()
{
    QFETCH(QByteArray, lines);
    QFETCH(QString, url);
    const EnvFile file = read(head + lines + filled());
    QVERIFY2(!file.url.doubt.has_value(), qPrintable(file.url.doubt.value_or(Opaque()).reason));
    QCOMPARE(file.url.value.value_or(QString()), url);
    QTEST(file.url.variables, "variables");
    QVERIFY(url.isEmpty() || file.url.where.line > 10);
}

void TestEnvFile::readsTheUrlWithoutAVariable_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QString>("reason");
    QTest::newRow("missing") << QByteArray(
        "config.set_main_option('sqlalchemy.url', os.environ['LIMBECK_TEST_GONE'])\n")
                             << u"reads $LIMBECK_TEST_GONE, which is not set"_s;
    QTest::newRow("dotenv") << QByteArray(
        "from dotenv import load_dotenv\nload_dotenv()\n"
        "config.set_main_option('sqlalchemy.url', os.getenv('LIMBECK_TEST_GONE', 'x'))\n")
                            << u"may be in a file '.env'"_s;
    QTest::newRow("own") << QByteArray(
        "os.environ['LIMBECK_TEST_URL'] = 'y'\n"
        "config.set_main_option('sqlalchemy.url', os.getenv('LIMBECK_TEST_URL', 'x'))\n")
                         << u"which it sets itself"_s;
    QTest::newRow("settings") << QByteArray(
        "from app.settings import settings\n"
        "config.set_main_option('sqlalchemy.url', settings.url)\n")
                              << u"app.settings"_s;
    QTest::newRow("ways") << QByteArray(
        "config.set_main_option('sqlalchemy.url', 'a' if context.is_offline_mode() else 'b')\n")
                          << u"with --sql it is another one"_s;
}

void TestEnvFile::readsTheUrlWithoutAVariable()
{
    QFETCH(QByteArray, lines);
    QFETCH(QString, reason);
    const EnvFile file = read(head + lines + filled());
    QVERIFY(file.url.doubt.has_value());
    QVERIFY2(file.url.doubt->reason.contains(reason), qPrintable(file.url.doubt->reason));
    QVERIFY(!file.url.value.has_value());
}

void TestEnvFile::answersXArguments()
{
    const QByteArray source =
        head
        + "x = context.get_x_argument(as_dictionary=True)\n"
          "if x.get('url'):\n    config.set_main_option('sqlalchemy.url', x['url'])\n"
        + filled();
    QVERIFY(!read(source).url.value.has_value());
    const EnvFile file = read(source, {u"url=sqlite:///x.db"_s, u"flag"_s});
    QCOMPARE(file.url.value, u"sqlite:///x.db"_s);
    // A dictionary has the order in which its keys came; the last value counts.
    const QByteArray joined =
        head
        + "x = context.get_x_argument(as_dictionary=True)\n"
          "config.set_main_option('sqlalchemy.url', 'sqlite:///' + '-'.join(x) + x['b'] + '.db')\n"
        + filled();
    QCOMPARE(read(joined, {u"b=1"_s, u"a"_s, u"b=2"_s}).url.value, u"sqlite:///b-a2.db"_s);
}

void TestEnvFile::readsWhatCannotBeFollowed_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<bool>("isCertain");
    QTest::newRow("async") << QByteArray(
        "NAME = 'v'\ndef do_run(connection):\n"
        "    context.configure(connection=connection, version_table=NAME)\n"
        "async def run():\n    async with engine.connect() as c:\n"
        "        await c.run_sync(do_run)\nimport asyncio\nasyncio.run(run())\n")
                           << true;
    QTest::newRow("try") << QByteArray(
        "try:\n    context.configure(version_table='v')\nexcept Exception:\n    raise\n")
                         << true;
    QTest::newRow("condition") << QByteArray(
        "import app\nif app.x:\n    context.configure(version_table='v')\n")
                               << true;
    QTest::newRow("after a lost return") << QByteArray(
        "import app\ndef run():\n    if app.x:\n        return\n"
        "    context.configure(version_table='v')\nrun()\n")
                                         << true;
    QTest::newRow("name of a function") << QByteArray(
        "name = 'x'\nimport app\nasync def run():\n    name = app.name()\n"
        "    context.configure(version_table=name)\n")
                                        << false;
    QTest::newRow("parameter") << QByteArray(
        "def run(name):\n    context.configure(version_table=name)\n")
                               << false;
    QTest::newRow("two branches") << QByteArray(
        "import app\nif app.x:\n    context.configure(version_table='v')\n"
        "else:\n    context.configure(version_table='w')\n")
                                  << false;
}

void TestEnvFile::readsWhatCannotBeFollowed()
{
    QFETCH(QByteArray, lines);
    QFETCH(bool, isCertain);
    const EnvFile file = read(head + lines);
    QCOMPARE(file.versionTable.doubt.has_value(), !isCertain);
    QCOMPARE(file.versionTable.value.value_or(QString()), isCertain ? u"v"_s : QString());
}

void TestEnvFile::leavesOutWhatCertainlyDoesNotRun()
{
    const EnvFile file = read(head
                              + "DEBUG = False\nif DEBUG:\n"
                                "    context.configure(version_table='debug')\n"
                                "def run():\n    context.configure(version_table='v')\n    return\n"
                                "    context.configure(version_table='never')\n"
                                "run()\n");
    QVERIFY(!file.versionTable.doubt.has_value());
    QCOMPARE(file.versionTable.value, u"v"_s);
}

void TestEnvFile::readsTheNamingConvention()
{
    const QByteArray convention =
        "C = {'ix': 'ix_%(column_0_label)s', 'pk': 'pk_%(table_name)s'}\n"
        "target_metadata = MetaData(naming_convention=C)\n";
    const EnvFile file = read(head + convention + filled());
    NamingConvention expected;
    expected.rules = {{u"ix"_s, u"ix_%(column_0_label)s"_s}, {u"pk"_s, u"pk_%(table_name)s"_s}};
    QCOMPARE(file.namingConvention.value, expected);
    QCOMPARE(file.targetMetadata.value, u"sqlalchemy.MetaData"_s);
    const EnvFile computing =
        read(head
             + "import sqlalchemy as sa\ndef token(c, t):\n    return 'x'\n"
               "target_metadata = MetaData(naming_convention={'ix': token, 'mine': token,\n"
               "                           sa.UniqueConstraint: 'uq_%(mine)s'})\n"
             + filled());
    expected.rules = {{u"uq"_s, u"uq_%(mine)s"_s}};
    expected.computed = {u"ix"_s, u"mine"_s};
    QCOMPARE(computing.namingConvention.value, expected);
    const EnvFile other = read(
        head + "import app\ntarget_metadata = MetaData(naming_convention=app.names)\n" + filled());
    QVERIFY(other.namingConvention.doubt.has_value());
}

void TestEnvFile::readsTheTargetMetadata_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << QByteArray("target_metadata = None\n") << QString();
    QTest::newRow("alias") << QByteArray("import app.db as d\ntarget_metadata = d.metadata\n")
                           << u"app.db.metadata"_s;
    QTest::newRow("list") << QByteArray(
        "from a import m\nfrom b import n\ntarget_metadata = [m, n.x]\n")
                          << u"a.m, b.n.x"_s;
    QTest::newRow("call") << QByteArray("from a import f\ntarget_metadata = f()\n") << u"?"_s;
}

void TestEnvFile::readsTheTargetMetadata()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, text);
    const EnvFile file = read(head + line + filled());
    const QString reason = file.targetMetadata.doubt.value_or(Opaque()).reason;
    QVERIFY2(reason.isEmpty() == (text != "?"_L1), qPrintable(reason));
    if (!file.targetMetadata.doubt) {
        QCOMPARE(file.targetMetadata.value.value_or(QString()), text);
    }
}

void TestEnvFile::readsWhatIsCertainOfUnpackedArguments()
{
    const EnvFile known = read(head + "more = {'version_table': 'v'}\ncontext.configure(**more)\n");
    QCOMPARE(known.versionTable.value, u"v"_s);
    QVERIFY(!known.spread.has_value());
    const EnvFile unknown =
        read(head + "import app\ncontext.configure(render_as_batch=True, **app.more)\n");
    QCOMPARE(unknown.renderAsBatch.value, true);
    QVERIFY(!unknown.versionTable.doubt.has_value());
    QVERIFY(unknown.spread.has_value());
    QCOMPARE(unknown.spread->where.line, 12);
}

void TestEnvFile::survivesMutatedFiles()
{
    QRandomGenerator random(11);
    const QByteArray source =
        head + "config.set_main_option('sqlalchemy.url', os.environ['LIMBECK_TEST_URL'])\n"
        + filled({}, ", **{'version_table': 'v'}");
    for (int round = 0; round < 150; ++round) {
        QByteArray text = source.left(random.bounded(static_cast<int>(source.size())) + 1);
        for (int i = random.bounded(6); i > 0; --i) {
            text[random.bounded(static_cast<int>(text.size()))] =
                static_cast<char>(random.bounded(32, 127));
        }
        const EnvFile file = read(text);
        QVERIFY(!(file.url.value && file.url.doubt));
        QVERIFY(!(file.versionTable.value && file.versionTable.doubt));
    }
}

QTEST_GUILESS_MAIN(TestEnvFile)
#include "tst_envfile.moc"
