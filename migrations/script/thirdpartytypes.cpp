// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/thirdpartytypes.h"

#include "migrations/script/argumentreader.h"
#include "models/base/enginetext.h"

namespace limbeck {

using namespace Qt::StringLiterals;
using python::Arguments;
using python::Object;
using python::Value;

namespace {

/// One call that makes a type, and for which dialect.
struct Making
{
    const Arguments& arguments;
    QString dialect;

    Value type(const QString& name, const Arguments& given = {}) const
    {
        return Value::object(name, {given.items, arguments.where, arguments.code});
    }

    Value type(const QString& name, const QString& parameter, qint64 number) const
    {
        return type(name, {{{parameter, Value{number}, arguments.where, arguments.code}}, {}, {}});
    }

    bool isPostgresql() const
    {
        return dialect == "postgresql"_L1;
    }
};

using Make = std::optional<Value> (*)(const Making&);

/// A UUID on PostgreSQL, a text of that length elsewhere.
template <int length>
std::optional<Value> uuidOrText(const Making& making)
{
    if (!making.arguments.items.empty()) {
        return std::nullopt;
    }
    return making.isPostgresql() ? making.type(u"postgresql.UUID"_s)
                                 : making.type(u"sqlalchemy.CHAR"_s, u"length"_s, length);
}

/// sqlmodel.AutoString(length): VARCHAR, of 255 where MySQL needs a length.
std::optional<Value> autoString(const Making& making)
{
    ArgumentReader reader(making.arguments, {u"length"_s});
    const std::optional<int> length = reader.optionalInteger(u"length"_s);
    if (reader.finish()) {
        return std::nullopt;
    }
    if (length) {
        return making.type(u"sqlalchemy.String"_s, u"length"_s, *length);
    }
    return making.dialect == "mysql"_L1 ? making.type(u"sqlalchemy.String"_s, u"length"_s, 255)
                                        : making.type(u"sqlalchemy.String"_s);
}

/// sqlalchemy_utils.UUIDType(binary=True, native=True)
std::optional<Value> utilsUuid(const Making& making)
{
    ArgumentReader reader(making.arguments, {u"binary"_s, u"native"_s});
    const bool isBinary = reader.flag(u"binary"_s, true);
    const bool isNative = reader.flag(u"native"_s, true);
    if (reader.finish()) {
        return std::nullopt;
    }
    if (isNative && making.isPostgresql()) {
        return making.type(u"postgresql.UUID"_s);
    }
    return isBinary ? making.type(u"sqlalchemy.BINARY"_s, u"length"_s, 16)
                    : making.type(u"sqlalchemy.CHAR"_s, u"length"_s, 32);
}

std::optional<Value> utilsJson(const Making& making)
{
    if (!making.arguments.items.empty()) {
        return std::nullopt;
    }
    return making.type(making.isPostgresql() ? u"postgresql.JSON"_s : u"sqlalchemy.UnicodeText"_s);
}

std::optional<Value> arrow(const Making& making)
{
    return making.arguments.items.empty() ? std::optional(making.type(u"sqlalchemy.DateTime"_s))
                                          : std::nullopt;
}

std::optional<Value> timestamp(const Making& making)
{
    return making.type(u"sqlalchemy.TIMESTAMP"_s, making.arguments);
}

std::optional<Value> citext(const Making& making)
{
    return making.isPostgresql() && making.arguments.items.empty()
               ? std::optional(making.type(u"postgresql.CITEXT"_s))
               : std::nullopt;
}

/// What the sources of the packages say in load_dialect_impl() and impl: sqlmodel
/// sql/sqltypes.py, sqlalchemy-utils types/, fastapi-users-db-sqlalchemy generics.py, citext.
const QHash<QString, Make>& makers()
{
    static const QHash<QString, Make> table{
        {u"sqlmodel.AutoString"_s, autoString},
        {u"sqlmodel.sql.sqltypes.AutoString"_s, autoString},
        {u"sqlmodel.GUID"_s, uuidOrText<32>},
        {u"sqlmodel.sql.sqltypes.GUID"_s, uuidOrText<32>},
        {u"fastapi_users_db_sqlalchemy.GUID"_s, uuidOrText<36>},
        {u"fastapi_users_db_sqlalchemy.generics.GUID"_s, uuidOrText<36>},
        {u"fastapi_users_db_sqlalchemy.generics.TIMESTAMPAware"_s, timestamp},
        {u"sqlalchemy_utils.UUIDType"_s, utilsUuid},
        {u"sqlalchemy_utils.types.UUIDType"_s, utilsUuid},
        {u"sqlalchemy_utils.types.uuid.UUIDType"_s, utilsUuid},
        {u"sqlalchemy_utils.JSONType"_s, utilsJson},
        {u"sqlalchemy_utils.types.JSONType"_s, utilsJson},
        {u"sqlalchemy_utils.types.json.JSONType"_s, utilsJson},
        {u"sqlalchemy_utils.ArrowType"_s, arrow},
        {u"sqlalchemy_utils.types.ArrowType"_s, arrow},
        {u"sqlalchemy_utils.types.arrow.ArrowType"_s, arrow},
        {u"citext.CIText"_s, citext},
    };
    return table;
}

}  // namespace

std::optional<Value> thirdPartyType(const QString& path,
                                    const Arguments& arguments,
                                    const QString& dialect)
{
    const Make make = makers().value(path, nullptr);
    if (make == nullptr) {
        return std::nullopt;
    }
    std::optional<Value> made = make({arguments, dialect});
    if (!made) {
        return Value::unknown(arguments.opaque(
            EngineText::tr("uses the type '%1' in a way that is not understood").arg(path)));
    }
    // Texts, UUIDs, dates: each has a way of its own to send its values.
    if (!path.endsWith(".AutoString"_L1)) {
        std::get_if<Object>(&made->data)->converter = path.section(u'.', -1);
    }
    return made;
}

}  // namespace limbeck
