// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/dialectchoices.h"

#include "migrations/dialect/sqlite/rebuild.h"
#include "models/base/overloaded.h"
#include "models/schema/enumtypes.h"

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

void choose(Index& index, const QString& dialect)
{
    const QString own = index.options.take(dialect + u"_where"_s).toString();
    if (!own.isEmpty()) {
        index.where = own;
    }
}

void choose(Column& column, const QString& dialect)
{
    if (column.options.remove(sequenceOption) > 0 && dialect == "postgresql"_L1) {
        column.autoincrement = Autoincrement::No;
    }
}

void choose(Table& table, const QString& dialect)
{
    for (Column& column : table.columns) {
        choose(column, dialect);
    }
    for (Index& index : table.indexes) {
        choose(index, dialect);
    }
    if (dialect != "sqlite"_L1) {
        table.foreignKeys.removeIf(
            [](const ForeignKey& key) { return key.options.value(useAlterOption).toBool(); });
    }
    for (ForeignKey& key : table.foreignKeys) {
        key.options.remove(useAlterOption);
    }
}

void choose(ColumnParts& parts, const QString& dialect)
{
    for (Index& index : parts.indexes) {
        choose(index, dialect);
    }
    for (ForeignKey& key : parts.foreignKeys) {
        key.options.remove(useAlterOption);
    }
}

bool isMoment(const ColumnChanges& changes, const ColumnChanges& existing, const QString& dialect)
{
    const auto& type = changes.type ? changes.type : existing.type;
    const TypeKind kind = type.value_or(ColumnType()).on(dialect).kind;
    return kind == TypeKind::DateTime || kind == TypeKind::Timestamp;
}

/// MODIFY and CHANGE say the whole column, so that what a script calls existing is set again. Where
/// it errs, that changes the column.
/// Source: Alembic 1.19 ddl/mysql.py, MySQLImpl.alter_column.
void restate(AlterColumn& alter, const QString& dialect)
{
    ColumnChanges& changes = alter.changes;
    const ColumnChanges& existing = alter.existing;
    const bool setsMoment = changes.serverDefault.has_value() && changes.serverDefault->has_value()
                            && isMoment(changes, existing, dialect);
    if (!changes.name && !changes.type && !changes.nullable && !changes.comment
        && !changes.autoincrement && !setsMoment) {
        return;
    }
    if (!changes.type && existing.type) {
        changes.type = existing.type;
        changes.type->createConstraint = false;  // the CHECK is there, or was never wanted
    }
    changes.nullable = changes.nullable ? changes.nullable : existing.nullable;
    changes.comment = changes.comment ? changes.comment : existing.comment;
    if (!changes.serverDefault) {
        changes.serverDefault = existing.serverDefault;
    }
}

bool isMadeAnew(const Batch& batch, const QString& dialect)
{
    return dialect == "sqlite"_L1 ? sqlite::needsRebuild(batch)
                                  : batch.recreate == Recreate::Always;
}

}  // namespace

void chooseFor(const QString& dialect, Operation& operation)
{
    std::visit(Overloaded{
                   [&](CreateIndex& create) { choose(create.index, dialect); },
                   [&](CreateTable& create) { choose(create.table, dialect); },
                   [&](AddColumn& add) {
                       choose(add.column, dialect);
                       choose(add.parts, dialect);
                   },
                   [&](AlterColumn& alter) {
                       if (dialect == "mysql"_L1 || dialect == "mariadb"_L1) {
                           restate(alter, dialect);
                       } else if (dialect == "postgresql"_L1) {
                           alter.changes.autoincrement.reset();  // ALTER says it on MySQL only
                       }
                   },
                   [&](Batch& batch) {
                       if (batch.copyFrom.has_value()) {
                           choose(*batch.copyFrom, dialect);
                       }
                       for (Operation& each : batch.operations) {
                           chooseFor(dialect, each);
                       }
                       if (!isMadeAnew(batch, dialect)) {
                           batch.tableConstraints.clear();
                           batch.tableOptions.clear();
                           batch.partialReordering.clear();
                       }
                   },
                   [&](AutocommitBlock& block) {
                       for (Operation& each : block.operations) {
                           chooseFor(dialect, each);
                       }
                   },
                   [](auto&) {},
               },
               operation.value);
}

QList<Operation> impliedBy(const Operation& operation, const QString& dialect)
{
    QList<Operation> implied;
    const auto* create = std::get_if<CreateTable>(&operation.value);
    if (create == nullptr || dialect != "postgresql"_L1) {
        return implied;
    }
    for (const EnumType& type : enumTypes(create->table, dialect)) {
        implied << Operation{CreateEnum{type, true}};
    }
    return implied;
}

}  // namespace limbeck
