// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/consolidate/stretch.h"

#include "migrations/differ/differ.h"
#include "migrations/differ/difference.h"
#include "models/base/enginetext.h"
#include "models/base/overloaded.h"
#include "models/operation/apply.h"

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

bool isAboutEnum(const Operation& operation)
{
    return std::holds_alternative<CreateEnum>(operation.value)
           || std::holds_alternative<DropEnum>(operation.value);
}

void addReferents(const QList<ForeignKey>& keys, QSet<TableName>& tables)
{
    for (const ForeignKey& key : keys) {
        tables.insert(key.referent);
    }
}

/// Tables that must exist before `operation`, besides its own.
QSet<TableName> referents(const Operation& operation)
{
    QSet<TableName> tables;
    std::visit(Overloaded{
                   [&](const AddColumn& add) { addReferents(add.parts.foreignKeys, tables); },
                   [&](const AddConstraint& add) {
                       if (const auto* key = std::get_if<ForeignKey>(&add.constraint)) {
                           tables.insert(key->referent);
                       }
                   },
                   [&](const Batch& batch) {
                       for (const Operation& each : batch.operations) {
                           tables.unite(referents(each));
                       }
                   },
                   [](const auto&) {},
               },
               operation.value);
    return tables;
}

/// The table that `operation` changes; where the script leaves it out (drop_index), the one that
/// `schema` knows.
TableName tableOf(const Operation& operation, const Schema& schema)
{
    const auto* drop = std::get_if<DropIndex>(&operation.value);
    if (drop != nullptr && drop->table.name.isEmpty()) {
        const auto owner = std::ranges::find_if(
            schema.tables, [&](const Table& table) { return table.index(drop->name) != nullptr; });
        return owner != schema.tables.end() ? owner->name : TableName();
    }
    return operationTable(operation).value_or(TableName());
}

/// True if rows that are put into the table before `operation` are the same as rows that are put
/// there after it.
bool commutesWithRows(const Operation& operation, const FilledTable& filled)
{
    return std::visit(
        Overloaded{
            [](const CreateIndex&) { return true; },
            [](const DropIndex&) { return true; },
            [](const DropConstraint&) { return true; },
            [](const DropTable&) { return true; },  // they are dropped with it
            [](const SetTableComment&) { return true; },
            [](const AddConstraint& add) {
                // The rows that it refers to may come later.
                return !std::holds_alternative<ForeignKey>(add.constraint);
            },
            [&](const AddColumn& add) {
                return !filled.columns.isEmpty() && add.parts.foreignKeys.isEmpty()
                       && (add.column.nullable || add.column.serverDefault.has_value());
            },
            [&](const Batch& batch) {
                return std::ranges::all_of(batch.operations, [&](const Operation& each) {
                    return commutesWithRows(each, filled);
                });
            },
            [](const auto&) { return false; },
        },
        operation.value);
}

/// PostgreSQL makes one constraint of two on the same columns if they come in one CREATE TABLE: the
/// second one comes after it.
std::vector<Operation> withTwinsApart(const std::vector<Operation>& operations)
{
    std::vector<Operation> apart;
    for (const Operation& each : operations) {
        apart.push_back(each);
        auto* create = std::get_if<CreateTable>(&apart.back().value);
        if (create == nullptr) {
            continue;
        }
        Batch twins;
        twins.table = create->table.name;
        QList<QStringList> seen;
        if (create->table.primaryKey) {
            seen << create->table.primaryKey->columns;
        }
        create->table.uniqueConstraints.removeIf([&](const UniqueConstraint& unique) {
            const bool isTwin = seen.contains(unique.columns);
            seen << unique.columns;
            if (isTwin) {
                twins.operations.push_back({AddConstraint{twins.table, unique}});
            }
            return isTwin;
        });
        if (!twins.operations.empty()) {
            apart.push_back({twins});
        }
    }
    return apart;
}

