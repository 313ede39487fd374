// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/schema/impliedrelations.h"
#include "ui/mainwindow/snapshot.h"

#include <QPalette>
#include <QUrl>

namespace limbeck::ui {

struct TableStory;

/// Stands in the text where a long name may be broken, and cannot be seen: what is copied must not
/// have it.
constexpr QChar nameBreak = u'\u200B';

/// Everything about one table as HTML for the inspector, with links to the tables it refers to
/// and that refer to it, and to the revisions that made it; `story` may be null while they are
/// looked for. `guesses` are about the whole schema. Every name is escaped. Pure.
QString tableText(const Snapshot& snapshot,
                  const Table& table,
                  const QPalette& palette,
                  const TableStory* story = nullptr,
                  const QList<ImpliedRelation>& guesses = {});

/// The link to a table in tableText(), and back. Empty if the link is none of ours.
QUrl tableLink(const TableName& table);
TableName tableOfLink(const QUrl& link);
/// The same for revisions.
QUrl revisionLink(const RevisionId& revision);
RevisionId revisionOfLink(const QUrl& link);

}  // namespace limbeck::ui
