// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/argumentreader.h"
#include "migrations/script/columnreader.h"
#include "migrations/script/expression/expressionreader.h"
#include "migrations/script/typereader.h"
#include "models/base/enginetext.h"

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

/// The schema of sa.MetaData(schema=…); empty if it has none.
Certain<QString> schemaOf(const python::Argument* metadata)
{
    const auto* object = metadata != nullptr ? metadata->value.as<python::Object>() : nullptr;
    if (metadata == nullptr) {
        return QString();
    }
    if (object == nullptr || object->type != "sqlalchemy.MetaData"_L1) {
        return tl::unexpected(notA(*metadata, EngineText::tr("metadata that is known")));
    }
    ArgumentReader reader(*object->arguments, {u"bind"_s, u"reflect"_s, u"schema"_s});
    reader.ignore({u"bind"_s, u"naming_convention"_s, u"info"_s});
    const QString schema = reader.textOrNone(u"schema"_s);
    const std::optional<Opaque> why = reader.finish();
    return why ? Certain<QString>(tl::unexpected(*why)) : schema;
}

/// What Python calls a column: its key, or its name.
QString keyOf(const python::Argument& argument, const QString& name)
{
    for (const python::Argument& each : argument.value.as<python::Object>()->arguments->items) {
        if (each.name == "key"_L1 && each.value.as<QString>() != nullptr) {
            return *each.value.as<QString>();
        }
    }
    return name;
}

/// The columns of PrimaryKeyConstraint('a', 'b') and ForeignKeyConstraint(['a', 'b'], …).
QStringList keyColumns(const python::Arguments& arguments)
{
    QStringList names;
    for (const python::Argument& argument : arguments.items) {
        const auto* list = argument.value.as<python::Sequence>();
        for (const python::Value& each :
             list != nullptr ? *list->items : python::Values{argument.value}) {
            const auto* text = each.as<QString>();
            names << (text != nullptr && argument.name.isEmpty() ? *text : QString());
        }
    }
    return names;
}

bool hasArgument(const python::Argument& argument, const QString& name)
{
    const auto* object = argument.value.as<python::Object>();
    const auto& items = object->arguments->items;
    return std::any_of(items.begin(), items.end(), [&name](const python::Argument& each) {
        return each.name == name && !each.value.isNone();
    });
}

}  // namespace

/// The source that an object is, once for each object: two tables of one name are two sources.
int ExpressionReader::source(const Value& value)
{
    const auto* object = value.as<Object>();
    if (object == nullptr) {
        const python::Unknown* unknown = python::unknownIn(value);
        fail(unknown != nullptr ? unknown->why
                                : Opaque{.where = m_place.where,
                                         .reason = EngineText::tr("uses %1 where a table is needed")
                                                       .arg(python::describe(value)),
                                         .code = m_place.code});
        return -1;
    }
    if (const auto known = m_sources.constFind(object->arguments.get());
        known != m_sources.cend()) {
        return *known;
    }
    const QString& type = object->type;
    if (type == "sqlalchemy.table"_L1 || type == "sqlalchemy.Table"_L1
        || type == "alembic.Table"_L1) {
        return addSource(*object, tableSource(*object));
    }
    if (type == "sqlalchemy.alias"_L1 || type == "sqlalchemy.subquery"_L1
        || type == "sqlalchemy.cte"_L1 || type == "sqlalchemy.excluded"_L1) {
        return addSource(*object, derivedSource(*object));
    }
    if (type == "sqlalchemy.join"_L1 || type == "sqlalchemy.outerjoin"_L1) {
        return addSource(*object, joinSource(*object));
    }
    if (type == "sqlalchemy.text"_L1) {
        const SqlExpression text = textClause(*object);
        SqlSource from;
        from.kind = SqlSource::Kind::Text;
        from.name = text.as<SqlText>()->sql;
        return addSource(*object, from);
    }
    fail(EngineText::tr("uses %1 where a table is needed").arg(python::describe(value)));
    return -1;
}

int ExpressionReader::addSource(const Object& object, SqlSource source)
{
    if (!object.methods->empty() && source.kind != SqlSource::Kind::Text) {
        fail(object.arguments->opaque(
            EngineText::tr("calls '%1' of a table").arg(object.methods->front().name)));
    }
    m_statement.sources.push_back(std::move(source));
    const int index = static_cast<int>(m_statement.sources.size()) - 1;
    m_sources.insert(object.arguments.get(), index);
    return index;
}

