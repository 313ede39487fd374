// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of ScriptWorld that reads attributes of its objects, and `with` blocks.

#include "migrations/python/evaluator.h"
#include "migrations/script/expression/expressionobjects.h"
#include "migrations/script/orm/ormnames.h"
#include "migrations/script/scriptworld.h"
#include "migrations/script/worldtypes.h"
#include "models/base/enginetext.h"

namespace limbeck {

using namespace Qt::StringLiterals;
using python::Arguments;
using python::Object;
using python::SyntaxNode;
using python::Value;

Value ScriptWorld::attribute(const Object& object, const QString& name, const SyntaxNode& node)
{
    if (isQuery(object) && name == "session"_L1) {
        return object.arguments->items.front().value;
    }
    if (object.type == flaskType && name == "session"_L1) {
        return Value::passive(node.opaque(EngineText::tr("uses the application's own session")));
    }
    if (object.type == flaskType && name == "Model"_L1) {
        return Value::object(u"flask_sqlalchemy.Model"_s, *object.arguments);
    }
    if (object.type == flaskType || object.type.endsWith(".declarative_base"_L1)
        || object.type == "flask_sqlalchemy.Model"_L1) {
        return name == "metadata"_L1 ? metadataOfBase(object)
               : object.type == flaskType
                   ? Value{python::Reference{flaskName(name)}}
                   : Value::passive(
                       node.opaque(EngineText::tr("reads '%1' of a base class").arg(name)));
    }
    if (object.type == contextType && (name == "bind"_L1 || name == "connection"_L1)) {
        return Value::thing(connectionType, {});
    }
    if (object.type == contextType && name == "impl"_L1) {
        return Value{object};
    }
    if (object.type == contextType && name == "as_sql"_L1) {
        return isOffline({{}, node.where(), node.code()});
    }
    if (object.type == contextType && name == "version_table_schema"_L1) {
        if (std::optional<Value> known = versionTableSchema()) {
            return *std::move(known);
        }
    }
    if ((object.type == contextType || object.type == connectionType) && name == "dialect"_L1) {
        return Value::object(dialectType, {});
    }
    if (object.type == connectionType && name == "engine"_L1) {
        return Value::thing(connectionType, {});
    }
    if (name == "tables"_L1 && isReflected(object)) {
        return reflectedTables(object);
    }
    if (std::optional<Value> known = attributeOfFiles(object, name)) {
        return *std::move(known);
    }
    if (object.type == resultType) {
        if (std::optional<Value> known = resultAttribute(object, name)) {
            return *std::move(known);
        }
    }
    const bool hasName = object.type == dialectType || object.type == connectionType;
    if (hasName && name == "name"_L1) {
        return {m_dialect};
    }
    const Value doubt = Value::passive(
        node.opaque(EngineText::tr("reads '%1' of %2").arg(name, python::describe({object}))));
    return attributeOfExpression(object, name).value_or(doubt);
}

Value ScriptWorld::enter(const Object& object, const SyntaxNode& node)
{
    if (object.type == sessionType || isOpenFile(object)) {
        return Value{object};
    }
    if (object.type == nestedType) {
        return enterSavepoint(object, node);
    }
    Frame opened;
    opened.id = ++m_lastId;
    opened.where = node.where();
    opened.suppositions = m_suppositions.size();
    if (object.type == autocommitType && (m_live != nullptr || !m_suppositions.empty())) {
        return Value::unknown(node.opaque(EngineText::tr(
                                  "leaves the transaction, which then could not be taken back")),
                              true);
    }
    if (object.type == autocommitType) {
        m_frames.push_back(opened);
        return Value::object(autocommitType, {}, opened.id);
    }
    if (object.type != batchType) {
        return Value::unknown(
            node.opaque(EngineText::tr("enters %1 with 'with'").arg(python::describe({object}))),
            true);
    }
    Certain<Batch> batch = readBatch(*object.arguments);
    if (!batch) {
        return Value::unknown(batch.error(), true);
    }
    opened.isBatch = true;
    opened.batch = *std::move(batch);
    if (opened.batch.copyFrom) {
        if (const auto given = nameCopied(*opened.batch.copyFrom, *object.arguments); !given) {
            return Value::unknown(node.opaque(given.error()), true);
        }
    }
    m_frames.push_back(opened);
    return Value::object(operationsType, {}, opened.id);
}

/// `with connection.begin_nested():`. Where nothing catches what fails in it, a failure ends the
/// run and takes all back, so that a savepoint changes nothing. MySQL's end with the first
/// statement on the schema.
Value ScriptWorld::enterSavepoint(const Object& savepoint, const SyntaxNode& node) const
{
    const bool hasSavepoints = m_dialect == "postgresql"_L1 || m_dialect == "sqlite"_L1;
    if (hasSavepoints && m_tries == 0 && isInTransaction()) {
        return {savepoint};
    }
    return Value::unknown(
        node.opaque(hasSavepoints
                        ? EngineText::tr("goes on where this savepoint is taken back")
                        : EngineText::tr("sets a savepoint, which MySQL may end by itself")),
        true);
}

Value ScriptWorld::leave(const Object& object)
{
    const bool isRaising = evaluator().raised().has_value();
    if (object.type == nestedType) {
        return isRaising ? Value::unknown(object.arguments->opaque(EngineText::tr(
                                              "takes a savepoint back with what was done in it")),
                                          true)
                         : Value{};
    }
    if (object.type == sessionType) {
        store(object).clear();
    }
    if (object.type == sessionType || isOpenFile(object)) {
        return {};
    }
    Frame closed = std::move(m_frames.back());
    m_frames.pop_back();
    if (closed.isBatch && isRaising) {
        return {};  // Alembic 1.19 operations/base.py batch_alter_table(): flush() is not reached
    }
    if (closed.isBatch) {
        closed.batch.operations = std::move(closed.operations);
        return add({std::move(closed.batch)}, closed.where);
    }
    AutocommitBlock block;
    block.operations = std::move(closed.operations);
    return add({std::move(block)}, closed.where);
}

}  // namespace limbeck
