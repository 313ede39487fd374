// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>
#include <QString>

#include <optional>

namespace limbeck::python {

/// What stands before the quotes of a string literal.
struct StringPrefix
{
    bool isRaw = false;
    bool isBytes = false;
    bool isFormatted = false;

    /// Of "r", "Rb", "f", "u", …, or of a whole literal up to its quotes.
    static StringPrefix of(QByteArrayView text);
};

/// The text between the quotes with its escape sequences replaced, as Python 3 does; nothing if
/// it holds one that is not certain here (`\N{…}`) or is wrong (`\x4`). Unknown escapes stay as
/// they are written.
std::optional<QString> unescape(QByteArrayView body);

}  // namespace limbeck::python
