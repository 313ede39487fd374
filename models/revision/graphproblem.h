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
        IllegalId,            ///< see idProblem()
        UnsafeId,             ///< see isUnsafeInSql(): a step that would write it stops its plan
        IdTooLong,            ///< more than the 32 characters of Alembic's version table
        PartialDependency,    ///< depends_on shortens an id: stock Alembic stops with KeyError
        RedundantDependency,  ///< stock Alembic crashes on it: KeyError in HeadMaintainer at such a
                              ///< merge (1.19.2)
    };

    Kind kind = Kind::UnreadableFile;
    /// Whole sentences naming the revisions and files; the first line is Alembic's text where
    /// Alembic has one.
    QString message;
    QStringList revisions;
    TextLocation where;

    /// True if no plan can be made while this stands; false for a warning.
    bool isFatal() const;

    bool operator==(const GraphProblem&) const = default;
};

/// A stable, lower-case word for `kind` ("missing-parent").
QString problemKindName(GraphProblem::Kind kind);

}  // namespace limbeck
