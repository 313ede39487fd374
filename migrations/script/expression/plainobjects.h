// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/python/value.h"
#include "models/expression/sqlexpression.h"

#include <QUuid>

namespace limbeck {

/// Names of the standard library whose calls make a value and do nothing else: "datetime.date",
/// "decimal.Decimal", "uuid.UUID".
bool isPlainObject(const QString& path);
/// What such a call makes; nothing if the value is not certain.
std::optional<python::Value> plainObject(const QString& path, const python::Arguments& arguments);

/// datetime.datetime(…), datetime.date(…), datetime.time(…) with numbers; nothing for others.
std::optional<SqlMoment> momentOf(const python::Value& value);
/// decimal.Decimal('…') as Python writes it.
std::optional<QString> decimalOf(const python::Value& value);
/// A bytes object: what a row holds in a column of binary data.
python::Value bytesObject(const QByteArray& bytes, const python::Arguments& place);
/// What such an object holds.
std::optional<QByteArray> bytesOf(const python::Value& value);
/// uuid.UUID('…')
std::optional<QUuid> uuidOf(const python::Value& value);

}  // namespace limbeck
