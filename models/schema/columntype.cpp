// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/schema/columntype.h"

#include <algorithm>

namespace limbeck {

namespace {

QString kindName(TypeKind kind)
{
    switch (kind) {
    case TypeKind::Null:
        return QStringLiteral("any");
    case TypeKind::Boolean:
        return QStringLiteral("boolean");
    case TypeKind::SmallInteger:
        return QStringLiteral("small integer");
    case TypeKind::Integer:
        return QStringLiteral("integer");
    case TypeKind::BigInteger:
        return QStringLiteral("big integer");
    case TypeKind::Numeric:
        return QStringLiteral("numeric");
    case TypeKind::Decimal:
        return QStringLiteral("decimal");
    case TypeKind::Float:
        return QStringLiteral("float");
    case TypeKind::Real:
        return QStringLiteral("real");
    case TypeKind::Double:
        return QStringLiteral("double");
    case TypeKind::String:
        return QStringLiteral("string");
    case TypeKind::Char:
        return QStringLiteral("char");
    case TypeKind::NVarchar:
        return QStringLiteral("national string");
    case TypeKind::NChar:
        return QStringLiteral("national char");
    case TypeKind::Text:
        return QStringLiteral("text");
    case TypeKind::Clob:
        return QStringLiteral("clob");
    case TypeKind::Date:
        return QStringLiteral("date");
    case TypeKind::Time:
        return QStringLiteral("time");
    case TypeKind::DateTime:
        return QStringLiteral("datetime");
    case TypeKind::Timestamp:
        return QStringLiteral("timestamp");
    case TypeKind::Interval:
        return QStringLiteral("interval");
    case TypeKind::LargeBinary:
        return QStringLiteral("large binary");
    case TypeKind::Binary:
        return QStringLiteral("binary");
    case TypeKind::Varbinary:
        return QStringLiteral("varbinary");
    case TypeKind::Json:
        return QStringLiteral("json");
    case TypeKind::Jsonb:
        return QStringLiteral("jsonb");
    case TypeKind::Uuid:
        return QStringLiteral("uuid");
    case TypeKind::Enum:
        return QStringLiteral("enum");
    case TypeKind::Array:
        return QStringLiteral("array");
    case TypeKind::Other:
        return QStringLiteral("other");
    }
    Q_UNREACHABLE();
}

QString describeArguments(const ColumnType& type)
{
    QStringList arguments;
    for (const std::optional<int>& argument : {type.length, type.precision, type.scale}) {
        if (argument.has_value()) {
            arguments << QString::number(*argument);
        }
    }
    return arguments.isEmpty()
               ? QString()
               : QLatin1Char('(') + arguments.join(QStringLiteral(", ")) + QLatin1Char(')');
}

QString describeEnum(const ColumnType& type)
{
    QString text = QStringLiteral("enum");
    if (!type.name.isEmpty()) {
        text += QLatin1Char(' ') + type.name;
    }
    return text + QStringLiteral(" (") + type.values.join(QStringLiteral(", ")) + QLatin1Char(')');
}

}  // namespace

ColumnType ColumnType::on(const QString& dialectName) const
{
    const auto variant = std::ranges::find(variants, dialectName, &ColumnType::variantOf);
    ColumnType chosen = variant == variants.end() ? *this : *variant;
    chosen.variants.clear();
    chosen.variantOf.clear();
    return chosen;
}

ColumnType ColumnType::ofKind(TypeKind kind)
{
    ColumnType type;
    type.kind = kind;
    return type;
}

ColumnType ColumnType::string(std::optional<int> length)
{
    ColumnType type = ofKind(TypeKind::String);
    type.length = length;
    return type;
}

ColumnType ColumnType::other(const QString& raw)
{
    ColumnType type = ofKind(TypeKind::Other);
    type.raw = raw;
    return type;
}

QString describe(const ColumnType& type)
{
    switch (type.kind) {
    case TypeKind::Other:
        return type.raw;
    case TypeKind::Enum:
        return describeEnum(type);
    case TypeKind::Array:
        return QStringLiteral("array of ")
               + (type.items.empty() ? QStringLiteral("any") : describe(type.items.front()));
    default:
        return kindName(type.kind) + describeArguments(type)
               + (type.timezone ? QStringLiteral(" with time zone") : QString());
    }
}

}  // namespace limbeck
