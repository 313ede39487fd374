// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/base/result.h"
#include "models/revision/revisiongraph.h"

namespace limbeck {

/// A script that names a revision of the interval from outside, and must name the new one.
struct Reference
{
    enum class Kind
    {
        Down,        ///< in down_revision
        Dependency,  ///< in depends_on
    };

    RevisionId revision;  ///< whose script it is
    Kind kind = Kind::Down;
    RevisionId to;

    bool operator==(const Reference&) const = default;
};

/// The part of a history that becomes one revision: everything between a beginning and an end,
/// branches and merges included.
///
/// Invariants: `exit` stands on all others; nothing outside stands on any but `exit`.
struct Interval
{
    QList<RevisionId> revisions;  ///< in the order in which an upgrade applies them
    RevisionId exit;
    QStringList downRevisions;  ///< outside: what the new revision stands on; empty from a base
    QStringList dependsOn;      ///< outside, by depends_on
    QStringList branchLabels;   ///< declared inside, united
    QList<Reference> references;

    bool isFromBase() const
    {
        return downRevisions.isEmpty() && dependsOn.isEmpty();
    }

    bool operator==(const Interval&) const = default;
};

/// The interval from `from` (empty: every base below `to`) up to `to` (empty: the only head).
/// Both as identifiers of Alembic's. Pure.
///
/// Fails with TargetInvalid, saying which revisions are in the way and what would help: several
/// heads, a revision outside that stands in the middle, a `from` that is not below `to`, fewer
/// than two revisions; with HistoryBroken, RevisionNotFound, RevisionAmbiguous.
Result<Interval> findInterval(const RevisionGraph& graph, const QString& from, const QString& to);

}  // namespace limbeck
