// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fuzz/targets.h"

/// libFuzzer's entry.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, size_t size)
{
    limbeck::fuzz::readScript(
        QByteArray(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size)));
    return 0;
}
