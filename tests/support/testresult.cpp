// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/testresult.h"

namespace limbeck {

QString toText(const Error& error)
{
    return errorCodeName(error.code) + QStringLiteral(": ") + error.toText();
}

}  // namespace limbeck
