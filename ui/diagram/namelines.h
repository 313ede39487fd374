// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QSizeF>
#include <QStringList>

class QFontMetricsF;

namespace limbeck::ui {

/// A name broken into lines, and how wide the widest is in the font that it was measured with.
struct NameLines
{
    QStringList lines;
    double width = 0;
};

/// The ways to break a name after '_' and '.' and before a capital letter, fewest lines first;
/// never empty.
QList<NameLines> waysToBreak(const QString& name, const QFontMetricsF& metrics);

/// The way to write a name in a box of that size: on as few lines as are needed for letters that
/// are `enough` times as large as the measured font; if no way allows that, the one with the
/// largest letters. Sets `factor` to how much larger than the measured font they may be.
const NameLines& bestFor(const QList<NameLines>& ways,
                         double lineHeight,
                         const QSizeF& box,
                         double enough,
                         double& factor);

}  // namespace limbeck::ui
