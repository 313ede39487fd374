// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/report/reportfiles.h"
#include "tests/support/testresult.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <algorithm>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace limbeck;
using namespace Qt::StringLiterals;

namespace {

ReportFiles folderOf(const QStringList& names)
{
    ReportFiles files;
    files.isFolder = true;
    for (const QString& name : names) {
        files.files << ReportFile{name, name.toUtf8()};
    }
    return files;
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList namesIn(const QString& folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
}

}  // namespace

class TestReportFiles final : public QObject
{
    Q_OBJECT

private slots:
    void replaceAFile();
    void leaveAFileAloneThatCannotBeWritten();
    void writeIntoAPipe();
    void makeAFolder();
    void replaceAFolderOfTheirs();
    void leaveAFolderAloneThatHoldsMore();
    void leaveNothingBehindBesideAFolder();

private:
    QTemporaryDir m_dir;
};

void TestReportFiles::replaceAFile()
{
    const QString path = m_dir.filePath(u"a.md"_s);
    QVERIFY_RESULT(saveReport(ReportFiles::single(QByteArray("one")), path));
    QVERIFY_RESULT(saveReport(ReportFiles::single(QByteArray("two")), path));
    QCOMPARE(contentOf(path), QByteArray("two"));
}

void TestReportFiles::leaveAFileAloneThatCannotBeWritten()
{
    const QString folder = m_dir.filePath(u"is-a-folder"_s);
    QVERIFY(QDir().mkpath(folder));
    const Result<> saved = saveReport(ReportFiles::single(QByteArray("x")), folder);
    QVERIFY(!saved);
    QCOMPARE(saved.error().code, ErrorCode::FileUnwritable);
    const Result<> missing =
        saveReport(ReportFiles::single(QByteArray("x")), m_dir.filePath(u"no/such/a.md"_s));
    QVERIFY(!missing);
}

/// A pipe stays one: no file is put in its place.
void TestReportFiles::writeIntoAPipe()
{
    const QString path = m_dir.filePath(u"pipe"_s);
    const QByteArray name = QFile::encodeName(path);
    QCOMPARE(::mkfifo(name.constData(), 0600), 0);
    const int reader = ::open(name.constData(), O_RDONLY | O_NONBLOCK);
    QVERIFY(reader >= 0);
    const Result<> saved = saveFile(path, "text");
    QByteArray received(16, '\0');
    received.resize(std::max<qsizetype>(0, ::read(reader, received.data(), 16)));
    ::close(reader);
    QVERIFY_RESULT(saved);
    QCOMPARE(received, "text");
    QVERIFY(!QFileInfo(path).isFile());
}

void TestReportFiles::makeAFolder()
{
    const QString path = m_dir.filePath(u"made"_s);
    QVERIFY_RESULT(saveReport(folderOf({u"README.md"_s, u"tables/a.md"_s}), path));
    QCOMPARE(contentOf(path + u"/tables/a.md"_s), QByteArray("tables/a.md"));
}

void TestReportFiles::replaceAFolderOfTheirs()
{
    const QString path = m_dir.filePath(u"theirs"_s);
    QVERIFY_RESULT(saveReport(folderOf({u"a.csv"_s, u"tables/old.md"_s}), path));
    QVERIFY_RESULT(saveReport(folderOf({u"a.csv"_s, u"tables/new.md"_s}), path + u'/'));
    QVERIFY(QFile::exists(path + u"/tables/new.md"_s));
    QVERIFY(!QFile::exists(path + u"/tables/old.md"_s));
    const QString empty = m_dir.filePath(u"empty"_s);
    QVERIFY(QDir().mkpath(empty));
    QVERIFY_RESULT(saveReport(folderOf({u"a.csv"_s}), empty));
}

void TestReportFiles::leaveAFolderAloneThatHoldsMore()
{
    const QString path = m_dir.filePath(u"mine"_s);
    QVERIFY_RESULT(saveReport(folderOf({u"a.csv"_s}), path));
    QVERIFY_RESULT(saveFile(path + u"/notes.txt"_s, "precious"));
    const Result<> saved = saveReport(folderOf({u"b.csv"_s}), path);
    QVERIFY(!saved);
    QVERIFY(saved.error().message.contains(u"'notes.txt'"_s));
    QCOMPARE(contentOf(path + u"/notes.txt"_s), QByteArray("precious"));
    QVERIFY(QFile::exists(path + u"/a.csv"_s));
    QVERIFY(!QFile::exists(path + u"/b.csv"_s));
}

void TestReportFiles::leaveNothingBehindBesideAFolder()
{
    QTemporaryDir place;
    QVERIFY_RESULT(saveReport(folderOf({u"a.csv"_s}), place.filePath(u"r"_s)));
    QVERIFY_RESULT(saveReport(folderOf({u"b.csv"_s}), place.filePath(u"r"_s)));
    QCOMPARE(namesIn(place.path()), QStringList{u"r"_s});
}

QTEST_GUILESS_MAIN(TestReportFiles)
#include "tst_reportfiles.moc"
