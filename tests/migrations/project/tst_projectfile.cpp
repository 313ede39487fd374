// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/project/namedsettings.h"
#include "migrations/project/ownsettings.h"
#include "tests/support/temporaryproject.h"
#include "tests/support/testresult.h"

#include <QDir>
#include <QTest>

using namespace limbeck;
using namespace Qt::StringLiterals;

class TestProjectFile final : public QObject
{
    Q_OBJECT

private slots:
    void opensAFolderOrItsIniFile();
    void splitsVersionLocations_data();
    void splitsVersionLocations();
    void findsPackagesWithoutImportingThem();
    void saysWhatIsMissing_data();
    void saysWhatIsMissing();
    void listsIniFilesBelow();
    void asksForADatabase();
    void readsTheVersionTableOfEnvPy_data();
    void readsTheVersionTableOfEnvPy();
    void refusesAVersionTableThatPythonComputes();
    void readsTheUrlOfEnvPy();
    void letsTheStrongerWordCount_data();
    void letsTheStrongerWordCount();
    void refusesSettingsOfItsOwn_data();
    void refusesSettingsOfItsOwn();
    void letsEverySettingBeOverruled_data();
    void letsEverySettingBeOverruled();
    void takesAUrlFromWhereItIsSaid();
    void findsTheConventionOfImportedMetadata_data();
    void findsTheConventionOfImportedMetadata();
    void hidesPasswordsInSettings();
    void copiesTheExampleOnce();
};

void TestProjectFile::opensAFolderOrItsIniFile()
{
    const TemporaryProject project;
    for (const QString& path : {project.folder(), project.iniFile()}) {
        const Result<ProjectFile> file = ProjectFile::load(path);
        QVERIFY_RESULT(file);
        QCOMPARE(file->path, project.iniFile());
        QCOMPARE(file->folder, project.folder());
        QCOMPARE(file->scriptLocation, project.folder() + u"/alembic"_s);
        QCOMPARE(file->locations.folders, QStringList({project.versionsFolder()}));
        QVERIFY(!file->locations.recursive);
        QCOMPARE(file->url.value, project.databaseUrl());
        QCOMPARE(file->url.origin, u"alembic.ini"_s);
        QCOMPARE(file->versionTable.name.toString(), u"alembic_version"_s);
        QCOMPARE(file->versionTableOrigin, u"default"_s);
    }
}

void TestProjectFile::splitsVersionLocations_data()
{
    QTest::addColumn<QString>("lines");
    QTest::addColumn<QStringList>("folders");
    const QStringList both{u"a"_s, u"b"_s};
    QTest::newRow("old commas") << u"version_locations = a, b\n"_s << both;
    QTest::newRow("old blanks") << u"version_locations = a  b\n"_s << both;
    QTest::newRow("os") << u"version_locations = a:b\npath_separator = os\n"_s << both;
    QTest::newRow("old name") << u"version_locations = a;b\nversion_path_separator = ;\n"_s << both;
    QTest::newRow("newline") << u"version_locations =\n  a\n  b\npath_separator = newline\n"_s
                             << both;
    QTest::newRow("space") << u"version_locations = a b\npath_separator = space\n"_s << both;
    QTest::newRow("new name wins")
        << u"version_locations = a:b\npath_separator = :\nversion_path_separator = ;\n"_s << both;
}

void TestProjectFile::splitsVersionLocations()
{
    QFETCH(QString, lines);
    QFETCH(QStringList, folders);
    TemporaryProject project;
    project.writeIni(u"[alembic]\nscript_location = alembic\nrecursive_version_locations = true\n"_s
                     + lines);
    const Result<ProjectFile> file = ProjectFile::load(project.folder());
    QVERIFY_RESULT(file);
    for (QString& folder : folders) {
        folder = project.folder() + u'/' + folder;
    }
    QCOMPARE(file->locations.folders, folders);
    QVERIFY(file->locations.recursive);
}

void TestProjectFile::findsPackagesWithoutImportingThem()
{
    TemporaryProject project;
    QVERIFY(QDir(project.folder()).mkpath(u"src/app/db/migrations"_s));
    project.writeIni(u"[alembic]\nscript_location = app.db:migrations\nprepend_sys_path = src\n"_s);
    const Result<ProjectFile> file = ProjectFile::load(project.folder());
    QVERIFY_RESULT(file);
    QCOMPARE(file->scriptLocation, project.folder() + u"/src/app/db/migrations"_s);
}

