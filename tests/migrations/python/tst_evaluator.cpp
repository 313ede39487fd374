// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/migrations/python/evaluatedtext.h"

#include <QTest>

using namespace limbeck;
using namespace limbeck::python;
using namespace Qt::StringLiterals;

class TestEvaluator final : public QObject
{
    Q_OBJECT

private slots:
    void computesWhatPythonComputes_data();
    void computesWhatPythonComputes();
    void doesNotGuess_data();
    void doesNotGuess();
    void followsStatements_data();
    void followsStatements();
    void staysBounded_data();
    void staysBounded();
};

// The results were recorded with Python 3.11.
void TestEvaluator::computesWhatPythonComputes_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QString>("result");
    const auto row = [](const QString& expression, const QString& result) {
        QTest::newRow(qPrintable(expression)) << expression << result;
    };
    row(u"1 + 2 * 3"_s, u"7"_s);
    row(u"7 // 2"_s, u"3"_s);
    row(u"7 % 3"_s, u"1"_s);
    row(u"-5 + 2"_s, u"-3"_s);
    row(u"0x1f"_s, u"31"_s);
    row(u"0o17"_s, u"15"_s);
    row(u"0b101"_s, u"5"_s);
    row(u"1_000"_s, u"1000"_s);
    row(u"1.5"_s, u"1.5"_s);
    row(u"10.0"_s, u"10.0"_s);
    row(u"'a' 'b'"_s, u"'ab'"_s);
    row(u"'a' + \"b\""_s, u"'ab'"_s);
    row(u"r'\\d'"_s, u"'\\\\d'"_s);
    row(u"'\\x41\\u00e9\\101\\t'"_s, u"'AéA\\t'"_s);
    row(u"'\\q'"_s, u"'\\\\q'"_s);
    row(u"'''a\nb'''"_s, u"'a\\nb'"_s);
    row(u"'a' * 3"_s, u"'aaa'"_s);
    row(u"f'{1}{\"x\"}'"_s, u"'1x'"_s);
    row(u"f'{{}}{1!r}{\"x\"!r}'"_s, u"\"{}1'x'\""_s);
    row(u"'%s-%d-%r' % ('a', 2, 'b')"_s, u"\"a-2-'b'\""_s);
    row(u"'%(a)s%%' % {'a': 1}"_s, u"'1%'"_s);
    row(u"'%s' % 5"_s, u"'5'"_s);
    row(u"'{0} {1} {x}'.format('a', 'b', x=2)"_s, u"'a b 2'"_s);
    row(u"'{{}}'.format()"_s, u"'{}'"_s);
    row(u"[1, 'a', None, True]"_s, u"[1, 'a', None, True]"_s);
    row(u"(1,)"_s, u"(1,)"_s);
    row(u"()"_s, u"()"_s);
    row(u"[*[1, 2], 3]"_s, u"[1, 2, 3]"_s);
    row(u"{'a': 1}['a']"_s, u"1"_s);
    row(u"[1, 2][-1]"_s, u"2"_s);
    row(u"(1, 2)[0]"_s, u"1"_s);
    row(u"1 < 2 < 3"_s, u"True"_s);
    row(u"1 < 2 > 5"_s, u"False"_s);
    row(u"'a' in 'abc'"_s, u"True"_s);
    row(u"'x' not in ['x']"_s, u"False"_s);
    row(u"1 in {1, 2}"_s, u"True"_s);
    row(u"None is None"_s, u"True"_s);
    row(u"'a' is not None"_s, u"True"_s);
    row(u"1 == 1.0"_s, u"True"_s);
    row(u"'a' == 1"_s, u"False"_s);
    row(u"[1] == [1]"_s, u"True"_s);
    row(u"(1,) == [1]"_s, u"False"_s);
    row(u"not []"_s, u"True"_s);
    row(u"1 and 'a'"_s, u"'a'"_s);
    row(u"0 or 'b'"_s, u"'b'"_s);
    row(u"'a' if 0 else 'b'"_s, u"'b'"_s);
    row(u"[x * 2 for x in [1, 2] if x > 1]"_s, u"[4]"_s);
    row(u"[(a, b) for a in 'x'.split() for b in [1, 2]]"_s, u"[('x', 1), ('x', 2)]"_s);
    row(u"sorted({'b', 'a'})"_s, u"['a', 'b']"_s);
    row(u"len('abc')"_s, u"3"_s);
    row(u"len([1, 2])"_s, u"2"_s);
    row(u"str(5) + str(None)"_s, u"'5None'"_s);
    row(u"int('12')"_s, u"12"_s);
    row(u"list(range(3))"_s, u"[0, 1, 2]"_s);
    row(u"list(range(1, 3))"_s, u"[1, 2]"_s);
    row(u"list(reversed([1, 2]))"_s, u"[2, 1]"_s);
    row(u"list(enumerate(['a'], start=1))"_s, u"[(1, 'a')]"_s);
    row(u"list(zip([1, 2], ['a', 'b']))"_s, u"[(1, 'a'), (2, 'b')]"_s);
    row(u"any([0, 1])"_s, u"True"_s);
    row(u"all([])"_s, u"True"_s);
    row(u"dict(a=1)['a']"_s, u"1"_s);
    row(u"{**{'a': 1}, 'a': 2}['a']"_s, u"2"_s);
    row(u"','.join(['a', 'b'])"_s, u"'a,b'"_s);
    row(u"' a '.strip()"_s, u"'a'"_s);
    row(u"'aXb'.lower()"_s, u"'axb'"_s);
    row(u"'a,b'.split(',')"_s, u"['a', 'b']"_s);
    row(u"' a  b '.split()"_s, u"['a', 'b']"_s);
    row(u"'abc'.startswith('ab')"_s, u"True"_s);
    row(u"'abc'.replace('b', 'x')"_s, u"'axc'"_s);
    row(u"'abab'.replace('a', 'x', 1)"_s, u"'xbab'"_s);
    row(u"{'a': 1}.get('b', 3)"_s, u"3"_s);
    row(u"list({'a': 1}.items())"_s, u"[('a', 1)]"_s);
    row(u"list({'a': 1, 'b': 2})"_s, u"['a', 'b']"_s);
    row(u"str([1, 'a', (2,)])"_s, u"\"[1, 'a', (2,)]\""_s);
    row(u"\"it's\""_s, u"\"it's\""_s);
    row(u"'a\\\nb'"_s, u"'ab'"_s);
    row(u"tuple(['a'])"_s, u"('a',)"_s);
    row(u"bool('')"_s, u"False"_s);
    row(u"'é' < 'z'"_s, u"False"_s);
}

