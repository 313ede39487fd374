// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/base/result.h"
#include "models/revision/revisiongraph.h"

#include <optional>

namespace limbeck {

/// What a user typed to say where to go, taken apart but not looked up: "head", "label@head",
/// "a1b2", "a1b2+1", "-1", "base". Source: Alembic 1.19 script/revision.py, _relative_destination.
struct RevisionTarget
{
    QString label;   ///< before '@'; empty if there is none
    QString symbol;  ///< an id, partial id, label, "head", "heads", "base", "current"; may be empty
    int steps = 0;   ///< of "+N" and "-N"; the largest int if there are more digits
    QString stepsText;  ///< "+N" or "-N" as typed
    bool relative = false;
    QString text;  ///< as typed

    static RevisionTarget parse(const QString& text);

    bool operator==(const RevisionTarget&) const = default;
};

/// The revisions that `target` names, without regard to a database: an empty list is the base.
/// "current" is `rows`; "-2" and "label@-2" walk down from the heads, as `show` does. Other
/// relative targets belong to the planner, which knows the direction.
///
/// Fails with RevisionNotFound, RevisionAmbiguous or MultipleHeads; the first line is Alembic's
/// text, candidates are in Error::subjects.
Result<QStringList> resolve(const RevisionGraph& graph,
                            const RevisionTarget& target,
                            const QStringList& rows = {});

/// resolve() for exactly one revision: nothing for the base. Fails with MultipleHeads or
/// RevisionAmbiguous if there are several.
Result<std::optional<RevisionId>> resolveOne(const RevisionGraph& graph,
                                             const RevisionTarget& target,
                                             const QStringList& rows = {});

}  // namespace limbeck
