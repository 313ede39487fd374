// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/planner/plan.h"

#include <QHash>

namespace limbeck {

/// What one revision did when it was applied.
struct PastStep
{
    RevisionId revision;
    std::vector<ScriptStep> operations;  ///< completed: a drop knows what it dropped
    /// Which of the operations does not fit the schema, and changed nothing. At most one: after
    /// it the schema is uncertain, and what does not fit that is one more uncertainty.
    std::optional<size_t> misfit;
    /// What is opaque, refused, does not fit or is uncertain in it: from here on the schema may
    /// differ from the truth.
    QList<Finding> doubts;
    /// What is not certain from its begin on: parts that are opaque, or that rows decide.
    QList<Uncertainty> uncertainties = {};
};

/// The past at one moment.
struct Moment
{
    Schema schema;          ///< its uncertainties are the messages of `doubts`
    QList<Finding> doubts;  ///< of every step up to here
};

/// The history replayed: what every revision did and the schema after it, kept in memory. A
/// script is read when a walk first comes to it; after that any moment costs the operations of a
/// few steps, whatever the length of the history. Walks that begin alike share what they have in
/// common, so branches are kept side by side.
///
/// A replay never stops: what cannot be understood is a doubt, and what is certain beside it
/// still happens. Nothing is rendered, so any engine's history can be replayed on any dialect
/// (which decides branches on its name).
///
/// A value: copies share their snapshots. Thread: any, one at a time for all copies, since
/// scripts are read when first needed.
class SchemaTimeline final
{
public:
    /// `defaultSchema` is what a name without a schema means; empty: Dialect::usualSchema().
    SchemaTimeline(const ScriptDirectory& scripts,
                   const Dialect& dialect,
                   const QString& defaultSchema = {});

    const RevisionGraph& graph() const
    {
        return m_scripts.graph();
    }

    /// What `order` (oldest first) leaves behind on an empty database.
    /// Fails with HistoryBroken or ScriptInvalid if a script cannot be read at all.
    Result<Moment> after(const QList<RevisionId>& order);
    /// What each revision of `order` does there. Fails like after().
    Result<QList<PastStep>> steps(const QList<RevisionId>& order);

private:
    /// A step of a walk; walks that begin alike go through the same nodes.
    struct Node
    {
        PastStep step;
        qsizetype parent = -1;
        int depth = 0;
        QHash<RevisionId, qsizetype> next;
        std::optional<Schema> snapshot;  ///< after the step; for every so many nodes only
    };

    Result<QList<qsizetype>> nodesOf(const QList<RevisionId>& order);
    Result<qsizetype> addNode(qsizetype parent, const RevisionId& revision, Schema& schema);
    PastStep playFirst(qsizetype parent,
                       const Lowered& lowered,
                       const Script& script,
                       Schema& schema) const;
    Schema schemaAt(qsizetype node) const;

    ScriptDirectory m_scripts;
    const Dialect* m_dialect;  // lives for the whole program
    QList<Node> m_nodes;       ///< the first is the empty database
};

/// The revisions that an upgrade of an empty database to `target` runs, oldest first; none for
/// "base". Fails like upgradeSteps().
Result<QList<RevisionId>> revisionsUpTo(const RevisionGraph& graph, const QString& target);

/// The revisions that are applied in a database whose version table holds `rows`, oldest first.
QList<RevisionId> revisionsAt(const RevisionGraph& graph, const QStringList& rows);

}  // namespace limbeck
