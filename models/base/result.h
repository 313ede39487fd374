// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/base/error.h"

#include <tl/expected.hpp>
#include <utility>

namespace limbeck {

/// A value, or the Error that says why there is none. The only way in which our functions fail.
template <typename T = void>
using Result = tl::expected<T, Error>;

/// Turns an error into a failed Result of any type: `return fail(ErrorCode::Cancelled, …);`.
inline tl::unexpected<Error> fail(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

inline tl::unexpected<Error> fail(ErrorCode code, QString message)
{
    return fail(Error{
        .code = code, .message = std::move(message), .detail = {}, .where = {}, .subjects = {}});
}

inline tl::unexpected<Error> fail(ErrorCode code, QString message, TextLocation where)
{
    return fail(Error{.code = code,
                      .message = std::move(message),
                      .detail = {},
                      .where = std::move(where),
                      .subjects = {}});
}

}  // namespace limbeck
