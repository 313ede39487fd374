// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/testserver.h"

#include "tests/support/testresult.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>
#include <QTemporaryDir>

#include <cstdio>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

void failTest(const QString& text)
{
    QTest::qFail(qPrintable(text), __FILE__, __LINE__);
}

/// One server. serve.sh runs it until its standard input ends, which is when this executable does.
class TestServer final
{
public:
    explicit TestServer(Engine engine, const QString& mode = {})
    {
        QTemporaryDir folder(serverBaseFolder() + u"/lb-XXXXXX"_s);
        folder.setAutoRemove(false);  // the script removes it
        m_folder = folder.path();
        const QString command = u"exec setsid --fork '%1' %2 '%3' %4 >/dev/null 2>&1"_s.arg(
            QStringLiteral(LIMBECK_SOURCE_DIR "/tests/servers/serve.sh"),
            engineName(engine),
            m_folder,
            mode);
        // "e": no other child of this process may keep the script's input open.
        m_script = popen(qPrintable(command), "we");
        const bool hasAnswered =
            QTest::qWaitFor([this] { return has(u"ready"_s) || has(u"failed"_s); }, 50000);
        if (!hasAnswered) {
            m_problem = u"%1 does not say anything about its %2 server."_s.arg(
                u"tests/servers/serve.sh"_s, engineName(engine));
        } else if (QFile reason(m_folder + u"/failed"_s); reason.open(QIODevice::ReadOnly)) {
            m_problem = QString::fromUtf8(reason.readAll());
        }
    }

    ~TestServer()
    {
        if (m_script != nullptr) {
            pclose(m_script);
        }
    }

    Q_DISABLE_COPY_MOVE(TestServer)

    static TestServer& of(Engine engine)
    {
        if (engine == Engine::Postgresql) {
            static TestServer postgresql(engine);
            return postgresql;
        }
        static TestServer mariadb(Engine::Mariadb);
        return mariadb;
    }

    static TestServer& withTls(Engine engine)
    {
        if (engine == Engine::Postgresql) {
            static TestServer postgresql(engine, u"tls"_s);
            return postgresql;
        }
        static TestServer mariadb(Engine::Mariadb, u"tls"_s);
        return mariadb;
    }

    /// Fails the test if there is no server.
    const QString& folder() const
    {
        if (!m_problem.isEmpty()) {
            failTest(m_problem);
        }
        return m_folder;
    }

private:
    bool has(const QString& file) const
    {
        return QFileInfo::exists(m_folder + u'/' + file);
    }

    QString m_folder;
    QString m_problem;
    std::FILE* m_script = nullptr;
};

}  // namespace

QString serverBaseFolder()
{
    constexpr qint64 needed = 512LL * 1024 * 1024;
    const QStorageInfo memory(u"/dev/shm"_s);
    const bool isUsable = memory.isValid() && memory.bytesAvailable() > needed
                          && QFileInfo(u"/dev/shm"_s).isWritable();
    return isUsable ? u"/dev/shm"_s : QDir::tempPath();
}

QString serverUrl(Engine engine, const QString& database)
{
    const QString& folder = TestServer::of(engine).folder();
    return engine == Engine::Postgresql
               ? u"postgresql+psycopg2://postgres@/%1?host=%2"_s.arg(database, folder)
               : u"%1+pymysql://root@localhost/%2?unix_socket=%3/mysqld.sock"_s.arg(
                   engineName(engine), database, folder);
}

ConnectionSettings serverSettings(Engine engine, const QString& database)
{
    const auto settings = ConnectionSettings::fromUrl(serverUrl(engine, database), QString());
    if (!settings) {
        failTest(settings.error().toText());
        return {};
    }
    return *settings;
}

int tlsServerPort(Engine engine)
{
    QFile port(TestServer::withTls(engine).folder() + u"/port"_s);
    return port.open(QIODevice::ReadOnly) ? port.readAll().trimmed().toInt() : 0;
}

QString tlsServerFolder(Engine engine)
{
    return TestServer::withTls(engine).folder() + u"/tls/"_s;
}

QString tlsServerUrl(Engine engine, const QString& user, const QString& host, const QString& query)
{
    return u"%1://%2@%3:%4/%5?%6"_s.arg(engineName(engine),
                                        user,
                                        host,
                                        QString::number(tlsServerPort(engine)),
                                        engine == Engine::Postgresql ? u"postgres"_s : u"mysql"_s,
                                        query);
}

ConnectionSettings newServerDatabase(Engine engine)
{
    static int count = 0;
    const QString name = u"test%1"_s.arg(++count);
    const QString first = engine == Engine::Postgresql ? u"postgres"_s : u"mysql"_s;
    openedDatabase(serverSettings(engine, first), {u"CREATE DATABASE "_s + name});
    return serverSettings(engine, name);
}

std::unique_ptr<Database> openedDatabase(const ConnectionSettings& settings,
                                         const QStringList& statements)
{
    auto database = Database::open(settings, Database::Mode::ReadWrite);
    if (!database) {
        failTest(database.error().toText());
        return nullptr;
    }
    for (const QString& sql : statements) {
        if (const auto done = (*database)->execute(sql); !done) {
            failTest(sql + u'\n' + done.error().toText());
            return nullptr;
        }
    }
    return std::move(*database);
}

std::unique_ptr<Database> serverDatabase(Engine engine, const QStringList& statements)
{
    return openedDatabase(newServerDatabase(engine), statements);
}

void addServerRows()
{
    QTest::addColumn<Engine>("engine");
    QTest::newRow("PostgreSQL") << Engine::Postgresql;
    QTest::newRow("MariaDB") << Engine::Mariadb;
}

}  // namespace limbeck
