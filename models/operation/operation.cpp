// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/operation/operation.h"

#include "models/base/overloaded.h"

namespace limbeck {

bool ColumnChanges::isEmpty() const
{
    return *this == ColumnChanges();
}

bool ExecuteSql::operator==(const ExecuteSql& other) const
{
    return sql == other.sql && parameters == other.parameters;
}

// Written out, since Clang ends in a recursion where a default compares operations that hold some.
bool Batch::operator==(const Batch& other) const
{
    return table == other.table && operations == other.operations && recreate == other.recreate
           && copyFrom == other.copyFrom && tableOptions == other.tableOptions
           && tableConstraints == other.tableConstraints
           && partialReordering == other.partialReordering
           && namingConvention == other.namingConvention;
}

bool AutocommitBlock::operator==(const AutocommitBlock& other) const
{
    return operations == other.operations;
}

std::optional<TableName> operationTable(const Operation& operation)
{
    using Found = std::optional<TableName>;
    return std::visit(Overloaded{
                          [](const CreateTable& create) -> Found { return create.table.name; },
                          // A script need not say the table of an index.
                          [](const DropIndex& drop) -> Found {
                              return drop.table.isEmpty() ? std::nullopt : Found(drop.table);
                          },
                          [](const CreateEnum&) -> Found { return std::nullopt; },
                          [](const DropEnum&) -> Found { return std::nullopt; },
                          [](const ExecuteSql&) -> Found { return std::nullopt; },
                          [](const AutocommitBlock&) -> Found { return std::nullopt; },
                          [](const auto& other) -> Found { return other.table; },
                      },
                      operation.value);
}

}  // namespace limbeck
