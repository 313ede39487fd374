// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/consolidate/consolidatedrevisions.h"

#include <algorithm>

namespace limbeck {

namespace {

/// Each archive is entered once: they are files, and can say anything.
QList<RevisionId> replacedBy(const Archive& archive, QList<Archive> others)
{
    others.removeIf([&](const Archive& each) { return each.folder == archive.folder; });
    QList<RevisionId> all;
    for (const RevisionId& revision : archive.revisions) {
        const auto older = std::ranges::find(others, revision, &Archive::id);
        if (older == others.end()) {
            all << revision;
        } else {
            all << replacedBy(*older, others);
        }
    }
    return all;
}

}  // namespace

QMap<RevisionId, QList<RevisionId>> consolidatedRevisions(const RevisionGraph& graph,
                                                          const QList<Archive>& archives)
{
    QMap<RevisionId, QList<RevisionId>> all;
    for (const Archive& archive : archives) {
        // The newest of two archives of one id is the one that is in the graph.
        const bool isInside = std::ranges::any_of(archives, [&](const Archive& each) {
            return each.folder != archive.folder && each.revisions.contains(archive.id);
        });
        if (!isInside && graph.find(archive.id) != nullptr) {
            all.insert(archive.id, replacedBy(archive, archives));
        }
    }
    return all;
}

}  // namespace limbeck
