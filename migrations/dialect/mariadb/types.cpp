// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/dialect/mariadb/types.h"

#include "migrations/dialect/quoting.h"
#include "migrations/dialect/typewords.h"
#include "models/base/enginetext.h"

#include <QHash>
#include <QRegularExpression>

namespace limbeck::mariadb {

using namespace Qt::StringLiterals;

namespace {

bool isMysqls(const ColumnType& type)
{
    return type.dialect == "mysql"_L1 || type.dialect == "mariadb"_L1;
}

tl::unexpected<Error> notHere(const ColumnType& type, Engine engine)
{
    const QString name = engine == Engine::Mysql ? u"MySQL"_s : u"MariaDB"_s;
    return fail(ErrorCode::Unsupported,
                EngineText::tr("%1 has no type for '%2'. Give the column another type there: "
                               "with_variant(…, '%3').")
                    .arg(name, describe(type), engineName(engine)));
}

Result<QString> sized(const QString& name, const ColumnType& type, Engine engine)
{
    if (type.length) {
        return withLength(name, type);
    }
    return fail(ErrorCode::Unsupported,
                EngineText::tr("%1 requires a length on dialect %2").arg(name, engineName(engine)));
}

QString timeText(const QString& name, const ColumnType& type)
{
    // PostgreSQL's digits are not MySQL's.
    const bool hasDigits = type.precision && type.dialect != "postgresql"_L1;
    return hasDigits ? u"%1(%2)"_s.arg(name).arg(*type.precision) : name;
}

Result<QString> doubleText(const ColumnType& type)
{
    if (type.precision.has_value() == type.scale.has_value()) {
        return withDigits(u"DOUBLE"_s, type);
    }
    return fail(
        ErrorCode::Unsupported,
        EngineText::tr("You must specify both precision and scale or omit both altogether."));
}

QString enumText(const ColumnType& type)
{
    if (!type.native) {
        return enumAsText(type);
    }
    QStringList values;
    for (const QString& value : type.values) {
        values << quotedText(value, Engine::Mysql);
    }
    return u"ENUM("_s + values.join(u',') + u')';
}

Result<QString> otherText(const ColumnType& type, Engine engine)
{
    static const QRegularExpression bits(u"^BIT( VARYING)?(\\(\\d+\\))?$"_s);
    if (type.dialect.isEmpty() || isMysqls(type)) {
        return type.raw;
    }
    if (const auto match = bits.match(type.raw); match.hasMatch()) {
        return u"BIT"_s + match.captured(2);
    }
    return type.raw == "DOUBLE PRECISION"_L1 ? Result<QString>(type.raw) : notHere(type, engine);
}

Result<QString> nameText(const ColumnType& type, Engine engine)
{
    const bool isPostgresql = type.dialect == "postgresql"_L1;
    switch (type.kind) {
    case TypeKind::Null:
    case TypeKind::Array:
    case TypeKind::Jsonb:
        return notHere(type, engine);
    case TypeKind::Boolean:
        return u"BOOL"_s;
    case TypeKind::SmallInteger:
        return u"SMALLINT"_s;
    case TypeKind::Integer:
        return u"INTEGER"_s;
    case TypeKind::BigInteger:
        return u"BIGINT"_s;
    case TypeKind::Numeric:
        return withDigits(u"NUMERIC"_s, type);
    case TypeKind::Decimal:
        return withDigits(u"DECIMAL"_s, type);
    case TypeKind::Float:
        return withDigits(u"FLOAT"_s, type);
    case TypeKind::Real:
        return withDigits(u"REAL"_s, type);
    case TypeKind::Double:
        return doubleText(type);
    case TypeKind::String:
        return sized(u"VARCHAR"_s, type, engine);
    case TypeKind::Char:
        return withLength(u"CHAR"_s, type);
    case TypeKind::NVarchar:
        return sized(u"NATIONAL VARCHAR"_s, type, engine);
    case TypeKind::NChar:
        return withLength(u"NATIONAL CHAR"_s, type);
    case TypeKind::Text:
        return withLength(u"TEXT"_s, type);
    case TypeKind::Clob:
        return u"CLOB"_s;
    case TypeKind::Date:
        return u"DATE"_s;
    case TypeKind::Time:
        return timeText(u"TIME"_s, type);
    case TypeKind::DateTime:
        return timeText(u"DATETIME"_s, type);
    case TypeKind::Timestamp:
        return timeText(u"TIMESTAMP"_s, type);
    case TypeKind::Interval:
        return isPostgresql ? Result<QString>(notHere(type, engine)) : u"DATETIME"_s;
    case TypeKind::LargeBinary:
        return isPostgresql ? Result<QString>(notHere(type, engine)) : withLength(u"BLOB"_s, type);
    case TypeKind::Binary:
        return withLength(u"BINARY"_s, type);
    case TypeKind::Varbinary:
        return sized(u"VARBINARY"_s, type, engine);
    case TypeKind::Json:
        return u"JSON"_s;
    case TypeKind::Uuid: {
        const bool isOwn = type.exact || (type.native && engine == Engine::Mariadb);
        return isOwn ? u"UUID"_s : u"CHAR(32)"_s;
    }
    case TypeKind::Enum:
        return enumText(type);
    case TypeKind::Other:
        return otherText(type, engine);
    }
    Q_UNREACHABLE();
}

}  // namespace

Result<QString> typeText(const ColumnType& type, Engine engine)
{
    return nameText(type, engine).map([&](const QString& name) {
        // A collation is a word here, which SQLAlchemy leaves without quotes.
        static const QRegularExpression word(u"^\\w+$"_s);
        const bool isWord = word.match(type.collation).hasMatch();
        return type.collation.isEmpty()
                   ? name
                   : name + u" COLLATE "_s
                         + (isWord ? type.collation : quotedText(type.collation, engine));
    });
}

namespace {

std::optional<TypeKind> kindOf(const QString& name)
{
    static const QHash<QString, TypeKind> kinds{
        {u"bigint"_s, TypeKind::BigInteger},
        {u"binary"_s, TypeKind::Binary},
        {u"blob"_s, TypeKind::LargeBinary},
        {u"bool"_s, TypeKind::Boolean},
        {u"boolean"_s, TypeKind::Boolean},
        {u"char"_s, TypeKind::Char},
        {u"date"_s, TypeKind::Date},
        {u"datetime"_s, TypeKind::DateTime},
        {u"dec"_s, TypeKind::Numeric},
        {u"decimal"_s, TypeKind::Numeric},
        {u"double"_s, TypeKind::Double},
        {u"double precision"_s, TypeKind::Double},
        {u"float"_s, TypeKind::Float},
        {u"int"_s, TypeKind::Integer},
        {u"integer"_s, TypeKind::Integer},
        {u"json"_s, TypeKind::Json},
        {u"national char"_s, TypeKind::Char},
        {u"national varchar"_s, TypeKind::String},
        {u"numeric"_s, TypeKind::Numeric},
        {u"real"_s, TypeKind::Double},
        {u"smallint"_s, TypeKind::SmallInteger},
        {u"text"_s, TypeKind::Text},
        {u"time"_s, TypeKind::Time},
        {u"timestamp"_s, TypeKind::Timestamp},
        {u"uuid"_s, TypeKind::Uuid},
        {u"varbinary"_s, TypeKind::Varbinary},
        {u"varchar"_s, TypeKind::String},
    };
    const auto kind = kinds.constFind(name);
    return kind == kinds.cend() ? std::nullopt : std::optional<TypeKind>(*kind);
}

ColumnType other(const QString& declared)
{
    // Display widths are decoration, which newer servers do not even keep.
    static const QRegularExpression width(
        u"^((?:tiny|small|medium|big)?int(?:eger)?|year)\\(\\d+\\)"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression digits(u"(\\d), (\\d)"_s);
    QString text = declared.simplified();
    if (text.startsWith("set("_L1, Qt::CaseInsensitive)) {
        // Its values are as they are.
        ColumnType type = ColumnType::other(u"SET"_s + text.mid(3));
        type.dialect = u"mysql"_s;
        return type;
    }
    text.replace(width, u"\\1"_s).replace(digits, u"\\1,\\2"_s);
    ColumnType type = ColumnType::other(text.toUpper().replace(u"INTEGER"_s, u"INT"_s));
    type.dialect = u"mysql"_s;
    return type;
}

/// "'it''s','b'" in its values.
QStringList valuesOf(const QString& text)
{
    static const QRegularExpression value(u"'((?:[^'\\\\]|''|\\\\.)*)'"_s);
    QStringList values;
    QRegularExpressionMatchIterator matches = value.globalMatch(text);
    while (matches.hasNext()) {
        values << matches.next().captured(1).replace(u"''"_s, u"'"_s).replace(u"\\\\"_s, u"\\"_s);
    }
    return values;
}

void setArguments(ColumnType* type,
                  const std::optional<int>& first,
                  const std::optional<int>& second)
{
    switch (type->kind) {
    case TypeKind::Numeric:
        type->precision = first.value_or(10);
        type->scale = second.value_or(0);
        break;
    case TypeKind::Float:
        // FLOAT(25) and more needs 8 bytes.
        if (second) {
            type->precision = first;
            type->scale = second;
        } else if (first.value_or(0) > 24) {
            type->kind = TypeKind::Double;
        }
        break;
    case TypeKind::Double:
        type->precision = second ? first : std::nullopt;
        type->scale = second;
        break;
    case TypeKind::Time:
    case TypeKind::DateTime:
    case TypeKind::Timestamp:
        type->precision = first.value_or(0) > 0 ? first : std::nullopt;
        break;
    case TypeKind::Char:
    case TypeKind::Binary:
        type->length = first.value_or(1);
        break;
    case TypeKind::Integer:
    case TypeKind::SmallInteger:
    case TypeKind::BigInteger:
    case TypeKind::Text:
    case TypeKind::LargeBinary:
        break;  // a display width; a size that only chooses among the sizes of TEXT
    default:
        type->length = first;
    }
}

}  // namespace

ColumnType typeOf(const QString& declared)
{
    static const QRegularExpression pattern(
        uR"(^([a-z][a-z ]*[a-z]|[a-z]+) ?(?:\( ?(\d{1,9}) ?(?:, ?(\d{1,9}) ?)?\))?$)"_s);
    const QString text = declared.simplified();
    const QString lower = text.toLower();
    if (lower.startsWith("enum("_L1)) {
        ColumnType type = ColumnType::ofKind(TypeKind::Enum);
        type.values = valuesOf(text.mid(5));
        return type;
    }
    if (lower == "tinyint(1)"_L1) {
        return ColumnType::ofKind(TypeKind::Boolean);
    }
    const QRegularExpressionMatch match = pattern.match(lower);
    const auto kind = match.hasMatch() ? kindOf(match.captured(1)) : std::optional<TypeKind>();
    if (!kind) {
        return other(text);
    }
    const auto number = [&](int at) {
        const QString digits = match.captured(at);
        return digits.isEmpty() ? std::nullopt : std::optional(digits.toInt());
    };
    ColumnType type = ColumnType::ofKind(*kind);
    setArguments(&type, number(2), number(3));
    return type;
}

ColumnType storedType(const ColumnType& type, Engine engine)
{
    // A type that keeps its text has its character set there, which the collation implies.
    static const QRegularExpression charset(u" CHARACTER SET \\w+"_s);
    static const QRegularExpression collate(u" COLLATE (\\w+)"_s);
    ColumnType own = type.on(engineName(engine));
    QString collation = own.collation;
    if (own.kind == TypeKind::Other) {
        const QString said = collate.match(own.raw).captured(1);
        collation = said.isEmpty() ? collation : said;
        own.raw.remove(charset).remove(collate);
    }
    own.collation.clear();
    const Result<QString> text = typeText(own, engine);
    ColumnType result = text ? typeOf(*text) : own;  // what does not exist here stays visible
    result.collation = collation;
    return result;
}

}  // namespace limbeck::mariadb
