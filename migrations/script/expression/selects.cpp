// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/dialect/expression/sourcesof.h"
#include "migrations/script/argumentreader.h"
#include "migrations/script/expression/expressionreader.h"
#include "models/base/enginetext.h"

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

/// Methods of a SELECT behind which it is an expression.
bool endsSelect(const QString& method)
{
    return method == "scalar_subquery"_L1 || method == "as_scalar"_L1 || method == "label"_L1
           || method == "exists"_L1;
}

bool isTable(const python::Value& value)
{
    static const QStringList types{u"sqlalchemy.table"_s,
                                   u"sqlalchemy.Table"_s,
                                   u"alembic.Table"_s,
                                   u"sqlalchemy.alias"_s,
                                   u"sqlalchemy.subquery"_s,
                                   u"sqlalchemy.cte"_s};
    const auto* object = value.as<python::Object>();
    return object != nullptr && types.contains(object->type);
}

QString unionWord(const QString& name)
{
    static const QHash<QString, QString> words{{u"union"_s, u"UNION"_s},
                                               {u"union_all"_s, u"UNION ALL"_s},
                                               {u"intersect"_s, u"INTERSECT"_s},
                                               {u"intersect_all"_s, u"INTERSECT ALL"_s},
                                               {u"except_"_s, u"EXCEPT"_s},
                                               {u"except_all"_s, u"EXCEPT ALL"_s}};
    return words.value(name);
}

}  // namespace

/// A SELECT inside of an expression, with what is called on it as such.
SqlExpression ExpressionReader::subquery(const Object& object)
{
    const std::vector<MethodCall>& calls = *object.methods;
    size_t end = 0;
    while (end < calls.size() && !endsSelect(calls[end].name)) {
        ++end;
    }
    SqlExpression result;
    const int index = select(object, end);
    result.data = SqlSubquery{index};
    if (isCertain()) {
        const SqlSelect& inner = m_statement.selects[static_cast<size_t>(index)];
        result.type = inner.columns.empty() ? ColumnType() : inner.columns.front().type;
    }
    for (; end < calls.size() && isCertain(); ++end) {
        const MethodCall& call = calls[end];
        const bool isScalar = call.name == "scalar_subquery"_L1 || call.name == "as_scalar"_L1;
        if (call.name == "exists"_L1) {
            result = SqlExpression::unary(
                SqlOperator::Exists, std::move(result), ColumnType::ofKind(TypeKind::Boolean));
        } else if (const Method method = methods().value(call.name, nullptr)) {
            result = (this->*method)(std::move(result), call);
        } else if (!isScalar) {
            fail(call.arguments.opaque(
                EngineText::tr("builds an SQL expression with '%1'").arg(call.name)));
        }
    }
    return result;
}

/// exists(select), exists(column), exists().where(…)
SqlExpression ExpressionReader::exists(const Object& object)
{
    const std::vector<Argument>& items = object.arguments->items;
    SqlSelect inner;
    int index = -1;
    if (items.size() == 1 && isStatement(items[0].value)) {
        const auto& query = *items[0].value.as<Object>();
        size_t end = query.methods->size();
        while (end > 0 && endsSelect((*query.methods)[end - 1].name)) {
            --end;
        }
        index = select(query, end);
        inner = isCertain() ? m_statement.selects[static_cast<size_t>(index)] : inner;
    } else if (items.empty()) {
        SqlExpression all;
        all.data = SqlText{u"*"_s};
        inner.columns.push_back(all);
    } else {
        for (const Argument& item : items) {
            addSelected(item.value, inner.columns);
        }
    }
    for (const MethodCall& call : *object.methods) {
        selectMethod(inner, call);
    }
    SqlExpression result;
    m_statement.selects.push_back(std::move(inner));
    result.data = SqlSubquery{static_cast<int>(m_statement.selects.size()) - 1};
    return SqlExpression::unary(
        SqlOperator::Exists, std::move(result), ColumnType::ofKind(TypeKind::Boolean));
}

