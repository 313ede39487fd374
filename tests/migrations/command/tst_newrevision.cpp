// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/edittarget.h"
#include "migrations/command/newrevision.h"
#include "tests/support/temporaryproject.h"
#include "tests/support/testresult.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

void writeText(const QString& path, const QString& text)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0) {
        qFatal("cannot write %s", qPrintable(path));
    }
}

const QString smallTemplate =
    u"\"\"\"${message}\"\"\"\nrevision = ${repr(up_revision)}\n"
    u"down_revision = ${repr(down_revision)}\n"
    u"branch_labels = ${repr(branch_labels)}\n"
    u"depends_on = ${repr(depends_on)}\n"_s;

/// A TemporaryProject with a template, and settings of a test.
class WritableProject final
{
public:
    explicit WritableProject(const QString& settings = {})
    {
        m_project.writeIni(u"[alembic]\nscript_location = %(here)s/alembic\n"_s + settings);
        writeText(m_project.folder() + u"/alembic/script.py.mako"_s, smallTemplate);
    }

    TemporaryProject* operator->()
    {
        return &m_project;
    }

    Project open() const
    {
        return Project::open(m_project.iniFile()).value();
    }

    Result<command::NewRevision> add(const command::NewRevisionOptions& options) const
    {
        return command::newRevision(open(), options);
    }

    qsizetype scriptCount() const
    {
        return QDir(m_project.versionsFolder()).entryList(QDir::Files).size();
    }

private:
    TemporaryProject m_project;
};

command::NewRevisionOptions optionsFor(const QString& message, const QString& id = {})
{
    command::NewRevisionOptions options;
    options.message = message;
    options.id = id;
    return options;
}

}  // namespace

class TestNewRevision : public QObject
{
    Q_OBJECT

private slots:
    void growsAHistory();
    void refusesIdsThatAreTaken();
    void refusesABrokenHistory();
    void namesTheHeadsToChooseFrom();
    void usesTheStockTemplateWhenAsked();
    void runsHooksThatExist();
    void saysWhichHookCannotRun();
    void notesWhatWillBite();
    void findsTheScriptsToEdit();
};

void TestNewRevision::growsAHistory()
{
    const WritableProject project;
    const Result<command::NewRevision> first = project.add(optionsFor(u"First one"_s));
    QVERIFY_RESULT(first);
    QCOMPARE(first->id.size(), 12);
    QCOMPARE(QFileInfo(first->file).fileName(), first->id + u"_first_one.py"_s);
    QVERIFY(first->createdFolder.isEmpty() && first->notes.isEmpty());

    const Result<command::NewRevision> second = project.add({});
    QVERIFY_RESULT(second);
    const Project reopened = project.open();
    QCOMPARE(reopened.graph().parents(second->id), QStringList{first->id});
    QCOMPARE(reopened.graph().find(second->id)->message, u"empty message"_s);

    command::NewRevisionOptions base = optionsFor(u"Other"_s);
    base.heads = QStringList{u"base"_s};
    const Result<command::NewRevision> other = project.add(base);
    QVERIFY_RESULT(other);
    const Result<command::NewRevision> merged =
        command::mergeRevisions(project.open(), {second->id, other->id}, optionsFor(u"Join"_s));
    QVERIFY_RESULT(merged);
    QCOMPARE(project.open().graph().heads(), QStringList{merged->id});
    QVERIFY(!command::mergeRevisions(project.open(), {}, {}));
}

void TestNewRevision::refusesIdsThatAreTaken()
{
    const WritableProject project;
    command::NewRevisionOptions options = optionsFor(u"x"_s, u"a1"_s);
    options.branchLabels = QStringList{u"lab"_s};
    QVERIFY_RESULT(project.add(options));

    QVERIFY(!project.add(optionsFor(u"again"_s, u"a1"_s)));
    QVERIFY(!project.add(optionsFor(u"like the label"_s, u"lab"_s)));
    options.id = u"b1"_s;
    const Result<command::NewRevision> sameLabel = project.add(options);
    QVERIFY(!sameLabel);
    QCOMPARE(sameLabel.error().message,
             u"Branch name 'lab' in revision b1 already used by revision a1"_s);
    QCOMPARE(project.add(optionsFor(u"x"_s, u"a-b@c"_s)).error().message,
             u"Character(s) '-, @' not allowed in revision identifier 'a-b@c'"_s);
    QCOMPARE(project.scriptCount(), 1);
}

void TestNewRevision::refusesABrokenHistory()
{
    WritableProject project;
    project->addScript(u"b1"_s, {}, u"'nosuch'"_s);

    const Result<command::NewRevision> made = project.add(optionsFor(u"x"_s));

    QVERIFY(!made);
    QCOMPARE(made.error().code, ErrorCode::HistoryBroken);
    QVERIFY(made.error().message.contains(u"nosuch"_s));
}

