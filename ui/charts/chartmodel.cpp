// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/chartmodel.h"

namespace limbeck::ui {

void ChartModel::setChart(const ChartData& chart)
{
    setRows({});  // before the columns change
    beginResetModel();
    m_headers = QStringList{chart.labelHeader};
    for (const ChartSeries& series : chart.series) {
        m_headers << series.name;
    }
    endResetModel();
    QList<ChartRow> rows;
    for (qsizetype i = 0; i < chart.labels.size(); ++i) {
        ChartRow row{.label = chart.labels.at(i), .values = {}};
        for (const ChartSeries& series : chart.series) {
            row.values << series.values.at(i);
        }
        rows << row;
    }
    setRows(rows);
}

int ChartModel::columns() const
{
    return static_cast<int>(m_headers.size());
}

QString ChartModel::header(int column) const
{
    return m_headers.at(column);
}

QVariant ChartModel::cell(const ChartRow& row, int column, int role) const
{
    const bool isLabel = column == 0;
    switch (role) {
    case Qt::DisplayRole:
        return isLabel ? row.label : chartNumber(row.values.at(column - 1));
    case Qt::TextAlignmentRole:
        return isLabel ? QVariant() : QVariant(Qt::AlignRight | Qt::AlignVCenter);
    case sortRole:
        return isLabel ? QVariant(row.label) : QVariant(row.values.at(column - 1));
    default:
        return {};
    }
}

}  // namespace limbeck::ui
