// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/fenrir/fenrirschema.h"
#include "tests/support/testresult.h"
#include "tests/ui/largeschema.h"
#include "tests/ui/madeupsnapshot.h"
#include "ui/charts/chartmodel.h"
#include "ui/charts/chartspage.h"
#include "ui/charts/chartview.h"
#include "ui/theme/theme.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QFile>
#include <QLabel>
#include <QPainter>
#include <QSvgRenderer>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace limbeck;
using namespace limbeck::ui;
using namespace Qt::StringLiterals;

class TestCharts final : public QObject
{
    Q_OBJECT

private slots:
    void tellsHowTheSchemaHasGrown();
    void sortsRowsByNumber();
    void sortsSizesInKilobytes();
    void countsTypesWithoutTheirLengths();
    void countsKeysPerTable();
    void takesTheLastRunOfEachRevision();
    void saysWhyThereIsNothing();
    void showsNoMoreThanCanBeSeen();
    void writesCsvThatProgramsRead();
    void hasAModelForEveryChart();
    void drawsEveryChartInBothThemes();
    void showsNumbersBesideTheChart();
    void drawsNothingBeforeItIsLookedAt();
    void savesChartsAndNumbers();
    void namesEveryControl();
};

namespace {

QList<command::GrowthPoint> threePoints()
{
    return {{.revision = u"a1"_s, .tables = 1, .columns = 2, .foreignKeys = 0},
            {.revision = u"b2"_s, .tables = 2, .columns = 5, .foreignKeys = 1},
            {.revision = u"c3"_s, .tables = 3, .columns = 9, .foreignKeys = 2, .isCertain = false}};
}

QList<ChartData> allCharts()
{
    return {growthChart(threePoints()),
            rowsChart(madeUpSnapshot()->status.tableRows, true),
            sizesChart({{.table = TableName(u"a"_s), .bytes = 4096}}, true),
            typesChart(fenrir::schema()),
            degreesChart(fenrir::schema()),
            runTimesChart({{.revision = u"a1"_s, .milliseconds = 12.5}}),
            ChartData()};
}

}  // namespace

void TestCharts::tellsHowTheSchemaHasGrown()
{
    const ChartData chart = growthChart(threePoints());
    QCOMPARE(chart.labels, QStringList({u"a1"_s, u"b2"_s, u"c3"_s}));
    QCOMPARE(chart.series.size(), 3);
    QCOMPARE(chart.series.at(1).values, QList<double>({2, 5, 9}));
    QVERIFY2(chart.sentence.contains(u"3 tables, 9 columns and 2 foreign keys"_s),
             qPrintable(chart.sentence));
    QVERIFY(chart.sentence.contains(u"From c3 on the numbers are not certain"_s));
}

void TestCharts::sortsRowsByNumber()
{
    const ChartData chart = rowsChart({{.table = TableName(u"few"_s), .rows = 2},
                                       {.table = TableName(u"many"_s), .rows = 12000},
                                       {.table = TableName(u"none"_s), .rows = 0}},
                                      true);
    QCOMPARE(chart.labels, QStringList({u"many"_s, u"few"_s, u"none"_s}));
    QVERIFY2(chart.sentence.contains(u"in many"_s), qPrintable(chart.sentence));
}

void TestCharts::sortsSizesInKilobytes()
{
    const ChartData chart = sizesChart({{.table = TableName(u"small"_s), .bytes = 4096},
                                        {.table = TableName(u"large"_s), .bytes = 1024 * 1024}},
                                       true);
    QCOMPARE(chart.labels, QStringList({u"large"_s, u"small"_s}));
    QCOMPARE(chart.series.first().values, QList<double>({1024, 4}));
}

void TestCharts::countsTypesWithoutTheirLengths()
{
    const ChartData chart = typesChart(fenrir::schema());
    QCOMPARE(chart.labels.first(), u"string"_s);
    QVERIFY(!chart.labels.contains(u"string(36)"_s));
    double sum = 0;
    for (const double value : chart.series.first().values) {
        sum += value;
    }
    double columns = 0;
    for (const Table& table : fenrir::schema().tables) {
        columns += static_cast<double>(table.columns.size());
    }
    QCOMPARE(sum, columns);
}

