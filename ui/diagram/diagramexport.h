// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/base/result.h"

#include <QImage>

namespace limbeck::ui {

class DiagramScene;

/// How a diagram leaves the window. What is shown goes out as it is, whole and in full detail,
/// whatever the zoom; colours are chosen apart from the window's.
struct DiagramExport
{
    enum class Format
    {
        Png,
        Svg,
        Pdf,  ///< one page of the diagram's size
    };

    Format format = Format::Png;
    bool isDark = false;
    int scale = 2;  ///< of PNG: 1 to 4
    bool hasLegend = true;

    bool operator==(const DiagramExport&) const = default;
};

/// Pixels of the picture; empty if there is nothing to export.
QSize exportSize(const DiagramScene& scene, const DiagramExport& options);

/// Fails with Unsupported if the picture would be larger than a PNG can be, and says what helps.
Result<QImage> exportImage(DiagramScene& scene, const DiagramExport& options);

/// An SVG file as text. The same diagram gives the same bytes.
QByteArray exportSvg(DiagramScene& scene, const DiagramExport& options);

/// Writes the file that the options name. Fails as exportImage(), and with FileUnwritable.
Result<> exportDiagram(DiagramScene& scene, const DiagramExport& options, const QString& path);

/// SVG and image onto the clipboard, for a wiki or a letter.
void copyDiagram(DiagramScene& scene, const DiagramExport& options);

}  // namespace limbeck::ui
