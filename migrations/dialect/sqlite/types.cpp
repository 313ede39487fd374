// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/dialect/sqlite/types.h"

#include "migrations/dialect/typewords.h"
#include "models/base/enginetext.h"

#include <QHash>
#include <QRegularExpression>

namespace limbeck::sqlite {

using namespace Qt::StringLiterals;

namespace {

tl::unexpected<Error> notOnSqlite(const ColumnType& type)
{
    const QString text =
        type.dialect.isEmpty()
            ? EngineText::tr(
                "SQLite has no type for '%1'. Give the column another type on SQLite: "
                "with_variant(…, 'sqlite').")
            : EngineText::tr(
                "SQLite has no type for '%1' of %2. Give the column another type on "
                "SQLite: with_variant(…, 'sqlite').");
    return fail(
        ErrorCode::Unsupported,
        type.dialect.isEmpty() ? text.arg(describe(type)) : text.arg(describe(type), type.dialect));
}

/// `Other` types are text of our own reading (an inspected column) unless they come from the
/// module of another engine.
Result<QString> otherText(const ColumnType& type)
{
    static const QStringList shared{u"DOUBLE PRECISION"_s, u"DOUBLE_PRECISION"_s};
    if (type.dialect.isEmpty() || type.dialect == u"sqlite"_s) {
        return type.raw;
    }
    if (type.dialect == u"mysql"_s || type.dialect == u"mariadb"_s) {
        if (const QString text = withoutMysqlWords(type.raw); !text.isEmpty()) {
            return text;
        }
    }
    if (shared.contains(type.raw.toUpper())) {
        return u"DOUBLE PRECISION"_s;
    }
    return notOnSqlite(type);
}

}  // namespace

Result<QString> typeText(const ColumnType& type)
{
    switch (type.kind) {
    case TypeKind::Null:
        return QString();
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
        return u"FLOAT"_s;
    case TypeKind::Real:
        return u"REAL"_s;
    case TypeKind::Double:
        return u"DOUBLE"_s;
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
        return u"TIME"_s;
    case TypeKind::DateTime:
        return u"DATETIME"_s;
    case TypeKind::Timestamp:
        return u"TIMESTAMP"_s;
    case TypeKind::Interval:
        // The generic one counts from an epoch; PostgreSQL's own has no counterpart.
        return type.dialect == u"postgresql"_s ? Result<QString>(notOnSqlite(type))
                                               : Result<QString>(u"DATETIME"_s);
    case TypeKind::LargeBinary:
        return u"BLOB"_s;
    case TypeKind::Binary:
        return withLength(u"BINARY"_s, type);
    case TypeKind::Varbinary:
        return withLength(u"VARBINARY"_s, type);
    case TypeKind::Json:
        return u"JSON"_s;
    case TypeKind::Jsonb:
        return u"JSONB"_s;
    case TypeKind::Uuid:
        return type.exact ? u"UUID"_s : u"CHAR(32)"_s;
    case TypeKind::Enum:
        return type.dialect == u"mysql"_s || type.dialect == u"mariadb"_s
                   ? Result<QString>(notOnSqlite(type))
                   : Result<QString>(enumAsText(type));
    case TypeKind::Array:
        return notOnSqlite(type);
    case TypeKind::Other:
        return otherText(type);
    }
    Q_UNREACHABLE();
}

namespace {

std::optional<TypeKind> kindOf(const QString& name)
{
    static const QHash<QString, TypeKind> kinds{
        {u"BIGINT"_s, TypeKind::BigInteger},
        {u"BINARY"_s, TypeKind::Binary},
        {u"BLOB"_s, TypeKind::LargeBinary},
        {u"BOOL"_s, TypeKind::Boolean},
        {u"BOOLEAN"_s, TypeKind::Boolean},
        {u"CHAR"_s, TypeKind::Char},
        {u"CLOB"_s, TypeKind::Clob},
        {u"DATE"_s, TypeKind::Date},
        {u"DATETIME"_s, TypeKind::DateTime},
        {u"DECIMAL"_s, TypeKind::Decimal},
        {u"DOUBLE"_s, TypeKind::Double},
        {u"FLOAT"_s, TypeKind::Float},
        {u"INT"_s, TypeKind::Integer},
        {u"INTEGER"_s, TypeKind::Integer},
        {u"JSON"_s, TypeKind::Json},
        {u"JSONB"_s, TypeKind::Jsonb},
        {u"NCHAR"_s, TypeKind::NChar},
        {u"NUMERIC"_s, TypeKind::Numeric},
        {u"NVARCHAR"_s, TypeKind::NVarchar},
        {u"REAL"_s, TypeKind::Real},
        {u"SMALLINT"_s, TypeKind::SmallInteger},
        {u"TEXT"_s, TypeKind::Text},
        {u"TIME"_s, TypeKind::Time},
        {u"TIMESTAMP"_s, TypeKind::Timestamp},
        {u"UUID"_s, TypeKind::Uuid},
        {u"VARBINARY"_s, TypeKind::Varbinary},
        {u"VARCHAR"_s, TypeKind::String},
    };
    const auto kind = kinds.constFind(name);
    return kind == kinds.cend() ? std::nullopt : std::optional<TypeKind>(*kind);
}

void setArguments(ColumnType* type, const QString& first, const QString& second)
{
    const bool hasDigits = type->kind == TypeKind::Numeric || type->kind == TypeKind::Decimal;
    if (first.isEmpty()) {
        return;
    }
    if (hasDigits) {
        type->precision = first.toInt();
        if (!second.isEmpty()) {
            type->scale = second.toInt();
        }
    } else {
        type->length = first.toInt();
    }
}

}  // namespace

ColumnType typeOf(const QString& declared)
{
    static const QRegularExpression pattern(
        uR"(^\s*(\w+)\s*(?:\(\s*(\d{1,9})\s*(?:,\s*(\d{1,9})\s*)?\))?\s*$)"_s);
    if (declared.trimmed().isEmpty()) {
        return {};
    }
    const QRegularExpressionMatch match = pattern.match(declared);
    const auto kind =
        match.hasMatch() ? kindOf(match.captured(1).toUpper()) : std::optional<TypeKind>();
    if (!kind) {
        return ColumnType::other(declared.simplified());
    }
    ColumnType type = ColumnType::ofKind(*kind);
    type.exact = *kind == TypeKind::Uuid;  // UUID; the generic one is CHAR(32) here
    setArguments(&type, match.captured(2), match.captured(3));
    // A declaration whose arguments the kind does not spell ("INTEGER(11)") keeps its text.
    const Result<QString> spelled = typeText(type);
    const bool hasArguments = !match.captured(2).isEmpty();
    if (hasArguments && spelled && !spelled->contains(u'(')) {
        return ColumnType::other(declared.simplified());
    }
    return type;
}

Affinity affinityOf(const QString& declared)
{
    const QString text = declared.toUpper();
    if (text.contains(u"INT"_s)) {
        return Affinity::Integer;
    }
    if (text.contains(u"CHAR"_s) || text.contains(u"CLOB"_s) || text.contains(u"TEXT"_s)) {
        return Affinity::Text;
    }
    if (text.contains(u"BLOB"_s) || text.trimmed().isEmpty()) {
        return Affinity::Blob;
    }
    if (text.contains(u"REAL"_s) || text.contains(u"FLOA"_s) || text.contains(u"DOUB"_s)) {
        return Affinity::Real;
    }
    return Affinity::Numeric;
}

}  // namespace limbeck::sqlite
