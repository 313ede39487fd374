// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/report/sqlcomment.h"

#include <QRegularExpression>

namespace limbeck {

QString sqlComment(const QString& text)
{
    // Every character that any engine or editor takes for a line break.
    static const QRegularExpression breaks(
        QStringLiteral("\\r\\n|[\\n\\r\\x{0B}\\x{0C}\\x{85}\\x{2028}\\x{2029}]"));
    QString result;
    for (const QString& line : text.split(breaks)) {
        QString clean = line;
        clean.remove(QChar(0));  // would end the text for SQLite
        result += clean.isEmpty() ? QStringLiteral("--\n")
                                  : QStringLiteral("-- ") + clean + QLatin1Char('\n');
    }
    return result;
}

}  // namespace limbeck
