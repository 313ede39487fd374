// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/planner/replay.h"

#include "models/operation/apply.h"

#include <algorithm>

namespace limbeck {

Uncertainty misfitDoubt(const PastStep& step)
{
    const auto finding = std::ranges::find(step.doubts, Finding::Kind::WillFail, &Finding::kind);
    Q_ASSERT(finding != step.doubts.end());
    Uncertainty doubt(finding->message);
    doubt.where = finding->where;
    return doubt;
}

// The schema is moved along: a copy for each operation would cost the square of the number of
// tables.
void replay(const PastStep& step,
            Schema& schema,
            const std::function<void(const Operation&, const Schema& before)>& visit)
{
    schema.uncertainties << step.uncertainties;
    for (size_t i = 0; i < step.operations.size(); ++i) {
        if (step.misfit == i) {
            schema.uncertainties << misfitDoubt(step);
            continue;
        }
        if (visit) {
            visit(step.operations[i].operation, schema);
        }
        Result<Schema> after = apply(step.operations[i].operation, std::move(schema));
        Q_ASSERT(after.has_value());  // as it did the first time
        schema = after ? *std::move(after) : Schema();
    }
}

}  // namespace limbeck
