// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/schema/schema.h"

namespace limbeck::fenrir {

/// The 22 tables of the bundled project, a test-automation hub, as its application declares
/// them: what `check` and `drift` compare its database and its history with. Constraints that
/// the application leaves unnamed have no name here.
Schema schema();

}  // namespace limbeck::fenrir
