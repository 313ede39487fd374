// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/base/overloaded.h"
#include "models/operation/describe.h"
#include "models/operation/sqlkind.h"

#include <algorithm>

namespace limbeck {

namespace {

enum class Family
{
    Number,
    Text,
    Time,
    Bytes,
    Other,
};

Family familyOf(TypeKind kind)
{
    switch (kind) {
    case TypeKind::SmallInteger:
    case TypeKind::Integer:
    case TypeKind::BigInteger:
    case TypeKind::Numeric:
    case TypeKind::Decimal:
    case TypeKind::Float:
    case TypeKind::Real:
    case TypeKind::Double:
        return Family::Number;
    case TypeKind::String:
    case TypeKind::Char:
    case TypeKind::NVarchar:
    case TypeKind::NChar:
    case TypeKind::Text:
    case TypeKind::Clob:
        return Family::Text;
    case TypeKind::Date:
    case TypeKind::Time:
    case TypeKind::DateTime:
    case TypeKind::Timestamp:
    case TypeKind::Interval:
        return Family::Time;
    case TypeKind::LargeBinary:
    case TypeKind::Binary:
    case TypeKind::Varbinary:
        return Family::Bytes;
    case TypeKind::Null:
    case TypeKind::Boolean:
    case TypeKind::Json:
    case TypeKind::Jsonb:
    case TypeKind::Uuid:
    case TypeKind::Enum:
    case TypeKind::Array:
    case TypeKind::Other:
        return Family::Other;
    }
    Q_UNREACHABLE();
}

/// Number types by how much they hold: each holds every value of those before it.
const QList<TypeKind>& exactNumbers()
{
    static const QList<TypeKind> ascending{
        TypeKind::SmallInteger, TypeKind::Integer, TypeKind::BigInteger, TypeKind::Numeric};
    return ascending;
}

const QList<TypeKind>& floatingNumbers()
{
    static const QList<TypeKind> ascending{TypeKind::Real, TypeKind::Float, TypeKind::Double};
    return ascending;
}

bool widensWithin(const QList<TypeKind>& ascending, TypeKind from, TypeKind to)
{
    return ascending.contains(from) && ascending.indexOf(to) >= ascending.indexOf(from);
}

bool isShorter(const std::optional<int>& to, const std::optional<int>& from)
{
    return to.has_value() && (!from.has_value() || *to < *from);
}

bool narrowsNumber(const ColumnType& from, const ColumnType& to)
{
    const auto plain = [](TypeKind kind) {
        return kind == TypeKind::Decimal ? TypeKind::Numeric : kind;
    };
    // Between the two lists something is lost: large integers or fractions.
    if (!widensWithin(exactNumbers(), plain(from.kind), plain(to.kind))
        && !widensWithin(floatingNumbers(), from.kind, to.kind)) {
        return true;
    }
    return plain(from.kind) == TypeKind::Numeric
           && (isShorter(to.precision, from.precision) || isShorter(to.scale, from.scale));
}

bool isUnbounded(const ColumnType& type)
{
    return type.kind == TypeKind::Text || type.kind == TypeKind::Clob;
}

/// The longest text that a value of `type` becomes, if that is known.
std::optional<int> longestText(const ColumnType& type)
{
    if (type.kind == TypeKind::Uuid) {
        return 36;
    }
    if (type.kind != TypeKind::Enum) {
        return std::nullopt;
    }
    qsizetype longest = 0;
    for (const QString& label : type.values) {
        longest = std::max(longest, label.size());
    }
    return static_cast<int>(longest);
}

/// True if every value of `from` can be written into the text type `to`.
bool fitsIntoText(const ColumnType& from, const ColumnType& to)
{
    if (isUnbounded(to) || (to.kind == TypeKind::String && !to.length.has_value())) {
        return true;
    }
    const std::optional<int> longest = longestText(from);
    return familyOf(to.kind) == Family::Text && longest.has_value()
           && !isShorter(to.length, longest);
}

bool narrowsTime(const ColumnType& from, const ColumnType& to)
{
    const auto hasDateAndTime = [](TypeKind kind) {
        return kind == TypeKind::DateTime || kind == TypeKind::Timestamp;
    };
    const bool widens =
        hasDateAndTime(to.kind) && (hasDateAndTime(from.kind) || from.kind == TypeKind::Date);
    return (from.kind != to.kind && !widens)
           || (to.precision.has_value() && isShorter(to.precision, from.precision));
}

bool narrows(const ColumnType& from, const ColumnType& to)
{
    const bool isBooleanAsNumber =
        from.kind == TypeKind::Boolean && familyOf(to.kind) == Family::Number;
    if (from == to || isBooleanAsNumber) {
        return false;
    }
    if (fitsIntoText(from, to)) {
        return false;
    }
    const Family family = familyOf(from.kind);
    if (family != familyOf(to.kind)) {
        return true;
    }
    switch (family) {
    case Family::Number:
        return narrowsNumber(from, to);
    case Family::Text:
    case Family::Bytes:
        return isShorter(to.length, from.length) || (isUnbounded(from) && to.length.has_value());
    case Family::Time:
        return narrowsTime(from, to);
    case Family::Other:
        break;
    }
    if (from.kind == TypeKind::Enum && to.kind == TypeKind::Enum) {
        return !std::ranges::all_of(
            from.values, [&to](const QString& value) { return to.values.contains(value); });
    }
    const auto isJson = [](TypeKind kind) {
        return kind == TypeKind::Json || kind == TypeKind::Jsonb;
    };
    return !(isJson(from.kind) && isJson(to.kind)) && from.kind != to.kind;
}

bool losesValues(const AlterColumn& alter)
{
    if (!alter.changes.type.has_value()) {
        return false;
    }
    // Nothing is said about the type before: be careful.
    return !alter.existing.type.has_value() || narrows(*alter.existing.type, *alter.changes.type);
}

bool anyDestructive(const std::vector<Operation>& operations)
{
    return std::ranges::any_of(operations, isDestructive);
}

}  // namespace

bool isDestructive(const Operation& operation)
{
    return std::visit(
        Overloaded{
            [](const DropTable&) { return true; },
            [](const DropColumn&) { return true; },
            [](const AlterColumn& alter) { return losesValues(alter); },
            [](const ExecuteSql& execute) { return sqlRemoves(execute.sql); },
            [](const Batch& batch) { return anyDestructive(batch.operations); },
            [](const AutocommitBlock& block) { return anyDestructive(block.operations); },
            [](const auto&) { return false; },
        },
        operation.value);
}

}  // namespace limbeck
