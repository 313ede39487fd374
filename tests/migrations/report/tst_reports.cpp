// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/report/csv.h"
#include "migrations/report/drawing.h"
#include "migrations/report/mermaid.h"
#include "migrations/report/pdf/pdfflow.h"
#include "migrations/report/pdf/pdfnavigation.h"
#include "migrations/report/png.h"
#include "migrations/report/reportmarkdown.h"
#include "migrations/report/reportrender.h"
#include "migrations/report/textwidth.h"
#include "models/schema/relations.h"
#include "tests/support/samplereport.h"
#include "tests/support/sampleschema.h"
#include "tests/support/testresult.h"

#include <QCoreApplication>
#include <QtEndian>

using namespace limbeck;
using namespace Qt::StringLiterals;

namespace {

/// The cells of a CSV text, read by the rules of RFC 4180.
QList<QStringList> readCsv(const QString& text)
{
    QList<QStringList> lines;
    QStringList cells;
    QString cell;
    bool isQuoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar letter = text.at(i);
        if (isQuoted) {
            if (letter != u'"') {
                cell += letter;
            } else if (i + 1 < text.size() && text.at(i + 1) == u'"') {
                cell += text.at(++i);
            } else {
                isQuoted = false;
            }
        } else if (letter == u'"') {
            isQuoted = true;
        } else if (letter == u',' || letter == u'\n') {
            cells << cell;
            cell.clear();
            if (letter == u'\n') {
                lines << cells;
                cells.clear();
            }
        } else if (letter != u'\r') {
            cell += letter;
        }
    }
    return lines;
}

QByteArray fileOf(const ReportFiles& files, const QString& name)
{
    for (const ReportFile& file : files.files) {
        if (file.name == name) {
            return file.bytes;
        }
    }
    return {};
}

/// Width and height, as the head of a PNG says them.
QSize sizeOf(const QByteArray& png)
{
    return {qFromBigEndian<int>(png.constData() + 16), qFromBigEndian<int>(png.constData() + 20)};
}

Schema cycleOf(const QStringList& names)
{
    Schema schema;
    for (qsizetype i = 0; i < names.size(); ++i) {
        Table table;
        table.name = TableName(names.at(i));
        ForeignKey key;
        key.referent = TableName(names.at((i + 1) % names.size()));
        table.foreignKeys << key;
        schema.tables << table;
    }
    return schema;
}

}  // namespace

class TestReports final : public QObject
{
    Q_OBJECT

private slots:
    void writeTheSameBytesEveryTime_data();
    void writeTheSameBytesEveryTime();
    void takeAnyName_data();
    void takeAnyName();
    void keepEveryCsvCellWholeAndHarmless();
    void nameEachFileOnce();
    void linkPagesOfAFolder();
    void speakGerman();
    void findCycles();
    void measureTextWithoutFonts();
    void keepMermaidBelowItsLimits();
    void drawPicturesThatAreNeverCropped();
    void bookmarkAndLinkEveryTable();
    void fillColumnsOfContents();
    void saySomethingIsOnlyAGrid();
};

void TestReports::writeTheSameBytesEveryTime_data()
{
    QTest::addColumn<QString>("name");
    for (const ReportFormatInfo& info : reportFormats()) {
        QTest::newRow(qPrintable(info.name)) << info.name;
    }
}

void TestReports::writeTheSameBytesEveryTime()
{
    QFETCH(const QString, name);
    const ReportFormat format = *reportFormatNamed(name);
    const auto first = renderReport(reportOf(sampleSchema()), format);
    const auto second = renderReport(reportOf(sampleSchema()), format);
    QVERIFY_RESULT(first);
    QVERIFY(*first == *second);
    QVERIFY(first->size() > 100);
    QCOMPARE(first->isFolder, infoOf(format).isFolder);
}

void TestReports::takeAnyName_data()
{
    writeTheSameBytesEveryTime_data();
}

void TestReports::takeAnyName()
{
    QFETCH(const QString, name);
    const auto files = renderReport(hostileReport(), *reportFormatNamed(name));
    QVERIFY_RESULT(files);
    for (const ReportFile& file : files->files) {
        if (infoOf(*reportFormatNamed(name)).isText) {
            const QString text = QString::fromUtf8(file.bytes);
            QCOMPARE(text.toUtf8(), file.bytes);  // UTF-8 through and through
            QVERIFY(!text.contains(QChar(0)));
        }
        QVERIFY(!file.name.contains(u".."_s));
    }
}

