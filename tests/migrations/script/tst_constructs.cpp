// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/planner/timeline.h"
#include "migrations/project/projectfile.h"
#include "models/operation/describe.h"
#include "tests/support/schematext.h"
#include "tests/support/testresult.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

using namespace limbeck;
using namespace Qt::StringLiterals;

/// What the reader makes of the small projects in tests/data/constructs: for each script X.py,
/// X.expected holds the steps in words, or the line and the reason why a part is opaque.
///
/// UPDATE_GOLDEN=1 writes the expectations anew; the difference is then reviewed like code.
class TestConstructs final : public QObject
{
    Q_OBJECT

private slots:
    void readsAsExpected_data();
    void readsAsExpected();
    void everyFolderHasItsReason();
    void everyExpectationHasItsScript();
};

namespace {

const QString root = QStringLiteral(LIMBECK_TEST_DATA "/constructs");

QStringList projectNames()
{
    return QDir(root).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
}

/// A folder with an alembic.ini is a project; any other holds scripts and nothing else.
Result<ScriptDirectory> scriptsOf(const QString& folder)
{
    if (QFile::exists(folder + u"/alembic.ini"_s)) {
        return Project::open(folder).map([](const Project& project) { return project.scripts; });
    }
    return ScriptDirectory::load({{folder}, false, false});
}

QString indented(const QString& text)
{
    QString lines;
    for (const QString& line : text.split(u'\n', Qt::SkipEmptyParts)) {
        lines += u"      "_s + line + u'\n';
    }
    return lines;
}

/// The step in words; a new table with everything in it.
QString lines(const ScriptStep& step)
{
    QString text = u"  %1: %2\n"_s.arg(step.where.line).arg(describe(step.operation));
    if (const auto* create = std::get_if<CreateTable>(&step.operation.value)) {
        Schema only;
        only.tables << create->table;
        text += indented(schemaText(only));
    }
    return text;
}

QString lines(const Lowered& lowered)
{
    QString text;
    for (const ScriptStep& step : lowered.steps) {
        text += lines(step);
    }
    for (const Opaque& opaque : lowered.opaque) {
        const QString kind = !opaque.isByRows         ? u"opaque"_s
                             : opaque.mayChangeSchema ? u"rows decide, also of the schema"_s
                                                      : u"rows decide"_s;
        text += u"  %1: %2: %3\n"_s.arg(opaque.where.line).arg(kind, opaque.reason);
    }
    if (lowered.refusal) {
        text += u"  refuses: %1\n"_s.arg(*lowered.refusal);
    }
    if (lowered.isMissing) {
        text += u"  is missing\n"_s;
    }
    return text.isEmpty() ? u"  nothing\n"_s : text;
}

QString withoutFolders(const Error& error)
{
    static const QRegularExpression folders(u"'[^']*/"_s);
    QString message = error.message;
    return message.replace(folders, u"'"_s);
}

/// What one direction of a script does on one engine, on the schema that its history makes.
QString reading(const ScriptDirectory& scripts,
                const Script& script,
                Direction direction,
                Engine engine)
{
    const Dialect& dialect = **Dialect::of(engine);
    QList<RevisionId> order = revisionsAt(scripts.graph(), {script.revision().id});
    if (direction == Direction::Up) {
        order.removeLast();
    }
    const Result<Moment> before = SchemaTimeline(scripts, dialect).after(order);
    if (!before) {
        return u"  cannot be reached: %1\n"_s.arg(withoutFolders(before.error()));
    }
    const Result<Lowered> lowered = script.lower(direction, dialect.name(), before->schema);
    return lowered ? lines(*lowered)
                   : u"  cannot be read: %1\n"_s.arg(withoutFolders(lowered.error()));
}

/// Both directions; engines that agree share their lines.
QString reading(const ScriptDirectory& scripts, const Script& script)
{
    QString text;
    for (const Direction direction : {Direction::Up, Direction::Down}) {
        QList<std::pair<QString, QStringList>> groups;
        for (const Engine engine : {Engine::Sqlite, Engine::Postgresql, Engine::Mysql}) {
            const QString own = reading(scripts, script, direction, engine);
            const auto same =
                std::ranges::find(groups, own, &std::pair<QString, QStringList>::first);
            if (same == groups.end()) {
                groups << std::pair{own, QStringList{engineName(engine)}};
            } else {
                same->second << engineName(engine);
            }
        }
        for (const auto& [own, engines] : groups) {
            text += direction == Direction::Up ? u"upgrade"_s : u"downgrade"_s;
            text += groups.size() == 1 ? QString() : u" on "_s + engines.join(u", "_s);
            text += u":\n"_s + own;
        }
    }
    return text;
}

QString contentOf(const QString& file)
{
    QFile opened(file);
    return opened.open(QIODevice::ReadOnly) ? QString::fromUtf8(opened.readAll()) : QString();
}

}  // namespace

void TestConstructs::readsAsExpected_data()
{
    QTest::addColumn<QString>("project");
    for (const QString& project : projectNames()) {
        QTest::newRow(qPrintable(project)) << project;
    }
}

void TestConstructs::readsAsExpected()
{
    QFETCH(QString, project);
    const Result<ScriptDirectory> scripts = scriptsOf(root + u'/' + project);
    QVERIFY_RESULT(scripts);
    QVERIFY(!scripts->graph().revisions().isEmpty());
    QStringList differences;
    for (const Revision& revision : scripts->graph().revisions()) {
        const Script& script = *scripts->script(revision.id);
        QString file = script.file();
        file.replace(QRegularExpression(u"\\.py$"_s), u".expected"_s);
        const QString text = reading(*scripts, script);
        if (qEnvironmentVariableIsSet("UPDATE_GOLDEN")) {
            QFile golden(file);
            QVERIFY2(golden.open(QIODevice::WriteOnly), qPrintable(golden.errorString()));
            golden.write(text.toUtf8());
        }
        if (const QString difference = lineDifference(text, contentOf(file));
            !difference.isEmpty()) {
            differences << QFileInfo(file).fileName() + u'\n' + difference;
        }
    }
    QVERIFY2(differences.isEmpty(), qPrintable(differences.join(u'\n')));
}

void TestConstructs::everyFolderHasItsReason()
{
    const QString readme = contentOf(root + u"/README.md"_s);
    for (const QString& project : projectNames()) {
        QVERIFY2(readme.contains(u"`%1/`"_s.arg(project)), qPrintable(project));
    }
}

void TestConstructs::everyExpectationHasItsScript()
{
    for (const QString& project : projectNames()) {
        const QDir folder(root + u'/' + project);
        for (const QString& file : folder.entryList({u"*.expected"_s})) {
            QVERIFY2(folder.exists(file.chopped(9) + u".py"_s), qPrintable(file));
        }
    }
}

QTEST_GUILESS_MAIN(TestConstructs)

#include "tst_constructs.moc"
