// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/blame.h"
#include "migrations/project/projectfile.h"
#include "tests/support/temporaryproject.h"
#include "tests/support/testresult.h"

using namespace limbeck;
using namespace limbeck::command;
using namespace Qt::StringLiterals;

namespace {

Result<Blame> blameOf(const TemporaryProject& files,
                      const QString& object,
                      const QString& asOf = u"heads"_s)
{
    const Result<Project> project = Project::open(files.folder());
    if (!project) {
        return fail(project.error());
    }
    SchemaTimeline timeline(project->scripts, **Dialect::of(Engine::Sqlite));
    return revisionsUpTo(project->graph(), asOf).and_then([&](const QList<RevisionId>& order) {
        return blame(timeline, order, object);
    });
}

/// "a1 create table t (2 columns)", a line each.
QStringList told(const Result<Blame>& blame)
{
    QStringList lines;
    for (const BlameEntry& entry : blame->entries) {
        lines << entry.revision + u' ' + entry.what;
    }
    return lines;
}

/// A table with a column that is renamed, altered, indexed and constrained.
void addHistory(TemporaryProject& files)
{
    files.addScript(u"a1"_s,
                    u"def upgrade():\n"
                    "    op.create_table('t', sa.Column('id', sa.Integer(), nullable=False),\n"
                    "        sa.Column('other', sa.Integer()))\n"_s);
    files.addScript(u"b2"_s,
                    u"def upgrade():\n    op.add_column('t', sa.Column('n', sa.String(9)))\n"_s);
    files.addScript(u"c3"_s,
                    u"def upgrade():\n"
                    "    op.rename_table('t', 'person')\n"
                    "    with op.batch_alter_table('person') as batch_op:\n"
                    "        batch_op.alter_column('n', new_column_name='name')\n"
                    "        batch_op.alter_column('other', nullable=False)\n"_s);
    files.addScript(u"d4"_s,
                    u"def upgrade():\n"
                    "    op.create_index('ix', 'person', ['other', 'name'])\n"
                    "    op.create_unique_constraint('uq', 'person', ['name'])\n"
                    "    op.create_check_constraint('ck', 'person', 'name IS NOT NULL')\n"
                    "    op.create_index('ix_other', 'person', ['other'])\n"_s);
    files.addScript(u"e5"_s,
                    u"def upgrade():\n"
                    "    op.drop_index('ix', 'person')\n"
                    "    op.drop_constraint('uq', 'person')\n"
                    "    op.alter_column('person', 'name', type_=sa.Text())\n"_s);
}

}  // namespace

class TestBlame final : public QObject
{
    Q_OBJECT

private slots:
    void followsAColumnThroughRenames();
    void followsATableThroughRenames();
    void asOfARevisionKnowsTheOldNames();
    void saysWhereInTheScript();
    void goesOnBehindATableThatIsMadeAnew();
    void goesOnBehindAColumnThatIsMadeAnew();
    void stopsAtTheLastOfSeveralLives();
    void tellsWhatIsOpaqueSinceTheCreation();
    void tellsThatNobodyCreatesIt();
    void saysWhoDroppedIt();
    void namesTheNearestTablesAndColumns();
};

void TestBlame::followsAColumnThroughRenames()
{
    TemporaryProject files;
    addHistory(files);
    const auto blame = blameOf(files, u"person.name"_s);
    QVERIFY_RESULT(blame);
    QVERIFY(blame->isWhole);
    QCOMPARE(told(blame),
             (QStringList{u"b2 add column n string(9) to t"_s,
                          u"c3 rename table t to person"_s,
                          u"c3 alter column n of person: rename to name"_s,
                          u"d4 create index ix on person (other, name)"_s,
                          u"d4 add unique constraint uq (name) to person"_s,
                          u"d4 add check constraint ck (name IS NOT NULL) to person"_s,
                          u"e5 drop index ix of person"_s,
                          u"e5 drop unique constraint uq of person"_s,
                          u"e5 alter column name of person: type text"_s}));
    QCOMPARE(blame->entries[0].kind, BlameEntry::Kind::Created);
    QCOMPARE(blame->entries[1].kind, BlameEntry::Kind::Renamed);
    QCOMPARE(blame->entries[3].kind, BlameEntry::Kind::Changed);
}

void TestBlame::followsATableThroughRenames()
{
    TemporaryProject files;
    addHistory(files);
    const auto blame = blameOf(files, u"person"_s);
    QVERIFY_RESULT(blame);
    QVERIFY(blame->isWhole);
    QCOMPARE(blame->entries.size(), 12);
    QCOMPARE(told(blame).first(), u"a1 create table t (2 columns)"_s);
}

void TestBlame::asOfARevisionKnowsTheOldNames()
{
    TemporaryProject files;
    addHistory(files);
    const auto blame = blameOf(files, u"t.id"_s, u"b2"_s);
    QVERIFY_RESULT(blame);
    QCOMPARE(told(blame), QStringList{u"a1 create table t with column id integer not null"_s});
    QVERIFY(!blameOf(files, u"person"_s, u"b2"_s));
}

void TestBlame::saysWhereInTheScript()
{
    TemporaryProject files;
    addHistory(files);
    const auto blame = blameOf(files, u"person"_s);
    QVERIFY_RESULT(blame);
    const TextLocation first = blame->entries.first().where;
    QVERIFY(first.file.endsWith(u"/a1.py"_s));
    QVERIFY(first.line > 0);
}

