// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/expression/expressionreader.h"

#include "migrations/dialect/expression/statementtext.h"
#include "migrations/script/argumentreader.h"
#include "migrations/script/sqltext.h"
#include "migrations/script/typereader.h"
#include "models/base/enginetext.h"

#include <QRegularExpression>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

/// An expression that refers to itself again and again grows without end when it is written out.
constexpr int maxParts = 20'000;
constexpr int maxDepth = 200;

}  // namespace

bool isStatement(const python::Value& value)
{
    static const QSet<QString> types{u"sqlalchemy.select"_s,
                                     u"sqlalchemy.union"_s,
                                     u"sqlalchemy.insert"_s,
                                     u"postgresql.insert"_s,
                                     u"sqlite.insert"_s,
                                     u"mysql.insert"_s,
                                     u"sqlalchemy.update"_s,
                                     u"sqlalchemy.delete"_s};
    const auto* object = value.as<python::Object>();
    return object != nullptr && types.contains(object->type);
}

bool isExpression(const python::Value& value)
{
    const auto* object = value.as<python::Object>();
    return object != nullptr
           && (object->type.startsWith("sqlalchemy."_L1)
               || object->type == "alembic.inline_literal"_L1);
}

ExpressionReader::ExpressionReader(Engine engine, python::Pairs parameters)
    : m_engine(engine)
    , m_parameters(std::move(parameters))
{
}

void ExpressionReader::fail(const Opaque& why)
{
    if (!m_failure) {
        m_failure = why;
    }
}

void ExpressionReader::fail(const QString& reason)
{
    fail(Opaque{.where = m_place.where, .reason = reason, .code = m_place.code});
}

bool ExpressionReader::isCertain() const
{
    return !m_failure;
}

Certain<SqlStatement> ExpressionReader::readStatement(const Object& object, const Argument& place)
{
    m_place = place;
    if (object.type == "sqlalchemy.update"_L1) {
        m_statement.data = update(object);
    } else if (object.type == "sqlalchemy.delete"_L1) {
        m_statement.data = deletion(object);
    } else if (object.type.endsWith(".insert"_L1)) {
        m_statement.data = insert(object);
    } else {
        m_statement.data = SqlQuery{select(object, object.methods->size())};
    }
    checkParameters();
    return m_failure ? Certain<SqlStatement>(tl::unexpected(*m_failure)) : m_statement;
}

void ExpressionReader::checkParameters()
{
    for (const auto& [key, value] : m_parameters) {
        const auto* name = key.as<QString>();
        if (name == nullptr || !m_boundNames.contains(*name)) {
            fail(u"gives a parameter that its statement does not have"_s);
        }
    }
}

Certain<QString> ExpressionReader::readText(const Object& object, const Argument& place)
{
    m_place = place;
    const SqlExpression text = textClause(object);
    checkParameters();
    const auto* written = text.as<SqlText>();
    return m_failure || written == nullptr
               ? Certain<QString>(tl::unexpected(m_failure.value_or(Opaque())))
               : written->sql;
}

Certain<SqlExpression> ExpressionReader::readStored(const Argument& value, const ColumnType& type)
{
    m_place = value;
    const SqlExpression stored = assigned(value.value, type);
    return m_failure ? Certain<SqlExpression>(tl::unexpected(*m_failure)) : stored;
}

Certain<SqlExpression> ExpressionReader::readAlone(const Argument& argument)
{
    m_place = argument;
    const SqlExpression read = expression(argument.value);
    return m_failure ? Certain<SqlExpression>(tl::unexpected(*m_failure)) : read;
}

const QHash<QString, ExpressionReader::Base>& ExpressionReader::bases()
{
    using R = ExpressionReader;
    static const QHash<QString, Base> table{
        {u"sqlalchemy.columnOf"_s, &R::columnOf},
        {u"sqlalchemy.column"_s, &R::plainColumn},
        {u"sqlalchemy.literal_column"_s, &R::literalColumn},
        {u"sqlalchemy.text"_s, &R::textClause},
        {u"sqlalchemy.literal"_s, &R::literal},
        {u"alembic.inline_literal"_s, &R::literal},
        {u"sqlalchemy.bindparam"_s, &R::parameter},
        {u"sqlalchemy.null"_s, &R::constant},
        {u"sqlalchemy.true"_s, &R::constant},
        {u"sqlalchemy.false"_s, &R::constant},
        {u"sqlalchemy.operator"_s, &R::operation},
        {u"sqlalchemy.and_"_s, &R::junction},
        {u"sqlalchemy.or_"_s, &R::junction},
        {u"sqlalchemy.not_"_s, &R::negation},
        {u"sqlalchemy.between"_s, &R::between},
        {u"sqlalchemy.case"_s, &R::caseExpression},
        {u"sqlalchemy.cast"_s, &R::cast},
        {u"sqlalchemy.type_coerce"_s, &R::cast},
        {u"sqlalchemy.collate"_s, &R::collation},
        {u"sqlalchemy.desc"_s, &R::ordering},
        {u"sqlalchemy.asc"_s, &R::ordering},
        {u"sqlalchemy.nulls_first"_s, &R::ordering},
        {u"sqlalchemy.nullsfirst"_s, &R::ordering},
        {u"sqlalchemy.nulls_last"_s, &R::ordering},
        {u"sqlalchemy.nullslast"_s, &R::ordering},
        {u"sqlalchemy.distinct"_s, &R::ordering},
        {u"sqlalchemy.extract"_s, &R::extract},
        {u"sqlalchemy.exists"_s, &R::exists},
        {u"sqlalchemy.select"_s, &R::subquery},
        {u"sqlalchemy.label"_s, &R::label},
    };
    return table;
}

