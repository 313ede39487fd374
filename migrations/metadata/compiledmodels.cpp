// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/metadata/compiledmodels.h"

#include "models/fenrir/fenrirschema.h"

namespace limbeck {

std::optional<Schema> compiledModels(const QString& name)
{
    if (name == QLatin1String("fenrir")) {
        return fenrir::schema();
    }
    return std::nullopt;
}

}  // namespace limbeck
