// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/base/nearestnames.h"

#include <QTest>

using namespace limbeck;
using namespace Qt::StringLiterals;

class TestNearestNames final : public QObject
{
    Q_OBJECT

private slots:
    void findsWhatIsMeant_data();
    void findsWhatIsMeant();
    void bearsNamesOfAnyLength();
};

void TestNearestNames::findsWhatIsMeant_data()
{
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QStringList>("nearest");
    QTest::newRow("a letter too few") << u"custmer"_s << QStringList{u"customer"_s, u"customer2"_s};
    QTest::newRow("a letter too many") << u"orders"_s << QStringList{u"order"_s};
    QTest::newRow("two letters swapped") << u"oredr"_s << QStringList();
    QTest::newRow("case") << u"ORDER"_s << QStringList{u"order"_s, u"order_item"_s};
    QTest::newRow("a part") << u"item"_s << QStringList{u"order_item"_s};
    QTest::newRow("as near as each other")
        << u"customers"_s << QStringList{u"customer2"_s, u"customer"_s};
    QTest::newRow("nothing near") << u"warehouse"_s << QStringList();
    QTest::newRow("nothing typed") << QString() << QStringList{u"x"_s};
}

void TestNearestNames::findsWhatIsMeant()
{
    QFETCH(QString, wanted);
    QFETCH(QStringList, nearest);
    const QStringList names{
        u"customer2"_s, u"customer"_s, u"order"_s, u"order_item"_s, u"x"_s, QString()};
    QCOMPARE(nearestNames(wanted, names, 2), nearest);
}

void TestNearestNames::bearsNamesOfAnyLength()
{
    const QString longName(100'000, u'a');
    QCOMPARE(nearestNames(longName, {longName, u"b"_s}), QStringList{longName});
}

QTEST_GUILESS_MAIN(TestNearestNames)
#include "tst_nearestnames.moc"