/// Reads a SELECT with its first `methods` methods.
int ExpressionReader::select(const Object& object, size_t methods)
{
    SqlSelect result = selectOf(object);
    for (size_t i = 0; i < methods && isCertain(); ++i) {
        selectMethod(result, (*object.methods)[i]);
    }
    m_statement.selects.push_back(std::move(result));
    return static_cast<int>(m_statement.selects.size()) - 1;
}

/// select(a, b), select([a, b]) of 1.x, union(select, select)
SqlSelect ExpressionReader::selectOf(const Object& object)
{
    SqlSelect result;
    const std::vector<Argument>& items = object.arguments->items;
    if (object.type == "sqlalchemy.union"_L1) {
        std::vector<int> parts;
        const QString word = unionWord(*items[0].value.as<QString>());
        for (size_t i = 1; i < items.size() && isCertain(); ++i) {
            const auto* query = items[i].value.as<Object>();
            if (query == nullptr || !isStatement(items[i].value)) {
                fail(object.arguments->opaque(EngineText::tr("joins what are no queries")));
                break;
            }
            parts.push_back(select(*query, query->methods->size()));
        }
        return combined(word, parts);
    }
    for (const Argument& item : items) {
        const auto* list = item.value.as<python::Sequence>();
        const bool isColumns = item.name.isEmpty() || item.name == "columns"_L1;
        const bool isFirst = &item == &items.front();
        if (list != nullptr && isColumns && isFirst) {
            for (const Value& each : *list->items) {
                addSelected(each, result.columns);
            }
        } else if (item.name == "whereclause"_L1
                   || (items.front().value.as<python::Sequence>() != nullptr
                       && item.name.isEmpty())) {
            result.where.push_back(expression(item.value));
        } else if (item.name.isEmpty()) {
            addSelected(item.value, result.columns);
        } else {
            fail(object.arguments->opaque(EngineText::tr("selects with '%1'").arg(item.name)));
        }
    }
    return result;
}

void ExpressionReader::addSelected(const Value& value, std::vector<SqlExpression>& columns)
{
    if (isTable(value)) {
        const int from = source(value);
        for (SqlExpression& each : from >= 0 ? allColumns(from) : std::vector<SqlExpression>()) {
            columns.push_back(std::move(each));
        }
        return;
    }
    const bool isNumber = value.as<qint64>() != nullptr;
    if (isNumber) {
        // Only numbers: other plain values are names of columns or errors, by version.
        SqlExpression literal;
        literal.data = SqlText{QString::number(*value.as<qint64>())};
        columns.push_back(literal);
        return;
    }
    columns.push_back(expression(value));
}

void ExpressionReader::addConditions(const Arguments& arguments,
                                     std::vector<SqlExpression>& conditions)
{
    for (const Argument& argument : arguments.items) {
        if (!argument.name.isEmpty()) {
            fail(arguments.opaque(EngineText::tr("gives a condition with a name")));
        } else if (const auto* flag = argument.value.as<bool>()) {
            conditions.push_back(
                SqlExpression::word(*flag ? SqlWord::Kind::True : SqlWord::Kind::False));
        } else {
            conditions.push_back(expression(argument.value));
        }
    }
}

/// filter_by(name=value): columns of the first source.
void ExpressionReader::addNamedConditions(const Arguments& arguments, SqlSelect& select)
{
    int from = select.from.empty() ? -1 : select.from.front();
    if (from < 0 && !select.columns.empty()) {
        const QList<int> sources = sourcesOf(m_statement, select.columns.front());
        from = sources.isEmpty() ? -1 : sources.first();
    }
    for (const Argument& argument : arguments.items) {
        const SqlSourceColumn* found = from >= 0 ? column(from, argument.name) : nullptr;
        if (found == nullptr) {
            fail(arguments.opaque(
                EngineText::tr("filters by '%1', which is not certain").arg(argument.name)));
            return;
        }
        select.where.push_back(
            comparison(SqlOperator::Eq, columnExpression(from, *found), argument.value));
    }
}

