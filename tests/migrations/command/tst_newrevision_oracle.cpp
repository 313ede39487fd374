// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/newrevision.h"
#include "tests/support/testresult.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

/// What Limbeck does on purpose where stock does something else.
enum class Difference
{
    None,
    EscapesMessage,  ///< the message is escaped, so that Python reads it back
    Refuses,         ///< stock writes a file that breaks the project; nothing is written
    OtherMessage,    ///< both refuse; stock's text names a file of its own, or is a traceback
};

/// By case and number of the step. The reasons are in migrations/script/WRITING.md.
Difference differenceOf(const QString& step)
{
    static const QHash<QString, Difference> differences{
        {u"message/19 0"_s, Difference::EscapesMessage},
        {u"message/20 0"_s, Difference::EscapesMessage},
        {u"options/00 2"_s, Difference::Refuses},
        {u"options/01 0"_s, Difference::Refuses},
        {u"options/04 1"_s, Difference::Refuses},
        {u"encoding/00 0"_s, Difference::Refuses},
        {u"missing/02 0"_s, Difference::OtherMessage},
    };
    return differences.value(step, Difference::None);
}

/// argv of `alembic revision` and `alembic merge`, as far as the recording uses it.
struct CommandWords
{
    command::NewRevisionOptions options;
    QStringList revisions;
    bool isMerge = false;
};

void takeOption(const QString& name, const QString& value, command::NewRevisionOptions& options)
{
    if (name == "-m"_L1 || name == "--message"_L1) {
        options.message = value;
    } else if (name == "--head"_L1) {
        options.heads = QStringList{value};
    } else if (name == "--branch-label"_L1) {
        options.branchLabels = QStringList{value};
    } else if (name == "--version-path"_L1) {
        options.versionPath = value;
    } else if (name == "--rev-id"_L1) {
        options.id = value;
    } else if (name == "--depends-on"_L1) {
        options.dependsOn << value;
    } else {
        qFatal("unknown option %s", qPrintable(name));
    }
}

CommandWords parseWords(const QStringList& argv)
{
    CommandWords words;
    words.isMerge = argv.first() == "merge"_L1;
    for (qsizetype i = 1; i < argv.size(); ++i) {
        if (argv[i] == "--splice"_L1) {
            words.options.splice = true;
        } else if (argv[i] == "--sql"_L1) {
            words.options.sql = true;
        } else if (argv[i].startsWith(u'-')) {
            takeOption(argv[i], argv.value(i + 1), words.options);
            ++i;
        } else {
            words.revisions << argv[i];
        }
    }
    return words;
}

qint64 microsecondsOf(const QString& now)
{
    const QString fraction = now.section(u'.', 1).leftJustified(6, u'0');
    QDateTime time = QDateTime::fromString(now.section(u'.', 0, 0), Qt::ISODate);
    time.setTimeSpec(Qt::UTC);
    return time.toSecsSinceEpoch() * 1'000'000 + fraction.toLongLong();
}

QStringList textsOf(const QJsonValue& value)
{
    QStringList texts;
    for (const QJsonValue& each : value.toArray()) {
        texts << each.toString();
    }
    return texts;
}

QByteArray bytesOf(const QJsonValue& value)
{
    return value.isObject() ? QByteArray::fromHex(value[u"hex"_s].toString().toLatin1())
                            : value.toString().toUtf8();
}

using Files = QMap<QString, QByteArray>;

Files filesBelow(const QString& folder)
{
    Files files;
    QDirIterator each(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (each.hasNext()) {
        QFile file(each.next());
        if (!file.open(QIODevice::ReadOnly)) {
            qFatal("cannot read %s", qPrintable(file.fileName()));
        }
        files.insert(QDir(folder).relativeFilePath(file.fileName()), file.readAll());
    }
    return files;
}

void writeFile(const QString& path, const QByteArray& content)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) {
        qFatal("cannot write %s", qPrintable(path));
    }
}

Result<command::NewRevision> run(const QString& folder, const QJsonObject& step)
{
    const Result<Project> project = Project::open(folder);
    if (!project) {
        return fail(project.error());
    }
    CommandWords words = parseWords(textsOf(step[u"argv"_s]));
    words.options.now = microsecondsOf(step[u"now"_s].toString());
    if (words.options.id.isEmpty()) {
        words.options.id = step[u"new_rev_id"_s].toString();
    }
    return words.isMerge ? command::mergeRevisions(*project, words.revisions, words.options)
                         : command::newRevision(*project, words.options);
}

