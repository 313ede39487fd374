// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace limbeck {

/// `text` as SQL comment lines ("-- …"), whatever line breaks it has: no part of it can become a
/// statement.
QString sqlComment(const QString& text);

}  // namespace limbeck
