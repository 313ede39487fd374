// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/diff.h"
#include "tests/support/notesproject.h"
#include "tests/support/recordingobserver.h"
#include "tests/support/testresult.h"

using namespace limbeck;
using namespace limbeck::command;
using namespace Qt::StringLiterals;

namespace {

Result<SchemaDiff> compared(const NotesProject& notes, const QString& from, const QString& to)
{
    DiffRequest request;
    request.from = from;
    request.to = to;
    return compareSchemas(notes.project, request);
}

QStringList words(const Result<SchemaDiff>& diff)
{
    QStringList lines;
    for (const Difference& difference : diff->differences) {
        lines << describe(difference);
    }
    return lines;
}

}  // namespace

class TestDiff final : public QObject
{
    Q_OBJECT

private slots:
    void comparesTwoRevisions();
    void comparesADatabaseWithItsHistory();
    void comparesAnotherDatabase();
    void tellsThatADatabaseDoesNotExist();
    void sqlTurnsTheFirstIntoTheSecond();
    void sqlDropsAndAddsWhatHasNoName();
    void tellsWhatSqlLeaves();
    void failsWhereAnEndDoes();
};

void TestDiff::comparesTwoRevisions()
{
    const NotesProject notes;
    const auto diff = compared(notes, u"a1"_s, u"head"_s);
    QVERIFY_RESULT(diff);
    QCOMPARE(words(diff),
             (QStringList{u"- column note.body: text"_s, u"+ column note.title: string(200)"_s}));
    QCOMPARE(compared(notes, u"base"_s, u"a1"_s)->differences.size(), 2);
    QVERIFY(compared(notes, u"b2"_s, u"b2"_s)->differences.isEmpty());
    QVERIFY(notes.databaseBytes().isEmpty());
}

void TestDiff::comparesADatabaseWithItsHistory()
{
    const NotesProject notes;
    RecordingObserver observer;
    const RunReport report = upgrade(notes.context(), u"b2"_s, observer);
    QVERIFY(!report.error.has_value());
    const auto none = compared(notes, u"current"_s, u"database"_s);
    QVERIFY_RESULT(none);
    QCOMPARE(words(none), QStringList());
    notes.execute({u"CREATE INDEX by_hand ON note (title)"_s});
    QCOMPARE(words(compared(notes, u"current"_s, u"database"_s)),
             QStringList{u"+ index by_hand of note: (title)"_s});
    QCOMPARE(words(compared(notes, u"database"_s, u"b2"_s)),
             QStringList{u"- index by_hand of note: (title)"_s});
}

void TestDiff::comparesAnotherDatabase()
{
    const NotesProject notes;
    const NotesProject other;
    other.execute({u"CREATE TABLE extra (id INTEGER)"_s});
    const auto diff = compared(notes, u"base"_s, u"sqlite:///"_s + other.databasePath());
    QVERIFY_RESULT(diff);
    QCOMPARE(words(diff), QStringList{u"+ table extra: 1 column"_s});
}

void TestDiff::tellsThatADatabaseDoesNotExist()
{
    const NotesProject notes;
    const auto diff = compared(notes, u"base"_s, u"database"_s);
    QVERIFY_RESULT(diff);
    QVERIFY(diff->differences.isEmpty());
    QCOMPARE(diff->to.doubts.size(), 1);
    QVERIFY(notes.databaseBytes().isEmpty());
}

/// Run on a real database, which then has no differences any more.
void TestDiff::sqlTurnsTheFirstIntoTheSecond()
{
    const NotesProject notes;
    notes.execute(
        {u"CREATE TABLE author (id INTEGER NOT NULL, name TEXT, extra TEXT, "
         "PRIMARY KEY (id))"_s,
         u"CREATE INDEX by_name ON author (name)"_s,
         u"CREATE TABLE gone (id INTEGER, author_id INTEGER REFERENCES author (id))"_s});
    const auto diff = compared(notes, u"database"_s, u"head"_s);
    QVERIFY_RESULT(diff);
    QVERIFY(!diff->differences.isEmpty());
    const auto script = scriptFor(*diff);
    QVERIFY_RESULT(script);
    QVERIFY(script->left.isEmpty());
    QStringList sql;
    for (const Statement& statement : script->statements) {
        if (statement.kind == Statement::Kind::Run) {
            sql << statement.sql;
        }
    }
    notes.execute(sql);
    QCOMPARE(words(compared(notes, u"database"_s, u"head"_s)), QStringList());
}

/// There and back: on SQLite nothing but what they say tells such constraints apart.
void TestDiff::sqlDropsAndAddsWhatHasNoName()
{
    NotesProject notes;
    notes.addScript(
        u"d4"_s,
        u"def upgrade():\n"
        "    op.drop_table('note')\n"
        "    op.create_table('note', sa.Column('id', sa.Integer, primary_key=True),\n"
        "        sa.Column('author_id', sa.Integer,\n"
        "                  sa.ForeignKey('author.id', ondelete='CASCADE')),\n"
        "        sa.Column('title', sa.String(9)), sa.Column('rank', sa.Integer),\n"
        "        sa.UniqueConstraint('title', 'rank'), sa.CheckConstraint('rank > 0'))\n\n"
        "def downgrade():\n    pass\n"_s);
    notes.addScript(u"e5"_s,
                    u"def upgrade():\n"
                    "    op.drop_table('note')\n"
                    "    op.create_table('note', sa.Column('id', sa.Integer, primary_key=True),\n"
                    "        sa.Column('author_id', sa.Integer, sa.ForeignKey('author.id')),\n"
                    "        sa.Column('title', sa.String(9)), sa.Column('rank', sa.Integer))\n\n"
                    "def downgrade():\n    pass\n"_s);
    RecordingObserver observer;
    QVERIFY(upgrade(notes.context(), u"d4"_s, observer).isOk());
    for (const QString& target : {u"e5"_s, u"d4"_s}) {
        const auto diff = compared(notes, u"database"_s, target);
        QVERIFY_RESULT(diff);
        QVERIFY(!diff->differences.isEmpty());
        const auto script = scriptFor(*diff);
        QVERIFY_RESULT(script);
        QStringList sql;
        for (const Statement& statement : script->statements) {
            if (statement.kind == Statement::Kind::Run) {
                sql << statement.sql;
            }
        }
        notes.execute(sql);
        QCOMPARE(words(compared(notes, u"database"_s, target)), QStringList());
    }
}

void TestDiff::tellsWhatSqlLeaves()
{
    const NotesProject notes;
    notes.execute({u"CREATE VIEW seen AS SELECT 1"_s});
    const auto diff = compared(notes, u"database"_s, u"base"_s);
    QVERIFY_RESULT(diff);
    const auto script = scriptFor(*diff);
    QVERIFY_RESULT(script);
    QVERIFY(script->statements.isEmpty());
    QCOMPARE(script->left.size(), 1);
    QCOMPARE(script->left.first().element, Difference::Element::View);
}

void TestDiff::failsWhereAnEndDoes()
{
    const NotesProject notes;
    QCOMPARE(compared(notes, u"nowhere"_s, u"head"_s).error().code, ErrorCode::RevisionNotFound);
    QCOMPARE(compared(notes, u"head"_s, u"models"_s).error().code, ErrorCode::Unsupported);
    QVERIFY(!compared(notes, u"head"_s, u"oracle://somewhere"_s));
}

QTEST_GUILESS_MAIN(TestDiff)
#include "tst_diff.moc"
