// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/diagram/namelines.h"

#include <QFontMetricsF>

#include <algorithm>

namespace limbeck::ui {

namespace {

QStringList piecesOf(const QString& name)
{
    QStringList pieces{QString()};
    for (qsizetype i = 0; i < name.size(); ++i) {
        const QChar before = i > 0 ? name.at(i - 1) : QChar();
        const bool isBreak =
            before == u'_' || before == u'.' || (before.isLower() && name.at(i).isUpper());
        if (isBreak) {
            pieces << QString();
        }
        pieces.last() += name.at(i);
    }
    return pieces;
}

/// As few lines as possible of which none is wider than `width`, but for single pieces.
NameLines broken(const QStringList& pieces, double width, const QFontMetricsF& metrics)
{
    NameLines result;
    for (const QString& piece : pieces) {
        if (!result.lines.isEmpty()
            && metrics.horizontalAdvance(result.lines.last() + piece) <= width) {
            result.lines.last() += piece;
        } else {
            result.lines << piece;
        }
    }
    for (const QString& line : result.lines) {
        result.width = std::max(result.width, metrics.horizontalAdvance(line));
    }
    return result;
}

}  // namespace

QList<NameLines> waysToBreak(const QString& name, const QFontMetricsF& metrics)
{
    const QStringList pieces = piecesOf(name);
    QList<NameLines> ways{broken(pieces, metrics.horizontalAdvance(name) + 1, metrics)};
    // Each way is a little narrower than the one before, until nothing can be broken any more.
    while (ways.last().lines.size() < pieces.size()) {
        const NameLines next = broken(pieces, ways.last().width - 1, metrics);
        if (next.width >= ways.last().width) {
            break;
        }
        ways << next;
    }
    return ways;
}

const NameLines& bestFor(const QList<NameLines>& ways,
                         double lineHeight,
                         const QSizeF& box,
                         double enough,
                         double& factor)
{
    const NameLines* best = &ways.first();
    factor = 0;
    for (const NameLines& way : ways) {
        const double height = lineHeight * static_cast<double>(way.lines.size());
        const double possible = std::min(box.width() / way.width, box.height() / height);
        if (possible > factor) {
            factor = possible;
            best = &way;
        }
        if (factor >= enough) {
            break;  // more lines would only make larger letters of what can be read already
        }
    }
    return *best;
}

}  // namespace limbeck::ui
