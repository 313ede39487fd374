// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/typetable.h"

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

using Table = QHash<QString, KnownType>;
using A = TypeArguments;
using K = TypeKind;

struct Row
{
    const char16_t* name;
    K kind;
    A arguments;
};

/// SQLAlchemy's CamelCase types: each engine chooses its own.
constexpr Row genericTypes[] = {
    {u"String", K::String, A::Length},
    {u"Unicode", K::String, A::Length},
    {u"Text", K::Text, A::Length},
    {u"UnicodeText", K::Text, A::Length},
    {u"Integer", K::Integer, A::None},
    {u"SmallInteger", K::SmallInteger, A::None},
    {u"BigInteger", K::BigInteger, A::None},
    {u"Numeric", K::Numeric, A::Numeric},
    {u"Float", K::Float, A::Float},
    {u"Double", K::Double, A::Float},
    {u"Boolean", K::Boolean, A::Boolean},
    {u"Date", K::Date, A::None},
    {u"DateTime", K::DateTime, A::Time},
    {u"Time", K::Time, A::Time},
    {u"Interval", K::Interval, A::Interval},
    {u"LargeBinary", K::LargeBinary, A::Binary},
    {u"JSON", K::Json, A::Json},
    {u"Uuid", K::Uuid, A::Uuid},
    {u"Enum", K::Enum, A::Enum},
    {u"ARRAY", K::Array, A::Array},
    {u"NullType", K::Null, A::None},
};

/// SQLAlchemy's upper-case types: the same name on every engine.
constexpr Row exactTypes[] = {
    {u"VARCHAR", K::String, A::Length},
    {u"CHAR", K::Char, A::Length},
    {u"NVARCHAR", K::NVarchar, A::Length},
    {u"NCHAR", K::NChar, A::Length},
    {u"TEXT", K::Text, A::Length},
    {u"CLOB", K::Clob, A::Length},
    {u"INTEGER", K::Integer, A::None},
    {u"INT", K::Integer, A::None},
    {u"SMALLINT", K::SmallInteger, A::None},
    {u"BIGINT", K::BigInteger, A::None},
    {u"NUMERIC", K::Numeric, A::Numeric},
    {u"DECIMAL", K::Decimal, A::Numeric},
    {u"FLOAT", K::Float, A::Float},
    {u"REAL", K::Real, A::Float},
    {u"DOUBLE", K::Double, A::Float},
    {u"BOOLEAN", K::Boolean, A::Boolean},
    {u"DATE", K::Date, A::None},
    {u"DATETIME", K::DateTime, A::Time},
    {u"TIMESTAMP", K::Timestamp, A::Time},
    {u"TIME", K::Time, A::Time},
    {u"BLOB", K::LargeBinary, A::Binary},
    {u"BINARY", K::Binary, A::Binary},
    {u"VARBINARY", K::Varbinary, A::Binary},
    {u"UUID", K::Uuid, A::Uuid},
};

constexpr Row postgresqlTypes[] = {
    {u"UUID", K::Uuid, A::Uuid},
    {u"JSON", K::Json, A::Json},
    {u"JSONB", K::Jsonb, A::Json},
    {u"ENUM", K::Enum, A::Enum},
    {u"ARRAY", K::Array, A::Array},
    {u"TIMESTAMP", K::Timestamp, A::PgTime},
    {u"TIME", K::Time, A::PgTime},
    {u"INTERVAL", K::Interval, A::PgInterval},
    {u"BYTEA", K::LargeBinary, A::Binary},
    {u"INET", K::Other, A::None},
    {u"CIDR", K::Other, A::None},
    {u"MACADDR", K::Other, A::None},
    {u"MACADDR8", K::Other, A::None},
    {u"MONEY", K::Other, A::None},
    {u"OID", K::Other, A::None},
    {u"REGCLASS", K::Other, A::None},
    {u"REGCONFIG", K::Other, A::None},
    {u"TSVECTOR", K::Other, A::None},
    {u"TSQUERY", K::Other, A::None},
    {u"HSTORE", K::Other, A::PgText},
    {u"BIT", K::Other, A::PgBit},
    {u"JSONPATH", K::Other, A::None},
    {u"CITEXT", K::Other, A::None},
    {u"INT4RANGE", K::Other, A::None},
    {u"INT8RANGE", K::Other, A::None},
    {u"NUMRANGE", K::Other, A::None},
    {u"DATERANGE", K::Other, A::None},
    {u"TSRANGE", K::Other, A::None},
    {u"TSTZRANGE", K::Other, A::None},
    {u"INT4MULTIRANGE", K::Other, A::None},
    {u"INT8MULTIRANGE", K::Other, A::None},
    {u"NUMMULTIRANGE", K::Other, A::None},
    {u"DATEMULTIRANGE", K::Other, A::None},
    {u"TSMULTIRANGE", K::Other, A::None},
    {u"TSTZMULTIRANGE", K::Other, A::None},
};

