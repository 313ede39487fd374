// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

namespace limbeck {

/// What Python's repr() prints, character for character: it is what Alembic puts into the
/// header of a script.
///
/// Strings: single quotes, unless the text has one and no double quote; backslash escapes for
/// what is not printable. Source: Python 3.11 Objects/unicodeobject.c, unicode_repr; the
/// Unicode tables are those of Qt (14.0 in Qt 6.4, the same as Python 3.11's).
QString pythonRepr(const QString& text);
/// "('a',)", "('a', 'b')", "()".
QString pythonTupleRepr(const QStringList& texts);
/// "['a', 'b']", "[]".
QString pythonListRepr(const QStringList& texts);

}  // namespace limbeck
