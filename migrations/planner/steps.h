// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/script/script.h"
#include "models/base/result.h"
#include "models/revision/revisiongraph.h"
#include "models/revision/revisiontarget.h"

namespace limbeck {

/// What one step does to the version table. At most one of the three lists of a plain move is
/// longer than one. Source: Alembic 1.19 runtime/migration.py, HeadMaintainer.
struct RowChange
{
    QStringList removed;                                 ///< DELETE
    QStringList added;                                   ///< INSERT
    std::optional<std::pair<QString, QString>> updated;  ///< UPDATE first to second

    bool operator==(const RowChange&) const = default;
};

/// One revision applied or taken back, with the version rows around it.
struct RevisionStep
{
    Direction direction = Direction::Up;
    RevisionId revision;
    RowChange change;
    QStringList rowsBefore;  ///< sorted
    QStringList rowsAfter;   ///< sorted: the maximal elements of what is applied then

    bool operator==(const RevisionStep&) const = default;
};

/// Ordered steps from `rows` up to `target` ("head", "+2", "a1b2", "label@head", "heads").
/// Empty if there is nothing to do. Pure.
///
/// Fails with HistoryBroken, VersionMismatch (a row that the history does not know),
/// RevisionNotFound, RevisionAmbiguous, MultipleHeads, TargetInvalid.
/// Order: Alembic 1.19 script/revision.py, _collect_upgrade_revisions, _topological_sort.
Result<QList<RevisionStep>> upgradeSteps(const RevisionGraph& graph,
                                         const QStringList& rows,
                                         const QString& target);

/// Ordered steps from `rows` down to `target` ("-1", "base", "a1b2", "label@base").
Result<QList<RevisionStep>> downgradeSteps(const RevisionGraph& graph,
                                           const QStringList& rows,
                                           const QString& target);

/// What Alembic warns of where `target` is "-N" and several rows could be meant: the first row, in
/// the order in which the database returned them, is then taken.
std::optional<QString> downgradeWarning(const QStringList& rows, const QString& target);

/// One bookkeeping move of `stamp`: rows change, nothing runs.
struct StampStep
{
    QStringList from;
    QStringList to;
    RowChange change;
    QStringList rowsAfter;  ///< sorted

    bool operator==(const StampStep&) const = default;
};

/// Source: Alembic 1.19 script/base.py, _stamp_revs. `purge` forgets `rows` first. No targets, and
/// "base", take the rows away. Fails like upgradeSteps.
Result<QList<StampStep>> stampSteps(const RevisionGraph& graph,
                                    const QStringList& rows,
                                    const QStringList& targets,
                                    bool purge = false);

/// Everything that `rows` say is applied, in no order. Unknown rows are left out.
QSet<RevisionId> appliedRevisions(const RevisionGraph& graph, const QStringList& rows);

}  // namespace limbeck
