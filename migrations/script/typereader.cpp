// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/typereader.h"

#include "migrations/python/world.h"
#include "migrations/script/argumentreader.h"
#include "migrations/script/sqlalchemynames.h"
#include "migrations/script/typetable.h"
#include "models/base/enginetext.h"

namespace limbeck {

using namespace Qt::StringLiterals;
using python::Argument;

namespace {

/// Types of MySQL with arguments that no family has are kept as SQL.
void makeRaw(ColumnType& type, const KnownType& known, const QString& arguments)
{
    type.kind = TypeKind::Other;
    type.raw = known.raw + arguments;
    type.length.reset();
    type.precision.reset();
    type.scale.reset();
}

void readMyInteger(ArgumentReader& reader, const KnownType& known, ColumnType& type)
{
    const std::optional<int> width = reader.optionalInteger(u"display_width"_s);
    const bool isUnsigned = reader.flag(u"unsigned"_s);
    const bool isZeroFilled = reader.flag(u"zerofill"_s);
    if (width || isUnsigned || isZeroFilled || type.kind == TypeKind::Other) {
        makeRaw(type,
                known,
                (width ? u"(%1)"_s.arg(*width) : QString())
                    + (isUnsigned ? u" UNSIGNED"_s : QString())
                    + (isZeroFilled ? u" ZEROFILL"_s : QString()));
    }
}

void readMyNumeric(ArgumentReader& reader, const KnownType& known, ColumnType& type)
{
    type.precision = reader.optionalInteger(u"precision"_s);
    type.scale = reader.optionalInteger(u"scale"_s);
    reader.ignore({u"asdecimal"_s});
    if (reader.flag(u"unsigned"_s)) {
        const QString arguments = !type.precision ? QString()
                                  : type.scale ? u"(%1, %2)"_s.arg(*type.precision).arg(*type.scale)
                                               : u"(%1)"_s.arg(*type.precision);
        makeRaw(type, known, arguments + u" UNSIGNED"_s);
    }
}

void readMyText(ArgumentReader& reader, const KnownType& known, ColumnType& type)
{
    type.length = reader.optionalInteger(u"length"_s);
    type.collation = reader.textOrNone(u"collation"_s);
    const QString charset = reader.textOrNone(u"charset"_s);
    QString attributes;
    for (const QString& name : {u"ascii"_s, u"unicode"_s, u"binary"_s}) {
        attributes += reader.flag(name) ? u' ' + name.toUpper() : QString();
    }
    if (!charset.isEmpty() || !attributes.isEmpty() || type.kind == TypeKind::Other) {
        QString arguments = (type.length ? u"(%1)"_s.arg(*type.length) : QString()) + attributes;
        if (!charset.isEmpty()) {
            arguments += u" CHARACTER SET "_s + charset;
        }
        if (!type.collation.isEmpty()) {
            arguments += u" COLLATE "_s + type.collation;
        }
        makeRaw(type, known, arguments);
        type.collation.clear();
    }
}

QStringList textsOfRest(ArgumentReader& reader)
{
    QStringList texts;
    for (const Argument* argument : reader.rest()) {
        const auto* text = argument->value.as<QString>();
        if (text == nullptr) {
            reader.fail(notA(*argument, u"a text"_s));
            break;
        }
        texts << *text;
    }
    return texts;
}

QString quotedList(const QStringList& values)
{
    QStringList texts;
    for (const QString& value : values) {
        texts << u'\'' + QString(value).replace(u'\'', u"''"_s) + u'\'';
    }
    return u'(' + texts.join(u',') + u')';
}

/// mysql.ENUM has a character set where MySQL and MariaDB are; elsewhere it is any enum.
void addCharset(ColumnType& type, const QString& charset)
{
    ColumnType own;
    own.kind = TypeKind::Other;
    own.exact = true;
    own.raw = u"ENUM"_s + quotedList(type.values) + u" CHARACTER SET "_s + charset;
    if (!type.collation.isEmpty()) {
        own.raw += u" COLLATE "_s + type.collation;
    }
    for (const QString& dialect : {u"mysql"_s, u"mariadb"_s}) {
        own.variantOf = dialect;
        type.variants.push_back(own);
    }
}

void readEnum(ArgumentReader& reader, ColumnType& type)
{
    type.values = textsOfRest(reader);
    type.name = reader.textOrNone(u"name"_s);
    type.schema = reader.textOrNone(u"schema"_s);
    type.native = reader.flag(u"native_enum"_s, true);
    type.createType = reader.flag(u"create_type"_s, true);
    type.createConstraint = reader.flag(u"create_constraint"_s);
    type.length = reader.optionalInteger(u"length"_s);
    type.collation = reader.textOrNone(u"collation"_s);
    reader.ignore(
        {u"validate_strings"_s, u"metadata"_s, u"omit_aliases"_s, u"sort_key_function"_s});
    if (reader.flag(u"inherit_schema"_s)) {
        reader.fail(EngineText::tr("takes the schema of its enum type from its table"));
    }
    if (const QString charset = reader.textOrNone(u"charset"_s); !charset.isEmpty()) {
        addCharset(type, charset);
    }
}

void readArray(ArgumentReader& reader, ColumnType& type)
{
    const Argument* item = reader.take(u"item_type"_s);
    if (item == nullptr) {
        reader.fail(EngineText::tr("does not say the type of its elements"));
        return;
    }
    type.items = {reader.keep(readType(*item))};
    type.dimensions = reader.optionalInteger(u"dimensions"_s).value_or(0);
    reader.ignore({u"as_tuple"_s, u"zero_indexes"_s});
}

void readInterval(ArgumentReader& reader, ColumnType& type)
{
    type.precision = reader.optionalInteger(u"second_precision"_s);
    type.native = reader.flag(u"native"_s, true);
    reader.ignore({u"day_precision"_s});  // Oracle's
}

void readPgInterval(ArgumentReader& reader, ColumnType& type)
{
    type.precision = reader.optionalInteger(u"precision"_s);
    const QString fields = reader.textOrNone(u"fields"_s);
    if (!fields.isEmpty()) {
        // No family has this.
        type.kind = TypeKind::Other;
        type.raw = u"INTERVAL "_s + fields.toUpper()
                   + (type.precision ? u" (%1)"_s.arg(*type.precision) : QString());
        type.precision.reset();
    }
}

void readBit(ArgumentReader& reader, const KnownType& known, ColumnType& type)
{
    std::optional<int> length = reader.optionalInteger(u"length"_s);
    if (known.arguments == TypeArguments::MyLength && !length) {
        length = reader.optionalInteger(u"display_width"_s);  // of YEAR; the first of both
    }
    const bool isVarying = known.arguments == TypeArguments::PgBit && reader.flag(u"varying"_s);
    makeRaw(
        type,
        known,
        (isVarying ? u" VARYING"_s : QString()) + (length ? u"(%1)"_s.arg(*length) : QString()));
}

void readSet(ArgumentReader& reader, const KnownType& known, ColumnType& type)
{
    const QStringList values = textsOfRest(reader);
    const QString charset = reader.textOrNone(u"charset"_s);
    const QString collation = reader.textOrNone(u"collation"_s);
    reader.ignore({u"retrieve_as_bitwise"_s});
    makeRaw(type,
            known,
            quotedList(values) + (charset.isEmpty() ? QString() : u" CHARACTER SET "_s + charset)
                + (collation.isEmpty() ? QString() : u" COLLATE "_s + collation));
}

QStringList parametersOf(TypeArguments arguments)
{
    switch (arguments) {
    case TypeArguments::None:
        return {};
    case TypeArguments::Length:
        return {u"length"_s, u"collation"_s};
    case TypeArguments::Numeric:
        return {u"precision"_s, u"scale"_s, u"decimal_return_scale"_s, u"asdecimal"_s};
    case TypeArguments::Float:
        return {u"precision"_s, u"asdecimal"_s, u"decimal_return_scale"_s};
    case TypeArguments::Boolean:
        return {u"create_constraint"_s, u"name"_s};
    case TypeArguments::Time:
        return {u"timezone"_s};
    case TypeArguments::Binary:
        return {u"length"_s};
    case TypeArguments::Json:
        return {u"none_as_null"_s};
    case TypeArguments::Uuid:
        return {u"as_uuid"_s, u"native_uuid"_s};
    case TypeArguments::Enum:
        return {u"*"_s};
    case TypeArguments::Array:
        return {u"item_type"_s, u"as_tuple"_s, u"dimensions"_s, u"zero_indexes"_s};
    case TypeArguments::Interval:
        return {u"native"_s, u"second_precision"_s, u"day_precision"_s};
    case TypeArguments::PgTime:
        return {u"timezone"_s, u"precision"_s};
    case TypeArguments::PgInterval:
        return {u"precision"_s, u"fields"_s};
    case TypeArguments::PgBit:
        return {u"length"_s, u"varying"_s};
    case TypeArguments::PgText:
        return {u"text_type"_s};
    case TypeArguments::MyLength:
        return {u"display_width"_s};
    case TypeArguments::MySet:
        return {u"*"_s};
    case TypeArguments::MyInteger:
        return {u"display_width"_s};
    case TypeArguments::MyNumeric:
        return {u"precision"_s, u"scale"_s, u"asdecimal"_s};
    case TypeArguments::MyText:
        return {u"length"_s};
    case TypeArguments::MyTime:
        return {u"timezone"_s, u"fsp"_s};
    }
    Q_UNREACHABLE();
}

void readPlainArguments(ArgumentReader& reader, TypeArguments arguments, ColumnType& type)
{
    if (arguments == TypeArguments::Length || arguments == TypeArguments::Binary) {
        type.length = reader.optionalInteger(u"length"_s);
        type.collation = reader.textOrNone(u"collation"_s);
    } else if (arguments == TypeArguments::Numeric || arguments == TypeArguments::Float) {
        type.precision = reader.optionalInteger(u"precision"_s);
        type.scale = reader.optionalInteger(u"scale"_s);
        reader.ignore({u"asdecimal"_s, u"decimal_return_scale"_s});
    } else if (arguments == TypeArguments::Boolean) {
        type.createConstraint = reader.flag(u"create_constraint"_s);
        type.name = reader.textOrNone(u"name"_s);
    } else if (arguments == TypeArguments::Json) {
        reader.ignore({u"none_as_null"_s, u"astext_type"_s});
    } else if (arguments == TypeArguments::Uuid) {
        reader.ignore({u"as_uuid"_s});
        type.native = reader.flag(u"native_uuid"_s, true);
    } else {
        type.timezone = reader.flag(u"timezone"_s);
        type.precision =
            reader.optionalInteger(arguments == TypeArguments::MyTime ? u"fsp"_s : u"precision"_s);
    }
}

void readArguments(ArgumentReader& reader, const KnownType& known, ColumnType& type)
{
    switch (known.arguments) {
    case TypeArguments::None:
        break;
    case TypeArguments::Enum:
        readEnum(reader, type);
        break;
    case TypeArguments::Array:
        readArray(reader, type);
        break;
    case TypeArguments::Interval:
        readInterval(reader, type);
        break;
    case TypeArguments::PgInterval:
        readPgInterval(reader, type);
        break;
    case TypeArguments::PgText:
        reader.ignore({u"text_type"_s});
        break;
    case TypeArguments::PgBit:
    case TypeArguments::MyLength:
        readBit(reader, known, type);
        break;
    case TypeArguments::MySet:
        readSet(reader, known, type);
        break;
    case TypeArguments::MyInteger:
        readMyInteger(reader, known, type);
        break;
    case TypeArguments::MyNumeric:
        readMyNumeric(reader, known, type);
        break;
    case TypeArguments::MyText:
        readMyText(reader, known, type);
        break;
    case TypeArguments::Length:
    case TypeArguments::Numeric:
    case TypeArguments::Float:
    case TypeArguments::Boolean:
    case TypeArguments::Time:
    case TypeArguments::Binary:
    case TypeArguments::Json:
    case TypeArguments::Uuid:
    case TypeArguments::PgTime:
    case TypeArguments::MyTime:
        readPlainArguments(reader, known.arguments, type);
        break;
    }
}

Certain<ColumnType> makeType(const QString& name, const python::Arguments& arguments)
{
    const KnownType known = typeTable().value(name);
    ColumnType type;
    type.kind = known.kind;
    type.exact = known.exact;
    type.dialect = known.dialect;
    if (known.kind == TypeKind::Other) {
        type.raw = known.raw;
    }
    ArgumentReader reader(arguments, parametersOf(known.arguments));
    readArguments(reader, known, type);
    if (const std::optional<Opaque> why = reader.finish()) {
        return tl::unexpected(*why);
    }
    return type;
}

/// with_variant(type, 'dialect', …): one entry per dialect.
std::optional<Opaque> addVariant(const python::MethodCall& call, ColumnType& type)
{
    ArgumentReader reader(call.arguments, {u"type_"_s, u"*"_s});
    const Argument* argument = reader.take(u"type_"_s);
    QList<const Argument*> dialects = reader.rest();
    if (const Argument* named = reader.take(u"dialect_name"_s)) {  // before 2.0 the only one
        dialects << named;
    }
    if (call.name != "with_variant"_L1 || argument == nullptr || dialects.isEmpty()) {
        return call.arguments.opaque(EngineText::tr("calls '%1' of a type").arg(call.name));
    }
    ColumnType variant = reader.keep(readType(*argument));
    variant.variants.clear();
    for (const Argument* dialect : dialects) {
        const auto* name = dialect->value.as<QString>();
        if (name == nullptr) {
            reader.fail(notA(*dialect, EngineText::tr("the name of a dialect")));
            break;
        }
        variant.variantOf = *name;
        type.variants.push_back(variant);
    }
    return reader.finish();
}

/// A type of the project that says its own words.
Certain<ColumnType> rawType(const python::Arguments& arguments)
{
    ArgumentReader reader(arguments, {u"words"_s});
    ColumnType type;
    type.kind = TypeKind::Other;
    type.raw = reader.text(u"words"_s);
    if (const std::optional<Opaque> why = reader.finish()) {
        return tl::unexpected(*why);
    }
    return type;
}

const QString userDefinedType = u"sqlalchemy.UserDefinedType"_s;

QString typeNameOf(const python::Value& value)
{
    if (const auto* object = value.as<python::Object>()) {
        return object->type;
    }
    const auto* reference = value.as<python::Reference>();
    return reference != nullptr ? knownName(reference->path) : QString();
}

}  // namespace

bool isType(const python::Value& value)
{
    const auto* object = value.as<python::Object>();
    return typeTable().contains(typeNameOf(value))
           || (object != nullptr && object->type == userDefinedType);
}

Certain<ColumnType> readType(const Argument& argument, TypeUse use)
{
    if (!isType(argument.value)) {
        const auto* reference = argument.value.as<python::Reference>();
        if (reference != nullptr) {
            return tl::unexpected(Opaque{
                .where = argument.where,
                .reason = EngineText::tr("uses the type '%1', which is not one of SQLAlchemy's")
                              .arg(reference->path),
                .code = argument.code});
        }
        return tl::unexpected(notA(argument, EngineText::tr("a column type")));
    }
    const auto* object = argument.value.as<python::Object>();
    if (object == nullptr) {
        return makeType(typeNameOf(argument.value), {});
    }
    if (use == TypeUse::Values && !object->converter.isEmpty()) {
        return tl::unexpected(
            Opaque{.where = argument.where,
                   .reason = EngineText::tr("uses the type '%1', which converts its values")
                                 .arg(object->converter),
                   .code = argument.code});
    }
    Certain<ColumnType> type = object->type == userDefinedType
                                   ? rawType(*object->arguments)
                                   : makeType(object->type, *object->arguments);
    for (const python::MethodCall& call : *object->methods) {
        const std::optional<Opaque> why = type ? addVariant(call, *type) : std::nullopt;
        if (why) {
            return tl::unexpected(*why);
        }
    }
    return type;
}

}  // namespace limbeck
