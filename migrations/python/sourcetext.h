// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/base/result.h"

#include <QByteArray>

namespace limbeck::python {

/// Largest file that is taken for a script. Real ones have a few kilobytes.
constexpr qint64 maxSourceSize = 8 * 1024 * 1024;

/// The text of a Python file as UTF-8 with LF line ends and without a byte order mark.
/// Fails with FileUnreadable: no such file, no permission, not a regular file (a pipe would
/// block), too large; or as decodeSource() does.
Result<QByteArray> readSource(const QString& file);

/// `raw` as UTF-8, by the rules of Python's PEP 263: UTF-8 unless a coding cookie in the first
/// two lines says latin-1 or a relative. Fails with FileUnreadable, with the line, on bytes that
/// are not text in that encoding, on NUL bytes and on encodings that are not known here.
Result<QByteArray> decodeSource(const QByteArray& raw, const QString& file);

}  // namespace limbeck::python
