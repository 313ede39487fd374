// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/report/diagramshapes.h"
#include "migrations/report/report.h"
#include "models/base/result.h"

#include <memory>

class QCoreApplication;
class QFont;
class QPainter;

namespace limbeck {

/// The application object of a program without windows, made so that it can draw text where
/// `draws` is true: QGuiApplication on the platform that needs no screen. The other one starts in
/// a third of the time.
std::unique_ptr<QCoreApplication> makeApplication(int& argc, char** argv, bool draws);

/// Fails with Unsupported where this program cannot draw text: it has no QGuiApplication.
Result<> requireDrawing();

/// The font of pictures; `pixels` high, without anything that a screen would do to its letters.
QFont drawingFont(double pixels, bool isBold = false);

/// Paints the diagram with its corner at the painter's origin, one unit a pixel; only what touches
/// `part`, unless that is empty. Requires: drawing is possible, the diagram has places.
void paintDiagram(QPainter& painter,
                  const ReportDiagram& diagram,
                  const DiagramColors& colors,
                  const QRectF& part = {});

}  // namespace limbeck
