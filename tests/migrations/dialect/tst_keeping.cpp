// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/runner/runner.h"
#include "tests/support/memorydatabase.h"
#include "tests/support/recordingobserver.h"
#include "tests/support/temporaryproject.h"

#include <QTemporaryDir>

using namespace limbeck;
using namespace Qt::StringLiterals;

namespace {

/// A database with something in it that a rebuild of the table `t` (id, name, age, note) could
/// lose.
struct Feature
{
    const char* name;
    QStringList statements;
    QStringList clauses;  ///< of the table's definition
};

QList<Feature> features()
{
    const auto table = [](const QString& id,
                          const QString& more = {},
                          const QString& options = {},
                          const QString& age = u"age INTEGER"_s) {
        return u"CREATE TABLE t (%1, name TEXT, %2, note TEXT%3)%4"_s.arg(id, age, more, options);
    };
    const QString id = u"id INTEGER PRIMARY KEY"_s;
    const auto check = u", CHECK (age >= 0), CONSTRAINT ck CHECK (name <> '')"_s;
    return {
        {"nothing special", {table(id)}, {}},
        {"STRICT", {table(id, {}, u" STRICT"_s)}, {u"STRICT"_s}},
        {"WITHOUT ROWID", {table(id, {}, u" WITHOUT ROWID"_s)}, {u"WITHOUT ROWID"_s}},
        {"STRICT, WITHOUT ROWID",
         {table(id, {}, u" STRICT, WITHOUT ROWID"_s)},
         {u"STRICT, WITHOUT ROWID"_s}},
        {"stored column",
         {table(id, u", twice INTEGER GENERATED ALWAYS AS (age * 2) STORED"_s)},
         {u"twice INTEGER GENERATED ALWAYS AS (age * 2) STORED"_s}},
        {"virtual column",
         {table(id, u", twice INT AS (age * 2)"_s)},
         {u"twice INT AS (age * 2)"_s}},
        {"virtual column with an index",
         {table(id, u", twice INT AS (age * 2) VIRTUAL"_s), u"CREATE INDEX i ON t (twice)"_s},
         {u"twice INT AS (age * 2) VIRTUAL"_s}},
        {"AUTOINCREMENT",
         {table(u"id INTEGER PRIMARY KEY AUTOINCREMENT"_s),
          u"INSERT INTO t VALUES (77, 'gone', 1, 'x')"_s,
          u"DELETE FROM t"_s},
         {u"id INTEGER PRIMARY KEY AUTOINCREMENT"_s}},
        {"ON CONFLICT of columns",
         {table(u"id INTEGER PRIMARY KEY ON CONFLICT REPLACE"_s,
                {},
                {},
                u"age INTEGER NOT NULL ON CONFLICT FAIL UNIQUE ON CONFLICT IGNORE"_s)},
         {u"PRIMARY KEY ON CONFLICT REPLACE"_s,
          u"NOT NULL ON CONFLICT FAIL UNIQUE ON CONFLICT IGNORE"_s}},
        {"ON CONFLICT of the table",
         {table(id, u", UNIQUE (name, age) ON CONFLICT ROLLBACK"_s)},
         {u"UNIQUE (name, age) ON CONFLICT ROLLBACK"_s}},
        {"CHECKs with and without names",
         {table(id, check)},
         {u"CHECK (age >= 0)"_s, u"CONSTRAINT ck CHECK (name <> '')"_s}},
        {"COLLATE and a default",
         {table(id, {}, {}, u"age INTEGER DEFAULT (1 + 1) COLLATE NOCASE"_s)},
         {u"DEFAULT (1 + 1) COLLATE NOCASE"_s}},
        {"index on an expression", {table(id), u"CREATE INDEX i ON t (lower(name))"_s}, {}},
        {"descending index", {table(id), u"CREATE INDEX i ON t (name DESC, age)"_s}, {}},
        {"partial index", {table(id), u"CREATE UNIQUE INDEX i ON t (name) WHERE age > 1"_s}, {}},
        {"index with a collation", {table(id), u"CREATE INDEX i ON t (name COLLATE NOCASE)"_s}, {}},
        {"key of two columns, one descending",
         {table(u"id INTEGER NOT NULL"_s, u", PRIMARY KEY (id DESC, name)"_s)},
         {u"PRIMARY KEY (id DESC, name)"_s}},
        {"triggers",
         {table(id),
          u"CREATE TABLE log (what)"_s,
          u"CREATE TRIGGER a AFTER INSERT ON t BEGIN INSERT INTO log VALUES (NEW.name); END"_s,
          u"CREATE TRIGGER b BEFORE DELETE ON t WHEN OLD.age > 9 BEGIN SELECT RAISE(ABORT, 'no'); "
          "END"_s,
          u"CREATE TRIGGER c AFTER UPDATE OF age ON t BEGIN INSERT INTO log VALUES (';'); END"_s},
         {}},
        {"views",
         {table(id),
          u"CREATE VIEW v AS SELECT id, name FROM t WHERE age > 1"_s,
          u"CREATE VIEW w AS SELECT v.id FROM v JOIN t USING (id)"_s,
          u"CREATE TRIGGER i INSTEAD OF DELETE ON v BEGIN DELETE FROM t WHERE id = OLD.id; END"_s},
         {}},
        {"rows that refer to it, and go with it",
         {table(id),
          u"CREATE TABLE child (t INTEGER NOT NULL REFERENCES t (id) ON DELETE CASCADE)"_s,
          u"INSERT INTO t VALUES (90, 'parent', 1, 'x')"_s,
          u"INSERT INTO child VALUES (90)"_s},
         {}},
        {"rows that refer to each other",
         {table(id,
                u", up INTEGER REFERENCES t (id) ON DELETE CASCADE DEFERRABLE INITIALLY "
                "DEFERRED"_s),
          u"INSERT INTO t (id, name, age, note, up) VALUES (90, 'a', 1, 'x', 90)"_s},
         {u"REFERENCES t (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED"_s}},
        {"comments and odd names",
         {u"CREATE TABLE t (id INTEGER PRIMARY KEY /* the key */, name TEXT, -- who\n age "
          "INTEGER, \"odd \"\"name\" TEXT, [in brackets] TEXT, note TEXT)"_s},
         {u"/* the key */"_s, u"-- who"_s, u"\"odd \"\"name\" TEXT"_s, u"[in brackets] TEXT"_s}},
    };
}

QStringList rowsOf(Database& database, const QString& sql)
{
    const auto found = database.query(sql);
    if (!found) {
        return {found.error().toText()};
    }
    QStringList rows;
    for (const QVariantList& row : found->rows) {
        QStringList cells;
        for (const QVariant& cell : row) {
            cells << (cell.isNull() ? u"NULL"_s : cell.toString());
        }
        rows << cells.join(u'|');
    }
    return rows;
}

/// Everything that must be the same afterwards: rows of every table, but for the columns that
/// change, objects, and the counter of keys.
QStringList keptIn(Database& database)
{
    QStringList facts = rowsOf(database, u"SELECT id, name, age FROM t ORDER BY id"_s);
    facts << rowsOf(database,
                    u"SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql NOT NULL "
                    "AND name NOT IN ('t', 'alembic_version') ORDER BY type, name"_s);
    for (const QString& table : {u"log"_s, u"child"_s, u"sqlite_sequence"_s}) {
        const bool isThere =
            !rowsOf(database, u"SELECT 1 FROM sqlite_master WHERE name = '%1'"_s.arg(table))
                 .isEmpty();
        facts << (isThere ? rowsOf(database, u"SELECT * FROM "_s + table) : QStringList());
    }
    return facts;
}

}  // namespace

