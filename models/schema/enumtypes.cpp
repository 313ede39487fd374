// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/schema/enumtypes.h"

namespace limbeck {

QList<EnumType> enumTypes(const Table& table, const QString& dialect)
{
    QList<EnumType> types;
    for (const Column& column : table.columns) {
        ColumnType type = column.type.on(dialect);
        while (type.kind == TypeKind::Array && !type.items.empty()) {
            type = ColumnType(type.items.front());
        }
        const EnumType found{type.schema, type.name, type.values};
        const bool isNeeded =
            type.kind == TypeKind::Enum && type.native && type.createType && !type.name.isEmpty();
        if (isNeeded && !types.contains(found)) {
            types << found;
        }
    }
    return types;
}

}  // namespace limbeck
