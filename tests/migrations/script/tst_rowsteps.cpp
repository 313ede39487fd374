// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/liveconnection.h"
#include "tests/migrations/script/loweredscript.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QTest>

using namespace limbeck;
using namespace Qt::StringLiterals;

namespace {

/// Answers each SELECT with the next of its results, and keeps what it is asked.
class Answers final : public LiveConnection
{
public:
    QList<QueryResult> results;
    QStringList asked;

    Result<QueryResult> run(const Operation& operation, const TextLocation&) override
    {
        const auto* execute = std::get_if<ExecuteSql>(&operation.value);
        const QString sql = execute != nullptr ? execute->sql : describe(operation);
        asked << sql;
        if (sql.contains("fail"_L1)) {
            return fail(ErrorCode::DatabaseError, u"It does not want to."_s);
        }
        if (sql.startsWith("SELECT"_L1)) {
            return results.isEmpty() ? QueryResult{{u"id"_s, u"name"_s}, {}, {}, -1}
                                     : results.takeFirst();
        }
        QueryResult changed;
        changed.changed = 3;
        return changed;
    }

    Result<Schema> schema() override
    {
        return Schema();
    }
};

/// A mapped class and a session, in front of a body.
QString withObjects(const QString& body)
{
    return u"from sqlalchemy.orm import declarative_base, relationship, Session\n"
           "Base = declarative_base()\n"
           "class T(Base):\n    __tablename__ = 't'\n"
           "    id = sa.Column(sa.Integer, primary_key=True)\n    name = sa.Column(sa.String)\n"
           "    friends = relationship('T')\n"
           "class U(Base):\n    __tablename__ = 'u'\n"
           "    id = sa.Column(sa.Integer, primary_key=True)\n    name = sa.Column(sa.String)\n"
           "session = Session(bind=op.get_bind())\n"_s
           + body;
}

/// What a run sends, or the error that ends it.
QString followed(const QString& body, const QList<QVariantList>& rows)
{
    QString text = QString::fromLatin1(header) + u"def upgrade():\n    conn = op.get_bind()\n"_s;
    for (const QString& line : body.split(u'\n')) {
        text += u"    "_s + line + u'\n';
    }
    const Result<Script> script = Script::fromText(text, u"a1.py"_s);
    if (!script) {
        return script.error().message;
    }
    Answers answers;
    answers.results << QueryResult{{u"id"_s, u"name"_s}, rows, {}, -1};
    const Result<> done = script->follow(Direction::Up, u"sqlite"_s, answers);
    return answers.asked.mid(1).join(u'\n') + (done ? QString() : u"! "_s + done.error().message);
}

}  // namespace

/// Steps whose work the rows of the database decide.
class TestRowSteps : public QObject
{
    Q_OBJECT

private slots:
    void tellsRowsFromDoubt_data();
    void tellsRowsFromDoubt();
    void knowsWhetherTheSchemaDepends_data();
    void knowsWhetherTheSchemaDepends();
    void followsTheRows_data();
    void followsTheRows();
    void stopsAtWhatItDoesNotKnow_data();
    void stopsAtWhatItDoesNotKnow();
    void makesWhatARunHas();
    void writesObjects_data();
    void writesObjects();
    void readsTheEnvironmentOfTheRun();
    void asksNothingAfterAFailure();
};