SqlExpression ExpressionReader::expression(const Value& value)
{
    const auto* object = value.as<Object>();
    if (const python::Unknown* unknown = python::unknownIn(value)) {
        fail(unknown->why);
        return {};
    }
    if (object == nullptr) {
        fail(u"uses %1 where an SQL expression is needed"_s.arg(python::describe(value)));
        return {};
    }
    if (++m_count > maxParts || m_depth > maxDepth) {
        fail(u"builds an SQL expression that is too long"_s);
        return {};
    }
    ++m_depth;
    SqlExpression result = ofObject(*object);
    --m_depth;
    return result;
}

SqlExpression ExpressionReader::ofObject(const Object& object)
{
    const bool isFunction = object.type.startsWith("sqlalchemy.func."_L1);
    const Base base = bases().value(object.type, nullptr);
    if (!isFunction && base == nullptr) {
        fail(u"uses %1 in an SQL expression"_s.arg(python::describe({object})));
        return {};
    }
    SqlExpression result = isFunction ? function(object) : (this->*base)(object);
    // A SELECT and a text read their own methods.
    const bool readsMethods = object.type == "sqlalchemy.select"_L1
                              || object.type == "sqlalchemy.exists"_L1
                              || object.type == "sqlalchemy.text"_L1;
    const std::vector<MethodCall>& calls = *object.methods;
    for (size_t i = 0; i < calls.size() && !readsMethods && isCertain(); ++i) {
        const bool isOperator = calls[i].name == "op"_L1 || calls[i].name == "bool_op"_L1;
        if (isOperator && i + 1 < calls.size() && calls[i + 1].name == "()"_L1) {
            result = customMethod(std::move(result), calls[i], calls[i + 1]);
            ++i;
        } else if (const Method method = methods().value(calls[i].name, nullptr)) {
            result = (this->*method)(std::move(result), calls[i]);
        } else {
            fail(calls[i].arguments.opaque(
                u"builds an SQL expression with '%1'"_s.arg(calls[i].name)));
        }
    }
    return result;
}

/// `table.c.name`
SqlExpression ExpressionReader::columnOf(const Object& object)
{
    const int from = source(object.arguments->items[0].value);
    const QString key = *object.arguments->items[1].value.as<QString>();
    const SqlSourceColumn* found = from >= 0 ? column(from, key) : nullptr;
    if (found == nullptr) {
        fail(u"uses the column '%1', which its table does not have"_s.arg(key));
        return {};
    }
    return columnExpression(from, *found);
}

SqlExpression ExpressionReader::plainColumn(const Object& object)
{
    ArgumentReader reader(*object.arguments, {u"text"_s, u"type_"_s});
    SqlExpression result;
    result.data = SqlColumn{reader.text(u"text"_s), -1, false};
    if (const Argument* type = reader.take(u"type_"_s)) {
        result.type = reader.keep(readType(*type));
    }
    if (const std::optional<Opaque> why = reader.finish()) {
        fail(*why);
    }
    return result;
}

SqlExpression ExpressionReader::literalColumn(const Object& object)
{
    SqlExpression result = plainColumn(object);
    if (auto* column = std::get_if<SqlColumn>(&result.data)) {
        column->isLiteral = true;
    }
    return result;
}

