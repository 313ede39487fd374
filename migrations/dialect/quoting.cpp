// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/dialect/quoting.h"

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

bool isPlainCharacter(QChar character)
{
    const char16_t unit = character.unicode();
    return (unit >= u'a' && unit <= u'z') || (unit >= u'0' && unit <= u'9') || unit == u'_'
           || unit == u'$';
}

bool isPlain(const QString& name)
{
    if (name.isEmpty() || name.front().isDigit() || name.front() == u'$') {
        return false;
    }
    return std::ranges::all_of(name, isPlainCharacter);
}

bool usesBackticks(Engine engine)
{
    return engine == Engine::Mariadb || engine == Engine::Mysql;
}

}  // namespace

QString alwaysQuotedName(const QString& name, Engine engine)
{
    const QChar quote = usesBackticks(engine) ? u'`' : u'"';
    QString text = name;
    text.remove(QChar(u'\0'));  // no engine can hold it, and C interfaces end there
    return quote + text.replace(quote, QString(2, quote)) + quote;
}

QString quotedName(const QString& name, Engine engine)
{
    const bool isBare = isPlain(name) && !isReservedWord(name, engine);
    return isBare ? name : alwaysQuotedName(name, engine);
}

QString quotedTable(const TableName& table, Engine engine)
{
    const QString name = quotedName(table.name, engine);
    return table.schema.isEmpty() ? name : quotedName(table.schema, engine) + u'.' + name;
}

QString quotedText(const QString& text, Engine engine)
{
    QString escaped = text;
    escaped.remove(QChar(u'\0'));
    if (usesBackticks(engine)) {
        escaped.replace(u'\\', u"\\\\"_s);
    }
    return u'\'' + escaped.replace(u'\'', u"''"_s) + u'\'';
}

}  // namespace limbeck
