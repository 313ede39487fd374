// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/base/result.h"

#include <QTest>

/// QVERIFY for a Result, with the error's text where it fails.
#define QVERIFY_RESULT(result)                            \
    do {                                                  \
        if (!(result).has_value()) {                      \
            QFAIL(qPrintable((result).error().toText())); \
        }                                                 \
    } while (false)

namespace limbeck {

/// For failed comparisons: the code's word and the message.
QString toText(const Error& error);

}  // namespace limbeck
