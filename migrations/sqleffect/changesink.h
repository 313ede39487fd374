// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/operation/schemachange.h"

#include <utility>

namespace limbeck {

/// Takes the changes of one statement, in order. `effect` outlives it.
class ChangeSink final
{
public:
    ChangeSink(SqlEffect& effect, QString statement)
        : m_effect(effect)
        , m_statement(std::move(statement))
    {
    }

    const QString& statement() const
    {
        return m_statement;
    }

    /// What is added from here on happens only if there is such a table, view or sequence.
    void onlyIfThere(const TableName& name)
    {
        m_ifTable = name;
    }

    template <typename Change>
    void add(Change change)
    {
        SchemaChange added;
        if constexpr (requires { SchemaChange::Value(change); }) {
            added.value = SchemaChange::Value(std::move(change));
        } else {
            added.value = Operation{.value = std::move(change)};
        }
        added.ifTable = m_ifTable;
        added.statement = m_statement;
        m_effect.changes.push_back(std::move(added));
    }

    /// The statement, or this part of it, is not understood. `reason`: words for parentheses.
    void doubt(const QString& reason, const TableName& table = {})
    {
        add(MarkUncertain{reason, table});
    }

private:
    SqlEffect& m_effect;
    QString m_statement;
    TableName m_ifTable;
};

}  // namespace limbeck
