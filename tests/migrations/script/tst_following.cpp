// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/migrations/script/loweredscript.h"

#include <QTest>

using namespace limbeck;
using namespace Qt::StringLiterals;

class TestFollowing final : public QObject
{
    Q_OBJECT

private slots:
    void followsPython_data();
    void followsPython();
    void staysOpaque_data();
    void staysOpaque();
    void triesAsPostgresqlDoes();
    void readsSavepoints();
    void leavesWhatABatchRaisesOut();
};

void TestFollowing::followsPython_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("result");
    const auto row = [](const char* name, const QString& body, const QString& result) {
        QTest::newRow(name) << body << result;
    };
    const QString a = u"drop table a"_s;
    const QString both = u"drop table a\ndrop table b"_s;
    row("nothing", u"pass"_s, QString());
    row("docstring", u"'''words'''"_s, QString());
    row("local name", u"t = 'a'\nop.drop_table(t)"_s, a);
    row("concatenation", u"op.drop_table('' 'a' + '')"_s, a);
    row("f-string", u"x = 'a'\nop.execute(f'DROP {x} {1}')"_s, u"run SQL: DROP a 1"_s);
    row("percent", u"op.execute('DROP %s %d' % ('a', 1))"_s, u"run SQL: DROP a 1"_s);
    row("format", u"op.execute('DROP {} {x}'.format('a', x=1))"_s, u"run SQL: DROP a 1"_s);
    row("loop", u"for t in names:\n    op.drop_table(t)"_s, both);
    row("loop with pairs", u"for t, n in [('a', 1), ('b', 2)]:\n    op.drop_table(t)"_s, both);
    row("loop with items", u"for t in {'a': 1, 'b': 2}.items():\n    op.drop_table(t[0])"_s, both);
    row("continue",
        u"for t in names:\n    if t == 'b':\n        continue\n    op.drop_table(t)"_s,
        a);
    row("break", u"for t in names:\n    if t == 'b':\n        break\n    op.drop_table(t)"_s, a);
    row("comprehension",
        u"for t in [n + 'x' for n in names if n != 'b']:\n    op.drop_table(t)"_s,
        u"drop table ax"_s);
    row("append", u"l = []\nl.append('a')\nfor t in l:\n    op.drop_table(t)"_s, a);
    row("join", u"op.execute('DROP ' + ', '.join(names))"_s, u"run SQL: DROP a, b"_s);
    row("helper",
        u"helper('x')\nhelper(size=9, name='y')"_s,
        u"add column x string(50) to t\nadd column y string(9) to t"_s);
    row("nested helper", u"def drop(t):\n    op.drop_table(t)\ndrop('a')"_s, a);
    row("ternary", u"op.drop_table('a' if 1 < 2 else 'b')"_s, a);
    row("early return", u"op.drop_table('a')\nreturn\nop.drop_table('b')"_s, a);
    row("dialect of the bind",
        u"if op.get_bind().dialect.name == 'sqlite':\n    op.drop_table('a')\nelse:\n    op.drop_table('b')"_s,
        a);
    row("dialect of the context",
        u"if context.get_context().dialect.name in ('mysql', 'sqlite'):\n    op.drop_table('a')"_s,
        a);
    row("engine's name",
        u"if op.get_bind().engine.name != 'sqlite':\n    op.drop_table('a')"_s,
        QString());
    row("dialect with return",
        u"if op.get_context().dialect.name != 'sqlite':\n    return\nop.drop_table('a')"_s,
        a);
    row("spread", u"args = ('a',)\nop.drop_table(*args, **{'schema': None})"_s, a);
    row("decorated by a function of the script",
        u"def twice(f):\n    def both(*a):\n        f(*a)\n        f(a[0] + 'x')\n    return both\n"
        "@twice\ndef drop(t):\n    op.drop_table(t)\ndrop('a')"_s,
        u"drop table a\ndrop table ax"_s);
    row("decorated by what a function gives",
        u"def only(name):\n    def made(f):\n        return f if name == 'a' else None\n    return "
        u"made\n"
        "@only('a')\ndef drop(t):\n    op.drop_table(t)\ndrop('a')"_s,
        a);
    row("a class that a decorator fills",
        u"from abc import ABCMeta, abstractmethod\nfrom six import add_metaclass\n"
        "def nothing(*args, **kwargs):\n    pass\n"
        "def filled(cls):\n"
        "    return type(cls.__name__, (cls,), {n: nothing for n in cls.__abstractmethods__})\n"
        "@add_metaclass(ABCMeta)\nclass Base:\n    name = 'a'\n"
        "    @abstractmethod\n    def one(self):\n        pass\n"
        "    @abstractmethod\n    def two(self, x):\n        pass\n"
        "@filled\nclass Empty(Base):\n    pass\n"
        "e = Empty()\ne.one()\ne.two(1)\nop.drop_table(e.name)"_s,
        a);
    row("generics of typing_extensions",
        u"from typing_extensions import Generic, TypeVar\nT = TypeVar('T', infer_variance=True)\n"
        "class Box(Generic[T]):\n    def __init__(self, x):\n        self.x = x\n"
        "op.drop_table(Box[str]('a').x)"_s,
        a);
    row("print", u"print('x', load)\nop.drop_table('a')"_s, a);
    row("refusal", u"raise NotImplementedError('one-way')"_s, u"! one-way"_s);
    row("refusal without words", u"raise NotImplementedError"_s, u"! NotImplementedError"_s);
    row("refusal on a dialect",
        u"if op.get_bind().dialect.name != 'postgresql':\n    raise RuntimeError('only ' 'there')"_s,
        u"! only there"_s);
    row("enum elsewhere",
        u"sa.Enum('a', name='e').create(op.get_bind(), checkfirst=True)"_s,
        QString());
    row("query whose rows nobody uses",
        u"rows = op.get_bind().execute('SELECT 1').fetchall()"_s,
        u"run SQL: SELECT 1"_s);
    row("batch",
        u"with op.batch_alter_table('t') as b:\n    b.drop_column('a')\n    b.drop_column('c')"_s,
        u"alter table t in one go: drop column a of t; drop column c of t"_s);
    row("operation inside a batch",
        u"with op.batch_alter_table('t') as b:\n    b.drop_column('a')\n    op.drop_table('a')"_s,
        u"drop table a\nalter table t in one go: drop column a of t"_s);
    row("while", u"n = 0\nwhile n < 1:\n    op.drop_table('a')\n    n += 1"_s, a);
    row("walrus", u"op.drop_table(t := 'a')"_s, a);
    row("lambda", u"drop = lambda t: op.drop_table(t)\ndrop('a')"_s, a);
    row("operation as a function",
        u"for t in names:\n    (op.drop_table if t else None)(t)"_s,
        both);
    row("arguments passed on",
        u"def drop(*args, **kwargs):\n    op.drop_table(*args, **kwargs)\ndrop('a', schema=None)"_s,
        a);
    row("try whose handler only raises",
        u"try:\n    op.drop_table('a')\nexcept Exception as e:\n    print(e)\n    raise"_s,
        a);
    row("try that fails",
        u"try:\n    op.drop_table('a')\nexcept Exception:\n    op.execute('SELECT 1')"_s,
        u"run SQL: SELECT 1"_s);
    row("try that works",
        u"op.create_table('a', sa.Column('i', sa.Integer))\ntry:\n    op.drop_table('a')\n"
        u"except Exception:\n    op.execute('SELECT 1')"_s,
        u"create table a (1 column)\ndrop table a"_s);
    row("batch that fails",
        u"try:\n    with op.batch_alter_table('a') as b:\n        b.drop_column('c')\n"
        u"except Exception:\n    op.execute('SELECT 1')"_s,
        u"run SQL: SELECT 1"_s);
    row("suppress",
        u"import contextlib\nwith contextlib.suppress(Exception):\n    op.drop_table('a')"_s,
        QString());
    row("finally", u"try:\n    op.drop_table('a')\nfinally:\n    op.drop_table('b')"_s, both);
    row("enum class",
        u"import enum\nclass E(str, enum.Enum):\n    A = 'x'\n    B = 'y'\n"
        u"op.add_column('t', sa.Column('c', sa.Enum(E)))"_s,
        u"add column c enum e (A, B) to t"_s);
    row("values of an enum class",
        u"import enum\nclass E(enum.Enum):\n    A = 'x'\n    B = 'y'\n"
        u"op.add_column('t', sa.Column('c', sa.Enum(E, name='n', "
        u"values_callable=lambda e: [m.value for m in e])))"_s,
        u"add column c enum n (x, y) to t"_s);
    row("column type of a class",
        u"class G(sa.types.TypeDecorator):\n    impl = sa.String\n"
        u"op.add_column('t', sa.Column('c', G(36)))\nop.add_column('t', sa.Column('d', G))"_s,
        u"add column c string(36) to t\nadd column d string to t"_s);
    row("column type by dialect",
        u"class G(sa.types.TypeDecorator):\n    impl = sa.Text\n"
        u"    def load_dialect_impl(self, dialect):\n        if dialect.name == 'postgresql':\n"
        u"            return dialect.type_descriptor(JSONB())\n"
        u"        return dialect.type_descriptor(sa.CHAR(36))\n"
        u"op.add_column('t', sa.Column('c', G()))"_s,
        u"add column c char(36) to t"_s);
    row("column type with a constructor",
        u"class G(sa.types.TypeDecorator):\n    impl = sa.String\n"
        u"    def __init__(self, length=9):\n        super().__init__(length=length)\n"
        u"op.add_column('t', sa.Column('c', G()))"_s,
        u"add column c string(9) to t"_s);
    row("import that is not there", u"from app import x\nimport y.z\nop.drop_table('a')"_s, a);
}

