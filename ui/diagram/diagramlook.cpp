// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/diagram/diagramlook.h"

#include "ui/theme/theme.h"

#include <QGuiApplication>

#include <algorithm>
#include <array>

namespace limbeck::ui {

namespace {

/// Dark enough for white letters in both themes; people with colour blindness tell neighbours in
/// this list apart by lightness.
constexpr std::array<QRgb, 8> clusterColours = {
    0xff2f5d8a, 0xff7a4a1e, 0xff2e6b4f, 0xff6b3f7a, 0xff1f6672, 0xff6b5812, 0xff8a3b46, 0xff4d4f8f};

}  // namespace

DiagramLook::DiagramLook(const QPalette& palette)
    : isDark(ui::isDark(palette))
    , canvas(color(Role::Canvas, palette))
    , text(color(Role::Text, palette))
    , muted(color(Role::Muted, palette))
    , body(color(Role::TableBody, palette))
    , border(color(Role::TableBorder, palette))
    , headerText(color(Role::TableHeaderText, palette))
    , keyMark(color(Role::KeyMark, palette))
    , edge(color(Role::Edge, palette))
    , edgeOut(color(Role::EdgeOut, palette))
    , edgeIn(color(Role::EdgeIn, palette))
    , added(color(Role::Success, palette))
    , removed(color(Role::Problem, palette))
    , changed(color(Role::Warning, palette))
{
}

QColor DiagramLook::headerOf(int cluster) const
{
    if (cluster < 0) {
        return QColor::fromRgb(isDark ? 0xff35506c : 0xff33506e);
    }
    return QColor::fromRgb(clusterColours.at(static_cast<size_t>(cluster) % clusterColours.size()));
}

QColor DiagramLook::colorOf(ChangeMark mark) const
{
    switch (mark) {
    case ChangeMark::None:
        return edge;
    case ChangeMark::Added:
        return added;
    case ChangeMark::Removed:
        return removed;
    case ChangeMark::Changed:
        return changed;
    }
    return edge;
}

QColor DiagramLook::faded(const QColor& colour) const
{
    constexpr float part = 0.28F;
    return QColor::fromRgbF(canvas.redF() + (colour.redF() - canvas.redF()) * part,
                            canvas.greenF() + (colour.greenF() - canvas.greenF()) * part,
                            canvas.blueF() + (colour.blueF() - canvas.blueF()) * part);
}

QFont diagramFont(double pixels, bool isBold)
{
    QFont font = QGuiApplication::font();
    font.setPixelSize(std::max(1, static_cast<int>(pixels)));
    font.setBold(isBold);
    return font;
}

}  // namespace limbeck::ui
