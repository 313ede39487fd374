// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/project/envfile.h"
#include "migrations/python/value.h"

namespace limbeck {

/// What MetaData(naming_convention=…) is given: texts as rules; what is none, a function above
/// all, Python computes. Nothing if it is no dict whose keys are known.
std::optional<NamingConvention> conventionOf(const python::Value& value);

/// The naming convention of metadata that env.py imports: "app.models.Base.metadata", or several
/// with commas between. Nobody runs the application; its package is searched, below `folders`, for
/// calls MetaData(naming_convention=…). Without one nothing is said. Several that differ, and one
/// that Python computes, are a doubt. `scripts` is left out: migrations describe the past.
EnvSetting<NamingConvention> importedConvention(const QString& metadata,
                                                const QStringList& folders,
                                                const QString& scripts);

}  // namespace limbeck