SqlSource ExpressionReader::tableSource(const Object& object)
{
    const bool isTable = object.type == "sqlalchemy.Table"_L1;
    const QString first = object.type == "alembic.Table"_L1 ? u"table_name"_s : u"name"_s;
    ArgumentReader reader(
        *object.arguments,
        isTable ? QStringList{first, u"metadata"_s, u"*"_s} : QStringList{first, u"*"_s});
    SqlSource table;
    table.table = reader.table(first);
    if (isTable && table.table.schema.isEmpty()) {
        table.table.schema = reader.keep(schemaOf(reader.take(u"metadata"_s)));
    }
    for (const QString& name : {u"autoload"_s, u"autoload_with"_s, u"quote"_s}) {
        if (isTable && reader.isGiven(name)) {
            reader.fail(EngineText::tr("uses the argument '%1' of a table").arg(name));
        }
    }
    for (const Argument* each : reader.rest()) {
        const auto* item = each->value.as<Object>();
        if (item == nullptr) {
            reader.fail(*each, EngineText::tr("is no part of a table"));
        } else if (item->type == "sqlalchemy.column"_L1 || item->type == "sqlalchemy.Column"_L1) {
            addColumn(*each, table);
        } else if (item->type == "sqlalchemy.PrimaryKeyConstraint"_L1) {
            const QStringList names = keyColumns(*item->arguments);
            for (SqlSourceColumn& column : table.columns) {
                column.isPrimaryKey = column.isPrimaryKey || names.contains(column.name);
            }
        } else if (item->type == "sqlalchemy.ForeignKeyConstraint"_L1) {
            const QStringList names = keyColumns(*item->arguments);
            for (SqlSourceColumn& column : table.columns) {
                column.isCounted = column.isCounted && !names.contains(column.name);
            }
        }
    }
    if (reader.hasFailed()) {
        fail(*reader.finish());
    }
    const auto isKey = [](const SqlSourceColumn& column) { return column.isPrimaryKey; };
    const auto keys = std::count_if(table.columns.begin(), table.columns.end(), isKey);
    for (SqlSourceColumn& column : table.columns) {
        column.isCounted =
            column.isCounted && column.isPrimaryKey && keys == 1 && isIntegerType(column.type);
    }
    return table;
}

void ExpressionReader::addColumn(const Argument& argument, SqlSource& source)
{
    SqlSourceColumn column;
    if (!isColumn(argument.value)) {
        const SqlExpression plain = plainColumn(*argument.value.as<Object>());
        const auto* named = plain.as<SqlColumn>();
        column.name = named != nullptr ? named->name : QString();
        column.type = plain.type;
    } else {
        const Certain<ReadColumn> read = readColumn(argument, source.table);
        if (!read) {
            fail(read.error());
            return;
        }
        column.name = read->column.name;
        column.type = read->column.type;
        column.isDeclared = true;
        column.isPrimaryKey = read->parts.primaryKey;
        column.hasServerDefault =
            read->column.serverDefault.has_value() || read->column.identity.has_value();
        column.hasPythonDefault = read->hasPythonDefault;
        column.hasPythonUpdate = hasArgument(argument, u"onupdate"_s);
        column.isCounted =
            read->parts.foreignKeys.isEmpty() && read->column.autoincrement != Autoincrement::No;
    }
    column.type = column.type.on(engineName(m_engine));
    column.key = keyOf(argument, column.name);
    source.columns.push_back(std::move(column));
}

/// alias(table, name), subquery(select, name), cte(select, name)
SqlSource ExpressionReader::derivedSource(const Object& object)
{
    ArgumentReader reader(*object.arguments, {u"selectable"_s, u"name"_s});
    const Argument* of = reader.take(u"selectable"_s);
    SqlSource result;
    result.name = reader.textOrNone(u"name"_s);
    const bool isRecursive = reader.flag(u"recursive"_s);
    const std::optional<Opaque> why = reader.finish();
    if (why || of == nullptr || isRecursive) {
        fail(why.value_or(
            object.arguments->opaque(EngineText::tr("names a query in a way that is not known"))));
        return result;
    }
    const bool isExcluded = object.type == "sqlalchemy.excluded"_L1;
    result.name = isExcluded ? u"excluded"_s : result.name;
    if (object.type == "sqlalchemy.alias"_L1 || isExcluded) {
        result.kind = SqlSource::Kind::Alias;
        result.left = source(of->value);
        if (result.left >= 0) {
            const SqlSource& left = m_statement.sources[static_cast<size_t>(result.left)];
            result.columns = left.columns;
            if (left.kind != SqlSource::Kind::Table) {
                fail(object.arguments->opaque(EngineText::tr("gives a name to what is no table")));
            }
        }
        return result;
    }
    result.kind =
        object.type == "sqlalchemy.cte"_L1 ? SqlSource::Kind::Cte : SqlSource::Kind::Subquery;
    const auto* query = of->value.as<Object>();
    if (query == nullptr || !isStatement(of->value)) {
        fail(object.arguments->opaque(EngineText::tr("gives a name to what is no query")));
        return result;
    }
    result.select = select(*query, query->methods->size());
    result.columns = columnsOf(m_statement.selects[static_cast<size_t>(result.select)]);
    return result;
}

