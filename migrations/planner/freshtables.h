// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/operation/operation.h"

#include <QSet>

namespace limbeck {

/// The tables that a plan has made so far and put nothing into: what it takes from them, it does
/// not take from anybody. Where that is not certain, a table does not count as fresh.
class FreshTables final
{
public:
    /// True if `operation` works on a fresh table only.
    bool isOnly(const Operation& operation) const;
    /// `operation` runs next, on `schema`.
    void follow(const Operation& operation, const Schema& schema);

private:
    void create(const CreateTable& operation, const Schema& schema);
    void rename(const RenameTable& operation, const Schema& schema);
    void fill(const TableName& table, const Schema& schema);

    QSet<TableName> m_tables;  ///< resolved
};

}  // namespace limbeck
