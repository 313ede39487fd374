// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/scripttemplate.h"
#include "tests/support/testresult.h"

#include <QRandomGenerator>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

TemplateScope exampleScope()
{
    TemplateScope scope;
    scope.names = {
        {u"message"_s, TemplateValue::ofText(u"Add it"_s)},
        {u"up_revision"_s, TemplateValue::ofText(u"a1"_s)},
        {u"down_revision"_s,
         TemplateValue::ofTexts(TemplateValue::Kind::Tuple, {u"b1"_s, u"b2"_s})},
        {u"branch_labels"_s, TemplateValue()},
        {u"upgrades"_s, TemplateValue::of(TemplateValue::Kind::Undefined)},
        {u"create_date"_s,
         TemplateValue::ofDate(CreateDate::at(1'709'618'828'012'345, u"UTC"_s).value())},
    };
    scope.mainOption = [](const QString& key) {
        return key == "databases"_L1 ? std::optional(u"one,  two"_s) : std::nullopt;
    };
    return scope;
}

Result<QString> rendered(const QString& text)
{
    return ScriptTemplate::fromText(text, u"script.py.mako"_s)
        .and_then([](const ScriptTemplate& scriptTemplate) {
            return scriptTemplate.render(exampleScope());
        });
}

}  // namespace

class TestScriptTemplate : public QObject
{
    Q_OBJECT

private slots:
    void rendersAsMakoDoes_data();
    void rendersAsMakoDoes();
    void refusesWhatItDoesNotUnderstand_data();
    void refusesWhatItDoesNotUnderstand();
    void survivesAnyInput();
    void stopsEndlessText();
};

/// Expected values were made by Mako 1.2.4, but for those that need Alembic's names.
void TestScriptTemplate::rendersAsMakoDoes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");

    const auto row = [](const char* name, const QString& text, const QString& expected) {
        QTest::newRow(name) << text << expected;
    };
    row("expression", u"x ${up_revision} $x $ {y} ${ message }\n"_s, u"x a1 $x $ {y} Add it\n"_s);
    row("comma", u"${down_revision | comma,n}|${branch_labels | comma,n}|"_s, u"b1, b2||"_s);
    row("repr", u"${repr(down_revision)} ${repr(branch_labels)}"_s, u"('b1', 'b2') None"_s);
    row("default filter", u"${down_revision}${branch_labels}"_s, u"('b1', 'b2')None"_s);
    row("ternary", u"${upgrades if upgrades else \"pass\"}"_s, u"pass"_s);
    row("ternary is lazy", u"${message if message else upgrades}"_s, u"Add it"_s);
    row("brackets", u"${'a' if message else 'b'}${'}'}${\"|\"}"_s, u"a}|"_s);
    row("joined line", u"a \\\nb\n"_s, u"a b\n"_s);
    row("if",
        u"% if branch_labels:\nA\n% elif message == 'Add it':\nB\n% else:\nC\n% endif\nD"_s,
        u"B\nD"_s);
    row("for", u"  % for d in down_revision:\n  ${d}\n  % endfor\n"_s, u"  b1\n  b2\n"_s);
    row("for in if",
        u"% if True:\n% for d in (branch_labels or []):\n${d}\n% endfor\nx\n% endif\n"_s,
        u"x\n"_s);
    row("comments", u"a ## none\n  ## one\nb<%doc>\n${x}\n</%doc>c"_s, u"a ## none\nbc"_s);
    row("crlf", u"a\r\n% if True:\r\nb\r\n% endif\r\nc"_s, u"a\r\nb\r\nc"_s);
    row("block", u"<%\n  y = message + '!'\n%>\nA ${y}"_s, u"\nA Add it!"_s);
    row("import", u"<%! import re %>${re.sub('[^a-z]+', '-', message.lower())}"_s, u"add-it"_s);
    row("values",
        u"${'%s_u' % message}${len(down_revision)}${down_revision[0]}${down_revision[-1]}"_s,
        u"Add it_u2b1b2"_s);
    row("date",
        u"${create_date}|${create_date.year}|${create_date.strftime('%d.%m.%y %H:%M:%S')}"_s,
        u"2024-03-05 06:07:08.012345+00:00|2024|05.03.24 06:07:08"_s);
    row("databases",
        u"<%!\nimport re\n\n%><% names = config.get_main_option(\"databases\") %>\n"
        u"% for n in re.split(r',\\s*', names):\n${n}=${context.get(\"%s_upgrades\" % n, \"p\")}\n"
        u"% endfor\n"_s,
        u"\none=p\ntwo=p\n"_s);
    row("operators",
        u"${'a' in 'abc'} ${'b1' not in down_revision} ${branch_labels is None} ${1 <= 2}"
        u" ${not message} ${'a' 'b'} ${(1, )} ${[]}"_s,
        u"True False True True False ab (1,) []"_s);
}

void TestScriptTemplate::rendersAsMakoDoes()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);

    const Result<QString> result = rendered(text);

    QVERIFY_RESULT(result);
    QCOMPARE(*result, expected);
}

