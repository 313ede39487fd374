// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/python/classdata.h"

namespace limbeck::python {

/// Fills `order` and `annotated` from the statements of a class body.
void readBodyOrder(ClassData& data, const SyntaxNode& body);

/// If the class is an enum, makes members of its values, as EnumType does; `doubt` is set where
/// the class changes how that is done.
void makeEnum(const std::shared_ptr<ClassData>& data);

/// `Colour("red")`, `Colour(1)`: the member with that value; a ValueError if there is none.
Value enumMember(const Class& type, const Arguments& arguments);

}  // namespace limbeck::python
