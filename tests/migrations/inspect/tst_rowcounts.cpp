// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/inspect/rowcounts.h"
#include "tests/support/memorydatabase.h"
#include "tests/support/testresult.h"

using namespace limbeck;
using namespace Qt::StringLiterals;

class TestRowCounts : public QObject
{
    Q_OBJECT

private slots:
    void countsWhileThereIsTime()
    {
        const auto database = filled();
        const auto counts = countRowsWithin(*database, *inspect(*database));
        QVERIFY_RESULT(counts);
        QCOMPARE(*counts, (QList<TableRows>{{TableName(u"Big"_s), 2}, {TableName(u"keyed"_s), 1}}));
    }

    void saysThatItOnlyEstimates()
    {
        const auto database = filled();
        const auto counts =
            countRowsWithin(*database, *inspect(*database), {.millisecondsInAll = 0});
        QVERIFY_RESULT(counts);
        QCOMPARE(counts->at(0), (TableRows{TableName(u"Big"_s), 90, true}));  // its largest rowid
        QCOMPARE(counts->at(1), (TableRows{TableName(u"keyed"_s), TableRows::unknown, true}));
    }

    void stopsWhenCancelled()
    {
        const auto database = filled();
        const auto counts =
            countRowsWithin(*database, *inspect(*database), {.isCancelled = [] { return true; }});
        QVERIFY(!counts);
        QCOMPARE(counts.error().code, ErrorCode::Cancelled);
    }

    void leavesNoLimitBehind()
    {
        const auto database = filled();
        QVERIFY_RESULT(countRowsWithin(*database, *inspect(*database), {.millisecondsEach = 1}));
        QVERIFY_RESULT(database->query(
            u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200000) "
            "SELECT count(*) FROM n"_s));
    }

private:
    static std::unique_ptr<Database> filled()
    {
        return memoryDatabase({u"CREATE TABLE \"Big\" (x INTEGER)"_s,
                               u"CREATE TABLE keyed (x TEXT PRIMARY KEY) WITHOUT ROWID"_s,
                               u"INSERT INTO \"Big\" (_rowid_, x) VALUES (7, 1), (90, 2)"_s,
                               u"INSERT INTO keyed VALUES ('a')"_s});
    }
};

QTEST_GUILESS_MAIN(TestRowCounts)
#include "tst_rowcounts.moc"