void TestProjectFile::saysWhatIsMissing_data()
{
    QTest::addColumn<QString>("ini");
    QTest::addColumn<QString>("text");
    QTest::newRow("section") << u"[other]\nx=1\n"_s << u"file has no '[alembic]' section"_s;
    QTest::newRow("script_location")
        << u"[alembic]\nx=1\n"_s << u"No 'script_location' key found in configuration."_s;
    QTest::newRow("folder") << u"[alembic]\nscript_location = gone\n"_s
                            << u"Path doesn't exist: "_s;
    QTest::newRow("package") << u"[alembic]\nscript_location = app:gone\n"_s
                             << u"Path doesn't exist: app:gone.  Please use the 'init' command"_s;
    QTest::newRow("separator")
        << u"[alembic]\nscript_location = alembic\nversion_locations = a\npath_separator = x\n"_s
        << u"'x' is not a valid value for path_separator"_s;
    QTest::newRow("interpolation")
        << u"[alembic]\nscript_location = %(gone)s\n"_s << u"'script_location' in [alembic]"_s;
}

void TestProjectFile::saysWhatIsMissing()
{
    QFETCH(QString, ini);
    QFETCH(QString, text);
    TemporaryProject project;
    project.writeIni(ini);
    const Result<ProjectFile> file = ProjectFile::load(project.folder());
    QVERIFY(!file);
    QCOMPARE(file.error().code, ErrorCode::ConfigNotFound);
    QVERIFY2(file.error().message.contains(text), qPrintable(file.error().message));
}

void TestProjectFile::listsIniFilesBelow()
{
    QTemporaryDir dir;
    QVERIFY(QDir(dir.path()).mkpath(u"backend"_s));
    const QString ini = dir.path() + u"/backend/alembic.ini"_s;
    QFile file(ini);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[alembic]\nscript_location = x\n");
    file.close();
    const Result<ProjectFile> loaded = ProjectFile::load(dir.path());
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().code, ErrorCode::ConfigNotFound);
    QCOMPARE(loaded.error().subjects, QStringList({ini}));
    QVERIFY(loaded.error().message.contains(ini));
}

void TestProjectFile::asksForADatabase()
{
    TemporaryProject project;
    for (const QString& url : {QString(), u"driver://user:pass@localhost/dbname"_s}) {
        project.writeIni(u"[alembic]\nscript_location = alembic\nsqlalchemy.url = "_s + url);
        const Result<Project> opened = Project::open(project.folder());
        QVERIFY_RESULT(opened);
        const Result<ConnectionSettings> connection = opened->connection();
        QVERIFY(!connection);
        QCOMPARE(connection.error().code, ErrorCode::ConfigNotFound);
        QVERIFY(connection.error().message.contains("--url"_L1));
    }
}

void TestProjectFile::readsTheVersionTableOfEnvPy_data()
{
    QTest::addColumn<QByteArray>("env");
    QTest::addColumn<QString>("table");
    QTest::addColumn<QString>("origin");
    QTest::newRow("literal") << QByteArray("context.configure(version_table='v')\n") << u"v"_s
                             << u"env.py:1"_s;
    QTest::newRow("constant") << QByteArray(
        "N = 'v' + '1'\ndef f():\n  with x:\n    context.configure(\n     version_table=N)\n")
                              << u"v1"_s << u"env.py:5"_s;
    QTest::newRow("schema") << QByteArray("context.configure(version_table_schema='s')\n")
                            << u"s.alembic_version"_s << u"env.py:1"_s;
    QTest::newRow("twice the same") << QByteArray(
        "context.configure(version_table='v')\ncontext.configure(version_table='v')\n")
                                    << u"v"_s << u"env.py:2"_s;
    QTest::newRow("nothing") << QByteArray("context.configure(url=url, **more)\n")
                             << u"alembic_version"_s << u"default"_s;
}

