// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/base/text.h"

namespace limbeck {

QString quotedList(const QStringList& names)
{
    QString text;
    for (qsizetype i = 0; i < names.size(); ++i) {
        if (i > 0) {
            text += i + 1 == names.size() ? QStringLiteral(" and ") : QStringLiteral(", ");
        }
        text += QLatin1Char('\'') + names[i] + QLatin1Char('\'');
    }
    return text;
}

QString countOf(qsizetype count, const QString& one, const QString& many)
{
    const QString& plural = many.isEmpty() ? one + QLatin1Char('s') : many;
    return QString::number(count) + QLatin1Char(' ') + (count == 1 ? one : plural);
}

QString shortenedSql(const QString& sql, qsizetype length)
{
    const QString line = sql.simplified();
    return line.size() <= length ? line : line.left(length - 1).trimmed() + u'…';
}

}  // namespace limbeck
