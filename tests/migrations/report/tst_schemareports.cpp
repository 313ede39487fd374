// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/report/markdown.h"
#include "migrations/report/schemajson.h"
#include "migrations/report/schemamarkdown.h"
#include "migrations/report/sqlcomment.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

using namespace limbeck;
using namespace Qt::StringLiterals;

namespace {

Column column(const QString& name, const ColumnType& type, bool nullable = true)
{
    Column value;
    value.name = name;
    value.type = type;
    value.nullable = nullable;
    return value;
}

ForeignKey foreignKey(const QString& from, const QString& table)
{
    ForeignKey key;
    key.columns = {from};
    key.referent = TableName(table);
    key.referentColumns = {u"id"_s};
    key.onDelete = u"CASCADE"_s;
    return key;
}

Table tableNamed(const QString& name)
{
    Table table;
    table.name = TableName(name);
    table.columns << column(u"id"_s, ColumnType::ofKind(TypeKind::Integer), false);
    table.primaryKey.emplace();
    table.primaryKey->columns = {u"id"_s};
    return table;
}

/// Two tables, one of which refers to the other, with an index, a default and a view.
Schema library()
{
    Schema schema;
    Table book = tableNamed(u"book"_s);
    book.comment = u"what people read"_s;
    book.columns << column(u"author_id"_s, ColumnType::ofKind(TypeKind::Integer), false)
                 << column(u"title"_s, ColumnType::string(96));
    book.columns.back().serverDefault.emplace();
    book.columns.back().serverDefault->text = u"untitled"_s;
    book.foreignKeys << foreignKey(u"author_id"_s, u"author"_s);
    Index index;
    index.name = u"ix_title"_s;
    index.parts << IndexPart{.text = u"title"_s, .isExpression = false};
    index.unique = true;
    index.where = u"title IS NOT NULL"_s;
    book.indexes << index;
    schema.tables = {tableNamed(u"author"_s), book};
    schema.views << View{.name = TableName(u"titles"_s), .definition = u"SELECT title FROM book"_s};
    return schema;
}

/// Any character that ever made trouble in a page, in random order.
QString nastyName(QRandomGenerator& random)
{
    static const QString alphabet = u"ab_|`\\<>&[]()*#!~\n\r\t\"' ;-"_s;
    QString name;
    for (int i = random.bounded(1, 24); i > 0; --i) {
        name += alphabet[random.bounded(alphabet.size())];
    }
    return name;
}

/// Bars that separate cells: those without a backslash before them.
qsizetype cellBars(const QString& line)
{
    static const QRegularExpression escaped(u"\\\\."_s);
    QString plain = line;
    return plain.remove(escaped).count(u'|');
}

}  // namespace

class TestSchemaReports final : public QObject
{
    Q_OBJECT

private slots:
    void linksReferencesInBothDirections();
    void saysWhatIsNotCertain();
    void keepsEveryNameInItsCell();
    void letsNoNameBecomeMarkup_data();
    void letsNoNameBecomeMarkup();
    void fencesCodeThatHoldsFences();
    void writesVersionedJson();
    void writesTheSameJsonEveryTime();
    void keepsCommentsCommentsWhateverTheyHold_data();
    void keepsCommentsCommentsWhateverTheyHold();
};

void TestSchemaReports::linksReferencesInBothDirections()
{
    const QString page = schemaMarkdown(library(), u"Library"_s);
    QVERIFY(page.startsWith(u"# Library\n"_s));
    QVERIFY(page.contains(u"2 tables, 4 columns, 1 foreign key, 1 index.\n"_s));
    QVERIFY(page.contains(u"| [book](#table-2) | 3 | [author](#table-1) |  |\n"_s));
    QVERIFY(page.contains(u"| [author](#table-1) | 1 |  | [book](#table-2) |\n"_s));
    QVERIFY(page.contains(u"| author_id | [author](#table-1) | id | CASCADE |  |  |\n"_s));
    QVERIFY(page.contains(u"| [book](#table-2) | author_id | CASCADE |\n"_s));
    QVERIFY(page.contains(u"| ix_title | title | yes | title IS NOT NULL |\n"_s));
    QVERIFY(page.contains(u"| title | string(96) | yes | 'untitled' |  |  |\n"_s));
    QVERIFY(page.contains(u"```sql\nSELECT title FROM book\n```\n"_s));
}

void TestSchemaReports::saysWhatIsNotCertain()
{
    Schema schema = library();
    QVERIFY(!schemaMarkdown(schema, u"x"_s).contains(u"Not certain"_s));
    schema.uncertainties << Uncertainty(u"revision a1 runs <SQL>"_s);
    QVERIFY(schemaMarkdown(schema, u"x"_s).contains(u"- revision a1 runs &lt;SQL&gt;\n"_s));
}

