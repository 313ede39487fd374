// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace limbeck {

/// The family of a column type. Generic names are SQLAlchemy's; what has no entry is `Other`
/// and keeps its text.
enum class TypeKind
{
    Null,  ///< no type given (SQLAlchemy's NullType; allowed by SQLite)
    Boolean,
    SmallInteger,
    Integer,
    BigInteger,
    Numeric,
    Decimal,
    Float,
    Real,
    Double,
    String,  ///< String, Unicode, VARCHAR
    Char,
    NVarchar,
    NChar,
    Text,  ///< Text, UnicodeText, TEXT
    Clob,
    Date,
    Time,
    DateTime,
    Timestamp,
    Interval,
    LargeBinary,  ///< LargeBinary, BLOB
    Binary,
    Varbinary,
    Json,
    Jsonb,
    Uuid,
    Enum,
    Array,  ///< items.front() is the type of the elements
    Other,  ///< `raw` is its SQL text, used as it stands
};

/// The type of a column as a value: family, arguments, and what single dialects use instead.
///
/// `exact` tells SQLAlchemy's upper-case types (VARCHAR, DATETIME) from the generic ones
/// (String, DateTime), since they render differently on some engines.
struct ColumnType
{
    TypeKind kind = TypeKind::Null;
    bool exact = false;
    std::optional<int> length;     ///< characters of strings, bytes of binaries
    std::optional<int> precision;  ///< total digits; fractional seconds of times; FLOAT(p)
    std::optional<int> scale;
    bool timezone = false;
    QString collation;
    /// Type of one dialect's module (`postgresql.INET`): that dialect's name, else empty.
    QString dialect;
    /// `Other`: SQL text of the type.
    QString raw;

    // Enum
    QString name;  ///< name of an enum type, or of the CHECK of a Boolean or non-native enum
    QString schema;
    QStringList values;
    bool native = true;             ///< native_enum
    bool createType = true;         ///< create_type of postgresql.ENUM
    bool createConstraint = false;  ///< create_constraint of Enum and Boolean (SQLAlchemy ≥ 1.4)

    std::vector<ColumnType> items;  ///< element type of an array; one entry or none
    int dimensions = 0;             ///< of an array; 0 is "not said", which means 1

    /// with_variant: the types that single dialects use instead.
    std::vector<ColumnType> variants;
    /// In an entry of `variants`: the dialect it is for.
    QString variantOf;

    /// The type that `dialectName` uses: the variant for it, or this one without its variants.
    ColumnType on(const QString& dialectName) const;

    bool operator==(const ColumnType&) const = default;

    static ColumnType ofKind(TypeKind kind);
    static ColumnType string(std::optional<int> length = {});
    static ColumnType other(const QString& raw);
};

/// How people read a type: "string(96)", "numeric(10, 2)", "enum plan_status (active, …)".
/// Not SQL; Dialect::typeName gives that.
QString describe(const ColumnType& type);

}  // namespace limbeck
