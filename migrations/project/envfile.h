// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/python/opaque.h"
#include "models/base/result.h"

#include <QList>

#include <optional>

namespace limbeck {

/// A setting that env.py gives, and where.
template <typename T>
struct EnvSetting
{
    T value{};
    TextLocation where;

    bool operator==(const EnvSetting&) const = default;
};

/// What env.py says about the database, read and not run: the arguments of context.configure()
/// that name the version table, and config.set_main_option('sqlalchemy.url', …), where they are
/// literals or constants of the module.
struct EnvFile
{
    std::optional<EnvSetting<QString>> versionTable;
    std::optional<EnvSetting<QString>> versionTableSchema;
    std::optional<EnvSetting<bool>> versionTablePk;
    std::optional<EnvSetting<QString>> url;
    /// Of these arguments, those that are there and cannot be known without running Python.
    std::optional<Opaque> versionTableDoubt;
    std::optional<Opaque> urlDoubt;

    /// A file that does not exist says nothing. Fails with FileUnreadable.
    static Result<EnvFile> load(const QString& path);
    static EnvFile fromSource(const QByteArray& source, const QString& path);

    bool operator==(const EnvFile&) const = default;
};

}  // namespace limbeck
