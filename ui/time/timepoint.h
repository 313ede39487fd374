// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/mainwindow/snapshot.h"

namespace limbeck::ui {

/// A moment that the window can look at or compare with.
struct TimePoint
{
    enum class Kind
    {
        Now,       ///< the database's schema if it has one, else what the history leads to
        Heads,     ///< the whole history
        Applied,   ///< the history at the database's version rows
        Base,      ///< before the first revision: nothing
        Revision,  ///< just after `revision`
        Previous,  ///< just before what is looked at; only to compare with
        Database,  ///< the database as it was read; only to compare with
        Models,    ///< what the project's code declares; only to compare with
        None,      ///< nothing; only to compare with
    };

    Kind kind = Kind::Now;
    RevisionId revision{};

    bool operator==(const TimePoint&) const = default;
};

/// "now: shop.db", "head 9f3c2a1", "base": what the toolbar shows.
QString pointText(const TimePoint& point, const Snapshot& now);

/// True if the project of `now` has such a moment: a revision that is there, a database to ask.
bool isThere(const TimePoint& point, const Snapshot& now);

/// True if something came after it: what the window then shows is the past.
bool isPast(const TimePoint& point, const Snapshot& now);

/// The last revision that has happened at `point`; empty at the base. Of several the first.
RevisionId revisionAt(const TimePoint& point, const Snapshot& now);

/// The revisions that have happened at `point`, oldest first, archived ones at a moment inside a
/// consolidated revision; nothing for what is no moment of the history.
std::optional<QList<RevisionId>> orderAt(const TimePoint& point, const Snapshot& now);

/// One revision further down or up in the order of the history page; `point` itself at its ends.
TimePoint olderThan(const TimePoint& point, const Snapshot& now);
TimePoint newerThan(const TimePoint& point, const Snapshot& now);

}  // namespace limbeck::ui
