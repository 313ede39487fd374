// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/revision/revisionlookup.h"
#include "models/revision/revisiontarget.h"

namespace limbeck {

/// One end of a stretch of history: what somebody typed, or the rows of a database.
struct PlanEnd
{
    std::optional<QString> text;
    QStringList rows;

    static PlanEnd typed(const QString& text)
    {
        return {text, {}};
    }
    static PlanEnd at(const QStringList& rows)
    {
        return {std::nullopt, rows};
    }

    /// The one text, or all rows.
    QStringList names() const
    {
        return text ? QStringList{*text} : rows;
    }
};

/// Everything that `end` names.
Result<QList<RevisionPlace>> placesOf(const RevisionLookup& lookup, const PlanEnd& end);

/// What an upgrade to `target` must reach; relative targets count from `current`.
/// Source: Alembic 1.19 script/revision.py, _parse_upgrade_target.
Result<QList<RevisionPlace>> upgradeTargets(const RevisionGraph& graph,
                                            const PlanEnd& current,
                                            const PlanEnd& target,
                                            bool mustArrive = true);

struct DowngradeTarget
{
    QString label;  ///< the branch that is meant; empty if all are
    RevisionPlace place;
};

/// Where a downgrade stops. Source: Alembic 1.19 script/revision.py, _parse_downgrade_target.
Result<DowngradeTarget> downgradeTarget(const RevisionGraph& graph,
                                        const PlanEnd& current,
                                        const QString& target,
                                        bool mustArrive = true);

/// What a database at `rows` has as the tips of its branches: also tips of branches that others
/// depend upon. Source: Alembic 1.19 script/revision.py, _get_all_current.
Result<QStringList> branchTips(const RevisionGraph& graph, const QStringList& rows);

}  // namespace limbeck
