// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/schema/uncertainty.h"

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
    const QString what = table.isEmpty() ? u"the schema"_s : u"'%1'"_s.arg(table.toString());
    const QString words = reason.endsWith(u'.') ? reason.chopped(1) : reason;
    const QString why = words.isEmpty() ? QString() : u" (%1)"_s.arg(words);
    return u"SQL text that may change %1%2: %3"_s.arg(what, why, shortenedSql(statement));
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
