// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace limbeck {

/// `text` inside an XML element or attribute. Characters that XML forbids become U+FFFD; line
/// breaks become references, so that attributes keep them.
QString xmlText(const QString& text);

}  // namespace limbeck
