// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/typecode.h"

#include "migrations/script/pythonrepr.h"
#include "migrations/script/rawtypecode.h"

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

/// The upper-case name, which is the one of SQL.
QString exactName(TypeKind kind)
{
    switch (kind) {
    case TypeKind::Null:
        return u"NullType"_s;
    case TypeKind::Boolean:
        return u"BOOLEAN"_s;
    case TypeKind::SmallInteger:
        return u"SMALLINT"_s;
    case TypeKind::Integer:
        return u"INTEGER"_s;
    case TypeKind::BigInteger:
        return u"BIGINT"_s;
    case TypeKind::Numeric:
        return u"NUMERIC"_s;
    case TypeKind::Decimal:
        return u"DECIMAL"_s;
    case TypeKind::Float:
        return u"FLOAT"_s;
    case TypeKind::Real:
        return u"REAL"_s;
    case TypeKind::Double:
        return u"DOUBLE"_s;
    case TypeKind::String:
        return u"VARCHAR"_s;
    case TypeKind::Char:
        return u"CHAR"_s;
    case TypeKind::NVarchar:
        return u"NVARCHAR"_s;
    case TypeKind::NChar:
        return u"NCHAR"_s;
    case TypeKind::Text:
        return u"TEXT"_s;
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
        return u"INTERVAL"_s;
    case TypeKind::LargeBinary:
        return u"BLOB"_s;
    case TypeKind::Binary:
        return u"BINARY"_s;
    case TypeKind::Varbinary:
        return u"VARBINARY"_s;
    case TypeKind::Json:
        return u"JSON"_s;
    case TypeKind::Jsonb:
        return u"JSONB"_s;
    case TypeKind::Uuid:
        return u"UUID"_s;
    case TypeKind::Enum:
        return u"ENUM"_s;
    case TypeKind::Array:
        return u"ARRAY"_s;
    case TypeKind::Other:
        return {};
    }
    Q_UNREACHABLE();
}

/// SQLAlchemy's name for what each engine spells in its own way; empty where there is none.
QString genericName(TypeKind kind)
{
    static const QHash<TypeKind, QString> names{
        {TypeKind::Boolean, u"Boolean"_s},
        {TypeKind::SmallInteger, u"SmallInteger"_s},
        {TypeKind::Integer, u"Integer"_s},
        {TypeKind::BigInteger, u"BigInteger"_s},
        {TypeKind::Numeric, u"Numeric"_s},
        {TypeKind::Float, u"Float"_s},
        {TypeKind::Double, u"Double"_s},
        {TypeKind::String, u"String"_s},
        {TypeKind::Text, u"Text"_s},
        {TypeKind::Date, u"Date"_s},
        {TypeKind::Time, u"Time"_s},
        {TypeKind::DateTime, u"DateTime"_s},
        {TypeKind::Interval, u"Interval"_s},
        {TypeKind::LargeBinary, u"LargeBinary"_s},
        {TypeKind::Json, u"JSON"_s},
        {TypeKind::Uuid, u"Uuid"_s},
        {TypeKind::Enum, u"Enum"_s},
        {TypeKind::Array, u"ARRAY"_s},
    };
    return names.value(kind);
}

QString constructorOf(const ColumnType& type, DialectModules& modules)
{
    if (!type.dialect.isEmpty()) {
        modules.insert(type.dialect);
        const bool isBytes = type.kind == TypeKind::LargeBinary && type.dialect == "postgresql"_L1;
        return type.dialect + u'.' + (isBytes ? u"BYTEA"_s : exactName(type.kind));
    }
    if (type.kind == TypeKind::Jsonb) {
        modules.insert(u"postgresql"_s);
        return u"postgresql.JSONB"_s;
    }
    const QString generic = type.exact ? QString() : genericName(type.kind);
    return u"sa."_s + (generic.isEmpty() ? exactName(type.kind) : generic);
}

void addNumber(PythonCall& call, const QString& name, std::optional<int> number)
{
    if (number) {
        call.add(name, QString::number(*number));
    }
}

void addEnumArguments(PythonCall& call, const ColumnType& type)
{
    for (const QString& value : type.values) {
        call.add(pythonRepr(value));
    }
    call.addText(u"name"_s, type.name);
    call.addText(u"schema"_s, type.schema);
    if (!type.native) {
        call.add(u"native_enum"_s, pythonBool(false));
    }
    call.addFlag(u"create_constraint"_s, type.createConstraint);
    addNumber(call, u"length"_s, type.length);
    if (!type.createType) {
        call.add(u"create_type"_s, pythonBool(false));
    }
    call.addText(u"collation"_s, type.collation);
}

void addPlainArguments(PythonCall& call, const ColumnType& type)
{
    const bool isTime = type.kind == TypeKind::DateTime || type.kind == TypeKind::Timestamp
                        || type.kind == TypeKind::Time;
    call.addFlag(u"timezone"_s, type.timezone);
    addNumber(call, u"length"_s, type.length);
    call.addText(u"collation"_s, type.collation);
    const bool isMySqlTime = isTime && !type.dialect.isEmpty() && type.dialect != "postgresql"_L1;
    addNumber(call,
              isMySqlTime                                                 ? u"fsp"_s
              : type.kind == TypeKind::Interval && type.dialect.isEmpty() ? u"second_precision"_s
                                                                          : u"precision"_s,
              type.precision);
    addNumber(call, u"scale"_s, type.scale);
    if (type.kind == TypeKind::Boolean) {
        call.addFlag(u"create_constraint"_s, type.createConstraint);
        call.addText(u"name"_s, type.name);
    } else if (type.kind == TypeKind::Uuid && !type.native) {
        call.add(u"native_uuid"_s, pythonBool(false));
    } else if (type.kind == TypeKind::Interval && !type.native && type.dialect.isEmpty()) {
        call.add(u"native"_s, pythonBool(false));
    }
    const bool isPgJson = type.kind == TypeKind::Jsonb
                          || (type.kind == TypeKind::Json && type.dialect == "postgresql"_L1);
    if (isPgJson) {
        call.add(u"astext_type"_s, u"sa.Text()"_s);  // as Alembic writes it
    }
}

/// The type without its variants.
Result<QString> plainCode(const ColumnType& type, DialectModules& modules)
{
    if (type.kind == TypeKind::Other) {
        return rawTypeCode(type, modules);
    }
    PythonCall call(constructorOf(type, modules));
    if (type.kind == TypeKind::Enum) {
        addEnumArguments(call, type);
    } else if (type.kind == TypeKind::Array) {
        Q_ASSERT(!type.items.empty());  // readers and inspectors always give one
        const Result<QString> item = typeCode(type.items.front(), modules);
        if (!item) {
            return item;
        }
        call.add(*item);
        if (type.dimensions > 0) {
            call.add(u"dimensions"_s, QString::number(type.dimensions));
        }
    } else {
        addPlainArguments(call, type);
    }
    return call.text();
}

}  // namespace

Result<QString> typeCode(const ColumnType& type, DialectModules& modules)
{
    Result<QString> code = plainCode(type, modules);
    std::vector<ColumnType> variants = type.variants;
    std::stable_sort(variants.begin(), variants.end(), [](const auto& a, const auto& b) {
        return a.variantOf < b.variantOf;
    });
    for (const ColumnType& variant : variants) {
        const Result<QString> other = plainCode(variant, modules);
        if (!code || !other) {
            return code ? other : code;
        }
        *code += u".with_variant(%1, %2)"_s.arg(*other, pythonRepr(variant.variantOf));
    }
    return code;
}

}  // namespace limbeck
