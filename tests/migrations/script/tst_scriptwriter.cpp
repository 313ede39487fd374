// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/scriptname.h"
#include "migrations/script/scriptwriter.h"
#include "tests/support/testresult.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 moment = 1'709'618'828'012'345;  // 2024-03-05 06:07:08.012345 UTC

const QString plainTemplate =
    u"\"\"\"${message}\n\nCreate Date: ${create_date}\n\"\"\"\n"
    u"revision = ${repr(up_revision)}\n"
    u"down_revision = ${repr(down_revision)}\n"
    u"branch_labels = ${repr(branch_labels)}\n"
    u"depends_on = ${repr(depends_on)}\n"_s;

ScriptWriter writerFor(const QString& text, const QString& encoding = {})
{
    return ScriptWriter(ScriptTemplate::fromText(text, u"script.py.mako"_s).value(), {}, encoding);
}

ScriptDraft draftSaying(const QString& message)
{
    ScriptDraft draft;
    draft.id = u"a1"_s;
    draft.message = message;
    draft.createDate = CreateDate::at(moment).value();
    return draft;
}

QString renderedText(const ScriptDraft& draft)
{
    const Result<QByteArray> bytes = writerFor(plainTemplate).render(draft, u"a.py"_s);
    return bytes ? QString::fromUtf8(*bytes) : bytes.error().message;
}

}  // namespace

class TestScriptWriter : public QObject
{
    Q_OBJECT

private slots:
    void makesIdsOfTwelveDigits();
    void tellsDatesAsPythonDoes();
    void findsTimeZonesAsAlembicDoes();
    void writesOneParentAsTextAndSeveralAsTuple();
    void writesAMessageThatIsReadBack_data();
    void writesAMessageThatIsReadBack();
    void refusesATemplateThatForgetsSomething();
    void refusesAnEncodingThatPythonWouldNotRead();
    void neverOverwritesAFile();
    void keepsFileNamesInTheirFolder();
};

void TestScriptWriter::makesIdsOfTwelveDigits()
{
    static const QRegularExpression pattern(u"\\A[0-9a-f]{12}\\z"_s);
    const RevisionId one = newRevisionId();
    QVERIFY(pattern.match(one).hasMatch());
    QVERIFY(one != newRevisionId());
}

void TestScriptWriter::tellsDatesAsPythonDoes()
{
    QCOMPARE(CreateDate::at(moment)->toString(), u"2024-03-05 06:07:08.012345"_s);
    QCOMPARE(CreateDate::at(moment / 1'000'000 * 1'000'000)->toString(), u"2024-03-05 06:07:08"_s);
    QCOMPARE(CreateDate::at(moment, u"Asia/Kolkata"_s)->toString(),
             u"2024-03-05 11:37:08.012345+05:30"_s);
    QCOMPARE(CreateDate::at(moment, u"utc"_s)->toString(u'T'),
             u"2024-03-05T06:07:08.012345+00:00"_s);
    QCOMPARE(CreateDate::at(-1)->toString(), u"1969-12-31 23:59:59.999999"_s);
}

void TestScriptWriter::findsTimeZonesAsAlembicDoes()
{
    for (const QString& name : {u"Nowhere/Land"_s, u"UTC+03:00"_s, u"../../etc/passwd"_s}) {
        const Result<CreateDate> date = CreateDate::at(moment, name);
        QVERIFY2(!date, qPrintable(name));
        QCOMPARE(date.error().message.section(u'\n', 0, 0), u"Can't locate timezone: "_s + name);
    }
}

void TestScriptWriter::writesOneParentAsTextAndSeveralAsTuple()
{
    ScriptDraft draft = draftSaying(u"x"_s);
    QVERIFY(renderedText(draft).contains(u"down_revision = None\n"_s));
    draft.downRevisions = QStringList{u"b"_s};
    draft.dependsOn = QStringList{u"q'uote"_s};
    draft.branchLabels = QStringList{u"lab"_s};
    QVERIFY(renderedText(draft).contains(
        u"down_revision = 'b'\nbranch_labels = ('lab',)\ndepends_on = \"q'uote\"\n"_s));
    draft.downRevisions = QStringList{u"b"_s, u"c"_s};
    draft.dependsOn = QStringList{u"d"_s, u"e"_s};
    QVERIFY(renderedText(draft).contains(
        u"down_revision = ('b', 'c')\nbranch_labels = ('lab',)\ndepends_on = ['d', 'e']\n"_s));
}

void TestScriptWriter::writesAMessageThatIsReadBack_data()
{
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("written");

    const auto row = [](const QString& message, const QString& written) {
        QTest::newRow(qPrintable(message)) << message << written;
    };
    row(u"plain"_s, u"plain"_s);
    row(u"a \"quoted\" word"_s, u"a \"quoted\" word"_s);
    row(u"${message} ## % if"_s, u"${message} ## % if"_s);
    row(u"harmless back\\slash"_s, u"harmless back\\slash"_s);
    row(u"ends with \\"_s, u"ends with \\\\"_s);
    row(u"new\\name"_s, u"new\\\\name"_s);
    row(u"broken \\x"_s, u"broken \\\\x"_s);
    row(u"has \"\"\" inside"_s, u"has \\\"\\\"\\\" inside"_s);
    row(u"\"\"\"\nimport os\n\"\"\""_s, u"\\\"\\\"\\\"\nimport os\n\\\"\\\"\\\""_s);
}