void TestScriptTemplate::refusesWhatItDoesNotUnderstand_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("line");

    QTest::newRow("unknown name") << u"a\n${nosuch}\n"_s << 2;
    QTest::newRow("undefined") << u"${upgrades}"_s << 1;
    QTest::newRow("comprehension") << u"${[x for x in down_revision]}"_s << 1;
    QTest::newRow("lambda") << u"${lambda: 1}"_s << 1;
    QTest::newRow("f-string") << u"${f'{message}'}"_s << 1;
    QTest::newRow("keyword argument") << u"${message.split(sep=' ')}"_s << 1;
    QTest::newRow("method") << u"${message.__class__}"_s << 1;
    QTest::newRow("filter") << u"${message | h}"_s << 1;
    QTest::newRow("statement") << u"\n<%\nfrom flask import current_app\n%>"_s << 3;
    QTest::newRow("import") << u"<%! import os %>"_s << 1;
    QTest::newRow("tag") << u"x\n\n<%def name='f()'>\n"_s << 3;
    QTest::newRow("include") << u"<%include file='a'/>"_s << 1;
    QTest::newRow("while") << u"% while True:\n% endwhile\n"_s << 1;
    QTest::newRow("no end") << u"\n% if True:\nx"_s << 2;
    QTest::newRow("wrong end") << u"% if True:\n% endfor\n"_s << 2;
    QTest::newRow("else alone") << u"% else:\n"_s << 1;
    QTest::newRow("percent") << u"a\n%% b\n"_s << 2;
    QTest::newRow("open expression") << u"a\nb ${message"_s << 2;
    QTest::newRow("regex") << u"<%! import re %>\n${re.sub('(?i)a', '', message)}"_s << 2;
}

void TestScriptTemplate::refusesWhatItDoesNotUnderstand()
{
    QFETCH(QString, text);
    QFETCH(int, line);

    const Result<QString> result = rendered(text);

    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Unsupported);
    QCOMPARE(result.error().where->line, line);
    QVERIFY(result.error().message.contains(u"script.py.mako"_s));
    QVERIFY(result.error().message.contains(u"stock template"_s));
}

/// Whatever stands in a template, the answer is a text or an error.
void TestScriptTemplate::survivesAnyInput()
{
    const QStringList pieces{
        u"${"_s,      u"}"_s,           u"% if "_s,      u":\n"_s, u"% endif\n"_s, u"'"_s,  u"\""_s,
        u"message"_s, u"("_s,           u")"_s,          u"["_s,   u"]"_s,         u"<%"_s, u"%>"_s,
        u"|"_s,       u"% for x in "_s, u"% endfor\n"_s, u"\\"_s,  u"##"_s,        u"\n"_s, u"-"_s,
        u"1"_s,       u"not "_s,        u" % "_s,        u"."_s};
    QRandomGenerator random(20261122);
    for (int round = 0; round < 3000; ++round) {
        QString text;
        for (int i = random.bounded(1, 25); i > 0; --i) {
            text += pieces[random.bounded(static_cast<int>(pieces.size()))];
        }
        const Result<QString> result = rendered(text);
        QVERIFY(result || !result.error().message.isEmpty());
    }
}

void TestScriptTemplate::stopsEndlessText()
{
    QString text;
    for (int i = 0; i < 12; ++i) {
        text += u"% for x%1 in 'abcdefgh':\n"_s.arg(i);
    }
    text += u"text\n"_s;
    text += u"% endfor\n"_s.repeated(12);

    const Result<QString> result = rendered(text);

    QVERIFY(!result);
    QVERIFY(rendered(u"${"_s + u"("_s.repeated(900) + u")"_s.repeated(900) + u"}"_s).has_value()
            == false);
}

}  // namespace limbeck

QTEST_GUILESS_MAIN(limbeck::TestScriptTemplate)
#include "tst_scripttemplate.moc"
