// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/offline.h"
#include "tests/support/testresult.h"

#include <QFile>
#include <QTest>

using namespace limbeck;
using namespace Qt::StringLiterals;

namespace {

QString recording(const QString& name)
{
    QFile file(QStringLiteral(LIMBECK_SOURCE_DIR "/tests/oracle/fenrir/") + name);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// Which of a merge's two parents is updated and which inserted follows a Python set in Alembic,
/// and the written order here; the recording happens to have the other one.
QString inWrittenOrder(QString recorded)
{
    const QString left = u"'301ad4c5d899'"_s;
    const QString right = u"'0ec36ea2a851'"_s;
    recorded.replace(u"VALUES ("_s + left, u"VALUES ("_s + right);
    recorded.replace(u"version_num="_s + right + u" WHERE alembic_version.version_num = '5b3a"_s,
                     u"version_num="_s + left + u" WHERE alembic_version.version_num = '5b3a"_s);
    return recorded;
}

/// The first lines that differ, for a failure that can be read.
QString firstDifference(const QString& left, const QString& right)
{
    const QStringList a = left.split(u'\n');
    const QStringList b = right.split(u'\n');
    for (qsizetype i = 0; i < std::max(a.size(), b.size()); ++i) {
        if (a.value(i) != b.value(i)) {
            return u"line %1\n  ours:    %2\n  Alembic: %3"_s.arg(
                QString::number(i + 1), a.value(i), b.value(i));
        }
    }
    return {};
}

}  // namespace

/// The nineteen revisions' SQL, byte for byte as Alembic prints it.
class TestOfflineOracle final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void upgradesAsAlembicDoes_data();
    void upgradesAsAlembicDoes();
    void downgradesAsAlembicDoes_data();
    void downgradesAsAlembicDoes();

private:
    static void addEngines();

    Project m_project;
};

void TestOfflineOracle::initTestCase()
{
    const Result<Project> opened =
        Project::open(QStringLiteral(LIMBECK_SOURCE_DIR "/tests/data/fenrir-nineteen"));
    QVERIFY_RESULT(opened);
    m_project = *opened;
}

void TestOfflineOracle::addEngines()
{
    QTest::addColumn<Engine>("engine");
    QTest::addColumn<QString>("name");
    QTest::newRow("postgresql") << Engine::Postgresql << u"postgresql"_s;
    QTest::newRow("mysql") << Engine::Mysql << u"mysql"_s;
    QTest::newRow("mariadb") << Engine::Mariadb << u"mariadb"_s;
}

void TestOfflineOracle::upgradesAsAlembicDoes_data()
{
    addEngines();
}

void TestOfflineOracle::upgradesAsAlembicDoes()
{
    QFETCH(Engine, engine);
    QFETCH(QString, name);
    const QString expected = recording(name + u"-upgrade.sql"_s);
    QVERIFY(!expected.isEmpty());
    const auto script = command::offlineUpgrade(m_project, engine, u"head"_s);
    QVERIFY_RESULT(script);
    QVERIFY2(script->sql == expected, qPrintable(firstDifference(script->sql, expected)));
}

void TestOfflineOracle::downgradesAsAlembicDoes_data()
{
    addEngines();
}

void TestOfflineOracle::downgradesAsAlembicDoes()
{
    QFETCH(Engine, engine);
    QFETCH(QString, name);
    const QString expected = inWrittenOrder(recording(name + u"-downgrade.sql"_s));
    QString ours;
    for (const QString& range : {u"head:6bfb5f75709c"_s, u"edab8f775757:base"_s}) {
        const auto script = command::offlineDowngrade(m_project, engine, range);
        QVERIFY_RESULT(script);
        ours += script->sql;
    }
    QVERIFY2(ours == expected, qPrintable(firstDifference(ours, expected)));
}

QTEST_GUILESS_MAIN(TestOfflineOracle)
#include "tst_offline_oracle.moc"