namespace {

void writeEnv(const TemporaryProject& project, const QByteArray& text)
{
    QFile file(project.folder() + u"/alembic/env.py"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

void writeOwnSettings(const TemporaryProject& project, const QByteArray& text)
{
    QVERIFY(QDir(project.folder()).mkpath(u".limbeck"_s));
    QFile file(project.folder() + u"/.limbeck/settings.toml"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

}  // namespace

void TestProjectFile::readsTheVersionTableOfEnvPy()
{
    QFETCH(QByteArray, env);
    const TemporaryProject project;
    writeEnv(project, env);
    const Result<ProjectFile> file = ProjectFile::load(project.folder());
    QVERIFY_RESULT(file);
    QTEST(file->versionTable.name.toString(), "table");
    const bool isSchema = !file->versionTable.name.schema.isEmpty();
    const QString origin = isSchema ? file->versionTableSchemaOrigin : file->versionTableOrigin;
    QTEST(origin, "origin");
    QVERIFY(!file->versionTableDoubt.has_value());
}

void TestProjectFile::refusesAVersionTableThatPythonComputes()
{
    TemporaryProject project;
    writeEnv(project, "import app\ncontext.configure(version_table=app.NAME)\n");
    const Result<Project> opened = Project::open(project.folder());
    QVERIFY_RESULT(opened);
    const Result<ConnectionSettings> connection = opened->connection(u"sqlite://"_s);
    QVERIFY(!connection);
    QVERIFY(connection.error().message.contains("env.py:2"_L1));
    QVERIFY(connection.error().message.contains("limbeck_version_table"_L1));

    project.writeIni(u"[alembic]\nscript_location = alembic\nlimbeck_version_table = v\n"_s);
    const Result<ProjectFile> said = ProjectFile::load(project.folder());
    QVERIFY_RESULT(said);
    QCOMPARE(said->versionTable.name.toString(), u"v"_s);
    QVERIFY(!said->versionTableDoubt.has_value());
}

void TestProjectFile::readsTheUrlOfEnvPy()
{
    const TemporaryProject project;
    writeEnv(project, "config.set_main_option('sqlalchemy.url', 'sqlite:///' + 'a%%b.db')\n");
    Result<ProjectFile> file = ProjectFile::load(project.folder());
    QVERIFY_RESULT(file);
    QCOMPARE(file->url, (Setting{u"sqlite:///a%b.db"_s, u"env.py:1"_s}));

    writeEnv(project, "import os\nconfig.set_main_option('sqlalchemy.url', os.environ['URL'])\n");
    const Result<Project> opened = Project::open(project.folder());
    QVERIFY_RESULT(opened);
    const Result<ConnectionSettings> connection = opened->connection();
    QVERIFY(!connection);
    QVERIFY(connection.error().message.contains("env.py:2"_L1));
    QVERIFY_RESULT(opened->connection(project.databaseUrl()));
}

void TestProjectFile::letsTheStrongerWordCount_data()
{
    QTest::addColumn<int>("words");  // how many of env.py, ini, own settings, --set, option speak
    QTest::addColumn<QString>("table");
    QTest::addColumn<QString>("origin");
    QTest::addColumn<bool>("isBatch");
    QTest::newRow("none") << 0 << u"alembic_version"_s << u"default"_s << false;
    QTest::newRow("env.py") << 1 << u"of_env"_s << u"env.py:1"_s << true;
    QTest::newRow("ini key") << 2 << u"of_ini"_s << u"alembic.ini"_s << false;
    QTest::newRow("own settings") << 3 << u"of_own"_s << u"limbeck settings"_s << true;
    QTest::newRow("--set") << 4 << u"of_set"_s << u"option"_s << false;
    QTest::newRow("option") << 5 << u"of_option"_s << u"--version-table"_s << false;
}

void TestProjectFile::letsTheStrongerWordCount()
{
    QFETCH(int, words);
    TemporaryProject project;
    writeEnv(project,
             words >= 1 ? "context.configure(version_table='of_env', render_as_batch=True)\n" : "");
    project.writeIni(u"[alembic]\nscript_location = alembic\n"_s
                     + (words >= 2 ? u"limbeck_version_table = of_ini\n"
                                     "limbeck_render_as_batch = false\n"_s
                                   : QString()));
    if (words >= 3) {
        writeOwnSettings(project, "version_table = 'of_own'\nrender_as_batch = true\n[lint]\n");
    }
    ProjectRequest request{.paths = {project.folder()}};
    if (words >= 4) {
        request.settings = {u"version_table=of_set"_s, u"render_as_batch=false"_s};
    }
    request.versionTable = words >= 5 ? u"of_option"_s : QString();
    const Result<ProjectFile> file = ProjectFile::load(request);
    QVERIFY_RESULT(file);
    QTEST(file->versionTable.name.toString(), "table");
    QTEST(file->versionTableOrigin, "origin");
    QTEST(file->context.renderAsBatch.value, "isBatch");
}

void TestProjectFile::refusesSettingsOfItsOwn_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("part");
    QTest::newRow("password") << QByteArray("url = 'postgresql://joe:secret@db/shop'\n")
                              << u"holds a password"_s;
    QTest::newRow("other password")
        << QByteArray("\nurl = 'mysql://db/shop?passwd=secret'\n") << u"(line 2)"_s;
    QTest::newRow("key") << QByteArray("version_tabel = 'x'\n") << u"'version_tabel'"_s;
    QTest::newRow("kind") << QByteArray("version_table = true\n") << u"must be a text"_s;
    QTest::newRow("no flag") << QByteArray("compare_type = 'yes'\n") << u"must be true or false"_s;
    QTest::newRow("no TOML") << QByteArray("x\n") << u"settings.toml"_s;
}

void TestProjectFile::refusesSettingsOfItsOwn()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, part);
    const TemporaryProject project;
    writeOwnSettings(project, text);
    const Result<ProjectFile> file = ProjectFile::load(project.folder());
    QVERIFY(!file);
    QCOMPARE(file.error().code, ErrorCode::ConfigNotFound);
    QVERIFY2(file.error().message.contains(part), qPrintable(file.error().message));
    QVERIFY(!file.error().message.contains("secret"_L1));
}

void TestProjectFile::letsEverySettingBeOverruled_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char* key, const char* value, const char* shown) {
        QTest::newRow(key) << QString::fromLatin1(value) << QString::fromLatin1(shown);
    };
    row("url", "sqlite:///other.db", "sqlite:///other.db");
    row("version_table", "v", "v");
    row("version_table_schema", "s", "s");
    row("version_table_pk", "false", "false");
    row("transaction_per_migration", "true", "true");
    row("transactional_ddl", "false", "false");
    row("render_as_batch", "true", "true");
    row("compare_type", "false", "false");
    row("compare_server_default", "true", "true");
    row("include_schemas", "true", "true");
    row("target_metadata", "shop.models.metadata", "shop.models.metadata");
    row("naming_convention", "{ck = 'ck_%(constraint_name)s'}", "ck=ck_%(constraint_name)s");
    row("models", "compiled-in:fenrir", "compiled-in:fenrir");
    row("verify", "true", "true");
    QCOMPARE(ownSettingKeys().size(), 14);
}

