// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/python/scope.h"

namespace limbeck::python {

/// Gives `scope` the parameters of `function` as Python would for this call: positional ones,
/// keywords, defaults, `*args`, `**kwargs`, keyword-only ones. The reason if that cannot be done.
std::optional<Opaque> bindArguments(const Function& function,
                                    const Arguments& arguments,
                                    Scope& scope);

/// The identifier of a parameter in any of its forms; a null node if there is none.
SyntaxNode identifierOf(const SyntaxNode& parameter);

}  // namespace limbeck::python
