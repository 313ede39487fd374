// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/operation/schemalookup.h"

#include "models/base/enginetext.h"
#include "models/base/overloaded.h"
#include "models/base/text.h"
#include "models/schema/sqlnames.h"

#include <QSet>

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

Result<Table*> findTable(Schema& schema, const TableName& name)
{
    if (Table* table = schema.table(name)) {
        return table;
    }
    Error error;
    error.code = ErrorCode::SchemaConflict;
    error.message = EngineText::tr("There is no table '%1'.").arg(name.toString());
    error.subjects = {name.toString()};
    return fail(error);
}

Result<> requireColumns(const Table& table, const QStringList& columns, const QString& user)
{
    for (const QString& column : columns) {
        if (!table.hasColumn(column)) {
            return fail(
                ErrorCode::SchemaConflict,
                EngineText::tr("The %1 of table '%2' names a column '%3' that does not exist.")
                    .arg(user, table.name.toString(), column));
        }
    }
    return {};
}

namespace {

Result<> requireUniqueNames(const Table& table)
{
    QSet<QString> seen;
    for (const Column& column : table.columns) {
        if (seen.contains(column.name)) {
            return fail(ErrorCode::SchemaConflict,
                        EngineText::tr("Table '%1' has two columns '%2'.")
                            .arg(table.name.toString(), column.name));
        }
        seen << column.name;
    }
    seen.clear();
    for (const Index& index : table.indexes) {
        if (seen.contains(index.name) && !index.name.isEmpty()) {
            return fail(ErrorCode::SchemaConflict,
                        EngineText::tr("Table '%1' has two indexes '%2'.")
                            .arg(table.name.toString(), index.name));
        }
        seen << index.name;
    }
    return {};
}

template <typename List>
void appendAll(QList<Constraint>& all, const List& constraints)
{
    for (const auto& constraint : constraints) {
        all << constraint;
    }
}

QList<Constraint> allConstraints(const Table& table)
{
    QList<Constraint> all;
    if (table.primaryKey.has_value()) {
        all << *table.primaryKey;
    }
    appendAll(all, table.uniqueConstraints);
    appendAll(all, table.foreignKeys);
    appendAll(all, table.checkConstraints);
    appendAll(all, table.excludeConstraints);
    return all;
}

}  // namespace

Result<> requireConsistent(const Table& table)
{
    if (const Result<> names = requireUniqueNames(table); !names.has_value()) {
        return names;
    }
    for (const Constraint& constraint : allConstraints(table)) {
        const Result<> columns =
            requireColumns(table, constraintColumns(constraint), constraintWord(constraint));
        if (!columns.has_value()) {
            return columns;
        }
    }
    for (const Index& index : table.indexes) {
        const QString user = EngineText::tr("index '%1'").arg(index.name);
        if (const Result<> columns = requireColumns(table, index.columns(), user);
            !columns.has_value()) {
            return columns;
        }
    }
    return {};
}

const Table* tableOfIndex(const Schema& schema, const DropIndex& drop)
{
    const auto has = [&](const Table& table) {
        const bool isMeant = drop.table.name.isEmpty()
                                 ? drop.table.schema.isEmpty()
                                       || schema.isSameSchema(drop.table.schema, table.name.schema)
                                 : schema.isSame(drop.table, table.name);
        return isMeant && table.index(drop.name) != nullptr;
    };
    const auto found = std::ranges::find_if(schema.tables, has);
    return found == schema.tables.end() ? nullptr : &*found;
}

namespace {

bool usesColumn(const Index& index, const QString& column)
{
    const auto uses = [&column](const IndexPart& part) {
        return part.isExpression ? mentionsName(part.text, column) : part.text == column;
    };
    return std::ranges::any_of(index.parts, uses) || mentionsName(index.where, column);
}

bool usesColumn(const CheckConstraint& check, const QString& column)
{
    return mentionsName(check.condition, column);
}

bool usesColumn(const ExcludeConstraint& exclude, const QString& column)
{
    const auto uses = [&column](const ExcludeConstraint::Element& element) {
        return element.isExpression ? mentionsName(element.expression, column)
                                    : element.expression == column;
    };
    return std::ranges::any_of(exclude.elements, uses) || mentionsName(exclude.where, column);
}

bool usesColumn(const UniqueConstraint& unique, const QString& column)
{
    return unique.columns.contains(column);
}

template <typename T>
QList<T> whatUses(const QList<T>& all, const QString& column)
{
    QList<T> found;
    std::ranges::copy_if(all, std::back_inserter(found), [&column](const T& each) {
        return usesColumn(each, column);
    });
    return found;
}

}  // namespace

