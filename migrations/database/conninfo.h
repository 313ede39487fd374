// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/base/result.h"

#include <QMap>
#include <QString>

namespace limbeck {

// libpq's connection strings, "host=/run dbname='my shop'". Source: PostgreSQL 15, libpq,
// "Keyword/Value Connection Strings".

/// Whether `text` begins like one, with a word and "=".
bool isConninfo(const QString& text);

/// Its pairs. Fails with InvalidArgument, repeating no value, since one may be a password.
Result<QMap<QString, QString>> readConninfo(const QString& text);

/// `key='value'`, the value quoted.
QString conninfoPair(const QString& key, QString value);

}  // namespace limbeck