void TestCharts::countsKeysPerTable()
{
    const ChartData chart = degreesChart(madeUpSnapshot()->schema);  // user <- page <- note -> user
    QCOMPARE(chart.labels, QStringList({u"0"_s, u"1"_s, u"2"_s}));
    QCOMPARE(chart.series.at(0).values, QList<double>({1, 1, 1}));
    QCOMPARE(chart.series.at(1).values, QList<double>({1, 1, 1}));
    QVERIFY2(chart.sentence.contains(u"is user"_s), qPrintable(chart.sentence));
}

void TestCharts::takesTheLastRunOfEachRevision()
{
    const ChartData chart =
        runTimesChart({{.revision = u"a1"_s, .milliseconds = 900},
                       {.revision = u"b2"_s, .milliseconds = 20},
                       {.revision = u"a1"_s, .milliseconds = 10},
                       {.revision = u"b2"_s, .milliseconds = 5, .isUpgrade = false}});
    QCOMPARE(chart.labels, QStringList({u"a1"_s, u"b2"_s}));
    QCOMPARE(chart.series.at(0).values, QList<double>({10, 20}));
    QCOMPARE(chart.series.at(1).values, QList<double>({0, 5}));
}

void TestCharts::saysWhyThereIsNothing()
{
    for (const ChartData& chart : {growthChart({}),
                                   rowsChart({}, true),
                                   rowsChart({}, false),
                                   sizesChart({}, true),
                                   sizesChart({}, false),
                                   typesChart({}),
                                   degreesChart({}),
                                   runTimesChart({})}) {
        QVERIFY2(chart.isEmpty(), qPrintable(chart.id));
        QVERIFY2(chart.emptyReason.endsWith(u'.'), qPrintable(chart.id));
    }
    QVERIFY(rowsChart({}, true).emptyReason != rowsChart({}, false).emptyReason);
}

void TestCharts::showsNoMoreThanCanBeSeen()
{
    ChartData chart;
    chart.series = {{.name = u"rows"_s, .values = {}}};
    for (int i = 0; i < 1000; ++i) {
        chart.labels << QString::number(i);
        chart.series[0].values << 1;
    }
    const ChartData bars = forPicture(chart, 20, u"others"_s);
    QCOMPARE(bars.labels.size(), 20);
    QCOMPARE(bars.labels.last(), u"others"_s);
    QCOMPARE(bars.series.first().values.last(), 981.0);
    chart.kind = ChartData::Kind::Lines;
    const ChartData lines = forPicture(chart, 20, u"others"_s);
    QCOMPARE(lines.labels.size(), 20);
    QCOMPARE(lines.labels.first(), u"0"_s);
    QCOMPARE(lines.labels.last(), u"999"_s);
    QCOMPARE(forPicture(chart, 1000, {}), chart);
}

void TestCharts::writesCsvThatProgramsRead()
{
    ChartData chart;
    chart.labelHeader = u"Table"_s;
    chart.labels = {u"a,b"_s, u"say \"x\""_s, u"c"_s};
    chart.series = {{.name = u"Rows"_s, .values = {1234567, 0.5, 0}}};
    QCOMPARE(toCsv(chart), u"Table,Rows\r\n\"a,b\",1234567\r\n\"say \"\"x\"\"\",0.5\r\nc,0\r\n"_s);
}

void TestCharts::hasAModelForEveryChart()
{
    ChartModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (const ChartData& chart : allCharts()) {
        model.setChart(chart);
        QCOMPARE(model.rowCount(), chart.labels.size());
        QCOMPARE(model.columnCount(), chart.series.size() + 1);
    }
    model.setChart(growthChart(threePoints()));
    QCOMPARE(model.headerData(2, Qt::Horizontal, Qt::DisplayRole).toString(), u"Columns"_s);
    QCOMPARE(model.index(2, 2).data().toString(), u"9"_s);
    QCOMPARE(model.index(2, 2).data(sortRole).toDouble(), 9.0);
}