void TestRowSteps::tellsRowsFromDoubt_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<bool>("isByRows");
    const auto byRows = [](const char* name, const QString& body) {
        QTest::newRow(name) << body << true;
    };
    const auto opaque = [](const char* name, const QString& body) {
        QTest::newRow(name) << body << false;
    };
    byRows("a loop over a result",
           u"for r in rows: op.execute(f'DELETE FROM t WHERE id = {r.id}')"_s);
    byRows("a branch", u"if rows.fetchall(): op.execute('UPDATE t SET a = 1')"_s);
    byRows("a guard", u"if rows.scalar() > 1: raise Exception('no')"_s);
    byRows("an assertion", u"assert rows.scalar() == 0"_s);
    byRows("a comprehension",
           u"ids = [r.id for r in rows if r.name]\nconn.execute(sa.text('DELETE FROM t WHERE id = "
           "ANY(:i)'), {'i': ids})"_s);
    byRows("known functions", u"op.execute('DELETE FROM t WHERE id = ' + str(len(list(rows))))"_s);
    byRows("a helper of the script", u"for r in rows: helper('c' + r.name)"_s);
    byRows("loops until there are no more",
           u"while True:\n    some = rows.fetchmany(10)\n    if not some:\n        break\n"
           "    op.execute(f'UPDATE t SET a = {some[0].id}')"_s);
    byRows("an early return", u"if not rows.first():\n    return\nop.execute('DELETE FROM t')"_s);
    byRows("a fallback", u"name = rows.scalar() or 'x'\nop.execute('UPDATE t SET a = ' + name)"_s);
    byRows("a handler",
           u"for r in rows:\n    try:\n        n = int(r.name)\n    except ValueError:\n"
           "        n = 0\n    op.execute(f'UPDATE t SET a = {n}')"_s);
    byRows("an id that a run makes",
           u"import uuid\nop.execute(f\"INSERT INTO t VALUES ('{uuid.uuid4()}')\")"_s);
    byRows("the time of a run",
           u"import datetime\nop.execute(f\"UPDATE t SET a = '{datetime.datetime.now()}'\")"_s);
    byRows(
        "a variable of the environment that is not set",
        u"import os\nif os.getenv('LIMBECK_TEST_NOT_SET') == 'x':\n    op.execute('DELETE FROM t')"_s);
    byRows("whether SQL is only written out",
           u"if not op.get_context().as_sql: op.execute('DELETE FROM t')"_s);
    byRows("a schema that is not certain",
           u"op.execute('CREATE TABLE x AS SELECT 1')\n"
           "if 'u' in sa.inspect(conn).get_table_names(): op.drop_table('u')"_s);
    byRows("objects that are changed",
           withObjects(u"for t in session.query(T).filter(T.name != None):\n"
                       "    t.name = t.name.lower()\nsession.commit()"_s));
    byRows("objects that are made", withObjects(u"session.add(T(name='x'))\nsession.commit()"_s));
    byRows("an object that is deleted", withObjects(u"session.delete(session.query(U).first())"_s));
    byRows("how many objects there are",
           withObjects(u"if session.query(T).count() > 1: op.execute('DELETE FROM t')"_s));
    byRows("taken back where that fails",
           withObjects(u"for t in session.query(T).all():\n    try:\n        n = int(t.name)\n"
                       "    except ValueError:\n        session.rollback()\n        raise"_s));
    opaque("a relationship",
           withObjects(u"for t in session.query(T).all(): op.execute(f'X {T.friends}')"_s));
    opaque("a method of a session that is not known", withObjects(u"session.merge(T(name='x'))"_s));
    opaque("a column that an object does not have", withObjects(u"session.add(T(nick='x'))"_s));
    opaque("a class that is not mapped", withObjects(u"session.query(load).all()"_s));
    opaque("objects of a select", withObjects(u"session.execute(sa.select(T)).all()"_s));
    opaque("a class that checks what it is given",
           u"from sqlalchemy.orm import declarative_base, validates, Session\n"
           "class V(declarative_base()):\n    __tablename__ = 'v'\n"
           "    id = sa.Column(sa.Integer, primary_key=True)\n"
           "    @validates('id')\n    def check(self, key, value):\n        return value\n"
           "Session(bind=conn).query(V).all()"_s);
    byRows("a table that the run reads",
           u"op.execute('CREATE TABLE x AS SELECT 1')\nm = sa.MetaData()\nm.reflect(conn)\n"
           "x = m.tables['x']\nconn.execute(x.update().where(x.c.a == 1).values(a=2))"_s);
    opaque("a question that nobody answers in a run",
           u"op.execute('CREATE TABLE x AS SELECT 1')\n"
           "if sa.inspect(conn).get_sequence_names(): op.drop_table('u')"_s);
    opaque("a time zone that is not known",
           u"import datetime\n"
           "op.execute(f\"UPDATE t SET a = '{datetime.datetime.now('Asia/Tokyo')}'\")"_s);
    opaque("a function of the application in a loop", u"for r in rows: load(r.id)"_s);
    opaque("one that a branch may call", u"if rows.scalar(): load(1)"_s);
    opaque("a condition that is not only rows",
           u"if rows.scalar() and load(1): op.execute('DELETE FROM t')"_s);
    opaque(
        "a function that nobody knows",
        u"import hashlib\nfor r in rows:\n    op.execute('UPDATE t SET a = ' + hashlib.md5(r.name))"_s);
    opaque("a method that nobody knows",
           u"for r in rows: op.execute('UPDATE t SET a = ' + r.name.encode())"_s);
    opaque("something else that is unknown in one text",
           u"for r in rows: op.execute(f'DELETE FROM t WHERE a = {r.id} {GUID.x}')"_s);
    opaque("a block outside of the transaction that rows ask for",
           u"if rows.scalar():\n    with op.get_context().autocommit_block():\n        "
           "op.execute('VACUUM')"_s);
    opaque("a statement in a try",
           u"for r in rows:\n    try:\n        op.execute(f'DELETE FROM t "
           "WHERE id = {r.id}')\n    except Exception:\n        pass"_s);
    opaque("a method of the result that is not known",
           u"op.execute('DELETE FROM t WHERE id = ' + "
           "str(rows.lastrowid))"_s);
}

