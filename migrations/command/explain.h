// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/command/command.h"

namespace limbeck::command {

/// Where a revision stands, and why.
struct Explanation
{
    enum class State
    {
        Applied,
        Pending,  ///< an upgrade would run it
        Blocked,  ///< something stops every upgrade that would
    };

    struct Step
    {
        QString what;  ///< the operation in words
        TextLocation where;
        bool isDestructive = false;

        bool operator==(const Step&) const = default;
    };

    RevisionId revision;
    RevisionId archivedIn;  ///< the consolidated revision that stands for it; empty if none does
    State state = State::Pending;
    QStringList reasons;    ///< why, one sentence each
    QStringList parents;    ///< what it stands on by down_revision
    QStringList depends;    ///< by depends_on
    QStringList missing;    ///< everything below it that is not applied, oldest first
    QStringList neededBy;   ///< what stands directly on it
    QStringList rows;       ///< of the database
    QString upgradeTarget;  ///< what reaches it: "head", "heads", or its id; empty if nothing does
    QList<Step> steps;      ///< what it does when applied
    QList<Finding> doubts;  ///< what of that is opaque, refused or uncertain
};

/// "applied", "pending", "blocked".
QString stateName(Explanation::State state);

/// Explains the one revision that `revision` names ("current" is the database's).
/// Fails like resolveOne(), with InvalidArgument for the base, and as currentRows() does.
Result<Explanation> explain(const Context& context, const QString& revision);

}  // namespace limbeck::command
