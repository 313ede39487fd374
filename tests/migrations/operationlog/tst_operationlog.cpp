// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/operationlog/operationlog.h"
#include "tests/support/testresult.h"

#include <QTemporaryDir>
#include <QTest>

using namespace limbeck;
using namespace Qt::StringLiterals;

namespace {

OperationRecord record(const QString& id)
{
    OperationRecord record;
    record.id = id;
    record.started = QDateTime(QDate(2026, 11, 27), QTime(15, 33, 5, 250), Qt::UTC);
    record.milliseconds = 1200;
    record.user = u"ada"_s;
    record.host = u"desk"_s;
    record.version = u"0.1.0"_s;
    record.action = u"upgrade"_s;
    record.database = u"postgresql://ada:***@db/shop"_s;
    record.target = u"shop"_s;
    record.from = QStringList{u"a1"_s};
    record.to = QStringList{u"b2"_s, u"c3"_s};
    record.steps = {{u"b2"_s, false, 700}, {u"c3"_s, true, 500}};
    record.backup = u"/backups/shop.dump"_s;
    record.files = {{u"/p/b2.py"_s, u"00ff"_s}};
    record.hasChanged = false;
    record.error = u"It failed.\nBadly."_s;
    record.undoes = u"0123"_s;
    return record;
}

}  // namespace

class TestOperationLog : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder.emplace();
        m_path = m_folder->filePath(u"deep/down/log.jsonl"_s);
    }

    void writesEachOperationOnOneLine()
    {
        const QByteArray line = record(u"aa"_s).toJson();
        QVERIFY(!line.contains('\n'));
        QCOMPARE(OperationRecord::fromJson(line), record(u"aa"_s));
    }

    void leavesOutWhatSaysNothing()
    {
        OperationRecord small;
        small.id = u"aa"_s;
        small.action = u"stamp"_s;
        small.started = record({}).started;
        const QByteArray line = small.toJson();
        for (const char* name : {"backup", "error", "files", "steps", "undoes", "database"}) {
            QVERIFY2(!line.contains(name), name);
        }
        QCOMPARE(OperationRecord::fromJson(line), small);
    }

    void isEmptyBeforeTheFirstOperation()
    {
        const auto content = OperationLog(m_path).read();
        QVERIFY_RESULT(content);
        QVERIFY(content->records.isEmpty());
    }

    void readsInTheOrderOfWriting()
    {
        const OperationLog log(m_path);
        QVERIFY_RESULT(log.append(record(u"aa"_s)));
        QVERIFY_RESULT(log.append(record(u"bb"_s)));
        const auto content = log.read();
        QVERIFY_RESULT(content);
        QCOMPARE(content->records, QList<OperationRecord>({record(u"aa"_s), record(u"bb"_s)}));
        QCOMPARE(content->damagedLines, 0);
    }

    void isForItsOwnerAlone()
    {
        QVERIFY_RESULT(OperationLog(m_path).append(record(u"aa"_s)));
        const auto others =
            QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther;
        QCOMPARE(QFile::permissions(m_path) & others, QFile::Permissions());
    }

    void goesOnAfterALineWithoutItsEnd()
    {
        const OperationLog log(m_path);
        QVERIFY_RESULT(log.append(record(u"aa"_s)));
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::Append));
        file.write(record(u"bb"_s).toJson().first(40));
        file.close();
        QVERIFY_RESULT(log.append(record(u"cc"_s)));
        const auto content = log.read();
        QVERIFY_RESULT(content);
        QCOMPARE(content->records, QList<OperationRecord>({record(u"aa"_s), record(u"cc"_s)}));
        QCOMPARE(content->damagedLines, 1);
    }

    void staysBounded()
    {
        const OperationLog log(m_path);
        QVERIFY_RESULT(log.append(record(u"aa"_s)));
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::Append));
        file.write(QByteArray(OperationLog::maxBytes, ' ') + '\n');
        file.close();
        QVERIFY_RESULT(log.append(record(u"bb"_s)));
        QVERIFY(QFile(m_path).size() < 2000);
        auto content = log.read();
        QVERIFY_RESULT(content);
        QCOMPARE(content->records.size(), 2);  // the older half is still read
        QVERIFY(file.open(QIODevice::Append));
        file.write(QByteArray(OperationLog::maxBytes, ' ') + '\n');
        file.close();
        QVERIFY_RESULT(log.append(record(u"cc"_s)));
        content = log.read();
        QVERIFY_RESULT(content);
        QCOMPARE(content->records, QList<OperationRecord>({record(u"bb"_s), record(u"cc"_s)}));
    }

    void saysWhereItCannotBeWritten()
    {
        QFile inTheWay(m_folder->filePath(u"deep"_s));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        const auto kept = OperationLog(m_path).append(record(u"aa"_s));
        QVERIFY(!kept);
        QCOMPARE(kept.error().code, ErrorCode::FileUnwritable);
        QVERIFY2(kept.error().message.contains(m_path), qPrintable(kept.error().message));
    }

    void tellsProjectsOfTheSameNameApart()
    {
        const QString one = OperationLog::standardPath(u"/a/shop/alembic.ini"_s);
        const QString other = OperationLog::standardPath(u"/b/shop/alembic.ini"_s);
        QVERIFY(one != other);
        QVERIFY2(QFileInfo(one).fileName().startsWith(u"shop-"_s), qPrintable(one));
        QCOMPARE(one, OperationLog::standardPath(u"/a/shop/alembic.ini"_s));
    }

private:
    std::optional<QTemporaryDir> m_folder;
    QString m_path;
};

QTEST_GUILESS_MAIN(TestOperationLog)
#include "tst_operationlog.moc"
