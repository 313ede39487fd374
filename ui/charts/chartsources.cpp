// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/chartsources.h"

#include "migrations/layout/diagramcontent.h"
#include "ui/language/words.h"

#include <QMap>

#include <algorithm>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

/// Largest first; of equal ones by name.
QList<std::pair<QString, double>> sortedByValue(const QMap<QString, double>& values)
{
    QList<std::pair<QString, double>> sorted;
    for (auto value = values.begin(); value != values.end(); ++value) {
        sorted.append({value.key(), value.value()});
    }
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto& one, const auto& other) {
        return one.second > other.second;
    });
    return sorted;
}

/// "string" of "string(36)": lengths would make every column a kind of its own.
QString kindOf(const ColumnType& type)
{
    const QString text = describe(type);
    return text.section(u'(', 0, 0).trimmed();
}

void addSorted(ChartData& chart, const QString& name, const QMap<QString, double>& values)
{
    ChartSeries series{.name = name, .values = {}};
    for (const auto& [label, value] : sortedByValue(values)) {
        chart.labels << label;
        series.values << value;
    }
    chart.series << series;
}

}  // namespace

ChartData growthChart(const QList<command::GrowthPoint>& points)
{
    ChartData chart;
    chart.id = u"growth"_s;
    chart.title = tr("Schema growth");
    chart.kind = ChartData::Kind::Lines;
    chart.labelHeader = tr("Revision");
    chart.emptyReason = tr("The history has no revisions yet.");
    ChartSeries tables{.name = tr("Tables"), .values = {}};
    ChartSeries columns{.name = tr("Columns"), .values = {}};
    ChartSeries keys{.name = tr("Foreign keys"), .values = {}};
    QString doubtful;
    for (const command::GrowthPoint& point : points) {
        chart.labels << point.revision;
        tables.values << point.tables;
        columns.values << point.columns;
        keys.values << point.foreignKeys;
        if (!point.isCertain && doubtful.isEmpty()) {
            doubtful = point.revision;
        }
    }
    if (points.isEmpty()) {
        return chart;
    }
    chart.series = {tables, columns, keys};
    const command::GrowthPoint& last = points.last();
    chart.sentence = tr("From %1 on, the schema has grown to %2, %3 and %4 in %5.")
                         .arg(points.first().revision,
                              countedTables(last.tables),
                              countedColumns(last.columns),
                              countedForeignKeys(last.foreignKeys),
                              countedRevisions(points.size()));
    if (!doubtful.isEmpty()) {
        chart.sentence +=
            u' '
            + tr("From %1 on the numbers are not certain: it could not be read whole.")
                  .arg(doubtful);
    }
    return chart;
}

ChartData rowsChart(const QList<TableRows>& rows, bool hasDatabase)
{
    ChartData chart;
    chart.id = u"rows"_s;
    chart.title = tr("Rows per table");
    chart.labelHeader = tr("Table");
    chart.emptyReason = hasDatabase ? tr("The database has no tables yet.")
                                    : tr("Rows are counted in the database, and none is read.");
    QMap<QString, double> values;
    double total = 0;
    QStringList estimates;
    for (const TableRows& table : rows) {
        if (table.rows == TableRows::unknown) {
            continue;
        }
        values.insert(table.table.toString(), static_cast<double>(table.rows));
        total += static_cast<double>(table.rows);
        if (table.isEstimate) {
            estimates << table.table.toString();
        }
    }
    if (!values.isEmpty()) {
        addSorted(chart, tr("Rows"), values);
        chart.sentence = tr("%1 in %2; most of them, %3, are in %4.")
                             .arg(countedRows(static_cast<qint64>(total)),
                                  countedTables(values.size()),
                                  chartNumber(chart.series.first().values.first()),
                                  chart.labels.first());
        if (!estimates.isEmpty()) {
            chart.sentence += u' ' + tr("Estimates, not counted: %1.").arg(estimates.join(u", "_s));
        }
    }
    return chart;
}

