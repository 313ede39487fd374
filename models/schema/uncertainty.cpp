// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/schema/uncertainty.h"

#include "models/base/enginetext.h"
#include "models/base/text.h"

#include <utility>

namespace limbeck {

using namespace Qt::StringLiterals;

Uncertainty::Uncertainty(QString sentence)
    : reason(std::move(sentence))
{
}

Uncertainty::Uncertainty(QString words, TableName about, QString sql)
    : reason(std::move(words))
    , table(std::move(about))
    , statement(std::move(sql))
{
}

QString Uncertainty::toString() const
{
    if (statement.isEmpty()) {
        return reason;
    }
    const QString why = reason.endsWith(u'.') ? reason.chopped(1) : reason;
    const QString sql = shortenedSql(statement);
    if (table.isEmpty()) {
        return why.isEmpty()
                   ? EngineText::tr("SQL text that may change the schema: %1").arg(sql)
                   : EngineText::tr("SQL text that may change the schema (%1): %2").arg(why, sql);
    }
    return why.isEmpty()
               ? EngineText::tr("SQL text that may change '%1': %2").arg(table.toString(), sql)
               : EngineText::tr("SQL text that may change '%1' (%2): %3")
                     .arg(table.toString(), why, sql);
}

QStringList texts(const QList<Uncertainty>& uncertainties)
{
    QStringList lines;
    for (const Uncertainty& each : uncertainties) {
        lines << each.toString();
    }
    return lines;
}

}  // namespace limbeck