std::optional<qint64> ExpressionReader::count(const Arguments& arguments)
{
    const Value* value = onlyArgument(arguments);
    const auto* number = value != nullptr ? value->as<qint64>() : nullptr;
    if (value != nullptr && value->isNone()) {
        return std::nullopt;
    }
    if (number == nullptr) {
        fail(arguments.opaque(EngineText::tr("limits a query to a number that is not certain")));
        return std::nullopt;
    }
    return *number;
}

void ExpressionReader::selectMethod(SqlSelect& select, const MethodCall& call)
{
    const QString& name = call.name;
    const std::vector<Argument>& items = call.arguments.items;
    if (name == "where"_L1 || name == "filter"_L1) {
        addConditions(call.arguments, select.where);
    } else if (name == "filter_by"_L1) {
        addNamedConditions(call.arguments, select);
    } else if (name == "having"_L1) {
        addConditions(call.arguments, select.having);
    } else if (name == "select_from"_L1) {
        for (const Argument& item : items) {
            select.from.push_back(source(item.value));
        }
    } else if (name == "join"_L1 || name == "outerjoin"_L1 || name == "join_from"_L1
               || name == "outerjoin_from"_L1) {
        addJoin(select, call);
    } else if (name == "order_by"_L1 || name == "group_by"_L1) {
        const bool isOrder = name == "order_by"_L1;
        for (const Argument& item : items) {
            (isOrder ? select.orderBy : select.groupBy)
                .push_back(orderElement(select, item.value, isOrder));
        }
    } else if (name == "limit"_L1) {
        select.limit = count(call.arguments);
    } else if (name == "offset"_L1) {
        select.offset = count(call.arguments);
    } else if (name == "distinct"_L1 && items.empty()) {
        select.isDistinct = true;
    } else if (name == "with_for_update"_L1 && items.empty()) {
        select.isForUpdate = true;
    } else if (name == "correlate"_L1) {
        for (const Argument& item : items) {
            select.correlated.push_back(source(item.value));
        }
    } else if (name == "add_columns"_L1 || name == "column"_L1) {
        for (const Argument& item : items) {
            addSelected(item.value, select.columns);
        }
    } else if (!unionWord(name).isEmpty()) {
        combine(select, call);
    } else {
        fail(call.arguments.opaque(EngineText::tr("builds a query with '%1'").arg(name)));
    }
    if (!select.combined.empty() && unionWord(name).isEmpty()) {
        fail(call.arguments.opaque(EngineText::tr("adds '%1' to joined queries").arg(name)));
    }
}

/// select.join(target, onclause): the join takes the place of the source that it begins with.
void ExpressionReader::addJoin(SqlSelect& select, const MethodCall& call)
{
    const bool saysLeft = call.name.endsWith("_from"_L1);
    QStringList parameters{u"target"_s, u"onclause"_s};
    if (saysLeft) {
        parameters = {u"from_"_s, u"target"_s, u"onclause"_s};
    }
    ArgumentReader reader(call.arguments, parameters);
    const Argument* target = reader.take(u"target"_s);
    const Argument* on = reader.take(u"onclause"_s);
    const Argument* first = saysLeft ? reader.take(u"from_"_s) : nullptr;
    SqlSource join;
    join.kind = SqlSource::Kind::Join;
    join.isOuter = reader.flag(u"isouter"_s) || call.name.startsWith("outer"_L1);
    join.isFull = reader.flag(u"full"_s);
    if (const std::optional<Opaque> why = reader.finish()) {
        fail(*why);
    }
    if (target == nullptr || on == nullptr || on->value.isNone() || (saysLeft && !first)) {
        fail(call.arguments.opaque(EngineText::tr("does not say on what it joins")));
        return;
    }
    QList<int> lefts(select.from.begin(), select.from.end());
    if (first != nullptr) {
        lefts = {source(first->value)};
    }
    for (const SqlExpression& each :
         lefts.isEmpty() ? select.columns : std::vector<SqlExpression>()) {
        for (const int found : sourcesOf(m_statement, each)) {
            lefts << (lefts.contains(found) ? QList<int>() : QList<int>{found});
        }
    }
    join.right = source(target->value);
    join.on.push_back(grouped(expression(on->value), SqlOperator::AsBoolean));
    if (lefts.size() != 1 || !isCertain()) {
        fail(call.arguments.opaque(EngineText::tr("does not say to what it joins")));
        return;
    }
    join.left = lefts.first();
    m_statement.sources.push_back(join);
    select.from = {static_cast<int>(m_statement.sources.size()) - 1};
}