/// By an option, in .limbeck/settings.toml and beside script_location, whatever env.py says.
void TestProjectFile::letsEverySettingBeOverruled()
{
    QFETCH(QString, value);
    const QString key = QString::fromLatin1(QTest::currentDataTag());
    QVERIFY(ownSettingKeys().contains(key));
    TemporaryProject project;
    writeEnv(project,
             "import app\ncontext.configure(url=app.u, version_table=app.t, version_table_schema="
             "app.s, version_table_pk=app.p, transaction_per_migration=app.t, transactional_ddl="
             "app.d, render_as_batch=app.b, compare_type=app.c, compare_server_default=app.e, "
             "include_schemas=app.i, target_metadata=sa.MetaData(naming_convention=app.n))\n");
    const auto shown = [&](const QStringList& options) {
        const Result<ProjectFile> file =
            ProjectFile::load({.paths = {project.folder()}, .settings = options});
        const auto settings = file ? settingsOf(*file) : tl::unexpected(file.error());
        NamedSetting found;
        for (const NamedSetting& each : settings.value_or(QList<NamedSetting>())) {
            found = each.name == key ? each : found;
        }
        return found;
    };
    const auto expect = [&](const QString& origin, const QStringList& options) {
        const NamedSetting setting = shown(options);
        QTEST(setting.value, "shown");
        QCOMPARE(setting.origin, origin);
        QCOMPARE(setting.doubt, QString());
    };
    expect(u"option"_s, {key + u'=' + value});
    project.writeIni(u"[alembic]\nscript_location = alembic\nlimbeck_%1 = %2\n"_s.arg(
        key, QString(value).replace(u'%', u"%%"_s)));
    expect(u"alembic.ini"_s, {});
    const bool isBare = value == "true"_L1 || value == "false"_L1 || value.startsWith(u'{');
    writeOwnSettings(project,
                     (key + u" = "_s + (isBare ? value : u'"' + value + u'"')).toUtf8() + "\n");
    expect(u"limbeck settings"_s, {});
}

void TestProjectFile::takesAUrlFromWhereItIsSaid()
{
    const TemporaryProject project;
    writeOwnSettings(project, "url = 'sqlite:///own.db'\n");
    const Result<Project> opened = Project::open(project.folder());
    QVERIFY_RESULT(opened);
    QCOMPARE(opened->connection()->database, project.folder() + u"/own.db"_s);
    const Result<Project> said = Project::open(
        ProjectRequest{.paths = {project.folder()}, .settings = {u"url=sqlite:///said.db"_s}});
    QVERIFY_RESULT(said);
    QCOMPARE(said->connection()->database, QDir::currentPath() + u"/said.db"_s);
}

