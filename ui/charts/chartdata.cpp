// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/chartdata.h"

#include <QLocale>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

QString csvField(QString text)
{
    if (text.contains(u',') || text.contains(u'"') || text.contains(u'\n')
        || text.contains(u'\r')) {
        text.replace(u'"', u"\"\""_s);
        return u'"' + text + u'"';
    }
    return text;
}

QString csvNumber(double value)
{
    return QString::number(value, 'g', 15);
}

ChartData everySoMany(const ChartData& data, qsizetype most)
{
    ChartData result = data;
    result.labels.clear();
    for (ChartSeries& series : result.series) {
        series.values.clear();
    }
    const qsizetype last = data.labels.size() - 1;
    for (qsizetype i = 0; i < most; ++i) {
        const qsizetype from = i * last / (most - 1);
        result.labels << data.labels.at(from);
        for (qsizetype s = 0; s < data.series.size(); ++s) {
            result.series[s].values << data.series.at(s).values.at(from);
        }
    }
    return result;
}

ChartData withRest(const ChartData& data, qsizetype most, const QString& restLabel)
{
    ChartData result = data;
    result.labels = data.labels.first(most - 1) << restLabel;
    for (ChartSeries& series : result.series) {
        const double rest =
            std::accumulate(series.values.begin() + (most - 1), series.values.end(), 0.0);
        series.values = series.values.first(most - 1) << rest;
    }
    return result;
}

}  // namespace

bool ChartData::isEmpty() const
{
    return labels.isEmpty() || series.isEmpty();
}

ChartData forPicture(const ChartData& data, qsizetype most, const QString& restLabel)
{
    if (data.labels.size() <= most) {
        return data;
    }
    return data.kind == ChartData::Kind::Lines ? everySoMany(data, most)
                                               : withRest(data, most, restLabel);
}

QString toCsv(const ChartData& data)
{
    QStringList header = {csvField(data.labelHeader)};
    for (const ChartSeries& series : data.series) {
        header << csvField(series.name);
    }
    QStringList lines = {header.join(u',')};
    for (qsizetype i = 0; i < data.labels.size(); ++i) {
        QStringList fields = {csvField(data.labels.at(i))};
        for (const ChartSeries& series : data.series) {
            fields << csvNumber(series.values.at(i));
        }
        lines << fields.join(u',');
    }
    return lines.join(u"\r\n"_s) + u"\r\n"_s;
}

QString chartNumber(double value)
{
    const bool isWhole = value == std::floor(value);
    return QLocale().toString(value, 'f', isWhole ? 0 : 2);
}

}  // namespace limbeck::ui