/// What bindparams() gives the parameters of a text: values by name, or bindparam(…).
QHash<QString, python::Value> ExpressionReader::boundValues(const Object& text)
{
    QHash<QString, Value> values;
    for (const MethodCall& call : *text.methods) {
        if (call.name != "bindparams"_L1) {
            fail(call.arguments.opaque(u"calls '%1' of a text"_s.arg(call.name)));
        }
        for (const Argument& argument : call.arguments.items) {
            const auto* object = argument.value.as<Object>();
            const bool isParameter = object != nullptr && argument.name.isEmpty()
                                     && object->type == "sqlalchemy.bindparam"_L1
                                     && !object->arguments->items.empty();
            const QString* key =
                isParameter ? object->arguments->items[0].value.as<QString>() : nullptr;
            const QString name = key != nullptr ? *key : argument.name;
            if (name.isEmpty()) {
                fail(call.arguments.opaque(u"binds a parameter without a name"_s));
            }
            values.insert(name, argument.value);
        }
    }
    return values;
}

/// A parameter's value in a text; the list of an expanding one in parentheses.
QString ExpressionReader::parameterText(const Value& value)
{
    const auto* object = value.as<Object>();
    const bool isBound = object != nullptr && object->type == "sqlalchemy.bindparam"_L1;
    if (isBound) {
        for (const Argument& argument : object->arguments->items) {
            const auto* list = argument.value.as<python::Sequence>();
            if (list != nullptr && !list->items->empty()
                && list->kind != python::Sequence::Kind::Set) {
                QStringList parts;
                for (const Value& each : *list->items) {
                    parts << parameterText(each);
                }
                return u'(' + parts.join(u", "_s) + u')';
            }
        }
    }
    const SqlExpression bound = isBound ? parameter(*object) : plain(value);
    return expressionText(bound, m_engine).value_or(QString());
}

/// sa.text: its parameters are replaced by their values.
SqlExpression ExpressionReader::textClause(const Object& object)
{
    ArgumentReader reader(*object.arguments, {u"text"_s});
    const QString text = reader.text(u"text"_s);
    if (const std::optional<Opaque> why = reader.finish()) {
        fail(*why);
    }
    const QHash<QString, Value> values = boundValues(object);
    QString written;
    qsizetype end = 0;
    for (const QRegularExpressionMatch& match : parameterPattern().globalMatch(text)) {
        const QString name = match.captured(1);
        const Value* given = parameterValue(name);
        if (given == nullptr && !values.contains(name)) {
            fail(EngineText::tr("gives no value for the parameter ':%1' of its SQL").arg(name));
        }
        m_boundNames.insert(name);
        written += text.mid(end, match.capturedStart() - end).replace("\\:"_L1, ":"_L1)
                   + parameterText(given != nullptr ? *given : values.value(name));
        end = match.capturedEnd();
    }
    written += text.mid(end).replace("\\:"_L1, ":"_L1);
    SqlExpression result;
    result.data = SqlText{written};
    return result;
}

/// sa.literal(value, type_) and op.inline_literal(value, type_).
SqlExpression ExpressionReader::literal(const Object& object)
{
    ArgumentReader reader(*object.arguments, {u"value"_s, u"type_"_s});
    const Argument* value = reader.take(u"value"_s);
    const Argument* type = reader.take(u"type_"_s);
    const bool isTyped = type != nullptr && !type->value.isNone();
    const ColumnType given = isTyped ? reader.keep(readType(*type)) : ColumnType();
    const std::optional<Opaque> why = reader.finish();
    if (why || value == nullptr) {
        fail(why.value_or(object.arguments->opaque(EngineText::tr("does not say the value"))));
        return {};
    }
    return isTyped ? stored(value->value, given.on(engineName(m_engine))) : plain(value->value);
}

SqlExpression ExpressionReader::parameter(const Object& object)
{
    ArgumentReader reader(*object.arguments, {u"key"_s, u"value"_s, u"type_"_s, u"unique"_s});
    const QString name = reader.textOrNone(u"key"_s);
    const Argument* own = reader.take(u"value"_s);
    const Argument* type = reader.take(u"type_"_s);
    reader.ignore({u"unique"_s, u"required"_s});
    const bool isTyped = type != nullptr && !type->value.isNone();
    const ColumnType given = isTyped ? reader.keep(readType(*type)) : ColumnType();
    const Value* value = parameterValue(name);
    m_boundNames.insert(name);
    if (value == nullptr && own != nullptr) {
        value = &own->value;
    }
    const std::optional<Opaque> why = reader.finish();
    if (why || value == nullptr) {
        fail(why.value_or(object.arguments->opaque(
            EngineText::tr("gives no value for the parameter '%1'").arg(name))));
        return {};
    }
    return isTyped ? stored(*value, given.on(engineName(m_engine))) : plain(*value);
}

SqlExpression ExpressionReader::constant(const Object& object)
{
    const QString& type = object.type;
    return SqlExpression::word(type.endsWith(".null"_L1)   ? SqlWord::Kind::Null
                               : type.endsWith(".true"_L1) ? SqlWord::Kind::True
                                                           : SqlWord::Kind::False);
}

}  // namespace limbeck
