// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/runner/runner.h"
#include "tests/support/recordingobserver.h"
#include "tests/support/temporaryproject.h"
#include "tests/support/testresult.h"
#include "tests/support/testserver.h"

#include <QFile>

using namespace limbeck;
using namespace Qt::StringLiterals;

/// Steps whose work rows decide, on real servers: followed on PostgreSQL, refused on MariaDB.
class TestRowSteps : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void followsTheRowsOnPostgresql();
    void bringsTypesThroughOnPostgresql();
    void takesEverythingBackOnPostgresql_data();
    void takesEverythingBackOnPostgresql();
    void verifiesWhatIsCertain();
    void startsNothingOnMariadb();
    void makesValuesOfTheRun();
    void writesObjectsOnPostgresql();
    void takesObjectsBackOnPostgresql();

private:
    RunReport upgrade(Database& database, bool verifies = false);

    std::unique_ptr<TemporaryProject> m_project;
    RecordingObserver m_observer;
    ScriptDirectory m_scripts;
    QTemporaryDir m_data;
};

void TestRowSteps::initTestCase()
{
    qputenv("XDG_DATA_HOME", QFile::encodeName(m_data.path()));
}

void TestRowSteps::init()
{
    m_project = std::make_unique<TemporaryProject>();
    m_project->addScript(u"a1"_s,
                         uR"py(
def upgrade():
    op.create_table('t', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('name', sa.String(20)),
                    sa.Column('slug', sa.String(30)))
    op.bulk_insert(sa.table('t', sa.column('id'), sa.column('name')),
                   [{'id': 1, 'name': "O'Hara"}, {'id': 2, 'name': 'Zoë %s :x'}, {'id': 3, 'name': None}])
)py"_s);
}

RunReport TestRowSteps::upgrade(Database& database, bool verifies)
{
    const auto loaded = ScriptDirectory::load({{m_project->versionsFolder()}, false, false});
    if (!loaded) {
        qFatal("%s", qPrintable(loaded.error().toText()));
    }
    m_scripts = *loaded;
    RunRequest request;
    request.target = u"head"_s;
    request.scripts = &m_scripts;
    request.verifies = verifies;
    return run(request, database, m_observer);
}

void TestRowSteps::followsTheRowsOnPostgresql()
{
    m_project->addScript(u"b2"_s,
                         uR"(
def upgrade():
    conn = op.get_bind()
    t = sa.table('t', sa.column('id', sa.Integer), sa.column('name', sa.String), sa.column('slug', sa.String))
    op.add_column('t', sa.Column('seen', sa.Boolean))
    for row in conn.execute(sa.select(t.c.id, t.c.name).order_by(t.c.id)):
        if row.name is None:
            continue
        conn.execute(t.update().where(t.c.id == row.id).values(slug=row.name.lower() + str(row.id)))
    if not conn.execute(sa.text('SELECT bool_or(seen) FROM t')).scalar():
        op.execute(sa.text('UPDATE t SET seen = (slug IS NOT NULL)'))
)"_s);
    m_project->addScript(u"c3"_s,
                         uR"(
def upgrade():
    op.drop_column('t', 'name')
)"_s);
    const auto database = serverDatabase(Engine::Postgresql);
    const RunReport report = upgrade(*database);
    QVERIFY2(report.isOk(), report.isOk() ? "" : qPrintable(report.error->toText()));
    QCOMPARE(report.applied.size(), 3);
    const auto found = database->query(u"SELECT slug, seen FROM t ORDER BY id"_s);
    QVERIFY_RESULT(found);
    QCOMPARE(found->columns, (QStringList{u"slug"_s, u"seen"_s}));
    QCOMPARE(found->rows[0][0].toString(), u"o'hara1"_s);
    QCOMPARE(found->rows[1][0].toString(), u"zoë %s :x2"_s);
    QVERIFY(found->rows[2][0].isNull());
    QVERIFY(!found->rows[2][1].toBool());
}

