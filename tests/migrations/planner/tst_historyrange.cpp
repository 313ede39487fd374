// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/planner/historyrange.h"
#include "migrations/planner/offlinerange.h"
#include "tests/support/graphtext.h"

#include <QTest>

using namespace limbeck;
using namespace Qt::StringLiterals;

namespace {

QString told(const Result<QStringList>& ids)
{
    return ids ? ids->join(u' ') : u"! "_s + ids.error().message.section(u'\n', 0, 0);
}

QString told(const Result<OfflineRange>& range)
{
    return range ? range->rows.join(u',') + u" > "_s + range->targets.join(u',')
                 : u"! "_s + range.error().message.section(u'\n', 0, 0);
}

}  // namespace

class TestHistoryRange final : public QObject
{
    Q_OBJECT

private slots:
    void listsWhatIsBetween_data();
    void listsWhatIsBetween();
    void readsRangesForOfflineUse();
};

void TestHistoryRange::listsWhatIsBetween_data()
{
    QTest::addColumn<QString>("range");
    QTest::addColumn<QStringList>("rows");
    QTest::addColumn<QString>("listed");
    const QStringList none;
    const QStringList rows = {u"c"_s};
    QTest::newRow("all") << u":"_s << none << u"d c b a"_s;
    QTest::newRow("both ends count") << u"b:c"_s << none << u"c b"_s;
    QTest::newRow("up to") << u":b"_s << none << u"b a"_s;
    QTest::newRow("from") << u"c:"_s << none << u"d c"_s;
    QTest::newRow("current") << u"current:"_s << rows << u"d c"_s;
    QTest::newRow("up to current") << u":current"_s << rows << u"c b a"_s;
    QTest::newRow("current of nothing") << u":current"_s << none << u"d c b a"_s;
    QTest::newRow("two below the head") << u"-2:"_s << none << u"d c b"_s;
    QTest::newRow("two below current") << u"-1:current"_s << rows << u"c"_s;
    QTest::newRow("one above") << u":b+1"_s << none << u"c b a"_s;
    QTest::newRow("wrong way round")
        << u"c:b"_s << none
        << u"! Requested range c:b does not refer to ancestor/descendant revisions along the same "
           "branch"_s;
    QTest::newRow("no colon") << u"b"_s << none
                              << u"! History range requires [start]:[end], [start]:, or :[end]"_s;
    QTest::newRow("two colons") << u"a:b:c"_s << none
                                << u"! History range requires [start]:[end], [start]:, or :[end]"_s;
    QTest::newRow("unknown") << u"zz:"_s << none << u"! Can't locate revision identified by 'zz'"_s;
}

void TestHistoryRange::listsWhatIsBetween()
{
    QFETCH(QString, range);
    QFETCH(QStringList, rows);
    QFETCH(QString, listed);
    QCOMPARE(told(historyRange(graphText(u"a <- b <- c <- d"_s), range, rows)), listed);
}

void TestHistoryRange::readsRangesForOfflineUse()
{
    const RevisionGraph graph = graphText(u"a <- b <- c"_s);
    QCOMPARE(told(offlineUpgrade(graph, u"a:head"_s)), u"a > head"_s);
    QCOMPARE(told(offlineUpgrade(graph, u"head"_s)), u" > head"_s);
    QCOMPARE(told(offlineUpgrade(graph, u"base:b"_s)), u" > b"_s);
    QCOMPARE(told(offlineUpgrade(graph, u"zz:b"_s)),
             u"! Can't locate revision identified by 'zz'"_s);
    QCOMPARE(told(offlineDowngrade(graph, u"head:-1"_s)), u"c > -1"_s);
    QCOMPARE(told(offlineDowngrade(graph, u"a"_s)),
             u"! downgrade with --sql requires <fromrev>:<torev>"_s);
    QCOMPARE(told(offlineStamp(graph, {u"a:b"_s, u"a:c"_s, u"b"_s})), u"a > b,c,b"_s);
    QCOMPARE(told(offlineStamp(graph, {u"a:b"_s, u"b:c"_s})),
             u"! Stamp operation with --sql only supports a single starting revision at a time"_s);
}

QTEST_GUILESS_MAIN(TestHistoryRange)
#include "tst_historyrange.moc"
