// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/script.h"
#include "tests/support/testresult.h"

#include <QRandomGenerator>
#include <QTest>

using namespace limbeck;
using namespace Qt::StringLiterals;

class TestScriptHeader final : public QObject
{
    Q_OBJECT

private slots:
    void readsEveryFormOfAHeader_data();
    void readsEveryFormOfAHeader();
    void refusesHeadersThatAreNotLiteral_data();
    void refusesHeadersThatAreNotLiteral();
    void readsTheDocstringAsAlembicDoes();
    void takesTheIdFromAnOldFilesName();
    void readsEncodings();
    void survivesMutatedHeaders();
};

void TestScriptHeader::readsEveryFormOfAHeader_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QStringList>("down");
    QTest::addColumn<QStringList>("labels");
    QTest::addColumn<QStringList>("dependsOn");

    const auto row =
        [](const char* name, const QString& text, const QString& id, const QStringList& down) {
            QTest::newRow(name) << text << id << down << QStringList() << QStringList();
        };
    row("plain", u"revision = 'a1'\ndown_revision = None\n"_s, u"a1"_s, {});
    row("double quotes", u"revision = \"a1\"\ndown_revision = \"b1\"\n"_s, u"a1"_s, {u"b1"_s});
    row("annotated",
        u"from typing import Sequence, Union\nrevision: str = 'a1'\n"
        u"down_revision: Union[str, Sequence[str], None] = 'b1'\n"_s,
        u"a1"_s,
        {u"b1"_s});
    row("new annotations",
        u"revision: str = 'a1'\ndown_revision: str | None = None  # first\n"_s,
        u"a1"_s,
        {});
    row("quoted annotation",
        u"revision: 'str' = 'a1'\ndown_revision: \"str | None\" = None\n"_s,
        u"a1"_s,
        {});
    row("tuple", u"revision = 'a1'\ndown_revision = ('b1', 'b2')\n"_s, u"a1"_s, {u"b1"_s, u"b2"_s});
    row("tuple of one", u"revision = 'a1'\ndown_revision = ('b1',)\n"_s, u"a1"_s, {u"b1"_s});
    row("bare tuple",
        u"revision = 'a1'\ndown_revision = 'b1', 'b2'\n"_s,
        u"a1"_s,
        {u"b1"_s, u"b2"_s});
    row("list", u"revision = 'a1'\ndown_revision = ['b1', 'b2']\n"_s, u"a1"_s, {u"b1"_s, u"b2"_s});
    row("parenthesised", u"revision = ('a1')\ndown_revision = (None)\n"_s, u"a1"_s, {});
    row("several lines",
        u"revision = 'a1'\ndown_revision = (\n    'b1',  # one\n    'b2',\n)\n"_s,
        u"a1"_s,
        {u"b1"_s, u"b2"_s});
    row("neighbouring strings",
        u"revision = 'a' '1'\ndown_revision = ('b'\n 'b')\n"_s,
        u"a1"_s,
        {u"bb"_s});
    row("prefixes", u"revision = u'a1'\ndown_revision = r'b1'\n"_s, u"a1"_s, {u"b1"_s});
    row("escapes", u"revision = '\\x61\\61'\ndown_revision = None\n"_s, u"a1"_s, {});
    row("Windows line ends", u"revision = 'a1'\r\ndown_revision = 'b1'\r\n"_s, u"a1"_s, {u"b1"_s});
    row("no last line end", u"revision = 'a1'\ndown_revision = 'b1'"_s, u"a1"_s, {u"b1"_s});
    row("imports",
        u"from alembic import op\nimport sqlalchemy as sa\nfrom x import (\n  a,  # why\n  b as "
        u"c,\n)\n"
        u"import os.path\nfrom . import y\nfrom z import *\nrevision = 'a1'\ndown_revision = None\n"_s,
        u"a1"_s,
        {});
    row("last one wins", u"revision = 'x'\nrevision = 'a1'\ndown_revision = None\n"_s, u"a1"_s, {});
    row("not fooled by the docstring",
        u"'''\nrevision = 'x'\n'''\nrevision = 'a1'\ndown_revision = None\n"_s,
        u"a1"_s,
        {});
    row("not fooled by functions",
        u"revision = 'a1'\ndown_revision = None\ndef upgrade():\n    revision = 'x'\n"_s,
        u"a1"_s,
        {});
    row("constants",
        u"import os\nprefix = 'a'\nrevision = prefix + '1'\ndown_revision = f'{prefix}0'\n"_s,
        u"a1"_s,
        {u"a0"_s});
    row("said after a function",
        u"def f():\n    pass\nrevision = 'a1'\ndown_revision = ['b' + '1', 'b2']\n"_s,
        u"a1"_s,
        {u"b1"_s, u"b2"_s});
    row("unknown statements around it",
        u"try:\n    import x\nexcept ImportError:\n    x = None\nlog = x.get()\nrevision = 'a1'\n"
        "down_revision = None\n"_s,
        u"a1"_s,
        {});
    QTest::newRow("labels and dependencies")
        << u"revision='a1'\ndown_revision=None\nbranch_labels=('web', 'shop')\ndepends_on='c1'\n"_s
        << u"a1"_s << QStringList() << QStringList({u"web"_s, u"shop"_s}) << QStringList({u"c1"_s});
}

void TestScriptHeader::readsEveryFormOfAHeader()
{
    QFETCH(QString, text);
    const Result<Script> script = Script::fromText(text, u"versions/x.py"_s);
    QVERIFY_RESULT(script);
    QTEST(script->revision().id, "id");
    QTEST(script->revision().downRevisions, "down");
    QTEST(script->revision().branchLabels, "labels");
    QTEST(script->revision().dependsOn, "dependsOn");
    QCOMPARE(script->revision().file, u"versions/x.py"_s);
}

