// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/planner/plan.h"

#include <QHash>

#include <memory>

namespace limbeck::ui {

/// What the scripts of one revision come to.
struct RevisionFacts
{
    bool isDestructive = false;  ///< its upgrade can lose rows or values
    bool hasRawSql = false;
    bool hasDowngrade = true;
    bool isOpaque = false;    ///< a part of one direction cannot be read without running Python
    QString changes;          ///< "+1 table ~2 columns"; empty if the schema stays as it is
    QList<TableName> tables;  ///< what its upgrade touches, each once
    QList<Finding> doubts;    ///< of both directions

    bool operator==(const RevisionFacts&) const = default;
};

/// What is known of a project once all its scripts were read, which a job does after the window
/// has shown the rest.
struct ProjectFacts
{
    QHash<RevisionId, RevisionFacts> revisions;
    QHash<RevisionId, RevisionFacts> archived;  ///< of what consolidated revisions stand for
    /// The revision that last touched a table, by the table's name at the heads.
    QHash<TableName, RevisionId> lastTouched;
    /// Differences between the database and the history at its rows; nothing if there is no
    /// database, or the history cannot be replayed.
    std::optional<qsizetype> drift;
};

using FactsPtr = std::shared_ptr<const ProjectFacts>;

/// "+1 table ~2 columns −1 index": the operations of one upgrade, counted by kind. Pure.
QString changesOf(const std::vector<ScriptStep>& steps);

}  // namespace limbeck::ui
