// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/database/enginenames.h"

namespace limbeck {

std::optional<Engine> engineNamed(const QString& name)
{
    for (const Engine engine :
         {Engine::Sqlite, Engine::Postgresql, Engine::Mariadb, Engine::Mysql}) {
        if (engineName(engine) == name) {
            return engine;
        }
    }
    return {};
}

}  // namespace limbeck
