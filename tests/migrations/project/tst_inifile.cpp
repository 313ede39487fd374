// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/project/inifile.h"
#include "tests/support/testresult.h"

#include <QRandomGenerator>
#include <QTest>

using namespace limbeck;
using namespace Qt::StringLiterals;

class TestIniFile final : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatPythonReads_data();
    void readsWhatPythonReads();
    void refusesWhatPythonRefuses_data();
    void refusesWhatPythonRefuses();
    void reportsFailedInterpolations_data();
    void reportsFailedInterpolations();
    void staysSmallWhereSettingsRepeatEachOther();
    void survivesMutatedFiles();
};

// Each row was read with Python 3.11's ConfigParser({'here': '/h'}); the result stands in it.
void TestIniFile::readsWhatPythonReads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("section");
    QTest::addColumn<QString>("value");  // of the key "x"

    const auto row = [](const char* name, const QString& text, const QString& value) {
        QTest::newRow(name) << text << u"a"_s << value;
    };
    row("equals", u"[a]\nx = 1\n"_s, u"1"_s);
    row("colon", u"[a]\nx: 1\n"_s, u"1"_s);
    row("upper-case key", u"[a]\nX = 1\n"_s, u"1"_s);
    row("first delimiter", u"[a]\nx=a=b:c"_s, u"a=b:c"_s);
    row("colon before equals", u"[a]\nx : a=b"_s, u"a=b"_s);
    row("continuation", u"[a]\nx = 1\n y\n\n z\nb=2"_s, u"1\ny\n\nz"_s);
    row("value on the next lines", u"[a]\nx = \n  one\n  two\n"_s, u"\none\ntwo"_s);
    row("comment inside a value", u"[a]\nx = 1\n# c\n  more\n"_s, u"1\nmore"_s);
    row("indented comment", u"[a]\nx=1\n  ; c\n  d"_s, u"1\nd"_s);
    row("empty lines at the end", u"[a]\nx = 1\n\n\t\n"_s, u"1"_s);
    row("blank line of tabs", u"[a]\nx = 1\n\t\n  b\n\n"_s, u"1\n\nb"_s);
    row("deceptive indent", u"[a]\nx=1\n\n# z\n   y=2\n"_s, u"1\n\ny=2"_s);
    row("no comments after values", u"[a]\nx = 1 ; not # no\n"_s, u"1 ; not # no"_s);
    row("empty", u"[a]\nx=\n"_s, QString());
    row("here", u"[a]\nx = %(here)s/a\n"_s, u"/h/a"_s);
    row("other settings", u"[a]\nx=%(y)s\ny=%(Z)s\nz=3"_s, u"3"_s);
    row("doubled percent", u"[a]\nx=50%%\n"_s, u"50%"_s);
    row("doubled percent before a name", u"[a]\nx=%%(here)s"_s, u"%(here)s"_s);
    row("DEFAULT", u"[DEFAULT]\nq=1\n[a]\nx=%(q)s"_s, u"1"_s);
    row("here of DEFAULT", u"[DEFAULT]\nhere=/z\n[a]\nx=%(here)s"_s, u"/z"_s);
    row("text after a section", u"[a] trailing\nx=1\n"_s, u"1"_s);
    row("indented section", u" [a]\nx=1"_s, u"1"_s);
    row("indented settings", u"[a]\n  x=1\n  y=2\n"_s, u"1"_s);
    row("Windows line ends", u"[a]\r\nx=1\r\n"_s, u"1"_s);
    QTest::newRow("blanks in a section") << u"[ a ]\nx=1"_s << u" a "_s << u"1"_s;
    QTest::newRow("bracket in a section") << u"[a]b]\nx=1"_s << u"a]b"_s << u"1"_s;
}

