// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/python/evaluator.h"
#include "migrations/script/scriptworld.h"
#include "migrations/script/sqlalchemynames.h"
#include "migrations/script/thirdpartytypes.h"
#include "migrations/script/typereader.h"
#include "migrations/script/typetable.h"
#include "models/base/enginetext.h"

namespace limbeck {

using namespace Qt::StringLiterals;
using python::Arguments;
using python::Class;
using python::ClassData;
using python::Instance;
using python::Object;
using python::Reference;
using python::Value;

namespace {

constexpr int maxTypeDepth = 10;  // types made of types

const QString decoratorType = u"sqlalchemy.TypeDecorator"_s;
const QString userDefinedType = u"sqlalchemy.UserDefinedType"_s;

/// The imported bases by the names that we know them by.
QStringList knownBases(const ClassData& data)
{
    QStringList names;
    for (const QString& path : python::importedBases(data)) {
        names << knownName(path);
    }
    return names;
}

/// The function that writes the words of this type on `dialect`, of the class or a base of it.
const Value* compilerFor(const ClassData& data, const QString& dialect)
{
    const Value* otherwise = nullptr;
    for (const ClassData::Compiler& each : data.compilers) {
        if (each.dialects.contains(dialect)) {
            return &each.function;
        }
        otherwise = each.dialects.isEmpty() ? &each.function : otherwise;
    }
    for (const Value& base : data.bases) {
        const auto* type = base.as<Class>();
        if (otherwise == nullptr && type != nullptr) {
            otherwise = compilerFor(*type->data, dialect);
        }
    }
    return otherwise;
}

bool hasValueConversion(const ClassData& data)
{
    return python::attributeIn(data, u"process_bind_param"_s) != nullptr
           || python::attributeIn(data, u"process_literal_param"_s) != nullptr
           || python::attributeIn(data, u"bind_processor"_s) != nullptr
           || python::attributeIn(data, u"bind_expression"_s) != nullptr;
}

Value doubtAbout(const ClassData& data, const Arguments& arguments, const QString& reason)
{
    return Value::unknown(
        arguments.opaque(EngineText::tr("uses the type '%1', which %2").arg(data.name, reason)));
}

}  // namespace

bool ScriptWorld::isTypeClass(const Value& value)
{
    const auto* type = value.as<Class>();
    if (type == nullptr || type->data->enumKind != ClassData::EnumKind::None) {
        return false;
    }
    const QStringList bases = knownBases(*type->data);
    return std::any_of(bases.begin(), bases.end(), [](const QString& name) {
        return name == decoratorType || name == userDefinedType || typeTable().contains(name);
    });
}

/// A column type that the project defines, as the type of SQLAlchemy that it is on this dialect.
Value ScriptWorld::typeOfClass(const Class& type, const Arguments& arguments)
{
    const ClassData& data = *type.data;
    if (data.doubt) {
        return Value::unknown(*data.doubt);
    }
    if (const Value* compiler = compilerFor(data, m_dialect)) {
        return compiledType(*compiler, data, arguments);
    }
    const QStringList bases = knownBases(data);
    const bool isDecorator = bases.contains(decoratorType);
    const bool isUserDefined = bases.contains(userDefinedType);
    if (bases.size() != 1) {
        return doubtAbout(data, arguments, EngineText::tr("is derived from several types"));
    }
    if (!isDecorator && !isUserDefined) {
        // Derived from a type: its words are those of the base, unless it says otherwise.
        for (const QString& name :
             {u"__visit_name__"_s, u"__init__"_s, u"dialect_impl"_s, u"adapt"_s}) {
            if (python::attributeIn(data, name) != nullptr) {
                return doubtAbout(data, arguments, EngineText::tr("changes what its base is"));
            }
        }
        return converted(Value::object(bases.constFirst(), arguments), data);
    }
    const Value made = evaluator().makeInstance(type, arguments);
    const auto* instance = made.as<Instance>();
    if (instance == nullptr) {
        return made.as<python::Unknown>() != nullptr
                   ? made
                   : doubtAbout(
                       data, arguments, EngineText::tr("is made in a way that is not understood"));
    }
    return isDecorator ? converted(decoratedType(*instance, arguments), data)
                       : columnSpecification(*instance, arguments);
}

/// What the database sees of a TypeDecorator: what load_dialect_impl() answers for this dialect,
/// else its `impl`. Source: SQLAlchemy 2.0 sql/type_api.py.
Value ScriptWorld::decoratedType(const Instance& type, const Arguments& arguments)
{
    const ClassData& data = *type.type;
    const Value impl = implementation(type, arguments);
    type.attributes->insert(u"impl"_s, impl);
    type.attributes->insert(u"impl_instance"_s, impl);
    Value chosen = impl;
    if (python::attributeIn(data, u"load_dialect_impl"_s) != nullptr) {
        Arguments given{
            {{{}, Value::object(dialectTypeName(), {}), arguments.where, arguments.code}},
            arguments.where,
            arguments.code};
        const Value method = evaluator().attribute({type}, u"load_dialect_impl"_s, {});
        chosen = madeType(evaluator().callAny(method, given), arguments);
    }
    const auto* object = chosen.as<Object>();
    if (object == nullptr || !isType(chosen)) {
        return chosen.as<python::Unknown>() != nullptr
                   ? chosen
                   : doubtAbout(data,
                                arguments,
                                EngineText::tr("is made of something that is no known type"));
    }
    // An enum or a checked boolean brings types and constraints of its own.
    const bool isPlain = !object->type.endsWith(".Enum"_L1) && !object->type.endsWith(".ENUM"_L1);
    return isPlain ? chosen : doubtAbout(data, arguments, EngineText::tr("is made of an enum"));
}

/// `impl`, made with the arguments that TypeDecorator's own constructor got.
Value ScriptWorld::implementation(const Instance& type, const Arguments& arguments)
{
    const auto own = type.attributes->constFind(u"impl"_s);
    const Value impl =
        own != type.attributes->cend() ? *own : evaluator().attribute({type}, u"impl"_s, {});
    const auto* given = type.attributes->value(u"__arguments__"_s).as<Object>();
    const Arguments passed = given != nullptr ? *given->arguments : Arguments{};
    if (const auto* reference = impl.as<Reference>()) {
        return Value::object(knownName(reference->path), passed);
    }
    if (const auto* inner = impl.as<Class>()) {
        Arguments placed = passed;
        placed.where = arguments.where;
        placed.code = arguments.code;
        return instantiate(*inner, placed);
    }
    return impl;
}

/// A type that is only named, made.
Value ScriptWorld::madeType(const Value& value, const Arguments& arguments)
{
    if (const auto* reference = value.as<Reference>()) {
        return Value::object(knownName(reference->path), {{}, arguments.where, arguments.code});
    }
    const auto* type = value.as<Class>();
    return type != nullptr && isTypeClass(value)
               ? instantiate(*type, {{}, arguments.where, arguments.code})
               : value;
}

/// get_col_spec() of a UserDefinedType, if it is a text.
Value ScriptWorld::columnSpecification(const Instance& type, const Arguments& arguments)
{
    const Value method = evaluator().attribute({type}, u"get_col_spec"_s, {});
    const Value words = method.as<python::Function>() != nullptr
                            ? evaluator().callAny(method, {{}, arguments.where, arguments.code})
                            : Value{};
    return rawType(words, *type.type, arguments);
}

/// What a function with @compiles gives, if it is a text that does not depend on anything.
Value ScriptWorld::compiledType(const Value& compiler,
                                const ClassData& data,
                                const Arguments& arguments)
{
    Arguments given;
    given.where = arguments.where;
    given.code = arguments.code;
    for (const QString& name : {EngineText::tr("the type"), EngineText::tr("the compiler")}) {
        const Opaque why =
            arguments.opaque(EngineText::tr("asks %1 that writes '%2'").arg(name, data.name));
        given.items.push_back({{}, Value::passive(why), arguments.where, arguments.code});
    }
    return rawType(evaluator().callAny(compiler, given), data, arguments);
}

Value ScriptWorld::rawType(const Value& words, const ClassData& data, const Arguments& arguments)
{
    if (words.as<QString>() == nullptr || words.as<QString>()->trimmed().isEmpty()) {
        return doubtAbout(data, arguments, EngineText::tr("writes its own SQL"));
    }
    return converted(
        Value::object(
            userDefinedType,
            {{{{}, words, arguments.where, arguments.code}}, arguments.where, arguments.code}),
        data);
}

/// Notes that values of this type are not sent as they are.
Value ScriptWorld::converted(const Value& type, const ClassData& data)
{
    const auto* object = type.as<Object>();
    if (object == nullptr || !hasValueConversion(data)) {
        return type;
    }
    Object noted = *object;
    noted.converter = data.name;
    return {std::move(noted)};
}

/// The same arguments, with types that are only named made, where they are not SQLAlchemy's own.
Arguments ScriptWorld::withTypes(const Arguments& arguments)
{
    const auto isNamedType = [](const python::Argument& each) {
        const auto* reference = each.value.as<Reference>();
        return isTypeClass(each.value)
               || (reference != nullptr && !reference->path.startsWith("sqlalchemy."_L1));
    };
    if (std::none_of(arguments.items.begin(), arguments.items.end(), isNamedType)) {
        return arguments;
    }
    Arguments made = arguments;
    for (python::Argument& argument : made.items) {
        const Arguments none{{}, argument.where, argument.code};
        const auto* reference = argument.value.as<Reference>();
        if (isTypeClass(argument.value)) {
            argument.value = instantiate(*argument.value.as<Class>(), none);
        } else if (reference != nullptr) {
            argument.value = thirdPartyType(knownName(reference->path), none, m_dialect)
                                 .value_or(argument.value);
        }
    }
    return made;
}

Value ScriptWorld::instantiate(const Class& type, const Arguments& arguments)
{
    if (isMappedClass(*type.data)) {
        return makeObject(type, arguments);
    }
    if (!isTypeClass({type})) {
        return World::instantiate(type, arguments);
    }
    if (m_typeDepth >= maxTypeDepth) {
        return Value::unknown(arguments.opaque(EngineText::tr("makes types too deep to follow")));
    }
    ++m_typeDepth;
    Value made = typeOfClass(type, arguments);
    --m_typeDepth;
    return made;
}

Value ScriptWorld::superMethod(const Instance& object,
                               const QString& name,
                               const Arguments& arguments)
{
    return name == "load_dialect_impl"_L1 && isTypeClass({Class{object.type}})
               ? object.attributes->value(u"impl"_s)
               : World::superMethod(object, name, arguments);
}

/// Enum.create and drop: a type of PostgreSQL; nothing on engines without such types.
Value ScriptWorld::callEnum(const Object& type, const QString& name, const Arguments& arguments)
{
    ArgumentReader reader(arguments, {u"bind"_s, u"checkfirst"_s});
    const python::Argument* bind = reader.take(u"bind"_s);
    const auto* connection = bind != nullptr ? bind->value.as<Object>() : nullptr;
    if (connection == nullptr || connection->type != "sqlalchemy.Connection"_L1) {
        reader.fail(EngineText::tr("does not work on the migration's own connection"));
    }
    const bool isPostgresql = type.type.startsWith("postgresql."_L1);
    const bool checksFirst = reader.flag(u"checkfirst"_s, isPostgresql);
    const ColumnType read = reader.keep(readType({{}, {type}, arguments.where, arguments.code}));
    if (read.kind != TypeKind::Enum || (read.name.isEmpty() && m_dialect == "postgresql"_L1)) {
        reader.fail(EngineText::tr("is not an enum type with a name"));
    }
    if (const std::optional<Opaque> why = reader.finish()) {
        return Value::unknown(*why, true);
    }
    if (m_dialect != "postgresql"_L1) {
        return {};
    }
    EnumType made;
    made.schema = read.schema;
    made.name = read.name;
    made.values = read.values;
    if (name == "create"_L1) {
        CreateEnum operation;
        operation.type = made;
        operation.ifNotExists = checksFirst;
        return done(Operation{operation}, arguments.where);
    }
    DropEnum operation;
    operation.type = made;
    operation.ifExists = checksFirst;
    return done(Operation{operation}, arguments.where);
}

/// sa.Enum(SomeEnum, …) with the texts and the name that SQLAlchemy takes from the class.
/// Source: SQLAlchemy 2.0 sql/sqltypes.py, Enum._enum_init.
Arguments ScriptWorld::withEnum(const Arguments& arguments)
{
    const auto* type = !arguments.items.empty() && arguments.items[0].name.isEmpty()
                           ? arguments.items[0].value.as<Class>()
                           : nullptr;
    if (type == nullptr || type->data->enumKind == ClassData::EnumKind::None) {
        return arguments;
    }
    if (type->data->doubt) {
        Arguments unknown = arguments;
        unknown.items[0].value = Value::unknown(*type->data->doubt);
        return unknown;
    }
    Arguments made{{}, arguments.where, arguments.code};
    python::Values texts;
    for (const QString& name : std::as_const(type->data->members)) {
        texts.push_back(Value{name});
    }
    bool hasName = false;
    for (size_t i = 1; i < arguments.items.size(); ++i) {
        const python::Argument& argument = arguments.items[i];
        if (argument.name.isEmpty()) {
            return arguments;
        }
        if (argument.name == "values_callable"_L1 && !argument.value.isNone()) {
            Arguments given{
                {{{}, {*type}, argument.where, argument.code}}, argument.where, argument.code};
            const Opaque why{
                argument.where,
                EngineText::tr("computes the values of an enum in a way that is not understood"),
                argument.code};
            texts = python::iterate(evaluator().callAny(argument.value, given))
                        .value_or(python::Values{Value::unknown(why)});
            continue;
        }
        if (argument.name != "values_callable"_L1) {
            made.items.push_back(argument);
        }
        hasName = hasName || argument.name == "name"_L1;
    }
    if (!hasName) {
        const python::Argument& place = arguments.items[0];
        made.items.push_back(
            {u"name"_s, Value{type->data->name.toLower()}, place.where, place.code});
    }
    for (size_t i = texts.size(); i > 0; --i) {
        const python::Argument& place = arguments.items[0];
        made.items.insert(made.items.begin(), {{}, texts[i - 1], place.where, place.code});
    }
    return made;
}

}  // namespace limbeck