void TestRowSteps::bringsTypesThroughOnPostgresql()
{
    m_project->addScript(u"b2"_s,
                         uR"py(
def upgrade():
    op.execute("CREATE TYPE mood AS ENUM ('sad', 'ok')")
    op.execute('CREATE TABLE kinds (id bigint, n numeric, d date, u uuid, j jsonb, m mood, b bytea, '
               'f float8, ts timestamp, c char(3))')
    op.execute("INSERT INTO kinds VALUES (9007199254740993, 12345678901234567890.10, '2024-02-29', "
               "'6b1d2f3e-0000-4000-8000-0000000000ff', '{\"a\": [1, null, \"x\"]}', 'ok', "
               "'\\\\x00ff27', 0.1, now(), 'ab')")
    op.execute('CREATE TABLE copies (LIKE kinds)')
    op.execute('ALTER TABLE copies ADD t text')
    conn = op.get_bind()
    for row in conn.execute(sa.text('SELECT * FROM kinds')).fetchall():
        if row.m == 'ok' and row.j['a'][2] == 'x' and row.c == 'ab ':
            conn.execute(
                sa.text('INSERT INTO copies (id, n, d, u, m, b, f, t) '
                        'VALUES (:id, :n, :d, :u, :m, :b, :f, :t)'),
                {'id': row.id, 'n': row.n, 'd': row.d, 'u': row.u, 'm': row.m, 'b': row.b,
                 'f': row.f, 't': f"{row.id} {row.j['a'][0]} {row.f} {row.u}"})
)py"_s);
    const auto database = serverDatabase(Engine::Postgresql);
    const RunReport report = upgrade(*database);
    QVERIFY2(report.isOk(), report.isOk() ? "" : qPrintable(report.error->toText()));
    const auto same =
        database->query(u"SELECT t FROM copies c JOIN kinds k USING (id, n, d, u, m, b, f)"_s);
    QVERIFY_RESULT(same);
    QCOMPARE(same->rows.size(), 1);
    QCOMPARE(same->rows[0][0].toString(),
             u"9007199254740993 1 0.1 6b1d2f3e-0000-4000-8000-0000000000ff"_s);
}

void TestRowSteps::takesEverythingBackOnPostgresql_data()
{
    QTest::addColumn<QString>("last");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("a refusal") << u"raise ValueError('no')"_s << ErrorCode::Irreversible;
    QTest::newRow("a value that is not read")
        << u"op.execute(f'UPDATE t SET slug = {row.now.year}')"_s << ErrorCode::Opaque;
    QTest::newRow("the server's error")
        << u"op.execute(f'INSERT INTO t (id) VALUES ({row.id})')"_s << ErrorCode::DatabaseError;
}

void TestRowSteps::takesEverythingBackOnPostgresql()
{
    QFETCH(QString, last);
    m_project->addScript(u"b2"_s,
                         uR"(
def upgrade():
    op.add_column('t', sa.Column('more', sa.Integer))
    conn = op.get_bind()
    for row in conn.execute(sa.text('SELECT id, now() AS now FROM t ORDER BY id')).fetchall():
        conn.execute(sa.text('UPDATE t SET slug = :s WHERE id = :i'), {'s': 'x', 'i': row.id})
        if row.id == 3:
            %1
)"_s.arg(last));
    const auto database = serverDatabase(Engine::Postgresql);
    const RunReport report = upgrade(*database);
    QVERIFY(!report.isOk());
    QTEST(report.error->code, "code");
    QVERIFY(report.applied.isEmpty());
    QVERIFY(!report.hasCommitted);
    QCOMPARE(report.failedRevision, u"b2"_s);
    QVERIFY(!database->query(u"SELECT * FROM t"_s).has_value());
}

void TestRowSteps::verifiesWhatIsCertain()
{
    m_project->addScript(u"b2"_s,
                         uR"(
def upgrade():
    op.add_column('t', sa.Column('more', sa.Integer))
    for row in op.get_bind().execute(sa.text('SELECT id FROM t')).fetchall():
        op.execute(f'UPDATE t SET more = {row.id}')
)"_s);
    m_project->addScript(u"c3"_s,
                         uR"(
def upgrade():
    op.drop_column('t', 'more')
)"_s);
    const auto database = serverDatabase(Engine::Postgresql);
    const RunReport report = upgrade(*database, true);
    QVERIFY2(report.isOk(), report.isOk() ? "" : qPrintable(report.error->toText()));
    QCOMPARE(report.applied.size(), 3);
}

void TestRowSteps::startsNothingOnMariadb()
{
    m_project->addScript(u"b2"_s,
                         uR"(
def upgrade():
    for row in op.get_bind().execute(sa.text('SELECT id FROM t')).fetchall():
        op.execute(f'UPDATE t SET slug = {row.id}')
)"_s);
    const auto database = serverDatabase(Engine::Mariadb);
    const RunReport report = upgrade(*database);
    QVERIFY(!report.isOk());
    QCOMPARE(report.error->code, ErrorCode::Opaque);
    QVERIFY(report.error->message.contains(u"could not be taken back"_s));
    QVERIFY(!database->query(u"SELECT * FROM t"_s).has_value());
}

