// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/base/result.h"

#include <QHash>
#include <QVariant>

namespace limbeck {

/// Python's `template % values` with names: "%(rev).4s", "%(month)02d", "%%". Values are texts
/// or whole numbers; the conversions are s, r, d, i and u.
///
/// Fails with ConfigNotFound on an unknown name, listing those there are, on another conversion
/// and on a number asked of a text.
Result<QString> percentFormat(const QString& text, const QHash<QString, QVariant>& values);

/// The same with one value without a name: "%s_upgrades" % name.
Result<QString> percentFormat(const QString& text, const QVariant& value);

}  // namespace limbeck
