// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/layout/diagramfile.h"
#include "tests/support/testresult.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace limbeck;
using namespace Qt::StringLiterals;

class TestDiagramFile final : public QObject
{
    Q_OBJECT

private slots:
    void writesOneTableALine();
    void readsWhatItWrote();
    void readsThePlacesThatMakeSense();
    void refusesWhatIsNoFileOfOurs_data();
    void refusesWhatIsNoFileOfOurs();
    void savesAndLoads();
    void saysWhereItCannotWrite();
};

namespace {

DiagramFile sample()
{
    DiagramFile file;
    file.arrangements[u"overview, keys"_s] = {
        {u"user"_s, {.corner = {120, -40}, .isByHand = true}},
        {u"audit.\"log\" ä"_s, {.corner = {0, 300}}},
    };
    file.arrangements[u"layered, names"_s] = {};
    return file;
}

}  // namespace

void TestDiagramFile::writesOneTableALine()
{
    QCOMPARE(QString::fromUtf8(writeDiagramFile(sample())),
             uR"({
    "version": 1,
    "arrangements": {
        "layered, names": {
        },
        "overview, keys": {
            "audit.\"log\" ä": {"x": 0, "y": 300},
            "user": {"x": 120, "y": -40, "by": "hand"}
        }
    }
}
)"_s);
}

void TestDiagramFile::readsWhatItWrote()
{
    for (const DiagramFile& file : {sample(), DiagramFile()}) {
        const auto read = readDiagramFile(writeDiagramFile(file));
        QVERIFY_RESULT(read);
        QVERIFY(*read == file);
    }
}

void TestDiagramFile::readsThePlacesThatMakeSense()
{
    const auto read = readDiagramFile(
        R"({"version": 1, "later": 3, "arrangements": {"a": {"b": {"x": 1, "y": 2, "by": "hand"},
            "c": {"x": "left"}, "d": 7}}})");
    QVERIFY_RESULT(read);
    QCOMPARE(read->arrangements.value(u"a"_s).keys(), QStringList{u"b"_s});
}

void TestDiagramFile::refusesWhatIsNoFileOfOurs_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addRow("empty") << QByteArray();
    QTest::addRow("conflict") << QByteArray("<<<<<<< HEAD\n{}\n");
    QTest::addRow("list") << QByteArray("[]");
    QTest::addRow("later") << QByteArray(R"({"version": 2, "arrangements": {}})");
}

void TestDiagramFile::refusesWhatIsNoFileOfOurs()
{
    QFETCH(const QByteArray, text);
    const auto read = readDiagramFile(text);
    QVERIFY(!read.has_value());
    QCOMPARE(read.error().code, ErrorCode::Unsupported);
}

void TestDiagramFile::savesAndLoads()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"project/.limbeck/diagram.json"_s);
    const auto nothing = loadDiagramFile(path);
    QVERIFY_RESULT(nothing);
    QVERIFY(nothing->arrangements.isEmpty());
    QVERIFY_RESULT(saveDiagramFile(sample(), path));
    const auto read = loadDiagramFile(path);
    QVERIFY_RESULT(read);
    QVERIFY(*read == sample());
}

void TestDiagramFile::saysWhereItCannotWrite()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const QString path = folder.filePath(u"file/diagram.json"_s);
    const auto saved = saveDiagramFile(sample(), path);
    QVERIFY(!saved.has_value());
    QCOMPARE(saved.error().code, ErrorCode::FileUnwritable);
    QVERIFY2(saved.error().message.contains(path), qPrintable(saved.error().message));
}

QTEST_GUILESS_MAIN(TestDiagramFile)
#include "tst_diagramfile.moc"
