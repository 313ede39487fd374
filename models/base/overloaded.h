// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace limbeck {

/// A visitor made of lambdas, for std::visit. A missing alternative does not compile, which is
/// why operations are a variant: a new one shows every place that must think about it.
template <typename... Functions>
struct Overloaded : Functions...
{
    using Functions::operator()...;
};

// Written out for clang-tidy 14, which cannot deduce aggregates.
template <typename... Functions>
Overloaded(Functions...) -> Overloaded<Functions...>;

}  // namespace limbeck