ChartData sizesChart(const QList<TableSize>& sizes, bool hasDatabase)
{
    ChartData chart;
    chart.id = u"sizes"_s;
    chart.title = tr("Size per table");
    chart.labelHeader = tr("Table");
    chart.emptyReason = hasDatabase ? tr("The database has no tables yet.")
                                    : tr("Sizes are those in the database, and none is read.");
    constexpr double bytesPerKilobyte = 1024;
    QMap<QString, double> values;
    double total = 0;
    for (const TableSize& size : sizes) {
        const double kilobytes = static_cast<double>(size.bytes) / bytesPerKilobyte;
        values.insert(size.table.toString(), kilobytes);
        total += kilobytes;
    }
    if (!values.isEmpty()) {
        addSorted(chart, tr("Kilobytes"), values);
        chart.sentence =
            tr("%1 kilobytes in %2, indexes included; the largest is %3.")
                .arg(chartNumber(total), countedTables(values.size()), chart.labels.first());
    }
    return chart;
}

ChartData typesChart(const Schema& schema)
{
    ChartData chart;
    chart.id = u"types"_s;
    chart.title = tr("Column types");
    chart.labelHeader = tr("Type");
    chart.emptyReason = tr("The schema has no tables yet.");
    QMap<QString, double> values;
    int total = 0;
    for (const Table& table : schema.tables) {
        for (const Column& column : table.columns) {
            ++values[kindOf(column.type)];
            ++total;
        }
    }
    if (total > 0) {
        addSorted(chart, tr("Columns"), values);
        chart.sentence =
            tr("%1 of %2; most are of type %3.")
                .arg(countedColumns(total), countedTypes(values.size()), chart.labels.first());
    }
    return chart;
}

ChartData degreesChart(const Schema& schema)
{
    ChartData chart;
    chart.id = u"degrees"_s;
    chart.title = tr("Foreign keys per table");
    chart.labelHeader = tr("Foreign keys");
    chart.emptyReason = tr("The schema has no tables yet.");
    const DiagramContent content = diagramContent(schema);
    int most = 0;
    QString busiest;
    QMap<int, int> out;
    QMap<int, int> in;
    for (const DiagramTable& table : content.tables) {
        ++out[table.keysOut];
        ++in[table.keysIn];
        if (table.keysIn > most) {
            busiest = table.name.toString();
        }
        most = std::max({most, table.keysOut, table.keysIn});
    }
    if (content.tables.isEmpty()) {
        return chart;
    }
    ChartSeries outSeries{.name = tr("Tables that refer so often"), .values = {}};
    ChartSeries inSeries{.name = tr("Tables that are referred to so often"), .values = {}};
    for (int keys = 0; keys <= most; ++keys) {
        // Empty places between few and many would push what there is into a corner.
        if (out.contains(keys) || in.contains(keys)) {
            chart.labels << QString::number(keys);
            outSeries.values << out.value(keys);
            inSeries.values << in.value(keys);
        }
    }
    chart.series = {outSeries, inSeries};
    chart.sentence = busiest.isEmpty() ? tr("No table refers to another.")
                                       : tr("%1 between %2; the one that most refer to is %3.")
                                             .arg(countedForeignKeys(content.keys.size()),
                                                  countedTables(content.tables.size()),
                                                  busiest);
    return chart;
}

ChartData runTimesChart(const QList<RunTime>& runs)
{
    ChartData chart;
    chart.id = u"runs"_s;
    chart.title = tr("Run time per revision");
    chart.labelHeader = tr("Revision");
    chart.emptyReason = tr("No run of this project has been recorded yet.");
    QStringList order;
    QMap<QString, double> up;
    QMap<QString, double> down;
    for (const RunTime& run : runs) {
        if (!order.contains(run.revision)) {
            order << run.revision;
        }
        (run.isUpgrade ? up : down).insert(run.revision, run.milliseconds);
    }
    if (order.isEmpty()) {
        return chart;
    }
    chart.labels = order;
    ChartSeries upSeries{.name = tr("Upgrade, ms"), .values = {}};
    ChartSeries downSeries{.name = tr("Downgrade, ms"), .values = {}};
    double total = 0;
    for (const QString& revision : std::as_const(order)) {
        upSeries.values << up.value(revision);
        downSeries.values << down.value(revision);
        total += up.value(revision);
    }
    chart.series << upSeries;
    if (!down.isEmpty()) {
        chart.series << downSeries;
    }
    chart.sentence = tr("Upgrades by %1 took %2 ms when they were last run.")
                         .arg(countedRevisions(order.size()), chartNumber(total));
    return chart;
}

}  // namespace limbeck::ui
