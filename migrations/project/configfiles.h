// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/base/result.h"

namespace limbeck {

/// The files that configure a project: an ini file, a pyproject.toml, or both. Absolute; empty
/// where there is none.
struct ConfigFiles
{
    QString ini;
    QString toml;

    /// What names on a command line mean: nothing (the working directory), one folder, or up to
    /// one ini file and one pyproject.toml. A file called pyproject.toml is TOML, any other an
    /// ini file. The one that is not named is taken from the folder of the other if it lies there
    /// (Alembic takes it from the working directory, which a window has not).
    /// Fails with ConfigNotFound, saying what was looked for and where, and listing ini files
    /// found one level below (Error::subjects).
    static Result<ConfigFiles> find(const QStringList& names, const QString& section);

    bool operator==(const ConfigFiles&) const = default;
};

/// Alembic's first line wherever no settings are found.
QString noScriptLocation();

}  // namespace limbeck
