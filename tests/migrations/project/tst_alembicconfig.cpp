// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/project/alembicconfig.h"
#include "migrations/project/writersettings.h"
#include "tests/support/testresult.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace limbeck;
using namespace Qt::StringLiterals;

namespace {

/// A folder with configuration files.
class ConfigFolder final
{
public:
    QString path(const QString& name) const
    {
        return QDir(QFileInfo(m_dir.path()).canonicalFilePath()).filePath(name);
    }

    void write(const QString& name, const QByteArray& text) const
    {
        QDir().mkpath(QFileInfo(path(name)).path());
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

    Result<AlembicConfig> load(const QString& section = u"alembic"_s) const
    {
        return ConfigFiles::find({path(u"."_s)}, section)
            .and_then([&section](const ConfigFiles& files) {
                return AlembicConfig::load(files, section);
            });
    }

private:
    QTemporaryDir m_dir;
};

}  // namespace

class TestAlembicConfig final : public QObject
{
    Q_OBJECT

private slots:
    void prefersTheIniFile();
    void namesTheIniSection();
    void fillsInTheFolderOfEachFile();
    void splitsPaths_data();
    void splitsPaths();
    void readsFlagsAsAlembicDoes_data();
    void readsFlagsAsAlembicDoes();
    void readsHooksOfEitherFile();
    void reportsBrokenToml_data();
    void reportsBrokenToml();
    void findsTheFiles_data();
    void findsTheFiles();
    void refusesTwoFilesOfOneKind();
    void readsWriterSettingsOfToml();
};

void TestAlembicConfig::prefersTheIniFile()
{
    const ConfigFolder folder;
    folder.write(u"alembic.ini"_s, "[alembic]\nscript_location = a\ntimezone =\n");
    folder.write(u"pyproject.toml"_s,
                 "[tool.alembic]\nscript_location = 'b'\ntimezone = 'UTC'\nfile_template = 'c'\n");
    const Result<AlembicConfig> config = folder.load();
    QVERIFY_RESULT(config);
    QCOMPARE(config->path(), folder.path(u"alembic.ini"_s));
    QCOMPARE(*config->option(u"script_location"_s), u"a"_s);
    QCOMPARE(config->originOf(u"script_location"_s), u"alembic.ini"_s);
    QCOMPARE(*config->option(u"timezone"_s), QString());  // said, and empty
    QCOMPARE(*config->option(u"file_template"_s), u"c"_s);
    QCOMPARE(config->originOf(u"file_template"_s), u"pyproject.toml"_s);
    QVERIFY(!config->option(u"output_encoding"_s)->has_value());
    QCOMPARE(config->originOf(u"output_encoding"_s), u"default"_s);
}

void TestAlembicConfig::namesTheIniSection()
{
    const ConfigFolder folder;
    folder.write(u"alembic.ini"_s,
                 "[alembic]\nscript_location = a\n[second]\nscript_location = b\n"
                 "[post_write_hooks]\nhooks = h\nh.type = exec\n");
    folder.write(u"pyproject.toml"_s, "[tool.alembic]\nscript_location = 'c'\n");
    QCOMPARE(*folder.load(u"second"_s)->option(u"script_location"_s), u"b"_s);
    QCOMPARE(*folder.load(u"third"_s)->option(u"script_location"_s), u"c"_s);
    QCOMPARE(folder.load(u"second"_s)->hooks()->size(), 1);
}

void TestAlembicConfig::fillsInTheFolderOfEachFile()
{
    const ConfigFolder folder;
    folder.write(u"db/my.ini"_s, "[alembic]\nx = %(here)s/i\n");
    folder.write(u"pyproject.toml"_s,
                 "[tool.alembic]\ny = '%(here)s/t'\nz = '%%(rev)s'\nw = '%(gone)s'\nv = '5%'\n"
                 "version_locations = ['%(here)s/v', 'w']\n");
    const Result<ConfigFiles> files = ConfigFiles::find(
        {folder.path(u"db/my.ini"_s), folder.path(u"pyproject.toml"_s)}, u"alembic"_s);
    QVERIFY_RESULT(files);
    const Result<AlembicConfig> config = AlembicConfig::load(*files, u"alembic"_s);
    QVERIFY_RESULT(config);
    QCOMPARE(*config->option(u"x"_s), folder.path(u"db/i"_s));
    QCOMPARE(*config->option(u"y"_s), folder.path(u"t"_s));
    QCOMPARE(*config->option(u"z"_s), u"%(rev)s"_s);
    QCOMPARE(*config->versionLocations(), QStringList({folder.path(u"v"_s), u"w"_s}));
    QCOMPARE(config->folderOf(u"version_locations"_s), QFileInfo(folder.path(u"x"_s)).path());
    for (const QString& key : {u"w"_s, u"v"_s}) {
        const Result<std::optional<QString>> option = config->option(key);
        QVERIFY(!option);
        QVERIFY(option.error().where->line > 3);
    }
}

void TestAlembicConfig::splitsPaths_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QStringList>("locations");
    QTest::addColumn<QStringList>("sysPath");
    const QStringList two{u"a"_s, u"b"_s};
    const auto row = [](const char* name, const QByteArray& separator, const QByteArray& value) {
        return &(QTest::newRow(name) << separator + "\nversion_locations = " + value
                                            + "\nprepend_sys_path = " + value + '\n');
    };
    *row("os", "path_separator = os", "a : b:") << two << two;
    *row("colon", "path_separator = :", "a:b") << two << two;
    *row("semicolon", "path_separator = ;", "a;b") << two << two;
    *row("space", "path_separator = space", "a b") << two << two;
    *row("newline", "path_separator = newline", "\n  a\n  b") << two << two;
    *row("legacy commas", "", "a, b") << two << two;
    *row("legacy blanks", "", "a  b") << two << two;
    *row("legacy colons", "", "a:b") << QStringList{u"a:b"_s} << two;
    *row("old name, for one of them", "version_path_separator = ;", "a;b c")
        << QStringList{u"a"_s, u"b c"_s} << QStringList{u"a;b"_s, u"c"_s};
}

