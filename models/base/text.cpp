// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/base/text.h"

#include "models/base/enginetext.h"

namespace limbeck {

QString quotedList(const QStringList& names)
{
    QStringList quoted;
    for (const QString& name : names) {
        quoted << EngineText::tr("'%1'").arg(name);
    }
    if (quoted.size() < 2) {
        return quoted.join(QString());
    }
    const QString last = quoted.takeLast();
    return EngineText::tr("%1 and %2").arg(quoted.join(QStringLiteral(", ")), last);
}

QString countedTables(qsizetype count)
{
    return (count == 1 ? EngineText::tr("%1 table") : EngineText::tr("%1 tables")).arg(count);
}

QString countedColumns(qsizetype count)
{
    return (count == 1 ? EngineText::tr("%1 column") : EngineText::tr("%1 columns")).arg(count);
}

QString countedRows(qint64 count)
{
    return (count == 1 ? EngineText::tr("%1 row") : EngineText::tr("%1 rows")).arg(count);
}

QString countedRevisions(qsizetype count)
{
    return (count == 1 ? EngineText::tr("%1 revision") : EngineText::tr("%1 revisions")).arg(count);
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
