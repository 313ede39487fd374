// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/python/opaque.h"

#include <QStringList>

#include <optional>

namespace limbeck {

/// What `context.run_migrations(name=…)` of env.py passes to upgrade() and downgrade().
struct ScriptArgument
{
    QString name;
    /// Of the imported name that it is: "alembic.op"; "app.Tester()" for what calling it gives.
    QString path;
    std::optional<Opaque> doubt;  ///< instead: why it is not certain

    bool operator==(const ScriptArgument&) const = default;
};

/// What env.py gives to the scripts of its project.
struct ScriptEnvironment
{
    /// Of the version table, "" where it has none; nothing where that is not certain.
    std::optional<QString> versionTableSchema;
    QList<ScriptArgument> arguments;
    /// Of `-x`; nothing where it is not certain what is given.
    std::optional<QStringList> xArguments;

    bool operator==(const ScriptEnvironment&) const = default;
};

}  // namespace limbeck
