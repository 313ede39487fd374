// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace limbeck {

/// `text` as plain words inside a Markdown paragraph or table cell, on one line. Names of
/// databases hold anything: pipes, backticks, tags, line breaks.
QString markdownText(const QString& text);

/// `code` as a fenced block; the fence is longer than any run of backticks inside.
QString markdownBlock(const QString& code, const QString& language);

}  // namespace limbeck
