// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/dialect/dialect.h"
#include "migrations/runner/rowmarks.h"

namespace limbeck {

/// How somebody who comes later finds out whether a statement was carried out: taken just before it
/// runs, on an engine that commits every change of the schema at once (MariaDB, MySQL).
struct EffectSign
{
    enum class Kind
    {
        Harmless,  ///< reads only: may be repeated
        Rows,      ///< changes rows: marked in its own transaction, see RowMarks
        Schema,    ///< what the server says of its tables is different afterwards
        /// The same, but it can do things that do not show: what looks as before proves nothing.
        Perhaps,
        None,  ///< rows that no transaction protects: nothing tells
    };

    Kind kind = Kind::None;
    QString digest;         ///< of the tables as they were, for Schema and Perhaps
    qint64 connection = 0;  ///< the server's number of the session that runs it

    bool operator==(const EffectSign&) const = default;
};

/// The sign of `statement`, which can change `tables` only (empty: any). Reads, changes nothing.
Result<EffectSign> takeSign(Database& database,
                            const Statement& statement,
                            const QList<TableName>& tables,
                            const RowMarks& marks);

enum class Effect
{
    Done,
    NotDone,
    Uncertain,
};

/// Whether the statement with that sign and number was carried out. Waits up to `seconds` until
/// the server has ended with the session that began it, since a killed program's statement may
/// still run; fails with DatabaseLocked if that takes longer.
Result<Effect> findEffect(Database& database,
                          const EffectSign& sign,
                          qsizetype number,
                          const QList<TableName>& tables,
                          const RowMarks& marks,
                          int seconds);

}  // namespace limbeck