void TestReports::keepEveryCsvCellWholeAndHarmless()
{
    const Report report = hostileReport();
    const ReportFiles files = reportCsv(report);
    for (const ReportFile& file : files.files) {
        const QList<QStringList> lines = readCsv(QString::fromUtf8(file.bytes));
        QVERIFY(lines.size() > 1);
        for (const QStringList& line : lines) {
            QCOMPARE(line.size(), lines.first().size());
            for (const QString& cell : line) {
                const bool isFormula = !cell.isEmpty() && u"=+-@"_s.contains(cell.front());
                QVERIFY2(!isFormula, qPrintable(cell));
            }
        }
    }
    const QList<QStringList> tables = readCsv(QString::fromUtf8(fileOf(files, u"tables.csv"_s)));
    QCOMPARE(tables.at(1).at(1), report.schema.tables.at(0).name.name);
    QCOMPARE(tables.at(3).at(1), u"'=1+1"_s);
    QVERIFY(fileOf(files, u"columns.csv"_s).contains("\r\n"));
}

void TestReports::nameEachFileOnce()
{
    QList<TableName> tables;
    for (const QString& name : hostileNames() + QStringList{u"Plan"_s, u"plan"_s, u"plan-2"_s}) {
        tables << TableName(name);
    }
    const QStringList names = fileNamesOf(tables);
    QSet<QString> lower;
    for (const QString& name : names) {
        QVERIFY(!name.isEmpty() && name.size() < 90);
        QVERIFY(!name.contains(u'/') && !name.contains(u'.'));
        lower.insert(name.toLower());
    }
    QCOMPARE(lower.size(), names.size());
    QCOMPARE(fileNamesOf({TableName(u"user"_s), TableName(u"a.b"_s)}),
             (QStringList{u"user"_s, u"a-b"_s}));
}

void TestReports::linkPagesOfAFolder()
{
    ReportStyle style;
    style.isSplit = true;
    const ReportFiles files = reportMarkdown(reportOf(sampleSchema()), style);
    QVERIFY(files.isFolder);
    QCOMPARE(files.files.size(), 3);
    QVERIFY(fileOf(files, u"README.md"_s).contains("[page](tables/page.md)"));
    const QByteArray page = fileOf(files, u"tables/page.md"_s);
    QVERIFY(page.contains("# page\n"));
    QVERIFY(page.contains("| owner_id | [person](person.md) | person_id | CASCADE |"));
    QVERIFY(fileOf(files, u"tables/person.md"_s).contains("| [page](page.md) | owner_id |"));
}

void TestReports::speakGerman()
{
    ReportStyle style;
    style.language = ReportLanguage::German;
    const ReportFiles files = reportMarkdown(reportOf(sampleSchema()), style);
    const QString page = QString::fromUtf8(files.files.first().bytes);
    QVERIFY(page.contains(u"2 Tabellen, 7 Spalten, 1 Fremdschlüssel"_s));
    QVERIFY(page.contains(u"| Spalte | Typ | Null | Vorgabe |"_s));
    QVERIFY(!page.contains(u"Refers to"_s));
}

void TestReports::findCycles()
{
    QVERIFY(referenceCycles(sampleSchema()).isEmpty());
    Schema schema = cycleOf({u"b"_s, u"c"_s, u"a"_s});
    schema.tables << cycleOf({u"alone"_s}).tables << cycleOf({u"y"_s, u"x"_s}).tables;
    const QList<QList<TableName>> expected = {
        {TableName(u"a"_s), TableName(u"b"_s), TableName(u"c"_s)},
        {TableName(u"x"_s), TableName(u"y"_s)}};
    QCOMPARE(referenceCycles(schema), expected);

    QStringList many;
    for (int i = 0; i < 20000; ++i) {
        many << QString::number(i);
    }
    QCOMPARE(referenceCycles(cycleOf(many)).first().size(), 20000);
}

