// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/command/command.h"

namespace limbeck::command {

/// One side of a history that has several heads: what is below that head and below no other.
struct Side
{
    RevisionId head;
    QStringList revisions;  ///< oldest first
    QStringList objects;    ///< what its operations touch: "user", "user.email", "index ix_user"
    /// Revisions whose operations cannot be known without running Python.
    QStringList opaque;

    bool operator==(const Side&) const = default;
};

/// Several heads, explained: may they simply be merged, and may one side be put on the other?
struct Divergence
{
    struct Overlap
    {
        QString object;
        RevisionId left;   ///< a revision of the one side that touches it
        RevisionId right;  ///< and one of the other

        bool operator==(const Overlap&) const = default;
    };

    QList<Side> sides;
    QList<Overlap> overlaps;

    bool operator==(const Divergence&) const = default;
};

/// Explains the heads of a project; one side only if there is one head.
Result<Divergence> explainHeads(const Project& project, const Dialect& dialect);

/// A change of one `down_revision`, so that a side stands on another head.
struct Rebase
{
    RevisionId revision;  ///< the oldest of the side: the one whose script is edited
    QStringList from;     ///< its down revisions now
    RevisionId onto;
    QString file;
    QString newText;  ///< of the whole file
    QString oldText;

    bool operator==(const Rebase&) const = default;
};

/// Plans to put the side that ends in `head` on top of `onto`. `applied` are the revisions known
/// to be applied somewhere: a side of which one is applied is refused, since a database that has
/// it would never get what now comes before it.
///
/// Fails with TargetInvalid, saying why, if the side is no single line above the other.
Result<Rebase> planRebase(const Project& project,
                          const RevisionId& head,
                          const RevisionId& onto,
                          const QSet<RevisionId>& applied);

/// Writes the change; the old text is kept in `.limbeck/rebased/` beside alembic.ini.
Result<> carryOut(const Project& project, const Rebase& rebase);

/// Takes the last rebase back, byte for byte, if the file was not edited since. Returns its path.
/// `undoes`: the operation of the log that this takes back, if it is meant as that.
Result<QString> undoRebase(const Project& project, const QString& undoes = {});

}  // namespace limbeck::command
