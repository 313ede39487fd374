// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/base/result.h"
#include "models/revision/revisiongraph.h"

#include <optional>

namespace limbeck::cli {

/// How `history`, `heads`, `branches`, `current` and `show` look. Rows are those of the version
/// table where they were asked for.
struct HistoryStyle
{
    bool isVerbose = false;
    std::optional<QStringList> rows;  ///< marks revisions as "(current)"
};

/// Revisions in the order in which they are printed: everything, or `range` ("a:b", "a:", ":b",
/// "-3:current"). Fails with InvalidArgument or like resolve().
Result<QStringList> historyRange(const RevisionGraph& graph,
                                 const QString& range,
                                 const QStringList& rows);
/// What `show` prints: usually one revision.
Result<QStringList> shownRevisions(const RevisionGraph& graph,
                                   const QString& target,
                                   const QStringList& rows);
/// Alembic's `current`: rows, and what they include of other branches.
Result<QStringList> currentRevisions(const RevisionGraph& graph, const QStringList& rows);

QString historyText(const RevisionGraph& graph,
                    const QStringList& revisions,
                    const HistoryStyle& style);
QString headsText(const RevisionGraph& graph,
                  const QStringList& revisions,
                  const HistoryStyle& style);
QString branchesText(const RevisionGraph& graph, const HistoryStyle& style);
QString currentText(const RevisionGraph& graph,
                    const QStringList& revisions,
                    const HistoryStyle& style);
QString showText(const RevisionGraph& graph,
                 const QStringList& revisions,
                 const HistoryStyle& style);

}  // namespace limbeck::cli
