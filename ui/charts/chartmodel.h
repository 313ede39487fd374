// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/charts/chartdata.h"
#include "ui/widget/rowmodel.h"

namespace limbeck::ui {

/// One label of a chart with its values.
struct ChartRow
{
    QString label;
    QList<double> values;
};

/// The numbers of a chart, for whoever reads rather than looks.
class ChartModel final : public RowModel<ChartRow>
{
    Q_OBJECT

public:
    using RowModel::RowModel;

    void setChart(const ChartData& chart);

protected:
    int columns() const override;
    QString header(int column) const override;
    QVariant cell(const ChartRow& row, int column, int role) const override;

private:
    QStringList m_headers = {QString()};
};

}  // namespace limbeck::ui
