// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/base/error.h"

#include <tl/expected.hpp>

namespace limbeck {

/// A part of a script that cannot be understood without running Python.
struct Opaque
{
    TextLocation where;
    QString reason;  ///< words for people: "calls 'load_fixtures' of 'app.db'"
    QString code;    ///< the source text, one line, shortened

    bool operator==(const Opaque&) const = default;
};

/// Something that is certain, or the reason why it is not. Doubt is not an error: it stops
/// the plan that needs it, and nothing else.
template <typename T>
using Certain = tl::expected<T, Opaque>;

}  // namespace limbeck
