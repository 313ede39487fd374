// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>

namespace limbeck {

/// Those of `names` that somebody who typed `wanted` may have meant, nearest first, at most
/// `count`: few letters wrong, or the one contained in the other. Upper and lower case count as
/// the same letter.
QStringList nearestNames(const QString& wanted, const QStringList& names, int count = 3);

}  // namespace limbeck
