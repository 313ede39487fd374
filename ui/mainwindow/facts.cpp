// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow/facts.h"

#include "models/base/overloaded.h"
#include "ui/language/words.h"

#include <QMap>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

/// What is counted, in the order in which it is told.
enum class Counted
{
    Table,
    Column,
    Key,
    Index,
    Type,
    Rows,
    Sql,
};

struct Change
{
    Counted what = Counted::Sql;
    QChar sign = u'~';

    bool operator<(const Change& other) const
    {
        return std::pair(what, sign) < std::pair(other.what, other.sign);
    }
};

QString counted(Counted what, int count)
{
    switch (what) {
    case Counted::Table:
        return countedTables(count);
    case Counted::Column:
        return countedColumns(count);
    case Counted::Key:
        return countedConstraints(count);
    case Counted::Index:
        return countedIndexes(count);
    case Counted::Type:
        return countedTypes(count);
    case Counted::Rows:
        return countedInserts(count);
    case Counted::Sql:
        return countedStatements(count);
    }
    Q_UNREACHABLE();
}

void count(const Operation& operation, QMap<Change, int>& counts)
{
    const auto add = [&counts](Counted what, QChar sign) { ++counts[{what, sign}]; };
    const auto addAll = [&counts](const std::vector<Operation>& operations) {
        for (const Operation& each : operations) {
            count(each, counts);
        }
    };
    constexpr QChar plus = u'+';
    constexpr QChar minus = u'\u2212';
    constexpr QChar tilde = u'~';
    std::visit(Overloaded{
                   [&](const CreateTable&) { add(Counted::Table, plus); },
                   [&](const DropTable&) { add(Counted::Table, minus); },
                   [&](const RenameTable&) { add(Counted::Table, tilde); },
                   [&](const SetTableComment&) { add(Counted::Table, tilde); },
                   [&](const AddColumn&) { add(Counted::Column, plus); },
                   [&](const DropColumn&) { add(Counted::Column, minus); },
                   [&](const AlterColumn&) { add(Counted::Column, tilde); },
                   [&](const CreateIndex&) { add(Counted::Index, plus); },
                   [&](const DropIndex&) { add(Counted::Index, minus); },
                   [&](const AddConstraint&) { add(Counted::Key, plus); },
                   [&](const DropConstraint&) { add(Counted::Key, minus); },
                   [&](const CreateEnum&) { add(Counted::Type, plus); },
                   [&](const DropEnum&) { add(Counted::Type, minus); },
                   [&](const BulkInsert&) { add(Counted::Rows, plus); },
                   [&](const ExecuteSql&) { add(Counted::Sql, tilde); },
                   [&](const Batch& batch) { addAll(batch.operations); },
                   [&](const AutocommitBlock& block) { addAll(block.operations); },
               },
               operation.value);
}

}  // namespace

QString changesOf(const std::vector<ScriptStep>& steps)
{
    QMap<Change, int> counts;
    for (const ScriptStep& step : steps) {
        count(step.operation, counts);
    }
    QStringList parts;
    for (auto each = counts.cbegin(); each != counts.cend(); ++each) {
        parts << each.key().sign + counted(each.key().what, each.value());
    }
    return parts.join(u' ');
}

}  // namespace limbeck::ui
