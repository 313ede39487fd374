// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/migrations/python/evaluatedtext.h"

#include <QTest>

using namespace limbeck::python;
using namespace Qt::StringLiterals;

/// What Python itself gave for each of these, recorded with Python 3.11.
class TestLanguage final : public QObject
{
    Q_OBJECT

private slots:
    void computesExpressions_data();
    void computesExpressions();
    void followsStatements_data();
    void followsStatements();
};

void TestLanguage::computesExpressions_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QString>("result");
    const auto row = [](const QString& expression, const QString& result) {
        QTest::newRow(qPrintable(expression)) << expression << result;
    };
    row(u"'abcdef'[1:3]"_s, u"'bc'"_s);
    row(u"'abcdef'[::-1]"_s, u"'fedcba'"_s);
    row(u"[1, 2, 3, 4][-2:]"_s, u"[3, 4]"_s);
    row(u"[1, 2, 3, 4][::2]"_s, u"[1, 3]"_s);
    row(u"(1, 2, 3)[1:]"_s, u"(2, 3)"_s);
    row(u"[1, 2, 3][5:]"_s, u"[]"_s);
    row(u"'abc'[1]"_s, u"'b'"_s);
    row(u"'abc'[-1]"_s, u"'c'"_s);
    row(u"7 / 2"_s, u"3.5"_s);
    row(u"1 / 2 + 1"_s, u"1.5"_s);
    row(u"1.5 * 2"_s, u"3.0"_s);
    row(u"2 - 0.5"_s, u"1.5"_s);
    row(u"[0] * 3"_s, u"[0, 0, 0]"_s);
    row(u"(1,) + (2, 3)"_s, u"(1, 2, 3)"_s);
    row(u"sorted({1, 2} | {3})"_s, u"[1, 2, 3]"_s);
    row(u"sorted({1, 2} & {2, 3})"_s, u"[2]"_s);
    row(u"sorted({1, 2} - {2})"_s, u"[1]"_s);
    row(u"{'a': 1} | {'b': 2}"_s, u"{'a': 1, 'b': 2}"_s);
    row(u"{'b': 1, 'a': [2, None]}"_s, u"{'b': 1, 'a': [2, None]}"_s);
    row(u"{1, 2} == {2, 1}"_s, u"True"_s);
    row(u"{'a': 1} == {'a': 1}"_s, u"True"_s);
    row(u"{'a': 1} == {'a': 2}"_s, u"False"_s);
    row(u"len({'a', 'a', 'b'})"_s, u"2"_s);
    row(u"len({})"_s, u"0"_s);
    row(u"f'{1:05d}'"_s, u"'00001'"_s);
    row(u"f'{\"a\":>5}|{\"b\":<3}|{\"c\":^5}|'"_s, u"'    a|b  |  c  |'"_s);
    row(u"f'{\"abc\":.2}'"_s, u"'ab'"_s);
    row(u"f'{1234567:,}'"_s, u"'1,234,567'"_s);
    row(u"f'{255:x} {255:X} {5:b} {8:o}'"_s, u"'ff FF 101 10'"_s);
    row(u"f'{3.14159:.2f}'"_s, u"'3.14'"_s);
    row(u"f'{0.5:.0%}'"_s, u"'50%'"_s);
    row(u"f'{-5:05d}'"_s, u"'-0005'"_s);
    row(u"f'{5:+d}'"_s, u"'+5'"_s);
    row(u"f'{\"a\"!r:>6}'"_s, u"\"   'a'\""_s);
    row(u"'%05d' % 7"_s, u"'00007'"_s);
    row(u"'%5s|%-5s|' % ('a', 'b')"_s, u"'    a|b    |'"_s);
    row(u"'%x' % 255"_s, u"'ff'"_s);
    row(u"'%.2f' % 2.5"_s, u"'2.50'"_s);
    row(u"'%(n)03d' % {'n': 7}"_s, u"'007'"_s);
    row(u"'%s' % [1, 'a']"_s, u"\"[1, 'a']\""_s);
    row(u"'%s' % {'a': 1}"_s, u"\"{'a': 1}\""_s);
    row(u"'{:>5}'.format(1)"_s, u"'    1'"_s);
    row(u"'{0!r:5}|'.format('a')"_s, u"\"'a'  |\""_s);
    row(u"'{a}-{b:02d}'.format(a=1, b=2)"_s, u"'1-02'"_s);
    row(u"(lambda a, b=2: a + b)(1)"_s, u"3"_s);
    row(u"(lambda *a, **k: [a, k])(1, 2, c=3)"_s, u"[(1, 2), {'c': 3}]"_s);
    row(u"[(y := 3), y + 1]"_s, u"[3, 4]"_s);
    row(u"isinstance(1, int)"_s, u"True"_s);
    row(u"isinstance('a', (int, str))"_s, u"True"_s);
    row(u"isinstance(True, int)"_s, u"True"_s);
    row(u"isinstance(None, str)"_s, u"False"_s);
    row(u"isinstance([1], list)"_s, u"True"_s);
    row(u"isinstance({}, dict)"_s, u"True"_s);
    row(u"any(x > 1 for x in [1, 2])"_s, u"True"_s);
    row(u"all(x > 1 for x in [1, 2])"_s, u"False"_s);
    row(u"next(x for x in [1, 2, 3] if x > 1)"_s, u"2"_s);
    row(u"next((x for x in [1] if x > 1), None)"_s, u"None"_s);
    row(u"next(iter(['a']))"_s, u"'a'"_s);
    row(u"list(x * 2 for x in [1, 2])"_s, u"[2, 4]"_s);
    row(u"sum([1, 2, 3])"_s, u"6"_s);
    row(u"sum(x for x in (1, 2))"_s, u"3"_s);
    row(u"min(3, 1, 2)"_s, u"1"_s);
    row(u"max(['a', 'c', 'b'])"_s, u"'c'"_s);
    row(u"max([1, 5], key=lambda v: -v)"_s, u"1"_s);
    row(u"min([], default=0)"_s, u"0"_s);
    row(u"sorted(['b', 'A', 'c'], key=lambda s: s.lower())"_s, u"['A', 'b', 'c']"_s);
    row(u"sorted([3, 1, 2], reverse=True)"_s, u"[3, 2, 1]"_s);
    row(u"sorted([(2, 'a'), (1, 'b')])"_s, u"[(1, 'b'), (2, 'a')]"_s);
    row(u"sorted([('a', 1), ('b', 1), ('c', 0)], key=lambda p: p[1], reverse=True)"_s,
        u"[('a', 1), ('b', 1), ('c', 0)]"_s);
    row(u"list(map(str, [1, 2]))"_s, u"['1', '2']"_s);
    row(u"list(map(lambda v: v + 1, (1, 2)))"_s, u"[2, 3]"_s);
    row(u"list(filter(None, [0, 1, '', 'a']))"_s, u"[1, 'a']"_s);
    row(u"list(filter(lambda v: v > 1, [1, 2]))"_s, u"[2]"_s);
    row(u"list(range(5, 0, -2))"_s, u"[5, 3, 1]"_s);
    row(u"list(zip('ab', [1, 2]))"_s, u"[('a', 1), ('b', 2)]"_s);
    row(u"dict(zip(['a', 'b'], [1, 2]))"_s, u"{'a': 1, 'b': 2}"_s);
    row(u"dict([('a', 1)], b=2)"_s, u"{'a': 1, 'b': 2}"_s);
    row(u"dict({'a': 1}, a=2)"_s, u"{'a': 2}"_s);
    row(u"abs(-3)"_s, u"3"_s);
    row(u"int(3.9)"_s, u"3"_s);
    row(u"int(True)"_s, u"1"_s);
    row(u"float(2)"_s, u"2.0"_s);
    row(u"str(1.5)"_s, u"'1.5'"_s);
    row(u"repr('a')"_s, u"\"'a'\""_s);
    row(u"bool([0])"_s, u"True"_s);
    row(u"list('abc')"_s, u"['a', 'b', 'c']"_s);
    row(u"set(['a'])  == {'a'}"_s, u"True"_s);
    row(u"tuple(x for x in [1])"_s, u"(1,)"_s);
    row(u"'a b  c'.split()"_s, u"['a', 'b', 'c']"_s);
    row(u"'a,b,c'.split(',', 1)"_s, u"['a', 'b,c']"_s);
    row(u"'a,b,c'.rsplit(',', 1)"_s, u"['a,b', 'c']"_s);
    row(u"'a\\nb\\n'.splitlines()"_s, u"['a', 'b']"_s);
    row(u"'a=b=c'.partition('=')"_s, u"('a', '=', 'b=c')"_s);
    row(u"'a=b=c'.rpartition('=')"_s, u"('a=b', '=', 'c')"_s);
    row(u"'abc'.removeprefix('ab')"_s, u"'c'"_s);
    row(u"'abc'.removesuffix('bc')"_s, u"'a'"_s);
    row(u"'xxaxx'.strip('x')"_s, u"'a'"_s);
    row(u"'  a '.lstrip()"_s, u"'a '"_s);
    row(u"'  a '.rstrip()"_s, u"'  a'"_s);
    row(u"'hello world'.title()"_s, u"'Hello World'"_s);
    row(u"'hELLO'.capitalize()"_s, u"'Hello'"_s);
    row(u"'abc'.find('c')"_s, u"2"_s);
    row(u"'abcabc'.count('bc')"_s, u"2"_s);
    row(u"'abc'.endswith(('x', 'c'))"_s, u"True"_s);
    row(u"'12'.isdigit()"_s, u"True"_s);
    row(u"'a1'.isalnum()"_s, u"True"_s);
    row(u"''.isalpha()"_s, u"False"_s);
    row(u"'7'.zfill(3)"_s, u"'007'"_s);
    row(u"'a'.ljust(3) + '|'"_s, u"'a  |'"_s);
    row(u"'a'.rjust(3)"_s, u"'  a'"_s);
    row(u"[1, 2, 3].index(2)"_s, u"1"_s);
    row(u"[1, 2, 1].count(1)"_s, u"2"_s);
    row(u"{'a': 1}.pop('a')"_s, u"1"_s);
    row(u"{'a': 1}.setdefault('b', 2)"_s, u"2"_s);
    row(u"sorted({'a': 1}.keys())"_s, u"['a']"_s);
    row(u"1 if 'x' in 'xyz' else 2"_s, u"1"_s);
    row(u"1 < 2 <= 2 != 3"_s, u"True"_s);
    row(u"'a' < 'b' and not 'b' < 'a'"_s, u"True"_s);
    row(u"[i for i in range(3) for j in range(i)]"_s, u"[1, 2, 2]"_s);
    row(u"{k: v for k, v in [('a', 1), ('a', 2)]}"_s, u"{'a': 2}"_s);
    row(u"sorted({c for c in 'aab'})"_s, u"['a', 'b']"_s);
    row(u"[x for x in 'ab']"_s, u"['a', 'b']"_s);
    row(u"[*'ab', *[1]]"_s, u"['a', 'b', 1]"_s);
    row(u"'a' 'b' f'{1}'"_s, u"'ab1'"_s);
    row(u"\"it's\" + 'a\"b'"_s, u"'it\\'sa\"b'"_s);
    row(u"str({'a': (1,)})"_s, u"\"{'a': (1,)}\""_s);
    row(u"'-'.join(str(i) for i in range(3))"_s, u"'0-1-2'"_s);
    row(u"'a-b'.replace('-', '_').upper()"_s, u"'A_B'"_s);
    row(u"['\\u00c4\\u0141\\u042f'.lower(), '\\u00e4\\u0142\\u00ff\\u00b5 \\u20ac'.upper()]"_s,
        u"['\u00e4\u0142\u044f', '\u00c4\u0141\u0178\u039c \u20ac']"_s);
    row(u"-7 if True else 0"_s, u"-7"_s);
    row(u"not None"_s, u"True"_s);
    row(u"None or [] or 'x'"_s, u"'x'"_s);
    row(u"[] == ()"_s, u"False"_s);
    row(u"(1, 'a') == (1, 'a')"_s, u"True"_s);
    row(u"1 in {1: 'a'}"_s, u"True"_s);
    row(u"'é'.strip()"_s, u"'é'"_s);
    row(u"'{}{}'.format('a', 'b')"_s, u"'ab'"_s);
    row(u"'{{{0}}}'.format(1)"_s, u"'{1}'"_s);
    row(u"\"%s %%\" % 'x'"_s, u"'x %'"_s);
    row(u"'a' * 0"_s, u"''"_s);
}

