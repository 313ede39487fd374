// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/sizes.h"
#include "tests/support/notesproject.h"
#include "tests/support/testresult.h"

#include <QTest>

using namespace limbeck;
using namespace Qt::StringLiterals;

class TestSizes final : public QObject
{
    Q_OBJECT

private slots:
    void countsPagesOfTablesAndTheirIndexes();
    void findsNothingInAnEmptyDatabase();
};

void TestSizes::countsPagesOfTablesAndTheirIndexes()
{
    const NotesProject notes;
    notes.execute({u"CREATE TABLE small (id INTEGER PRIMARY KEY)"_s,
                   u"CREATE TABLE large (id INTEGER PRIMARY KEY, body TEXT)"_s,
                   u"CREATE TABLE plain (id INTEGER PRIMARY KEY, body TEXT)"_s,
                   u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500) "
                   "INSERT INTO large SELECT i, hex(zeroblob(200)) FROM n"_s,
                   u"INSERT INTO plain SELECT * FROM large"_s,
                   u"CREATE INDEX large_body ON large (body)"_s});
    const auto sizes = command::tableSizes(notes.context());
    QVERIFY_RESULT(sizes);
    QHash<QString, qint64> bytes;
    for (const TableSize& size : *sizes) {
        bytes.insert(size.table.toString(), size.bytes);
    }
    QVERIFY(bytes.value(u"small"_s) > 0);
    QVERIFY(bytes.value(u"plain"_s) > 500 * 400);
    QVERIFY(bytes.value(u"large"_s) > bytes.value(u"plain"_s) + 500 * 400);
    QVERIFY(!bytes.contains(u"large_body"_s));
    QVERIFY(sizes->first().table.toString() < sizes->last().table.toString());
}

void TestSizes::findsNothingInAnEmptyDatabase()
{
    const NotesProject notes;
    notes.execute({u"CREATE TABLE t (id INTEGER)"_s, u"DROP TABLE t"_s});
    const auto sizes = command::tableSizes(notes.context());
    QVERIFY_RESULT(sizes);
    QVERIFY(sizes->isEmpty());
}

QTEST_GUILESS_MAIN(TestSizes)
#include "tst_sizes.moc"
