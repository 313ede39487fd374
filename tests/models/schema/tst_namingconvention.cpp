// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/schema/namingconvention.h"

#include <QTest>

using namespace limbeck;
using namespace Qt::StringLiterals;

/// Rules and tokens one by one; tests/oracle/naming.jsonl compares them with SQLAlchemy.
class TestNamingConvention final : public QObject
{
    Q_OBJECT

private slots:
    void expandsTokens_data();
    void expandsTokens();
    void failsWhereOnlyPythonKnows_data();
    void failsWhereOnlyPythonKnows();
    void keepsNamesThatAreGiven();
    void namesIndexesWithoutAConvention();
};

namespace {

/// A foreign key over (a, B) of "web.page" to (c, d) of "author".
Unnamed foreignKey(const QString& given = {})
{
    return {u"fk"_s,
            TableName(u"web"_s, u"page"_s),
            given,
            {u"a"_s, u"B"_s},
            TableName(u"author"_s),
            {u"c"_s, u"d"_s}};
}

NamingConvention withRule(const QString& rule)
{
    NamingConvention convention;
    convention.rules.insert(u"fk"_s, rule);
    return convention;
}

}  // namespace

void TestNamingConvention::expandsTokens_data()
{
    QTest::addColumn<QString>("text");
    const auto row = [](const char* rule, const char* text) {
        QTest::newRow(rule) << QString::fromLatin1(text);
    };
    row("plain", "plain");
    row("100%%", "100%");
    row("%(table_name)s", "page");
    row("%(referred_table_name)s_%(table_name)s", "author_page");
    row("%(column_0_name)s", "a");
    row("%(column_1_key)s", "B");
    row("%(column_2_name)s_", "_");
    row("%(column_0_label)s", "web_page_a");
    row("%(column_0N_name)s", "aB");
    row("%(column_0_N_name)s", "a_B");
    row("%(column_0_N_label)s", "web_page_a_web_page_B");
    row("%(referred_column_0_name)s", "c");
    row("%(referred_column_1_name)s", "d");
    row("%(referred_column_0_N_name)s", "c_d");
}

void TestNamingConvention::expandsTokens()
{
    const auto name = nameFor(withRule(QString::fromLatin1(QTest::currentDataTag())), foreignKey());
    QVERIFY2(name.has_value(), name ? "" : qPrintable(name.error()));
    QTEST(name->text, "text");
    QVERIFY(name->isConventional);
}

void TestNamingConvention::failsWhereOnlyPythonKnows_data()
{
    QTest::addColumn<QString>("reason");
    const auto row = [](const char* rule, const char* reason) {
        QTest::newRow(rule) << QString::fromLatin1(reason);
    };
    row("%(constraint_name)s", "needs a name");
    row("%(other)s", "%(other)s");
    row("%(column_1N_name)s", "does not know here");
    row("%(referred_column_0_label)s", "does not know here");
    row("%(referred_column_9_name)s", "that there is not");
    row("%(table_name).3s", "more than Limbeck understands");
    row("%", "more than Limbeck understands");
    row("%(fk)s", "computes 'fk' in Python");
}

void TestNamingConvention::failsWhereOnlyPythonKnows()
{
    QFETCH(QString, reason);
    const auto name = nameFor(withRule(QString::fromLatin1(QTest::currentDataTag())), foreignKey());
    QVERIFY(!name.has_value());
    QVERIFY2(name.error().contains(reason), qPrintable(name.error()));
}

void TestNamingConvention::keepsNamesThatAreGiven()
{
    QCOMPARE(*nameFor(withRule(u"x"_s), foreignKey(u"given"_s)), (GivenName{u"given"_s, false}));
    QCOMPARE(*nameFor(withRule(u"x_%(constraint_name)s"_s), foreignKey(u"given"_s)),
             (GivenName{u"x_given"_s, true}));
    // A token that Python computes matters where it is used only.
    NamingConvention convention = withRule(u"fk_%(mine)s"_s);
    convention.computed = {u"mine"_s, u"uq"_s};
    QCOMPARE(*nameFor(convention, foreignKey(u"given"_s)), (GivenName{u"given"_s, false}));
    QVERIFY(!nameFor(convention, foreignKey()).has_value());
    // Of what nobody knows, nothing is certain.
    convention.doubt = u"env.py:3 computes it."_s;
    QVERIFY(nameFor(convention, foreignKey(u"given"_s)).error().contains(u"env.py:3"_s));
}

void TestNamingConvention::namesIndexesWithoutAConvention()
{
    Unnamed index{u"ix"_s, TableName(u"page"_s), {}, {u"a"_s}, {}, {}};
    QCOMPARE(nameFor({}, index)->text, u"ix_page_a"_s);
    QCOMPARE(nameFor(withRule(u"x"_s), index)->text, QString());
    index.kind = u"uq"_s;
    QCOMPARE(nameFor({}, index)->text, QString());
}

QTEST_GUILESS_MAIN(TestNamingConvention)
#include "tst_namingconvention.moc"
