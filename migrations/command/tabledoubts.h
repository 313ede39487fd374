// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/planner/timeline.h"
#include "migrations/report/report.h"

namespace limbeck::command {

/// From which revision on a table is uncertain, and why. What nobody understood may have touched
/// every table that was there; one that a later revision certainly makes is certain again.
class TableDoubts final
{
public:
    /// `steps` outlive this; `start` is the schema before the first.
    TableDoubts(const QList<PastStep>& steps, const Schema& start);

    /// Those of a table of `schema`, whose uncertainties are those after the last step. `story` is
    /// what the history tells of the table.
    QList<ReportDoubt> of(const TableName& table,
                          const Schema& schema,
                          const ReportStory& story) const;

private:
    /// What stays of an uncertainty when its table is renamed.
    static QString keyOf(const Uncertainty& uncertainty);
    qsizetype creationOf(const TableName& table,
                         const Schema& schema,
                         const ReportStory& story) const;

    const QList<PastStep>& m_steps;
    QHash<QString, qsizetype> m_beginnings;  ///< the step that brought each uncertainty
    QHash<RevisionId, qsizetype> m_numbers;
};

}  // namespace limbeck::command