void TestRowSteps::makesValuesOfTheRun()
{
    m_project->addScript(u"b2"_s,
                         uR"(
import uuid
from datetime import datetime

def upgrade():
    op.add_column('t', sa.Column('token', sa.Uuid()))
    op.add_column('t', sa.Column('seen', sa.DateTime()))
    t = sa.table('t', sa.column('id', sa.Integer), sa.column('token', sa.Uuid()), sa.column('seen', sa.DateTime))
    conn = op.get_bind()
    for i in (1, 2, 3):
        conn.execute(t.update().where(t.c.id == i).values(token=uuid.uuid4(), seen=datetime.now()))
)"_s);
    const auto database = serverDatabase(Engine::Postgresql);
    const RunReport report = upgrade(*database);
    QVERIFY2(report.isOk(), report.isOk() ? "" : qPrintable(report.error->toText()));
    const auto found =
        database->query(u"SELECT count(DISTINCT token), count(*) FROM t WHERE seen IS NOT NULL"_s);
    QVERIFY_RESULT(found);
    QCOMPARE(found->rows[0][0].toInt(), 3);
    QCOMPARE(found->rows[0][1].toInt(), 3);

    const auto mariadb = serverDatabase(Engine::Mariadb);
    const RunReport refused = upgrade(*mariadb);
    QVERIFY(!refused.isOk());
    QCOMPARE(refused.error->code, ErrorCode::Opaque);
    QVERIFY(refused.applied.isEmpty());
    QVERIFY(!mariadb->query(u"SELECT * FROM t"_s).has_value());
}

namespace {

const QString objects =
    u"\nimport json\nfrom sqlalchemy.orm import Session, declarative_base\n\n"
    "Base = declarative_base()\n\n\nclass Thing(Base):\n    __tablename__ = 't'\n\n"
    "    id = sa.Column(sa.Integer, primary_key=True)\n"
    "    name = sa.Column(sa.String(20))\n    slug = sa.Column(sa.String(30))\n\n\n"_s;

}  // namespace

void TestRowSteps::writesObjectsOnPostgresql()
{
    m_project->addScript(u"b2"_s,
                         objects
                             + uR"(
class Note(Base):
    __tablename__ = 'note'

    id = sa.Column(sa.Integer, primary_key=True)
    text = sa.Column(sa.Text)


def upgrade():
    op.create_table('note', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('text', sa.Text()))
    session = Session(bind=op.get_bind())
    for thing in session.query(Thing).filter(Thing.name != None).order_by(Thing.id):
        note = Note(text=json.dumps({'b': thing.name, 'a': [1]}))
        session.add(note)
        session.flush()
        thing.slug = f'{thing.name}/{note.id}'
    session.delete(session.query(Thing).filter_by(name=None).one())
    session.commit()
    session.query(Note).filter(Note.id > 1).update({'text': 'all'})
)"_s);
    const auto database = serverDatabase(Engine::Postgresql);
    const RunReport report = upgrade(*database);
    QVERIFY2(report.isOk(), report.isOk() ? "" : qPrintable(report.error->toText()));
    const auto things = database->query(u"SELECT slug FROM t ORDER BY id"_s);
    QVERIFY_RESULT(things);
    QCOMPARE(things->rows.size(), 2);
    QCOMPARE(things->rows[0][0].toString(), u"O'Hara/1"_s);
    QCOMPARE(things->rows[1][0].toString(), u"Zoë %s :x/2"_s);
    const auto notes = database->query(u"SELECT text FROM note ORDER BY id"_s);
    QVERIFY_RESULT(notes);
    QCOMPARE(notes->rows[0][0].toString(), u"{\"b\": \"O'Hara\", \"a\": [1]}"_s);
    QCOMPARE(notes->rows[1][0].toString(), u"all"_s);
}

void TestRowSteps::takesObjectsBackOnPostgresql()
{
    m_project->addScript(u"b2"_s,
                         objects
                             + uR"(
def upgrade():
    session = Session(bind=op.get_bind())
    for thing in session.query(Thing).order_by(Thing.id):
        thing.slug = 'x'
        session.commit()
        thing.nick = thing.name.lower()
)"_s);
    const auto database = serverDatabase(Engine::Postgresql);
    const RunReport report = upgrade(*database);
    QVERIFY(!report.isOk());
    QVERIFY(report.applied.isEmpty());
    QVERIFY(!database->query(u"SELECT * FROM t"_s).has_value());
}

QTEST_GUILESS_MAIN(TestRowSteps)
#include "tst_rowsteps.moc"
