// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/dialect/typewords.h"

#include <QRegularExpression>

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

QString withLength(const QString& name, const ColumnType& type)
{
    return type.length ? u"%1(%2)"_s.arg(name).arg(*type.length) : name;
}

QString withDigits(const QString& name, const ColumnType& type)
{
    if (!type.precision) {
        return name;
    }
    return type.scale ? u"%1(%2, %3)"_s.arg(name).arg(*type.precision).arg(*type.scale)
                      : u"%1(%2)"_s.arg(name).arg(*type.precision);
}

QString enumAsText(const ColumnType& type)
{
    if (type.length) {
        return withLength(u"VARCHAR"_s, type);
    }
    qsizetype longest = 0;
    for (const QString& value : type.values) {
        longest = std::max(longest, QStringView(value).toUcs4().size());
    }
    return u"VARCHAR(%1)"_s.arg(longest);
}

QString withoutMysqlWords(const QString& raw)
{
    static const QRegularExpression number(u"^(INTEGER|BIGINT|SMALLINT|FLOAT|DOUBLE|REAL)\\b"_s);
    static const QRegularExpression sized(
        uR"(^((?:DECIMAL|NUMERIC|VARCHAR|CHAR|NVARCHAR|NCHAR|TEXT)(?:\([\d, ]+\))?)(?![\w(]))"_s);
    static const QRegularExpression collation(u"\\bCOLLATE (\\w+)$"_s);
    if (const auto match = number.match(raw); match.hasMatch()) {
        return match.captured(1);
    }
    const auto match = sized.match(raw);
    const auto collated = collation.match(raw);
    return match.hasMatch() && collated.hasMatch()
               ? match.captured(1) + u" COLLATE "_s + collated.captured(1)
               : match.captured(1);
}

}  // namespace limbeck