void TestBlame::goesOnBehindATableThatIsMadeAnew()
{
    TemporaryProject files;
    addHistory(files);
    files.addScript(u"f6"_s,
                    u"def upgrade():\n"
                    "    op.create_table('new', sa.Column('name', sa.Text()))\n"
                    "    op.execute('INSERT INTO new SELECT name FROM person')\n"
                    "    op.drop_table('person')\n"
                    "    op.rename_table('new', 'person')\n"_s);
    const auto blame = blameOf(files, u"person.name"_s);
    QVERIFY_RESULT(blame);
    QVERIFY(blame->isWhole);
    QCOMPARE(told(blame).first(), u"b2 add column n string(9) to t"_s);
    QCOMPARE(told(blame).last(), u"f6 rename table new to person"_s);
    QCOMPARE(blame->entries[blame->entries.size() - 2].kind, BlameEntry::Kind::MadeAnew);
}

void TestBlame::goesOnBehindAColumnThatIsMadeAnew()
{
    TemporaryProject files;
    addHistory(files);
    files.addScript(u"f6"_s,
                    u"def upgrade():\n"
                    "    op.drop_column('person', 'other')\n"
                    "    op.add_column('person', sa.Column('other', sa.Text()))\n"_s);
    const auto blame = blameOf(files, u"person.other"_s);
    QVERIFY_RESULT(blame);
    QVERIFY(blame->isWhole);
    QCOMPARE(blame->entries.last().kind, BlameEntry::Kind::MadeAnew);
    QCOMPARE(told(blame).first(), u"a1 create table t with column other integer"_s);
}

void TestBlame::stopsAtTheLastOfSeveralLives()
{
    TemporaryProject files;
    addHistory(files);
    files.addScript(u"f6"_s, u"def upgrade():\n    op.drop_table('person')\n"_s);
    files.addScript(u"g7"_s,
                    u"def upgrade():\n"
                    "    op.create_table('person', sa.Column('id', sa.Integer()))\n"_s);
    const auto blame = blameOf(files, u"person"_s);
    QVERIFY_RESULT(blame);
    QCOMPARE(told(blame), QStringList{u"g7 create table person (1 column)"_s});
    QVERIFY(blame->isWhole);
}

void TestBlame::tellsWhatIsOpaqueSinceTheCreation()
{
    TemporaryProject files;
    files.addScript(u"z0"_s, u"def upgrade():\n    unknown()\n"_s);
    files.addScript(u"z1"_s,
                    u"def upgrade():\n"
                    "    op.create_table('late', sa.Column('id', sa.Integer()))\n"_s);
    files.addScript(u"z2"_s, u"def upgrade():\n    unknown()\n"_s);
    const auto blame = blameOf(files, u"late"_s);
    QVERIFY_RESULT(blame);
    QVERIFY(blame->isWhole);
    QCOMPARE(blame->doubts.size(), 1);
    QCOMPARE(blame->doubts.first().revision, u"z2"_s);
}

void TestBlame::tellsThatNobodyCreatesIt()
{
    TemporaryProject files;
    addHistory(files);
    files.addScript(u"f6"_s,
                    u"def upgrade():\n"
                    "    op.execute('CREATE TABLE raw AS SELECT 1 AS id')\n"
                    "    op.execute('CREATE TABLE read (id INTEGER)')\n"
                    "    op.create_table('raw2', sa.Column('id', sa.Integer()))\n"
                    "    op.rename_table('raw2', 'raw3')\n"_s);
    const auto blame = blameOf(files, u"raw"_s);
    QVERIFY(!blame);  // its columns are not known, so there is no such table
    const auto read = blameOf(files, u"read.id"_s);
    QVERIFY_RESULT(read);
    QCOMPARE(read->entries.first().revision, u"f6"_s);
    const auto other = blameOf(files, u"raw3"_s);
    QVERIFY_RESULT(other);
    QCOMPARE(other->doubts.size(), 1);
}

void TestBlame::saysWhoDroppedIt()
{
    TemporaryProject files;
    addHistory(files);
    files.addScript(u"f6"_s, u"def upgrade():\n    op.drop_table('person')\n"_s);
    const auto table = blameOf(files, u"person"_s);
    QVERIFY(!table);
    QVERIFY2(table.error().message.contains(u"Revision 'f6' took it away: drop table person"_s),
             qPrintable(table.error().message));
    QVERIFY(blameOf(files, u"person.name"_s).error().message.contains(u"'f6' took it away"_s));
    QVERIFY(blameOf(files, u"t"_s).error().message.contains(u"'c3' took it away"_s));
}

void TestBlame::namesTheNearestTablesAndColumns()
{
    TemporaryProject files;
    addHistory(files);
    const auto table = blameOf(files, u"persn"_s);
    QVERIFY(!table);
    QCOMPARE(table.error().message, u"There is no table 'persn'. The nearest name is 'person'."_s);
    const auto column = blameOf(files, u"PERSON.nam"_s);
    QVERIFY(!column);
    QCOMPARE(column.error().subjects, QStringList{u"name"_s});
    const auto tableOfColumn = blameOf(files, u"persn.name"_s);
    QVERIFY(!tableOfColumn);
    QCOMPARE(tableOfColumn.error().subjects, QStringList{u"person"_s});
}

QTEST_GUILESS_MAIN(TestBlame)
#include "tst_blame.moc"