void TestAlembicConfig::splitsPaths()
{
    QFETCH(QByteArray, lines);
    const ConfigFolder folder;
    folder.write(u"alembic.ini"_s, "[alembic]\n" + lines);
    const Result<AlembicConfig> config = folder.load();
    QVERIFY_RESULT(config);
    QTEST(*config->versionLocations(), "locations");
    QTEST(*config->sysPath(), "sysPath");
}

void TestAlembicConfig::readsFlagsAsAlembicDoes_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isSet");
    const QString ini = u"alembic.ini"_s;
    const QString toml = u"pyproject.toml"_s;
    QTest::newRow("ini true") << ini << QByteArray("[alembic]\nsourceless = true\n") << true;
    QTest::newRow("ini True") << ini << QByteArray("[alembic]\nsourceless = True\n") << false;
    QTest::newRow("ini 1") << ini << QByteArray("[alembic]\nsourceless = 1\n") << false;
    QTest::newRow("toml") << toml << QByteArray("[tool.alembic]\nsourceless = true\n") << true;
    QTest::newRow("none") << toml << QByteArray("[tool.alembic]\n") << false;
}

void TestAlembicConfig::readsFlagsAsAlembicDoes()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, text);
    const ConfigFolder folder;
    folder.write(file, text);
    const Result<AlembicConfig> config = folder.load();
    QVERIFY_RESULT(config);
    QTEST(*config->flag(u"sourceless"_s), "isSet");
}

void TestAlembicConfig::readsHooksOfEitherFile()
{
    const ConfigFolder folder;
    folder.write(u"pyproject.toml"_s,
                 "[tool.alembic]\npost_write_hooks = [{name = 'x', type = 'exec', executable = "
                 "'%(here)s/x'}]\n");
    Result<QList<TomlTable::Row>> hooks = folder.load()->hooks();
    QVERIFY_RESULT(hooks);
    QCOMPARE(hooks->size(), 1);
    QCOMPARE(hooks->constFirst().value(u"executable"_s), folder.path(u"x"_s));

    // The section alone makes the ini file count.
    folder.write(u"alembic.ini"_s, "[post_write_hooks]\n");
    hooks = folder.load()->hooks();
    QVERIFY_RESULT(hooks);
    QVERIFY(hooks->isEmpty());

    folder.write(u"alembic.ini"_s, "[alembic]\n");
    folder.write(u"pyproject.toml"_s, "[[tool.alembic.post_write_hooks]]\ntype = 'exec'\n");
    hooks = folder.load()->hooks();
    QVERIFY(!hooks);
    QVERIFY(hooks.error().message.contains("without a 'name'"_L1));
}

void TestAlembicConfig::reportsBrokenToml_data()
{
    QTest::addColumn<QByteArray>("toml");
    QTest::addColumn<QString>("text");
    QTest::newRow("syntax") << QByteArray("[tool.alembic\n") << u"(line 1)"_s;
    QTest::newRow("flag") << QByteArray(
        "[tool.alembic]\nscript_location = '.'\nrecursive_version_locations = 'true'\n")
                          << u"boolean value expected for TOML parameter "
                             u"'recursive_version_locations'"_s;
    QTest::newRow("list") << QByteArray(
        "[tool.alembic]\nscript_location = '.'\nversion_locations = 'a'\n")
                          << u"(line 3)"_s;
    QTest::newRow("text") << QByteArray("[tool.alembic]\nscript_location = ['.']\n")
                          << u"(line 2)"_s;
    QTest::newRow("nothing") << QByteArray("[tool.alembic]\nx = 1\n")
                             << u"No 'script_location' key found in configuration."_s;
}

