// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/base/result.h"

namespace limbeck {

/// `text` in Alembic's `output_encoding` (empty: UTF-8); names as Python spells them.
///
/// Fails with ConfigNotFound if we do not know the encoding, and with ScriptInvalid if it lacks a
/// character of the text or if Python, which reads UTF-8 unless the file says otherwise in a
/// coding line, would read another text.
Result<QByteArray> encodeScript(const QString& text, const QString& encoding, const QString& file);

}  // namespace limbeck