SqlSelect ExpressionReader::combined(const QString& word, const std::vector<int>& parts)
{
    SqlSelect result;
    result.word = word;
    result.combined = parts;
    for (const int each : parts) {
        const SqlSelect& part = m_statement.selects[static_cast<size_t>(each)];
        if (!part.combined.empty() || !part.orderBy.empty() || part.limit || part.offset) {
            fail(EngineText::tr("joins queries that have an order or a limit"));
        }
    }
    if (parts.size() < 2) {
        fail(EngineText::tr("joins fewer than two queries"));
    }
    return result;
}

/// first.union(second)
void ExpressionReader::combine(SqlSelect& select, const MethodCall& call)
{
    std::vector<int> parts;
    m_statement.selects.push_back(select);
    parts.push_back(static_cast<int>(m_statement.selects.size()) - 1);
    for (const Argument& item : call.arguments.items) {
        const auto* query = item.value.as<Object>();
        if (query == nullptr || !isStatement(item.value)) {
            fail(call.arguments.opaque(EngineText::tr("joins what are no queries")));
            return;
        }
        parts.push_back(this->select(*query, query->methods->size()));
    }
    select = combined(unionWord(call.name), parts);
}

/// A name in ORDER BY or GROUP BY: of a selected column first, then of any column.
SqlExpression ExpressionReader::namedElement(const SqlSelect& select, const QString& name)
{
    for (const SqlExpression& each : select.columns) {
        const auto* label = each.as<SqlLabel>();
        const auto* column = each.as<SqlColumn>();
        if (label != nullptr && label->name == name) {
            SqlExpression result;
            result.data = SqlColumn{name, -1, false};
            return result;
        }
        if (column != nullptr && column->name == name && !column->isLiteral) {
            return each;
        }
    }
    QList<int> sources(select.from.begin(), select.from.end());
    for (const SqlExpression& each : select.columns) {
        sources << sourcesOf(m_statement, each);
    }
    for (const int each : sources) {
        if (const SqlSourceColumn* found = column(each, name);
            found != nullptr
            && m_statement.sources[static_cast<size_t>(each)].kind != SqlSource::Kind::Join) {
            return columnExpression(each, *found);
        }
    }
    fail(EngineText::tr("orders by '%1', which is not certain").arg(name));
    return {};
}

SqlExpression ExpressionReader::orderElement(const SqlSelect& select,
                                             const Value& value,
                                             bool isOrder)
{
    if (const auto* name = value.as<QString>()) {
        return namedElement(select, *name);
    }
    const auto* object = value.as<Object>();
    const bool isDirection =
        object != nullptr && object->arguments->items.size() == 1
        && object->arguments->items[0].value.as<QString>() != nullptr
        && (object->type == "sqlalchemy.desc"_L1 || object->type == "sqlalchemy.asc"_L1);
    if (isDirection) {
        return orderMethod(namedElement(select, *object->arguments->items[0].value.as<QString>()),
                           {object->type.section(u'.', -1), {}});
    }
    SqlExpression result = expression(value);
    SqlExpression* inner = &result;
    while (inner->as<SqlUnary>() != nullptr && !inner->parts.empty()) {
        inner = &inner->parts.front();
    }
    // An expression that is selected under a name is called by it.
    if (const auto* label = inner->as<SqlLabel>(); label != nullptr && isOrder) {
        *inner = namedElement(select, QString(label->name));
    }
    return result;
}

}  // namespace limbeck
