// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/schema/columntype.h"

/// Words of column types that engines share.
namespace limbeck {

/// "VARCHAR(50)", or the name alone without a length.
QString withLength(const QString& name, const ColumnType& type);

/// "NUMERIC(10, 2)", "NUMERIC(10)", or the name alone.
QString withDigits(const QString& name, const ColumnType& type);

/// The text type that holds every value of an enum: as long as said, or as its longest value.
QString enumAsText(const ColumnType& type);

/// A type of MySQL's module that other engines have too, without what only MySQL knows: display
/// widths, UNSIGNED, character sets. Empty for its own types.
QString withoutMysqlWords(const QString& raw);

}  // namespace limbeck
