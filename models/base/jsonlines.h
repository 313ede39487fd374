// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace limbeck {

// JSON for files that people keep under version control: one thing on a line, so that a diff says
// what was changed. QJsonDocument breaks lines in its own way.

/// `text` as JSON writes it, with its quotes.
QByteArray jsonQuoted(const QString& text);

/// Lines of a list or an object, each with its comma but the last; "" if there are none.
QByteArray jsonLines(const QList<QByteArray>& lines);

}  // namespace limbeck