void TestScriptHeader::refusesHeadersThatAreNotLiteral_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("line");

    QTest::newRow("no revision") << u"down_revision = None\n"_s << 1;
    QTest::newRow("no down revision") << u"revision = 'a1'\n"_s << 1;
    QTest::newRow("empty id") << u"\nrevision = ''\ndown_revision = None\n"_s << 2;
    QTest::newRow("None as id") << u"revision = None\ndown_revision = None\n"_s << 1;
    QTest::newRow("call") << u"from x import y\nrevision = 'a1'\n\ndown_revision = y()\n"_s << 4;
    QTest::newRow("number") << u"revision = 'a1'\ndown_revision = 5\n"_s << 2;
    QTest::newRow("unknown branch")
        << u"from x import y\nrevision = 'a1'\nif y:\n    down_revision = None\n"_s << 3;
    QTest::newRow("syntax error") << u"revision = = 'a1'\n"_s << 1;
    QTest::newRow("empty file") << QString() << 1;
}

void TestScriptHeader::refusesHeadersThatAreNotLiteral()
{
    QFETCH(QString, text);
    const Result<Script> script = Script::fromText(text, u"versions/the-name.py"_s);
    QVERIFY(!script);
    QCOMPARE(script.error().code, ErrorCode::ScriptInvalid);
    QVERIFY(script.error().where.has_value());
    QCOMPARE(script.error().where->file, u"versions/the-name.py"_s);
    QTEST(script.error().where->line, "line");
}

void TestScriptHeader::readsTheDocstringAsAlembicDoes()
{
    const Result<Script> script = Script::fromText(
        u"\"\"\"Add a table\nand a column\n\nRevision ID: a1\nCreate Date: 2026-11-22 "
        u"17:23:11.775076 \n\n"
        u"\"\"\"\nrevision = 'a1'\ndown_revision = None\n"_s,
        u"x.py"_s);
    QVERIFY_RESULT(script);
    QCOMPARE(script->revision().message, u"Add a table\nand a column"_s);
    QCOMPARE(script->revision().createDate, u"2026-11-22 17:23:11.775076"_s);
    QVERIFY(script->revision().longMessage.startsWith(u"Add a table\n"_s));
    QVERIFY(script->revision().longMessage.endsWith(u".775076"_s));
}

void TestScriptHeader::takesTheIdFromAnOldFilesName()
{
    const Result<Script> script = Script::fromText(u"down_revision = None\n"_s, u"a/12ab.py"_s);
    QVERIFY_RESULT(script);
    QCOMPARE(script->revision().id, u"12ab"_s);
}

void TestScriptHeader::readsEncodings()
{
    QTemporaryDir dir;
    const auto messageOf = [&dir](const QByteArray& bytes) {
        QFile file(dir.filePath(u"x.py"_s));
        if (!file.open(QIODevice::WriteOnly)) {
            return u"cannot write"_s;
        }
        file.write(bytes);
        file.close();
        const Result<Script> script = Script::load(file.fileName());
        return script ? script->revision().message : errorCodeName(script.error().code);
    };
    const QByteArray header = "\nrevision = 'a1'\ndown_revision = None\n";
    QCOMPARE(messageOf("'''Gr\xc3\xbc\xc3\x9f'''" + header), u"Grüß"_s);
    QCOMPARE(messageOf("\xEF\xBB\xBF'''Gr\xc3\xbc\xc3\x9f'''" + header), u"Grüß"_s);
    QCOMPARE(messageOf("# -*- coding: latin-1 -*-\n'''Gr\xfc\xdf'''" + header), u"Grüß"_s);
    QCOMPARE(messageOf("#!/x\n# vim: set fileencoding=iso-8859-1 :\n'''Gr\xfc\xdf'''" + header),
             u"Grüß"_s);
    QCOMPARE(messageOf("'''Gr\xfc\xdf'''" + header), u"file-unreadable"_s);
    QCOMPARE(messageOf("# coding: ebcdic\n'''Gr\xfc\xdf'''" + header), u"file-unreadable"_s);
    QCOMPARE(messageOf(QByteArray("\0\1\2", 3) + header), u"file-unreadable"_s);
}

void TestScriptHeader::survivesMutatedHeaders()
{
    const QString text =
        u"\"\"\"Doc \\N{x} \\x41\n\nCreate Date: now\n\"\"\"\nfrom a import (b,\n c)\n"
        u"revision: Union[str, None] = ('a1'\n 'b')\ndown_revision = ['b', (\"c\"),]\n"_s;
    QRandomGenerator random(20261122);
    const QString bytes = u"'\"\\()[]{},=:#\n\t u\0"_s;
    for (int i = 0; i < 3000; ++i) {
        QString mutated = text.first(random.bounded(static_cast<int>(text.size())) + 1);
        for (int change = random.bounded(4); change > 0; --change) {
            mutated[random.bounded(static_cast<int>(mutated.size()))] =
                bytes[random.bounded(static_cast<int>(bytes.size()))];
        }
        const Result<Script> script = Script::fromText(mutated, u"x.py"_s);
        if (script) {
            QVERIFY(!script->revision().id.isEmpty());
        } else {
            QVERIFY(!script.error().message.isEmpty());
        }
    }
}

QTEST_GUILESS_MAIN(TestScriptHeader)
#include "tst_scriptheader.moc"
