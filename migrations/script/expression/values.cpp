// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/dialect/expression/statementtext.h"
#include "migrations/script/expression/expressionreader.h"
#include "migrations/script/expression/plainobjects.h"
#include "migrations/script/expression/pythonjson.h"
#include "models/base/enginetext.h"

#include <QRegularExpression>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

SqlExpression valueOf(const QVariant& value, const ColumnType& type)
{
    SqlExpression result;
    result.data = SqlValue{value};
    result.type = type;
    return result;
}

ColumnType kindType(TypeKind kind)
{
    return ColumnType::ofKind(kind);
}

bool isJson(const ColumnType& type)
{
    return type.kind == TypeKind::Json || type.kind == TypeKind::Jsonb;
}

bool isFraction(const ColumnType& type)
{
    return isSameFamily(type, kindType(TypeKind::Numeric))
           || isSameFamily(type, kindType(TypeKind::Float));
}

/// Types whose values the driver passes on as they are.
bool isPassedOn(const ColumnType& type)
{
    return type.kind == TypeKind::Null || type.kind == TypeKind::Other;
}

bool isMoment(const ColumnType& type)
{
    return isSameFamily(type, kindType(TypeKind::DateTime)) || type.kind == TypeKind::Date
           || type.kind == TypeKind::Time;
}

}  // namespace

const python::Value* ExpressionReader::parameterValue(const QString& name) const
{
    for (const auto& [key, value] : m_parameters) {
        const auto* text = key.as<QString>();
        if (text != nullptr && *text == name) {
            return &value;
        }
    }
    return nullptr;
}

/// A value where nothing says its type: SQLAlchemy goes by the value.
SqlExpression ExpressionReader::plain(const Value& value)
{
    if (value.isNone()) {
        return SqlExpression::word(SqlWord::Kind::Null);
    }
    if (const auto* flag = value.as<bool>()) {
        return valueOf(*flag, kindType(TypeKind::Boolean));
    }
    if (const auto* integer = value.as<qint64>()) {
        return valueOf(*integer, kindType(TypeKind::Integer));
    }
    if (const auto* real = value.as<double>()) {
        return valueOf(*real, kindType(TypeKind::Float));
    }
    if (const auto* text = value.as<QString>()) {
        return valueOf(*text, kindType(TypeKind::String));
    }
    if (const std::optional<SqlMoment> moment = momentOf(value)) {
        const bool isMysql = m_engine == Engine::Mysql || m_engine == Engine::Mariadb;
        if (isMysql && !moment->offset.isEmpty()) {
            // Stock Alembic writes the offset offline, and its driver leaves it out.
            fail(EngineText::tr("stores a time with an offset, which MySQL does not have"));
        }
        SqlExpression result;
        result.data = *moment;
        result.type = kindType(moment->time.isEmpty()   ? TypeKind::Date
                               : moment->date.isEmpty() ? TypeKind::Time
                                                        : TypeKind::DateTime);
        return result;
    }
    if (const std::optional<QString> decimal = decimalOf(value)) {
        return valueOf(*decimal, kindType(TypeKind::Numeric));
    }
    if (const std::optional<QUuid> uuid = uuidOf(value)) {
        return valueOf(*uuid, kindType(TypeKind::Uuid));
    }
    if (const std::optional<QByteArray> bytes = bytesOf(value);
        bytes && m_engine != Engine::Mysql) {
        const QString hex = QString::fromLatin1(bytes->toHex());
        SqlExpression result;
        result.data = SqlText{m_engine == Engine::Postgresql ? u"'\\x%1'::bytea"_s.arg(hex)
                                                             : u"X'%1'"_s.arg(hex)};
        result.type = kindType(TypeKind::LargeBinary);
        return result;
    }
    const python::Unknown* unknown = python::unknownIn(value);
    fail(unknown != nullptr
             ? unknown->why
             : Opaque{.where = m_place.where,
                      .reason = EngineText::tr("uses %1 where a plain value is needed")
                                    .arg(python::describe(value)),
                      .code = m_place.code});
    return {};
}

/// An expression, or a plain value by itself.
SqlExpression ExpressionReader::coerced(const Value& value)
{
    return isExpression(value) ? expression(value) : plain(value);
}

