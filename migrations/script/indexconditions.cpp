// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/indexconditions.h"

#include "models/base/overloaded.h"

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

void choose(Table& table, const QString& dialect)
{
    for (Index& index : table.indexes) {
        choose(index, dialect);
    }
}

}  // namespace

void chooseConditions(Operation& operation, const QString& dialect)
{
    std::visit(Overloaded{
                   [&](CreateIndex& create) { choose(create.index, dialect); },
                   [&](CreateTable& create) { choose(create.table, dialect); },
                   [&](Batch& batch) {
                       if (batch.copyFrom.has_value()) {
                           choose(*batch.copyFrom, dialect);
                       }
                       for (Operation& each : batch.operations) {
                           chooseConditions(each, dialect);
                       }
                   },
                   [&](AutocommitBlock& block) {
                       for (Operation& each : block.operations) {
                           chooseConditions(each, dialect);
                       }
                   },
                   [](auto&) {},
               },
               operation.value);
}

}  // namespace limbeck
