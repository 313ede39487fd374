// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonObject>
#include <QStringList>

/// Recorded SQL of stock Alembic: tests/oracle/sql-<engine>.jsonl, one case per line with `id`,
/// `upgrade` (the body of upgrade()) and `sql` or `error`. `anyOrder` where stock's order changes
/// from run to run.
namespace limbeck::oracle {

QList<QJsonObject> records(const QString& file);

/// A script whose upgrade() has `body`.
QString scriptOf(const QString& body);

/// Why a script that stock Alembic runs is not read, on purpose; empty if it should be. `why` is
/// what the reader says.
QString reasonNotToRead(const QString& why);

/// Statements as --sql writes them, for comparing. The constraints of a table are in no order: a
/// schema keeps them by kind.
QStringList normalised(const QStringList& statements);

}  // namespace limbeck::oracle
