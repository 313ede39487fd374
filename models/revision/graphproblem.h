// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/base/error.h"
#include "models/revision/revision.h"

namespace limbeck {

/// Something wrong with a history. It is shown, and it stops what it makes impossible, but it
/// never stops the history from being shown.
struct GraphProblem
{
    enum class Kind
    {
        UnreadableFile,
        MissingParent,
        MissingDependency,
        Cycle,
        DuplicateId,
        DuplicateLabel,
        IllegalId,            ///< one of @ - + : in an id
        IdTooLong,            ///< more than the 32 characters of Alembic's version table
        RedundantDependency,  ///< stock Alembic crashes on it: KeyError in HeadMaintainer at such a
                              ///< merge (1.19.2)
    };

    Kind kind = Kind::UnreadableFile;
    /// A whole sentence naming the revisions and files.
    QString message;
    QStringList revisions;
    TextLocation where;

    /// True if no plan can be made while this stands; false for a warning.
    bool isFatal() const;

    bool operator==(const GraphProblem&) const = default;
};

QString problemKindName(GraphProblem::Kind kind);

}  // namespace limbeck
