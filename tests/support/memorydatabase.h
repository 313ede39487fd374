// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/database/database.h"
#include "tests/support/testresult.h"

namespace limbeck {

/// A SQLite database in memory on which `statements` were run; nullptr and a failed test if one
/// of them is refused.
inline std::unique_ptr<Database> memoryDatabase(const QStringList& statements = {})
{
    auto database = Database::open(ConnectionSettings{}, Database::Mode::ReadWrite);
    if (!database) {
        QTest::qFail(qPrintable(database.error().toText()), __FILE__, __LINE__);
        return nullptr;
    }
    for (const QString& sql : statements) {
        if (const auto done = (*database)->execute(sql); !done) {
            QTest::qFail(
                qPrintable(sql + QLatin1Char('\n') + done.error().toText()), __FILE__, __LINE__);
            return nullptr;
        }
    }
    return std::move(*database);
}

}  // namespace limbeck