void TestReports::measureTextWithoutFonts()
{
    QVERIFY(textWidth(u"iii"_s, 12) < textWidth(u"WWW"_s, 12));
    QVERIFY(textWidth(u"name"_s, 12) < textWidth(u"name"_s, 12, true));
    QCOMPARE(textWidth(u"\u8868"_s, 12), 12.0);
    QCOMPARE(elided(u"short"_s, 100, 12), u"short"_s);
    const QString cut = elided(QString(300, u'x'), 100, 12);
    QVERIFY(cut.endsWith(u'\u2026'));
    QVERIFY(textWidth(cut, 12) <= 101);
    QCOMPARE(oneLine(u"a\nb\tc"_s), u"a\u2424b c"_s);
}

void TestReports::keepMermaidBelowItsLimits()
{
    Report report = reportOf(sampleSchema());
    QCOMPARE(mermaidPieces(report), QStringList{mermaidText(report)});
    Schema large;
    for (int i = 0; i < 900; ++i) {
        Table table = sampleSchema().tables.at(1);
        table.name = TableName(u"page_%1"_s.arg(i));
        table.foreignKeys.first().referent = TableName(u"page_%1"_s.arg(i / 2));
        large.tables << table;
    }
    report = reportOf(large);
    const QStringList pieces = mermaidPieces(report);
    QVERIFY(pieces.size() > 2);
    QString all;
    for (const QString& piece : pieces) {
        QVERIFY(piece.startsWith(u"erDiagram\n"_s));
        QVERIFY(piece.size() <= maxMermaidLetters);
        QVERIFY(piece.count(u" : \""_s) <= maxMermaidEdges);
        all += piece;
    }
    QCOMPARE(all.count(u" : \""_s), 900);  // every edge once
    QCOMPARE(all.count(u" {\n"_s), 900);   // every table with its columns once
}

void TestReports::drawPicturesThatAreNeverCropped()
{
    const Report report = reportOf(sampleSchema());
    ReportStyle style;
    for (const double scale : {1.0, 3.0}) {
        style.scale = scale;
        const auto bytes = pngBytes(report, style);
        QVERIFY_RESULT(bytes);
        QCOMPARE(QSizeF(sizeOf(*bytes)), report.diagram.size * scale);
    }
    const auto opaque = pngBytes(report, style);
    style.isTransparent = true;
    QVERIFY(*pngBytes(report, style) != *opaque);
    ReportDiagram wide;
    wide.size = {40000, 100};
    QVERIFY(pngScale(wide, 2) * 40000 <= 32767);
    wide.size = {20000, 20000};
    QVERIFY(pngScale(wide, 4) * 20000 <= 10000);
    wide.size = {200, 100};
    QCOMPARE(pngScale(wide, 4), 4.0);
}

void TestReports::bookmarkAndLinkEveryTable()
{
    const auto files = renderReport(hostileReport(), ReportFormat::Pdf);
    QVERIFY_RESULT(files);
    const QByteArray pdf = files->files.first().bytes;
    QVERIFY(pdf.startsWith("%PDF-1.4"));
    QVERIFY(pdf.contains("/PageMode /UseOutlines"));
    QVERIFY(pdf.count("/Subtype /Link") > hostileNames().size());
    QVERIFY(pdf.count("/Title <FEFF") > 2 * hostileNames().size());
    QVERIFY(pdf.contains("/CreationDate (D:19700101000000"));
    QVERIFY(pdf.contains("/FontFile2"));
    QVERIFY(!withNavigation("no PDF", {842}, {}, {}));
}

void TestReports::fillColumnsOfContents()
{
    const QList<PdfContentsLine> lines(900, {1, u"table"_s, {}, 7});
    const auto pages = [&lines](int columns) {
        PdfFlow flow({595, 842}, nullptr, {}, 0);
        flow.newPage();
        flow.contents(lines, columns);
        return flow.pageCount();
    };
    QVERIFY(pages(1) > 10);
    QCOMPARE(pages(3), (pages(1) + 2) / 3);
}

void TestReports::saySomethingIsOnlyAGrid()
{
    const Report report = reportOf(sampleSchema());  // laid out without Graphviz
    QVERIFY(!report.diagram.note.isEmpty());
    const auto svg = renderReport(report, ReportFormat::Svg);
    QVERIFY(svg->files.first().bytes.contains("Tables are shown in a grid"));
}

int main(int argc, char** argv)
{
    const auto application = makeApplication(argc, argv, true);  // some formats are pictures
    TestReports test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_reports.moc"
