// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of ScriptWorld that gives names.

#include "migrations/script/scriptworld.h"
#include "migrations/script/spelledout.h"

namespace limbeck {

using namespace Qt::StringLiterals;

using python::Arguments;
using python::Value;

/// One operation, with the names that a convention gives it.
Certain<Operation> ScriptWorld::named(const QString& function,
                                      const KnownOperation& known,
                                      const Arguments& arguments,
                                      const TableName* batchTable) const
{
    const bool mayHoldExpressions = function == "alter_column"_L1 || function == "create_index"_L1;
    Certain<Operation> operation = readOperation(
        known,
        mayHoldExpressions ? withSpelledOut(function, arguments, m_dialect) : arguments,
        batchTable);
    if (operation) {
        if (const auto given = m_names.give(*operation, function, arguments); !given) {
            return tl::unexpected(arguments.opaque(given.error()));
        }
    }
    return operation;
}

/// A table that a script describes itself has the convention of its own MetaData: the standard one.
tl::expected<void, QString> ScriptWorld::nameCopied(Table& table, const Arguments& batch) const
{
    Operation description{CreateTable{table, false}};
    return NameGiver({}, m_dialect).give(description, {}, batch).map([&] {
        table = std::get<CreateTable>(description.value).table;
    });
}

/// op.f and conv: a name that is finished. Mostly that makes no difference to plain text.
Value ScriptWorld::verbatim(const Arguments& arguments) const
{
    const Value& name = arguments.items.front().value;
    const auto* text = name.as<QString>();
    return text != nullptr && m_names.distinguishes(*text) ? Value::object(verbatimName, arguments)
                                                           : name;
}

}  // namespace limbeck
