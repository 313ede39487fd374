// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow/facts.h"

#include "models/base/overloaded.h"

#include <QCoreApplication>
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

QString words(const Change& change, int count)
{
    const auto text = [count](const char* one, const char* many) {
        return QCoreApplication::translate("limbeck::ui::Facts", count == 1 ? one : many);
    };
    switch (change.what) {
    case Counted::Table:
        return text("table", "tables");
    case Counted::Column:
        return text("column", "columns");
    case Counted::Key:
        return text("constraint", "constraints");
    case Counted::Index:
        return text("index", "indexes");
    case Counted::Type:
        return text("type", "types");
    case Counted::Rows:
        return text("insert", "inserts");
    case Counted::Sql:
        return text("SQL statement", "SQL statements");
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
        parts << u"%1%2 %3"_s.arg(each.key().sign)
                     .arg(each.value())
                     .arg(words(each.key(), each.value()));
    }
    return parts.join(u' ');
}

}  // namespace limbeck::ui
