// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/dialect/postgresql/types.h"

#include "migrations/dialect/quoting.h"
#include "migrations/dialect/typewords.h"
#include "models/base/enginetext.h"

#include <QHash>
#include <QRegularExpression>

namespace limbeck::postgresql {

using namespace Qt::StringLiterals;

namespace {

tl::unexpected<Error> notOnPostgresql(const ColumnType& type)
{
    return fail(ErrorCode::Unsupported,
                EngineText::tr(
                    "PostgreSQL has no type for '%1'. Give the column another type on PostgreSQL: "
                    "with_variant(…, 'postgresql').")
                    .arg(describe(type)));
}

QString timeText(const QString& name, const ColumnType& type)
{
    // MySQL's fractional digits are not PostgreSQL's.
    const bool isMysql = type.dialect == "mysql"_L1 || type.dialect == "mariadb"_L1;
    const QString digits = type.precision && !isMysql ? u"(%1)"_s.arg(*type.precision) : QString();
    return name + digits + (type.timezone ? u" WITH TIME ZONE"_s : u" WITHOUT TIME ZONE"_s);
}

QString dateTimeText(const ColumnType& type)
{
    const bool isLiteralName = type.exact && type.dialect != "sqlite"_L1;
    return isLiteralName ? u"DATETIME"_s : timeText(u"TIMESTAMP"_s, type);
}

QString intervalText(const ColumnType& type)
{
    if (!type.native) {
        return u"TIMESTAMP WITHOUT TIME ZONE"_s;
    }
    return type.precision ? u"INTERVAL (%1)"_s.arg(*type.precision) : u"INTERVAL"_s;
}

Result<QString> enumText(const ColumnType& type)
{
    if (!type.native) {
        return enumAsText(type);
    }
    if (type.name.isEmpty()) {
        return fail(
            ErrorCode::Unsupported,
            EngineText::tr("PostgreSQL ENUM type requires a name.\nGive the enum type a name: "
                           "sa.Enum(…, name='…')."));
    }
    return quotedTable(TableName(type.schema, type.name), Engine::Postgresql);
}

Result<QString> arrayText(const ColumnType& type)
{
    if (type.items.empty()) {
        return notOnPostgresql(type);
    }
    return typeText(type.items.front()).map([&](const QString& item) {
        return item + u"[]"_s.repeated(std::max(1, type.dimensions));
    });
}

Result<QString> otherText(const ColumnType& type)
{
    if (type.dialect != "mysql"_L1 && type.dialect != "mariadb"_L1) {
        return type.raw;
    }
    const QString plain = withoutMysqlWords(type.raw);
    return plain.isEmpty() ? Result<QString>(notOnPostgresql(type)) : plain;
}

Result<QString> nameText(const ColumnType& type)
{
    switch (type.kind) {
    case TypeKind::Null:
        return notOnPostgresql(type);
    case TypeKind::Boolean:
        return u"BOOLEAN"_s;
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
        return type.precision ? u"FLOAT(%1)"_s.arg(*type.precision) : u"FLOAT"_s;
    case TypeKind::Real:
        return u"REAL"_s;
    case TypeKind::Double:
        return type.exact ? u"DOUBLE"_s : u"DOUBLE PRECISION"_s;
    case TypeKind::String:
        return withLength(u"VARCHAR"_s, type);
    case TypeKind::Char:
        return withLength(u"CHAR"_s, type);
    case TypeKind::NVarchar:
        return withLength(u"NVARCHAR"_s, type);
    case TypeKind::NChar:
        return withLength(u"NCHAR"_s, type);
    case TypeKind::Text:
        return withLength(u"TEXT"_s, type);
    case TypeKind::Clob:
        return u"CLOB"_s;
    case TypeKind::Date:
        return u"DATE"_s;
    case TypeKind::Time:
        return timeText(u"TIME"_s, type);
    case TypeKind::DateTime:
        return dateTimeText(type);
    case TypeKind::Timestamp:
        return timeText(u"TIMESTAMP"_s, type);
    case TypeKind::Interval:
        return intervalText(type);
    case TypeKind::LargeBinary:
        return type.exact && type.dialect != "postgresql"_L1 ? u"BLOB"_s : u"BYTEA"_s;
    case TypeKind::Binary:
        return withLength(u"BINARY"_s, type);
    case TypeKind::Varbinary:
        return withLength(u"VARBINARY"_s, type);
    case TypeKind::Json:
        return u"JSON"_s;
    case TypeKind::Jsonb:
        return u"JSONB"_s;
    case TypeKind::Uuid:
        return type.exact || type.native ? u"UUID"_s : u"CHAR(32)"_s;
    case TypeKind::Enum:
        return enumText(type);
    case TypeKind::Array:
        return arrayText(type);
    case TypeKind::Other:
        return otherText(type);
    }
    Q_UNREACHABLE();
}

}  // namespace

Result<QString> typeText(const ColumnType& type)
{
    return nameText(type).map([&](const QString& name) {
        return type.collation.isEmpty()
                   ? name
                   : name + u" COLLATE "_s + quotedName(type.collation, Engine::Postgresql);
    });
}

namespace {

/// Names that format_type() gives and that SQL allows, without arguments.
std::optional<TypeKind> kindOf(const QString& name)
{
    static const QHash<QString, TypeKind> kinds{
        {u"bigint"_s, TypeKind::BigInteger},
        {u"bool"_s, TypeKind::Boolean},
        {u"boolean"_s, TypeKind::Boolean},
        {u"bpchar"_s, TypeKind::Char},
        {u"bytea"_s, TypeKind::LargeBinary},
        {u"char"_s, TypeKind::Char},
        {u"character"_s, TypeKind::Char},
        {u"character varying"_s, TypeKind::String},
        {u"date"_s, TypeKind::Date},
        {u"decimal"_s, TypeKind::Numeric},
        {u"double precision"_s, TypeKind::Double},
        {u"float"_s, TypeKind::Double},
        {u"float4"_s, TypeKind::Real},
        {u"float8"_s, TypeKind::Double},
        {u"int"_s, TypeKind::Integer},
        {u"int2"_s, TypeKind::SmallInteger},
        {u"int4"_s, TypeKind::Integer},
        {u"int8"_s, TypeKind::BigInteger},
        {u"integer"_s, TypeKind::Integer},
        {u"interval"_s, TypeKind::Interval},
        {u"json"_s, TypeKind::Json},
        {u"jsonb"_s, TypeKind::Jsonb},
        {u"numeric"_s, TypeKind::Numeric},
        {u"real"_s, TypeKind::Real},
        {u"smallint"_s, TypeKind::SmallInteger},
        {u"text"_s, TypeKind::Text},
        {u"time"_s, TypeKind::Time},
        {u"timestamp"_s, TypeKind::DateTime},
        {u"uuid"_s, TypeKind::Uuid},
        {u"varchar"_s, TypeKind::String},
    };
    const auto kind = kinds.constFind(name);
    return kind == kinds.cend() ? std::nullopt : std::optional<TypeKind>(*kind);
}

/// "name(10, 2) with time zone" in its parts.
struct Declaration
{
    QString name;
    std::optional<int> first;
    std::optional<int> second;
    bool timezone = false;
};

std::optional<Declaration> readDeclaration(const QString& text)
{
    static const QRegularExpression pattern(
        uR"(^([a-z][a-z0-9_ ]*?) ?(?:\( ?(\d{1,9}) ?(?:, ?(-?\d{1,9}) ?)?\))?( with time zone| without time zone)?$)"_s);
    const QRegularExpressionMatch match = pattern.match(text);
    if (!match.hasMatch()) {
        return std::nullopt;
    }
    Declaration result;
    result.name = match.captured(1);
    if (!match.captured(2).isEmpty()) {
        result.first = match.captured(2).toInt();
    }
    if (!match.captured(3).isEmpty()) {
        result.second = match.captured(3).toInt();
    }
    result.timezone = match.captured(4) == " with time zone"_L1;
    if (result.name == "timestamptz"_L1 || result.name == "timetz"_L1) {
        result.name.chop(2);
        result.timezone = true;
    }
    return result;
}

void setArguments(ColumnType* type, const Declaration& declared)
{
    switch (type->kind) {
    case TypeKind::Numeric:
        type->precision = declared.first;
        // NUMERIC(8) has no digits behind the point.
        type->scale = declared.first ? declared.second.value_or(0) : declared.second;
        break;
    case TypeKind::Double:
        // FLOAT(24) and less fits into 4 bytes.
        if (declared.name == "float"_L1 && declared.first.value_or(53) <= 24) {
            type->kind = TypeKind::Real;
        }
        break;
    case TypeKind::Char:
        type->length = declared.first.value_or(1);
        break;
    case TypeKind::Time:
    case TypeKind::DateTime:
    case TypeKind::Interval:
        type->precision = declared.first;
        type->timezone = declared.timezone;
        break;
    default:
        type->length = declared.first;
    }
}

ColumnType arrayOf(const QString& item)
{
    ColumnType type = ColumnType::ofKind(TypeKind::Array);
    type.items = {typeOf(item)};
    return type;
}

}  // namespace

ColumnType typeOf(const QString& declared)
{
    const QString text = declared.simplified();
    if (text.endsWith(u"[]"_s)) {
        QString item = text;
        while (item.endsWith(u"[]"_s)) {
            item.chop(2);  // the server keeps no number of dimensions
        }
        return arrayOf(item);
    }
    const std::optional<Declaration> read = readDeclaration(text.toLower());
    const auto kind = read ? kindOf(read->name) : std::optional<TypeKind>();
    if (!kind) {
        ColumnType other = ColumnType::other(text);
        const bool isName = text.contains(u'"') || text.contains(u'.');
        other.raw = isName ? text : text.toUpper();
        if (other.raw.startsWith(u"INTERVAL "_s)) {
            other.raw.replace(u" ("_s, u"("_s);  // as the server writes it
        }
        return other;
    }
    ColumnType type = ColumnType::ofKind(*kind);
    setArguments(&type, *read);
    return type;
}

namespace {

ColumnType storedEnum(const ColumnType& type)
{
    ColumnType result = ColumnType::ofKind(TypeKind::Enum);
    result.name = type.name;
    result.schema = type.schema;
    result.values = type.values;
    return result;
}

}  // namespace

ColumnType storedType(const ColumnType& type)
{
    const ColumnType own = type.on(u"postgresql"_s);
    ColumnType result;
    if (own.kind == TypeKind::Enum && own.native) {
        result = storedEnum(own);
    } else if (own.kind == TypeKind::Array && !own.items.empty()) {
        result = ColumnType::ofKind(TypeKind::Array);
        result.items = {storedType(own.items.front())};
    } else {
        ColumnType plain = own;
        plain.collation.clear();
        const Result<QString> text = typeText(plain);
        result = text ? typeOf(*text) : plain;  // what does not exist here stays visible
    }
    result.collation = own.collation;
    return result;
}

}  // namespace limbeck::postgresql
