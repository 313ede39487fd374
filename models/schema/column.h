// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/schema/columntype.h"

#include <QString>
#include <QVariantMap>

#include <optional>

namespace limbeck {

/// What the server puts into a column that an INSERT leaves out.
struct ServerDefault
{
    enum class Kind
    {
        Literal,           ///< `text` is the value; the dialect quotes it
        Expression,        ///< `text` is SQL (sa.text)
        CurrentTimestamp,  ///< func.current_timestamp(); func.now(), then `text` is "now()"
        True,              ///< sa.true(), false(): spelled by the dialect
        False,
    };

    Kind kind = Kind::Literal;
    QString text;

    bool operator==(const ServerDefault&) const = default;
};

/// GENERATED … AS IDENTITY.
struct Identity
{
    bool always = false;
    /// start, increment, minvalue, maxvalue, cycle, cache, nominvalue, nomaxvalue, order: as
    /// written.
    QVariantMap options;

    bool operator==(const Identity&) const = default;
};

/// GENERATED ALWAYS AS (expression).
struct Computed
{
    QString expression;
    std::optional<bool> persisted;  ///< STORED, VIRTUAL, or the engine's default

    bool operator==(const Computed&) const = default;
};

/// SQLAlchemy's autoincrement argument. `Auto` means: yes for a lone integer primary key.
enum class Autoincrement
{
    Auto,
    Yes,
    No,
};

/// A column. Keys, uniques, foreign keys and indexes belong to the table, also where the source
/// writes them at the column (`unique=True`).
struct Column
{
    QString name;
    ColumnType type;
    bool nullable = true;
    std::optional<ServerDefault> serverDefault;
    std::optional<Identity> identity;
    std::optional<Computed> computed;
    Autoincrement autoincrement = Autoincrement::Auto;
    QString comment;
    QVariantMap options;  ///< keyword arguments with a dialect's prefix, as written

    bool operator==(const Column&) const = default;
};

}  // namespace limbeck
