// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/temporaryproject.h"

namespace limbeck {

/// `tables` tables come in the first revisions, ten in each; each of the others adds a column and
/// an index.
void writeWideHistory(TemporaryProject& files, int revisions, int tables);

/// Revisions with a diamond in every ten, each of which changes a column of one of ten tables.
void writeLongHistory(TemporaryProject& files, int revisions);

}  // namespace limbeck
