// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/project/savedviews.h"
#include "tests/support/testresult.h"

#include <QFile>
#include <QTemporaryDir>

using namespace limbeck;
using namespace Qt::StringLiterals;

class TestSavedViews final : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatItWrites()
    {
        const SavedViews views = {{u"B \"quoted\" ü"_s, {u"a"_s, u"sales.order"_s}}, {u"A"_s, {}}};
        const auto read = readSavedViews(writeSavedViews(views));
        QVERIFY_RESULT(read);
        QCOMPARE(*read, views);
    }

    void changesOneLineForOneTable()
    {
        const QList<QByteArray> before = writeSavedViews({{u"A"_s, {u"c"_s, u"a"_s}}}).split('\n');
        QList<QByteArray> after =
            writeSavedViews({{u"A"_s, {u"b"_s, u"c"_s, u"a"_s, u"b"_s}}}).split('\n');
        QCOMPARE(after.size(), before.size() + 1);
        QVERIFY(after.removeOne("            \"b\","));
        QCOMPARE(after, before);
    }

    void refusesWhatIsNone_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("no JSON") << QByteArray("[views");
        QTest::newRow("a list") << QByteArray("[]");
        QTest::newRow("a text for a list") << QByteArray(R"({"views": {"A": "bill*"}})");
        QTest::newRow("no name") << QByteArray(R"({"views": {"A": ["bill", 5]}})");
        QTest::newRow("later") << QByteArray("{\"version\": 2}");
    }

    void refusesWhatIsNone()
    {
        QFETCH(QByteArray, text);
        const auto read = readSavedViews(text);
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::Unsupported);
    }

    void findsNoneWhereThereIsNoFile()
    {
        const QTemporaryDir folder;
        const QString path = savedViewsPath(folder.path());
        QCOMPARE(*loadSavedViews(path), SavedViews());
        QVERIFY_RESULT(saveSavedViews({{u"A"_s, {u"a"_s}}}, path));
        QCOMPARE(loadSavedViews(path)->value(u"A"_s), QStringList{u"a"_s});
    }
};

QTEST_GUILESS_MAIN(TestSavedViews)
#include "tst_savedviews.moc"
