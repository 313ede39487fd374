// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/layout/diagramcontent.h"

#include <QColor>
#include <QFont>
#include <QPalette>

namespace limbeck::ui {

/// Colours and letters of a diagram, worked out once for a palette, so that painting thousands of
/// tables looks nothing up. The screen has the window's palette, an export may have another.
struct DiagramLook
{
    explicit DiagramLook(const QPalette& palette);

    /// The ground of a table's name; clusters take turns with eight colours, -1 is the ninth.
    QColor headerOf(int cluster) const;
    /// The colour of a difference. Its glyph and its word tell it as well.
    QColor colorOf(ChangeMark mark) const;
    /// How a colour looks on a table or line that is not meant at the moment.
    QColor faded(const QColor& colour) const;

    bool isDark = false;
    QColor canvas;
    QColor text;
    QColor muted;
    QColor body;
    QColor border;
    QColor headerText;
    QColor keyMark;
    QColor edge;
    QColor edgeOut;
    QColor edgeIn;
    QColor added;
    QColor removed;
    QColor changed;
};

constexpr double headerHeight = 28.0;
constexpr double nameOnlyHeight = 36.0;  // of a table without rows
constexpr double rowHeight = 20.0;
constexpr double rowMargin = 3.0;  // above the first row and below the last
constexpr double headerPixels = 13.0;
constexpr double rowPixels = 12.0;

/// Below this scale a table is a block of colour, since no letter could be read.
constexpr double namesFrom = 0.2;
/// From this scale on it has its rows.
constexpr double rowsFrom = 0.45;

QFont diagramFont(double pixels, bool isBold);

}  // namespace limbeck::ui
