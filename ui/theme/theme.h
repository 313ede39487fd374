// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QIcon>
#include <QPalette>

namespace limbeck::ui {

/// What a colour means. Views ask for a meaning, never for a colour; every meaning also has a
/// word or a shape, since nothing is told by colour alone.
enum class Role
{
    Text,
    Muted,
    Link,
    Applied,
    Pending,
    Current,
    Problem,
    Warning,
    Success,
    TargetDev,
    TargetShared,
    TargetProd,
    Canvas,       ///< behind the diagram
    TableHeader,  ///< of a table in the diagram
    TableHeaderText,
    TableBody,
    TableBorder,
    Edge,
    EdgeOut,  ///< foreign keys of the table under the mouse
    EdgeIn,   ///< foreign keys that refer to it
    KeyMark,
};

/// True if the palette is a dark one, told by the lightness of its base.
bool isDark(const QPalette& palette);

QColor color(Role role, const QPalette& palette);

/// The colour of a lane of the history graph: eight that people with colour blindness can tell
/// apart, then again from the first.
QColor laneColor(int lane, const QPalette& palette);

/// A soft ground for text in `role`'s colour: badges and banners.
QColor tint(Role role, const QPalette& palette);

/// The palettes of `--dark` and of tests; the desktop's own palette is used otherwise.
QPalette darkPalette();
QPalette lightPalette();

/// One of our icons (resources/icons/<name>.svg) in the palette's text colour.
QIcon icon(const QString& name, const QPalette& palette);

/// WCAG's contrast of two opaque colours, 1 to 21.
double contrast(const QColor& first, const QColor& second);

}  // namespace limbeck::ui
