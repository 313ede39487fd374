// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/report/report.h"
#include "migrations/report/reportstyle.h"
#include "models/base/result.h"

#include <QByteArray>

namespace limbeck {

/// How many pixels one pixel of the diagram becomes: `wanted`, or less where the picture would be
/// larger than programs open (32,767 pixels a side, a hundred million in all). It is never cropped.
double pngScale(const ReportDiagram& diagram, double wanted);

/// The report's diagram as a picture. Requires a diagram with places.
/// Fails with Unsupported where this program cannot draw, see requireDrawing().
Result<QByteArray> pngBytes(const Report& report, const ReportStyle& style);

}  // namespace limbeck
