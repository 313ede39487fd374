// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/inspect/postgresql/columnrows.h"

#include "migrations/dialect/enginetoken.h"
#include "migrations/dialect/postgresql/stored.h"
#include "migrations/dialect/postgresql/types.h"

#include <limits>

namespace limbeck::postgresql {

using namespace Qt::StringLiterals;

namespace {

enum Place
{
    TablePlace,
    NumberPlace,
    NamePlace,
    TypePlace,
    NotNullPlace,
    DefaultPlace,
    IdentityPlace,
    GeneratedPlace,
    CollationPlace,
    CommentPlace,
    EnumPlace,
    IsArrayPlace,
    StartPlace,
    IncrementPlace,
    MinimumPlace,
    MaximumPlace,
    CachePlace,
    CyclePlace,
    SequenceTypePlace,
};

ColumnType enumOf(const EnumType& type)
{
    ColumnType result = ColumnType::ofKind(TypeKind::Enum);
    result.name = type.name;
    result.schema = type.schema;
    result.values = type.values;
    return result;
}

ColumnType columnType(const QVariantList& row, const EnumTypes& enums)
{
    const auto known = enums.constFind(row[EnumPlace].toLongLong());
    ColumnType type;
    if (row[EnumPlace].isNull() || known == enums.cend()) {
        type = typeOf(row[TypePlace].toString());
    } else if (row[IsArrayPlace].toBool()) {
        type = ColumnType::ofKind(TypeKind::Array);
        type.items = {enumOf(*known)};
    } else {
        type = enumOf(*known);
    }
    type.collation = row[CollationPlace].toString();
    return type;
}

qint64 largest(const QString& type)
{
    return type == u"smallint"_s  ? std::numeric_limits<qint16>::max()
           : type == u"integer"_s ? std::numeric_limits<qint32>::max()
                                  : std::numeric_limits<qint64>::max();
}

Identity identityOf(const QVariantList& row)
{
    Identity identity;
    identity.always = row[IdentityPlace].toString() == u"a"_s;
    identity.options = sequenceOptions(row, StartPlace);
    return identity;
}

}  // namespace

ColumnRow columnRow(const QVariantList& row, const EnumTypes& enums)
{
    ColumnRow result;
    result.table = row[TablePlace].toLongLong();
    result.number = row[NumberPlace].toInt();
    Column& column = result.column;
    column.name = row[NamePlace].toString();
    column.type = columnType(row, enums);
    column.nullable = !row[NotNullPlace].toBool();
    column.comment = row[CommentPlace].toString();
    column.autoincrement = Autoincrement::No;
    const QString expression = row[DefaultPlace].toString();
    if (!row[IdentityPlace].toString().isEmpty()) {
        column.identity = identityOf(row);
    } else if (!row[GeneratedPlace].toString().isEmpty()) {
        column.computed =
            Computed{withoutParentheses(expression), row[GeneratedPlace].toString() == u"s"_s};
    } else if (!row[StartPlace].isNull() && expression.startsWith(u"nextval("_s)) {
        column.autoincrement = Autoincrement::Yes;  // SERIAL: the column owns the sequence
    } else if (!expression.isEmpty()) {
        column.serverDefault =
            storedDefault(ServerDefault{ServerDefault::Kind::Expression, expression});
    }
    return result;
}

QVariantMap sequenceOptions(const QVariantList& row, qsizetype first)
{
    QVariantMap options;
    const auto at = [&](Place place) { return row[first + place - StartPlace]; };
    const auto add = [&](const QString& key, Place place, qint64 usual) {
        if (!at(place).isNull() && at(place).toLongLong() != usual) {
            options.insert(key, at(place).toLongLong());
        }
    };
    // One that counts down begins at its maximum.
    const qint64 limit = largest(at(SequenceTypePlace).toString());
    const bool isDescending = at(IncrementPlace).toLongLong() < 0;
    const qint64 minimum = isDescending ? -limit - 1 : 1;
    const qint64 maximum = isDescending ? -1 : limit;
    add(u"start"_s, StartPlace, at(isDescending ? MaximumPlace : MinimumPlace).toLongLong());
    add(u"increment"_s, IncrementPlace, 1);
    add(u"minvalue"_s, MinimumPlace, minimum);
    add(u"maxvalue"_s, MaximumPlace, maximum);
    add(u"cache"_s, CachePlace, 1);
    if (at(CyclePlace).toBool()) {
        options.insert(u"cycle"_s, true);
    }
    return options;
}

QString withoutParentheses(const QString& sql)
{
    if (!sql.startsWith(u'(') || !sql.endsWith(u')')) {
        return sql;
    }
    int depth = 0;
    for (const EngineToken& token : engineTokens(sql, Engine::Postgresql)) {
        depth += token.isSymbol(u'(') ? 1 : token.isSymbol(u')') ? -1 : 0;
        if (depth == 0 && token.end() < sql.size()) {
            return sql;  // "(a) OR (b)"
        }
    }
    return sql.mid(1, sql.size() - 2);
}

}  // namespace limbeck::postgresql