void checkReadBack(const QString& folder,
                   const Result<command::NewRevision>& made,
                   const QJsonObject& step)
{
    QVERIFY_RESULT(made);
    const Result<Project> again = Project::open(folder);
    QVERIFY_RESULT(again);
    const Revision* revision = again->graph().find(made->id);
    QVERIFY(revision != nullptr);
    QCOMPARE(revision->message, textsOf(step[u"argv"_s]).last());
}

void checkFiles(const Files& found, const Files& expected)
{
    QCOMPARE(found.keys(), expected.keys());
    for (auto file = expected.cbegin(); file != expected.cend(); ++file) {
        QCOMPARE(QString::fromUtf8(found[file.key()]), QString::fromUtf8(*file));
    }
    QCOMPARE(found, expected);
}

void checkStep(const QString& name, const QString& folder, const QJsonObject& step)
{
    const Difference difference = differenceOf(name);
    const bool refuses = difference == Difference::Refuses;
    Files expected = filesBelow(folder);
    const Result<command::NewRevision> made = run(folder, step);
    if (difference == Difference::EscapesMessage) {
        checkReadBack(folder, made, step);
        return;
    }
    const Error error = made ? made->hookError.value_or(Error()) : made.error();
    const bool mustFail = refuses || step.contains(u"error"_s);
    QVERIFY2(mustFail == !error.message.isEmpty(), qPrintable(error.toText()));
    const QString text = step[u"error"_s].toString();
    if (!text.isEmpty() && difference == Difference::None) {
        QCOMPARE(error.message.section(u'\n', 0, 0), text);
    }
    const QJsonObject written = step[u"written"_s].toObject();
    for (auto file = written.begin(); file != written.end() && !refuses; ++file) {
        expected.insert(file.key(), bytesOf(*file));
    }
    checkFiles(filesBelow(folder), expected);
}

}  // namespace

class TestNewRevisionOracle : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void writesWhatStockAlembicWrites_data();
    void writesWhatStockAlembicWrites();

private:
    void makeProject(const QString& folder, const QJsonObject& project) const;

    QJsonObject m_templates;
    QList<QJsonObject> m_projects;
};

void TestNewRevisionOracle::initTestCase()
{
    QFile file(QStringLiteral(LIMBECK_SOURCE_DIR "/tests/oracle/scripts/scripts.jsonl"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_templates = QJsonDocument::fromJson(file.readLine()).object()[u"templates"_s].toObject();
    while (!file.atEnd()) {
        m_projects << QJsonDocument::fromJson(file.readLine()).object();
    }
    QVERIFY(m_projects.size() > 140);
}

void TestNewRevisionOracle::writesWhatStockAlembicWrites_data()
{
    QTest::addColumn<QJsonObject>("project");

    for (const QJsonObject& project : std::as_const(m_projects)) {
        QTest::newRow(qPrintable(project[u"id"_s].toString())) << project;
    }
}

void TestNewRevisionOracle::writesWhatStockAlembicWrites()
{
    QFETCH(QJsonObject, project);

    const QTemporaryDir dir;
    const QString folder = QFileInfo(dir.path()).canonicalFilePath();
    makeProject(folder, project);
    int number = 0;
    for (const QJsonValue& step : project[u"steps"_s].toArray()) {
        const QString name = u"%1 %2"_s.arg(project[u"id"_s].toString()).arg(number++);
        checkStep(name, folder, step.toObject());
        if (QTest::currentTestFailed()) {
            qInfo("in step %s", qPrintable(name));
            return;
        }
    }
}

void TestNewRevisionOracle::makeProject(const QString& folder, const QJsonObject& project) const
{
    QDir().mkpath(folder + u"/mig"_s);
    if (!project.contains(u"no_versions"_s)) {
        QDir().mkpath(folder + u"/mig/versions"_s);
    }
    const QJsonObject files = project[u"files"_s].toObject();
    for (auto file = files.begin(); file != files.end(); ++file) {
        writeFile(folder + u'/' + file.key(), file->toString().toUtf8());
    }
    if (project.contains(u"template"_s)) {
        writeFile(folder + u"/mig/script.py.mako"_s,
                  m_templates[project[u"template"_s].toString()].toString().toUtf8());
    }
}

}  // namespace limbeck

QTEST_GUILESS_MAIN(limbeck::TestNewRevisionOracle)
#include "tst_newrevision_oracle.moc"
