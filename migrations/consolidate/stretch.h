// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/base/result.h"
#include "models/operation/operation.h"
#include "models/schema/schema.h"

#include <QSet>

namespace limbeck {

/// A table that rows are put into at the end of a stretch, and which columns they name.
struct FilledTable
{
    TableName table;
    QStringList columns;  ///< empty: all of them, by their order
};

/// Operations in a row that change the schema and nothing else, and what they come to.
///
/// A table is *fresh* if it was created in the stretch. What happens to fresh tables and to enum
/// types is only remembered as the schema that it leads to; what happens to others is kept word by
/// word. At the end the others come first, then the fresh tables in their final form: so an
/// operation on an older table that refers to a fresh one ends the stretch before it.
class Stretch final
{
public:
    explicit Stretch(const Schema& before);

    /// After everything that was added.
    const Schema& schema() const;
    bool isOnFreshTable(const Operation& operation) const;

    /// `table` gets rows at the end of the stretch: its columns must still mean what they do now.
    void fill(const FilledTable& table);

    /// True if `operation` has to come after what the stretch makes, or after its rows.
    bool mustEndBefore(const Operation& operation) const;

    /// Fails with SchemaConflict if it does not fit.
    Result<> add(const Operation& operation);
    /// `operation` runs between two stretches. Requires: end() was called, nothing added since.
    Result<> pass(const Operation& operation);

    /// What the stretch comes to; begins another one.
    /// Fails with SchemaConflict if the schema contradicts itself.
    Result<std::vector<Operation>> end();

private:
    Result<std::vector<Operation>> condensed() const;

    Schema m_before;
    Schema m_schema;
    QSet<TableName> m_fresh;
    std::vector<Operation> m_all;
    std::vector<Operation> m_onOlderTables;
    QList<FilledTable> m_filled;
};

}  // namespace limbeck