void TestEvaluator::computesWhatPythonComputes()
{
    QFETCH(QString, expression);
    QTEST(valueOfX(u"x = ("_s + expression + u")"_s), "result");
}

void TestEvaluator::doesNotGuess_data()
{
    QTest::addColumn<QString>("expression");
    for (const char* expression : {"nothing",
                                   "f'{1:.3}'",
                                   "'%g' % 1",
                                   "'{:{}}'.format(1, 2)",
                                   "'\\u01f0'.upper()",
                                   "len({1, 1.0, None, ()})",
                                   "sorted(['a', 1])",
                                   "sorted({'a', 'b'}, key=len)",
                                   "list({'a', 'b'})",
                                   "isinstance(x.y, str)",
                                   "[i for i in nothing]",
                                   "uuid.uuid4()",
                                   "-7 // 2",
                                   "1 / 0",
                                   "9223372036854775807 + 1",
                                   "99999999999999999999",
                                   "b'x'",
                                   "'\\N{DASH}'",
                                   "f'{1=}'",
                                   "'%s %s' % ('a',)",
                                   "[x for x in {'a', 'b'}]",
                                   "str({'a', 'b'})",
                                   "lambda: 1",
                                   "1 < 'a'",
                                   "1e300"}) {
        QTest::newRow(expression) << QString::fromLatin1(expression);
    }
}

void TestEvaluator::doesNotGuess()
{
    QFETCH(QString, expression);
    const QString value = valueOfX(u"x = ("_s + expression + u")"_s);
    QVERIFY2(value.startsWith(u'?'), qPrintable(value));
}