void TestSchemaReports::keepsEveryNameInItsCell()
{
    QRandomGenerator random(20261122);
    for (int round = 0; round < 200; ++round) {
        Schema schema = library();
        Table& book = schema.tables[1];
        book.columns[2].name = nastyName(random);
        book.columns[2].comment = nastyName(random);
        book.indexes[0].name = nastyName(random);
        book.indexes[0].where = nastyName(random);
        const QString page = schemaMarkdown(schema, nastyName(random));
        for (const QString& line : page.split(u'\n')) {
            if (line.startsWith(u"| "_s)) {
                const QList<qsizetype> allowed = {4, 5, 7};
                QVERIFY2(allowed.contains(cellBars(line)), qPrintable(line));
            }
        }
        QCOMPARE(page.count(u'\n'), schemaMarkdown(library(), u"x"_s).count(u'\n'));
    }
}

void TestSchemaReports::letsNoNameBecomeMarkup_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("written");

    QTest::newRow("plain") << u"user_name"_s << u"user_name"_s;
    QTest::newRow("script") << u"<script>"_s << u"&lt;script&gt;"_s;
    QTest::newRow("entity") << u"&lt;"_s << u"&amp;lt;"_s;
    QTest::newRow("pipe") << u"a|b"_s << u"a\\|b"_s;
    QTest::newRow("backtick") << u"`a`"_s << u"\\`a\\`"_s;
    QTest::newRow("backslash") << u"a\\|b"_s << u"a\\\\\\|b"_s;
    QTest::newRow("link") << u"[a](b)"_s << u"\\[a\\](b)"_s;
    QTest::newRow("emphasis") << u"_a_ *b*"_s << u"\\_a\\_ \\*b\\*"_s;
    QTest::newRow("line break") << u"a\nb"_s << u"a\u2424b"_s;
    QTest::newRow("terminal escape") << u"a\u001b[31m"_s << u"a\ufffd\\[31m"_s;
}

void TestSchemaReports::letsNoNameBecomeMarkup()
{
    QFETCH(QString, name);
    QFETCH(QString, written);
    QCOMPARE(markdownText(name), written);
}

void TestSchemaReports::fencesCodeThatHoldsFences()
{
    QCOMPARE(markdownBlock(u"a\n```\nb"_s, u"sql"_s), u"````sql\na\n```\nb\n````\n"_s);
}

void TestSchemaReports::writesVersionedJson()
{
    const QJsonObject json = schemaJson(library());
    QCOMPARE(json[u"version"_s].toInt(), 1);
    const QJsonObject book = json[u"tables"_s].toArray().at(1).toObject();
    QCOMPARE(book[u"name"_s].toString(), u"book"_s);
    QCOMPARE(book[u"comment"_s].toString(), u"what people read"_s);
    const QJsonObject title = book[u"columns"_s].toArray().at(2).toObject();
    QCOMPARE(title[u"type"_s].toObject()[u"length"_s].toInt(), 96);
    QCOMPARE(title[u"default"_s].toObject()[u"text"_s].toString(), u"untitled"_s);
    const QJsonObject key = book[u"foreignKeys"_s].toArray().at(0).toObject();
    QCOMPARE(key[u"referent"_s].toObject()[u"name"_s].toString(), u"author"_s);
    QVERIFY(json[u"triggers"_s].isArray());
    QVERIFY(!book.contains(u"options"_s));
}

void TestSchemaReports::writesTheSameJsonEveryTime()
{
    Schema schema = library();
    schema.tables[0].options = {{u"sqlite_strict"_s, true}, {u"mysql_engine"_s, u"InnoDB"_s}};
    const QString text = schemaJsonText(schema);
    QCOMPARE(schemaJsonText(schema), text);
    QCOMPARE(QJsonDocument::fromJson(text.toUtf8()).object(), schemaJson(schema));
    QVERIFY(text.endsWith(u"}\n"_s));
}

void TestSchemaReports::keepsCommentsCommentsWhateverTheyHold_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("comment");

    QTest::newRow("plain") << u"two words"_s << u"-- two words\n"_s;
    QTest::newRow("empty") << QString() << u"--\n"_s;
    QTest::newRow("lines") << u"a\r\nDROP TABLE b\rc"_s << u"-- a\n-- DROP TABLE b\n-- c\n"_s;
    QTest::newRow("separators") << u"a\u2028b\u0085c"_s << u"-- a\n-- b\n-- c\n"_s;
    QTest::newRow("null") << QString(u"a"_s + QChar(0) + u"b"_s) << u"-- ab\n"_s;
}

void TestSchemaReports::keepsCommentsCommentsWhateverTheyHold()
{
    QFETCH(QString, text);
    QFETCH(QString, comment);
    QCOMPARE(sqlComment(text), comment);
}

QTEST_GUILESS_MAIN(TestSchemaReports)
#include "tst_schemareports.moc"