constexpr Row mysqlTypes[] = {
    {u"VARCHAR", K::String, A::MyText},
    {u"CHAR", K::Char, A::MyText},
    {u"TEXT", K::Text, A::MyText},
    {u"TINYTEXT", K::Other, A::MyText},
    {u"MEDIUMTEXT", K::Other, A::MyText},
    {u"LONGTEXT", K::Other, A::MyText},
    {u"NVARCHAR", K::NVarchar, A::MyText},
    {u"INTEGER", K::Integer, A::MyInteger},
    {u"BIGINT", K::BigInteger, A::MyInteger},
    {u"SMALLINT", K::SmallInteger, A::MyInteger},
    {u"TINYINT", K::Other, A::MyInteger},
    {u"MEDIUMINT", K::Other, A::MyInteger},
    {u"NUMERIC", K::Numeric, A::MyNumeric},
    {u"DECIMAL", K::Decimal, A::MyNumeric},
    {u"FLOAT", K::Float, A::MyNumeric},
    {u"DOUBLE", K::Double, A::MyNumeric},
    {u"REAL", K::Real, A::MyNumeric},
    {u"DATETIME", K::DateTime, A::MyTime},
    {u"TIMESTAMP", K::Timestamp, A::MyTime},
    {u"TIME", K::Time, A::MyTime},
    {u"TINYBLOB", K::Other, A::None},
    {u"MEDIUMBLOB", K::Other, A::None},
    {u"LONGBLOB", K::Other, A::None},
    {u"BIT", K::Other, A::MyLength},
    {u"YEAR", K::Other, A::MyLength},
    {u"SET", K::Other, A::MySet},
    {u"JSON", K::Json, A::Json},
    {u"ENUM", K::Enum, A::Enum},
    {u"INET4", K::Other, A::None},
    {u"INET6", K::Other, A::None},
};

constexpr Row sqliteTypes[] = {
    {u"JSON", K::Json, A::Json},
    {u"JSONB", K::Other, A::Json},
    {u"DATETIME", K::DateTime, A::None},
    {u"DATE", K::Date, A::None},
    {u"TIME", K::Time, A::None},
};

template <size_t size>
void add(Table& table, const Row (&rows)[size], const QString& module, bool exact)
{
    for (const Row& row : rows) {
        KnownType type;
        type.kind = row.kind;
        type.exact = exact;
        type.arguments = row.arguments;
        if (module != "sqlalchemy"_L1) {
            type.dialect = module;
            type.raw = QString::fromUtf16(row.name);
        }
        table.insert(module + u'.' + QString::fromUtf16(row.name), type);
    }
}

/// What a dialect's module only passes on from SQLAlchemy is SQLAlchemy's.
void addPassedOn(Table& table, const QString& module)
{
    for (const Row& row : exactTypes) {
        const QString name = QString::fromUtf16(row.name);
        if (!table.contains(module + u'.' + name)) {
            table.insert(module + u'.' + name, table.value(u"sqlalchemy."_s + name));
        }
    }
}

Table makeTable()
{
    Table table;
    add(table, genericTypes, u"sqlalchemy"_s, false);
    add(table, exactTypes, u"sqlalchemy"_s, true);
    add(table, postgresqlTypes, u"postgresql"_s, true);
    add(table, mysqlTypes, u"mysql"_s, true);
    add(table, mysqlTypes, u"mariadb"_s, true);
    add(table, sqliteTypes, u"sqlite"_s, true);
    for (const QString& module : {u"postgresql"_s, u"mysql"_s, u"mariadb"_s, u"sqlite"_s}) {
        addPassedOn(table, module);
    }
    KnownType precise;  // two words, unlike DOUBLE
    precise.kind = TypeKind::Other;
    precise.arguments = TypeArguments::Float;
    precise.raw = u"DOUBLE PRECISION"_s;
    table.insert(u"sqlalchemy.DOUBLE_PRECISION"_s, precise);
    table.insert(u"postgresql.DOUBLE_PRECISION"_s, precise);
    KnownType bytes;
    bytes.kind = TypeKind::LargeBinary;
    table.insert(u"sqlalchemy.PickleType"_s, bytes);
    bytes.arguments = TypeArguments::Binary;
    table.insert(u"sqlalchemy.Binary"_s, bytes);  // LargeBinary's name before SQLAlchemy 1.4
    return table;
}

}  // namespace

const QHash<QString, KnownType>& typeTable()
{
    static const Table table = makeTable();
    return table;
}

}  // namespace limbeck
