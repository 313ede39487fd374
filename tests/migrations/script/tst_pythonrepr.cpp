// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/pythonrepr.h"
#include "tests/support/testresult.h"

namespace limbeck {

using namespace Qt::StringLiterals;

class TestPythonRepr : public QObject
{
    Q_OBJECT

private slots:
    void writesTextsAsPythonDoes_data();
    void writesTextsAsPythonDoes();
    void writesTuplesAndLists();
};

/// Expected values were printed by Python 3.11.
void TestPythonRepr::writesTextsAsPythonDoes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("repr");

    QTest::newRow("empty") << u""_s << u"''"_s;
    QTest::newRow("plain") << u"a1b2"_s << u"'a1b2'"_s;
    QTest::newRow("single quote") << u"it's"_s << u"\"it's\""_s;
    QTest::newRow("double quotes") << u"say \"x\""_s << u"'say \"x\"'"_s;
    QTest::newRow("both") << u"both ' and \""_s << u"'both \\' and \"'"_s;
    QTest::newRow("white space") << u"tab\t nl\n cr\r"_s << u"'tab\\t nl\\n cr\\r'"_s;
    QTest::newRow("backslash") << u"\\"_s << u"'\\\\'"_s;
    QTest::newRow("controls") << QString::fromUcs4(U"\x01\x1f\x7f\x80\xa0\xad")
                              << uR"('\x01\x1f\x7f\x80\xa0\xad')"_s;
    QTest::newRow("printable") << u"é日本😀"_s << u"'é日本😀'"_s;
    QTest::newRow("separators") << QString::fromUcs4(U"\u200b\u2028\ufeff")
                                << uR"('\u200b\u2028\ufeff')"_s;
    QTest::newRow("private") << QString::fromUcs4(U"\ue000\U0010ffff")
                             << uR"('\ue000\U0010ffff')"_s;
    QTest::newRow("surrogate") << QString(QChar(0xd800)) << uR"('\ud800')"_s;
    QTest::newRow("combining") << QString(QChar(0x301)) << u'\'' + QString(QChar(0x301)) + u'\'';
}

void TestPythonRepr::writesTextsAsPythonDoes()
{
    QFETCH(QString, text);
    QFETCH(QString, repr);

    QCOMPARE(pythonRepr(text), repr);
}

void TestPythonRepr::writesTuplesAndLists()
{
    QCOMPARE(pythonTupleRepr({}), u"()"_s);
    QCOMPARE(pythonTupleRepr({u"a"_s}), u"('a',)"_s);
    QCOMPARE(pythonTupleRepr({u"a"_s, u"it's"_s}), u"('a', \"it's\")"_s);
    QCOMPARE(pythonListRepr({}), u"[]"_s);
    QCOMPARE(pythonListRepr({u"a"_s, u"b"_s}), u"['a', 'b']"_s);
}

}  // namespace limbeck

QTEST_GUILESS_MAIN(limbeck::TestPythonRepr)
#include "tst_pythonrepr.moc"
