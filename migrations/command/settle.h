// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/command/command.h"
#include "migrations/runner/settledstructure.h"

namespace limbeck::command {

// A step that an earlier run left half done, on MariaDB and MySQL, which commit every change of
// the schema at once: Status::stopped tells where it stopped. All of these fail with
// InvalidArgument if there is none.

/// What resume() would run (`rest()` of it), or undo() if `takesBack`. Changes nothing.
Result<StoppedStep> previewSettling(const Context& context,
                                    bool takesBack,
                                    std::optional<bool> isDone = std::nullopt);

/// Finishes the rest of it. `isDone`: what a person says of a statement of which it cannot be seen
/// whether it was carried out.
/// Where the context verifies, the version rows move only if the database then is what the history
/// says; undo() compares with what was before.
RunReport resume(const Context& context,
                 RunObserver& observer,
                 std::optional<bool> isDone = std::nullopt);

/// Takes back what is done of it, by the reverse of each operation, last ones first. Fails with
/// Irreversible, before anything is changed, where something is gone that no statement brings back.
RunReport undo(const Context& context,
               RunObserver& observer,
               std::optional<bool> isDone = std::nullopt);

/// What somebody sees who says that the step was settled by hand.
struct MarkPreview
{
    StoppedStep stopped;
    QStringList rowsAfter;  ///< the version rows then
    SettledStructure structure;
};

/// `isApplied`: all of it is done now; else none of it.
Result<MarkPreview> previewMark(const Context& context, bool isApplied);
/// Moves the version rows, or leaves them, and forgets the journal. Nothing else is run.
RunReport mark(const Context& context, bool isApplied, RunObserver& observer);

}  // namespace limbeck::command