void TestCharts::drawsEveryChartInBothThemes()
{
    ChartView view;
    view.resize(800, 500);
    for (const ChartData& chart : allCharts()) {
        view.setChart(chart);
        QCOMPARE(view.accessibleDescription(), chart.sentence);
        for (const QPalette& palette : {lightPalette(), darkPalette()}) {
            QImage image(800, 500, QImage::Format_RGB32);
            image.fill(Qt::magenta);
            QPainter painter(&image);
            view.paint(painter, image.size(), palette);
            painter.end();
            QCOMPARE(image.pixelColor(400, 497), palette.color(QPalette::Base));
        }
    }
}

void TestCharts::showsNumbersBesideTheChart()
{
    ChartsPage page;
    page.show();
    page.setSnapshot(madeUpSnapshot());
    QCOMPARE(page.charts().size(), 6);
    page.showChart(u"rows"_s);
    const auto* table = page.findChild<QTableView*>(u"charts.table"_s);
    QCOMPARE(table->model()->rowCount(), 2);
    QCOMPARE(table->model()->index(0, 0).data().toString(), u"user"_s);
    page.showChart(u"runs"_s);
    QCOMPARE(table->model()->rowCount(), 0);
    auto* sentence = page.findChild<QLabel*>(u"charts.sentence"_s);
    QVERIFY(sentence->text().contains(u"recorded"_s));
    page.setRunTimes({{.revision = u"a"_s, .milliseconds = 3}});
    QCOMPARE(table->model()->rowCount(), 1);
    page.setSnapshot({});
    QCOMPARE(page.charts().size(), 6);
    QVERIFY(!page.grab().isNull());
}

void TestCharts::drawsNothingBeforeItIsLookedAt()
{
    ChartsPage page;
    page.setSnapshot(madeUpSnapshot());
    page.setRunTimes({{.revision = u"a"_s, .milliseconds = 3}});
    const auto isDrawn = [&page] {
        return std::any_of(page.charts().begin(), page.charts().end(), [](const ChartData& chart) {
            return !chart.isEmpty();
        });
    };
    QVERIFY(!isDrawn());
    page.show();
    QVERIFY(isDrawn());
}

void TestCharts::savesChartsAndNumbers()
{
    const QTemporaryDir folder;
    ChartsPage page;
    page.setSnapshot(madeUpSnapshot());
    page.showChart(u"types"_s);
    for (const QString& name : {u"a.csv"_s, u"a.png"_s, u"a.svg"_s}) {
        QVERIFY_RESULT(page.saveChart(folder.filePath(name)));
    }
    QFile csv(folder.filePath(u"a.csv"_s));
    QVERIFY(csv.open(QIODevice::ReadOnly));
    QVERIFY(csv.readAll().startsWith("Type,Columns\r\ninteger,"));
    QVERIFY(!QImage(folder.filePath(u"a.png"_s)).isNull());
    QVERIFY(QSvgRenderer(folder.filePath(u"a.svg"_s)).isValid());
    QCOMPARE(page.saveChart(folder.filePath(u"a.doc"_s)).error().code, ErrorCode::InvalidArgument);
    QCOMPARE(page.saveChart(u"/nowhere/a.csv"_s).error().code, ErrorCode::FileUnwritable);
}

void TestCharts::namesEveryControl()
{
    ChartsPage page;
    for (const QString& name : {u"charts.list"_s, u"charts.table"_s, u"charts.exportMenu"_s}) {
        const auto* widget = page.findChild<QWidget*>(name);
        QVERIFY2(widget != nullptr && !widget->accessibleName().isEmpty(), qPrintable(name));
    }
}

QTEST_MAIN(TestCharts)
#include "tst_charts.moc"