/// A batch loses nothing that it was not told to: everything that a table of SQLite can have,
/// against every kind of change, through the runner and with foreign keys enforced.
class TestKeeping : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void losesNothing_data();
    void losesNothing();

private:
    QTemporaryDir m_data;
};

void TestKeeping::initTestCase()
{
    qputenv("XDG_DATA_HOME", m_data.path().toUtf8());
}

void TestKeeping::losesNothing_data()
{
    QTest::addColumn<QStringList>("statements");
    QTest::addColumn<QStringList>("clauses");
    QTest::addColumn<QString>("change");
    const std::pair<const char*, QString> changes[] = {
        {"new column", u"add_column(sa.Column('more', sa.Integer()))"_s},
        {"dropped column", u"drop_column('note')"_s},
        {"type", u"alter_column('note', existing_type=sa.Text(), type_=sa.LargeBinary())"_s},
        {"NOT NULL", u"alter_column('note', existing_type=sa.Text(), nullable=False)"_s},
        {"default", u"alter_column('note', existing_type=sa.Text(), server_default='x')"_s},
        {"name", u"alter_column('note', existing_type=sa.Text(), new_column_name='remark')"_s},
        {"new CHECK", u"create_check_constraint('ck_new', sa.text('age < 1000'))"_s},
        {"new UNIQUE", u"create_unique_constraint('uq_new', ['id', 'note'])"_s},
    };
    for (const Feature& feature : features()) {
        for (const auto& [name, change] : changes) {
            QTest::addRow("%s: %s", feature.name, name)
                << feature.statements << feature.clauses << change;
        }
    }
}

void TestKeeping::losesNothing()
{
    QFETCH(QStringList, statements);
    QFETCH(QStringList, clauses);
    QFETCH(QString, change);
    const auto database = memoryDatabase(
        statements
        + QStringList{u"INSERT INTO t (id, name, age, note) VALUES (1, 'ann', 20, 'x'), (5, "
                      "'bob', 30, 'it''s'), (9, 'É;--', 40, '')"_s,
                      u"PRAGMA foreign_keys=ON"_s});
    const QStringList before = keptIn(*database);
    TemporaryProject project;
    project.addScript(u"a1"_s,
                      u"def upgrade():\n    with op.batch_alter_table('t', recreate='always') as "
                      "batch_op:\n        batch_op.%1\n"_s.arg(change));
    const auto scripts = ScriptDirectory::load({{project.versionsFolder()}, false, false});
    QVERIFY_RESULT(scripts);
    RunRequest request;
    request.target = u"head"_s;
    request.scripts = &*scripts;
    RecordingObserver observer;
    const RunReport report = run(request, *database, observer);
    QVERIFY2(
        report.isOk(),
        report.isOk() ? "" : qPrintable(report.failedStatement + u'\n' + report.error->toText()));
    QCOMPARE(keptIn(*database), before);
    const QString definition =
        rowsOf(*database, u"SELECT sql FROM sqlite_master WHERE name = 't'"_s).value(0);
    for (const QString& clause : clauses) {
        QVERIFY2(definition.contains(clause), qPrintable(clause + u" is not in "_s + definition));
    }
    QCOMPARE(rowsOf(*database, u"PRAGMA integrity_check"_s), QStringList{u"ok"_s});
    QCOMPARE(rowsOf(*database, u"PRAGMA foreign_key_check"_s), QStringList());
}

QTEST_GUILESS_MAIN(TestKeeping)

#include "tst_keeping.moc"