ColumnParts partsWithColumn(const Schema& schema, const Table& table, const QString& column)
{
    ColumnParts parts;
    if (table.primaryKey.has_value() && table.primaryKey->columns.contains(column)) {
        PrimaryKey plain;
        plain.columns = {column};
        parts.primaryKey = true;
        if (*table.primaryKey != plain) {
            parts.wholeKey = table.primaryKey;
        }
    }
    parts.uniqueConstraints = whatUses(table.uniqueConstraints, column);
    parts.checkConstraints = whatUses(table.checkConstraints, column);
    parts.excludeConstraints = whatUses(table.excludeConstraints, column);
    parts.indexes = whatUses(table.indexes, column);
    for (const ForeignKey& key : table.foreignKeys) {
        const bool refersToItself = schema.isSame(key.referent, table.name)
                                    && (key.referentColumns.contains(column)
                                        || (key.referentColumns.isEmpty() && parts.primaryKey));
        if (key.columns.contains(column) || refersToItself) {
            parts.foreignKeys << key;
        }
    }
    return parts;
}

void addConstraint(Table& table, const Constraint& constraint)
{
    std::visit(Overloaded{
                   [&table](const PrimaryKey& key) { table.primaryKey = key; },
                   [&table](const UniqueConstraint& unique) { table.uniqueConstraints << unique; },
                   [&table](const ForeignKey& key) { table.foreignKeys << key; },
                   [&table](const CheckConstraint& check) { table.checkConstraints << check; },
                   [&table](const ExcludeConstraint& each) { table.excludeConstraints << each; },
               },
               constraint);
}

void removeConstraint(Table& table, const Constraint& constraint)
{
    std::visit(
        Overloaded{
            [&table](const PrimaryKey&) { table.primaryKey.reset(); },
            [&table](const UniqueConstraint& unique) { table.uniqueConstraints.removeOne(unique); },
            [&table](const ForeignKey& key) { table.foreignKeys.removeOne(key); },
            [&table](const CheckConstraint& check) { table.checkConstraints.removeOne(check); },
            [&table](const ExcludeConstraint& each) { table.excludeConstraints.removeOne(each); },
        },
        constraint);
}

QString constraintWord(const Constraint& constraint)
{
    return std::holds_alternative<ExcludeConstraint>(constraint)
               ? EngineText::tr("exclude constraint")
               : constraintWord(constraintType(constraint));
}

QString constraintWord(ConstraintType type)
{
    switch (type) {
    case ConstraintType::Unknown:
        return EngineText::tr("constraint");
    case ConstraintType::ForeignKey:
        return EngineText::tr("foreign key");
    case ConstraintType::Primary:
        return EngineText::tr("primary key");
    case ConstraintType::Unique:
        return EngineText::tr("unique constraint");
    case ConstraintType::Check:
        return EngineText::tr("check constraint");
    }
    Q_UNREACHABLE();
}

QStringList constraintColumns(const Constraint& constraint)
{
    return std::visit(Overloaded{
                          [](const CheckConstraint&) { return QStringList(); },
                          [](const ExcludeConstraint& exclude) {
                              QStringList columns;
                              for (const ExcludeConstraint::Element& each : exclude.elements) {
                                  if (!each.isExpression) {
                                      columns << each.expression;
                                  }
                              }
                              return columns;
                          },
                          [](const auto& keyed) { return keyed.columns; },
                      },
                      constraint);
}

QString constraintLabel(const Constraint& constraint)
{
    const QString word = constraintWord(constraint);
    if (const QString& name = constraintName(constraint); !name.isEmpty()) {
        return EngineText::tr("%1 '%2'").arg(word, name);
    }
    const auto* check = std::get_if<CheckConstraint>(&constraint);
    const QString inner =
        check != nullptr ? check->condition : constraintColumns(constraint).join(u", "_s);
    return EngineText::tr("unnamed %1 (%2)").arg(word, inner);
}

}  // namespace limbeck
