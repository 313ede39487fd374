// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/argumentreader.h"
#include "migrations/script/expression/expressionreader.h"
#include "models/base/enginetext.h"

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

const python::Value* find(const python::Pairs& row, const QString& key)
{
    for (const auto& [each, value] : row) {
        if (*each.as<QString>() == key) {
            return &value;
        }
    }
    return nullptr;
}

bool isValue(const SqlExpression& expression)
{
    return expression.as<SqlValue>() != nullptr || expression.as<SqlMoment>() != nullptr;
}

}  // namespace

/// 'name' or table.c.name
QString ExpressionReader::columnKey(const Value& key)
{
    const auto* text = key.as<QString>();
    const auto* object = key.as<Object>();
    const bool isColumn = object != nullptr && object->type == "sqlalchemy.columnOf"_L1;
    if (text == nullptr && !isColumn) {
        fail(EngineText::tr("gives a value to %1, which is no column").arg(python::describe(key)));
        return {};
    }
    return text != nullptr ? *text : *object->arguments->items[1].value.as<QString>();
}

void ExpressionReader::mergeValues(const python::Dict& values, python::Pairs& into)
{
    for (const auto& [key, value] : *values.items) {
        const QString name = columnKey(key);
        std::erase_if(
            into, [&name](const auto& pair) { return *pair.first.template as<QString>() == name; });
        into.emplace_back(Value{name}, value);
    }
}

/// values(…): names, a dictionary, a row without names, or a list of dictionaries.
void ExpressionReader::addValues(const Arguments& arguments)
{
    if (m_rows.empty()) {
        m_rows.emplace_back();
    }
    for (const Argument& argument : arguments.items) {
        const auto* dict = argument.value.as<python::Dict>();
        const auto* list = argument.value.as<python::Sequence>();
        if (!argument.name.isEmpty()) {
            mergeValues({std::make_shared<python::Pairs>(
                            python::Pairs{{Value{argument.name}, argument.value}})},
                        m_rows.front());
        } else if (dict != nullptr) {
            mergeValues(*dict, m_rows.front());
        } else if (list != nullptr && list->kind != python::Sequence::Kind::Set
                   && m_rows.size() == 1 && m_rows.front().empty()) {
            const bool isRows =
                !list->items->empty() && list->items->front().as<python::Dict>() != nullptr;
            python::Pairs row;
            m_rows.clear();
            qint64 index = 0;
            for (const Value& item : *list->items) {
                const auto* each = item.as<python::Dict>();
                if (isRows && each != nullptr) {
                    m_rows.emplace_back();
                    mergeValues(*each, m_rows.back());
                } else if (isRows || each != nullptr) {
                    fail(arguments.opaque(EngineText::tr("gives rows that are not alike")));
                } else {
                    row.emplace_back(Value{u"#%1"_s.arg(index++)}, item);
                }
            }
            if (!isRows) {
                m_rows.push_back(row);
            }
        } else {
            fail(arguments.opaque(EngineText::tr("gives the values of a row as %1")
                                      .arg(python::describe(argument.value))));
        }
    }
}

/// Parameters that are given to execute() beside the statement are values too.
void ExpressionReader::mergeParameters(int table)
{
    if (table < 0) {
        return;
    }
    for (const auto& [key, value] : m_parameters) {
        const auto* name = key.as<QString>();
        if (name != nullptr && column(table, *name) != nullptr && !m_boundNames.contains(*name)) {
            if (m_rows.size() > 1) {
                fail(EngineText::tr("gives parameters to a statement with several rows"));
            }
            if (m_rows.empty()) {
                m_rows.emplace_back();
            }
            m_boundNames.insert(*name);
            std::erase_if(m_rows.front(), [&](const auto& pair) {
                return *pair.first.template as<QString>() == *name;
            });
            m_rows.front().emplace_back(key, value);
        }
    }
}

void ExpressionReader::addReturning(const Arguments& arguments, std::vector<SqlExpression>& columns)
{
    for (const Argument& argument : arguments.items) {
        addSelected(argument.value, columns);
    }
}

