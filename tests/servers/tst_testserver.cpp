// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/testresult.h"
#include "tests/support/testserver.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

using namespace limbeck;
using namespace Qt::StringLiterals;

class TestTestServer : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void givesEveryTestADatabaseOfItsOwn_data();
    void givesEveryTestADatabaseOfItsOwn();
    void stopsAndCleansUpWhenItsInputEnds_data();
    void stopsAndCleansUpWhenItsInputEnds();
    void endsWithItsScriptEvenIfThatIsKilled_data();
    void endsWithItsScriptEvenIfThatIsKilled();
    void saysWhyThereIsNoServer();

private:
    bool has(const QString& file) const;
    void start(const QString& engine);
    /// Process ids of the servers that work in the folder.
    QStringList servers() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QProcess> m_script;
};

void TestTestServer::init()
{
    m_folder = std::make_unique<QTemporaryDir>(serverBaseFolder() + u"/lb-XXXXXX"_s);
    QVERIFY(m_folder->isValid());
}

void TestTestServer::cleanup()
{
    m_script.reset();
    m_folder.reset();
}

bool TestTestServer::has(const QString& file) const
{
    return QFile::exists(m_folder->filePath(file));
}

void TestTestServer::start(const QString& engine)
{
    m_script = std::make_unique<QProcess>();
    m_script->start(QStringLiteral(LIMBECK_SOURCE_DIR "/tests/servers/serve.sh"),
                    {engine, m_folder->path()});
    QVERIFY(m_script->waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(has(u"ready"_s) || has(u"failed"_s), 50000);
}

QStringList TestTestServer::servers() const
{
    QStringList found;
    for (const QString& id : QDir(u"/proc"_s).entryList({u"[0-9]*"_s}, QDir::Dirs)) {
        QFile commandLine(u"/proc/%1/cmdline"_s.arg(id));
        if (commandLine.open(QIODevice::ReadOnly)) {
            const QList<QByteArray> words = commandLine.readAll().split('\0');
            const bool isServer = words[0].endsWith("postgres") || words[0].endsWith("mariadbd");
            if (isServer && words.join(' ').contains(m_folder->path().toUtf8())) {
                found << id;
            }
        }
    }
    return found;
}

void TestTestServer::givesEveryTestADatabaseOfItsOwn_data()
{
    addServerRows();
}

void TestTestServer::givesEveryTestADatabaseOfItsOwn()
{
    QFETCH(Engine, engine);
    const auto first = serverDatabase(engine, {u"CREATE TABLE t (a INTEGER)"_s});
    const auto second = serverDatabase(engine);
    QVERIFY(first != nullptr && second != nullptr);
    QVERIFY_RESULT(first->query(u"SELECT a FROM t"_s));
    QVERIFY(!second->query(u"SELECT a FROM t"_s).has_value());
}

static void addEngineNames()
{
    QTest::addColumn<QString>("engine");
    QTest::newRow("PostgreSQL") << u"postgresql"_s;
    QTest::newRow("MariaDB") << u"mariadb"_s;
}

void TestTestServer::stopsAndCleansUpWhenItsInputEnds_data()
{
    addEngineNames();
}

void TestTestServer::stopsAndCleansUpWhenItsInputEnds()
{
    QFETCH(QString, engine);
    start(engine);
    QVERIFY(has(u"ready"_s));
    QCOMPARE(servers().size(), 1);
    m_script->closeWriteChannel();
    QVERIFY(m_script->waitForFinished());
    QCOMPARE(servers(), QStringList());
    QVERIFY(!QFile::exists(m_folder->path()));
}

void TestTestServer::endsWithItsScriptEvenIfThatIsKilled_data()
{
    addEngineNames();
}

void TestTestServer::endsWithItsScriptEvenIfThatIsKilled()
{
    QFETCH(QString, engine);
    start(engine);
    QVERIFY(has(u"ready"_s));
    QCOMPARE(servers().size(), 1);
    m_script->kill();
    QVERIFY(m_script->waitForFinished());
    QTRY_COMPARE(servers(), QStringList());
}

void TestTestServer::saysWhyThereIsNoServer()
{
    start(u"oracle"_s);
    QFile reason(m_folder->filePath(u"failed"_s));
    QVERIFY(reason.open(QIODevice::ReadOnly));
    QCOMPARE(reason.readAll(), QByteArray("serve.sh knows no engine 'oracle'.\n"));
    QVERIFY(!has(u"ready"_s));
}

QTEST_GUILESS_MAIN(TestTestServer)

#include "tst_testserver.moc"