void TestIniFile::readsWhatPythonReads()
{
    QFETCH(QString, text);
    QFETCH(QString, section);
    const Result<IniFile> ini = IniFile::fromText(text, u"/h/alembic.ini"_s);
    QVERIFY_RESULT(ini);
    QVERIFY(ini->hasSection(section));
    QVERIFY(ini->value(section, u"X"_s).has_value());
    QTEST(*ini->value(section, u"x"_s), "value");
    QVERIFY(!ini->value(section, u"nothing"_s).has_value());
    QVERIFY(!ini->value(u"nowhere"_s, u"x"_s).has_value());
}

void TestIniFile::refusesWhatPythonRefuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("line");
    QTest::newRow("before a section") << u"# c\nx=1\n"_s << 2;
    QTest::newRow("no delimiter") << u"[a]\nx\n"_s << 2;
    QTest::newRow("no key") << u"[a]\n=1\n"_s << 2;
    QTest::newRow("empty section name") << u"[]\nx=1"_s << 1;
    QTest::newRow("same key twice") << u"[a]\nx=1\nX=2\n"_s << 3;
    QTest::newRow("same section twice") << u"[a]\n[b]\n[a]\n"_s << 3;
}

void TestIniFile::refusesWhatPythonRefuses()
{
    QFETCH(QString, text);
    const Result<IniFile> ini = IniFile::fromText(text, u"/h/alembic.ini"_s);
    QVERIFY(!ini);
    QCOMPARE(ini.error().code, ErrorCode::ConfigNotFound);
    QVERIFY(ini.error().where.has_value());
    QTEST(ini.error().where->line, "line");
}

void TestIniFile::reportsFailedInterpolations_data()
{
    QTest::addColumn<QString>("value");
    QTest::newRow("itself") << u"%(x)s"_s;
    QTest::newRow("unknown name") << u"%(nope)s"_s;
    QTest::newRow("lone percent") << u"5%"_s;
    QTest::newRow("no s") << u"%(here)"_s;
}

void TestIniFile::reportsFailedInterpolations()
{
    QFETCH(QString, value);
    const Result<IniFile> ini = IniFile::fromText(u"[a]\ny=1\nx="_s + value, u"/h/alembic.ini"_s);
    QVERIFY_RESULT(ini);
    QVERIFY(!ini->value(u"a"_s, u"x"_s).has_value());
    const auto result = ini->interpolated(u"a"_s, u"x"_s);
    QVERIFY(!result);
    QCOMPARE(result.error().where->line, 3);
    QCOMPARE(ini->value(u"a"_s, u"y"_s), u"1"_s);
}

void TestIniFile::staysSmallWhereSettingsRepeatEachOther()
{
    QString text = u"[a]\nx0=0123456789\n"_s;
    for (int i = 1; i < 10; ++i) {
        text += u"x%1="_s.arg(i) + u"%(x%1)s"_s.arg(i - 1).repeated(50) + u'\n';
    }
    const Result<IniFile> ini = IniFile::fromText(text, u"/h/alembic.ini"_s);
    QVERIFY_RESULT(ini);
    QVERIFY(!ini->interpolated(u"a"_s, u"x9"_s));
}

void TestIniFile::survivesMutatedFiles()
{
    const QString text =
        u"[DEFAULT]\nq = %(here)s\n[a]\nx = %(q)s/%%\n  more\n\n; c\n[b]\ny: 1\n"_s;
    const QString letters = u"[]%()=:;#\n s"_s;
    QRandomGenerator random(20261122);
    for (int i = 0; i < 2000; ++i) {
        QString mutated = text;
        for (int change = 0; change < 3; ++change) {
            mutated[random.bounded(static_cast<int>(mutated.size()))] =
                letters[random.bounded(static_cast<int>(letters.size()))];
        }
        const Result<IniFile> ini = IniFile::fromText(mutated, u"/h/alembic.ini"_s);
        if (ini) {
            ini->value(u"a"_s, u"x"_s);
        } else {
            QVERIFY(ini.error().where->line > 0);
        }
    }
}

QTEST_GUILESS_MAIN(TestIniFile)
#include "tst_inifile.moc"
