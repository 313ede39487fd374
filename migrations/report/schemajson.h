// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/schema/schema.h"

#include <QJsonObject>

namespace limbeck {

/// What schemaJson() writes, and the newest that schemaFromJson() reads.
constexpr int schemaJsonVersion = 1;

/// The word of a family of types: "string", "enum", "other".
QString typeKindWord(TypeKind kind);
/// The word of a kind of defaults: "literal", "current timestamp".
QString defaultKindWord(ServerDefault::Kind kind);

/// A schema as JSON for other programs. `version` is raised when a member changes its meaning or
/// goes away; new members may come without. Members that say nothing (no comment, no default)
/// are left out, lists are always there. Pure and deterministic.
QJsonObject schemaJson(const Schema& schema);

/// schemaJson() as indented UTF-8 text that ends with a newline.
QString schemaJsonText(const Schema& schema);

}  // namespace limbeck
