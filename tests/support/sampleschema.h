// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/schema/schema.h"

namespace limbeck {

/// Two small tables with one of everything, for tests of operations:
///
///     person (person_id key, email unique without a name, name)
///     page   (page_id key, title, owner_id -> person without a name, rank)
///            uq_title_owner (title, owner_id), check ck_rank (rank >= 0),
///            index page_rank (rank) where rank > 0, index page_lower (lower(title))
///
/// and a trigger on page.
Schema sampleSchema();

}  // namespace limbeck
