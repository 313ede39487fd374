// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/runner/foreignkeycheck.h"

#include "models/base/enginetext.h"
#include "models/base/text.h"

namespace limbeck {

using namespace Qt::StringLiterals;

Result<OrphanRows> findOrphanRows(Database& database)
{
    if (database.engine() != Engine::Sqlite) {
        return OrphanRows{};
    }
    Result<QueryResult> found = database.query(
        u"SELECT \"table\", parent, count(*) FROM pragma_foreign_key_check GROUP BY 1, 2"_s);
    if (!found) {
        // A key that names a column its parent lacks makes the pragma fail as a whole
        // ("foreign key mismatch"). Stock Alembic does not look, so neither do we insist.
        return OrphanRows{};
    }
    OrphanRows orphans;
    for (const QVariantList& row : found->rows) {
        orphans.insert(u"%1 → %2"_s.arg(row[0].toString(), row[1].toString()), row[2].toLongLong());
    }
    return orphans;
}

Result<> compareOrphanRows(const OrphanRows& before, const OrphanRows& after)
{
    QStringList broken;
    for (auto entry = after.cbegin(); entry != after.cend(); ++entry) {
        const qint64 added = entry.value() - before.value(entry.key());
        if (added > 0) {
            broken << u"%1 (%2)"_s.arg(entry.key(), countedRows(added));
        }
    }
    if (broken.isEmpty()) {
        return {};
    }
    return fail(ErrorCode::VerificationFailed,
                EngineText::tr(
                    "The run would leave rows whose foreign key finds no parent: %1. They were not "
                    "committed.")
                    .arg(broken.join(u", "_s)));
}

}  // namespace limbeck