void TestAlembicConfig::reportsBrokenToml()
{
    QFETCH(QByteArray, toml);
    QFETCH(QString, text);
    const ConfigFolder folder;
    folder.write(u"pyproject.toml"_s, toml);
    const Result<ProjectFile> file = ProjectFile::load(folder.path(u"."_s));
    QVERIFY(!file);
    QCOMPARE(file.error().code, ErrorCode::ConfigNotFound);
    QVERIFY2(file.error().message.contains(text), qPrintable(file.error().message));
}

void TestAlembicConfig::findsTheFiles_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<ConfigFiles>("expected");
    QTest::newRow("folder") << QStringList{u"."_s}
                            << ConfigFiles{u"alembic.ini"_s, u"pyproject.toml"_s};
    QTest::newRow("one") << QStringList{u"other.ini"_s}
                         << ConfigFiles{u"other.ini"_s, u"pyproject.toml"_s};
    QTest::newRow("the other") << QStringList{u"pyproject.toml"_s}
                               << ConfigFiles{u"alembic.ini"_s, u"pyproject.toml"_s};
    QTest::newRow("both") << QStringList{u"sub/pyproject.toml"_s, u"other.ini"_s}
                          << ConfigFiles{u"other.ini"_s, u"sub/pyproject.toml"_s};
    QTest::newRow("only") << QStringList{u"sub"_s} << ConfigFiles{{}, u"sub/pyproject.toml"_s};
}

void TestAlembicConfig::findsTheFiles()
{
    QFETCH(QStringList, names);
    QFETCH(ConfigFiles, expected);
    const ConfigFolder folder;
    folder.write(u"alembic.ini"_s, "[alembic]\n");
    folder.write(u"other.ini"_s, "[alembic]\n");
    folder.write(u"pyproject.toml"_s, "[tool.alembic]\n");
    folder.write(u"sub/pyproject.toml"_s, "[tool.alembic]\n");
    for (QString& name : names) {
        name = folder.path(name);
    }
    for (QString* name : {&expected.ini, &expected.toml}) {
        *name = name->isEmpty() ? QString() : folder.path(*name);
    }
    const Result<ConfigFiles> files = ConfigFiles::find(names, u"alembic"_s);
    QVERIFY_RESULT(files);
    QCOMPARE(*files, expected);
}

void TestAlembicConfig::refusesTwoFilesOfOneKind()
{
    const ConfigFolder folder;
    folder.write(u"alembic.ini"_s, {});
    folder.write(u"pyproject.toml"_s, {});
    const QString ini = folder.path(u"alembic.ini"_s);
    const QString toml = folder.path(u"pyproject.toml"_s);
    const auto message = [](const QStringList& names) {
        return ConfigFiles::find(names, u"alembic"_s).error().message;
    };
    QCOMPARE(message({ini, ini}), u"only one ini file may be indicated"_s);
    QCOMPARE(message({toml, ini, toml}), u"pyproject.toml indicated more than once"_s);
    QVERIFY(message({folder.path(u"gone.ini"_s)}).contains("gone.ini"_L1));
    QVERIFY(message({ini, folder.path(u"."_s)}).contains("is a folder"_L1));
}

void TestAlembicConfig::readsWriterSettingsOfToml()
{
    const ConfigFolder folder;
    folder.write(u"db/env.py"_s, {});
    folder.write(u"pyproject.toml"_s,
                 "[tool.alembic]\nscript_location = '%(here)s/db'\ntruncate_slug_length = 12\n"
                 "file_template = '%%(slug)s'\nrevision_environment = true\n"
                 "post_write_hooks = [{name = 'x', type = 'module', module = 'm', cwd = 'c'}]\n");
    const Result<ProjectFile> file = ProjectFile::load(folder.path(u"."_s));
    QVERIFY_RESULT(file);
    QCOMPARE(file->path, folder.path(u"pyproject.toml"_s));
    QCOMPARE(file->locations.folders, QStringList{folder.path(u"db/versions"_s)});
    const Result<WriterSettings> settings = WriterSettings::load(*file);
    QVERIFY_RESULT(settings);
    QCOMPARE(settings->fileTemplate, u"%(slug)s"_s);
    QCOMPARE(settings->truncateSlugLength, 12);
    QVERIFY(settings->revisionEnvironment);
    QCOMPARE(settings->hooks.size(), 1);
    QCOMPARE(settings->hooks.constFirst(),
             (WriteHook{u"x"_s, u"module"_s, u"m"_s, QString(), u"c"_s}));
}

QTEST_GUILESS_MAIN(TestAlembicConfig)
#include "tst_alembicconfig.moc"
