// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/initproject.h"
#include "migrations/command/newrevision.h"
#include "tests/support/testresult.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

namespace limbeck {

using namespace Qt::StringLiterals;
using command::InitOptions;
using command::InitReport;

namespace {

QString textOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

void writeText(const QString& path, const QString& text)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0) {
        qFatal("cannot write %s", qPrintable(path));
    }
}

void replaceIn(const QString& path, const QString& before, const QString& after)
{
    writeText(path, textOf(path).replace(before, after));
}

InitOptions optionsFor(const QTemporaryDir& dir, const QString& name)
{
    InitOptions options;
    options.folder = dir.filePath(u"alembic"_s);
    options.templateName = name;
    options.iniFile = dir.filePath(u"alembic.ini"_s);
    return options;
}

QStringList filesBelow(const QString& folder)
{
    QStringList files;
    QDirIterator each(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (each.hasNext()) {
        files << QDir(folder).relativeFilePath(each.next());
    }
    files.sort();
    return files;
}

/// Output of Debian's Alembic in `folder`; empty if it fails.
QString alembic(const QString& folder, const QStringList& arguments)
{
    QProcess process;
    process.setWorkingDirectory(folder);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(u"/usr/bin/python3"_s, QStringList{u"-m"_s, u"alembic"_s} + arguments);
    const bool isFinished = process.waitForFinished(50'000);
    const QString output = QString::fromUtf8(process.readAll());
    if (!isFinished || process.exitCode() != 0) {
        qWarning("%s", qPrintable(output));
        return {};
    }
    return output;
}

Result<command::NewRevision> addRevision(const QTemporaryDir& dir,
                                         const command::NewRevisionOptions& options)
{
    return Project::open(dir.path()).and_then([&options](const Project& project) {
        return command::newRevision(project, options);
    });
}

}  // namespace

class TestInitProject : public QObject
{
    Q_OBJECT

private slots:
    void listsTheFiveTemplates();
    void makesTheFilesOfATemplate_data();
    void makesTheFilesOfATemplate();
    void addsPackages();
    void leavesWhatIsThere();
    void appendsToAPyproject();
    void refusesAFullFolderAndAnUnknownTemplate();
    void makesAProjectThatStockAlembicRuns();
    void makesSeveralDatabasesThatStockAlembicRuns();
};

void TestInitProject::listsTheFiveTemplates()
{
    QStringList names;
    for (const command::StockTemplate& each : command::listTemplates()) {
        names << each.name;
        QVERIFY2(each.summary.endsWith(u'.'), qPrintable(each.name));
        for (const QString& file :
             {u"alembic.ini"_s, u"env.py"_s, u"script.py.mako"_s, u"README"_s}) {
            QVERIFY2(command::stockFile(each.name, file), qPrintable(each.name + file));
        }
    }
    QCOMPARE(names.join(u' '), u"async generic multidb pyproject pyproject_async"_s);
    QVERIFY_RESULT(command::stockScriptTemplate());
}

void TestInitProject::makesTheFilesOfATemplate_data()
{
    QTest::addColumn<bool>("hasToml");

    for (const command::StockTemplate& each : command::listTemplates()) {
        QTest::newRow(qPrintable(each.name)) << each.name.startsWith(u"pyproject"_s);
    }
}

void TestInitProject::makesTheFilesOfATemplate()
{
    QFETCH(bool, hasToml);
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    const QTemporaryDir dir;

    const Result<InitReport> report = command::initProject(optionsFor(dir, name));

    QVERIFY_RESULT(report);
    QStringList expected{
        u"alembic.ini"_s, u"alembic/README"_s, u"alembic/env.py"_s, u"alembic/script.py.mako"_s};
    if (hasToml) {
        expected << u"pyproject.toml"_s;
    }
    QCOMPARE(filesBelow(dir.path()), expected);
    QVERIFY(QFileInfo(dir.filePath(u"alembic/versions"_s)).isDir());
    const QString settings = textOf(dir.filePath(hasToml ? expected.last() : expected.first()));
    QVERIFY(settings.contains(u"%(here)s/alembic"_s));
    QVERIFY(!settings.contains(u"@SCRIPT"_s));
    QCOMPARE(report->steps.first().toText(),
             u"Creating directory %1/alembic ...  done"_s.arg(dir.path()));
    QCOMPARE(report->tomlFile.isEmpty(), !hasToml);
    QCOMPARE(textOf(dir.filePath(u"alembic/env.py"_s)).contains(u"asyncio"_s),
             name.endsWith(u"async"_s));
}

void TestInitProject::addsPackages()
{
    const QTemporaryDir dir;
    InitOptions options = optionsFor(dir, u"generic"_s);
    options.package = true;

    QVERIFY_RESULT(command::initProject(options));

    QVERIFY(QFileInfo::exists(dir.filePath(u"alembic/__init__.py"_s)));
    QVERIFY(QFileInfo::exists(dir.filePath(u"alembic/versions/__init__.py"_s)));
}

void TestInitProject::leavesWhatIsThere()
{
    const QTemporaryDir dir;
    InitOptions options = optionsFor(dir, u"generic"_s);
    QVERIFY_RESULT(command::initProject(options));
    const QString before = textOf(options.iniFile);
    options.folder = dir.filePath(u"deep/er/other"_s);

    const Result<InitReport> report = command::initProject(options);

    QVERIFY_RESULT(report);
    QCOMPARE(report->steps.last().kind, command::InitStep::Kind::Skipped);
    QCOMPARE(textOf(options.iniFile), before);
}

void TestInitProject::appendsToAPyproject()
{
    const QTemporaryDir dir;
    InitOptions options = optionsFor(dir, u"pyproject"_s);
    const QString toml = dir.filePath(u"pyproject.toml"_s);
    writeText(toml, u"[project]\nname = 'x'\n"_s);

    QVERIFY_RESULT(command::initProject(options));
    const QString text = textOf(toml);
    QVERIFY(text.startsWith(u"[project]\nname = 'x'\n\n\n[tool.alembic]\n"_s));

    options.folder = dir.filePath(u"second"_s);
    const Result<InitReport> second = command::initProject(options);
    QVERIFY_RESULT(second);
    QCOMPARE(textOf(toml), text);
    QVERIFY(second->steps.contains(
        command::InitStep{.kind = command::InitStep::Kind::SkippedTable, .path = toml}));
}

void TestInitProject::refusesAFullFolderAndAnUnknownTemplate()
{
    const QTemporaryDir dir;
    InitOptions options = optionsFor(dir, u"nosuch"_s);
    QVERIFY(command::initProject(options).error().message.startsWith(u"No such template nosuch"_s));
    QCOMPARE(filesBelow(dir.path()), QStringList());

    options.templateName = u"generic"_s;
    QVERIFY_RESULT(command::initProject(options));
    QCOMPARE(command::initProject(options).error().message,
             u"Directory %1 already exists and is not empty"_s.arg(options.folder));
    options.folder = options.iniFile;
    QVERIFY(!command::initProject(options));
    options.folder.clear();
    QVERIFY(!command::initProject(options));
}

void TestInitProject::makesAProjectThatStockAlembicRuns()
{
    const QTemporaryDir dir;
    const InitOptions options = optionsFor(dir, u"generic"_s);
    QVERIFY_RESULT(command::initProject(options));
    replaceIn(options.iniFile, u"driver://user:pass@localhost/dbname"_s, u"sqlite:///app.db"_s);
    command::NewRevisionOptions first;
    first.message = u"It's the \"\"\"first\"\"\" \\n"_s;
    first.id = u"a1"_s;
    first.upgrades = u"op.create_table('t', sa.Column('id', sa.Integer(), primary_key=True))"_s;
    first.downgrades = u"op.drop_table('t')"_s;
    QVERIFY_RESULT(addRevision(dir, first));
    command::NewRevisionOptions second;
    second.branchLabels = QStringList{u"lab"_s};
    second.id = u"b1"_s;
    QVERIFY_RESULT(addRevision(dir, second));

    QVERIFY(!alembic(dir.path(), {u"upgrade"_s, u"head"_s}).isEmpty());
    QVERIFY(alembic(dir.path(), {u"current"_s}).contains(u"b1 (head)"_s));
    QVERIFY(alembic(dir.path(), {u"history"_s})
                .contains(u"<base> -> a1 (lab), It's the \"\"\"first\"\"\" \\n"_s));
    QVERIFY(!alembic(dir.path(), {u"upgrade"_s, u"head"_s, u"--sql"_s}).isEmpty());
    QVERIFY(!alembic(dir.path(), {u"revision"_s, u"-m"_s, u"by stock"_s}).isEmpty());
    QCOMPARE(Project::open(dir.path())->graph().revisions().size(), 3);
    QVERIFY(!alembic(dir.path(), {u"downgrade"_s, u"base"_s}).isEmpty());
}

void TestInitProject::makesSeveralDatabasesThatStockAlembicRuns()
{
    const QTemporaryDir dir;
    const InitOptions options = optionsFor(dir, u"multidb"_s);
    QVERIFY_RESULT(command::initProject(options));
    replaceIn(options.iniFile, u"driver://user:pass@localhost/dbname2"_s, u"sqlite:///two.db"_s);
    replaceIn(options.iniFile, u"driver://user:pass@localhost/dbname"_s, u"sqlite:///one.db"_s);
    const Result<command::NewRevision> made = addRevision(dir, {});
    QVERIFY_RESULT(made);
    for (const QString& name :
         {u"upgrade_engine1"_s, u"downgrade_engine1"_s, u"upgrade_engine2"_s}) {
        QVERIFY(textOf(made->file).contains(u"def %1() -> None:\n    pass\n"_s.arg(name)));
    }
    replaceIn(made->file,
              u"def upgrade_engine2() -> None:\n    pass\n"_s,
              u"def upgrade_engine2() -> None:\n    op.execute('create table t (x integer)')\n"_s);

    QVERIFY(!alembic(dir.path(), {u"upgrade"_s, u"head"_s}).isEmpty());
    QVERIFY(alembic(dir.path(), {u"current"_s}).contains(made->id + u" (head)"_s));
    QVERIFY(QFileInfo(dir.filePath(u"one.db"_s)).size() > 0);
    QVERIFY(QFileInfo(dir.filePath(u"two.db"_s)).size() > 0);
    QVERIFY(!alembic(dir.path(), {u"upgrade"_s, u"head"_s, u"--sql"_s}).isEmpty());
    QVERIFY(textOf(dir.filePath(u"engine2.sql"_s)).contains(u"create table t (x integer)"_s));
}

}  // namespace limbeck

QTEST_GUILESS_MAIN(limbeck::TestInitProject)
#include "tst_initproject.moc"
