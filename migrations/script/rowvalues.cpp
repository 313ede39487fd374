// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/rowvalues.h"

#include "migrations/python/standardfunctions.h"
#include "migrations/script/expression/plainobjects.h"
#include "models/base/enginetext.h"

#include <QDate>
#include <QRegularExpression>

namespace limbeck {

using namespace Qt::StringLiterals;
using python::Arguments;
using python::Value;

namespace {

// Source: PostgreSQL 15, src/include/catalog/pg_type.dat.
namespace oid {
constexpr int boolean = 16;
constexpr int bytes = 17;
constexpr int char1 = 18;
constexpr int name = 19;
constexpr int int8 = 20;
constexpr int int2 = 21;
constexpr int int4 = 23;
constexpr int text = 25;
constexpr int oid = 26;
constexpr int json = 114;
constexpr int float4 = 700;
constexpr int float8 = 701;
constexpr int unknown = 705;
constexpr int bpchar = 1042;
constexpr int varchar = 1043;
constexpr int date = 1082;
constexpr int numeric = 1700;
constexpr int uuid = 2950;
constexpr int jsonb = 3802;
}  // namespace oid

/// What a call of `type` with these arguments makes, if that is certain.
std::optional<Value> made(const QString& type, const python::Values& values, const Arguments& place)
{
    Arguments arguments;
    arguments.where = place.where;
    arguments.code = place.code;
    for (const Value& value : values) {
        arguments.items.push_back({{}, value, place.where, place.code});
    }
    return plainObject(type, arguments);
}

std::optional<Value> dateOf(const QDate& date, const Arguments& place)
{
    return made(
        u"datetime.date"_s,
        {Value{qint64{date.year()}}, Value{qint64{date.month()}}, Value{qint64{date.day()}}},
        place);
}

/// The texts in which SQLAlchemy stores dates and times on SQLite.
/// Source: SQLAlchemy 2.0 dialects/sqlite/base.py, DATETIME, DATE, TIME.
std::optional<Value> momentFrom(const QString& text, TypeKind kind, const Arguments& place)
{
    static const QString day = u"(\\d{4})-(\\d{2})-(\\d{2})"_s;
    static const QString clock = u"(\\d{2}):(\\d{2}):(\\d{2})(?:\\.(\\d{6}))?"_s;
    static const QRegularExpression date(u"^"_s + day + u"$"_s);
    static const QRegularExpression time(u"^"_s + clock + u"$"_s);
    static const QRegularExpression both(u"^"_s + day + u"[ T]"_s + clock + u"$"_s);
    const bool isDate = kind == TypeKind::Date;
    const bool isTime = kind == TypeKind::Time;
    const QRegularExpressionMatch match = (isDate ? date : isTime ? time : both).match(text);
    if (!match.hasMatch()) {
        return std::nullopt;
    }
    python::Values numbers;
    for (int i = 1; i <= match.regularExpression().captureCount(); ++i) {
        numbers.push_back(Value{qint64{match.captured(i).toLongLong()}});
    }
    return made(isDate   ? u"datetime.date"_s
                : isTime ? u"datetime.time"_s
                         : u"datetime.datetime"_s,
                numbers,
                place);
}

std::optional<Value> jsonOf(const QVariant& raw)
{
    return raw.typeId() == QMetaType::QString ? python::readJson(raw.toString()) : std::nullopt;
}

/// What Python's driver of SQLite makes of a value.
std::optional<Value> plainSqlite(const QVariant& raw, const Arguments& place)
{
    switch (raw.typeId()) {
    case QMetaType::Int:
    case QMetaType::LongLong:
        return Value{raw.toLongLong()};
    case QMetaType::Double:
        return Value{raw.toDouble()};
    case QMetaType::QString:
        return Value{raw.toString()};
    case QMetaType::QByteArray:
        return bytesObject(raw.toByteArray(), place);
    default:
        return std::nullopt;
    }
}

std::optional<Value> onSqlite(const QVariant& raw, const ColumnType& type, const Arguments& place)
{
    switch (type.kind) {
    case TypeKind::Boolean:
        return raw.typeId() == QMetaType::LongLong ? std::optional(Value{raw.toLongLong() != 0})
                                                   : std::nullopt;
    case TypeKind::Date:
    case TypeKind::Time:
    case TypeKind::DateTime:
    case TypeKind::Timestamp:
        return raw.typeId() == QMetaType::QString ? momentFrom(raw.toString(), type.kind, place)
                                                  : std::nullopt;
    case TypeKind::Numeric:
    case TypeKind::Decimal:
        // Source: SQLAlchemy 2.0 sql/sqltypes.py, Numeric.result_processor: "%.10f".
        return raw.typeId() == QMetaType::Double || raw.typeId() == QMetaType::LongLong
                   ? made(u"decimal.Decimal"_s,
                          {Value{QString::number(raw.toDouble(), 'f', type.scale.value_or(10))}},
                          place)
                   : std::nullopt;
    case TypeKind::Json:
        return jsonOf(raw);
    case TypeKind::Jsonb:
    case TypeKind::Uuid:
    case TypeKind::Enum:
    case TypeKind::Array:
    case TypeKind::Interval:
    case TypeKind::Other:
        return std::nullopt;
    default:
        return plainSqlite(raw, place);
    }
}

/// What psycopg2 makes of a value of the type `id`.
std::optional<Value> plainPostgresql(const QVariant& raw, int id, const Arguments& place)
{
    switch (id) {
    case oid::boolean:
        return Value{raw.toBool()};
    case oid::int2:
    case oid::int4:
    case oid::int8:
    case oid::oid:
        return Value{raw.toLongLong()};
    case oid::float4:
    case oid::float8:
        return Value{raw.toDouble()};
    case oid::text:
    case oid::varchar:
    case oid::bpchar:
    case oid::name:
    case oid::char1:
    case oid::unknown:
        return Value{raw.toString()};
    case oid::numeric:
        return made(u"decimal.Decimal"_s, {Value{raw.toString()}}, place);
    case oid::date:
        return dateOf(raw.toDate(), place);
    case oid::uuid:
        return made(u"uuid.UUID"_s, {Value{raw.toString().remove(u'{').remove(u'}')}}, place);
    case oid::json:
    case oid::jsonb:
        return jsonOf(raw);
    case oid::bytes:
        return bytesObject(raw.toByteArray(), place);
    default:
        return std::nullopt;
    }
}

std::optional<Value> onPostgresql(const QVariant& raw,
                                  int id,
                                  const ColumnType& type,
                                  const Arguments& place)
{
    const bool isNumber = id == oid::numeric || id == oid::float4 || id == oid::float8;
    const bool isDecimal = type.kind == TypeKind::Numeric || type.kind == TypeKind::Decimal;
    const bool isFloat = type.kind == TypeKind::Float || type.kind == TypeKind::Real
                         || type.kind == TypeKind::Double;
    if ((isNumber && ((isDecimal && id != oid::numeric) || (isFloat && id == oid::numeric)))
        || type.kind == TypeKind::Enum || type.kind == TypeKind::Other) {
        return std::nullopt;  // SQLAlchemy converts it
    }
    return plainPostgresql(raw, id, place);
}

}  // namespace

python::Values pythonRows(const QueryResult& result,
                          const QList<ColumnType>& types,
                          Engine engine,
                          const Arguments& place)
{
    const auto names = std::make_shared<const QStringList>(result.columns);
    python::Values rows;
    rows.reserve(static_cast<size_t>(result.rows.size()));
    for (const QVariantList& each : result.rows) {
        python::Values items;
        for (qsizetype i = 0; i < each.size(); ++i) {
            const QVariant& raw = each[i];
            const ColumnType type = types.value(i);
            const std::optional<Value> value =
                raw.isNull()               ? std::optional(Value{})
                : engine == Engine::Sqlite ? onSqlite(raw, type, place)
                : engine == Engine::Postgresql
                    ? onPostgresql(raw, result.types.value(i), type, place)
                    : std::nullopt;
            items.push_back(value.value_or(Value::passive(
                place.opaque(EngineText::tr("uses a value of the column '%1', whose type Limbeck "
                                            "does not read as Python does")
                                 .arg(result.columns.value(i))))));
        }
        Value row = Value::tuple(std::move(items));
        std::get_if<python::Sequence>(&row.data)->names = names;
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace limbeck