void TestFollowing::followsPython()
{
    QFETCH(QString, body);
    const Result<Lowered> result = lowered(body);
    QVERIFY_RESULT(result);
    QTEST(text(*result), "result");
    QVERIFY(result->opaque.isEmpty());
}

void TestFollowing::staysOpaque_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("result");
    QTest::newRow("order of a dictionary over a set")
        << u"from abc import abstractmethod\nclass Base:\n"
           "    @abstractmethod\n    def one(self):\n        pass\n"
           "    @abstractmethod\n    def two(self):\n        pass\n"
           "for n in {n: 1 for n in Base.__abstractmethods__}:\n    op.drop_table(n)"_s
        << u"? loops over a 'builtins.dict of a set'"_s;
    QTest::newRow("decorated by a function that gives nothing known")
        << u"def d(f):\n    return load(f)\n@d\ndef drop(t):\n    op.drop_table(t)\ndrop('a')"_s
        << u"? calls 'load' of 'app.db'"_s;
    const auto row = [](const char* name, const QString& body, const QString& result) {
        QTest::newRow(name) << body << result;
    };
    row("project function", u"load('x')"_s, u"? calls 'load' of 'app.db'"_s);
    row("assigned project function", u"x = load('x')"_s, u"? calls 'load' of 'app.db'"_s);
    row("swallowed project function",
        u"op.drop_table(['a', load()][0])"_s,
        u"drop table a\n? calls 'load' of 'app.db'"_s);
    row("unknown operation",
        u"op.sync_enum_values('a')"_s,
        u"? uses the operation 'sync_enum_values', which Limbeck does not know"_s);
    row("unknown argument",
        u"op.drop_table('a', magic=1)"_s,
        u"? uses the argument 'magic', which is not known"_s);
    row("too many arguments",
        u"op.drop_column('a', 'b', 'c')"_s,
        u"? is an argument that is not known"_s);
    row("unknown column argument",
        u"op.add_column('t', sa.Column('c', sa.Integer, magic=1))"_s,
        u"? uses the argument 'magic', which is not known"_s);
    row("project type",
        u"op.add_column('t', sa.Column('c', GUID()))"_s,
        u"? calls 'GUID' of 'app.db'"_s);
    row("project type by name",
        u"op.add_column('t', sa.Column('c', GUID))"_s,
        u"? uses the type 'app.db.GUID', which is not one of SQLAlchemy's"_s);
    row("rows",
        u"for r in op.get_bind().execute('SELECT 1'):\n    op.drop_table(r)\nop.drop_table('a')"_s,
        u"run SQL: SELECT 1\ndrop table a\n? uses what a query returned\n? uses what a query returned"_s);
    row("value of a query",
        u"if op.get_bind().execute('SELECT 1').scalar():\n    op.drop_table('a')"_s,
        u"run SQL: SELECT 1\n? uses what a query returned\n"
        "? only the run tells whether and how often it does this: drop table a"_s);
    row("contagion",
        u"x = load.value\nop.drop_table(x)"_s,
        u"? is 'app.db.load.value' where a text is needed"_s);
    row("forgets what an unknown branch changes",
        u"t = 'a'\nif load.x:\n    t = 'b'\nop.drop_table(t)\nop.drop_table('c')"_s,
        u"drop table c\n? depends on 'app.db.load.x'"_s);
    row("forgets lists that an unknown branch changes",
        u"l = ['a']\nm = l\nif load.x:\n    l.append('b')\nfor t in m:\n    op.drop_table(t)"_s,
        u"? depends on 'app.db.load.x'"_s);
    row("stops after an unknown return",
        u"if load.x:\n    return\nop.drop_table('a')"_s,
        u"? depends on 'app.db.load.x'"_s);
    row("try around SQL text",
        u"try:\n    op.execute('DROP TABLE a')\nexcept Exception:\n    pass"_s,
        u"run SQL: DROP TABLE a\n? goes on where this fails, and whether it does is not certain"_s);
    row("try that may catch another error",
        u"try:\n    op.drop_table('a')\nexcept sa.exc.OperationalError:\n    op.drop_table('b')"_s,
        u"? may catch a 'sqlalchemy.exc.DBAPIError'"_s);
    row("try around something unknown",
        u"try:\n    n = load.x + 1\n    op.drop_table('a')\nexcept Exception:\n    pass"_s,
        u"? computes with 'app.db.load.x' and a number"_s);
    row("endless loop",
        u"while True:\n    pass\nop.drop_table('a')"_s,
        u"? loops without an end"_s);
    row("generator that does something",
        u"names = (op.drop_table(t) for t in names)"_s,
        u"drop table a\ndrop table b\n? does something while it makes items"_s);
    row("class that is derived from something unknown",
        u"class C(load.Base):\n    pass\nC().run()"_s,
        u"? makes a 'C', which is derived from 'app.db.load.Base'"_s);
    row("attribute of something that may act",
        u"load.x = 1"_s,
        u"? assigns in a way that is not understood"_s);
    row("column type that converts by itself",
        u"from sqlalchemy.types import UserDefinedType\nclass G(UserDefinedType):\n    "
        u"def get_col_spec(self):\n        return load.x\nop.add_column('t', sa.Column('c', G()))"_s,
        u"? uses the type 'G', which writes its own SQL"_s);
    row("enum with values that are not certain",
        u"import enum\nclass E(enum.Enum):\n    A = load.x()\n"
        u"op.add_column('t', sa.Column('c', sa.Enum(E)))"_s,
        u"? calls 'x' of 'app.db.load'"_s);
    row("expression language",
        u"op.execute(sa.table('t').update().values(a=1))"_s,
        u"? gives a value to 'a', which its table does not have"_s);
    row("session",
        u"from sqlalchemy.orm import Session\ns = Session(bind=op.get_bind())\ns.query(names)"_s,
        u"? queries what is not mapped to a table"_s);
    row("parameter without a value",
        u"op.execute('UPDATE t SET a = :a')"_s,
        u"? gives no value for the parameter ':a' of its SQL"_s);
    row("unknown name",
        u"op.drop_table(nothing)"_s,
        u"? uses the name 'nothing', which is not known"_s);
    row("order of a set", u"for t in {'a', 'b'}:\n    op.drop_table(t)"_s, u"? loops over a set"_s);
    row("endless recursion",
        u"def f():\n    f()\nf()"_s,
        u"? calls functions too deep to follow"_s);
    row("short circuit", u"load.x and op.drop_table('a')"_s, u"? depends on 'app.db.load.x'"_s);
    row("batch of something unknown",
        u"with op.batch_alter_table(load.x) as b:\n    b.drop_column('a')\nop.drop_table('a')"_s,
        u"drop table a\n? is 'app.db.load.x' where a text is needed"_s);
}

