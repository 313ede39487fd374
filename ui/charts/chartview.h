// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/charts/chartdata.h"

#include <QWidget>

#include <memory>

class QPainter;

namespace limbeck::ui {

/// Draws a ChartData. The only place that knows with what: no type of Qt Charts, which is
/// deprecated since Qt 6.10, leaves chartview.cpp.
class ChartView final : public QWidget
{
    Q_OBJECT

public:
    explicit ChartView(QWidget* parent = nullptr);
    ~ChartView() override;
    Q_DISABLE_COPY_MOVE(ChartView)

    void setChart(const ChartData& chart);
    /// Paints the chart into `size` in colours of `palette`, whatever the widget's are.
    void paint(QPainter& painter, const QSize& size, const QPalette& palette);

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Parts;

    std::unique_ptr<Parts> m_parts;
    ChartData m_chart;
};

}  // namespace limbeck::ui