SqlInsert ExpressionReader::insert(const Object& object)
{
    SqlInsert result;
    const Value* table = onlyArgument(*object.arguments);
    result.table = table != nullptr ? source(*table) : -1;
    for (size_t i = 0; i < object.methods->size() && isCertain(); ++i) {
        insertMethod(result, (*object.methods)[i]);
    }
    if (isCertain() && result.select < 0) {
        finishInsert(result);
    }
    if (isCertain()
        && m_statement.sources[static_cast<size_t>(result.table)].kind != SqlSource::Kind::Table) {
        fail(object.arguments->opaque(EngineText::tr("inserts into what is no table")));
    }
    return result;
}

void ExpressionReader::insertMethod(SqlInsert& insert, const MethodCall& call)
{
    if (call.name == "values"_L1) {
        addValues(call.arguments);
    } else if (call.name == "returning"_L1) {
        addReturning(call.arguments, insert.returning);
    } else if (call.name == "from_select"_L1) {
        readFromSelect(insert, call.arguments);
    } else if (call.name == "on_conflict_do_nothing"_L1
               || call.name == "on_conflict_do_update"_L1) {
        readConflict(insert, call);
    } else if (call.name == "prefix_with"_L1) {
        const Value* prefix = onlyArgument(call.arguments);
        const auto* text = prefix != nullptr ? prefix->as<QString>() : nullptr;
        insert.prefix = text != nullptr ? *text : QString();
        if (text == nullptr || text->isEmpty()) {
            fail(call.arguments.opaque(
                EngineText::tr("begins a statement with words that are not certain")));
        }
    } else if (call.name != "inline"_L1) {
        fail(call.arguments.opaque(EngineText::tr("builds an INSERT with '%1'").arg(call.name)));
    }
}

/// The columns are those of the first row, in the table's order.
void ExpressionReader::finishInsert(SqlInsert& insert)
{
    mergeParameters(insert.table);
    if (m_rows.empty()) {
        fail(EngineText::tr("inserts a row without saying its values"));
        return;
    }
    const std::vector<SqlSourceColumn> columns =
        m_statement.sources[static_cast<size_t>(insert.table)].columns;
    for (python::Pairs& row : m_rows) {
        for (auto& [key, value] : row) {
            const QString name = *key.as<QString>();
            const qsizetype index = name.startsWith(u'#') ? name.sliced(1).toLongLong() : -1;
            if (index >= 0 && index < static_cast<qsizetype>(columns.size())) {
                key = Value{columns[static_cast<size_t>(index)].key};
            } else if (column(insert.table, name) == nullptr) {
                fail(EngineText::tr("gives a value to '%1', which its table does not have")
                         .arg(name));
                return;
            }
        }
    }
    insert.rows.resize(m_rows.size());
    for (const SqlSourceColumn& each : columns) {
        if (find(m_rows.front(), each.key) == nullptr) {
            if (each.hasPythonDefault) {
                fail(
                    EngineText::tr("leaves '%1' to a default that Python computes").arg(each.name));
            }
            continue;
        }
        insert.columns << each.name;
        for (size_t i = 0; i < m_rows.size(); ++i) {
            const Value* value = find(m_rows[i], each.key);
            if (value == nullptr) {
                fail(EngineText::tr("lacks '%1' in row %2 of those to insert")
                         .arg(each.name)
                         .arg(i + 1));
                return;
            }
            insert.rows[i].push_back(assigned(*value, each.type));
        }
    }
    addReturnedKeys(insert);
}

/// What is put into a column.
SqlExpression ExpressionReader::assigned(const Value& value, const ColumnType& type)
{
    const auto* object = value.as<Object>();
    if (object != nullptr && object->type == "sqlalchemy.bindparam"_L1
        && object->methods->empty()) {
        const SqlExpression own = expression(value);
        const auto& items = object->arguments->items;
        const bool isTyped = std::any_of(items.begin(), items.end(), [](const Argument& each) {
            return each.name == "type_"_L1;
        });
        const Value* given = parameterValue(items.empty() || items[0].value.as<QString>() == nullptr
                                                ? QString()
                                                : *items[0].value.as<QString>());
        return !isTyped && given != nullptr ? stored(*given, type) : own;
    }
    return isExpression(value) ? grouped(expression(value), SqlOperator::Nothing)
                               : stored(value, type);
}