void TestFollowing::staysOpaque()
{
    QFETCH(QString, body);
    const Result<Lowered> result = lowered(body);
    QVERIFY_RESULT(result);
    QTEST(text(*result), "result");
    QVERIFY(!result->isFull());
}

/// There a failure ends the transaction, whatever the script catches: only success leads on.
void TestFollowing::triesAsPostgresqlDoes()
{
    const QString inside =
        u"try:\n    op.execute('SELECT f()')\nexcept Exception:\n    op.drop_table('b')"_s;
    const Result<Lowered> result = lowered(inside, u"postgresql"_s);
    QVERIFY_RESULT(result);
    QCOMPARE(text(*result), u"run SQL: SELECT f()"_s);

    // Outside of it a failure is no more than that.
    const QString outside = u"with op.get_context().autocommit_block():\n    "_s
                            + QString(inside).replace(u"\n"_s, u"\n    "_s);
    const Result<Lowered> block = lowered(outside, u"postgresql"_s);
    QVERIFY_RESULT(block);
    QVERIFY(!block->isFull());
}

/// A savepoint changes nothing where nothing catches what fails in it.
void TestFollowing::readsSavepoints()
{
    const QString savepoint =
        u"connection = op.get_bind()\nwith connection.begin_nested():\n"
        "    connection.execute(sa.text('DELETE FROM t'))"_s;
    const auto result = [](const QString& body, const QString& dialect) {
        const Result<Lowered> read = lowered(body, dialect);
        return read ? text(*read) : read.error().toText();
    };
    for (const QString& dialect : {u"postgresql"_s, u"sqlite"_s}) {
        QCOMPARE(result(savepoint, dialect), u"run SQL: DELETE FROM t"_s);
    }
    QCOMPARE(result(savepoint, u"mysql"_s), u"? sets a savepoint, which MySQL may end by itself"_s);

    const QString caught =
        u"connection = op.get_bind()\ntry:\n    with connection.begin_nested():\n"
        "        op.drop_table('t')\nexcept %1:\n    pass"_s;
    QCOMPARE(result(caught.arg(u"Exception"_s), u"postgresql"_s),
             u"? goes on where this savepoint is taken back"_s);
    const QString raised = QString(caught).replace(u"op.drop_table('t')"_s,
                                                   u"op.drop_table('t'); raise KeyError('k')"_s);
    const Result<Lowered> taken = lowered(raised.arg(u"KeyError"_s), u"postgresql"_s);
    QVERIFY_RESULT(taken);
    QVERIFY(!taken->isFull());
}

void TestFollowing::leavesWhatABatchRaisesOut()
{
    const Result<Lowered> result = lowered(
        u"try:\n    with op.batch_alter_table('t') as batch:\n        batch.drop_column('a')\n"
        "        raise KeyError('k')\nexcept KeyError:\n    op.drop_table('u')"_s);
    QVERIFY_RESULT(result);
    QCOMPARE(text(*result), u"drop table u"_s);
    QVERIFY(result->isFull());
}

QTEST_GUILESS_MAIN(TestFollowing)
#include "tst_following.moc"
