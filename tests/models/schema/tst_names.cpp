// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/schema/implicitname.h"
#include "models/schema/sqlnames.h"
#include "tests/support/sampleschema.h"

#include <QTest>

using namespace limbeck;
using namespace Qt::StringLiterals;

namespace {

UniqueConstraint uniqueOver(const QStringList& columns)
{
    UniqueConstraint unique;
    unique.columns = columns;
    return unique;
}

CheckConstraint checkOf(const QString& condition)
{
    return CheckConstraint{.name = {}, .condition = condition, .options = {}};
}

Table tableWith(const QString& name, const QStringList& columns)
{
    Table table;
    table.name = TableName(name);
    for (const QString& columnName : columns) {
        Column column;
        column.name = columnName;
        table.columns << column;
    }
    return table;
}

}  // namespace

/// Names that engines make up, and names inside SQL text.
class TestNames final : public QObject
{
    Q_OBJECT

private slots:
    void namesAfterTableAndColumns();
    void namesChecksAfterTheirOnlyColumn();
    void cutsTheLongerPartFirst();
    void neverCutsACharacter();
    void numbersWhatIsTaken();
    void findsNamesInSql_data();
    void findsNamesInSql();
    void replacesNamesInSql_data();
    void replacesNamesInSql();
};

void TestNames::namesAfterTableAndColumns()
{
    const Table table = *sampleSchema().table(TableName(u"page"_s));
    QCOMPARE(implicitName(table, *table.primaryKey), u"page_pkey"_s);
    QCOMPARE(implicitName(table, table.foreignKeys.front()), u"page_owner_id_fkey"_s);
    QCOMPARE(implicitName(table, uniqueOver({u"title"_s, u"rank"_s})), u"page_title_rank_key"_s);
    QCOMPARE(implicitName(table, table.checkConstraints.front()), u"ck_rank"_s);
}

void TestNames::namesChecksAfterTheirOnlyColumn()
{
    const Table table = *sampleSchema().table(TableName(u"page"_s));
    QCOMPARE(implicitName(table, checkOf(u"rank > 1"_s)), u"page_rank_check"_s);
    QCOMPARE(implicitName(table, checkOf(u"rank > page_id"_s)), u"page_check"_s);
}

void TestNames::cutsTheLongerPartFirst()
{
    const QString longName(60, u'a');
    const QString name = implicitName(tableWith(longName, {u"b"_s}), uniqueOver({u"b"_s}));
    QCOMPARE(name, QString(57, u'a') + u"_b_key"_s);
    QCOMPARE(name.size(), 63);
    const QString both =
        implicitName(tableWith(longName, {QString(60, u'b')}), uniqueOver({QString(60, u'b')}));
    QCOMPARE(both, QString(29, u'a') + u'_' + QString(29, u'b') + u"_key"_s);
}

void TestNames::neverCutsACharacter()
{
    const QString umlauts(40, u'ä');
    const QString name = implicitName(tableWith(umlauts, {u"b"_s}), uniqueOver({u"b"_s}));
    QCOMPARE(name, QString(28, u'ä') + u"_b_key"_s);
}

void TestNames::numbersWhatIsTaken()
{
    Table table = tableWith(u"t"_s, {u"a"_s, u"b"_s});
    table.checkConstraints << checkOf(u"a > b"_s) << checkOf(u"a < b"_s);
    QCOMPARE(implicitName(table, table.checkConstraints[0]), u"t_check"_s);
    QCOMPARE(implicitName(table, table.checkConstraints[1]), u"t_check1"_s);
    table.uniqueConstraints << uniqueOver({u"b"_s});
    table.uniqueConstraints.front().name = u"t_a_key"_s;
    QCOMPARE(implicitName(table, uniqueOver({u"a"_s})), u"t_a_key1"_s);
}

void TestNames::findsNamesInSql_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<bool>("isMentioned");
    QTest::newRow("plain") << u"rank > 0"_s << true;
    QTest::newRow("other case") << u"RANK > 0"_s << true;
    QTest::newRow("quoted") << u"\"rank\" > 0"_s << true;
    QTest::newRow("quoted in another case") << u"\"Rank\" > 0"_s << false;
    QTest::newRow("backquoted") << u"`rank` > 0"_s << true;
    QTest::newRow("with its table") << u"page.rank > 0"_s << true;
    QTest::newRow("as a table") << u"rank.page > 0"_s << false;
    QTest::newRow("as a function") << u"rank() > 0"_s << false;
    QTest::newRow("in text") << u"title <> 'rank'"_s << false;
    QTest::newRow("in a comment") << u"title /* rank */ <> ''"_s << false;
    QTest::newRow("as a part") << u"ranking > 0"_s << false;
    QTest::newRow("empty") << QString() << false;
}

void TestNames::findsNamesInSql()
{
    QFETCH(QString, sql);
    QFETCH(bool, isMentioned);
    QCOMPARE(mentionsName(sql, u"rank"_s), isMentioned);
}

void TestNames::replacesNamesInSql_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("result");
    QTest::newRow("plain") << u"a > 0 AND b < a"_s << u"c"_s << u"c > 0 AND b < c"_s;
    QTest::newRow("needs quotes") << u"a > 0"_s << u"C d"_s << u"\"C d\" > 0"_s;
    QTest::newRow("keeps quotes") << u"`a` > 0"_s << u"c"_s << u"`c` > 0"_s;
    QTest::newRow("doubles quotes") << u"\"a\" > 0"_s << u"c\"d"_s << u"\"c\"\"d\" > 0"_s;
    QTest::newRow("leaves text") << u"a <> 'a'"_s << u"c"_s << u"c <> 'a'"_s;
    QTest::newRow("nothing to do") << u"b > 0"_s << u"c"_s << u"b > 0"_s;
}

void TestNames::replacesNamesInSql()
{
    QFETCH(QString, sql);
    QFETCH(QString, to);
    QFETCH(QString, result);
    QCOMPARE(withNameReplaced(sql, u"a"_s, to), result);
}

QTEST_GUILESS_MAIN(TestNames)
#include "tst_names.moc"