/// join(left, right, onclause, isouter, full)
SqlSource ExpressionReader::joinSource(const Object& object)
{
    ArgumentReader reader(*object.arguments,
                          {u"left"_s, u"right"_s, u"onclause"_s, u"isouter"_s, u"full"_s});
    const Argument* left = reader.take(u"left"_s);
    const Argument* right = reader.take(u"right"_s);
    const Argument* on = reader.take(u"onclause"_s);
    SqlSource result;
    result.kind = SqlSource::Kind::Join;
    result.isOuter = reader.flag(u"isouter"_s) || object.type == "sqlalchemy.outerjoin"_L1;
    result.isFull = reader.flag(u"full"_s);
    const std::optional<Opaque> why = reader.finish();
    if (why || left == nullptr || right == nullptr || on == nullptr || on->value.isNone()) {
        fail(why.value_or(
            object.arguments->opaque(EngineText::tr("does not say on what it joins"))));
        return result;
    }
    result.left = source(left->value);
    result.right = source(right->value);
    result.on.push_back(grouped(expression(on->value), SqlOperator::AsBoolean));
    if (!isCertain()) {
        return result;
    }
    for (const int side : {result.left, result.right}) {
        const SqlSource& each = m_statement.sources[static_cast<size_t>(side)];
        result.columns.insert(result.columns.end(), each.columns.begin(), each.columns.end());
    }
    return result;
}

/// The columns that a query with a name offers: those with a name of their own.
std::vector<SqlSourceColumn> ExpressionReader::columnsOf(const SqlSelect& select)
{
    std::vector<SqlSourceColumn> columns;
    const SqlSelect& first =
        select.combined.empty() ? select
                                : m_statement.selects[static_cast<size_t>(select.combined.front())];
    for (const SqlExpression& each : first.columns) {
        SqlSourceColumn column;
        if (const auto* named = each.as<SqlColumn>(); named != nullptr && !named->isLiteral) {
            column.name = named->name;
        } else if (const auto* label = each.as<SqlLabel>()) {
            column.name = label->name;
        } else {
            fail(EngineText::tr("selects from a query with a column that has no name"));
        }
        column.key = column.name;
        column.type = each.type;
        column.isDeclared = isDeclared(each.as<SqlLabel>() != nullptr ? each.parts.front() : each);
        columns.push_back(column);
    }
    return columns;
}

/// True for a column that sa.Column declares: a subclass of what sa.column makes.
bool ExpressionReader::isDeclared(const SqlExpression& expression) const
{
    const auto* named = expression.as<SqlColumn>();
    if (named == nullptr || named->source < 0) {
        return false;
    }
    const std::vector<SqlSourceColumn>& columns =
        m_statement.sources[static_cast<size_t>(named->source)].columns;
    return std::any_of(columns.begin(), columns.end(), [named](const SqlSourceColumn& each) {
        return each.name == named->name && each.isDeclared;
    });
}

const SqlSourceColumn* ExpressionReader::column(int source, const QString& key) const
{
    const std::vector<SqlSourceColumn>& columns =
        m_statement.sources[static_cast<size_t>(source)].columns;
    const auto found =
        std::find_if(columns.begin(), columns.end(), [&key](const SqlSourceColumn& each) {
            return each.key == key;
        });
    return found != columns.end() ? &*found : nullptr;
}

SqlExpression ExpressionReader::columnExpression(int source, const SqlSourceColumn& column) const
{
    SqlExpression result;
    result.data = SqlColumn{column.name, source, false};
    result.type = column.type;
    return result;
}

std::vector<SqlExpression> ExpressionReader::allColumns(int source) const
{
    std::vector<SqlExpression> columns;
    for (const SqlSourceColumn& each : m_statement.sources[static_cast<size_t>(source)].columns) {
        columns.push_back(columnExpression(source, each));
    }
    return columns;
}

}  // namespace limbeck
