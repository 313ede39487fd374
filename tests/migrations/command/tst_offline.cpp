// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/offline.h"
#include "tests/support/notesproject.h"
#include "tests/support/testresult.h"

#include <QFileInfo>

using namespace limbeck;
using namespace Qt::StringLiterals;

namespace {

/// Adds a revision whose upgrade() has `lines`.
void addUpgrade(NotesProject& notes, const QString& id, const QStringList& lines)
{
    notes.addScript(id,
                    u"def upgrade():\n    "_s + lines.join(u"\n    "_s)
                        + u"\n\ndef downgrade():\n    pass\n"_s);
}

}  // namespace

class TestOffline final : public QObject
{
    Q_OBJECT

private slots:
    void opensNoDatabase();
    void rebuildsATableThatOnlyTheHistoryKnows();
    void startsInTheMiddleOfTheHistory();
    void refusesWhatPythonWouldDecide();
    void refusesARebuildOfATableThatNobodyKnows();
    void goesOnAfterSqlTextWhereNoTableMustBeKnown();
    void knowsTheDatabaseThatTheUrlNames();
};

void TestOffline::opensNoDatabase()
{
    const NotesProject notes;
    const auto script = command::offlineUpgrade(notes.project, Engine::Sqlite, u"head"_s);
    QVERIFY_RESULT(script);
    QVERIFY(script->sql.startsWith(u"CREATE TABLE alembic_version ("_s));
    QCOMPARE(script->sql.count(u"-- Running upgrade "_s), 3);
    QCOMPARE(script->log.size(), 3);
    QVERIFY(!QFileInfo::exists(notes.databasePath()));
}

void TestOffline::rebuildsATableThatOnlyTheHistoryKnows()
{
    NotesProject notes;
    addUpgrade(notes,
               u"d4"_s,
               {u"with op.batch_alter_table('note') as batch:"_s,
                u"    batch.alter_column('title', nullable=False)"_s});
    const auto script = command::offlineUpgrade(notes.project, Engine::Sqlite, u"c3:d4"_s);
    QVERIFY_RESULT(script);
    QVERIFY2(script->sql.contains(u"CREATE TABLE _alembic_tmp_note ("_s), qPrintable(script->sql));
    QVERIFY(!script->sql.contains(u"body"_s));  // c3 has dropped it
    QVERIFY(script->sql.contains(u"ALTER TABLE _alembic_tmp_note RENAME TO note;\n\n"_s));
}

void TestOffline::startsInTheMiddleOfTheHistory()
{
    const NotesProject notes;
    const auto up = command::offlineUpgrade(notes.project, Engine::Sqlite, u"a1:b2"_s);
    QVERIFY_RESULT(up);
    QVERIFY(!up->sql.contains(u"CREATE TABLE"_s));
    QVERIFY(
        up->sql.endsWith(u"UPDATE alembic_version SET version_num='b2' WHERE "
                         "alembic_version.version_num = 'a1';\n\n"_s));
    const auto down = command::offlineDowngrade(notes.project, Engine::Sqlite, u"b2:base"_s);
    QVERIFY_RESULT(down);
    QVERIFY(down->sql.startsWith(u"-- Running downgrade b2 -> a1\n\n"_s));
    QVERIFY(down->sql.endsWith(
        u"DELETE FROM alembic_version WHERE alembic_version.version_num = 'a1';\n\n"_s));
}

void TestOffline::refusesWhatPythonWouldDecide()
{
    NotesProject notes;
    addUpgrade(notes, u"d4"_s, {u"load_fixtures()"_s});
    const auto script = command::offlineUpgrade(notes.project, Engine::Sqlite, u"head"_s);
    QVERIFY(!script);
    QCOMPARE(script.error().code, ErrorCode::Opaque);
}

void TestOffline::refusesARebuildOfATableThatNobodyKnows()
{
    NotesProject notes;
    addUpgrade(notes,
               u"d4"_s,
               {u"op.execute('CREATE TABLE made_by_text AS SELECT 1 AS id')"_s,
                u"with op.batch_alter_table('made_by_text') as batch:"_s,
                u"    batch.alter_column('id', nullable=False)"_s});
    const auto script = command::offlineUpgrade(notes.project, Engine::Sqlite, u"head"_s);
    QVERIFY(!script);
    QCOMPARE(script.error().code, ErrorCode::Unsupported);
    QCOMPARE(script.error().subjects, QStringList{u"d4"_s});
    QVERIFY2(script.error().message.contains(u"made_by_text"_s),
             qPrintable(script.error().message));
}

void TestOffline::goesOnAfterSqlTextWhereNoTableMustBeKnown()
{
    NotesProject notes;
    addUpgrade(notes,
               u"d4"_s,
               {u"op.execute('CREATE TABLE made_by_text (id INTEGER)')"_s,
                u"op.add_column('made_by_text', sa.Column('name', sa.String(20)))"_s,
                u"op.create_index('ix_name', 'made_by_text', ['name'])"_s});
    const auto script = command::offlineUpgrade(notes.project, Engine::Sqlite, u"c3:head"_s);
    QVERIFY_RESULT(script);
    QVERIFY(script->sql.contains(u"ALTER TABLE made_by_text ADD COLUMN name VARCHAR(20);"_s));
    QVERIFY(script->sql.contains(u"CREATE INDEX ix_name ON made_by_text (name);"_s));
}

/// On MariaDB a schema is a database: the one of the URL is the one that plain names mean.
void TestOffline::knowsTheDatabaseThatTheUrlNames()
{
    NotesProject notes;
    addUpgrade(notes,
               u"d4"_s,
               {u"op.alter_column('note', 'title', schema='shop', new_column_name='name')"_s,
                u"op.drop_column('note', 'name')"_s});
    ConnectionSettings shop;
    shop.engine = Engine::Mariadb;
    shop.database = u"shop"_s;
    const auto script = command::offlineUpgrade(notes.project, shop, u"c3:d4"_s);
    QVERIFY_RESULT(script);
    // The type, which CHANGE needs, is that of the table without a schema.
    QVERIFY2(script->sql.contains(u"ALTER TABLE shop.note CHANGE title name VARCHAR("_s),
             qPrintable(script->sql));
    QVERIFY2(script->sql.contains(u"ALTER TABLE note DROP COLUMN name"_s), qPrintable(script->sql));
}

QTEST_GUILESS_MAIN(TestOffline)
#include "tst_offline.moc"
