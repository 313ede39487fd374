// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/dialect/postgresql/types.h"
#include "migrations/sqleffect/postgresql/pgcolumn.h"
#include "models/base/enginetext.h"

#include <QHash>
#include <QSet>

namespace limbeck::postgresql {

using namespace Qt::StringLiterals;

namespace {

/// The server's own types, and those of extensions that everybody has, by the names that the parser
/// gives them. Enum types are not among them.
bool isWellKnown(const QString& name)
{
    static const QSet<QString> names{u"bit"_s,
                                     u"bool"_s,
                                     u"box"_s,
                                     u"bpchar"_s,
                                     u"bytea"_s,
                                     u"char"_s,
                                     u"cidr"_s,
                                     u"circle"_s,
                                     u"date"_s,
                                     u"datemultirange"_s,
                                     u"daterange"_s,
                                     u"float4"_s,
                                     u"float8"_s,
                                     u"inet"_s,
                                     u"int2"_s,
                                     u"int4"_s,
                                     u"int4multirange"_s,
                                     u"int4range"_s,
                                     u"int8"_s,
                                     u"int8multirange"_s,
                                     u"int8range"_s,
                                     u"interval"_s,
                                     u"json"_s,
                                     u"jsonb"_s,
                                     u"jsonpath"_s,
                                     u"line"_s,
                                     u"lseg"_s,
                                     u"macaddr"_s,
                                     u"macaddr8"_s,
                                     u"money"_s,
                                     u"name"_s,
                                     u"numeric"_s,
                                     u"nummultirange"_s,
                                     u"numrange"_s,
                                     u"oid"_s,
                                     u"path"_s,
                                     u"pg_lsn"_s,
                                     u"point"_s,
                                     u"polygon"_s,
                                     u"regclass"_s,
                                     u"text"_s,
                                     u"time"_s,
                                     u"timestamp"_s,
                                     u"timestamptz"_s,
                                     u"timetz"_s,
                                     u"tsmultirange"_s,
                                     u"tsquery"_s,
                                     u"tsrange"_s,
                                     u"tstzmultirange"_s,
                                     u"tstzrange"_s,
                                     u"tsvector"_s,
                                     u"uuid"_s,
                                     u"varbit"_s,
                                     u"varchar"_s,
                                     u"xml"_s,
                                     // extensions
                                     u"citext"_s,
                                     u"cube"_s,
                                     u"geography"_s,
                                     u"geometry"_s,
                                     u"halfvec"_s,
                                     u"hstore"_s,
                                     u"lquery"_s,
                                     u"ltree"_s,
                                     u"ltxtquery"_s,
                                     u"raster"_s,
                                     u"sparsevec"_s,
                                     u"vector"_s};
    return names.contains(name);
}

/// INTERVAL's fields, as the parser counts them.
QString intervalFields(int mask)
{
    static const QHash<int, QString> fields{{4, u" year"_s},
                                            {2, u" month"_s},
                                            {8, u" day"_s},
                                            {1024, u" hour"_s},
                                            {2048, u" minute"_s},
                                            {4096, u" second"_s},
                                            {6, u" year to month"_s},
                                            {1032, u" day to hour"_s},
                                            {3080, u" day to minute"_s},
                                            {7176, u" day to second"_s},
                                            {3072, u" hour to minute"_s},
                                            {7168, u" hour to second"_s},
                                            {6144, u" minute to second"_s}};
    return fields.value(mask);
}

QStringList modifiersOf(const Node& typeName)
{
    QStringList modifiers;
    for (const Node& each : typeName.list("typmods"_L1)) {
        if (each.kind == "A_Const"_L1) {
            modifiers << (each.has("sval"_L1)
                              ? each.plain("sval"_L1).text("sval"_L1)
                              : QString::number(each.plain("ival"_L1).number("ival"_L1)));
        } else {
            modifiers << each.names("fields"_L1).join(u'.');  // geometry(point, …)
        }
    }
    return modifiers;
}

/// As format_type() spells it.
QString spelled(const QString& name, QStringList modifiers)
{
    QString text = name == "varbit"_L1 ? u"bit varying"_s
                   : name == "char"_L1 ? u"\"char\""_s
                                       : name;
    if (name == "interval"_L1 && !modifiers.isEmpty()) {
        text += intervalFields(modifiers.takeFirst().toInt());
    }
    return modifiers.isEmpty() ? text : text + u'(' + modifiers.join(u',') + u')';
}

std::optional<TypeKind> serialKind(const QString& name)
{
    static const QHash<QString, TypeKind> kinds{{u"serial"_s, TypeKind::Integer},
                                                {u"serial4"_s, TypeKind::Integer},
                                                {u"bigserial"_s, TypeKind::BigInteger},
                                                {u"serial8"_s, TypeKind::BigInteger},
                                                {u"smallserial"_s, TypeKind::SmallInteger},
                                                {u"serial2"_s, TypeKind::SmallInteger}};
    const auto found = kinds.constFind(name);
    return found == kinds.cend() ? std::nullopt : std::optional(*found);
}

}  // namespace

Read<ReadType> readType(const Node& typeName)
{
    const QStringList names = typeName.names("names"_L1);
    if (names.isEmpty() || typeName.flag("setof"_L1) || typeName.flag("pct_type"_L1)) {
        return tl::unexpected(EngineText::tr("its type is that of something else"));
    }
    const TableName name = tableOf(names);
    const bool isOwn = name.schema.isEmpty() || name.schema == "pg_catalog"_L1;
    ReadType read;
    if (const auto kind = serialKind(name.name); kind && name.schema.isEmpty()) {
        read.type = ColumnType::ofKind(*kind);
        read.isSerial = true;
    } else if (isWellKnown(name.name) && (isOwn || name.schema == "public"_L1)) {
        read.type = typeOf(spelled(name.name, modifiersOf(typeName)));
    } else {
        read.type = ColumnType::other(name.toString());
        read.type.name = name.name;
        read.type.schema = name.schema;
    }
    if (typeName.has("arrayBounds"_L1)) {
        ColumnType array = ColumnType::ofKind(TypeKind::Array);
        array.items = {read.type};
        read.type = array;
    }
    return read;
}

}  // namespace limbeck::postgresql
