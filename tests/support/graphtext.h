// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/revision/revisiongraph.h"

namespace limbeck {

/// Revisions from a drawing in one line, in the order in which they first appear:
/// - "a <- b <- c": b follows a, c follows b;
/// - "a <- b, c" branches, "b, c <- d" merges, ";" starts another chain;
/// - "b[left, core]" carries branch labels, "b(x, y)" depends on x and y;
/// - "?gone <- a": a follows a revision that does not exist;
/// - "a <- b; a <- b'" with "'" at the end makes a second script with the id b.
/// The message of every revision is "doc of <id>".
QList<Revision> revisionsFromText(const QString& text);

RevisionGraph graphText(const QString& text);

}  // namespace limbeck