void TestScriptWriter::writesAMessageThatIsReadBack()
{
    QFETCH(QString, message);
    QFETCH(QString, written);

    const ScriptDraft draft = draftSaying(message);
    const Result<QByteArray> bytes = writerFor(plainTemplate).render(draft, u"a.py"_s);

    QVERIFY_RESULT(bytes);
    const QString start = u"\"\"\""_s + written + u"\n\nCreate"_s;
    QCOMPARE(QString::fromUtf8(*bytes).left(start.size()), start);
}

void TestScriptWriter::refusesATemplateThatForgetsSomething()
{
    ScriptDraft draft = draftSaying(u"x"_s);
    draft.branchLabels = QStringList{u"lab"_s};
    const QString header = u"revision = ${repr(up_revision)}\ndown_revision = None\n"_s;

    const Result<QByteArray> withoutLabels = writerFor(header).render(draft, u"a.py"_s);
    QVERIFY(!withoutLabels);
    QVERIFY(withoutLabels.error().message.startsWith(
        u"Version a1 specified branch_labels lab, however the migration file a.py does not have "
        u"them"_s));

    draft.branchLabels.clear();
    draft.downRevisions = QStringList{u"b"_s};
    const Result<QByteArray> withoutParent = writerFor(header).render(draft, u"a.py"_s);
    QVERIFY(!withoutParent);
    QVERIFY(withoutParent.error().message.contains(u"'down_revision'"_s));

    QVERIFY(!writerFor(u"nothing = 1\n"_s).render(draft, u"a.py"_s));
    QVERIFY(!writerFor(u"revision = (\n"_s).render(draft, u"a.py"_s));
}

void TestScriptWriter::refusesAnEncodingThatPythonWouldNotRead()
{
    const ScriptDraft draft = draftSaying(u"café"_s);
    QVERIFY(!writerFor(plainTemplate, u"latin-1"_s).render(draft, u"a.py"_s));
    QVERIFY(!writerFor(plainTemplate, u"ascii"_s).render(draft, u"a.py"_s));
    QVERIFY(!writerFor(plainTemplate, u"no such"_s).render(draft, u"a.py"_s));
    QVERIFY_RESULT(writerFor(plainTemplate, u"UTF8"_s).render(draft, u"a.py"_s));
    QVERIFY_RESULT(writerFor(plainTemplate, u"latin_1"_s).render(draftSaying(u"x"_s), u"a.py"_s));

    const Result<QByteArray> latin =
        writerFor(u"# coding: latin-1\n"_s + plainTemplate, u"latin-1"_s).render(draft, u"a.py"_s);
    QVERIFY_RESULT(latin);
    QVERIFY(latin->contains("caf\xe9"));
}

void TestScriptWriter::neverOverwritesAFile()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(u"deep/er/a.py"_s);
    QVERIFY_RESULT(writeNewFile(path, "one"));

    const Result<> second = writeNewFile(path, "two");

    QVERIFY(!second);
    QCOMPARE(second.error().code, ErrorCode::FileUnwritable);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("one"));
    QCOMPARE(QDir(dir.filePath(u"deep/er"_s)).entryList(QDir::Files), QStringList{u"a.py"_s});
}

void TestScriptWriter::keepsFileNamesInTheirFolder()
{
    ScriptNameParts parts;
    parts.id = u"../../a1"_s;
    parts.message = u"x"_s;
    parts.createDate = CreateDate::at(moment).value();
    QVERIFY(!scriptFileName(u"%(rev)s_%(slug)s"_s, parts));
    QVERIFY(!scriptFileName(u"/tmp/%(slug)s"_s, parts));
    QVERIFY(!scriptFileName(u"%(nosuch)s"_s, parts));
    QVERIFY(!scriptFileName(u"%(slug)d"_s, parts));
    QVERIFY(!scriptFileName(u"%(year)99999999d"_s, parts));
    QVERIFY(!scriptFileName(u"__init__%(slug)s"_s, parts));
    QCOMPARE(scriptFileName(u"%(year)d/%(month).2d/%(slug)s-%(second)03d%%"_s, parts).value(),
             u"2024/03/x-008%.py"_s);
    QCOMPARE(messageSlug(u"add the user's e-mail (VARCHAR) to table: accounts & co"_s),
             u"add_the_user_s_e_mail_varchar_to_table_"_s);
}

}  // namespace limbeck

QTEST_GUILESS_MAIN(limbeck::TestScriptWriter)
#include "tst_scriptwriter.moc"