void TestRowSteps::tellsRowsFromDoubt()
{
    QFETCH(QString, body);
    const Result<Lowered> result = lowered(
        u"conn = op.get_bind()\nrows = conn.execute(sa.text('SELECT id, name FROM t'))\n"_s + body);
    QVERIFY_RESULT(result);
    QVERIFY(!result->isFull());
    QVERIFY(!result->opaque.isEmpty());
    QFETCH(bool, isByRows);
    QVERIFY2(result->isByRows() == isByRows, qPrintable(text(*result)));
}

void TestRowSteps::knowsWhetherTheSchemaDepends_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<bool>("depends");
    QTest::addColumn<int>("steps");
    QTest::newRow("rows only") << u"for r in rows: op.execute(f\"UPDATE t SET a = '{r.name}'\")"_s
                               << false << 1;
    QTest::newRow("columns beside rows")
        << u"helper('x')\nfor r in rows: op.execute('UPDATE t SET x = %s' % r.id)\nhelper('y')"_s
        << false << 3;
    QTest::newRow("after a guard")
        << u"if rows.scalar(): raise ValueError('no')\nhelper('x')"_s << false << 2;
    QTest::newRow("after a loop that goes on early")
        << u"for r in rows:\n    if not r.name:\n        continue\n    op.execute(f'DELETE FROM t "
           "WHERE id = {r.id}')\nhelper('x')"_s
        << false << 2;
    QTest::newRow("in a branch") << u"if rows.scalar(): helper('x')"_s << true << 1;
    QTest::newRow("after an early return")
        << u"if not rows.scalar(): return\nhelper('x')"_s << true << 1;
    QTest::newRow("a name from a row") << u"for r in rows: helper(r.name)"_s << true << 1;
    QTest::newRow("a text from a row") << u"for r in rows: op.execute(r.name)"_s << true << 1;
    QTest::newRow("a text that begins with one")
        << u"for r in rows: op.execute(f'ALTER TABLE {r.name} ADD x INTEGER')"_s << true << 1;
}

void TestRowSteps::knowsWhetherTheSchemaDepends()
{
    QFETCH(QString, body);
    const Result<Lowered> result = lowered(
        u"conn = op.get_bind()\nrows = conn.execute(sa.text('SELECT id, name FROM t'))\n"_s + body);
    QVERIFY_RESULT(result);
    QVERIFY2(result->isByRows(), qPrintable(text(*result)));
    QTEST(result->mayChangeSchemaByRows(), "depends");
    QTEST(static_cast<int>(result->steps.size()), "steps");
}

