// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/consolidate/folderchange.h"
#include "tests/support/testresult.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace limbeck;
using namespace Qt::StringLiterals;

class TestFolderChange : public QObject
{
    Q_OBJECT

private slots:
    void replacesFilesInOneStep();
    void finishesWhatWasKilled();
    void leavesOtherFoldersAlone();
};

namespace {

void write(const QString& path, const QByteArray& content)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

QByteArray read(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : "(none)";
}

QStringList namesIn(const QString& folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                                  QDir::Name);
}

}  // namespace

void TestFolderChange::replacesFilesInOneStep()
{
    const QTemporaryDir dir;
    const QString folder = dir.filePath(u"versions"_s);
    write(folder + u"/a.py"_s, "a");
    write(folder + u"/b.py"_s, "b");
    write(folder + u"/sub/c.py"_s, "c");
    const FolderChange change{folder, {u"a.py"_s}, {{u"b.py"_s, "new"}, {u"sub/d.py"_s, "d"}}};
    QVERIFY_RESULT(changeFolders(dir.filePath(u".limbeck"_s), {change}));

    QCOMPARE(namesIn(folder), (QStringList{u"b.py"_s, u"sub"_s}));
    QCOMPARE(read(folder + u"/b.py"_s), "new");
    QCOMPARE(read(folder + u"/sub/c.py"_s), "c");
    QCOMPARE(read(folder + u"/sub/d.py"_s), "d");
    QCOMPARE(namesIn(dir.path()), (QStringList{u".limbeck"_s, u"versions"_s}));
    QCOMPARE(namesIn(dir.filePath(u".limbeck"_s)), QStringList());
}

void TestFolderChange::finishesWhatWasKilled()
{
    // Killed after the first of two folders was exchanged.
    const QTemporaryDir dir;
    const QString first = dir.filePath(u"one"_s);
    const QString second = dir.filePath(u"two"_s);
    write(first + u"/new.py"_s, "new");
    write(first + u"/.limbeck-new"_s, "");
    write(first + u".limbeck-aside/old.py"_s, "old");
    write(second + u"/old.py"_s, "old");
    write(second + u".limbeck-aside/new.py"_s, "new");
    write(second + u".limbeck-aside/.limbeck-new"_s, "");
    write(dir.filePath(u".limbeck/changing-folders"_s), (first + u'\n' + second).toUtf8());

    const Result<bool> recovered =
        recoverFolderChanges(dir.filePath(u".limbeck"_s), {first, second});
    QVERIFY_RESULT(recovered);
    QVERIFY(*recovered);
    QCOMPARE(namesIn(first), QStringList{u"new.py"_s});
    QCOMPARE(namesIn(second), QStringList{u"new.py"_s});
    QCOMPARE(namesIn(dir.path()), (QStringList{u".limbeck"_s, u"one"_s, u"two"_s}));

    const Result<bool> again = recoverFolderChanges(dir.filePath(u".limbeck"_s), {first, second});
    QVERIFY_RESULT(again);
    QVERIFY(!*again);
}

void TestFolderChange::leavesOtherFoldersAlone()
{
    const QTemporaryDir dir;
    const QString stranger = dir.filePath(u"home"_s);
    write(stranger + u"/mine"_s, "mine");
    write(stranger + u".limbeck-aside/.limbeck-new"_s, "");
    write(dir.filePath(u".limbeck/changing-folders"_s), stranger.toUtf8());
    QVERIFY_RESULT(recoverFolderChanges(dir.filePath(u".limbeck"_s), {dir.filePath(u"v"_s)}));
    QCOMPARE(namesIn(stranger), QStringList{u"mine"_s});
}

QTEST_GUILESS_MAIN(TestFolderChange)
#include "tst_folderchange.moc"
