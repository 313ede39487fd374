// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/base/enginetext.h"
#include "models/base/error.h"

#include <tl/expected.hpp>

namespace limbeck {

/// A part of a script that cannot be understood without running Python.
struct Opaque
{
    TextLocation where;
    QString reason;  ///< words for people: "calls 'load_fixtures' of 'app.db'"
    QString code;    ///< the source text, one line, shortened
    /// The rows of the database decide it and nothing else: a run knows it when it is there.
    bool isByRows = false;
    /// What the rows decide may change the schema, or take something away.
    bool mayChangeSchema = false;
    bool mayDestroy = false;

    /// The same where rows are no excuse: `why` says what is not understood about it.
    Opaque without(const QString& why) const
    {
        return {
            .where = where, .reason = EngineText::tr("%1, and %2").arg(reason, why), .code = code};
    }

    bool operator==(const Opaque&) const = default;
};

/// Something that is certain, or the reason why it is not. Doubt is not an error: it stops
/// the plan that needs it, and nothing else.
template <typename T>
using Certain = tl::expected<T, Opaque>;

}  // namespace limbeck
