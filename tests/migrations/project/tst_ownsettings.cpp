// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/project/ownsettings.h"
#include "tests/support/testresult.h"

#include <QTest>

using namespace limbeck;
using namespace Qt::StringLiterals;

class TestOwnSettings final : public QObject
{
    Q_OBJECT

private slots:
    void readsOptions();
    void refusesOptions_data();
    void refusesOptions();
    void readsANamingConvention_data();
    void readsANamingConvention();
};

void TestOwnSettings::readsOptions()
{
    const auto settings = OwnSettings::fromOptions({u"version_table=a"_s,
                                                    u"compare_type=false"_s,
                                                    u"version_table=b=c"_s,
                                                    u"version_table_schema="_s});
    QVERIFY_RESULT(settings);
    QCOMPARE(settings->origin, u"option"_s);
    // The last one counts, all behind the first "=" is the value, and nothing is a value too.
    QCOMPARE(settings->texts,
             (QMap<QString, QString>{{u"version_table"_s, u"b=c"_s},
                                     {u"version_table_schema"_s, u""_s}}));
    QCOMPARE(settings->flags, (QMap<QString, bool>{{u"compare_type"_s, false}}));
    QVERIFY(!settings->namingConvention.has_value());
}

void TestOwnSettings::refusesOptions_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<QString>("part");
    QTest::newRow("key") << u"render_batch=true"_s << u"did you mean 'render_as_batch'?"_s;
    QTest::newRow("list") << u"colour=1"_s << u"is not known. There are 'url', 'version_table', "_s;
    QTest::newRow("no value") << u"compare_type"_s
                              << u"--set takes KEY=VALUE, not 'compare_type'"_s;
    QTest::newRow("flag") << u"compare_type=yes"_s << u"is true or false, not 'yes'"_s;
    QTest::newRow("capital") << u"compare_type=True"_s << u"is true or false, not 'True'"_s;
    QTest::newRow("empty") << u"=x"_s << u"is not known"_s;
    QTest::newRow("convention") << u"naming_convention=uq"_s << u"give a table as TOML writes it"_s;
}

void TestOwnSettings::refusesOptions()
{
    QFETCH(QString, option);
    QFETCH(QString, part);
    const auto settings = OwnSettings::fromOptions({option});
    QVERIFY(!settings);
    QCOMPARE(settings.error().code, ErrorCode::InvalidArgument);
    QVERIFY2(settings.error().message.contains(part), qPrintable(settings.error().message));
}

void TestOwnSettings::readsANamingConvention_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isRead");
    QTest::newRow("one rule") << u"{uq = \"u\"}"_s << true;
    QTest::newRow("none") << u"{}"_s << true;
    QTest::newRow("lines") << u"{\n  uq = 'u',\n  pk = 'p'\n}"_s << true;
    QTest::newRow("nothing") << QString() << false;
    QTest::newRow("text") << u"'uq'"_s << false;
    QTest::newRow("other kind") << u"{unique = 'u'}"_s << false;
    QTest::newRow("number") << u"{uq = true}"_s << false;
    QTest::newRow("more") << u"{uq = 'u'}\nurl = 'x'"_s << false;
}

void TestOwnSettings::readsANamingConvention()
{
    QFETCH(QString, text);
    const auto convention = readNamingConvention(text);
    QTEST(convention.has_value(), "isRead");
    if (convention && text.contains(u"uq"_s)) {
        QCOMPARE(convention->rules.value(u"uq"_s), u"u"_s);
    }
}

QTEST_GUILESS_MAIN(TestOwnSettings)
#include "tst_ownsettings.moc"
