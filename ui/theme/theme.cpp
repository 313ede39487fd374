// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/theme.h"

#include <QFile>
#include <QPainter>
#include <QSvgRenderer>

#include <algorithm>
#include <array>
#include <cmath>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

struct Pair
{
    const char* light;
    const char* dark;
};

Pair pairOf(Role role)
{
    switch (role) {
    case Role::Text:
        return {"#1b1f24", "#e6e8eb"};
    case Role::Muted:
        return {"#5a6470", "#9aa4b0"};
    case Role::Link:
        return {"#0b57a4", "#7fb8f5"};
    case Role::Applied:
    case Role::Success:
        return {"#0a6b4a", "#5fd0a2"};
    case Role::Pending:
        return {"#8a4b00", "#f0b35a"};
    case Role::Current:
        return {"#0b57a4", "#7fb8f5"};
    case Role::Problem:
        return {"#b3261e", "#ff9d94"};
    case Role::Warning:
        return {"#7a5200", "#e9c15c"};
    case Role::TargetDev:
        return {"#0a6b4a", "#5fd0a2"};
    case Role::TargetShared:
        return {"#8a4b00", "#f0b35a"};
    case Role::TargetProd:
        return {"#b3261e", "#ff9d94"};
    case Role::Canvas:
        return {"#f4f6f8", "#16191d"};
    case Role::TableHeader:
        return {"#33506e", "#35506c"};
    case Role::TableHeaderText:
        return {"#ffffff", "#f2f5f8"};
    case Role::TableBody:
        return {"#ffffff", "#22272d"};
    case Role::TableBorder:
        return {"#7c8a99", "#6b7885"};
    case Role::Edge:
        return {"#7a8998", "#6f7d8b"};
    case Role::EdgeOut:
        return {"#0b57a4", "#7fb8f5"};
    case Role::EdgeIn:
        return {"#a13a00", "#f2a76b"};
    case Role::KeyMark:
        return {"#8a5a00", "#e9c15c"};
    }
    return {"#000000", "#ffffff"};
}

QColor named(const char* name)
{
    return QColor(QLatin1StringView(name));
}

double luminance(const QColor& color)
{
    const auto linear = [](double channel) {
        return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF())
           + 0.0722 * linear(color.blueF());
}

QPixmap drawn(const QByteArray& svg, int size, const QColor& color)
{
    QByteArray coloured = svg;
    coloured.replace("currentColor", color.name().toLatin1());
    QSvgRenderer renderer(coloured);
    QPixmap pixmap(size, size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter, QRectF(0, 0, size, size));
    return pixmap;
}

}  // namespace

bool isDark(const QPalette& palette)
{
    return palette.color(QPalette::Base).lightness() < 128;
}

QColor color(Role role, const QPalette& palette)
{
    const Pair pair = pairOf(role);
    return named(isDark(palette) ? pair.dark : pair.light);
}

QColor laneColor(int lane, const QPalette& palette)
{
    static constexpr std::array<Pair, 8> lanes = {{{"#0b57a4", "#7fb8f5"},
                                                   {"#a13a00", "#f2a76b"},
                                                   {"#0a6b4a", "#5fd0a2"},
                                                   {"#8f1d8f", "#e79be7"},
                                                   {"#0b6675", "#68cfe0"},
                                                   {"#7a5200", "#e9c15c"},
                                                   {"#4a3fb0", "#b1a9ff"},
                                                   {"#b3261e", "#ff9d94"}}};
    const Pair& pair = lanes.at(static_cast<size_t>(lane) % lanes.size());
    return named(isDark(palette) ? pair.dark : pair.light);
}

QColor tint(Role role, const QPalette& palette)
{
    const QColor base = palette.color(QPalette::Base);
    const QColor strong = color(role, palette);
    const float part = isDark(palette) ? 0.16F : 0.10F;
    return QColor::fromRgbF(base.redF() + (strong.redF() - base.redF()) * part,
                            base.greenF() + (strong.greenF() - base.greenF()) * part,
                            base.blueF() + (strong.blueF() - base.blueF()) * part);
}

QPalette lightPalette()
{
    QPalette palette(QColor(0xee, 0xf0, 0xf2), QColor(0xf3, 0xf5, 0xf7));
    palette.setColor(QPalette::Base, Qt::white);
    palette.setColor(QPalette::AlternateBase, QColor(0xf6, 0xf8, 0xfa));
    palette.setColor(QPalette::Highlight, QColor(0x0b, 0x57, 0xa4));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::Link, QColor(0x0b, 0x57, 0xa4));
    palette.setColor(QPalette::PlaceholderText, QColor(0x5f, 0x68, 0x72));
    return palette;
}

QPalette darkPalette()
{
    QPalette palette(QColor(0x34, 0x39, 0x40), QColor(0x22, 0x26, 0x2b));
    palette.setColor(QPalette::Base, QColor(0x1b, 0x1f, 0x23));
    palette.setColor(QPalette::AlternateBase, QColor(0x21, 0x25, 0x2a));
    palette.setColor(QPalette::Highlight, QColor(0x2f, 0x6f, 0xb5));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::Link, QColor(0x7f, 0xb8, 0xf5));
    palette.setColor(QPalette::ToolTipBase, QColor(0x2b, 0x30, 0x36));
    palette.setColor(QPalette::ToolTipText, QColor(0xe6, 0xe8, 0xeb));
    for (const QPalette::ColorRole role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(role, QColor(0xe6, 0xe8, 0xeb));
        palette.setColor(QPalette::Disabled, role, QColor(0x7d, 0x86, 0x90));
    }
    palette.setColor(QPalette::PlaceholderText, QColor(0x8b, 0x95, 0xa0));
    return palette;
}

QIcon icon(const QString& name, const QPalette& palette)
{
    QFile file(u":/icons/%1.svg"_s.arg(name));
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    const QByteArray svg = file.readAll();
    QIcon result;
    for (const int size : {16, 20, 24, 32, 48, 64}) {
        result.addPixmap(drawn(svg, size, palette.color(QPalette::Active, QPalette::ButtonText)));
        result.addPixmap(drawn(svg, size, palette.color(QPalette::Disabled, QPalette::ButtonText)),
                         QIcon::Disabled);
    }
    return result;
}

double contrast(const QColor& first, const QColor& second)
{
    const double a = luminance(first);
    const double b = luminance(second);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

}  // namespace limbeck::ui
