// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/scriptdirectory.h"
#include "tests/support/temporaryproject.h"
#include "tests/support/testresult.h"

#include <QDir>
#include <QTest>

using namespace limbeck;
using namespace Qt::StringLiterals;

namespace {

QStringList ids(const ScriptDirectory& directory)
{
    QStringList result;
    for (const Revision& revision : directory.graph().revisions()) {
        result << revision.id;
    }
    return result;
}

ScriptLocations locationsOf(const TemporaryProject& project, bool recursive = false)
{
    ScriptLocations locations;
    locations.folders = QStringList{project.versionsFolder()};
    locations.recursive = recursive;
    return locations;
}

}  // namespace

class TestScriptDirectory final : public QObject
{
    Q_OBJECT

private slots:
    void readsFilesInAlembicsOrder();
    void readsFoldersBelowOnlyIfAsked();
    void readsAFileOnceThatIsReachedTwice();
    void reportsFilesThatCannotBeRead();
    void findsScriptsById();
    void takesAMissingFolderForAnEmptyOne();
    void missesCompiledScriptsWithoutTheirSource();
};

void TestScriptDirectory::readsFilesInAlembicsOrder()
{
    TemporaryProject project;
    project.addScript(u"b"_s);
    project.addScript(u"a"_s);
    project.addScript(u"B"_s);
    project.addFile(u".#lock.py"_s, "nonsense");
    project.addFile(u"__init__.py"_s, "nonsense");
    project.addFile(u"notes.txt"_s, "nonsense");
    project.addFile(u"old.pyc"_s, "nonsense");
    const Result<ScriptDirectory> directory = ScriptDirectory::load(locationsOf(project));
    QVERIFY_RESULT(directory);
    QCOMPARE(ids(*directory), QStringList({u"B"_s, u"a"_s, u"b"_s}));
    QVERIFY(directory->graph().problems().isEmpty());
}

void TestScriptDirectory::readsFoldersBelowOnlyIfAsked()
{
    TemporaryProject project;
    project.addScript(u"m"_s);
    QDir(project.versionsFolder()).mkpath(u"z"_s);
    QDir(project.versionsFolder()).mkpath(u"c/__pycache__"_s);
    project.addFile(u"z/a.py"_s, "revision = 'a'\ndown_revision = 'm'\n");
    project.addFile(u"c/z.py"_s, "revision = 'z'\ndown_revision = 'a'\n");
    project.addFile(u"c/__pycache__/x.py"_s, "revision = 'x'\ndown_revision = 'z'\n");
    const Result<ScriptDirectory> flat = ScriptDirectory::load(locationsOf(project));
    QVERIFY_RESULT(flat);
    QCOMPARE(ids(*flat), QStringList({u"m"_s}));
    const Result<ScriptDirectory> deep = ScriptDirectory::load(locationsOf(project, true));
    QVERIFY_RESULT(deep);
    QCOMPARE(ids(*deep), QStringList({u"m"_s, u"z"_s, u"a"_s}));
}

void TestScriptDirectory::readsAFileOnceThatIsReachedTwice()
{
    TemporaryProject project;
    const QString file = project.addScript(u"a"_s);
    QVERIFY(QFile::link(file, project.versionsFolder() + u"/link.py"_s));
    ScriptLocations locations = locationsOf(project);
    locations.folders << project.versionsFolder() + u"/../versions"_s;
    const Result<ScriptDirectory> directory = ScriptDirectory::load(locations);
    QVERIFY_RESULT(directory);
    QCOMPARE(ids(*directory), QStringList({u"a"_s}));
    QVERIFY(directory->graph().problems().isEmpty());
}

void TestScriptDirectory::reportsFilesThatCannotBeRead()
{
    TemporaryProject project;
    project.addScript(u"good"_s);
    project.addFile(u"binary.py"_s,
                    QByteArray("\x7f"
                               "ELF\0\0",
                               6));
    project.addFile(u"helper.py"_s, "x = 1\n");
    QVERIFY(QFile::link(u"/nowhere/at/all"_s, project.versionsFolder() + u"/dangling.py"_s));
    const Result<ScriptDirectory> directory = ScriptDirectory::load(locationsOf(project));
    QVERIFY_RESULT(directory);
    QCOMPARE(ids(*directory), QStringList({u"good"_s}));
    QStringList files;
    for (const GraphProblem& problem : directory->graph().problems()) {
        QCOMPARE(problem.kind, GraphProblem::Kind::UnreadableFile);
        files << QFileInfo(problem.where.file).fileName();
    }
    QCOMPARE(files, QStringList({u"binary.py"_s, u"dangling.py"_s, u"helper.py"_s}));
}

void TestScriptDirectory::findsScriptsById()
{
    TemporaryProject project;
    const QString file = project.addScript(u"a"_s);
    const Result<ScriptDirectory> directory = ScriptDirectory::load(locationsOf(project));
    QVERIFY_RESULT(directory);
    QVERIFY(directory->script(u"b"_s) == nullptr);
    const Script* script = directory->script(u"a"_s);
    QVERIFY(script != nullptr);
    QCOMPARE(script->file(), QFileInfo(file).canonicalFilePath());
    QVERIFY(script->source()->contains("message of a"_L1));
}

void TestScriptDirectory::takesAMissingFolderForAnEmptyOne()
{
    ScriptLocations locations;
    locations.folders = QStringList{u"/nowhere/at/all"_s};
    const Result<ScriptDirectory> directory = ScriptDirectory::load(locations);
    QVERIFY_RESULT(directory);
    QVERIFY(directory->graph().revisions().isEmpty());
    QVERIFY(!ScriptDirectory::load({}).has_value());
}

void TestScriptDirectory::missesCompiledScriptsWithoutTheirSource()
{
    TemporaryProject project;
    project.addScript(u"a"_s);
    project.addFile(u"b.pyc"_s, "x");
    QVERIFY(QDir(project.versionsFolder()).mkpath(u"__pycache__"_s));
    project.addFile(u"__pycache__/a.cpython-311.pyc"_s, "x");
    project.addFile(u"__pycache__/c.cpython-311.pyc"_s, "x");
    ScriptLocations locations = locationsOf(project);
    QVERIFY(ScriptDirectory::load(locations)->graph().problems().isEmpty());
    locations.sourceless = true;
    QStringList files;
    for (const GraphProblem& problem : ScriptDirectory::load(locations)->graph().problems()) {
        QCOMPARE(problem.kind, GraphProblem::Kind::UnreadableFile);
        files << QFileInfo(problem.where.file).fileName();
    }
    QCOMPARE(files, QStringList({u"b.pyc"_s, u"c.cpython-311.pyc"_s}));
}

QTEST_GUILESS_MAIN(TestScriptDirectory)
#include "tst_scriptdirectory.moc"
