// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/growth.h"
#include "tests/support/temporaryproject.h"
#include "tests/support/testresult.h"

#include <QTest>

using namespace limbeck;
using namespace limbeck::command;
using namespace Qt::StringLiterals;

class TestGrowth final : public QObject
{
    Q_OBJECT

private slots:
    void measuresEveryRevision();
    void saysFromWhereOnItIsNotCertain();
    void canBeCancelled();
};

namespace {

void addHistory(TemporaryProject& files)
{
    files.addScript(u"a1"_s,
                    u"def upgrade():\n"
                    "    op.create_table('t', sa.Column('id', sa.Integer(), primary_key=True),\n"
                    "        sa.Column('other', sa.Integer()))\n"_s);
    files.addScript(u"b2"_s,
                    u"def upgrade():\n"
                    "    op.create_table('u', sa.Column('id', sa.Integer(), primary_key=True),\n"
                    "        sa.Column('t_id', sa.Integer(), sa.ForeignKey('t.id')))\n"_s);
    files.addScript(u"c3"_s, u"def upgrade():\n    op.drop_column('t', 'other')\n"_s);
}

}  // namespace

void TestGrowth::measuresEveryRevision()
{
    TemporaryProject files;
    addHistory(files);
    const auto project = Project::open(files.folder());
    QVERIFY_RESULT(project);
    const auto growth = schemaGrowth(*project, Engine::Sqlite);
    QVERIFY_RESULT(growth);
    const QList<GrowthPoint> expected = {
        {.revision = u"a1"_s, .tables = 1, .columns = 2, .foreignKeys = 0},
        {.revision = u"b2"_s, .tables = 2, .columns = 4, .foreignKeys = 1},
        {.revision = u"c3"_s, .tables = 2, .columns = 3, .foreignKeys = 1}};
    QCOMPARE(*growth, expected);
}

void TestGrowth::saysFromWhereOnItIsNotCertain()
{
    TemporaryProject files;
    addHistory(files);
    files.addScript(u"d4"_s, u"def upgrade():\n    op.drop_table(name_from_somewhere())\n"_s);
    const auto project = Project::open(files.folder());
    QVERIFY_RESULT(project);
    const auto growth = schemaGrowth(*project, Engine::Sqlite);
    QVERIFY_RESULT(growth);
    QCOMPARE(growth->size(), 4);
    QVERIFY(growth->at(2).isCertain);
    QVERIFY(!growth->at(3).isCertain);
}

void TestGrowth::canBeCancelled()
{
    TemporaryProject files;
    addHistory(files);
    const auto project = Project::open(files.folder());
    QVERIFY_RESULT(project);
    const auto growth = schemaGrowth(*project, Engine::Sqlite, [] { return true; });
    QVERIFY(!growth.has_value());
    QCOMPARE(growth.error().code, ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(TestGrowth)
#include "tst_growth.moc"