void TestNewRevision::namesTheHeadsToChooseFrom()
{
    WritableProject project;
    project->addScript(u"a1"_s, {}, u"None"_s);
    project->addScript(u"b1"_s, {}, u"None"_s);

    const Result<command::NewRevision> made = project.add(optionsFor(u"x"_s));

    QVERIFY(!made);
    QCOMPARE(made.error().code, ErrorCode::MultipleHeads);
    QCOMPARE(made.error().subjects, (QStringList{u"a1"_s, u"b1"_s}));
    QCOMPARE(project.scriptCount(), 2);
}

void TestNewRevision::usesTheStockTemplateWhenAsked()
{
    WritableProject project;
    writeText(project->folder() + u"/alembic/script.py.mako"_s, u"\n<% import os %>\n"_s);
    command::NewRevisionOptions options = optionsFor(u"x"_s, u"a1"_s);

    const Result<command::NewRevision> refused = project.add(options);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Unsupported);
    QCOMPARE(refused.error().where->line, 2);

    options.useStockTemplate = true;
    QVERIFY_RESULT(project.add(options));
    QCOMPARE(project.open().graph().heads(), QStringList{u"a1"_s});
}

void TestNewRevision::runsHooksThatExist()
{
    const WritableProject project(
        u"[post_write_hooks]\nhooks = one, two\none.type = exec\none.executable = echo\n"
        u"one.options = -n \"done it\" REVISION_SCRIPT_FILENAME\ntwo.type = console_scripts\n"
        u"two.entrypoint = false\n"_s);

    const Result<command::NewRevision> made = project.add(optionsFor(u"x"_s, u"a1"_s));

    QVERIFY_RESULT(made);
    QVERIFY(!made->hookError);
    QCOMPARE(made->hooks.size(), 2);
    QCOMPARE(made->hooks[0].output, u"done it "_s + made->file);
    QCOMPARE(made->hooks[0].exitCode, 0);
    QCOMPARE(made->hooks[1].exitCode, 1);

    command::NewRevisionOptions without = optionsFor(u"y"_s);
    without.skipHooks = true;
    QVERIFY(project.add(without)->hooks.isEmpty());
}

void TestNewRevision::saysWhichHookCannotRun()
{
    const WritableProject project(
        u"[post_write_hooks]\nhooks = black\nblack.type = console_scripts\n"
        u"black.entrypoint = no_such_program_anywhere\n"_s);

    const Result<command::NewRevision> made = project.add(optionsFor(u"x"_s));

    QVERIFY_RESULT(made);
    QVERIFY(made->hookError);
    QVERIFY(made->hookError->message.contains(u"'black'"_s));
    QVERIFY(made->hookError->message.contains(u"no_such_program_anywhere"_s));
    QCOMPARE(project.scriptCount(), 1);
}

void TestNewRevision::notesWhatWillBite()
{
    WritableProject project(u"file_template = %%(year)d/%%(rev)s\nrevision_environment = true\n"_s);
    project->addScript(u"a1"_s);
    command::NewRevisionOptions options = optionsFor(u"x"_s, u"l"_s.repeated(40));
    options.dependsOn = QStringList{u"a1"_s};

    const Result<command::NewRevision> made = project.add(options);

    QVERIFY_RESULT(made);
    QCOMPARE(made->notes.size(), 4);
    QVERIFY(made->notes[0].contains(u"recursive_version_locations"_s));
    QVERIFY(made->notes[1].contains(u"32 characters"_s));
    QVERIFY(made->notes[2].contains(u"'revision_environment' is set"_s));
    QVERIFY(made->notes[3].contains(u"'a1' is redundant"_s));
    QVERIFY(!made->createdFolder.isEmpty());
}

void TestNewRevision::findsTheScriptsToEdit()
{
    WritableProject project;
    const QString file = QFileInfo(project->addScript(u"a1b2c3"_s)).canonicalFilePath();
    const Project opened = project.open();

    QCOMPARE(command::editTargets(opened, u"a1b2"_s).value(), QStringList{file});
    QCOMPARE(command::editTargets(opened, u"current"_s, {u"a1b2c3"_s}).value(), QStringList{file});
    QCOMPARE(command::editTargets(opened, u"base"_s).error().message,
             u"No revision files indicated by symbol 'base'"_s);
    QCOMPARE(command::editTargets(opened, u"current"_s).error().message, u"No current revisions"_s);
    QVERIFY(!command::editTargets(opened, u"zzzz"_s));
    QVERIFY(!command::editTargets(opened, u"head-1"_s));
}

}  // namespace limbeck

QTEST_GUILESS_MAIN(limbeck::TestNewRevision)
#include "tst_newrevision.moc"