/// A value beside an expression of `type`: it takes that type if it is of its family.
/// Source: SQLAlchemy 2.1 sql/type_api.py, coerce_compared_value.
SqlExpression ExpressionReader::compared(const Value& value, const ColumnType& type)
{
    const auto* object = value.as<Object>();
    const bool isBound = object != nullptr && object->type == "sqlalchemy.bindparam"_L1;
    if (isExpression(value) && !isBound) {
        return expression(value);
    }
    SqlExpression own = isBound ? expression(value) : plain(value);
    if (type.kind == TypeKind::Uuid && own.type.kind == TypeKind::String) {
        return stored(value, type);
    }
    if (own.type.kind == TypeKind::Uuid && isSameFamily(own.type, type)) {
        own.type = type;
    }
    return own;
}

SqlExpression ExpressionReader::number(const QString& text, const ColumnType& type)
{
    static const QRegularExpression whole(u"^-?[0-9]+$"_s);
    static const QRegularExpression fraction(u"^-?[0-9]+(\\.[0-9]+)?$"_s);
    const bool fits = (isIntegerType(type) ? whole : fraction).match(text).hasMatch();
    if (!fits) {
        fail(EngineText::tr("stores the text '%1' in a column of numbers").arg(text));
    }
    return valueOf(text, kindType(TypeKind::Numeric));
}

SqlExpression ExpressionReader::json(const Value& value, const ColumnType& type)
{
    if (value.isNone()) {
        fail(EngineText::tr(
            "stores None in a column of JSON, which is NULL or JSON's null by the mode"));
    }
    const std::optional<QString> text = pythonJson(value);
    if (!text) {
        fail(EngineText::tr("stores %1 as JSON").arg(python::describe(value)));
    }
    Q_UNUSED(type)
    return valueOf(text.value_or(QString()), kindType(TypeKind::String));
}

/// ARRAY[…]; an empty one needs no type when it is a text.
SqlExpression ExpressionReader::array(const python::Sequence& items, const ColumnType& type)
{
    if (m_engine != Engine::Postgresql || type.items.empty() || type.dimensions > 1) {
        fail(EngineText::tr("stores a list in a column that is no plain array of PostgreSQL"));
        return {};
    }
    if (items.items->empty()) {
        return valueOf(u"{}"_s, kindType(TypeKind::String));
    }
    QStringList parts;
    for (const Value& item : *items.items) {
        const Result<QString> text = expressionText(stored(item, type.items.front()), m_engine);
        parts << text.value_or(QString());
    }
    SqlExpression result;
    result.data = SqlText{u"ARRAY["_s + parts.join(u", "_s) + u']'};
    return result;
}

/// A value that goes into a column of `type`, as its driver gets it.
SqlExpression ExpressionReader::stored(const Value& value, const ColumnType& type)
{
    if (isJson(type)) {
        return json(value, type);
    }
    if (const auto* items = value.as<python::Sequence>()) {
        return array(*items, type);
    }
    SqlExpression own = plain(value);
    if (own.as<SqlMoment>() != nullptr && isPassedOn(type) && m_engine == Engine::Sqlite) {
        // Python's driver has a form of its own.
        fail(EngineText::tr("stores a date in a column without a type"));
    }
    if (!isCertain() || value.isNone() || isPassedOn(type) || isSameFamily(own.type, type)) {
        if (own.type.kind == TypeKind::Uuid) {
            own.type = type;
        }
        return own;
    }
    if (const auto* text = value.as<QString>()) {
        if (isIntegerType(type) || isFraction(type)) {
            return number(*text, type);
        }
        // SQLite's types take Python's dates only; the drivers of servers pass texts on.
        if (m_engine != Engine::Sqlite && isMoment(type)) {
            return own;
        }
        if (m_engine == Engine::Postgresql
            && (type.kind == TypeKind::Uuid || type.kind == TypeKind::Interval)) {
            return own;
        }
    }
    const bool isWhole = value.as<qint64>() != nullptr;
    if (isWhole && type.kind == TypeKind::Boolean && *value.as<qint64>() >> 1 == 0) {
        return valueOf(*value.as<qint64>() == 1, type);
    }
    if (const auto* flag = value.as<bool>(); flag != nullptr && isIntegerType(type)) {
        return valueOf(qint64{*flag}, type);
    }
    const bool isNumber = isWhole || value.as<double>() != nullptr || decimalOf(value);
    if (isNumber && isFraction(type)) {
        return own;
    }
    if (isWhole && isTextType(type) && type.kind != TypeKind::Enum) {
        return own;
    }
    const bool isDay = own.type.kind == TypeKind::Date;
    if (m_engine != Engine::Sqlite && isDay && isSameFamily(type, kindType(TypeKind::DateTime))) {
        return own;
    }
    fail(EngineText::tr("stores %1 in a column of type %2")
             .arg(python::describe(value), describe(type)));
    return {};
}

}  // namespace limbeck
