// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/database/conninfo.h"

#include "models/base/enginetext.h"

#include <QRegularExpression>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

/// A value without its quotes and backslashes.
QString plainValue(QString text)
{
    if (text.startsWith(u'\'')) {
        text = text.mid(1, text.size() - 2);
    }
    static const QRegularExpression escape(uR"(\\(.))"_s,
                                           QRegularExpression::DotMatchesEverythingOption);
    return text.replace(escape, u"\\1"_s);
}

}  // namespace

bool isConninfo(const QString& text)
{
    static const QRegularExpression start(uR"(^\s*[a-z_]+\s*=)"_s);
    return start.match(text).hasMatch();
}

Result<QMap<QString, QString>> readConninfo(const QString& text)
{
    static const QRegularExpression pair(
        uR"(\s*([a-z_]+)\s*=\s*('(?:[^'\\]|\\.)*'|(?:[^\s'\\]|\\.)*)(?=\s|$))"_s,
        QRegularExpression::DotMatchesEverythingOption);
    QMap<QString, QString> pairs;
    qsizetype end = 0;
    while (!QStringView(text).mid(end).trimmed().isEmpty()) {
        const QRegularExpressionMatch match =
            pair.match(text, end, {}, QRegularExpression::AnchorAtOffsetMatchOption);
        if (!match.hasMatch()) {
            return fail(
                ErrorCode::InvalidArgument,
                EngineText::tr(
                    "The connection string could not be read after %1. It must look like "
                    "'service=shop' or 'host=db.example dbname=shop user=anna'; a value with "
                    "spaces stands in single quotes.")
                    .arg(pairs.isEmpty() ? EngineText::tr("its beginning")
                                         : EngineText::tr("its pair number %1").arg(pairs.size())));
        }
        pairs.insert(match.captured(1), plainValue(match.captured(2)));
        end = match.capturedEnd();
    }
    return pairs;
}

QString conninfoPair(const QString& key, QString value)
{
    return key + u"='"_s + value.replace(u'\\', u"\\\\"_s).replace(u'\'', u"\\'"_s) + u'\'';
}

}  // namespace limbeck
