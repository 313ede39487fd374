// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/base/result.h"
#include "models/revision/revisiongraph.h"

#include <optional>

namespace limbeck {

/// How a list of revisions is printed.
struct HistoryStyle
{
    bool isVerbose = false;
    /// Rows of the version table, if they are to be marked as "(current)".
    std::optional<QStringList> rows;
};

// The texts of `history`, `heads`, `branches`, `current` and `show`, exactly as Alembic prints
// them: script/base.py, _head_only and log_entry. What Alembic prints in the order of a Python set
// (labels, children) is sorted or in file order here. Every text ends with a newline, or is empty.

/// "<base> -> a1b2 (core) (head), Add accounts". Empty if there is no such revision.
QString historyLine(const RevisionGraph& graph,
                    const RevisionId& id,
                    const HistoryStyle& style = {});

/// "Rev: a1b2 (head)", parent, labels, path and the whole message. Empty if there is no such
/// revision.
QString verboseBlock(const RevisionGraph& graph,
                     const RevisionId& id,
                     const HistoryStyle& style = {});

/// `history`: `revisions` in the order given; see historyRange() for what it lists.
QString historyText(const RevisionGraph& graph,
                    const QStringList& revisions,
                    const HistoryStyle& style = {});

/// `heads`: `revisions` are RevisionGraph::heads(), or realHeads() to leave out those on which
/// others depend.
QString headsText(const RevisionGraph& graph,
                  const QStringList& revisions,
                  const HistoryStyle& style = {});

/// `branches`: every branch point with its children.
QString branchesText(const RevisionGraph& graph, const HistoryStyle& style = {});

/// `current`: `revisions` as branchTips() gives them. Nothing is marked as current, since all are.
QString currentText(const RevisionGraph& graph,
                    const QStringList& revisions,
                    const HistoryStyle& style = {});

/// `show`: a verbose block for each.
QString showText(const RevisionGraph& graph,
                 const QStringList& revisions,
                 const HistoryStyle& style = {});

}  // namespace limbeck
