// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/schema/schema.h"

#include <QHash>
#include <QVariantList>

namespace limbeck::postgresql {

/// Enum types by their oid, since columns name them so.
using EnumTypes = QHash<qint64, EnumType>;

/// Where columnsQuery() tells what.
struct ColumnRow
{
    qint64 table = 0;
    int number = 0;
    Column column;
};

/// A row of columnsQuery() as a column. `enums` must have every enum type of the database.
ColumnRow columnRow(const QVariantList& row, const EnumTypes& enums);

/// What `row` says of a sequence from place `first` on: start, increment, minimum, maximum, cache,
/// whether it cycles, type. Only what it would not have anyway, and not the type.
QVariantMap sequenceOptions(const QVariantList& row, qsizetype first);

/// `sql` without one pair of parentheses around the whole, which the server adds.
QString withoutParentheses(const QString& sql);

}  // namespace limbeck::postgresql