/// On PostgreSQL, SQLAlchemy asks for the keys of a row that the engine makes.
/// Source: SQLAlchemy 2.1 sql/crud.py, _append_param_insert_pk_returning.
void ExpressionReader::addReturnedKeys(SqlInsert& insert)
{
    const SqlSource& table = m_statement.sources[static_cast<size_t>(insert.table)];
    if (m_engine != Engine::Postgresql || insert.rows.size() != 1 || !insert.returning.empty()) {
        return;
    }
    for (const SqlSourceColumn& each : table.columns) {
        const qsizetype index = insert.columns.indexOf(each.name);
        const bool isGiven = index >= 0;
        const bool isMade = isGiven ? !isValue(insert.rows.front()[static_cast<size_t>(index)])
                                    : each.isCounted || each.hasServerDefault;
        if (each.isPrimaryKey && isMade) {
            insert.returning.push_back(columnExpression(insert.table, each));
        }
    }
}

void ExpressionReader::readFromSelect(SqlInsert& insert, const Arguments& arguments)
{
    ArgumentReader reader(arguments, {u"names"_s, u"select"_s, u"include_defaults"_s});
    const Argument* names = reader.take(u"names"_s);
    const Argument* query = reader.take(u"select"_s);
    const bool takesDefaults = reader.flag(u"include_defaults"_s, true);
    const auto* list = names != nullptr ? names->value.as<python::Sequence>() : nullptr;
    const auto* object = query != nullptr ? query->value.as<Object>() : nullptr;
    const std::optional<Opaque> why = reader.finish();
    if (why || list == nullptr || list->kind == python::Sequence::Kind::Set || object == nullptr
        || !isStatement(query->value)) {
        fail(why.value_or(arguments.opaque(EngineText::tr("inserts from what is no query"))));
        return;
    }
    for (const Value& each : *list->items) {
        const QString key = columnKey(each);
        const SqlSourceColumn* found = isCertain() ? column(insert.table, key) : nullptr;
        if (found == nullptr) {
            fail(EngineText::tr("gives a value to '%1', which its table does not have").arg(key));
            return;
        }
        insert.columns << found->name;
    }
    for (const SqlSourceColumn& each :
         m_statement.sources[static_cast<size_t>(insert.table)].columns) {
        if (each.hasPythonDefault && takesDefaults && !insert.columns.contains(each.name)) {
            fail(EngineText::tr("leaves '%1' to a default that Python computes").arg(each.name));
        }
    }
    insert.select = select(*object, object->methods->size());
}

/// on_conflict_do_nothing(…) and on_conflict_do_update(…)
void ExpressionReader::readConflict(SqlInsert& insert, const MethodCall& call)
{
    SqlConflict& conflict = insert.conflict;
    const bool changes = call.name == "on_conflict_do_update"_L1;
    conflict.action = changes ? SqlConflict::Action::Update : SqlConflict::Action::Nothing;
    ArgumentReader reader(call.arguments, {});
    conflict.constraint = reader.textOrNone(u"constraint"_s);
    if (const Argument* elements = reader.take(u"index_elements"_s)) {
        const auto* list = elements->value.as<python::Sequence>();
        for (const Value& each : list != nullptr ? *list->items : python::Values()) {
            conflict.columns << columnKey(each);
        }
    }
    const Argument* set = reader.take(u"set_"_s);
    const Argument* where = reader.take(u"where"_s);
    if (const std::optional<Opaque> why = reader.finish()) {
        fail(*why);
    }
    const auto* dict = set != nullptr ? set->value.as<python::Dict>() : nullptr;
    if (changes && dict == nullptr) {
        fail(call.arguments.opaque(
            EngineText::tr("does not say what changes in a row that is there")));
        return;
    }
    python::Pairs row;
    if (dict != nullptr) {
        mergeValues(*dict, row);
    }
    for (const SqlSourceColumn& each :
         std::vector(m_statement.sources[static_cast<size_t>(insert.table)].columns)) {
        if (const Value* value = find(row, each.key)) {
            conflict.changes.emplace_back(each.name, assigned(*value, each.type));
            std::erase_if(row, [&each](const auto& pair) {
                return *pair.first.template as<QString>() == each.key;
            });
        } else if (changes && each.hasPythonUpdate) {
            fail(EngineText::tr("leaves '%1' to a value that Python computes").arg(each.name));
        }
    }
    if (!row.empty()) {
        fail(
            call.arguments.opaque(EngineText::tr("changes a column that its table does not have")));
    }
    if (where != nullptr) {
        conflict.where.push_back(expression(where->value));
    }
}

