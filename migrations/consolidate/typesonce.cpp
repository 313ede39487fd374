// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/consolidate/neutral.h"
#include "models/base/overloaded.h"
#include "models/schema/enumtypes.h"

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

const QString postgresql = QStringLiteral("postgresql");

/// A type by its name: what CREATE TYPE collides on.
struct TypeName
{
    QString schema;
    QString name;

    bool operator==(const TypeName&) const = default;
};

size_t qHash(const TypeName& type, size_t seed = 0)
{
    return qHashMulti(seed, type.schema, type.name);
}

TypeName nameOf(const EnumType& type)
{
    return {type.schema, type.name};
}

bool isNamedEnum(const ColumnType& type)
{
    return type.kind == TypeKind::Enum && type.native && !type.name.isEmpty();
}

/// Says that `type` does not make its enum type. Only PostgreSQL's own class can say that.
void doNotCreate(ColumnType& type)
{
    if (type.dialect == postgresql) {
        type.createType = false;
        return;
    }
    for (ColumnType& variant : type.variants) {
        if (variant.variantOf == postgresql) {
            variant.createType = false;
            return;
        }
    }
    ColumnType own;
    own.kind = TypeKind::Enum;
    own.exact = true;
    own.dialect = postgresql;
    own.name = type.name;
    own.schema = type.schema;
    own.values = type.values;
    own.createType = false;
    own.variantOf = postgresql;
    type.variants.push_back(own);
}

class TypePlacer final
{
public:
    explicit TypePlacer(const QList<EnumType>& existing)
    {
        for (const EnumType& type : existing) {
            m_made.insert(nameOf(type));
        }
    }

    std::vector<Operation> place(const std::vector<Operation>& operations)
    {
        collectUses(operations);
        std::vector<Operation> placed;
        for (const Operation& each : operations) {
            const auto* create = std::get_if<CreateEnum>(&each.value);
            if (create != nullptr && isLeftToTable(nameOf(create->type))) {
                continue;
            }
            placed.push_back(each);
            follow(placed.back());
        }
        return placed;
    }

private:
    /// Which types tables bring along, and which columns of older tables need.
    void collectUses(const std::vector<Operation>& operations)
    {
        for (const Operation& each : operations) {
            if (const auto* create = std::get_if<CreateTable>(&each.value)) {
                for (const EnumType& type : enumTypes(create->table, postgresql)) {
                    m_byTables.insert(nameOf(type));
                }
            } else if (const auto* batch = std::get_if<Batch>(&each.value)) {
                collectUses(batch->operations);
            } else if (const auto* add = std::get_if<AddColumn>(&each.value)) {
                noteColumn(add->column.type);
            } else if (const auto* alter = std::get_if<AlterColumn>(&each.value)) {
                noteColumn(alter->changes.type.value_or(ColumnType()));
            }
        }
    }

    void noteColumn(const ColumnType& type)
    {
        const ColumnType own = type.on(postgresql);
        if (isNamedEnum(own)) {
            m_byColumns.insert({own.schema, own.name});
        }
    }

    bool isLeftToTable(const TypeName& type) const
    {
        return m_byTables.contains(type) && !m_byColumns.contains(type);
    }

    void follow(Operation& operation)
    {
        if (const auto* create = std::get_if<CreateEnum>(&operation.value)) {
            m_made.insert(nameOf(create->type));
        } else if (const auto* drop = std::get_if<DropEnum>(&operation.value)) {
            m_made.remove(nameOf(drop->type));
        } else if (auto* table = std::get_if<CreateTable>(&operation.value)) {
            const QList<EnumType> types = enumTypes(table->table, postgresql);
            for (Column& column : table->table.columns) {
                const ColumnType own = column.type.on(postgresql);
                if (isNamedEnum(own) && own.createType && m_made.contains({own.schema, own.name})) {
                    doNotCreate(column.type);
                }
            }
            for (const EnumType& type : types) {
                m_made.insert(nameOf(type));
            }
        }
    }

    QSet<TypeName> m_made;
    QSet<TypeName> m_byTables;
    QSet<TypeName> m_byColumns;
};

}  // namespace

std::vector<Operation> withTypesMadeOnce(const std::vector<Operation>& operations,
                                         const QList<EnumType>& existing)
{
    return TypePlacer(existing).place(operations);
}

}  // namespace limbeck
