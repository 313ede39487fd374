// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace limbeck {

/// About how wide `text` is in DejaVu Sans with letters of `pixels`, which other fonts without
/// serifs seldom pass. From a table: no font is opened, so that every machine measures the same.
double textWidth(const QString& text, double pixels, bool isBold = false);

/// `text`, or as much of it as fits into `width` with an ellipsis at its end.
QString elided(const QString& text, double width, double pixels, bool isBold = false);

/// `text` on one line: line breaks and other control characters become visible signs.
QString oneLine(const QString& text);

}  // namespace limbeck
