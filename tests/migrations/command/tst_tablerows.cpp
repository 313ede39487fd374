// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/tablerows.h"
#include "tests/support/notesproject.h"
#include "tests/support/recordingobserver.h"
#include "tests/support/testresult.h"

#include <QTest>

using namespace limbeck;
using namespace limbeck::command;
using namespace Qt::StringLiterals;

namespace {

/// At b2, with five notes by one author.
void fill(const NotesProject& notes)
{
    RecordingObserver observer;
    QVERIFY(upgrade(notes.context(), u"b2"_s, observer).isOk());
    QStringList statements = {u"INSERT INTO author (id, name) VALUES (1, 'Ann')"_s};
    for (int id = 5; id > 0; --id) {
        statements << u"INSERT INTO note (id, author_id, title) VALUES (%1, 1, 'note %1')"_s.arg(
            id);
    }
    notes.execute(statements);
}

Table tableOf(const NotesProject& notes, const QString& name)
{
    const Result<Status> now = status(notes.context());
    const Table* table = now ? now->schema.table(name) : nullptr;
    return table != nullptr ? *table : Table();
}

}  // namespace

class TestTableRows final : public QObject
{
    Q_OBJECT

private slots:
    void readsPagesInTheOrderOfTheKey();
    void changesNothing();
    void refusesWhatHasNoColumns();
};

void TestTableRows::readsPagesInTheOrderOfTheKey()
{
    const NotesProject notes;
    fill(notes);
    const Table note = tableOf(notes, u"note"_s);
    const auto first = readRows(notes.context(), note, 0, 2);
    QVERIFY_RESULT(first);
    QCOMPARE(first->columns, note.columnNames());
    QCOMPARE(first->rows.size(), 2);
    QCOMPARE(first->rows.first().first().toInt(), 1);
    QVERIFY(first->hasMore);
    const auto last = readRows(notes.context(), note, 4, 2);
    QVERIFY_RESULT(last);
    QCOMPARE(last->rows.size(), 1);
    QCOMPARE(last->rows.first().first().toInt(), 5);
    QVERIFY(!last->hasMore);
}

void TestTableRows::changesNothing()
{
    const NotesProject notes;
    fill(notes);
    const QByteArray before = notes.databaseBytes();
    QVERIFY_RESULT(readRows(notes.context(), tableOf(notes, u"author"_s), 0, 10));
    QCOMPARE(notes.databaseBytes(), before);
}

void TestTableRows::refusesWhatHasNoColumns()
{
    const NotesProject notes;
    fill(notes);
    Table empty;
    empty.name = u"empty"_s;
    const auto page = readRows(notes.context(), empty, 0, 10);
    QVERIFY(!page);
    QCOMPARE(page.error().code, ErrorCode::InvalidArgument);
}

QTEST_GUILESS_MAIN(TestTableRows)
#include "tst_tablerows.moc"