/// `operations` with the enum types that they make in front: columns of older tables may need them.
std::pair<std::vector<Operation>, std::vector<Operation>> withTypesFirst(
    std::vector<Operation> operations)
{
    std::vector<Operation> types;
    std::vector<Operation> others;
    for (Operation& each : operations) {
        const bool isType = std::holds_alternative<CreateEnum>(each.value);
        (isType ? types : others).push_back(std::move(each));
    }
    return {std::move(types), std::move(others)};
}

}  // namespace

Stretch::Stretch(const Schema& before)
    : m_before(before)
    , m_schema(before)
{
}

const Schema& Stretch::schema() const
{
    return m_schema;
}

void Stretch::fill(const FilledTable& table)
{
    m_filled << table;
}

bool Stretch::isOnFreshTable(const Operation& operation) const
{
    return m_fresh.contains(tableOf(operation, m_schema));
}

bool Stretch::mustEndBefore(const Operation& operation) const
{
    const TableName table = tableOf(operation, m_schema);
    for (const FilledTable& filled : m_filled) {
        if (filled.table == table && !commutesWithRows(operation, filled)) {
            return true;
        }
    }
    const bool isCreation = std::holds_alternative<CreateTable>(operation.value);
    return !isCreation && !m_fresh.contains(table) && referents(operation).intersects(m_fresh);
}

Result<> Stretch::add(const Operation& operation)
{
    const TableName table = tableOf(operation, m_schema);
    const bool isFresh = m_fresh.contains(table);
    if (const auto* create = std::get_if<CreateTable>(&operation.value)) {
        if (m_schema.table(table) == nullptr) {
            m_fresh.insert(create->table.name);
        }
    } else if (isFresh && std::holds_alternative<DropTable>(operation.value)) {
        m_fresh.remove(table);
    } else if (const auto* rename = std::get_if<RenameTable>(&operation.value); rename && isFresh) {
        m_fresh.remove(table);
        m_fresh.insert(TableName(table.schema, rename->newName));
    } else if (!isFresh && !isAboutEnum(operation)) {
        m_onOlderTables.push_back(operation);
    }
    m_all.push_back(operation);
    Result<Schema> after = limbeck::apply(operation, std::move(m_schema));
    if (!after) {
        return fail(after.error());
    }
    m_schema = *std::move(after);
    return {};
}

Result<> Stretch::pass(const Operation& operation)
{
    Q_ASSERT(m_all.empty());
    Result<Schema> after = limbeck::apply(operation, std::move(m_schema));
    if (!after) {
        return fail(after.error());
    }
    m_schema = *std::move(after);
    m_before = m_schema;
    return {};
}

/// Types, then what happens to older tables, then everything that is still missing. Fails where
/// that would not lead to the same schema.
Result<std::vector<Operation>> Stretch::condensed() const
{
    const Schema& goal = m_schema;
    // What happens to older tables may need types that only the rest makes.
    Schema typed = m_before;
    typed.enums = goal.enums;
    for (const EnumType& type : m_before.enums) {
        if (!typed.enums.contains(type)) {
            typed.enums << type;
        }
    }
    Result<Schema> middle = applyAll(m_onOlderTables, typed);
    if (!middle) {
        return fail(middle.error());
    }
    Schema reached = *std::move(middle);
    reached.enums = m_before.enums;
    const Result<std::vector<Operation>> rest = diff(reached, goal);
    if (!rest) {
        return fail(rest.error());
    }
    const Result<Schema> result = applyAll(*rest, reached);
    if (!result || !differences(*result, goal).isEmpty()) {
        return fail(ErrorCode::SchemaConflict, EngineText::tr("The steps cannot be condensed."));
    }
    auto [operations, others] = withTypesFirst(withTwinsApart(*rest));
    std::ranges::copy(m_onOlderTables, std::back_inserter(operations));
    std::ranges::move(others, std::back_inserter(operations));
    return operations;
}

Result<std::vector<Operation>> Stretch::end()
{
    // Nothing is condensed at the price of a difference: then every step stays as it is.
    std::vector<Operation> operations = condensed().value_or(m_all);
    m_before = m_schema;
    m_fresh.clear();
    m_filled.clear();
    m_all.clear();
    m_onOlderTables.clear();
    return operations;
}

}  // namespace limbeck
