// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/scriptworld.h"

#include "migrations/script/descriptions.h"
#include "migrations/script/dialectchoices.h"
#include "migrations/script/expression/execution.h"
#include "migrations/script/expression/expressionobjects.h"
#include "migrations/script/namelength.h"
#include "migrations/script/orm/ormnames.h"
#include "migrations/script/reflectedtable.h"
#include "migrations/script/spelledout.h"
#include "migrations/script/sqlalchemynames.h"
#include "migrations/script/thirdpartytypes.h"
#include "migrations/script/typereader.h"
#include "migrations/script/typetable.h"
#include "migrations/script/worldtypes.h"
#include "migrations/sqleffect/sqleffect.h"
#include "models/base/enginetext.h"

namespace limbeck {

using namespace Qt::StringLiterals;
using python::Arguments;
using python::Object;
using python::SyntaxNode;
using python::Value;

namespace {

QString shortName(const QString& path)
{
    return path.section(u'.', -1);
}

/// Refers to the first thing in the arguments that is not known, if there is one.
Value notUnderstood(const Arguments& arguments, const QString& reason, bool acts)
{
    const python::Unknown* unknown = arguments.firstUnknown();
    if (unknown != nullptr && unknown->why.isByRows) {
        unknown = nullptr;  // the rows would not help
    }
    const Opaque why = unknown != nullptr ? unknown->why : arguments.opaque(reason);
    return acts ? Value::unknown(why, true) : Value::passive(why);
}

bool isInspectorFunction(const QString& name)
{
    return name == "sqlalchemy.inspect"_L1 || name.endsWith("Inspector.from_engine"_L1)
           || name.endsWith("reflection.Inspector"_L1);
}

}  // namespace

ScriptWorld::ScriptWorld(Lowered& lowered,
                         const QString& dialect,
                         const Schema& before,
                         const NamingConvention& naming,
                         LiveConnection* live)
    : m_lowered(lowered)
    , m_dialect(dialect)
    , m_names(naming, dialect)
    , m_before(before)
    , m_live(live)
{
}

void ScriptWorld::report(const Opaque& opaque)
{
    if (!m_lowered.opaque.contains(opaque)) {
        m_lowered.opaque << opaque;
    }
}

ScriptWorld::Frame* ScriptWorld::frame(int id)
{
    for (Frame& each : m_frames) {
        if (each.id == id) {
            return &each;
        }
    }
    return nullptr;
}

/// What the call that adds the operation gives: None, or what comes of it in a `try`.
Value ScriptWorld::add(Operation operation, const TextLocation& where)
{
    chooseFor(m_dialect, operation);
    attachEffect(operation, m_dialect, where);
    if (const std::optional<QString> name = tooLongName(operation, m_dialect)) {
        report({where,
                EngineText::tr(
                    "gives the name '%1', which has more than the %2 characters of %3; SQLAlchemy "
                    "shortens only names in op.f()")
                    .arg(*name, QString::number(*longestName(m_dialect)), m_dialect),
                *name});
    }
    std::optional<Value> outcome = m_tries > 0 ? attempt(operation, where) : std::nullopt;
    if (outcome && outcome->as<python::Raise>() != nullptr) {
        return *std::move(outcome);
    }
    ++m_actions;
    if (!m_suppositions.empty()) {
        noteSupposed(operation, where);
        return outcome.value_or(Value{});
    }
    for (const Operation& each : impliedBy(operation, m_dialect)) {
        collect(each, where);
    }
    collect(std::move(operation), where);
    return outcome.value_or(Value{});
}

/// `op.…` inside a batch runs at once, before the batch, which runs at its end.
void ScriptWorld::collect(Operation operation, const TextLocation& where)
{
    for (auto each = m_frames.rbegin(); each != m_frames.rend(); ++each) {
        if (!each->isBatch) {
            each->operations.push_back(std::move(operation));
            return;
        }
    }
    if (m_live != nullptr) {
        runNow(operation, where);
        return;
    }
    m_lowered.steps.push_back({std::move(operation), where});
}

Value ScriptWorld::done(Certain<Operation> operation, const TextLocation& where)
{
    return operation ? add(*std::move(operation), where)
                     : undone(ofSchema(operation.error()), where);
}

Value ScriptWorld::call(const QString& path, const Arguments& given)
{
    const QString name = knownName(path);
    const Arguments arguments = withTypes(given);
    if (name.startsWith("alembic.op."_L1)) {
        return callOperation(name.sliced(11), arguments);
    }
    if (name == "sqlalchemy.Table"_L1 && asksForColumns(arguments)) {
        const std::optional<Schema> now = schemaNow();
        const QString reason = EngineText::tr("asks the database for the columns of a table");
        const std::optional<Value> table =
            now ? reflectedTable(arguments, *now, m_dialect) : schemaInRun(arguments, reason);
        return table.value_or(Value::passive(arguments.opaque(reason)));
    }
    if (name == "sqlalchemy.Table"_L1 && arguments.items.size() == 2) {
        const auto* table = arguments.items[0].value.as<QString>();
        const auto* metadata = arguments.items[1].value.as<Object>();
        if (table != nullptr && metadata != nullptr && isReflected(*metadata)) {
            return reflectedIn(*metadata, *table, arguments)
                .value_or(Value::passive(arguments.opaque(
                    EngineText::tr("uses the table '%1' of a database").arg(*table))));
        }
    }
    if (std::optional<Value> type = thirdPartyType(name, arguments, m_dialect)) {
        return *std::move(type);
    }
    if (isDescription(name)) {
        const bool isEnum = name.endsWith(".Enum"_L1) || name.endsWith(".ENUM"_L1);
        return Value::object(
            name, isEnum ? withEnum(arguments) : withSpelledOut(name, arguments, m_dialect));
    }
    const bool isConv = name == "sqlalchemy.conv"_L1 || name == "sqlalchemy.sql.naming.conv"_L1;
    if (isConv && arguments.items.size() == 1) {
        return verbatim(arguments);
    }
    if (isInspectorFunction(name) && arguments.items.size() == 1) {
        const auto* inspected = arguments.items[0].value.as<Object>();
        if (inspected != nullptr && isQuery(*inspected)) {
            return {*inspected};
        }
    }
    if (isPlainBase(name, arguments)) {
        return Value::object(name, arguments);
    }
    if (isInspectorFunction(name)) {
        return Value::thing(inspectorType, arguments);
    }
    if (name == "alembic.context.get_context"_L1 || name == "alembic.context.get_impl"_L1) {
        return Value::thing(contextType, arguments);
    }
    if (name == "alembic.context.get_bind"_L1) {
        return Value::thing(connectionType, arguments);
    }
    if (name == "alembic.context.is_offline_mode"_L1) {
        return isOffline(arguments);
    }
    if (name.endsWith(".getLogger"_L1) || name.endsWith(".get_logger"_L1)) {
        return Value::object(loggerType, arguments);
    }
    if (std::optional<Value> session = makeSession(name, arguments)) {
        ++m_sessions;
        return *std::move(session);
    }
    if (makesFlaskObject(name)) {
        return Value::thing(flaskType, arguments);
    }
    if (takesTables(name)) {
        Value built =
            callOfExpressions(name, withTables(arguments))
                .value_or(notUnderstood(arguments, EngineText::tr("builds a statement"), false));
        const auto* statement = built.as<Object>();
        const bool hasClass = std::ranges::any_of(arguments.items, [](const auto& each) {
            return each.value.template as<python::Class>() != nullptr;
        });
        if (statement != nullptr && hasClass && name == "sqlalchemy.select"_L1) {
            m_held.push_back(statement->arguments);
            m_entitySelects.insert(statement->arguments.get());
        }
        return built;
    }
    if (std::optional<Value> known = valueOfRun(name, arguments)) {
        return *std::move(known);
    }
    if (std::optional<Value> known = callOfFiles(path, arguments)) {
        return *std::move(known);
    }
    if (std::optional<Value> known = askSurroundings(name, arguments)) {
        return *std::move(known);
    }
    if (std::optional<Value> built = callOfExpressions(name, arguments)) {
        return *std::move(built);
    }
    const bool isSqlAlchemy = name.startsWith("sqlalchemy."_L1) || name.startsWith("postgresql."_L1)
                              || name.startsWith("mysql."_L1) || name.startsWith("sqlite."_L1);
    if (isSqlAlchemy && !mayAct(name)) {
        return notUnderstood(
            arguments,
            EngineText::tr("builds an SQL expression with '%1'").arg(shortName(name)),
            false);
    }
    return notUnderstood(arguments, python::unknownCall(path), true);
}

Value ScriptWorld::callOperation(const QString& name, const Arguments& arguments)
{
    if (m_definitions > 0 && name != "f"_L1 && name != "inline_literal"_L1) {
        return Value::unknown(arguments.opaque(
            EngineText::tr("uses the operation '%1' while a module is imported").arg(name)));
    }
    if (const auto known = operationTable().constFind(name); known != operationTable().cend()) {
        const Value value = done(named(name, *known, arguments, nullptr), arguments.where);
        const bool isTable = name == "create_table"_L1 && value.isNone();
        return isTable ? Value::object(u"alembic.Table"_s, arguments) : value;
    }
    if (name == "execute"_L1) {
        return execute(arguments, SqlSource::Operations);
    }
    if (name == "bulk_insert"_L1) {
        Certain<Operation> insert = readBulkInsert(arguments, m_dialect);
        return insert ? done(std::move(insert), arguments.where)
                      : undone(classified(insert.error(), Value{u"INSERT"_s}), arguments.where);
    }
    if (name == "batch_alter_table"_L1) {
        return Value::object(batchType, arguments);
    }
    if (name == "get_bind"_L1) {
        return Value::thing(connectionType, arguments);
    }
    if (name == "get_context"_L1) {
        return Value::thing(contextType, arguments);
    }
    if (name == "f"_L1 && arguments.items.size() == 1) {
        return verbatim(arguments);
    }
    if (name == "inline_literal"_L1) {
        return Value::object(u"alembic.inline_literal"_s, arguments);
    }
    return notUnderstood(
        arguments,
        EngineText::tr("uses the operation '%1', which Limbeck does not know").arg(name),
        true);
}

Value ScriptWorld::execute(const Arguments& arguments, SqlSource source)
{
    Certain<std::vector<Operation>> operations = executesStatement(arguments)
                                                     ? readExecution(arguments, m_dialect)
                                                     : readExecute(arguments, source);
    if (!operations) {
        const Value statement = arguments.items.empty() ? Value{} : arguments.items.front().value;
        return undone(classified(operations.error(), statement), arguments.where);
    }
    for (Operation& operation : *operations) {
        Value outcome = add(std::move(operation), arguments.where);
        if (!outcome.isNone()) {
            return outcome;
        }
    }
    return source == SqlSource::Connection ? resultOf(arguments) : Value{};
}

Value ScriptWorld::callMethod(const Object& object, const QString& name, const Arguments& given)
{
    const Arguments arguments = withTypes(given);
    if (object.type == operationsType) {
        return callBatch(object, name, arguments);
    }
    if (object.type == connectionType) {
        return callConnection(name, arguments);
    }
    if (object.type == sessionType) {
        return callSession(object, name, arguments);
    }
    if (isQuery(object)) {
        return queryMethod(object, name, arguments);
    }
    if (object.type == flaskType) {
        return call(flaskName(name), given);
    }
    if (object.type.startsWith("sqlalchemy.orm."_L1) && isLoaderOption(object.type)) {
        return {object};
    }
    if (object.type == nestedType) {
        return notUnderstood(
            arguments, EngineText::tr("ends a savepoint with '%1'").arg(name), true);
    }
    if (object.type == contextType) {
        return callContext(name, arguments);
    }
    if (object.type == loggerType) {
        return {};
    }
    if (object.type == resultType) {
        return callResult(object, name, arguments);
    }
    if (object.type == "sqlalchemy.MetaData"_L1 && name == "reflect"_L1) {
        return reflect(object, arguments);
    }
    if (std::optional<Value> known = methodOfFiles(object, name, arguments)) {
        return *std::move(known);
    }
    if (object.type == inspectorType) {
        return callInspector(name, arguments);
    }
    if (object.type == dialectType && name == "has_table"_L1 && !arguments.items.empty()) {
        Arguments question = arguments;  // the first one is the connection
        question.items.erase(question.items.begin());
        return callInspector(name, question);
    }
    if (object.type == dialectType && name == "type_descriptor"_L1 && arguments.items.size() == 1) {
        return madeType(arguments.items[0].value, arguments);
    }
    if (object.type == dialectType) {
        return Value::passive(
            arguments.opaque(EngineText::tr("asks the database with '%1'").arg(name)));
    }
    if (typeTable().contains(object.type) && isUnknownForOthers(name, arguments, m_dialect)) {
        return {object};
    }
    if (object.type == "sqlalchemy.Sequence"_L1 && name == "next_value"_L1) {
        if (std::optional<Value> next = nextValue(object, m_dialect)) {
            return *std::move(next);
        }
    }
    constexpr size_t mostCalls = 500;
    if (isDescribing(object.type, name) && object.methods->size() >= mostCalls) {
        return Value::passive(arguments.opaque(EngineText::tr("chains too many calls")));
    }
    if (isDescribing(object.type, name)) {
        Object described = object;
        std::vector<python::MethodCall> methods = *object.methods;
        methods.push_back({name, arguments});
        described.methods =
            std::make_shared<const std::vector<python::MethodCall>>(std::move(methods));
        return {described};
    }
    if (std::optional<Value> built = methodOfExpression(object, name, withTables(arguments))) {
        return *std::move(built);
    }
    if (isType({object}) && (name == "create"_L1 || name == "drop"_L1)) {
        return callEnum(object, name, arguments);
    }
    const bool acts = name == "create"_L1 || name == "drop"_L1 || name == "create_all"_L1
                      || name == "drop_all"_L1 || name == "reflect"_L1;
    return notUnderstood(
        arguments,
        acts ? EngineText::tr("calls '%1' of %2").arg(name, python::describe({object}))
             : EngineText::tr("builds an SQL expression with '%1'").arg(name),
        acts);
}

Value ScriptWorld::callBatch(const Object& batch, const QString& name, const Arguments& arguments)
{
    Frame* open = frame(batch.id);
    if (open == nullptr) {
        return Value::unknown(arguments.opaque(EngineText::tr("uses a batch after its end")), true);
    }
    if (const auto known = operationTable().constFind(name);
        known != operationTable().cend() && known->isForBatches) {
        Certain<Operation> operation = named(name, *known, arguments, &open->batch.table);
        if (!operation) {
            return undone(ofSchema(operation.error()), arguments.where);
        }
        ++m_actions;
        if (m_suppositions.size() > open->suppositions) {
            noteSupposed(*operation, arguments.where);
            return {};
        }
        open->operations.push_back(*std::move(operation));
        return {};
    }
    static const QSet<QString> passedOn{
        u"execute"_s, u"f"_s, u"get_bind"_s, u"get_context"_s, u"inline_literal"_s};
    return passedOn.contains(name)
               ? callOperation(name, arguments)
               : notUnderstood(
                   arguments,
                   EngineText::tr("uses the batch operation '%1', which Limbeck does not know")
                       .arg(name),
                   true);
}

Value ScriptWorld::callConnection(const QString& name, const Arguments& arguments)
{
    if (name == "execute"_L1 || name == "exec_driver_sql"_L1 || name == "scalar"_L1
        || name == "scalars"_L1) {
        const Value result = execute(arguments, SqlSource::Connection);
        const auto* object = result.as<Object>();
        const bool isShort = object != nullptr && name.startsWith("scalar"_L1);
        Arguments none = arguments;
        none.items.clear();
        return isShort ? callResult(*object, name, none) : result;
    }
    if (name == "begin_nested"_L1 && arguments.items.empty()) {
        return Value::object(nestedType, arguments);
    }
    return notUnderstood(
        arguments, EngineText::tr("calls '%1' of the database connection").arg(name), true);
}

Value ScriptWorld::callContext(const QString& name, const Arguments& arguments)
{
    if (name == "autocommit_block"_L1) {
        return Value::object(autocommitType, arguments);
    }
    if (name == "execute"_L1) {
        return execute(arguments, SqlSource::Operations);
    }
    return notUnderstood(
        arguments, EngineText::tr("calls '%1' of the migration context").arg(name), true);
}

}  // namespace limbeck
