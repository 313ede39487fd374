// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/revision/graphproblem.h"
#include "models/revision/revision.h"

#include <QList>
#include <QSet>

#include <memory>
#include <optional>

namespace limbeck {

struct GraphData;

/// All revisions of a project and how they follow each other. Immutable; copies are cheap
/// enough to hand to another thread as a snapshot.
///
/// Invariants, whatever the input:
/// - every revision that was given is in revisions(), in the order given (file order);
/// - lookups by id find the last one given with that id, as Alembic does;
/// - edges to revisions that do not exist are left out of the walks and reported as problems;
/// - every function terminates and none crashes on cycles.
///
/// "down" means by down_revision only; "all" also follows depends_on (resolved to ids).
/// Source of the rules: Alembic 1.19 script/revision.py.
/// Thread: any, any number at a time.
class RevisionGraph final
{
public:
    /// The graph of a project without scripts.
    RevisionGraph();

    /// Never fails: what is wrong with the revisions is in problems(). `readProblems` are
    /// problems found while reading the files; they are kept in front.
    static RevisionGraph build(QList<Revision> revisions, QList<GraphProblem> readProblems = {});

    const QList<Revision>& revisions() const;
    const QList<GraphProblem>& problems() const;
    bool hasFatalProblem() const;

    /// nullptr if there is none. The pointer lives as long as this graph or a copy of it.
    const Revision* find(const RevisionId& id) const;
    /// Position in file order; -1 if unknown. Of duplicates, the last one's.
    int position(const RevisionId& id) const;

    /// down_revision entries that exist, in written order.
    QStringList parents(const RevisionId& id) const;
    /// depends_on, labels and partial ids resolved to ids, in written order.
    QStringList dependencies(const RevisionId& id) const;
    /// What the revision stands on, Alembic's _normalized_down_revisions: parents, then the
    /// dependencies that no ancestor of the same lineage declares already. May contain an
    /// ancestor of another entry; see GraphProblem::Kind::RedundantDependency.
    QStringList parentsAndDependencies(const RevisionId& id) const;
    /// Children by down_revision, in file order.
    QStringList children(const RevisionId& id) const;
    /// Children by down_revision or depends_on, in file order.
    QStringList allChildren(const RevisionId& id) const;
    /// Own and inherited branch labels, sorted. How labels spread: Alembic _add_branches.
    QStringList labels(const RevisionId& id) const;

    /// The revision that declares `label`.
    std::optional<RevisionId> labelOwner(const QString& label) const;
    /// All branch labels, sorted.
    QStringList allLabels() const;
    bool hasLabel(const RevisionId& id, const QString& label) const;
    /// Every distinct id in the order of Alembic's revision map: where it first appears.
    QStringList ids() const;

    QStringList heads() const;      ///< no child by down_revision; file order
    QStringList realHeads() const;  ///< no child at all; file order
    QStringList bases() const;      ///< no down_revision; file order
    /// An id is declared by two scripts. The one that is not used stays a head for stock Alembic,
    /// so that "head" is always ambiguous there.
    bool hasDuplicateIds() const;
    bool isHead(const RevisionId& id) const;
    bool isRealHead(const RevisionId& id) const;
    bool isBase(const RevisionId& id) const;
    bool isBranchPoint(const RevisionId& id) const;  ///< more than one child by down_revision
    bool isMergePoint(const RevisionId& id) const;   ///< more than one parent

    enum class Follow
    {
        Down,
        All,
    };

    /// `ids` and everything below (ancestors) or above (descendants) them.
    QSet<RevisionId> ancestors(const QStringList& ids, Follow follow = Follow::All) const;
    QSet<RevisionId> descendants(const QStringList& ids, Follow follow = Follow::All) const;

    /// `ids` in the order in which Alembic walks down from its heads: newest first, every
    /// revision before what it stands on. Source: Alembic 1.19 _topological_sort; where Alembic
    /// follows the order of a Python set, ours is the written order.
    QStringList walkDown(const QSet<RevisionId>& ids) const;
    /// The same, starting at those of `tops` that are among `ids` and not at the tops of `ids`.
    QStringList walkDown(const QSet<RevisionId>& ids, const QStringList& tops) const;

    /// Everything, newest first: the order of `history`.
    QStringList history() const;

private:
    std::shared_ptr<const GraphData> m_data;
};

}  // namespace limbeck
