// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/command/blame.h"

#include <QHash>

namespace limbeck::command {

/// Who made a table and each of its columns what they are: the entries of blame() for all of
/// them, oldest first.
struct TableEntries
{
    QList<BlameEntry> table;
    QHash<QString, QList<BlameEntry>> columns;

    bool operator==(const TableEntries&) const = default;
};

/// blame() of every table and column that is there after `steps`, in one walk forwards: what
/// a whole report asks would take a walk backwards for each. Pure.
QHash<TableName, TableEntries> storiesOf(const QList<PastStep>& steps);

}  // namespace limbeck::command