void TestRowSteps::followsTheRows_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("sent");
    const QString select = u"rows = conn.execute(sa.text('SELECT id, name FROM t'))\n"_s;
    const auto row = [&](const char* name, const QString& body, const QString& sent) {
        QTest::newRow(name) << select + body << sent;
    };
    row("by name, place and key",
        u"for r in rows: op.execute(f\"X {r.id} {r[1]} {r['name']} {len(r)}\")"_s,
        u"X 1 Ada Ada 2\nX 2 None None 2"_s);
    row("unpacked",
        u"for i, n in rows.fetchall(): op.execute(f'X {i} {n!r}')"_s,
        u"X 1 'Ada'\nX 2 None"_s);
    row("once",
        u"a = rows.fetchone()\nb = rows.fetchone()\nc = rows.fetchone()\n"
        "op.execute(f'X {a.id} {b.id} {c}')"_s,
        u"X 1 2 None"_s);
    row("what a loop leaves",
        u"for r in rows: op.execute(f'X {r.id}')\n"
        "op.execute(f'Y {rows.fetchall()}')"_s,
        u"X 1\nX 2\nY []"_s);
    row("a scalar", u"op.execute(f'X {rows.scalar()}')"_s, u"X 1"_s);
    row("mappings",
        u"for m in rows.mappings(): op.execute(f\"X {m['id']} {m.get('z', 0)}\")"_s,
        u"X 1 0\nX 2 0"_s);
    row("scalars of another column",
        u"op.execute(f'X {rows.scalars(1).all()}')"_s,
        u"X ['Ada', None]"_s);
    row("as a dictionary",
        u"op.execute(f'X {dict(rows.all())} {list(rows)}')"_s,
        u"X {1: 'Ada', 2: None} []"_s);
    row("a row as one",
        u"op.execute(f'X {rows.first()._asdict()}')"_s,
        u"X {'id': 1, 'name': 'Ada'}"_s);
    row("rowcount",
        u"n = conn.execute(sa.text('UPDATE t SET a = 1')).rowcount\nop.execute(f'X {n}')"_s,
        u"UPDATE t SET a = 1\nX 3"_s);
    row("branches",
        u"for r in rows:\n    if r.name is None:\n        continue\n    op.execute(f'X "
        "{r.name.lower()}')"_s,
        u"X ada"_s);
    row("a refusal",
        u"if rows.scalar() == 1: raise ValueError('one is too few')"_s,
        u"! With the rows that are there, the script refuses: one is too few"_s);
    row("exactly one",
        u"rows.one()"_s,
        u"! With the rows that are there, the script refuses: Multiple rows were found when "
        u"exactly "
        "one was required"_s);
}

void TestRowSteps::followsTheRows()
{
    QFETCH(QString, body);
    QTEST(followed(body, {{1, u"Ada"_s}, {2, QVariant()}}), "sent");
}

void TestRowSteps::stopsAtWhatItDoesNotKnow_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("sent");
    const QString select = u"rows = conn.execute(sa.text('SELECT id, name FROM t'))\n"_s;
    QTest::newRow("a column that is not there")
        << select + u"for r in rows: op.execute(f'X {r.nick}')"_s << u""_s;
    QTest::newRow("a method of what is None")
        << select + u"for r in rows: op.execute(f'X {r.name.lower()}')"_s << u"X ada"_s;
    QTest::newRow("texts and numbers")
        << select + u"for r in rows: op.execute('X ' + (r.id + r.name))"_s << u""_s;
    QTest::newRow("the database's own error")
        << select + u"for r in rows: op.execute(f'fail {r.id}')"_s << u"fail 1"_s;
}

void TestRowSteps::stopsAtWhatItDoesNotKnow()
{
    QFETCH(QString, body);
    QFETCH(QString, sent);
    const QString result = followed(body, {{1, u"Ada"_s}, {2, QVariant()}, {3, u"Eve"_s}});
    QVERIFY2(result.contains(u'!'), qPrintable(result));
    QCOMPARE(result.section(u'!', 0, 0), sent);
}

