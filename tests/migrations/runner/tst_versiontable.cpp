// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/runner/versiontable.h"
#include "tests/support/testresult.h"

using namespace limbeck;
using namespace Qt::StringLiterals;

class TestVersionTable : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void rendersWhatAlembicRenders();
    void neverCreatesTheTableByReading();
    void createsTheTableOnce();
    void readsAnyShapeInTheOrderOfTheDatabase();
    void carriesOutAChange();
    void refusesAnUpdateThatMatchesNoRow();
    void refusesADeleteThatMatchesTwoRows();
    void refusesIdsThatCouldEndALiteral();

private:
    QStringList rows(const VersionTable& table = {}) const;

    std::unique_ptr<Database> m_database;
};

void TestVersionTable::init()
{
    auto database = Database::open(ConnectionSettings{}, Database::Mode::ReadWrite);
    QVERIFY_RESULT(database);
    m_database = std::move(*database);
}

QStringList TestVersionTable::rows(const VersionTable& table) const
{
    const auto read = table.read(*m_database);
    return read ? *read : QStringList{read.error().toText()};
}

void TestVersionTable::rendersWhatAlembicRenders()
{
    const VersionTable table;
    QCOMPARE(table.createStatement(Engine::Sqlite),
             u"CREATE TABLE alembic_version (\n\tversion_num VARCHAR(32) NOT NULL, \n\tCONSTRAINT "
             "alembic_version_pkc PRIMARY KEY (version_num)\n)"_s);
    RowChange change;
    change.removed = {u"a"_s};
    change.added = {u"b"_s};
    change.updated = {u"c"_s, u"d"_s};
    QCOMPARE(table.statements(change, Engine::Sqlite),
             (QStringList{
                 u"DELETE FROM alembic_version WHERE alembic_version.version_num = 'a'"_s,
                 u"INSERT INTO alembic_version (version_num) VALUES ('b') RETURNING version_num"_s,
                 u"UPDATE alembic_version SET version_num='d' WHERE "
                 "alembic_version.version_num = 'c'"_s}));
    QVERIFY(table.statements(change, Engine::Postgresql)[1].endsWith(
        u"RETURNING alembic_version.version_num"_s));

    VersionTable other;
    other.name = TableName(u"App"_s, u"My Versions"_s);
    other.hasPrimaryKey = false;
    QCOMPARE(other.createStatement(Engine::Sqlite),
             u"CREATE TABLE \"App\".\"My Versions\" (\n\tversion_num VARCHAR(32) NOT NULL\n)"_s);
}

void TestVersionTable::neverCreatesTheTableByReading()
{
    QCOMPARE(rows(), QStringList());
    QCOMPARE(*VersionTable().exists(*m_database), false);
    QCOMPARE(m_database->query(u"SELECT * FROM sqlite_master"_s)->rows.size(), 0);
}

void TestVersionTable::createsTheTableOnce()
{
    QVERIFY_RESULT(VersionTable().ensure(*m_database));
    QVERIFY_RESULT(VersionTable().ensure(*m_database));
    QCOMPARE(*VersionTable().exists(*m_database), true);
}

void TestVersionTable::readsAnyShapeInTheOrderOfTheDatabase()
{
    QVERIFY_RESULT(m_database->execute(
        u"CREATE TABLE Alembic_Version (id INTEGER, version_num, note TEXT DEFAULT 'x')"_s));
    QVERIFY_RESULT(m_database->execute(
        u"INSERT INTO alembic_version (version_num) VALUES ('z'), ('a'), ('z'), (7)"_s));
    QCOMPARE(rows(), (QStringList{u"z"_s, u"a"_s, u"z"_s, u"7"_s}));
}

void TestVersionTable::carriesOutAChange()
{
    QVERIFY_RESULT(VersionTable().ensure(*m_database));
    RowChange change;
    change.added = {u"a"_s, u"b"_s, u"c"_s};
    QVERIFY_RESULT(VersionTable().write(*m_database, change));
    change = RowChange{};
    change.removed = {u"a"_s};
    change.added = {u"d"_s};
    change.updated = {u"b"_s, u"e"_s};
    QVERIFY_RESULT(VersionTable().write(*m_database, change));
    QStringList found = rows();
    found.sort();
    QCOMPARE(found, (QStringList{u"c"_s, u"d"_s, u"e"_s}));
}

void TestVersionTable::refusesAnUpdateThatMatchesNoRow()
{
    QVERIFY_RESULT(VersionTable().ensure(*m_database));
    RowChange change;
    change.updated = {u"a"_s, u"b%1"_s};
    const auto written = VersionTable().write(*m_database, change);
    QVERIFY(!written.has_value());
    QCOMPARE(written.error().code, ErrorCode::VersionMismatch);
    QCOMPARE(written.error().message.section(u'\n', 0, 0),
             u"Online migration expected to match one row when updating 'a' to 'b%1' in "
             "'alembic_version'; 0 found"_s);
}

void TestVersionTable::refusesADeleteThatMatchesTwoRows()
{
    VersionTable table;
    table.hasPrimaryKey = false;
    QVERIFY_RESULT(table.ensure(*m_database));
    QVERIFY_RESULT(m_database->execute(u"INSERT INTO alembic_version VALUES ('a'), ('a')"_s));
    RowChange change;
    change.removed = {u"a"_s};
    const auto written = table.write(*m_database, change);
    QVERIFY(!written.has_value());
    QCOMPARE(written.error().message.section(u'\n', 0, 0),
             u"Online migration expected to match one row when deleting 'a' in "
             "'alembic_version'; 2 found"_s);
}

void TestVersionTable::refusesIdsThatCouldEndALiteral()
{
    QVERIFY_RESULT(VersionTable().ensure(*m_database));
    RowChange change;
    change.added = {u"a"_s, u"x'); DROP TABLE alembic_version; --"_s};
    const auto written = VersionTable().write(*m_database, change);
    QVERIFY(!written.has_value());
    QCOMPARE(written.error().code, ErrorCode::InvalidArgument);
    QCOMPARE(rows(), QStringList());
}

QTEST_GUILESS_MAIN(TestVersionTable)

#include "tst_versiontable.moc"