SqlUpdate ExpressionReader::update(const Object& object)
{
    SqlUpdate result;
    const Value* table = onlyArgument(*object.arguments);
    result.table = table != nullptr ? source(*table) : -1;
    SqlSelect conditions;
    conditions.from.push_back(result.table);
    for (size_t i = 0; i < object.methods->size() && isCertain(); ++i) {
        const MethodCall& call = (*object.methods)[i];
        if (call.name == "values"_L1) {
            addValues(call.arguments);
        } else if (call.name == "ordered_values"_L1) {
            addOrderedValues(call.arguments);
        } else if (call.name == "where"_L1 || call.name == "filter"_L1) {
            addConditions(call.arguments, conditions.where);
        } else if (call.name == "filter_by"_L1) {
            addNamedConditions(call.arguments, conditions);
        } else if (call.name == "returning"_L1) {
            addReturning(call.arguments, result.returning);
        } else if (call.name != "execution_options"_L1) {
            fail(
                call.arguments.opaque(EngineText::tr("builds an UPDATE with '%1'").arg(call.name)));
        }
    }
    result.where = std::move(conditions.where);
    if (isCertain()) {
        mergeParameters(result.table);
        finishUpdate(result);
    }
    return result;
}

void ExpressionReader::addOrderedValues(const Arguments& arguments)
{
    m_isOrdered = true;
    m_rows.emplace_back();
    for (const Argument& argument : arguments.items) {
        const auto* pair = argument.value.as<python::Sequence>();
        if (pair == nullptr || pair->items->size() != 2) {
            fail(arguments.opaque(EngineText::tr("gives a value that is no pair")));
            return;
        }
        m_rows.front().emplace_back(Value{columnKey((*pair->items)[0])}, (*pair->items)[1]);
    }
}

void ExpressionReader::finishUpdate(SqlUpdate& update)
{
    if (m_rows.size() != 1 || m_rows.front().empty()) {
        fail(EngineText::tr("updates rows without saying one set of values"));
        return;
    }
    const std::vector<SqlSourceColumn> columns =
        m_statement.sources[static_cast<size_t>(update.table)].columns;
    for (const auto& [key, value] : m_rows.front()) {
        const QString name = *key.as<QString>();
        const SqlSourceColumn* found = column(update.table, name);
        if (found == nullptr) {
            fail(EngineText::tr("gives a value to '%1', which its table does not have").arg(name));
            return;
        }
        if (m_isOrdered) {
            const SqlSourceColumn target = *found;
            update.changes.push_back({target.name, assigned(value, target.type)});
        }
    }
    for (const SqlSourceColumn& each : columns) {
        const Value* value = find(m_rows.front(), each.key);
        if (value == nullptr && each.hasPythonUpdate) {
            fail(EngineText::tr("leaves '%1' to a value that Python computes").arg(each.name));
        }
        if (value != nullptr && !m_isOrdered) {
            update.changes.push_back({each.name, assigned(*value, each.type)});
        }
    }
}

SqlDelete ExpressionReader::deletion(const Object& object)
{
    SqlDelete result;
    const Value* table = onlyArgument(*object.arguments);
    result.table = table != nullptr ? source(*table) : -1;
    SqlSelect conditions;
    conditions.from.push_back(result.table);
    for (size_t i = 0; i < object.methods->size() && isCertain(); ++i) {
        const MethodCall& call = (*object.methods)[i];
        if (call.name == "where"_L1 || call.name == "filter"_L1) {
            addConditions(call.arguments, conditions.where);
        } else if (call.name == "filter_by"_L1) {
            addNamedConditions(call.arguments, conditions);
        } else if (call.name == "returning"_L1) {
            addReturning(call.arguments, result.returning);
        } else if (call.name != "execution_options"_L1) {
            fail(call.arguments.opaque(EngineText::tr("builds a DELETE with '%1'").arg(call.name)));
        }
    }
    result.where = std::move(conditions.where);
    return result;
}

}  // namespace limbeck