void TestLanguage::computesExpressions()
{
    QFETCH(QString, expression);
    QTEST(valueOfX(u"x = ("_s + expression + u")"_s), "result");
}

void TestLanguage::followsStatements_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("result");
    const auto row = [](const char* name, const QString& source, const QString& result) {
        QTest::newRow(name) << source << result;
    };
    row("while", u"x = 0\nwhile x < 5:\n  x += 2"_s, u"6"_s);
    row("while with break", u"x = 0\nwhile True:\n  x += 1\n  if x == 3:\n    break"_s, u"3"_s);
    row("while with else", u"x = 1\nwhile x < 3:\n  x += 1\nelse:\n  x = 'e'"_s, u"'e'"_s);
    row("for with continue",
        u"x = []\nfor i in range(4):\n  if i % 2:\n    continue\n  x.append(i)"_s,
        u"[0, 2]"_s);
    row("starred target", u"a, *x, b = [1, 2, 3, 4]"_s, u"[2, 3]"_s);
    row("item of a list", u"x = [1, 2]\nx[0] = 5"_s, u"[5, 2]"_s);
    row("deleted key", u"x = {'a': 1, 'b': 2}\ndel x['a']"_s, u"{'b': 2}"_s);
    row("list methods",
        u"x = [3, 1]\nx.insert(0, 2)\nx.remove(3)\nx.sort()\nx.reverse()\ny = x.pop()\nx.append(y)"_s,
        u"[2, 1]"_s);
    row("dict methods",
        u"x = {}\nx.setdefault('a', []).append(1)\nx.update({'b': 2}, c=3)\nx.pop('b')"_s,
        u"{'a': [1], 'c': 3}"_s);
    row("set methods", u"s = {1}\ns.add(2)\ns.add(2)\ns.discard(1)\nx = sorted(s)"_s, u"[2]"_s);
    row("args",
        u"def f(*args, **kwargs):\n  return [args, kwargs]\nx = f(1, 2, a=3)"_s,
        u"[(1, 2), {'a': 3}]"_s);
    row("keyword only after args",
        u"def f(a, *rest, b=2):\n  return (a, rest, b)\nx = f(1, 2, 3, b=4)"_s,
        u"(1, (2, 3), 4)"_s);
    row("positional only", u"def f(a, /, b):\n  return [a, b]\nx = f(1, b=2)"_s, u"[1, 2]"_s);
    row("nested closure",
        u"def f(n):\n  def g(m):\n    return n + m\n  return g\nx = f(1)(2)"_s,
        u"3"_s);
    row("closure sees later values", u"def f():\n  return n\nn = 1\nn = 2\nx = f()"_s, u"2"_s);
    row("lambda in a loop",
        u"fs = [lambda v, k=k: v + k for k in (1, 2)]\nx = [f(10) for f in fs]"_s,
        u"[11, 12]"_s);
    row("global", u"n = 1\ndef f():\n  global n\n  n = 5\nf()\nx = n"_s, u"5"_s);
    row("nonlocal",
        u"def f():\n  n = 1\n  def g():\n    nonlocal n\n    n = 2\n  g()\n  return n\nx = f()"_s,
        u"2"_s);
    row("generator",
        u"def f(n):\n  for i in range(n):\n    yield i\n  yield 'end'\nx = list(f(2))"_s,
        u"[0, 1, 'end']"_s);
    row("yield from", u"def f():\n  yield from [1, 2]\n  return\nx = list(f())"_s, u"[1, 2]"_s);
    row("iterator goes on",
        u"it = iter([1, 2, 3])\na = next(it)\nx = [a, list(it), list(it)]"_s,
        u"[1, [2, 3], []]"_s);
    row("break leaves the rest",
        u"it = iter([1, 2, 3])\nfor i in it:\n  break\nx = list(it)"_s,
        u"[2, 3]"_s);
    row("any stops", u"it = iter([0, 1, 2])\nany(it)\nx = list(it)"_s, u"[2]"_s);
    row("class constants", u"class C:\n  a = 1\n  b = a + 1\nx = [C.a, C.b]"_s, u"[1, 2]"_s);
    row("class method",
        u"class C:\n  n = 3\n  @classmethod\n  def f(cls):\n    return cls.n\n  @staticmethod\n  def g(v):\n    return v\nx = [C.f(), C.g(2)]"_s,
        u"[3, 2]"_s);
    row("object",
        u"class C:\n  def __init__(self, n):\n    self.n = n\n  def twice(self):\n    return self.n * 2\n  @property\n  def half(self):\n    return self.n // 2\nc = C(4)\nc.m = 1\nx = [c.n, c.twice(), c.half, c.m]"_s,
        u"[4, 8, 2, 1]"_s);
    row("inheritance",
        u"class A:\n  k = 1\n  def f(self):\n    return 'A'\nclass B(A):\n  def f(self):\n    return super().f() + 'B'\nx = [B().f(), B.k]"_s,
        u"['AB', 1]"_s);
    row("class body is no scope of its functions",
        u"n = 1\nclass C:\n  n = 2\n  def f(self):\n    return n\nx = C().f()"_s,
        u"1"_s);
    row("enum values",
        u"import enum\nclass E(enum.Enum):\n  A = 'a'\n  B = 'b'\nx = [[e.value for e in E], [e.name for e in E], E.A.value, E('b').name, E['A'].value, len(E)]"_s,
        u"[['a', 'b'], ['A', 'B'], 'a', 'B', 'a', 2]"_s);
    row("enum identity",
        u"import enum\nclass E(enum.Enum):\n  A = 1\n  B = 1\n  C = 2\nx = [E.A == E.B, E.A is E.B, E.A == E.C, E.A == 1, E.A in (E.A,), len(list(E)), str(E.B)]"_s,
        u"[True, True, False, False, True, 2, 'E.A']"_s);
    row("text enum",
        u"from enum import Enum\nclass E(str, Enum):\n  A = 'a'\nx = [E.A == 'a', E.A.upper(), ','.join([E.A]), 'a' in [E.A], isinstance(E.A, str)]"_s,
        u"[True, 'A', 'a', True, True]"_s);
    row("automatic values",
        u"from enum import Enum, auto\nclass E(Enum):\n  A = auto()\n  B = 7\n  C = auto()\nx = [e.value for e in E]"_s,
        u"[1, 7, 8]"_s);
    row("enum with a method",
        u"from enum import Enum\nclass E(Enum):\n  A = 'a'\n  @classmethod\n  def all(cls):\n    return [m.value for m in cls]\nx = E.all()"_s,
        u"['a']"_s);
    row("enum members",
        u"from enum import Enum\nclass E(Enum):\n  A = 'a'\n  B = 'b'\nx = [(n, m.value) for n, m in E.__members__.items()]"_s,
        u"[('A', 'a'), ('B', 'b')]"_s);
    row("dataclass",
        u"from dataclasses import dataclass\n@dataclass\nclass C:\n  a: int\n  b: str = 'b'\nc = C(1)\nx = [c.a, c.b, C(2, b='z').b]"_s,
        u"[1, 'b', 'z']"_s);
    row("named tuple class",
        u"from typing import NamedTuple\nclass C(NamedTuple):\n  a: int\n  b: str = 'b'\nx = [C(1).a, C(a=1, b='c').b]"_s,
        u"[1, 'c']"_s);
    row("getattr",
        u"class C:\n  a = 1\nx = [getattr(C, 'a'), getattr(C, 'z', 2), hasattr(C, 'a'), hasattr(C, 'z')]"_s,
        u"[1, 2, True, False]"_s);
    row("dedent",
        u"import textwrap\nx = textwrap.dedent('''\n  a\n    b\n''')"_s,
        u"'\\na\\n  b\\n'"_s);
    row("json in the order of its text",
        u"import json\nx = json.loads('{\"b\": 1, \"a\": [true, null, -2.5e1, 0], \"b\": {}, \"\\\\u00e9\": \"\\\\n\"}')"_s,
        u"{'b': {}, 'a': [True, None, -25.0, 0], 'é': '\\n'}"_s);
    row("json that is none",
        u"import json\nx = []\nfor t in ('', '{', '[1,]', '01', '\"\\t\"', 'nul', '{\"a\" 1}', '1 "
        u"2', None):\n"
        "  try:\n    x.append(json.loads(t))\n  except ValueError:\n    x.append('v')\n"
        "  except TypeError:\n    x.append('t')"_s,
        u"['v', 'v', 'v', 'v', 'v', 'v', 'v', 'v', 't']"_s);
    row("json",
        u"import json\nx = [json.dumps({'a': [1, None, True, 'x\"é']}), json.loads('[1, {\"a\": \"b\"}]'), json.dumps({'b': 1, 'a': 2}, sort_keys=True)]"_s,
        u"['{\"a\": [1, null, true, \"x\\\\\"\\\\u00e9\"]}', [1, {'a': 'b'}], '{\"a\": 2, \"b\": 1}']"_s);
    row("itertools",
        u"import itertools\nx = [list(itertools.chain([1], (2,))), list(itertools.product('ab', [1])), list(itertools.chain.from_iterable([[1], [2]]))]"_s,
        u"[[1, 2], [('a', 1), ('b', 1)], [1, 2]]"_s);
    row("copies",
        u"import copy\na = {'l': [1]}\nb = copy.deepcopy(a)\nc = copy.copy(a)\na['l'].append(2)\nx = [b, c]"_s,
        u"[{'l': [1]}, {'l': [1, 2]}]"_s);
    row("cast", u"from typing import cast\nx = cast(str, 'a')"_s, u"'a'"_s);
    row("ordered dict",
        u"from collections import OrderedDict\nx = list(OrderedDict([('b', 1), ('a', 2)]))"_s,
        u"['b', 'a']"_s);
    row("caught raise", u"try:\n  raise ValueError('a')\nexcept ValueError:\n  x = 1"_s, u"1"_s);
    row("caught base",
        u"try:\n  raise KeyError('a')\nexcept (TypeError, LookupError) as e:\n  x = 1"_s,
        u"1"_s);
    row("missing key", u"try:\n  x = {}['a']\nexcept KeyError:\n  x = 'missing'"_s, u"'missing'"_s);
    row("missing index",
        u"try:\n  x = [1][5]\nexcept IndexError:\n  x = 'missing'"_s,
        u"'missing'"_s);
    row("second handler",
        u"try:\n  raise KeyError('a')\nexcept ValueError:\n  x = 1\nexcept Exception:\n  x = 2"_s,
        u"2"_s);
    row("else and finally",
        u"x = []\ntry:\n  x.append('body')\nexcept Exception:\n  x.append('handler')\nelse:\n  x.append('else')\nfinally:\n  x.append('finally')"_s,
        u"['body', 'else', 'finally']"_s);
    row("finally after raise",
        u"x = []\ntry:\n  try:\n    raise ValueError('a')\n  finally:\n    x.append(1)\nexcept ValueError:\n  x.append(2)"_s,
        u"[1, 2]"_s);
    row("raises again",
        u"x = []\ntry:\n  try:\n    raise ValueError('a')\n  except ValueError:\n    x.append(1)\n    raise\nexcept ValueError:\n  x.append(2)"_s,
        u"[1, 2]"_s);
    row("return in try",
        u"def f():\n  try:\n    return 1\n  finally:\n    pass\nx = f()"_s,
        u"1"_s);
    row("finally returns",
        u"def f():\n  try:\n    return 1\n  finally:\n    return 2\nx = f()"_s,
        u"2"_s);
    row("own exception",
        u"class E(Exception):\n  pass\ntry:\n  raise E('a')\nexcept Exception:\n  x = 1"_s,
        u"1"_s);
    row("standard import in try",
        u"try:\n  import json\nexcept ImportError:\n  json = None\nx = json.dumps([1])"_s,
        u"'[1]'"_s);
    row("suppress",
        u"import contextlib\nx = 1\nwith contextlib.suppress(ValueError):\n  x = 2\n  raise ValueError('a')\n  x = 3"_s,
        u"2"_s);
    row("stops at the raise",
        u"x = 1\ntry:\n  raise ValueError('a')\n  x = 2\nexcept ValueError:\n  pass"_s,
        u"1"_s);
    row("walrus", u"if (n := 3) > 2:\n  x = n"_s, u"3"_s);
    row("walrus in a comprehension", u"y = [last := i for i in [1, 2]]\nx = last"_s, u"2"_s);
    row("chained comparison", u"a = 2\nx = 1 < a < 3"_s, u"True"_s);
    row("chained targets", u"x = y = []\ny.append(1)"_s, u"[1]"_s);
    row("partial consumption by zip",
        u"it = iter([1, 2])\nx = list(zip(it, 'ab'))"_s,
        u"[(1, 'a'), (2, 'b')]"_s);
    row("decorated with cache",
        u"import functools\n@functools.lru_cache(maxsize=None)\ndef f(n):\n  return n\nx = f(1)"_s,
        u"1"_s);
    row("TYPE_CHECKING",
        u"from typing import TYPE_CHECKING\nx = 1\nif TYPE_CHECKING:\n  x = 2"_s,
        u"1"_s);
    row("name of main", u"x = 1\nif __name__ == '__main__':\n  x = 2"_s, u"1"_s);
}

void TestLanguage::followsStatements()
{
    QFETCH(QString, source);
    QTEST(valueOfX(source), "result");
}

QTEST_GUILESS_MAIN(TestLanguage)
#include "tst_language.moc"