void TestProjectFile::findsTheConventionOfImportedMetadata_data()
{
    QTest::addColumn<QByteArray>("base");
    QTest::addColumn<QString>("rule");
    QTest::addColumn<bool>("isDoubted");
    QTest::newRow("none") << QByteArray("metadata = MetaData()  # no naming_convention=\n")
                          << QString() << false;
    QTest::newRow("plain") << QByteArray(
        "C = {'uq': 'u_' + '%(table_name)s'}\n"
        "class Base:\n"
        "    metadata = sa.MetaData(naming_convention=C)\n")
                           << u"u_%(table_name)s"_s << false;
    QTest::newRow("computed") << QByteArray(
        "from x import C\nmetadata = MetaData(naming_convention=C)\n")
                              << QString() << true;
    QTest::newRow("two") << QByteArray(
        "a = MetaData(naming_convention={'uq': 'a'})\n"
        "b = MetaData(naming_convention={'uq': 'b'})\n")
                         << QString() << true;
}

void TestProjectFile::findsTheConventionOfImportedMetadata()
{
    QFETCH(QByteArray, base);
    const TemporaryProject project;
    writeEnv(project,
             "from app.models import Base\ncontext.configure(target_metadata=Base.metadata)\n");
    QVERIFY(QDir(project.folder()).mkpath(u"app/db"_s));
    QFile file(project.folder() + u"/app/db/base.py"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(base);
    file.close();
    const Result<ProjectFile> loaded = ProjectFile::load(project.folder());
    QVERIFY_RESULT(loaded);
    const Choice<NamingConvention>& naming = loaded->context.namingConvention;
    QTEST(naming.value.rules.value(u"uq"_s), "rule");
    QTEST(naming.doubt.has_value(), "isDoubted");
    QTEST(!loaded->context.naming().doubt.isEmpty(), "isDoubted");
    if (!naming.value.rules.isEmpty()) {
        QCOMPARE(naming.origin, u"base.py:3"_s);
    }
}

void TestProjectFile::hidesPasswordsInSettings()
{
    TemporaryProject project;
    project.writeIni(
        u"[alembic]\nscript_location = alembic\nsqlalchemy.url = oracle://joe:secret@db/shop\n"_s);
    writeEnv(project, "import app\ncontext.configure(version_table=app.x)\n");
    const Result<ProjectFile> file = ProjectFile::load(project.folder());
    QVERIFY_RESULT(file);
    const Result<QList<NamedSetting>> settings = settingsOf(*file);
    QVERIFY_RESULT(settings);
    QHash<QString, NamedSetting> byName;
    for (const NamedSetting& setting : *settings) {
        QVERIFY(!setting.value.contains("secret"_L1));
        QVERIFY(!setting.origin.isEmpty());
        byName.insert(setting.name, setting);
    }
    QCOMPARE(byName[u"url"_s].value, u"oracle://joe:***@db/shop"_s);
    QCOMPARE(byName[u"url"_s].origin, u"alembic.ini"_s);
    QVERIFY(byName[u"version_table"_s].doubt.contains("env.py:2"_L1));
    QVERIFY(byName[u"version_table_schema"_s].doubt.isEmpty());
    QCOMPARE(settingsOf(*file, u"sqlite:///x.db"_s)->at(6).origin, u"--url"_s);
}

void TestProjectFile::copiesTheExampleOnce()
{
    const QTemporaryDir dir;
    const QString folder = dir.filePath(u"a/b"_s);
    const Result<QString> ini = copyExample(folder);
    QVERIFY_RESULT(ini);
    QCOMPARE(*ini, folder + u"/alembic.ini"_s);
    const Result<Project> project = Project::open(folder);
    QVERIFY_RESULT(project);
    QCOMPARE(project->graph().problems().size(), 0);
    QCOMPARE(project->graph().heads().size(), 1);
    QFile file(*ini);
    QVERIFY(file.open(QIODevice::Append));
    file.write("\n# mine\n");
    file.close();
    QVERIFY_RESULT(copyExample(folder));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().endsWith("# mine\n"));
}

QTEST_GUILESS_MAIN(TestProjectFile)
#include "tst_projectfile.moc"