void TestRowSteps::makesWhatARunHas()
{
    const QDateTime before = QDateTime::currentDateTimeUtc();
    const QStringList sent = followed(
                                 uR"(import uuid
from datetime import date, datetime, timezone
op.execute('first')
once = uuid.uuid4()
op.execute('once ' + str(once))
op.execute(f'again {once}')
op.execute('other {}'.format(uuid.uuid4()))
op.execute('utc %s' % datetime.utcnow())
op.execute(f'zone {datetime.now(timezone.utc)}')
op.execute(f'day {date.today()}'))"_s,
                                 {})
                                 .split(u'\n');
    QCOMPARE(sent.size(), 6);
    static const QRegularExpression id(
        u"^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"_s);
    const QString once = sent[0].section(u' ', 1);
    QVERIFY2(id.match(once).hasMatch(), qPrintable(sent[0]));
    QCOMPARE(sent[1], u"again "_s + once);
    QVERIFY(sent[2] != u"other "_s + once);
    QVERIFY(id.match(sent[2].section(u' ', 1)).hasMatch());
    QDateTime utc = QDateTime::fromString(sent[3].sliced(4, 19), u"yyyy-MM-dd HH:mm:ss"_s);
    utc.setTimeSpec(Qt::UTC);
    QVERIFY(utc.isValid());
    QVERIFY(utc.secsTo(before) < 2 && before.secsTo(utc) < 60);
    QVERIFY(sent[4].endsWith("+00:00"_L1));
    QVERIFY(QDate::fromString(sent[5].sliced(4), Qt::ISODate).isValid());
}

void TestRowSteps::writesObjects_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("sent");
    const auto row = [](const char* name, const QString& body, const QString& sent) {
        QTest::newRow(name) << withObjects(body) << sent;
    };
    row("what was changed, once",
        u"for t in session.query(T).order_by(T.id):\n    if t.name:\n        t.name = "
        u"t.name.lower()\n"
        "session.commit()\nsession.commit()"_s,
        u"UPDATE t SET name='ada' WHERE t.id = 1"_s);
    row("before the next query",
        u"t = session.query(T).first()\nt.name = 'x'\nsession.query(T).count()"_s,
        u"UPDATE t SET name='x' WHERE t.id = 1\nSELECT t.id, t.name \nFROM t"_s);
    row("nothing that is the same",
        u"for t in session.query(T): t.name = t.name\nsession.commit()"_s,
        u""_s);
    row("nothing that is thrown away",
        u"for t in session.query(T): t.name = 'x'\nsession.close()"_s,
        u""_s);
    row("one object for a row",
        u"a = session.query(T).first()\na.name = 'x'\nop.execute(f'X {a.id} {a.name}')"_s,
        u"X 1 x"_s);
    row("a new one, with its key",
        u"op.execute('first')\nt = T(name='Eve')\nsession.add(t)\nsession.flush()\n"
        "op.execute(f'X {t.id}')"_s,
        u"INSERT INTO t (name) VALUES ('Eve')\nSELECT last_insert_rowid()\nX 1"_s);
    row("one that is deleted",
        u"session.delete(session.query(U).first())\nsession.commit()"_s,
        u"DELETE FROM u WHERE u.id = 1"_s);
    row("rows with several things",
        u"for t, n in session.query(T.id, T.name): op.execute(f'X {t} {n}')"_s,
        u"X 1 Ada\nX 2 None"_s);
    row("all rows at once",
        u"op.execute('first')\nsession.query(T).filter_by(name='a').update({'name': 'b'})\n"
        "session.query(T).filter(T.id > 1).delete(synchronize_session=False)"_s,
        u"UPDATE t SET name='b' WHERE t.name = 'a'\nDELETE FROM t WHERE t.id > 1"_s);
}

void TestRowSteps::writesObjects()
{
    QFETCH(QString, body);
    QTEST(followed(body, {{1, u"Ada"_s}, {2, QVariant()}}), "sent");
}

void TestRowSteps::readsTheEnvironmentOfTheRun()
{
    const QString sent = followed(
        u"import os\nop.execute('first')\nop.execute(os.getenv('LIMBECK_TEST_NOT_SET', 'other'))\n"
        "op.execute(os.environ.get('LIMBECK_TEST_NOT_SET') or 'none')\n"
        "op.execute(os.environ['LIMBECK_TEST_NOT_SET'])"_s,
        {});
    QCOMPARE(
        sent,
        u"other\nnone! With the rows that are there, the script refuses: 'LIMBECK_TEST_NOT_SET'"_s);
}

void TestRowSteps::asksNothingAfterAFailure()
{
    const QString result = followed(
        u"conn.execute(sa.text('SELECT 1'))\nop.execute('fail')\nop.execute('DELETE FROM "
        "t')\nop.drop_table('t')"_s,
        {{1, 2}});
    QCOMPARE(result, u"fail! It does not want to."_s);
}

QTEST_GUILESS_MAIN(TestRowSteps)
#include "tst_rowsteps.moc"
