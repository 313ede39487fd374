// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/chartview.h"

#include "ui/theme/theme.h"

#include <QBarCategoryAxis>
#include <QBarSeries>
#include <QBarSet>
#include <QChart>
#include <QChartView>
#include <QEvent>
#include <QHorizontalBarSeries>
#include <QLegend>
#include <QLineSeries>
#include <QPainter>
#include <QVBoxLayout>
#include <QValueAxis>

#include <algorithm>
#include <array>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostPoints = 500;
constexpr qsizetype mostBars = 20;
constexpr qsizetype mostTicks = 8;

double highest(const ChartData& data)
{
    double most = 0;
    for (const ChartSeries& series : data.series) {
        for (const double value : series.values) {
            most = std::max(most, value);
        }
    }
    return most;
}

/// An axis for values from 0 up, with round numbers.
QValueAxis* valueAxis(const ChartData& data)
{
    auto* axis = new QValueAxis;
    axis->setRange(0, std::max(1.0, highest(data)));
    axis->setLabelFormat(u"%.0f"_s);
    axis->applyNiceNumbers();
    return axis;
}

QChart* lineChart(const ChartData& data)
{
    auto* chart = new QChart;
    auto* across = new QValueAxis;
    across->setRange(1, std::max<double>(2, static_cast<double>(data.labels.size())));
    across->setLabelFormat(u"%.0f"_s);
    across->setTickCount(static_cast<int>(std::clamp<qsizetype>(data.labels.size(), 2, mostTicks)));
    across->setTitleText(data.labelHeader);
    QValueAxis* up = valueAxis(data);
    chart->addAxis(across, Qt::AlignBottom);
    chart->addAxis(up, Qt::AlignLeft);
    for (const ChartSeries& series : data.series) {
        auto* line = new QLineSeries;
        line->setName(series.name);
        for (qsizetype i = 0; i < series.values.size(); ++i) {
            line->append(static_cast<double>(i + 1), series.values.at(i));
        }
        line->setPointsVisible(series.values.size() == 1);  // of one there is no line
        chart->addSeries(line);
        line->attachAxis(across);
        line->attachAxis(up);
    }
    return chart;
}

/// Bars lie, so that names can be read; the first stands on top.
QChart* barChart(const ChartData& data)
{
    auto* chart = new QChart;
    auto* bars = new QHorizontalBarSeries;
    for (const ChartSeries& series : data.series) {
        auto* set = new QBarSet(series.name);
        for (auto value = series.values.rbegin(); value != series.values.rend(); ++value) {
            set->append(*value);
        }
        bars->append(set);
    }
    bars->setLabelsVisible(true);
    bars->setLabelsPosition(QAbstractBarSeries::LabelsOutsideEnd);
    bars->setLabelsPrecision(10);
    chart->addSeries(bars);
    auto* names = new QBarCategoryAxis;
    QStringList labels = data.labels;
    std::reverse(labels.begin(), labels.end());
    names->append(labels);
    QValueAxis* values = valueAxis(data);
    values->setMax(values->max() * 1.08);  // room for the numbers at the ends
    chart->addAxis(names, Qt::AlignLeft);
    chart->addAxis(values, Qt::AlignBottom);
    bars->attachAxis(names);
    bars->attachAxis(values);
    return chart;
}

/// Lines are told apart by their dashes too, bars by their order in the legend.
void colour(QChart& chart, const QPalette& palette)
{
    const QColor text = color(Role::Text, palette);
    const QColor grid = tint(Role::Muted, palette);
    chart.setBackgroundBrush(palette.color(QPalette::Base));
    chart.setBackgroundRoundness(0);
    chart.setTitleBrush(text);
    chart.legend()->setLabelColor(text);
    for (QAbstractAxis* axis : chart.axes()) {
        axis->setLabelsColor(text);
        axis->setTitleBrush(text);
        axis->setGridLineColor(grid);
        axis->setLinePenColor(color(Role::Muted, palette));
    }
    static constexpr std::array dashes = {Qt::SolidLine, Qt::DashLine, Qt::DotLine};
    int number = 0;
    for (QAbstractSeries* series : chart.series()) {
        if (auto* line = qobject_cast<QLineSeries*>(series)) {
            QPen pen(laneColor(number, palette), 2.5);
            pen.setStyle(dashes.at(static_cast<size_t>(number) % dashes.size()));
            line->setPen(pen);
            ++number;
        } else if (auto* bars = qobject_cast<QAbstractBarSeries*>(series)) {
            for (QBarSet* set : bars->barSets()) {
                set->setColor(laneColor(number, palette));
                set->setBorderColor(palette.color(QPalette::Base));
                set->setLabelColor(text);
                ++number;
            }
        }
    }
}

}  // namespace

struct ChartView::Parts
{
    QChartView* view = nullptr;  // a child of the widget
};

ChartView::ChartView(QWidget* parent)
    : QWidget(parent)
    , m_parts(std::make_unique<Parts>())
{
    m_parts->view = new QChartView(this);
    m_parts->view->setRenderHint(QPainter::Antialiasing);
    m_parts->view->setFrameShape(QFrame::NoFrame);
    // Nothing can be done in it with keys: the table beside it has the same numbers.
    m_parts->view->setFocusPolicy(Qt::NoFocus);
    for (auto* inner : m_parts->view->findChildren<QWidget*>()) {
        inner->setFocusPolicy(Qt::NoFocus);  // the table beside it is what the keyboard reads
    }
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_parts->view);
    setChart({});
}

ChartView::~ChartView() = default;

void ChartView::setChart(const ChartData& chart)
{
    m_chart = chart;
    const bool isLines = chart.kind == ChartData::Kind::Lines;
    const ChartData shown = forPicture(chart, isLines ? mostPoints : mostBars, tr("All others"));
    QChart* drawn = shown.isEmpty() ? new QChart : (isLines ? lineChart(shown) : barChart(shown));
    drawn->setTitle(chart.title);
    drawn->legend()->setVisible(chart.series.size() > 1);
    drawn->legend()->setAlignment(Qt::AlignBottom);
    drawn->setAnimationOptions(QChart::NoAnimation);
    colour(*drawn, palette());
    QChart* before = m_parts->view->chart();
    m_parts->view->setChart(drawn);
    delete before;  // setChart() hands it back
    setAccessibleName(chart.title);
    setAccessibleDescription(chart.sentence);
    m_parts->view->setAccessibleName(chart.title);
    m_parts->view->setAccessibleDescription(chart.sentence);
}

void ChartView::paint(QPainter& painter, const QSize& size, const QPalette& palette)
{
    QChart& chart = *m_parts->view->chart();
    const QSize before = m_parts->view->size();
    m_parts->view->resize(size);
    chart.resize(size);
    colour(chart, palette);
    painter.fillRect(QRect({}, size), palette.color(QPalette::Base));  // the chart has a margin
    m_parts->view->scene()->render(&painter, QRectF(QPointF(), size), QRectF(QPointF(), size));
    m_parts->view->resize(before);
    chart.resize(before);
    colour(chart, this->palette());
}

void ChartView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_parts->view->chart() != nullptr) {
        colour(*m_parts->view->chart(), palette());
    }
}

}  // namespace limbeck::ui
