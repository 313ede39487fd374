// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/base/enginetext.h"
#include "models/operation/applysteps.h"

#include <algorithm>

namespace limbeck::steps {

using namespace Qt::StringLiterals;

namespace {

bool isSameType(const Schema& schema, const EnumType& a, const EnumType& b)
{
    return a.name == b.name && schema.isSameSchema(a.schema, b.schema);
}

}  // namespace

Result<> apply(const CreateEnum& create, Schema& schema)
{
    const bool exists = std::ranges::any_of(
        schema.enums, [&](const EnumType& type) { return isSameType(schema, type, create.type); });
    if (exists && !create.ifNotExists) {
        return fail(ErrorCode::SchemaConflict,
                    EngineText::tr("There is already an enum type '%1'.").arg(create.type.name));
    }
    if (!exists) {
        schema.enums << create.type;
    }
    return {};
}

Result<> apply(const DropEnum& drop, Schema& schema)
{
    // One that is not listed came with the column that uses it, which no list tells.
    schema.enums.removeIf(
        [&](const EnumType& type) { return isSameType(schema, type, drop.type); });
    return {};
}

}  // namespace limbeck::steps