void TestEvaluator::followsStatements_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("result");
    QTest::newRow("chain") << u"a = x = 1"_s << u"1"_s;
    QTest::newRow("unpacking") << u"(a, [x, b]) = 1, (2, 3)"_s << u"2"_s;
    QTest::newRow("augmented") << u"x = 'a'\nx += 'b'"_s << u"'ab'"_s;
    QTest::newRow("shared list") << u"x = []\ny = x\ny += [1]\ny.append(2)"_s << u"[1, 2]"_s;
    QTest::newRow("item") << u"d = {}\nd['a'] = 1\nx = d['a']"_s << u"1"_s;
    QTest::newRow("loop with else") << u"for i in [1]:\n  pass\nelse:\n  x = i"_s << u"1"_s;
    QTest::newRow("function") << u"def f(a, b=2, *, c=3):\n  return [a, b, c]\nx = f(1, c=4)"_s
                              << u"[1, 2, 4]"_s;
    QTest::newRow("default of the time of the definition")
        << u"n = 1\ndef f(a=n):\n  return a\nn = 2\nx = f()"_s << u"1"_s;
    QTest::newRow("closure")
        << u"def f():\n  n = 5\n  def g():\n    return n\n  return g()\nx = f()"_s << u"5"_s;
    QTest::newRow("inner name") << u"x = 1\ndef f():\n  x = 2\nf()"_s << u"1"_s;
    QTest::newRow("comprehension's own name") << u"i = 1\ny = [i for i in [5]]\nx = i"_s << u"1"_s;
    QTest::newRow("deleted") << u"x = 1\ndel x"_s << u"nothing"_s;
    QTest::newRow("uncertain branch")
        << u"x = 1\nif y.z:\n  x = 2"_s << u"? uses the name 'y', which is not known"_s;
    QTest::newRow("uncertain branch elsewhere") << u"x = 1\nif y.z:\n  w = 2"_s << u"1"_s;
    QTest::newRow("missing element") << u"x = 1\ny = [1][5]\nx = 2"_s << u"1"_s;
    QTest::newRow("something unknown in a try")
        << u"x = 1\ntry:\n  y = z\n  x = 2\nexcept NameError:\n  pass"_s
        << u"? uses the name 'z', which is not known"_s;
    QTest::newRow("something unknown in a try, elsewhere")
        << u"x = 1\ntry:\n  y = z\nexcept NameError:\n  w = 2"_s << u"1"_s;
    QTest::newRow("unknown handler")
        << u"x = 1\ntry:\n  raise ValueError('a')\nexcept Z:\n  x = 2"_s
        << u"? is not certain to be executed"_s;
    QTest::newRow("import that may be missing")
        << u"x = 1\ntry:\n  import orjson as x\nexcept ImportError:\n  x = None"_s
        << u"? imports 'orjson', which may not be installed"_s;
    QTest::newRow("decorated by a stranger") << u"import z\n@z.y\ndef f():\n  return 1\nx = f"_s
                                             << u"? the function 'f' has a decorator"_s;
    QTest::newRow("metaclass") << u"import z\nclass C(metaclass=z.M):\n  a = 1\nx = C()"_s
                               << u"? makes the class 'C' in a way of its own"_s;
    QTest::newRow("flags") << u"import enum\nclass E(enum.Flag):\n  A = 1\nx = [e for e in E]"_s
                           << u"? depends on the class 'E'"_s;
    QTest::newRow("format of a text member")
        << u"from enum import Enum\nclass E(str, Enum):\n  A = 'a'\nx = f'{E.A}'"_s
        << u"? puts 'E.A' into a text"_s;
    QTest::newRow("rest after zip") << u"it = iter([1, 2])\ny = list(zip('a', it))\nx = next(it)"_s
                                    << u"? goes on after 'zip'"_s;
    QTest::newRow("object changed in an uncertain branch")
        << u"class C:\n  def __init__(self):\n    self.n = 1\nc = C()\nif z.y:\n  c.n = 2\nx = c"_s
        << u"? uses the name 'z', which is not known"_s;
}

void TestEvaluator::followsStatements()
{
    QFETCH(QString, source);
    QTEST(valueOfX(source), "result");
}

void TestEvaluator::staysBounded_data()
{
    QTest::addColumn<QString>("source");
    QTest::newRow("doubling text") << u"x = 'a'\nfor i in range(100):\n  x = x + x"_s;
    QTest::newRow("repeated text") << u"x = 'ab' * 9999999999"_s;
    QTest::newRow("long range") << u"x = list(range(999999999))"_s;
    QTest::newRow("loops in loops")
        << u"x = [1 for a in range(9999) for b in range(9999) for c in range(9999)]"_s;
    QTest::newRow("doubling list") << u"x = [1]\nfor i in range(100):\n  x = x + x"_s;
    QTest::newRow("recursion") << u"def f(n):\n  return f(n + 1)\nx = f(1)"_s;
    QTest::newRow("recursion that branches") << u"def f():\n  return [f(), f()]\nx = f()"_s;
    QTest::newRow("parentheses") << u"x = "_s + u"("_s.repeated(3000) + u"1"_s
                                        + u")"_s.repeated(3000);
    QTest::newRow("endless loop") << u"while True:\n  x = 1"_s;
    QTest::newRow("endless generator") << u"def f():\n  while True:\n    yield 1\nx = list(f())"_s;
    QTest::newRow("classes of classes")
        << u"class C: pass\nfor i in range(9999):\n  class C(C): pass\nx = C()"_s;
    QTest::newRow("doubling list in place") << u"x = [1]\nfor i in range(100):\n  x.extend(x)"_s;
    QTest::newRow("product") << u"import itertools\nx = list(itertools.product(*['ab'] * 99))"_s;
    QTest::newRow("comparison of lists in themselves")
        << u"a = []\nb = []\nfor i in range(9):\n  a.append(a)\n  b.append(b)\nx = a == b"_s;
    QTest::newRow("list in itself") << u"x = []\nx.append(x)"_s;
}

void TestEvaluator::staysBounded()
{
    QFETCH(QString, source);
    const QString value = valueOfX(source);
    QVERIFY2(value.startsWith(u'?') || value == u"nothing"_s, qPrintable(value.left(200)));
}

QTEST_GUILESS_MAIN(TestEvaluator)
#include "tst_evaluator.moc"
